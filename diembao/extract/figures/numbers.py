"""Every number of a page with what stands right behind it: a scale, a currency, a percent sign, a counted noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diembao.lexicon.units import count_nouns, currencies
from diembao.text.numerals import DIGITS, SCALE, SCALES, WORDS, read_number
from diembao.text.page import Page


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit. `number_end` ends the number with its scale, `end` the unit noun.

    `unit` is "money", "percent", "people" or None; `form` is the unit as written in lower case, `currency` its ISO
    code. `scale` is what the scale words multiply by ("5 tỷ": value 5000000000, scale 1000000000).
    """

    start: int
    number_end: int
    end: int
    value: Decimal
    scale: Decimal
    in_words: bool
    unit: str | None
    form: str
    currency: str | None


_CURRENCIES = currencies()
_NOUNS = count_nouns()


def _longest_first(forms: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_PERCENT = r"%|phần trăm|điểm phần trăm|điểm %"
_WORDED = _longest_first([form for form, row in _CURRENCIES.items() if row.use != "mark"])
_MARKS = _longest_first([form for form, row in _CURRENCIES.items() if row.use == "mark"])
_PEOPLE = _longest_first(list(_NOUNS))
_SCALED = rf"(?: ?{SCALE}(?!\w))(?: {SCALE}(?!\w))?(?: rưỡi(?!\w))?"
# "5 đồng chí", "ba tiếng đồng hồ", "hai đồng tiền" are no đồng.
_NO_DONG = re.compile(
    r" (?:chí|phạm|đội|bào|minh|nghiệp|hương|loại|hồ|tiền|nội tệ|ngoại tệ|xu|thời|tác|sáng|chủ|giám|hành|"
    r"đô|bảng|euro|usd|yên|rúp|rupee|ruble|cảm|diễn|môn|ruộng|bằng)(?!\w)"
)
_NUMBER = re.compile(
    rf"(?:(?:us)?(?P<lead>[$€£¥]) ?)?(?P<n>{DIGITS}|{WORDS}(?!\w)|nửa(?= {SCALE}))"
    rf"(?P<scale>{_SCALED}(?: (?:{DIGITS}|{WORDS}) ?{SCALE}(?!\w)(?: rưỡi)?)?)?"
)
_UNIT = re.compile(
    rf" ?(?:(?P<percent>{_PERCENT})|(?P<mark>{_MARKS})(?!\w)|(?P<money>{_WORDED})(?!\w)"
    rf"|(?P<people>{_PEOPLE})(?!\w))"
)
_STARTS = re.compile(
    _longest_first(
        [*"0123456789$€£¥", "us$", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "nửa"]
    )
)
_LAST_SCALE = re.compile(rf"{SCALE}")


def quantities(page: Page, taken: Iterator[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the numbers of `page`, left to right, save those inside the spans `taken` (dates, say)."""
    low, done = page.low, 0
    span = next(taken, None)
    for candidate in _STARTS.finditer(low):
        at = candidate.start()
        if at < done or (at and _goes_on(low, at)):
            continue
        while span and span[1] <= at:
            span = next(taken, None)
        if span and span[0] <= at:
            done = span[1]
            continue
        found = _quantity_at(page, at)
        if found:
            yield found
            done = found.end


def _goes_on(low: str, at: int) -> bool:
    """Return whether what stands at `at` is the rest of a word, a code or a number: "A321", "1/3", "B-52"."""
    before = low[at - 1]
    if before.isalnum() or before == "_":
        return True
    if before in "/.,:" and at > 1 and low[at - 2].isalnum():
        return low[at].isdigit()
    return before == "-" and at > 1 and low[at - 2].isalpha() and low[at].isdigit()


def _quantity_at(page: Page, at: int) -> Quantity | None:
    match = _NUMBER.match(page.low, at)
    if match is None:
        return None
    unit = _UNIT.match(page.low, match.end())
    people = unit is not None and unit.lastgroup == "people"
    value = read_number(match["n"] + (match["scale"] or ""), whole=people and not match["scale"])
    if value is None:
        return None
    kind, form, code, end = _unit_of(page, match, unit, value)
    return Quantity(at, match.end(), end, value, _scale_of(match), not match["n"][0].isdigit(), kind, form, code)


def _scale_of(match: re.Match[str]) -> Decimal:
    scale = Decimal(1)
    for word in _LAST_SCALE.findall(match["scale"] or "")[:1]:
        scale *= SCALES[word]
    return scale


def _unit_of(
    page: Page, match: re.Match[str], unit: re.Match[str] | None, value: Decimal
) -> tuple[str | None, str, str | None, int]:
    end = match.end()
    if match["lead"]:
        code = _CURRENCIES[match["lead"]].code
        return "money", match["lead"], code, unit.end() if unit and unit.lastgroup == "money" else end
    if unit is None:
        return None, "", None, end
    form = unit[unit.lastgroup or 0]
    if unit.lastgroup in ("percent", "people"):
        return unit.lastgroup, form, None, unit.end()
    row = _CURRENCIES[form]
    written = page.text[unit.end() - len(form) : unit.end()]
    if (row.use == "code" and not written.isupper()) or (row.use == "scaled" and not match["scale"] and value < 1000):
        return None, "", None, end
    if form == "đồng" and value < 100 and (match["n"] == "một" or _NO_DONG.match(page.low, unit.end())):
        return None, "", None, end  # "không mất một đồng nào"
    return "money", form, row.code, unit.end()
