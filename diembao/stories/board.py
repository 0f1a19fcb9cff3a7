"""The originals of a day and the open stories that any of them is linked with, laid out to be joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from diembao.stories.average_link import Join, join
from diembao.stories.decisions import DayTold, Decision, Kind, Merge, Told, story_id_of
from diembao.stories.fingerprint import Fingerprint, number_of
from diembao.stories.likeness import link
from diembao.stories.meeting import Pairs

LEAST_LIKENESS = 220_000
"""Mean likeness in millionths that joins; the middle of a plateau (docs/stories.md)."""
_FRESH_DAYS = 3
_SHARED = 6


class Board:
    """The parts to be joined: first the open stories, by age, each with its recent articles, then the day's originals.

    `fresh` and `earlier` are sorted by `order`.
    """

    def __init__(self, fresh: Sequence[Fingerprint], earlier: Sequence[Told]) -> None:
        self._fresh = list(fresh)
        recent = _recent(earlier)
        told, links = _linked(self._fresh, recent)
        self._stories = sorted({t.story_id for t in told})
        number = {story: n for n, story in enumerate(self._stories)}
        self._articles = [t.fingerprint for t in told] + self._fresh
        parts = [number[t.story_id] for t in told] + [len(number) + n for n in range(len(self._fresh))]
        self._part = np.array(parts, np.int64)
        self._links = _both_ways(links, _between_stories(told), len(self._articles))
        self._order = _ranks([p.order for p in self._articles])

    def play(self, day: int) -> DayTold:
        """Join what is alike, and say what came of it."""
        joins = list(join(self._sizes(), self._sums(), LEAST_LIKENESS))
        heads = list(range(len(self._stories) + len(self._fresh)))
        for one in joins:
            for part in one.younger:
                heads[part] = one.older[0]
        first_joins = _first_joins(joins)
        decisions = tuple(self._decide(n, heads, first_joins) for n in range(len(self._fresh)))
        return DayTold(day, decisions, tuple(self._merges(day, joins)))

    def _sizes(self) -> list[int]:
        sizes: list[int] = np.bincount(self._part, minlength=len(self._stories) + len(self._fresh)).tolist()
        return sizes

    def _sums(self) -> dict[tuple[int, int], int]:
        """Return the sum of the likenesses between every two parts that have links."""
        ours, theirs = self._part[self._links.left], self._part[self._links.right]
        kept = ours < theirs
        width = len(self._stories) + len(self._fresh)
        cells, at = np.unique(ours[kept] * width + theirs[kept], return_inverse=True)
        sums = np.bincount(at, self._links.sums[kept], len(cells)).astype(np.int64)
        return {divmod(cell, width): much for cell, much in zip(cells.tolist(), sums.tolist(), strict=True)}

    def _decide(self, n: int, heads: list[int], first_joins: dict[int, tuple[int, tuple[int, ...]]]) -> Decision:
        one, part = self._fresh[n], len(self._stories) + n
        average, partners = first_joins.get(part, (None, None))
        nearest, likeness = self._nearest(len(self._articles) - len(self._fresh) + n, partners)
        other = None if nearest is None else self._articles[nearest]
        return Decision(
            article_id=one.article_id,
            story_id=self._story_of(heads[part]),
            kind=Kind.FIRST if heads[part] == part else Kind.JOINED,
            compared_with=other.article_id if other else None,
            score=average if average is not None else likeness,
            shared=shared_terms(one, other) if other else (),
        )

    def _nearest(self, article: int, parts: Collection[int] | None) -> tuple[int | None, int | None]:
        """Return the article nearest to `article`, of `parts` if given, and its likeness; of equals the first."""
        begin, end = np.searchsorted(self._links.left, [article, article + 1])
        others, likeness = self._links.right[begin:end], self._links.sums[begin:end]
        if parts is not None:
            kept = np.isin(self._part[others], list(parts))
            others, likeness = others[kept], likeness[kept]
        if not len(others):
            return None, None
        best = np.lexsort((self._order[others], -likeness))[0]
        return int(others[best]), int(likeness[best])

    def _story_of(self, part: int) -> str:
        old = len(self._stories)
        return self._stories[part] if part < old else story_id_of(self._fresh[part - old])

    def _merges(self, day: int, joins: Sequence[Join]) -> Iterator[Merge]:
        for one in joins:
            if one.younger[0] < len(self._stories):
                article, other = self._nearest_pair(one)
                story, into = self._stories[one.younger[0]], self._stories[one.older[0]]
                yield Merge(story, into, day, article, other, one.average)

    def _nearest_pair(self, one: Join) -> tuple[str, str]:
        """Return the articles of the two sides that are nearest to each other, the younger side's first."""
        ours, theirs = self._part[self._links.left], self._part[self._links.right]
        pairs = np.flatnonzero(np.isin(ours, one.younger) & np.isin(theirs, one.older))
        left, right = self._links.left[pairs], self._links.right[pairs]
        best = np.lexsort((self._order[right], self._order[left], -self._links.sums[pairs]))[0]
        return self._articles[left[best]].article_id, self._articles[right[best]].article_id


