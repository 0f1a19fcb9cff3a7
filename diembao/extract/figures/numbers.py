"""Every number of a page with what stands right behind it: a scale, a currency, a percent sign, a counted noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from diembao.document import Words
from diembao.lexicon.units import count_nouns, currencies
from diembao.text.numerals import DIGITS, SCALE, SCALES, WORDS, read_number
from diembao.text.page import Page


class Quantity(NamedTuple):
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


_CURRENCIES: Final = currencies()
_NOUNS: Final = count_nouns()


def _longest_first(forms: Iterator[str] | list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_PERCENT: Final = r"%|phần trăm|điểm phần trăm|điểm %"
_WORDED: Final = _longest_first([form for form, row in _CURRENCIES.items() if row.use != "mark"])
_MARKS: Final = _longest_first([form for form, row in _CURRENCIES.items() if row.use == "mark"])
_NEXT_WORD: Final = re.compile(r" ?([^\W\d_]+)")
_SCALED: Final = rf"(?: ?{SCALE}(?!\w))(?: {SCALE}(?!\w))?(?: rưỡi(?!\w))?"
# "5 đồng chí", "ba tiếng đồng hồ", "hai đồng tiền" are no đồng.
_NO_DONG: Final = re.compile(
    r" (?:chí|phạm|đội|bào|minh|nghiệp|hương|loại|hồ|tiền|nội tệ|ngoại tệ|xu|thời|tác|sáng|chủ|giám|hành|"
    r"đô|bảng|euro|usd|yên|rúp|rupee|ruble|cảm|diễn|môn|ruộng|bằng)(?!\w)"
)
_NUMBER: Final = re.compile(
    rf"(?:(?:us)?(?P<lead>[$€£¥]) ?)?(?P<n>{DIGITS}|{WORDS}(?!\w)|nửa(?= {SCALE}))"
    rf"(?P<scale>{_SCALED}(?: (?:{DIGITS}|{WORDS}) ?{SCALE}(?!\w)(?: rưỡi)?)?)?"
)
_UNIT: Final = re.compile(rf" ?(?:(?P<percent>{_PERCENT})|(?P<mark>{_MARKS})(?!\w)|(?P<money>{_WORDED})(?!\w))")
_SIGN: Final = re.compile(r"[0-9$€£¥](?<!\w[0-9$€£¥])|us\$(?<!\wus\$)")  # that no word goes on with
_FIRST_WORDS: Final = frozenset(["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "nửa"])
_PRICE: Final = re.compile(
    r"(?<!\w)(?:giá|trả|tốn|chi|phạt|lương|thưởng|bán|mua|vé|phí|tiền|trị giá|nộp|thu|lên|xuống|còn|từ|đến|tới|mất)"
    r"(?: (?:khoảng|gần|hơn|chỉ|là|trên|dưới|tới|đến|từ|lên|xuống|còn|thêm|với|vé|cho|mức))* $"
)
_NOT_COUNTED: Final = re.compile(
    r" ?(?:[,.;:)/!?\n”\"-]|$)| (?:một|mỗi|cho|và|mà|là|thì|để|trong|vào|so|tiền|đến|lên|xuống|trở|/)"
)
_LAST_SCALE: Final = re.compile(rf"{SCALE}")


def quantities(page: Page, words: Words, taken: Iterator[tuple[int, int]]) -> Iterator[Quantity]:
    """Yield the numbers of `page`, left to right, save those inside the spans `taken` (dates, say).

    `words` are those of its text.
    """
    low, done = page.low, 0
    span = next(taken, None)
    begun = [words.starts[i] for i in words.where(_FIRST_WORDS)]
    for at in sorted([*begun, *[sign.start() for sign in _SIGN.finditer(low)]]):
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
    people = None if match["lead"] else _people_at(page.low, match.end())
    value = read_number(match["n"] + (match["scale"] or ""), whole=people is not None and not match["scale"])
    if value is None:
        return None
    unit = ("people", people[0], None, people[1]) if people else _unit_of(page, match, value)
    kind, form, code, end = unit
    return Quantity(at, match.end(), end, value, _scale_of(match), not match["n"][0].isdigit(), kind, form, code)


@cache
def _nouns_by_first() -> dict[str, tuple[str, ...]]:
    """Return the nouns that count people by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_NOUNS, key=len, reverse=True):
        found.setdefault(form.split()[0], []).append(form)
    return {first: tuple(forms) for first, forms in found.items()}


def _people_at(low: str, end: int) -> tuple[str, int] | None:
    """Return the noun that counts people right after a number and where it ends, None when another word follows."""
    word = _NEXT_WORD.match(low, end)
    if word is None:
        return None
    start = word.start(1)
    for form in _nouns_by_first().get(word[1], ()):
        after = start + len(form)
        if low.startswith(form, start) and not low[after : after + 1].isalnum():
            return form, after
    return None


def _is_priced(page: Page, match: re.Match[str], end: int) -> bool:
    """Return whether a word of price stands before a sum in words that mean other things too: "giá 45 bảng"."""
    if not match["n"][0].isdigit():
        return False
    return _PRICE.search(page.before(match.start(), 24)) is not None and _NOT_COUNTED.match(page.low, end) is not None


def _scale_of(match: re.Match[str]) -> Decimal:
    scale = Decimal(1)
    for word in _LAST_SCALE.findall(match["scale"] or "")[:1]:
        scale *= SCALES[word]
    return scale


def _unit_of(page: Page, match: re.Match[str], value: Decimal) -> tuple[str | None, str, str | None, int]:
    end = match.end()
    unit = _UNIT.match(page.low, end)
    if match["lead"]:
        code = _CURRENCIES[match["lead"]].code
        return "money", match["lead"], code, unit.end() if unit and unit.lastgroup == "money" else end
    if unit is None:
        return None, "", None, end
    form = unit[unit.lastgroup or 0]
    if unit.lastgroup == "percent":
        return "percent", form, None, unit.end()
    row = _CURRENCIES[form]
    written = page.text[unit.end() - len(form) : unit.end()]
    if row.use == "code" and not written.isupper():
        return None, "", None, end
    if row.use == "scaled" and not match["scale"] and value < 1000 and not _is_priced(page, match, unit.end()):
        return None, "", None, end
    if form == "đồng" and value < 100 and (match["n"] == "một" or _NO_DONG.match(page.low, unit.end())):
        return None, "", None, end  # "không mất một đồng nào"
    return "money", form, row.code, unit.end()
