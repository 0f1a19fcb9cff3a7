from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.stories.fingerprint import NO_DAY, UNIT, Place, is_sampled, place_of, take

MORNING = datetime(2026, 11, 12, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published_at", "precision", "text", "place"),
    [
        pytest.param(
            MORNING, "minute", "", Place(date(2026, 11, 12).toordinal(), 510), id="vietnam-is-seven-hours-ahead"
        ),
        pytest.param(
            datetime(2026, 11, 12, 18, 0, tzinfo=UTC),
            "minute",
            "",
            Place(date(2026, 11, 13).toordinal(), 60),
            id="evening-utc",
        ),
        pytest.param(MORNING, "day", "", Place(date(2026, 11, 12).toordinal(), -1), id="only-the-day"),
        pytest.param(
            MORNING, "copy", "", Place(date(2026, 11, 12).toordinal(), 1440), id="date-of-a-copy-stands-after-it"
        ),
        pytest.param(
            None, None, "sáng 12/11/2026 mưa", Place(date(2026, 11, 12).toordinal()), id="day-that-the-text-names"
        ),
        pytest.param(None, None, "sáng 12/11, mưa", Place(date(4, 11, 12).toordinal()), id="day-without-a-year"),
        pytest.param(
            None, None, "tỉ lệ 45/99 rồi 3/5.", Place(date(4, 5, 3).toordinal()), id="what-is-no-day-is-passed-over"
        ),
        pytest.param(None, None, "không có ngày", Place(NO_DAY), id="no-day-at-all"),
        pytest.param(None, None, "quốc lộ 1/12/3", Place(NO_DAY), id="three-parts-without-a-year"),
    ],
)
def test_an_article_stands_in_time(published_at: datetime | None, precision: str, text: str, place: Place) -> None:
    assert place_of(published_at, precision, text) == place


def test_only_the_first_29_of_february_of_no_year_is_a_day() -> None:
    assert place_of(None, None, "ngày 29/2").day == date(4, 2, 29).toordinal()
    assert place_of(None, None, "ngày 29/2/2025").day == NO_DAY


@given(st.text(max_size=2000))
def test_any_text_has_a_sorted_fingerprint_of_length_one(text: str) -> None:
    made = take("a", Place(NO_DAY), "", [text])
    assert np.all(np.diff(made.words.astype(np.int64)) > 0)
    assert np.all(np.diff(made.shingles.astype(np.int64)) > 0)
    assert len(made.words) == len(made.weights)
    if len(made.words):
        assert abs(np.sqrt((made.weights.astype(float) ** 2).sum()) / UNIT - 1) < 0.01


def test_a_long_text_keeps_a_quarter_of_its_shingles_and_a_short_one_all() -> None:
    words = [f"từ{n}" for n in range(2000)]
    long, short = (take("a", Place(NO_DAY), "", [" ".join(w)]) for w in (words, words[:100]))
    assert short.every_shingle and len(short.shingles) == 96
    assert not long.every_shingle and 400 < len(long.shingles) < 600
    assert bool(is_sampled(long.shingles).all())


def test_marks_capitals_and_tone_placement_do_not_change_shingles() -> None:
    one = take("a", Place(NO_DAY), "", ["Hoà bình, ổn định: hai nước thoả thuận"])
    other = take("b", Place(NO_DAY), "", ["hòa bình ổn định hai nước thỏa thuận"])
    assert one.shingles.tolist() == other.shingles.tolist()
