"""Decide which days are told anew: those where articles came, changed or went, and those that hang on them.

A day hangs on the days before it as far back as stories stay open. So the days after a changed one are told anew until
a whole such stretch comes out as it stood; then everything later stands as it is. A daily run tells one day, a late
article about a week, whatever the size of the archive.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from diembao.stories.decisions import DayTold, Told
from diembao.stories.fingerprint import Fingerprint
from diembao.stories.likeness import DAYS_OPEN
from diembao.stories.telling import tell_day


class Archive(Protocol):
    """The articles and what was decided about them."""

    def articles(self, day: int) -> Sequence[Fingerprint]:
        """Return the articles of a day."""

    def window(self, day: int) -> Sequence[Told]:
        """Return the articles of the DAYS_OPEN days before `day`, as things stood when that day began."""

    def days(self, first: int, last: int) -> Sequence[int]:
        """Return the days from `first` to `last` that have articles or had some when they were told."""

    def keep(self, told: DayTold) -> bool:
        """Put what was decided for a day in the place of what stood; return whether stories or originals differ."""


def retell(archive: Archive, changed: Iterable[int]) -> Iterator[DayTold]:
    """Tell the days `changed` and all that hang on them, in the order of the calendar, and yield each."""
    waiting = sorted(set(changed))
    certain = frozenset(waiting)
    queued = set(waiting)
    while waiting:
        day = heapq.heappop(waiting)
        told = tell_day(day, archive.articles(day), archive.window(day))
        if archive.keep(told) or day in certain:
            for later in archive.days(day + 1, day + DAYS_OPEN):
                if later not in queued:
                    queued.add(later)
                    heapq.heappush(waiting, later)
        yield told
