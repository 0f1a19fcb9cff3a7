"""Where pieces of time expressions may begin, and which rules are tried there, the longest forms first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from diembao.document import Words
from diembao.extract.times import clocks, dates, lunar, relative
from diembao.extract.times.atoms import Atom, Rule
from diembao.lexicon.calendar import calendar_words
from diembao.text.page import Page

_NUMBERED_DAY: tuple[Rule, ...] = (
    lunar.LUNAR_DATE,
    dates.DAYS_IN_WORDS,
    dates.DATE_IN_WORDS,
    dates.DAYS_TO,
    dates.DAYS_DASH,
    dates.DATE,
)
_FROM_DIGIT: tuple[Rule, ...] = (
    dates.ISO,
    *_NUMBERED_DAY,
    dates.MONTH_AND_YEAR,
    dates.BARE_YEAR,
    clocks.CLOCK,
    lunar.LAST_DAYS,
)
_NAMED_DAY: tuple[Rule, ...] = (
    relative.SAME_DAY,
    relative.DAY,
    relative.WEEKDAY,
    lunar.TET,
    lunar.LAST_DAYS,
    lunar.HOLIDAY,
    lunar.FULL_MOON,
    *_NUMBERED_DAY,
    dates.LONE_DAY,
    relative.AGO,
)
_EDGE: tuple[Rule, ...] = (relative.WEEKEND, relative.EDGE)
_QUARTER: tuple[Rule, ...] = (dates.QUARTER, relative.UNIT)
_FROM_WORD: dict[str, tuple[Rule, ...]] = {
    "ngày": _NAMED_DAY,
    "hôm": (*_NAMED_DAY, *_EDGE),
    "bữa": (relative.DAY,),
    "cùng": (relative.SAME_DAY,),
    "mai": (relative.TOMORROW,),
    "mùng": (lunar.TET, *_NUMBERED_DAY),
    "mồng": (lunar.TET, *_NUMBERED_DAY),
    "rằm": (lunar.FULL_MOON,),
    "giao": (lunar.EVE,),
    "lễ": (lunar.HOLIDAY,),
    "dịp": (lunar.HOLIDAY,),
    "thứ": (relative.WEEKDAY,),
    "chủ": (relative.WEEKDAY,),
    "chúa": (relative.WEEKDAY,),
    "tuần": (relative.AGO, relative.UNIT),
    "tháng": (dates.FIRST_MONTHS, lunar.LUNAR_MONTH, dates.MONTH, relative.AGO, relative.UNIT, relative.SAME_UNIT),
    "năm": (dates.YEAR, relative.AGO, relative.UNIT, relative.SAME_UNIT),
    "quý": _QUARTER,
    "quí": _QUARTER,
    "những": (dates.DECADE,),
    "thập": (dates.DECADE,),
    "đầu": _EDGE,
    "giữa": _EDGE,
    "cuối": _EDGE,
    "nửa": (relative.HALF,),
    "cách": (relative.SINCE,),
    "trước": (relative.FROM_THAT,),
    "sau": (relative.FROM_THAT,),
    "sang": (relative.NEXT_YEAR,),
    "buổi": (clocks.PART,),
} | {form.split()[0]: (clocks.PART,) for form in calendar_words("part")}
_FROM_WORD["đêm"] = (lunar.EVE, lunar.HOLIDAY, clocks.PART)
_FROM_WORD["đầu"] = (*_EDGE, clocks.PART)

_DIGIT: Final = re.compile(r"[0-9](?<![^\W_][0-9])")  # that neither a digit nor a letter stands before
_NAME_OF_GROUP: Final = re.compile(r"\(\?P<\w+>")


def _any_of(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """Return one pattern that matches where some rule's does: most places fail all of them at once."""
    return re.compile("|".join(_NAME_OF_GROUP.sub("(?:", pattern.pattern) for pattern, _ in rules))


_DIGIT_RULES: Final = (_any_of(_FROM_DIGIT), _FROM_DIGIT)
_FIRST_WORDS: Final = frozenset(_FROM_WORD)
_WORD_RULES: Final = {word: (_any_of(rules), rules) for word, rules in _FROM_WORD.items()}


def atoms(page: Page, words: Words) -> Iterator[Atom]:
    """Yield the pieces of `page`, left to right, none inside another; `words` are those of its text."""
    done = 0
    begun = [(words.starts[i], words.low[i]) for i in words.where(_FIRST_WORDS)]
    begun += [(digit.start(), "") for digit in _DIGIT.finditer(page.low)]
    for at, word in sorted(begun):
        atom = _atom_at(page, at, word) if at >= done else None
        if atom is not None and atom.start >= done:
            yield atom
            done = atom.end


def _atom_at(page: Page, at: int, word: str) -> Atom | None:
    some, rules = _WORD_RULES.get(word, _DIGIT_RULES)
    if some.match(page.low, at) is None:
        return None
    for pattern, build in rules:
        match = pattern.match(page.low, at)
        atom = build(page, match) if match else None
        if atom is not None:
            return atom
    return None