def shared_terms(one: Fingerprint, other: Fingerprint) -> tuple[str, ...]:
    """Return the strongest words of `one` that `other` has too."""
    numbers = np.fromiter((number_of(t) for t in one.terms), np.uint32, len(one.terms))
    held = np.isin(numbers, other.words)
    return tuple(t for t, h in zip(one.terms, held.tolist(), strict=True) if h)[:_SHARED]


def _recent(earlier: Sequence[Told]) -> list[Told]:
    """Return the articles by which the open stories are known, those of the last days of each, story by story."""
    stories: defaultdict[str, list[Told]] = defaultdict(list)
    for one in earlier:
        stories[one.story_id].append(one)
    return [
        told
        for story in sorted(stories)
        for told in stories[story]
        if told.fingerprint.place.day > stories[story][-1].fingerprint.place.day - _FRESH_DAYS
    ]


def _linked(fresh: Sequence[Fingerprint], recent: Sequence[Told]) -> tuple[list[Told], Pairs]:
    """Return the articles of the stories that any of `fresh` is linked with, and the links.

    Links number the articles of those stories first, then `fresh`.
    """
    links = link(fresh, [t.fingerprint for t in recent] + list(fresh))
    met = {recent[n].story_id for n in np.unique(links.right).tolist() if n < len(recent)}
    kept = np.array([t.story_id in met for t in recent] + [True] * len(fresh), np.bool_)
    renumbered = np.cumsum(kept) - 1
    told = [t for t in recent if t.story_id in met]
    return told, Pairs(links.left + len(told), renumbered[links.right], links.sums)


def _between_stories(told: Sequence[Told]) -> Pairs:
    """Return the links between articles of different stories."""
    prints = [t.fingerprint for t in told]
    names = np.unique([t.story_id for t in told], return_inverse=True)[1] if told else np.empty(0, np.int64)
    links = link(prints, prints)
    kept = names[links.left] != names[links.right]
    return Pairs(links.left[kept], links.right[kept], links.sums[kept])


def _both_ways(one: Pairs, other: Pairs, width: int) -> Pairs:
    """Return all links of both heaps in both directions, each once, sorted by (left, right)."""
    left = np.concatenate((one.left, other.left, one.right, other.right))
    right = np.concatenate((one.right, other.right, one.left, other.left))
    cells, first = np.unique(left * width + right, return_index=True)
    likeness = np.concatenate((one.sums, other.sums, one.sums, other.sums))
    return Pairs(cells // max(width, 1), cells % max(width, 1), likeness[first])


def _first_joins(joins: Sequence[Join]) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Return for each part the average of the join in which it first took part, and the parts it was joined with."""
    found: dict[int, tuple[int, tuple[int, ...]]] = {}
    for one in joins:
        for mine, theirs in ((one.older, one.younger), (one.younger, one.older)):
            if len(mine) == 1:
                found.setdefault(mine[0], (one.average, theirs))
    return found


def _ranks(keys: Sequence[tuple[int, int, str]]) -> NDArray[np.int64]:
    ranks = np.empty(len(keys), np.int64)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return ranks
