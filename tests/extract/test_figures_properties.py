"""What holds for every text: no exception, true spans, the same answer twice, time in proportion to length."""

from __future__ import annotations

import time
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.document import Document
from diembao.extract.figures import find_figures
from diembao.extract.times import find_times
from diembao.text.tokens import tokenize

PIECES = [
    "hơn",
    "khoảng",
    "gần",
    "từ",
    "đến",
    "lên",
    "xuống",
    "và",
    "một",
    "hai",
    "ba",
    "năm",
    "mười",
    "mươi",
    "lăm",
    "trăm",
    "chục",
    "linh",
    "nửa",
    "rưỡi",
    "nghìn",
    "ngàn",
    "vạn",
    "triệu",
    "tỷ",
    "tỉ",
    "đồng",
    "đ",
    "VND",
    "USD",
    "$",
    "€",
    "euro",
    "đô",
    "la",
    "%",
    "phần",
    "trăm",
    "điểm",
    "người",
    "dân",
    "tay",
    "súng",
    "học",
    "sinh",
    "chết",
    "bị",
    "thương",
    "mất",
    "tích",
    "bắt",
    "giữ",
    "sơ",
    "tán",
    "1",
    "5",
    "33",
    "100",
    "1.250",
    "5,3",
    "42.5",
    "10,000",
    "1.234,5",
    "1.2.3",
    "số",
    "người",
    "trong",
    "đó",
    "có",
    "theo",
    "AFP",
    "giảm",
    "tăng",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    "(",
    ")",
    "\n",
]
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def document(text: str) -> Document:
    return Document("a" * 16, text, (), (), tokenize(text, ()), None)


@given(text=st.text() | NEWS | GLUED)
@settings(max_examples=600, deadline=None)
def test_any_text_gives_true_ordered_spans_and_the_same_answer_twice(text: str) -> None:
    times = find_times(document(text))
    found = find_figures(document(text), times)
    assert found == find_figures(document(text), times)
    end = 0
    for figure in found:
        assert end <= figure.start < figure.end <= len(text)
        assert figure.surface == text[figure.start : figure.end]
        assert figure.value.is_finite() and figure.value >= 0
        assert figure.bound in ("exact", "about", "at_least", "at_most")
        assert not any(t.start <= figure.start < t.end for t in times)
        end = figure.end


@given(
    amount=st.integers(min_value=1, max_value=999_999_999),
    scale=st.sampled_from([("", 1), (" triệu", 10**6), (" tỷ", 10**9)]),
)
def test_a_sum_written_with_dots_is_read_back(amount: int, scale: tuple[str, int]) -> None:
    written = f"{amount:,}".replace(",", ".")
    (found,) = find_figures(document(f"Chi {written}{scale[0]} đồng."))
    assert found.value == Decimal(amount) * scale[1]


LINE = "Lũ làm 12 người chết, 5 bị thương, thiệt hại hơn 3 tỷ 200 triệu đồng, giảm 5-7%, theo AFP. "
FILLER = "Người dân trong vùng cho biết nước sông lên rất nhanh, nhiều nhà cửa và ruộng vườn đã ngập sâu. " * 4
HOSTILE = "1" * 1_000 + " " + "1." * 1_000 + "một " * 700 + "( " * 500 + "triệu " * 500 + "5 - " * 700 + "\n"


def seconds(text: str, readings: int = 2) -> float:
    """Return the best of some readings of `text`, in seconds of this process."""
    best = 9e9
    for _ in range(readings):
        start = time.process_time()
        find_figures(document(text))
        best = min(best, time.process_time() - start)
    return best


def test_two_megabytes_are_read_in_proportion() -> None:
    page = LINE + FILLER
    small, large = page * (200_000 // len(page)), page * (2_000_000 // len(page))
    assert seconds(large, readings=1) < 10 * seconds(small) * 2.5


def test_text_made_to_stall_the_rules_is_read_in_proportion() -> None:
    assert seconds(HOSTILE * 8) < 8 * seconds(HOSTILE) * 2.5
