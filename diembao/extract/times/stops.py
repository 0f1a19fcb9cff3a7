"""What looks like a time and is none: scores, fractions, laws, document numbers, codes, durations, ranks.

Each function is handed the levelled characters on one side of a candidate.
"""

from __future__ import annotations

import re
from typing import Final

from diembao.lexicon.calendar import calendar_cues

LIKELY_YEARS: Final = range(1900, 2100)


def _any(kind: str) -> str:
    return "|".join(re.escape(form) for form in sorted(calendar_cues(kind), key=len, reverse=True))


_NUMBERED: Final = re.compile(
    rf"(?:^|\W)(?:{_any('numbered')})(?: số| tỷ số| tỉ số)? $|t[ỷỉ] (?:lệ|số)(?: \w+){{0,3}} $"
)
_DATE_LEAD: Final = re.compile(rf"(?:^|\W)(?:{_any('date_lead')}) $|[(\[|] ?$")
_FRACTION_OF: Final = re.compile(rf" ?(?:{_any('fraction_of')})(?!\w)")
_UNIT: Final = re.compile(rf" ?(?:(?:{_any('unit')})(?!\w)|%|năm(?! \d))")
_COUNTED: Final = re.compile(rf"(?:^|\W)(?:{_any('counted')}) $")
_YEAR_LEAD: Final = re.compile(rf"(?:^|\W)(?:{_any('year_lead')}) $")
# "5 tuần trước" counts weeks; "tháng 5 năm trước" and "23/10 năm trước" do not count years.
PLURAL: Final = re.compile(
    rf"(?:^|[^\w/.-])(?:(?<!tháng )(?<!ngày )(?<!quý )(?<!thứ )\d+|(?<!thứ )(?:{_any('plural')})) $"
)
_DURATION_LEAD: Final = re.compile(rf"(?:^|\W)(?:{_any('duration_lead')}) $")
_DURATION_AFTER: Final = re.compile(rf" ?(?:(?:{_any('duration_after')})(?!\w)|/)")
_CLOCK_LEAD: Final = re.compile(rf"(?:^|\W)(?:{_any('clock_lead')})(?: khoảng| gần| đúng)? $")


def is_inside_code(low: str, start: int) -> bool:
    """Return whether the digits at `start` carry on from something: "362" in "QĐ-362", "10" in "1.10"."""
    if start == 0:
        return False
    before = low[start - 1]
    if before.isalnum() or before in "_$":
        return True
    if before == "-" and start > 1:  # "MH-370", but "8g-13g", "30/9-5/10"
        return low[start - 2].isalpha() and not _HOURS_TO.search(low[max(0, start - 6) : start])
    return before in "/.,:" and start > 1 and low[start - 2].isalnum()


# A named event that carries its year: "Đại hội Thể thao toàn quốc 2026".
_EVENT: Final = re.compile(
    r"(?:Đại hội|Liên hoan|Hội thao|Hội khỏe|Giải|Cúp|Festival|Lễ hội|Hội chợ|Triển lãm|Diễn đàn|Cuộc thi|Hội thi|"
    r"Hoa hậu|Giải thưởng|Tuần lễ|Ngày hội)(?: \w+){1,6} $"
)
_HABIT: Final = re.compile(
    r"(?:^|\W)(?:mỗi|hàng|hằng|các|những|mọi)(?: (?:buổi|ngày|sáng|trưa|chiều|tối|đêm|tuần|hôm|khuya|sớm)){1,2}"
    r"(?: (?:\w+ ){0,3}(?:lúc|từ|vào|khoảng|đúng|cứ|tầm|đến|tới))*,? ?(?:lúc |từ |vào |khoảng |tầm |cứ |đúng )*$"
)
_HABIT_AFTER: Final = re.compile(
    r"(?: (?:sáng|trưa|chiều|tối|đêm|phút))? (?:hàng|hằng|mỗi|các|mọi) (?:ngày|sáng|trưa|chiều|tối|đêm|tuần)"
)
_HOURS_TO: Final = re.compile(r"(?<!\w)\d{1,2}[hg]-$")


