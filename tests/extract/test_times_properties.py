"""What holds for every text: no exception, true spans, the same answer twice, time in proportion to length."""

from __future__ import annotations

import time
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.document import Document
from diembao.extract.times import find_times
from diembao.text.tokens import tokenize

# Pieces that times are made of, so that random texts come close to real ones.
PIECES = [
    "ngày",
    "hôm",
    "sáng",
    "trưa",
    "tối",
    "đêm",
    "rạng",
    "tháng",
    "năm",
    "tuần",
    "quý",
    "thứ",
    "chủ",
    "nhật",
    "mùng",
    "rằm",
    "tết",
    "nay",
    "qua",
    "mai",
    "trước",
    "sau",
    "tới",
    "ngoái",
    "đó",
    "đầu",
    "giữa",
    "cuối",
    "nửa",
    "từ",
    "đến",
    "và",
    "lúc",
    "giờ",
    "phút",
    "âm",
    "lịch",
    "giai",
    "đoạn",
    "những",
    "thập",
    "niên",
    "cách",
    "đây",
    "cùng",
    "hai",
    "ba",
    "mười",
    "Hai",
    "Ba",
    "III",
    "IV",
    "1",
    "2",
    "9",
    "13",
    "21",
    "24",
    "30",
    "31",
    "2013",
    "1990",
    "13/11",
    "21-24/9",
    "5.8.2013",
    "9h30",
    "8g",
    "19:30",
    "10/2012",
    "2011-2015",
    "2013-10-23",
    "/",
    "-",
    ".",
    ",",
    ":",
    "(",
    ")",
    "\n",
]
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
DAYS = st.none() | st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def document(text: str, day: date | None) -> Document:
    return Document("a" * 16, text, (), (), tokenize(text, ()), day)


@given(text=st.text() | NEWS | GLUED, day=DAYS)
@settings(max_examples=600, deadline=None)
def test_any_text_gives_true_ordered_spans_and_the_same_answer_twice(text: str, day: date | None) -> None:
    found = find_times(document(text, day))
    assert found == find_times(document(text, day))
    end = 0
    for time_ in found:
        assert end <= time_.start < time_.end <= len(text)
        assert time_.surface == text[time_.start : time_.end]
        assert 0 <= time_.certainty <= 1
        end = time_.end


@given(text=NEWS | GLUED, day=DAYS)
@settings(max_examples=400, deadline=None)
def test_days_run_forward_and_stand_exactly_when_the_value_is_closed(text: str, day: date | None) -> None:
    for time_ in find_times(document(text, day)):
        open_value = "X" in time_.value or time_.value.endswith("_REF")
        assert (time_.begins_on is None) == (time_.ends_on is None) == open_value
        if time_.begins_on and time_.ends_on:
            assert time_.begins_on <= time_.ends_on


@given(day=st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_date_with_its_year_is_read_back_whatever_the_day_of_publication(day: date) -> None:
    for written in (f"ngày {day.day}/{day.month}/{day.year}", f"ngày {day.day} tháng {day.month} năm {day.year}"):
        (found,) = find_times(document(written, date(2025, 11, 19)))
        assert (found.value, found.begins_on, found.anchor) == (day.isoformat(), day, "none")


@given(extreme=st.sampled_from([date.min, date.max]), text=NEWS)
@settings(max_examples=200, deadline=None)
def test_the_ends_of_the_calendar_raise_nothing(extreme: date, text: str) -> None:
    find_times(document(text, extreme))


LINE = "Sáng 5/10, 12 người họp từ ngày 6 đến 8/12/2025 lúc 9h30, thứ Hai tuần trước, 2-1, 362/QĐ-TTg. "
FILLER = "Người dân trong vùng cho biết nước sông lên rất nhanh, nhiều nhà cửa và ruộng vườn đã ngập sâu. " * 4
HOSTILE = "1" * 1_000 + " " + "1-" * 1_000 + "tháng " * 500 + "( " * 500 + "năm " * 500 + "1, " * 900 + "\n"


def seconds(text: str, readings: int = 2) -> float:
    """Return the best of some readings of `text`, in seconds of this process."""
    best = 9e9
    for _ in range(readings):
        start = time.process_time()
        find_times(document(text, date(2025, 11, 19)))
        best = min(best, time.process_time() - start)
    return best


def test_two_megabytes_are_read_in_proportion() -> None:
    page = LINE + FILLER
    small, large = page * (200_000 // len(page)), page * (2_000_000 // len(page))
    assert seconds(large, readings=1) < 10 * seconds(small) * 2.5


def test_text_made_to_stall_the_rules_is_read_in_proportion() -> None:
    assert seconds(HOSTILE * 8) < 8 * seconds(HOSTILE) * 2.5
