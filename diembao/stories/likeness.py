"""How alike two articles are: the cosine of their words, less the further apart they were published.

A likeness is a whole number of millionths, so it is the same on every machine and in any order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diembao.stories.fingerprint import UNIT, Fingerprint
from diembao.stories.meeting import Heap, Pairs, meet

ONE = 1_000_000
DAYS_OPEN = 7
"""A story that nobody wrote about for so many days is closed: articles further apart are not compared."""
_HALVES_IN_HOURS = 72
_FADED = np.array([UNIT * _HALVES_IN_HOURS // (_HALVES_IN_HOURS + h) for h in range(24 * (DAYS_OPEN + 1) + 1)])
_LEAST = 80_000
_MOST_LINKS = 200
_TELLS_NOTHING = 500


def link(left: Sequence[Fingerprint], right: Sequence[Fingerprint]) -> Pairs:
    """Return the links from `left` to `right` that count, for each article of `left` its strongest ones.

    The sum of a pair is its likeness. Where an article is on both sides it is not linked with itself.
    """
    mine, theirs = (Heap.of([p.words for p in side], [p.weights for p in side]) for side in (left, right))
    clocks = _clock(left), _clock(right)
    names = _names(left, right)
    most = max(_TELLS_NOTHING, len(right) // 10)
    found = [Pairs(*(np.empty(0, np.int64),) * 3)]
    for pairs in meet(mine, theirs, most):
        likeness = pairs.sums * _faded(*clocks, pairs) // (UNIT * UNIT * UNIT // ONE)
        kept = (likeness >= _LEAST) & (names[0][pairs.left] != names[1][pairs.right])
        found.append(_strongest(Pairs(pairs.left[kept], pairs.right[kept], likeness[kept])))
    return Pairs(*(np.concatenate([getattr(p, side) for p in found]) for side in ("left", "right", "sums")))


def _names(left: Sequence[Fingerprint], right: Sequence[Fingerprint]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return a number for each article, the same on both sides."""
    number = {p.article_id: n for n, p in enumerate(right)}
    mine = np.array([number.get(p.article_id, -1) for p in left], np.int64)
    return mine, np.arange(len(right))


def _clock(prints: Sequence[Fingerprint]) -> NDArray[np.int64]:
    return np.array([(p.place.day, p.place.minute) for p in prints], np.int64).reshape(len(prints), 2)


def _faded(left: NDArray[np.int64], right: NDArray[np.int64], pairs: Pairs) -> NDArray[np.int64]:
    """Return for each pair how much of its likeness time leaves: 10,000 for the same hour, 5,000 three days apart."""
    (day, minute), (other_day, other_minute) = left[pairs.left].T, right[pairs.right].T
    days = day - other_day
    hours = np.where((minute < 0) | (other_minute < 0), abs(days) * 24, abs(days * 1440 + minute - other_minute) // 60)
    faded: NDArray[np.int64] = _FADED[np.minimum(hours, len(_FADED) - 1)]
    return faded


def _strongest(pairs: Pairs) -> Pairs:
    """Return for each left article the _MOST_LINKS strongest of its pairs."""
    order = np.lexsort((pairs.right, -pairs.sums, pairs.left))
    left = pairs.left[order]
    kept = order[np.arange(len(left)) - np.searchsorted(left, left, "left") < _MOST_LINKS]
    return Pairs(pairs.left[kept], pairs.right[kept], pairs.sums[kept])
