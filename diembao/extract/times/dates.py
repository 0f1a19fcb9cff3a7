"""Days, months, quarters and years by their numbers: "ngày 23/10", "21 tháng 9", "quý III/2015", "2011-2015"."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.times import stops
from diembao.extract.times.atoms import Atom, Match, Rule
from diembao.extract.times.moment import Moment
from diembao.lexicon.calendar import calendar_words
from diembao.text.numerals import DIGITS, WORDS, read_number
from diembao.text.page import Page

OWN_YEARS: Final = range(1000, 2200)  # what "năm 1010" may say; bare numbers must lie in stops.LIKELY_YEARS
_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_WORDS: Final = {word: int(value) for word, value in calendar_words("month").items()}
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}

_LEAD: Final = r"(?P<lead>(?:ngày |hôm )?(?:mùng |mồng )?)"
_TO: Final = r"(?:, \d{1,2}){0,5}(?: (?:cho )?(?:đến|tới)(?: hết)? | và )(?:ngày )?"
_DASH: Final = r"(?:, \d{1,2}){0,5} ?- ?"
_MONTH_WORD: Final = "|".join(sorted(_MONTH_WORDS, key=len, reverse=True))
# "tháng năm 2013" is a month's missing number before a year, not May.
_NAMED: Final = rf"(?P<mw>{_MONTH_WORD})(?!\w)(?!(?<=năm) (?:\d{{4}}|nay|ngoái|trước|sau|tới|qua))"
_YEAR_AFTER: Final = r"(?:(?:,? năm | ?[/.-] ?| )(?P<y>\d{4})(?!\d))?"
_IN_WORDS: Final = rf"(?: ?[/-] ?| )tháng (?:(?P<mt>\d{{1,2}})(?!\d)|{_NAMED})"
_FULL_STOP: Final = r" ?(?:[,.;:)\]!?\"”…]|$|\n)"
_GOES_ON: Final = (
    r" (?:tới|vừa|này|tại|ở|và|đến|khi|đã|sẽ|thì|là|vào|trên|trong|do|theo|của tháng|tháng|cùng|cho|nhưng|,)(?!\w)"
)


def _valid(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _LONGEST_MONTH[month - 1]


def _full_year(written: str | None) -> int | None:
    if written is None:
        return None
    year = int(written)
    return year if len(written) == 4 else 2000 + year if year < 50 else 1900 + year


def _month_of(match: Match) -> int:
    groups = match.groupdict()
    for name in ("m", "mt"):
        if groups.get(name):
            return int(groups[name])
    return _MONTH_WORDS[groups["mw"]]


def _iso(page: Page, match: Match) -> Atom | None:
    year, month, day = map(int, match.groups())
    if not _valid(day, month) or stops.is_inside_code(page.low, match.start()):
        return None
    return Atom(match.start(), match.end(), Moment(year=year, month=month, day=day))


def _run_of_days(page: Page, match: Match) -> Atom | None:
    """Read "ngày 6 đến 8/12/2012", "20-24/9", "21 và 22 tháng 10"."""
    first, last, month = int(match["d"]), int(match["d2"]), _month_of(match)
    if not (first < last and _valid(last, month) and first > 0) or stops.runs_on(page.low, match.end()):
        return None
    if not match["lead"] and _is_no_date(page, match, last, month):
        return None
    return Atom(match.start(), match.end(), Moment(year=_full_year(match["y"]), month=month, day=first, last_day=last))


def _is_no_date(page: Page, match: Match, day: int, month: int) -> bool:
    before, after = page.before(match.start()), page.after(match.end())
    if stops.is_inside_code(page.low, match.start()) or stops.is_numbered(before):
        return True
    return match["y"] is None and stops.is_fraction(day, month, before, after)


def _date(page: Page, match: Match) -> Atom | None:
    """Read "ngày 23/10", "13.11.2013", "sáng 23-10"; without "ngày" and a year, only the slash is strong."""
    day, month, year = int(match["d"]), int(match["m"]), _full_year(match["y"])
    if not _valid(day, month) or (year is not None and year not in OWN_YEARS) or stops.runs_on(page.low, match.end()):
        return None
    moment = Moment(year=year, month=month, day=day, direction=_direction(match["lead"]))
    atom = Atom(match.start(), match.end(), moment)
    if match["lead"] or (len(match["y"] or "") == 4 and not stops.is_inside_code(page.low, match.start())):
        return atom
    if match["sep"] == "/" and not _is_no_date(page, match, day, month):
        return atom
    if stops.is_inside_code(page.low, match.start()):
        return None
    if match["sep"] == "-" and _UNTIL.search(page.before(match.start(), 24)):
        return atom
    # No team scores "(28-10)", but many score "(2-1)".
    return Atom(match.start(), match.end(), moment, is_weak=day < 13 or not _in_brackets(page, *match.span()))


def _date_in_words(page: Page, match: Match) -> Atom | None:
    """Read "ngày 21 tháng 9 năm 2025", "30 tháng 4"; "5 tháng 9 ngày" is a length of time."""
    day, month = int(match["d"]), _month_of(match)
    if not _valid(day, month) or stops.is_inside_code(page.low, match.start()):
        return None
    if not match["lead"] and page.after(match.end(), 6).startswith((" ngày", " tuần")):
        return None
    moment = Moment(year=_full_year(match["y"]), month=month, day=day, direction=_direction(match["lead"]))
    return Atom(match.start(), match.end(), moment, is_weak=not match["lead"] and match["mt"] is None)


def _direction(lead: str) -> int:
    return -1 if lead.startswith("hôm") else 0


def _lone_day(page: Page, match: Match) -> Atom | None:
    """Read "ngày 21" where no month is said; "ngày 2 lần" and "mỗi ngày 8 giờ" are rates."""
    day = int(match["d"])
    if not 1 <= day <= 31 or stops.follows_plural(page.before(match.start(), 12)):
        return None
    return Atom(match.start(), match.end(), Moment(day=day, direction=_direction(match["lead"])))


def _month(page: Page, match: Match) -> Atom | None:
    """Read "tháng 9", "tháng 10/2012", "tháng 7 đến tháng 9", "tháng ba năm 2011"."""
    month = _month_of(match)
    last = int(match["m2"]) if match["m2"] else None
    if not 1 <= month <= 12 or (last is not None and not month < last <= 12):
        return None
    before = page.before(match.start(), 20)
    if before.endswith("cách mạng "):
        return None  # the name of an event, and of streets
    weak = match["mw"] is not None and match["y"] is None and not _MONTH_LEAD.search(before)
    if stops.follows_plural(before) and not before.endswith(("những ", "các ")):
        return None
    moment = Moment(year=_full_year(match["y"]), month=month, last_month=last)
    return Atom(match.start(), match.end(), moment, is_weak=weak)


def _first_months(page: Page, match: Match) -> Atom | None:
    """Read "6 tháng đầu năm", "9 tháng năm 2013", looking back from "tháng" for the number."""
    number = _COUNT_BEFORE.search(page.before(match.start(), 16))
    count = read_number(number["n"], whole=True) if number else None
    if number is None or count is None or not 1 < count < 12:
        return None
    months = int(count)
    first, last = (13 - months, 12) if match["edge"] == "cuối" else (1, months)
    year = _full_year(match["y"] or match["y3"])
    start = match.start() - len(number["n"]) - 1
    moment = Moment(span=("month", first, last), year=year)
    return Atom(start, match.end(), moment, is_weak=year is None and not match["bare"])


def _month_and_year(page: Page, match: Match) -> Atom | None:
    """Read "6-2013", "10/2012"; a dot needs a word before ("từ 3.2013") that says it is a time."""
    month, year = int(match["m"]), int(match["y"])
    if not 1 <= month <= 12 or year not in stops.LIKELY_YEARS or stops.runs_on(page.low, match.end()):
        return None
    before = page.before(match.start())
    if stops.is_inside_code(page.low, match.start()) or stops.is_numbered(before) or _LAW.search(before):
        return None
    return Atom(match.start(), match.end(), Moment(year=year, month=month), is_weak=match["sep"] == ".")


def _quarter(page: Page, match: Match) -> Atom | None:
    name = match["q"]
    quarter = _QUARTERS.get(name) or int(name)
    before = page.before(match.start(), 20)
    weak = name in ("một", "hai", "ba", "tư", "bốn") and not match["y"] and not _MONTH_LEAD.search(before)
    if stops.follows_plural(before) and not before.endswith("cả "):
        return None
    return Atom(match.start(), match.end(), Moment(year=_full_year(match["y"]), quarter=quarter), is_weak=weak)


def _year(page: Page, match: Match) -> Atom | None:
    """Read "năm 2013", "năm học 2013-2014", "năm 2014 - 2018"."""
    year, last = int(match["y"]), _last_year(match)
    if year not in OWN_YEARS or stops.runs_on(page.low, match.end()) or stops.names_law(page.before(match.start(), 10)):
        return None
    return _years_atom(match, last) or Atom(match.start(), match.end("y"), Moment(year=year))


def _bare_year(page: Page, match: Match) -> Atom | None:
    """Read "2009-2013", "đến 2030", "trận lụt lịch sử 2008"."""
    year, last = int(match["y"]), _last_year(match)
    start, end = match.span()
    if year not in stops.LIKELY_YEARS or stops.is_inside_code(page.low, start) or stops.runs_on(page.low, end):
        return None
    if stops.is_measured(page.after(end)):
        return None
    before = page.before(start)
    if stops.names_law(before):
        return None
    if last is None and not _in_brackets(page, start, end):
        if not stops.is_year_led(before, page.text[max(0, start - 40) : start]):
            return None
    elif stops.is_numbered(before) or (last and len(match["y2"]) == 2 and stops.follows_name(page.text, start)):
        return None
    return _years_atom(match, last)


def _in_brackets(page: Page, start: int, end: int) -> bool:
    """Return whether a day stands in brackets, alone or behind a place: "(28-10)", "(sân Gò Đậu, 26-10)"."""
    return page.low[end : end + 1] == ")" and _BRACKET.search(page.before(start)) is not None


_BRACKET: Final = re.compile(r"\((?:[^\W\d_][^()\d]*, )?$")


def _last_year(match: Match) -> int | None:
    if not match["y2"]:
        return None
    year, written = int(match["y"]), match["y2"]
    last = int(written) if len(written) == 4 else year - year % 100 + int(written)
    return last if year < last < year + 100 and (len(written) == 4 or last == year + 1) else None


def _years_atom(match: Match, last: int | None) -> Atom | None:
    year = int(match["y"])
    if last is not None:
        return Atom(match.start(), match.end(), Moment(span=("year", year, last)))
    return None if match["y2"] else Atom(match.start(), match.end(), Moment(year=year))


def _decade(page: Page, match: Match) -> Atom | None:
    """Read "những năm 1990", "thập niên 90"."""
    written = match["y"]
    year = int(written) if len(written) == 4 else 1900 + int(written)
    if year % 10 or year not in range(1000, 2100):
        return None
    return Atom(match.start(), match.end(), Moment(span=("year", year, year + 9)))


# "từ nay đến 25-11", "tính đến 6-11": what nobody says of a score.
_UNTIL: Final = re.compile(
    r"(?:^|\W)(?:(?:nay|kéo dài|tính|hạn|chậm nhất|muộn nhất|dự kiến) (?:đến|tới|là|vào)(?: hết)?|kể từ) $"
)
_MONTH_LEAD: Final = re.compile(r"(?:^|\W)(?:trong|hồi|vào|từ|đến|tới|đầu|giữa|cuối|hết|kể từ|trước|sau|của) $")
_COUNT_BEFORE: Final = re.compile(rf"(?:^|[^\w.,/-])(?P<n>{DIGITS}|{WORDS}) $")
_LAW: Final = re.compile(
    r"(?:^|\W)(?:luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|pháp lệnh)(?: số)? $"
)

_SEPARATED_YEAR: Final = r"(?:[/.-](?P<y>\d{4}|\d{2}))?(?!\d)"
ISO: Rule = (re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)"), _iso)
DAYS_TO: Rule = (
    re.compile(rf"{_LEAD}(?P<d>\d{{1,2}}){_TO}(?P<d2>\d{{1,2}})[/.-](?P<m>\d{{1,2}}){_SEPARATED_YEAR}"),
    _run_of_days,
)
DAYS_DASH: Rule = (
    re.compile(rf"{_LEAD}(?P<d>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}})[/.](?P<m>\d{{1,2}}){_SEPARATED_YEAR}"),
    _run_of_days,
)
DAYS_IN_WORDS: Rule = (
    re.compile(rf"{_LEAD}(?P<d>\d{{1,2}})(?:{_TO}|{_DASH})(?P<d2>\d{{1,2}}){_IN_WORDS}{_YEAR_AFTER}"),
    _run_of_days,
)
DATE: Rule = (
    re.compile(rf"{_LEAD}(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<m>\d{{1,2}}){_SEPARATED_YEAR}"),
    _date,
)
DATE_IN_WORDS: Rule = (re.compile(rf"{_LEAD}(?P<d>\d{{1,2}}){_IN_WORDS}{_YEAR_AFTER}"), _date_in_words)
LONE_DAY: Rule = (
    re.compile(rf"(?P<lead>ngày |hôm )(?:mùng |mồng )?(?P<d>\d{{1,2}})(?={_FULL_STOP}|{_GOES_ON})"),
    _lone_day,
)
MONTH: Rule = (
    re.compile(
        rf"tháng (?:(?P<m>\d{{1,2}})(?!\d)(?!/\d{{1,2}}(?!\d))(?:(?:(?:, \d{{1,2}}){{0,5}} và | (?:đến|tới) | ?- ?)"
        rf"(?:tháng )?(?P<m2>\d{{1,2}})(?![\d%])(?! (?:người|ngày|năm(?! \d{{4}}|n)|tháng)))?|{_NAMED}){_YEAR_AFTER}"
    ),
    _month,
)
FIRST_MONTHS: Rule = (
    re.compile(
        r"tháng (?:(?P<edge>đầu|cuối)(?: của)?"
        r"(?P<bare> năm(?! học| \d| nay| ngoái| trước| sau| tới| qua| vừa| này)(?!\w))?"
        r"(?: (?:năm )?(?P<y>\d{4})(?!\d))?|(?:của )?(?:năm )?(?P<y3>\d{4})(?!\d))"
    ),
    _first_months,
)
MONTH_AND_YEAR: Rule = (re.compile(r"(?P<m>\d{1,2})(?P<sep>[/.-])(?P<y>\d{4})(?!\d)"), _month_and_year)
QUARTER: Rule = (
    re.compile(rf"qu[ýí] (?P<q>i{{1,3}}|iv|[1-4]|một|hai|ba|tư|bốn)(?![\w%]){_YEAR_AFTER}"),
    _quarter,
)
_TO_YEAR: Final = r"(?:(?: ?[-/] ?(?=\d{4})|[-/])(?P<y2>\d{4}|\d{2})(?!\d))?"
YEAR: Rule = (re.compile(rf"năm (?:học )?(?P<y>\d{{4}})(?!\d){_TO_YEAR}"), _year)
BARE_YEAR: Rule = (re.compile(rf"(?P<y>\d{{4}})(?!\d){_TO_YEAR}"), _bare_year)
DECADE: Rule = (
    re.compile(r"(?:những năm|thập niên|thập kỷ|thập kỉ)(?: của thập niên)? (?P<y>\d{4}|\d{2})(?:s|'s)?(?![\w/-])"),
    _decade,
)
