"""The whole reader on any text: nothing is raised, spans are true, the answer is the same, time is in proportion."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diembao.article import Article, Passage, PassageKind
from diembao.reader import read
from diembao.reading import Reading
from tests.extract.laws import article_of, broken

# Pieces of which news is made, so that random texts come near to what the rules look for.
PIECES = (
    """
ông|bà|anh|chị|cô|Ông|Bà|Tổng thống|Thủ tướng|Chủ tịch|giám đốc|phó|đại tá|HLV|bác sĩ|người phát ngôn|vị này|ông này
Lê Văn Tám|Trần Thị Bưởi|Tám|Bưởi|Y Moan Êban|John Smith|Smith|Ali al-Rashid|van der Meer|Kim Jong Nam|Nguyễn
Nga|Mỹ|Anh|Đức|Pháp|Ý|Hà Lan|Trung Quốc|Hà Nội|TP.HCM|Cần Thơ|xã Bình Minh|huyện Kinh Năm|Biển Đông|quận 3
UBND|Bộ Y tế|Sở Giao thông|Công ty CP Sông Trẹm|(SOTREM)|Liên Hợp Quốc|LHQ|IS|CLB|Đại học Miền Tây|TAND|HĐND tỉnh
nói|cho biết|khẳng định|theo|Theo|dẫn lời|cho hay|hỏi|đề nghị|tuyên bố|rằng|là|:|,|.|;|…|!|?|-|–|"|“|”|'|(|)|«|»
TTXVN|Reuters|AFP|báo Tuổi Trẻ|nguồn tin giấu tên|Nghị định 100/2019/NĐ-CP|VnExpress|TPO -|Ảnh:|(Theo TTXVN)
sáng|chiều|tối|ngày|tháng|năm|hôm qua|tuần trước|cuối năm|13/11|2/9/1945|21h30|quý III|rằm tháng Giêng|năm 2020|Tết
35|1.250|5,3|hai mươi|ba|hơn|khoảng|ít nhất|từ|đến|tỷ đồng|triệu USD|%|nghìn|người|chết|bị thương|mất tích|hộ dân|nhà
tấn công|biểu tình|bắt giữ|ký kết|lên án|bị|được|không|chưa|có thể|nếu|sẽ|đã|ở|tại|của|và|với|trong|một|những|các|cầu
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

SYLLABLES = [p for p in PIECES if p.istitle() and " " not in p] + [
    "Trần",
    "Lê",
    "Văn",
    "Thị",
    "Minh",
    "Trẹm",
    "Cát",
    "Lộ",
    "Baker",
]

NEWS = (
    "Hai người mất tích khi qua cầu Sông Trẹm\n"
    "TPO - Sáng 12/11, ông Lê Văn Tám, Chủ tịch UBND huyện Kinh Năm, cho biết hai người mất tích khi qua cầu. "
    "“Nước lên nhanh quá, bà con không kịp trở tay”, ông Tám nói.\n"
    "Theo Công ty CP Sông Trẹm (SOTREM), thiệt hại hơn 2,5 tỷ đồng, tăng 12% so với năm ngoái. "
    "Bà Trần Thị Bưởi, giám đốc SOTREM, khẳng định sẽ sửa xong trước Tết. TTXVN dẫn lời một quan chức giấu tên nói "
    "Nga và Mỹ ký thỏa thuận tại Hà Nội tuần trước.\n"
    "Ảnh: LÊ TÁM\n"
    "(Theo TTXVN, Reuters)\n"
)
pieces = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from((" ", " ", " ", "", "\n", "\u00a0"))), max_size=60)
newsy = pieces.map(lambda some: "".join(piece + space for piece, space in some))


def sound(article: Article) -> Reading:
    """Read `article`, and again; both readings are the same and break no law."""
    reading = read(article)
    assert broken(article, reading) == []
    assert read(article) == reading
    return reading


def test_the_pieces_make_every_kind_of_fact() -> None:
    reading = sound(article_of(NEWS))
    kinds = ("mentions", "roles", "quotes", "times", "figures", "citations")
    assert [kind for kind in kinds if not getattr(reading, kind)] == []


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
@example("")
@example("\ufeff\u200b")
@example("İ ﬁ ǅ ß 𝟚 ⅷ")  # letters whose capitals or folds have another length
@example("“”“”\n“\n”")
def test_any_text_is_read_soundly(text: str) -> None:
    sound(article_of(text))


