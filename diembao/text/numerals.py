"""Numbers as Vietnamese newspapers write them: digits, words, and both in one.

The dot groups thousands and the comma marks decimals ("1.250", "78,1"). English copies reverse it, so a dot before
anything but a group of three is a decimal mark ("42.5"), and commas that group ("10,000", "1,234,567") are read so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from diembao.text.page import level

SCALES: Final = {
    "nghìn": Decimal(1_000),
    "ngàn": Decimal(1_000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
_UNITS: Final = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_FACTORS: Final = {"mươi": 10, "chục": 10, "trăm": 100}
_FILLERS: Final = frozenset({"linh", "lẻ"})

# Patterns for callers that look for numbers in a levelled text (see `text.page`).
DIGITS: Final = r"\d+(?:[.,]\d+)*"
SCALE: Final = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_ONE: Final = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# After mười and mươi five is lăm, so that "mười năm" stays ten years.
_LAST: Final = r"(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS: Final = rf"(?:{_ONE} mươi(?: {_LAST})?|mười(?: {_LAST})?|{_ONE} chục)"
WORDS: Final = rf"(?:{_ONE} trăm(?: (?:(?:linh|lẻ) {_ONE}|{_TENS}))?|{_TENS}|{_ONE})"

_GROUPED: Final = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_LONGEST: Final = 24  # a run of more digits is a serial number or noise
_SPACES: Final = re.compile(r"\s+")


def read_digits(written: str, whole: bool = False) -> Decimal | None:
    """Return the value of one number in digits, None when its marks make no number ("1.2.3").

    "1.250" is 1250, "5,3" is 5.3, "42.5" is 42.5, "10,000" is 10000. With `whole` the number counts things that
    have no fractions, so "1,250" is 1250 as well.
    """
    if len(written) > _LONGEST:
        return None
    dots, commas = written.count("."), written.count(",")
    if not dots and not commas:
        return _decimal(written)
    if dots and commas:
        decimal_mark = max(written.rfind("."), written.rfind(","))
        head, tail = written[:decimal_mark], written[decimal_mark + 1 :]
        return _decimal(f"{head.replace('.', '').replace(',', '')}.{tail}") if _grouped(head) else None
    if _GROUPED.fullmatch(written) and (dots or commas > 1 or whole or written.endswith(",000")):
        return _decimal(written.replace(".", "").replace(",", ""))
    return _decimal(written.replace(",", ".")) if dots + commas == 1 else None


def _grouped(head: str) -> bool:
    return head.isdecimal() or _GROUPED.fullmatch(head) is not None


def _decimal(plain: str) -> Decimal | None:
    head, mark, tail = plain.partition(".")
    # isascii: other scripts have decimal digits too, and they are no newspaper numbers.
    right = plain.isascii() and head.isdecimal() and (tail.isdecimal() if mark else not tail)
    return Decimal(plain) if right else None


@lru_cache(maxsize=4096)
def read_number(written: str, whole: bool = False) -> Decimal | None:
    """Return the value of a number in digits, words or both, None when it is none.

    "3 tỷ 200 triệu" is 3200000000, "hai mươi lăm" is 25, "2 tỷ rưỡi" is 2500000000, "nửa triệu" is 500000.
    """
    if written[:1].isdigit() and " " not in written and written.isascii():
        return read_digits(written, whole)
    return _read_words(_SPACES.split(level(written).strip()), whole)


def _read_words(words: list[str], whole: bool) -> Decimal | None:
    total, group, last_scale = Decimal(0), None, Decimal(0)
    for word in words:
        if word in SCALES:
            scale = SCALES[word]
            if group is None and not total:
                return None
            total, last_scale = _scaled(total, group, last_scale, scale), scale
            group = None
        elif word == "rưỡi":
            half = _half_of(group, last_scale)
            group = (group or Decimal(0)) + half
        else:
            group = _grown(group, word, whole)
            if group is None:
                return None
    return None if group is None and not total else total + (group or 0)


def _scaled(total: Decimal, group: Decimal | None, last_scale: Decimal, scale: Decimal) -> Decimal:
    if group is None or scale > last_scale > 0:
        return (total + (group or 0)) * scale  # "3 nghìn tỷ", "1 nghìn 200 tỷ"
    return total + group * scale


def _half_of(group: Decimal | None, last_scale: Decimal) -> Decimal:
    if group is None:
        return last_scale / 2  # "2 tỷ rưỡi"
    return Decimal(50) if group and group % 100 == 0 else Decimal("0.5")  # "hai trăm rưỡi", "một rưỡi"


def _grown(group: Decimal | None, word: str, whole: bool) -> Decimal | None:
    """Return the group below a thousand after one more word, None when the word cannot follow."""
    if word in _FACTORS:
        factor = _FACTORS[word]
        if group is None:
            return None
        low = group % factor if factor == 100 else group % 10
        return group - low + (low or 0) * factor
    if word in _FILLERS:
        return group
    if word in _UNITS:
        return (group or Decimal(0)) + _UNITS[word] if group is None or group % 10 == 0 else None
    if word == "nửa" and group is None:
        return Decimal("0.5")
    return read_digits(word, whole) if group is None and word[:1].isdigit() else None