def runs_on(low: str, end: int) -> bool:
    """Return whether more of a code or a number follows `end`: "12/2013/NĐ-CP", "18-NQ", "1/3%", "4.3.1"."""
    nearby = low[end : end + 2]
    if not nearby:
        return False
    first, second = nearby[0], nearby[1:]
    if first.isalnum() or first in "%°/_":
        return True
    return (first in ".,:" and second.isdigit()) or (first == "-" and second.isalpha())


def names_law(before: str) -> bool:
    """Return whether a year after `before` belongs to a name: "Hiến pháp năm 1992"."""
    return before.removesuffix("năm ").endswith("hiến pháp ")


def is_numbered(before: str) -> bool:
    """Return whether a number after `before` names or measures something: "Nghị định ", "tỷ số ", "vòng "."""
    return _NUMBERED.search(before) is not None


def is_fraction(day: int, month: int, before: str, after: str) -> bool:
    """Return whether "day/month" is a part of a whole: "1/3 số ghế", "chiếm 2/3", "24/7"."""
    if day <= month and _FRACTION_OF.match(after):
        return True
    if (day, month) == (24, 7):
        return not before.endswith(("ngày ", "hôm ", "sáng ", "chiều ", "tối "))
    return day < month and month <= 10 and not _DATE_LEAD.search(before)


def is_measured(after: str) -> bool:
    """Return whether a unit or a counted noun follows: " người", " đồng", "%"."""
    return _UNIT.match(after) is not None


def is_year_led(before: str, written_before: str) -> bool:
    """Return whether a bare year may stand after `before`: "tầm nhìn đến ", "trận lụt lịch sử ", not "iPad ".

    A preposition is enough; else two common words must come before, so that "Kinh doanh 2014", the end of a
    title, stays whole. `written_before` is `before` as written.
    """
    if _YEAR_LEAD.search(before):
        return True
    if _EVENT.search(written_before):
        return False
    pair = written_before.split(" ")[-3:-1]
    common = len(pair) == 2 and all(word.isalpha() and word.islower() for word in pair)
    return common and not _COUNTED.search(before)


def follows_name(text: str, start: int) -> bool:
    """Return whether a capitalised word stands right before `start`, as in the season "V.League 2026/27"."""
    word = text[max(0, start - 24) : start].rsplit(None, 1)[-1:]
    return bool(word) and text[start - 1 : start] == " " and word[0][:1].isupper()


def follows_habit(before: str, after: str) -> bool:
    """Return whether a time of day is what happens again and again: "mỗi sáng lúc 5h30", "8h hằng ngày"."""
    return _HABIT.search(before) is not None or _HABIT_AFTER.match(after) is not None


def follows_plural(before: str) -> bool:
    """Return whether "tuần", "năm" … after `before` are counted or meant in general: "3 ", "những ", "mỗi "."""
    return PLURAL.search(before) is not None


def is_duration(before: str, after: str) -> bool:
    """Return whether hours are a length of time: "trong 24h qua", "2 giờ đồng hồ"."""
    return _DURATION_LEAD.search(before) is not None or _DURATION_AFTER.match(after) is not None


def is_clock_led(before: str) -> bool:
    """Return whether a time of day is announced: "lúc ", "vào khoảng "."""
    return _CLOCK_LEAD.search(before) is not None


_YEARLY: Final = re.compile(r"(?:^|\W)(?:mỗi|hàng|hằng) năm,? (?:(?:cứ )?(?:vào|đến|từ|tới|khoảng) )?$")
_YEARLY_AFTER: Final = re.compile(r" (?:hàng|hằng|mỗi) (?:năm|tháng)(?!\w)")


def is_yearly(before: str, after: str) -> bool:
    """Return whether a day without its year comes again and again: "ngày 20/11 hằng năm", "mỗi năm vào ngày 5/6"."""
    return _YEARLY.search(before) is not None or _YEARLY_AFTER.match(after) is not None
