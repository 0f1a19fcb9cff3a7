"""The lunar calendar against days that are known, and the words of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.lexicon.calendar import calendar_words, holidays, lunar_to_solar

NEW_YEARS = [
    "1985-01-21", "2000-02-05", "2005-02-09", "2007-02-17", "2008-02-07", "2010-02-14", "2013-02-10", "2014-01-31",
    "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01",
    "2023-01-22", "2024-02-10", "2025-01-29", "2026-02-17", "2027-02-06", "2030-02-02",
]  # fmt: skip


@pytest.mark.parametrize("written", NEW_YEARS)
def test_the_first_day_of_tet_is_the_one_that_was_kept(written: str) -> None:
    day = date.fromisoformat(written)
    assert lunar_to_solar(day.year, 1, 1) == day


@pytest.mark.parametrize(
    ("year", "month", "day", "is_leap", "expected"),
    [
        (2013, 8, 15, False, date(2013, 9, 19)),
        (2014, 9, 1, True, date(2014, 10, 24)),
        (2020, 4, 1, True, date(2020, 5, 23)),
        (2023, 2, 1, True, date(2023, 3, 22)),
        (2025, 6, 1, True, date(2025, 7, 25)),
        (2025, 3, 10, False, date(2025, 4, 7)),
        (2024, 12, 23, False, date(2025, 1, 22)),
    ],
)
def test_feasts_and_leap_months_fall_where_the_calendar_puts_them(
    year: int, month: int, day: int, is_leap: bool, expected: date
) -> None:
    assert lunar_to_solar(year, month, day, is_leap) == expected


@pytest.mark.parametrize(
    ("year", "month", "day", "is_leap"),
    [(2025, 5, 1, True), (2024, 1, 1, True), (2024, 12, 30, False), (2025, 13, 1, False), (3000, 1, 1, False)],
)
def test_a_day_that_the_lunar_year_does_not_have_is_none(year: int, month: int, day: int, is_leap: bool) -> None:
    assert lunar_to_solar(year, month, day, is_leap) is None


@given(year=st.integers(min_value=1850, max_value=2150), month=st.integers(min_value=1, max_value=12))
def test_lunar_months_are_29_or_30_days_long_and_follow_each_other(year: int, month: int) -> None:
    first, last = lunar_to_solar(year, month, 1), lunar_to_solar(year, month, 29)
    assert first is not None and last == first + timedelta(days=28)
    following = lunar_to_solar(year + month // 12, month % 12 + 1, 1)
    assert following is not None and 29 <= (following - first).days <= 60


def test_the_week_begins_on_thu_hai() -> None:
    words = calendar_words("weekday")
    assert (words["thứ hai"], words["chủ nhật"]) == ("1", "7")


def test_quoc_khanh_is_the_second_of_september() -> None:
    day = holidays()["quốc khánh"]
    assert (day.is_lunar, day.month, day.day) == (False, 9, 2)