@settings(max_examples=250, deadline=None)
@given(newsy)
def test_any_text_made_of_news_is_read_soundly(text: str) -> None:
    sound(article_of(text))


@settings(max_examples=100, deadline=None)
@given(newsy, st.lists(st.tuples(st.integers(0, 400), st.sampled_from(PassageKind)), max_size=6))
def test_any_cut_into_passages_is_read_soundly(text: str, cuts: list[tuple[int, PassageKind]]) -> None:
    article = article_of(text)
    inner = {at % len(article.text): kind for at, kind in cuts}
    starts = sorted({0: PassageKind.TITLE, **inner}.items())
    ends = [at for at, _ in starts[1:]] + [len(article.text)]
    passages = tuple(Passage(kind, at, end, "cut") for (at, kind), end in zip(starts, ends, strict=True))
    sound(replace(article, passages=passages))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PIECES), st.sampled_from(("", " ", ", ", "\n", ".")), st.integers(50, 600))
def test_any_piece_many_times_over_is_read_soundly(piece: str, between: str, times: int) -> None:
    sound(article_of((piece + between) * times))


def test_without_a_date_nothing_is_anchored_on_one() -> None:
    reading = sound(replace(article_of(NEWS), published_at=None))
    assert {found.anchor for found in reading.times} <= {"text", "none"}


_DIGEST = "from tests.test_reader import digest; print(digest())"


def digest() -> str:
    """Return a digest of readings of fixed texts."""
    rng = random.Random(3)
    texts = [NEWS, *(" ".join(rng.choices(PIECES, k=80)) for _ in range(20))]
    read_all = (replace(read(article_of(text)), seconds={}) for text in texts)
    return hashlib.sha256("\n".join(map(repr, read_all)).encode()).hexdigest()


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_reading_does_not_hang_on_the_order_of_sets(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _DIGEST],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=Path(__file__).parents[1],
        timeout=120,
        check=True,
    )
    assert done.stdout.strip() == digest()


def _many_names(rng: random.Random) -> str:
    name = " ".join(rng.choices(SYLLABLES, k=rng.randint(1, 4)))
    return f"Ông {name}, giám đốc Công ty {rng.choice(SYLLABLES)} {rng.choice(SYLLABLES)}, gặp bà {name.split()[-1]}. "


def _many_foreign_names(rng: random.Random) -> str:
    name = "".join(rng.choice("bcdfghklmnprst") + rng.choice("aeiou") for _ in range(3)).capitalize()
    return f"Tổng thống {name} tới {name[:4].capitalize()}. "


LONG_TEXTS: dict[str, tuple[int, Callable[[random.Random], str]]] = {
    "news": (200_000, lambda rng: NEWS),
    "pieces": (200_000, lambda rng: rng.choice(PIECES) + " "),
    "names": (100_000, _many_names),
    "foreign-names": (100_000, _many_foreign_names),
    "one-line-of-letters": (200_000, lambda rng: "a" * 100),
    "capitals": (60_000, lambda rng: "Nguyễn "),
    "heads": (60_000, lambda rng: "Công ty "),
    "open-quotes": (60_000, lambda rng: "“"),
    "cues": (60_000, lambda rng: "nói: "),
    "dates": (60_000, lambda rng: "1/"),
    "brackets": (60_000, lambda rng: "Nga ("),
}


def _long_text(kind: str) -> str:
    length, piece = LONG_TEXTS[kind]
    rng = random.Random(1)
    text = ""
    while len(text) < length:
        text += "".join(piece(rng) for _ in range(100))
    return text[:length]


def _seconds(text: str) -> float:
    article = article_of(text)
    begun = time.process_time()
    read(article)
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("kind", LONG_TEXTS)
def test_time_grows_in_proportion_to_the_text(kind: str) -> None:
    text = _long_text(kind)
    read(article_of(NEWS))  # loads the lexicons
    # four times the text; eight leaves room for a busy machine, which gets three tries, and a square would be sixteen
    tries = []
    for _ in range(3):
        short, long = _seconds(text[: len(text) // 4]), _seconds(text)
        tries.append(f"{short:.2f} s for a quarter, {long:.2f} s for {len(text):,} letters")
        if long < 8 * max(short, 0.1):
            return
    pytest.fail("; ".join(tries))
