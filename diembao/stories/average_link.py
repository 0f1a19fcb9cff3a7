"""Join what is alike on average, the most alike first, until nothing is alike enough (average linkage).

The parts that are joined are numbered from the oldest to the youngest; the older one takes the younger one in.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Join:
    """Two heaps of parts that became one; `average` is the mean likeness of the pairs between them."""

    older: tuple[int, ...]
    younger: tuple[int, ...]
    average: int


def join(sizes: Sequence[int], sums: Mapping[tuple[int, int], int], least: int) -> Iterator[Join]:
    """Yield the joins in the order in which they happen.

    `sizes[i]` is how many articles part `i` has, `sums[i, j]` with i < j the sum of the likenesses between two parts;
    pairs that are not named are not alike at all. Ties go to the oldest parts, so the result hangs on nothing else.
    """
    heaps = _Heaps(sizes, sums)
    waiting = [(-heaps.average(i, j), i, j) for i, j in sums]
    heapq.heapify(waiting)
    while waiting and -waiting[0][0] >= least:
        negative, i, j = heapq.heappop(waiting)
        if i not in heaps.members or j not in heaps.members or heaps.average(i, j) != -negative:
            continue
        yield Join(tuple(heaps.members[i]), tuple(heaps.members[j]), -negative)
        for other in heaps.unite(i, j):
            pair = (min(i, other), max(i, other))
            heapq.heappush(waiting, (-heaps.average(*pair), *pair))


class _Heaps:
    """The parts as they stand, named by their oldest one, and the sums between them."""

    def __init__(self, sizes: Sequence[int], sums: Mapping[tuple[int, int], int]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(sizes))}
        self._sizes = list(sizes)
        self._between: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for (i, j), much in sums.items():
            self._between[i][j] = self._between[j][i] = much

    def average(self, i: int, j: int) -> int:
        return self._between[i][j] // (self._sizes[i] * self._sizes[j])

    def unite(self, i: int, j: int) -> list[int]:
        """Let `i` take `j` in and return who has something in common with it now."""
        self.members[i] += self.members.pop(j)
        self._sizes[i] += self._sizes[j]
        mine, theirs = self._between[i], self._between.pop(j)
        del mine[j], theirs[i]
        for other, much in theirs.items():
            del self._between[other][j]
            mine[other] = self._between[other][i] = mine.get(other, 0) + much
        return list(mine)
