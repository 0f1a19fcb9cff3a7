"""Short forms looked up in longer names, not searched for: an article may be a list of ten thousand names.

Comparing every form with every other took 34 seconds for 120 KB of foreign names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from diembao.extract.canonical.form import Words

# What may stand between a name and the short form that it defines.
LONGEST_GAP: Final = 40
_STOCK: Final = r"mã(?: chứng khoán| cổ phiếu| ck| niêm yết)?|mck|ticker"
_CALLED: Final = r"(?:tên )?viết tắt(?: là)?|gọi tắt(?: là)?|tên tiếng anh(?: là)?"
_BRACKETED: Final = re.compile(rf"\s*\(\s*(?:(?:{_STOCK}|{_CALLED})\s*:?)?\s*[\"“]?\s*", re.IGNORECASE)
_APPOSED: Final = re.compile(rf"\s*[,-]\s*(?:{_CALLED})\s*:?\s*[\"“]?\s*", re.IGNORECASE)
# The second of two in one pair of brackets: "(Vinamilk - mã CK: VNM)".
_AND_TICKER: Final = re.compile(rf"\s*[,;–-]\s*(?:{_STOCK})\s*:?\s*", re.IGNORECASE)
OPENERS: Final = frozenset("(,;–-")  # the first mark of every such gap
_GOES_ON: Final = re.compile(r"\s?[,;]\s|\s[–-]\s")

# No short form of a name is longer; names without end are cut there, so that they cost no more than their length.
_LONGEST_FORM: Final = 12
_LONGEST_SPELLING: Final = 60


def defines(gap: str, after: str) -> bool:
    """Return whether `gap` between two names says that one stands for the other: " (mã chứng khoán ".

    `after` is what follows the second name at once, two letters of it.
    """
    if _BRACKETED.fullmatch(gap):
        return after.lstrip()[:1] == ")" or (after[:1] in ("”", '"', ",", ";", " ") and len(gap.strip()) > 1)
    return _APPOSED.fullmatch(gap) is not None


def opens_brackets(gap: str, after: str) -> bool:
    """Return whether a name stands alone behind the bracket that `gap` opens, and more follows: " (", ", "."""
    return _BRACKETED.fullmatch(gap) is not None and _GOES_ON.match(after) is not None


def adds_ticker(gap: str, after: str) -> bool:
    """Return whether `gap` between two names in brackets says that the second is a code of the stock exchange."""
    return _AND_TICKER.fullmatch(gap) is not None and after[:1] == ")"


def leaves_out(short: Words, long: Words) -> bool:
    """Return whether `short` is `long` with words left out: "Trường Hà Huy Tập" of "Trường THPT Hà Huy Tập"."""
    rest = iter(long)
    return len(short) < len(long) and all(word in rest for word in short)


def beginnings(words: Words) -> Iterator[Words]:
    """Yield what `words` begin with, shortest first, without all of them: "AC", "AC Milan" of "AC Milan FC"."""
    for size in range(1, min(len(words), _LONGEST_FORM + 1)):
        yield words[:size]


def endings(words: Words) -> Iterator[Words]:
    """Yield what `words` end with, shortest first, without all of them: "FC", "Milan FC" of "AC Milan FC"."""
    for size in range(1, min(len(words), _LONGEST_FORM + 1)):
        yield words[-size:]


def stretches(words: Words) -> Iterator[Words]:
    """Yield every run of `words` once, without all of them: "a", "b", "c", "a b", "b c" of "a b c"."""
    runs = (
        words[start : start + size]
        for size in range(1, min(len(words), _LONGEST_FORM + 1))
        for start in range(len(words) - size + 1)
    )
    yield from dict.fromkeys(runs)


def spelling_keys(plain: str) -> set[str]:
    """Return keys of which two names that differ by one letter share one: the name, and it with each letter left out.

    "mosow" and "moscow" share "mosow". A name of very many letters has no other key than itself.
    """
    if len(plain) > _LONGEST_SPELLING:
        return {plain}
    return {plain, *(plain[:i] + plain[i + 1 :] for i in range(len(plain)))}


def one_letter_apart(a: str, b: str) -> bool:
    """Return whether `a` and `b` differ by one letter put in, left out or changed, none of the first two."""
    if a == b or abs(len(a) - len(b)) > 1 or a[:2] != b[:2]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]
