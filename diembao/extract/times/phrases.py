"""Pieces put together: "21h" + "thứ 7" + "(2/11)" is one time, "ngày 30/9" "đến" "5/10" one span of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from diembao.extract.times.atoms import Atom
from diembao.extract.times.moment import Level, Moment
from diembao.text.page import Page

_LONGEST_GAP: Final = 34
# Between two pieces of one time: "15h, ngày 13/11", "19h30 (giờ địa phương) tối 4/11", "tháng 9 của năm ngoái".
_GAP: Final = re.compile(
    r" ?(?:\(?(?:theo )?(?:giờ|gmt)"
    r"(?: ?[+-]\d+| (?:địa phương|việt nam|hà nội|gmt|đông dương|mỹ|anh|london|paris))?\)?)?"
    r" ?(?:[,(|-] ?)?(?:(?:vào|của|trong|lúc|đúng|vào lúc|khoảng|ngày|rạng) )?"
)
_FIRM_GAP: Final = re.compile(r" ?(?:(?<= )(?:của |trong ))?")
_TO: Final = re.compile(r" ?- ?| (?:cho )?(?:đến|tới)(?: hết| ngày| hết ngày)? ")
_AMID: Final = "giữa "
_SUFFIX: Final = re.compile(r" (?:vừa qua|vừa rồi)(?!\w)")
_NEXT: Final = re.compile(
    r"\)?,? (?:sắp )?tới(?:đây)?(?= ?[,.;:)]| (?:đây|tại|ở|và|để|sẽ|với|do|nhằm|cho|khi|trên|trong|này)(?!\w)|$)"
)
_UNTIL_NOW: Final = re.compile(
    r",? (?:(?:cho )?(?:đến|tới) (?:nay|giờ|bây giờ|hiện tại|hiện nay|hôm nay|thời điểm này)|trở lại đây)(?!\w)"
)


class Phrase(NamedTuple):
    """A whole time expression: one moment, or the run from `moment` to `until`."""

    start: int
    end: int
    moment: Moment
    until: Moment | None = None
    is_weak: bool = False


def phrases(page: Page, atoms: Iterator[Atom]) -> Iterator[Phrase]:
    """Yield the time expressions made of `atoms`, left to right; weak ones that found no company are dropped."""
    pending: Phrase | None = None
    for phrase in _joined(page, atoms):
        merged = _merged(page, pending, phrase) if pending else None
        if merged is None and pending and not pending.is_weak:
            yield pending
        pending = merged or phrase
    if pending and not pending.is_weak:
        yield pending


def _joined(page: Page, atoms: Iterator[Atom]) -> Iterator[Phrase]:
    current: Phrase | None = None
    for atom in atoms:
        longer = _grown(page, current, atom) if current else None
        if longer is None and current:
            yield _directed(page, current)
        current = longer or Phrase(atom.start, atom.end, atom.moment, is_weak=atom.is_weak)
    if current:
        yield _directed(page, current)


def _grown(page: Page, phrase: Phrase, atom: Atom) -> Phrase | None:
    gap = page.low[phrase.end : atom.start]
    if len(gap) > _LONGEST_GAP:
        return None
    pattern = _FIRM_GAP if phrase.moment.finest in _FIRM else _GAP
    moment = phrase.moment.joined(atom.moment) if pattern.fullmatch(gap) else None
    if moment is None:
        return None
    if gap.count(")") > gap.count("("):
        return None  # "… lúc 19h) ngày 31/10": what is told in brackets stays there
    end = atom.end
    if gap.count("(") > gap.count(")") and page.low.startswith(")", end):
        end += 1
    # Two scores are no date: weak pieces hold each other up only when they say different things.
    weak = phrase.is_weak and atom.is_weak and phrase.moment.finest is atom.moment.finest
    return Phrase(phrase.start, end, moment, is_weak=weak)


_FIRM: Final = frozenset({Level.MONTH, Level.QUARTER, Level.YEAR, Level.WEEK})
_CALENDAR: Final = frozenset({Level.DAY, Level.MONTH, Level.YEAR})


def _directed(page: Page, phrase: Phrase) -> Phrase:
    """Return `phrase` with the direction that the words after it give: "vừa qua" belongs to it, "tới" does not."""
    suffix = _SUFFIX.match(page.low, phrase.end)
    if suffix:
        return phrase._replace(end=suffix.end(), moment=phrase.moment._replace(direction=-1))
    if not phrase.moment.direction and _UNTIL_NOW.match(page.low, phrase.end):
        return phrase._replace(moment=phrase.moment._replace(direction=-1))
    if _NEXT.match(page.low, phrase.end):
        return phrase._replace(moment=phrase.moment._replace(direction=1))
    return phrase


def _merged(page: Page, first: Phrase, second: Phrase) -> Phrase | None:
    """Return both as one span, or None: "8g" "-" "13g ngày 24-10", "năm 2005" "đến" "năm 2012"."""
    between = page.low[first.end : second.start]
    start = _between(page, first, between)
    if first.until or (start is None and not _TO.fullmatch(between)):
        return None
    if first.is_weak and second.is_weak and not ("-" not in between and page.before(first.start, 3) == "từ "):
        return None  # "từ 25.10 đến 3.11" are days, "2-1 - 3-1" are not
    a, b = first.moment, second.moment
    if (
        not _of_a_kind(page, first, second)
        or _told_from_now(a)
        or _told_from_now(b)
        or b.until_of_its_own
        or a.until_of_its_own
    ):
        return None
    return Phrase(first.start if start is None else start, second.end, a, b)


def _of_a_kind(page: Page, first: Phrase, second: Phrase) -> bool:
    """Return whether two times may be the ends of one span: as fine as each other, or both of the calendar where words
    lead them in, as in "từ năm 2012 đến tháng 7-2013"."""
    a, b = first.moment.finest, second.moment.finest
    led = page.before(first.start, 3) == "từ " and "-" not in page.low[first.end : second.start]
    return a is b or (led and a in _CALENDAR and b in _CALENDAR)


def _between(page: Page, first: Phrase, gap: str) -> int | None:
    """Return where the first of two times begins that "giữa … và …" joins: "giữa tháng 9/2012 và tháng 6/2013"."""
    if gap != " và ":
        return None
    if page.low.startswith(_AMID, first.start):
        return first.start + len(_AMID)
    return first.start if page.before(first.start, len(_AMID)) == _AMID else None


def _told_from_now(moment: Moment) -> bool:
    """Return whether the moment is told by distance alone: "hôm nay", "tuần trước"; "tháng 9 năm ngoái" is not."""
    return bool(moment.shift or moment.text_shift) and moment.month is None and moment.hour is None
