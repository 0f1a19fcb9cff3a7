"""Timestamps of sources: day before month, Hanoi time unless a zone is told, UTC out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.text.dates import opening_stamp, parse_moment, parse_stamp


@pytest.mark.parametrize(
    ("words", "utc", "precision"),
    [
        ("2013-10-23T08:54:00+07:00", "2013-10-23T01:54", "second"),
        ("2013-10-23T08:54Z", "2013-10-23T08:54", "minute"),
        ("2013-10-23T08:54:00.123-0500", "2013-10-23T13:54", "second"),
        ("2013-10-23 08:54", "2013-10-23T01:54", "minute"),
        ("2013-10-23", "2013-10-22T17:00", "day"),
        ("20131023", "2013-10-22T17:00", "day"),
        ("Wed, 23 Oct 2013 08:54:00 +0700", "2013-10-23T01:54", "second"),
        ("Wed, 23 Oct 2013 08:54:00 GMT", "2013-10-23T08:54", "second"),
        ("23 Oct 2013", "2013-10-22T17:00", "day"),
        ("October 23, 2013", "2013-10-22T17:00", "day"),
        ("23/10/2013 08:54", "2013-10-23T01:54", "minute"),
        ("03/04/2013", "2013-04-02T17:00", "day"),
        ("Thứ Sáu, 21/12/2023 11:42 (GMT+7)", "2023-12-21T04:42", "minute"),
        ("18:53, 14/08/2026", "2026-08-14T11:53", "minute"),
        ("18:27 | 14/08/2026", "2026-08-14T11:27", "minute"),
        ("05-09-2026 - 17:09 PM", "2026-09-05T10:09", "minute"),
        ("15-08-2026 - 01:01 AM", "2026-08-14T18:01", "minute"),
        ("15/08/2026 03:05 PM", "2026-08-15T08:05", "minute"),
        ("Cập nhật: 16:34 30/11/2016 GMT+7", "2016-11-30T09:34", "minute"),
        ("21 tháng 09 năm 2025", "2025-09-20T17:00", "day"),
        ("11 giờ 30 phút, ngày 5/6/2020", "2020-06-05T04:30", "minute"),
        ("9h15 ngày 5.6.2020", "2020-06-05T02:15", "minute"),
        ("1382493240", "2013-10-23T01:54", "second"),
        ("1382493240000", "2013-10-23T01:54", "second"),
        ("  23/10/2013\u0020\n 08:54 ", "2013-10-23T01:54", "minute"),
    ],
)
def test_a_timestamp_is_a_point_in_time(words: str, utc: str, precision: str) -> None:
    found = parse_moment(words)
    assert found is not None
    assert (found.at, found.precision) == (datetime.fromisoformat(utc).replace(tzinfo=UTC), precision)


@pytest.mark.parametrize(
    "words", ["", None, "hôm qua", "31/02/2020", "12/13/2013", "tháng 5", "24/7", "0001-01-01", "99999999999"]
)
def test_what_names_no_day_is_no_time(words: str | None) -> None:
    assert parse_moment(words) is None


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("Thứ Hai, 05/01/2026 | 10:00 GMT+7", False),
        ("Đăng lúc: 14/08/2026 10:00", False),
        ("Cập nhật lúc 16:34, 30/11/2016", True),
    ],
)
def test_a_line_that_is_all_timestamp_is_one(line: str, updated: bool) -> None:
    found = parse_stamp(line)
    assert found is not None
    assert found.updated is updated


@pytest.mark.parametrize(
    "line", ["Vụ cháy xảy ra lúc 18:53, 14/08/2026.", "Hà Nội, 14/08/2026", "Lịch nghỉ Tết", "30/4 và 1/5"]
)
def test_an_event_with_its_date_is_no_timestamp(line: str) -> None:
    assert parse_stamp(line) is None


def test_a_timestamp_that_opens_a_flattened_article_ends_before_the_prose() -> None:
    text = "Thứ Sáu, 21/12/2023 11:42 (GMT+7) Bão số 3 suy yếu."
    assert text[: opening_stamp(text, 0, len(text))] == "Thứ Sáu, 21/12/2023 11:42 (GMT+7)"
    prose = "Ngày 21/12/2023, bão số 3 suy yếu."
    assert opening_stamp(prose, 0, len(prose)) == 0


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_words_are_read_without_an_error(words: str) -> None:
    found = parse_moment(words)
    assert found is None or found.at.tzinfo is UTC
    parse_stamp(words)
    assert 0 <= opening_stamp(words, 0, len(words)) <= len(words)


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1991, 1, 1), max_value=datetime(2099, 1, 1)))
def test_day_month_and_year_come_back_as_written(moment: datetime) -> None:
    found = parse_moment(f"{moment:%d/%m/%Y %H:%M} (GMT+0)")
    assert found is not None
    assert found.at == moment.replace(second=0, microsecond=0, tzinfo=UTC)
