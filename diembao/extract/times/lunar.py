"""Days of the lunar calendar and days that have a name: "mùng 1 Tết", "rằm tháng Giêng", "ngày Quốc khánh"."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.times import stops
from diembao.extract.times.atoms import Atom, Match, Rule
from diembao.extract.times.moment import Moment
from diembao.lexicon.calendar import calendar_words, holidays
from diembao.text.numerals import WORDS, read_number
from diembao.text.page import Page

_MONTHS: Final = {word: int(value) for kind in ("month", "lunar_month") for word, value in calendar_words(kind).items()}
_MONTH: Final = rf"(?:(?P<m>\d{{1,2}})(?!\d)|(?P<mw>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?!\w))"
_ONLY_LUNAR: Final = "|".join(calendar_words("lunar_month"))
_HOLIDAYS: Final = holidays()


def _lunar(match: Match, month: int, day: int | None) -> Atom | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 30):
        return None
    return Atom(match.start(), match.end(), Moment(month=month, day=day, is_lunar=True))


def _month_of(match: Match) -> int:
    return int(match["m"]) if match["m"] else _MONTHS[match["mw"]]


def _tet(page: Page, match: Match) -> Atom | None:
    """Read "mùng 1 Tết", "28 Tết", "mùng ba tháng Giêng"."""
    number = read_number(match["n"], whole=True)
    if number is None or stops.is_inside_code(page.low, match.start()):
        return None
    day = int(number)
    return _lunar(match, 1 if day <= 15 else 12, day)


def _eve(page: Page, match: Match) -> Atom | None:
    return _lunar(match, 12, 30)  # resolved as the 29th in a year whose last month is short


def _full_moon(page: Page, match: Match) -> Atom | None:
    return _lunar(match, _month_of(match), 15)


def _lunar_date(page: Page, match: Match) -> Atom | None:
    """Read "10/3 âm lịch", "ngày 23 tháng Chạp"."""
    if stops.is_inside_code(page.low, match.start()):
        return None
    if _is_january(page, match) and not match[0].startswith(("mùng", "mồng")):
        return Atom(match.start(), match.end(), Moment(month=1, day=int(match["d"])))
    return _lunar(match, _month_of(match), int(match["d"]))


def _lunar_month(page: Page, match: Match) -> Atom | None:
    if _is_january(page, match):
        return Atom(match.start(), match.end(), Moment(month=1))
    return _lunar(match, _month_of(match), None)


def _is_january(page: Page, match: Match) -> bool:
    """Return whether the number of a year shows that "tháng Giêng" is the first month of the solar calendar."""
    return match["mw"] == "giêng" and _YEAR_NUMBER.match(page.low, match.end()) is not None


def _holiday(page: Page, match: Match) -> Atom | None:
    """Read "ngày Quốc khánh" and "lễ Giáng sinh"; another country's national day is not ours."""
    following = page.text[match.end() : match.end() + 2]
    if len(following) == 2 and following[0] == " " and following[1].isupper():
        return None
    day = _HOLIDAYS[match["name"]]
    return Atom(match.start(), match.end(), Moment(month=day.month, day=day.day, is_lunar=day.is_lunar))


_YEAR_NUMBER: Final = re.compile(r"(?: năm |/)(?:19|20)\d\d(?!\d)")
# "Tết Nguyên đán Đinh Mùi": the year by its two words.
_YEAR_NAME: Final = (
    rf"(?: (?:năm )?(?:{'|'.join(calendar_words('stem'))}) (?:{'|'.join(calendar_words('branch'))})(?!\w))?"
)
_NUMBER: Final = rf"(?P<n>\d{{1,2}}|{WORDS})"
TET: Rule = (
    re.compile(rf"(?:ngày )?(?:(?:mùng|mồng) {_NUMBER} (?:tết|tháng giêng)(?!\w)(?: nguyên đán(?!\w))?{_YEAR_NAME})"),
    _tet,
)
LAST_DAYS: Rule = (re.compile(rf"(?:ngày )?(?P<n>2[0-9]|30) tết(?!\w)(?: nguyên đán(?!\w))?{_YEAR_NAME}"), _tet)
EVE: Rule = (re.compile(r"(?:đêm )?giao thừa(?!\w)"), _eve)
FULL_MOON: Rule = (re.compile(rf"(?:ngày )?rằm tháng {_MONTH}"), _full_moon)
LUNAR_DATE: Rule = (
    re.compile(
        rf"(?:ngày |mùng |mồng ){{0,2}}(?P<d>\d{{1,2}})(?:(?:/| tháng )(?P<m>\d{{1,2}}) \(?(?:âm lịch|al)\)?(?!\w)"
        rf"| tháng (?P<mw>{_ONLY_LUNAR})(?!\w))"
    ),
    _lunar_date,
)
LUNAR_MONTH: Rule = (
    re.compile(rf"tháng (?:(?P<m>\d{{1,2}}) âm lịch|(?P<mw>{_ONLY_LUNAR}))(?!\w)(?! hai| ba)"),
    _lunar_month,
)
HOLIDAY: Rule = (
    re.compile(
        r"(?:ngày lễ|dịp lễ|ngày|dịp|lễ|đêm|đại lễ) "
        rf"(?P<name>{'|'.join(sorted(_HOLIDAYS, key=len, reverse=True))})(?!\w)"
    ),
    _holiday,
)
