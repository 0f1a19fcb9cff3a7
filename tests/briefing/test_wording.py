"""The Vietnamese of a briefing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.briefing import wording
from diembao.briefing.edition import Count, Source

SUNDAY = date(2026, 11, 15)
SQL = Path(__file__).parents[2] / "sql" / "briefing" / "gaps_of_day.sql"


def plain(words: str) -> str:
    """Return words with breaking spaces, which are easier to read in a test."""
    return words.replace("\u00a0", " ")


def count(value: str, **given: object) -> Count:
    """Return a count with a source that does not matter."""
    fields: dict[str, object] = {"unit": None, "currency": None, "bound": "exact", **given}
    source = Source("a", None, "")
    return Count(Decimal(value), surface=value, according_to=None, at=None, source=source, **fields)  # type: ignore[arg-type]


def test_a_day_is_written_in_full() -> None:
    assert plain(wording.long_day(SUNDAY)) == "Chủ nhật, ngày 15 tháng 11 năm 2026"
    assert plain(wording.long_day(date(2026, 11, 14))) == "Thứ bảy, ngày 14 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("at", "given", "expected"),
    [
        pytest.param(datetime(2026, 11, 15, 11, 30, tzinfo=UTC), {}, "18h30", id="today"),
        pytest.param(datetime(2026, 11, 14, 17, 5, tzinfo=UTC), {}, "0h05", id="after-midnight-in-vietnam"),
        pytest.param(datetime(2026, 11, 14, 1, 5, tzinfo=UTC), {}, "8h05 14/11", id="yesterday"),
        pytest.param(datetime(2026, 11, 14, 17, 0, tzinfo=UTC), {"day_only": True}, "trong ngày", id="no-hour"),
        pytest.param(None, {}, "không rõ giờ", id="no-date"),
    ],
)
def test_an_hour_is_that_of_vietnam(at: datetime | None, given: dict[str, bool], expected: str) -> None:
    assert plain(wording.clock(at, SUNDAY, **given)) == expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(None, ""), (0, ""), (35, "sau 35 phút"), (265, "sau 4 giờ"), (3000, "sau 2 ngày")],
)
def test_how_far_behind_is_told_in_the_unit_that_fits(minutes: int | None, expected: str) -> None:
    assert plain(wording.lag(minutes)) == expected


@pytest.mark.parametrize(
    ("given", "kind", "expected"),
    [
        pytest.param(count("33"), "killed", "33 người", id="people-without-unit"),
        pytest.param(count("1250", unit="people", bound="at_least"), "people", "ít nhất 1.250 người", id="thousands"),
        pytest.param(count("2350000000000", currency="VND", bound="about"), "money", "khoảng 2.350 tỷ đồng", id="tỷ"),
        pytest.param(count("7400000", currency="VND"), "money", "7,4 triệu đồng", id="triệu"),
        pytest.param(count("450000", currency="USD"), "money", "450.000 USD", id="dollars"),
        pytest.param(count("5.3", unit="percent"), "percent", "5,3 %", id="percent"),
        pytest.param(count("1e40", unit="people"), "people", "1E+40 người", id="absurd"),
    ],
)
def test_an_amount_is_printed_as_in_vietnam(given: Count, kind: str, expected: str) -> None:
    assert plain(wording.amount(given, kind)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param('"Chúng tôi ở lại"', "Chúng tôi ở lại", id="marks-around"),
        pytest.param('có thể do "đếm trùng"', "có thể do ‘đếm trùng’", id="marks-inside"),
        pytest.param("một “làng” chỉ  bằng\nđầu bút", "một ‘làng’ chỉ bằng đầu bút", id="spaces"),
        pytest.param("phải xong trước Tết,", "phải xong trước Tết", id="comma-of-the-sentence-around"),
        pytest.param('"', "‘", id="one-mark"),
    ],
)
def test_a_quotation_stands_between_one_pair_of_marks(words: str, expected: str) -> None:
    assert wording.said(words) == expected


@given(st.text(max_size=200), st.integers(1, 80))
def test_what_is_shortened_is_short_and_begins_as_it_was(words: str, most: int) -> None:
    short = wording.shortened(words, most)
    assert len(short) <= most + 1
    assert " ".join(words.split()).startswith(short.removesuffix("…")) or short == "…"


def test_every_gap_that_the_data_tells_has_words() -> None:
    codes = set(re.findall(r"select \d+(?: as place)?, '(\w+)'", SQL.read_text("utf-8")))
    assert len(codes) == 10
    assert codes == set(wording._GAPS)
