"""The smallest pieces of time expressions ("9h30", "sáng", "ngày 23/10", "năm ngoái")."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from diembao.extract.times.moment import Moment
from diembao.text.page import Page

Match = re.Match[str]


class Atom(NamedTuple):
    """One piece, `text[start:end]`. A weak one ("23-10", "sáng") counts only when joined to another."""

    start: int
    end: int
    moment: Moment
    is_weak: bool = False


# A rule is a pattern, matched where a word or digit may begin a time, and what to make of the match.
Build = Callable[[Page, Match], Atom | None]
Rule = tuple[re.Pattern[str], Build]
