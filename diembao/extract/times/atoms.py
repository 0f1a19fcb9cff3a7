"""The smallest pieces of time expressions ("9h30", "sáng", "ngày 23/10", "năm ngoái"), and the page they stand on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from diembao.extract.times.moment import Moment
from diembao.text.numerals import level

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A text as written, and levelled: lower case, plain spaces and hyphens, the same offsets."""

    text: str
    low: str

    @classmethod
    def of(cls, text: str) -> Page:
        """Return the page of `text`."""
        return cls(text, level(text))

    def before(self, start: int, reach: int = 40) -> str:
        """Return the `reach` characters left of `start`, levelled."""
        return self.low[max(0, start - reach) : start]

    def after(self, end: int, reach: int = 40) -> str:
        """Return the `reach` characters from `end` on, levelled."""
        return self.low[end : end + reach]


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece, `text[start:end]`. A weak one ("23-10", "sáng") counts only when joined to another."""

    start: int
    end: int
    moment: Moment
    is_weak: bool = False


# A rule is a pattern, matched where a word or digit may begin a time, and what to make of the match.
Build = Callable[[Page, Match], Atom | None]
Rule = tuple[re.Pattern[str], Build]
