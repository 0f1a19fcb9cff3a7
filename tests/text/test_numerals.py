"""Numbers as newspapers write them, and what they are worth."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.text.numerals import WORDS, read_digits, read_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.250", "1250"),
        ("1.234.567", "1234567"),
        ("78,1", "78.1"),
        ("5,3", "5.3"),
        ("42.5", "42.5"),
        ("3.5", "3.5"),
        ("0.250", "0.250"),
        ("1,250", "1.250"),
        ("10,000", "10000"),
        ("1,234,567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("11,518", "11.518"),
        ("2013", "2013"),
        ("007", "7"),
    ],
)
def test_digits_are_read_with_dots_for_thousands_and_a_comma_for_decimals(written: str, value: str) -> None:
    assert read_digits(written) == Decimal(value)


def test_a_count_of_whole_things_reads_a_comma_as_thousands() -> None:
    assert read_digits("1,250", whole=True) == 1250
    assert read_digits("1,5", whole=True) == Decimal("1.5")


@pytest.mark.parametrize("written", ["", "1.2.3", "1,2,3", "1.23,4.5", "abc", "12a", "٣", "9" * 60, "1,", ",5"])
def test_marks_that_make_no_number_are_none(written: str) -> None:
    assert read_digits(written) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("không", 0),
        ("một", 1),
        ("mười", 10),
        ("mười một", 11),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi lăm", 25),
        ("ba mươi tư", 34),
        ("hai chục", 20),
        ("một trăm", 100),
        ("một trăm linh năm", 105),
        ("một trăm lẻ tám", 108),
        ("ba trăm hai mươi mốt", 321),
        ("hai trăm rưỡi", 250),
        ("một nghìn không trăm mười", 1010),
        ("năm vạn", 50_000),
        ("mười ngàn", 10_000),
        ("một trăm hai mươi ba nghìn bốn trăm năm mươi sáu", 123_456),
        ("năm chục triệu", 50_000_000),
        ("nửa triệu", 500_000),
        ("3 tỷ 200 triệu", 3_200_000_000),
        ("2 tỷ rưỡi", 2_500_000_000),
        ("2 triệu rưỡi", 2_500_000),
        ("3,5 tỉ", 3_500_000_000),
        ("1.700 tỷ", 1_700_000_000_000),
        ("3 nghìn tỷ", 3_000_000_000_000),
        ("1 nghìn 200 tỷ", 1_200_000_000_000),
        ("2 triệu tỷ", 2_000_000_000_000_000),
        ("Hai Mươi", 20),
        ("  33 ", 33),
        ("33\u00a0triệu", 33_000_000),
    ],
)
def test_words_and_scales_are_read(written: str, value: int) -> None:
    assert read_number(written) == value


@pytest.mark.parametrize("written", ["", "triệu tỷ", "hai năm", "vài chục", "đôi", "mươi", "12 13", "một con"])
def test_words_that_make_no_number_are_none(written: str) -> None:
    assert read_number(written) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("mười năm", "mười"), ("hai mươi năm", "hai mươi"), ("hai mươi lăm năm", "hai mươi lăm")],
)
def test_ten_years_are_not_fifteen(text: str, number: str) -> None:
    found = re.match(WORDS, text)
    assert found is not None
    assert found.group() == number


@given(st.integers(min_value=0, max_value=10**15))
def test_an_integer_with_grouping_dots_is_read_back(number: int) -> None:
    assert read_number(f"{number:,}".replace(",", ".")) == number


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    value = read_number(text)
    assert value is None or value >= 0
