"""Quotation marks in pairs, as newspapers really set them: mixed, nested, repeated, sometimes never closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(r"[“”„‟\"«»‘’'‹›]")
_OPENS: Final = frozenset("“„«‘‹")
_CLOSES: Final = frozenset("”‟»’›")
_SINGLE: Final = frozenset("‘’'‹›")
_BEFORE_OPENING: Final = frozenset('([{-–—:/"“«')
LONGEST: Final = 4000
"""Characters; marks further apart than this were not meant as a pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks and the words between them, `text[start:end]`; `closed` is False when the second is missing."""

    start: int
    end: int
    closed: bool
    single: bool


def find_pairs(text: str, start: int, end: int) -> Iterator[Pair]:
    """Yield the outermost pairs of `text[start:end]`, a paragraph, left to right.

    An opening mark that is never closed gives a pair up to `end`, `closed` False. Single marks count only where
    they open before a word and close after one, so "O'Neil" has none.
    """
    open_at: list[tuple[int, bool]] = []
    marks = list(_MARK.finditer(text, start, end))
    for number, match in enumerate(marks):
        at, mark = match.start(), match.group()
        single = mark in _SINGLE
        if _opens(text, at, start, end, mark, bool(open_at)):
            afresh = open_at and not single and _begins_afresh(text, open_at[0][0], at, start)
            if afresh and not (mark in _OPENS and _closed_twice(marks, number)):
                yield Pair(open_at[0][0] + 1, at, False, open_at[0][1])
                open_at.clear()
            open_at.append((at, single))
        elif open_at and _closes(text, at, end, mark):
            while open_at and open_at[-1][1] != single and len(open_at) > 1:
                open_at.pop()
            if open_at[-1][1] != single:
                continue
            opened, _ = open_at.pop()
            if not open_at and 1 < at - opened <= LONGEST:
                yield Pair(opened + 1, at, True, single)
    if open_at and not open_at[0][1]:
        yield from _unclosed(text, open_at, end)


def _unclosed(text: str, open_at: list[tuple[int, bool]], end: int) -> Iterator[Pair]:
    opened = open_at[0][0]
    if text[opened + 1 : end].strip():
        yield Pair(opened + 1, end, False, False)


def _opens(text: str, at: int, start: int, end: int, mark: str, inside: bool) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in _SINGLE:
        return (before.isspace() or before in _BEFORE_OPENING) and after.isalnum()
    if mark in _OPENS:
        return not (inside and not before.isspace() and before not in _BEFORE_OPENING and not after.isalnum())
    if mark in _CLOSES:
        return not inside and before.isspace() and after.isalnum()
    if before.isspace() or before in _BEFORE_OPENING:
        return not inside or after.isalnum()
    return not inside and after.isalnum() and not before.isalnum() and before not in ".,!?…)"


def _closes(text: str, at: int, end: int, mark: str) -> bool:
    if mark not in _SINGLE:
        return True
    after = text[at + 1] if at + 1 < end else " "
    return not after.isalnum()


def _closed_twice(marks: list[re.Match[str]], number: int) -> bool:
    """Whether the two next marks both close, so that the mark opens inside: "“Tôi quát: “Dừng lại!” Họ đi.”"."""
    following = [mark.group() for mark in marks[number + 1 : number + 3]]
    return len(following) == 2 and all(mark in _CLOSES and mark not in _SINGLE for mark in following)


def _begins_afresh(text: str, opened: int, at: int, start: int) -> bool:
    """Whether the mark at `at` stands where a new quotation begins, so that the one before it was never closed."""
    before = text[max(start, at - 2) : at].rstrip()[-1:]
    return before in (".", ":", "!", "?") and at - opened > 3
