"""How alike two articles are: the cosine of their words, less the further apart they were published.

A likeness is a whole number of millionths, so it is the same on every machine and in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diembao.stories.fingerprint import UNIT, Fingerprint
from diembao.stories.meeting import Heap, Pairs, meet

ONE = 1_000_000
DAYS_OPEN = 7
"""A story that nobody wrote about for so many days is closed: articles further apart are not compared."""
_HALVES_IN_HOURS = 72
_FADED = np.array([UNIT * _HALVES_IN_HOURS // (_HALVES_IN_HOURS + h) for h in range(24 * (DAYS_OPEN + 1) + 1)])
_LEAST = 50_000
_MOST_LINKS = 200
_TELLS_NOTHING = 500


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles by their positions in what was compared, and how alike they are in millionths."""

    left: int
    right: int
    likeness: int


def link(left: Sequence[Fingerprint], right: Sequence[Fingerprint]) -> list[Link]:
    """Return the links from `left` to `right` of at least a twentieth, for each article its strongest ones.

    Where an article is on both sides it is not linked with itself.
    """
    mine, theirs = (Heap.of([p.words for p in side], [p.weights for p in side]) for side in (left, right))
    clocks = _clock(left), _clock(right)
    most = max(_TELLS_NOTHING, len(right) // 10)
    found: list[Link] = []
    for pairs in meet(mine, theirs, most):
        likeness = pairs.sums * _faded(*clocks, pairs) // (UNIT * UNIT * UNIT // ONE)
        found += _strongest(left, right, pairs, likeness)
    return found


def _clock(prints: Sequence[Fingerprint]) -> NDArray[np.int64]:
    return np.array([(p.place.day, p.place.minute) for p in prints], np.int64).reshape(len(prints), 2)


def _faded(left: NDArray[np.int64], right: NDArray[np.int64], pairs: Pairs) -> NDArray[np.int64]:
    """Return for each pair how much of its likeness time leaves: 10,000 for the same hour, 5,000 three days apart."""
    (day, minute), (other_day, other_minute) = left[pairs.left].T, right[pairs.right].T
    days = day - other_day
    hours = np.where((minute < 0) | (other_minute < 0), abs(days) * 24, abs(days * 1440 + minute - other_minute) // 60)
    faded: NDArray[np.int64] = _FADED[np.minimum(hours, len(_FADED) - 1)]
    return faded


def _strongest(
    left: Sequence[Fingerprint], right: Sequence[Fingerprint], pairs: Pairs, likeness: NDArray[np.int64]
) -> list[Link]:
    kept = np.flatnonzero(likeness >= _LEAST)
    best = kept[np.lexsort((pairs.right[kept], -likeness[kept], pairs.left[kept]))]
    links, last, count = [], -1, 0
    for i, j, much in zip(pairs.left[best].tolist(), pairs.right[best].tolist(), likeness[best].tolist(), strict=True):
        if i != last:
            last, count = i, 0
        if count < _MOST_LINKS and left[i].article_id != right[j].article_id:
            links.append(Link(i, j, much))
            count += 1
    return links
