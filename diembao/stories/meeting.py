"""Where two heaps of fingerprints meet: for every pair that shares a number, the sum of the products of its weights.

One sorted index and one pass; the work is in proportion to the meetings, and whole numbers make it exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]
_AT_ONCE = 2_000_000
_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Heap:
    """Many lists of numbers in one: `owner[i]` is the list that `numbers[i]` with `weights[i]` belongs to."""

    size: int
    owner: NDArray[np.int64]
    numbers: Numbers
    weights: NDArray[np.int64]

    @classmethod
    def of(cls, lists: Sequence[Numbers], weights: Sequence[NDArray[np.int32]] | None = None) -> Heap:
        """Return a heap of `lists`; each number weighs one where no weights are given."""
        sizes = np.fromiter((len(x) for x in lists), np.int64, len(lists))
        numbers = np.concatenate(lists) if lists else np.empty(0, np.uint32)
        heavy = np.ones(len(numbers), np.int64)
        if weights is not None and lists:
            heavy = np.concatenate(weights).astype(np.int64)
        return cls(len(lists), np.repeat(np.arange(len(lists)), sizes), numbers, heavy)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs (left, right) and the sum of each."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    sums: NDArray[np.int64]


def meet(left: Heap, right: Heap, most: int) -> Iterator[Pairs]:
    """Yield the pairs that share a number, a few lists of `left` at a time, sorted by (left, right).

    A number that more than `most` lists of `right` have tells nothing and is passed over.
    """
    order = np.argsort(right.numbers, kind="stable")
    numbers, owner, weights = right.numbers[order], right.owner[order], right.weights[order]
    begin = np.searchsorted(numbers, left.numbers, "left")
    count = np.searchsorted(numbers, left.numbers, "right") - begin
    count[count > most] = 0
    for rows in _portions(left, count, right.size):
        kept = slice(*np.searchsorted(left.owner, [rows.start, rows.stop]))
        times = count[kept]
        at = np.repeat(begin[kept] - np.concatenate(([0], np.cumsum(times)[:-1])), times) + np.arange(times.sum())
        cell = (np.repeat(left.owner[kept], times) - rows.start) * right.size + owner[at]
        sums = np.bincount(cell, np.repeat(left.weights[kept], times) * weights[at], len(rows) * right.size)
        found = np.flatnonzero(sums)
        yield Pairs(found // right.size + rows.start, found % right.size, sums[found].astype(np.int64))


def _portions(left: Heap, count: NDArray[np.int64], width: int) -> Iterator[range]:
    """Yield runs of lists of `left` that keep both the meetings and the table of sums small."""
    if not left.size or not width:
        return
    each = np.bincount(left.owner, count, left.size)
    start, meetings = 0, 0.0
    for row in range(left.size):
        if row > start and (meetings + each[row] > _AT_ONCE or (row - start + 1) * width > _CELLS):
            yield range(start, row)
            start, meetings = row, 0.0
        meetings += each[row]
    yield range(start, left.size)
