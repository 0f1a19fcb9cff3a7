"""Decide a day: which of its articles are duplicates, which join a story, which begin one, and which stories meet.

What is decided for a day follows from its articles and from the days before it, as far back as stories stay open, and
from nothing else: not from the order in which files came, nor from what an earlier run thought.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

import numpy as np

from diembao.stories.average_link import Join, join
from diembao.stories.duplicates import Original, find_duplicates
from diembao.stories.fingerprint import FIRST_WITH_YEAR, NO_DAY, Fingerprint, number_of
from diembao.stories.likeness import Link, link

LEAST_LIKENESS = 220_000
"""Mean likeness in millionths that joins; the middle of a plateau (docs/stories.md)."""
_FRESH_DAYS = 3


class Kind(StrEnum):
    """How an article came to its story."""

    FIRST = "first"
    JOINED = "joined"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Decision:
    """Why an article is in its story.

    `compared_with` is the nearest article of what it joined, or, for one that stands alone, the nearest of all. `score`
    is the mean likeness to the story in millionths, the share of shingles in thousandths for a duplicate.
    """

    article_id: str
    story_id: str
    kind: Kind
    duplicate_of: str | None = None
    compared_with: str | None = None
    score: int | None = None
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A story that was taken in by an older one on `day`, the pair of articles nearest to each other, and the score."""

    story_id: str
    into: str
    day: int
    article_id: str
    compared_with: str
    score: int


@dataclass(frozen=True, slots=True)
class Told:
    """An article of an earlier day, and what was decided about it."""

    fingerprint: Fingerprint
    story_id: str
    is_original: bool


@dataclass(frozen=True, slots=True)
class DayTold:
    """What was decided for a day."""

    day: int
    decisions: tuple[Decision, ...]
    merges: tuple[Merge, ...]


def tell_day(day: int, articles: Iterable[Fingerprint], window: Sequence[Told]) -> DayTold:
    """Return the decisions for the `articles` of `day`; `window` holds those of the days before."""
    today = sorted(articles, key=lambda p: p.order)
    earlier = sorted((t for t in window if t.is_original), key=lambda t: t.fingerprint.order)
    copies = find_duplicates(today, [t.fingerprint for t in earlier])
    board = _Board([p for p in today if p.article_id not in copies], earlier)
    told = board.play(day)
    known = {d.article_id: d.story_id for d in told.decisions} | {t.fingerprint.article_id: t.story_id for t in earlier}
    into = {m.story_id: m.into for m in told.merges}
    decisions = (*told.decisions, *(_copy(a, original, known, into) for a, original in copies.items()))
    return replace(told, decisions=tuple(sorted(decisions, key=lambda d: d.article_id)))


def story_id_of(first: Fingerprint) -> str:
    """Return the id of the story that begins with `first`: "20131101-0f3a…", so that ids sort by age.

    Without a year it is "xxxx1101-0f3a…", without a day "undated-0f3a…".
    """
    day = first.place.day
    if day == NO_DAY:
        return f"undated-{first.article_id}"
    written = date.fromordinal(day).isoformat().replace("-", "")
    return f"{written if day >= FIRST_WITH_YEAR else 'xxxx' + written[4:]}-{first.article_id}"


def now_in(story_id: str, into: Mapping[str, str]) -> str:
    """Return the story that `story_id` is part of after the merges `into`."""
    while story_id in into:
        story_id = into[story_id]
    return story_id


def _copy(article_id: str, original: Original, stories: Mapping[str, str], into: Mapping[str, str]) -> Decision:
    of = original.article_id
    return Decision(article_id, now_in(stories[of], into), Kind.DUPLICATE, of, of, original.share)


@dataclass(slots=True)
class _Board:
    """The day's originals and the open stories that any of them is linked with, as parts to be joined."""

    fresh: list[Fingerprint]
    earlier: list[Told]
    stories: list[str] = field(default_factory=list)
    articles: list[Fingerprint] = field(default_factory=list)
    part: list[int] = field(default_factory=list)
    near: defaultdict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def play(self, day: int) -> DayTold:
        """Link, join, and say what came of it."""
        self._set_up()
        joins = list(join(self._sizes(), self._sums(), LEAST_LIKENESS))
        owner = list(range(len(self.stories) + len(self.fresh)))
        for one in joins:
            for part in one.younger:
                owner[part] = one.older[0]
        first_join = self._first_joins(joins)
        decisions = tuple(self._decide(n, owner, first_join) for n in range(len(self.fresh)))
        return DayTold(day, decisions, tuple(self._merges(day, joins)))

    def _set_up(self) -> None:
        """Lay out the articles, the recent ones of the open stories first, each with the number of its part."""
        recent = _recent(self.earlier)
        all_of = [t for s in sorted(recent) for t in recent[s]]
        links = link(self.fresh, [t.fingerprint for t in all_of] + self.fresh)
        met = {all_of[k.right].story_id for k in links if k.right < len(all_of)}
        self.stories = sorted(met)
        told = [t for s in self.stories for t in recent[s]]
        number = {s: i for i, s in enumerate(self.stories)}
        self.articles = [t.fingerprint for t in told] + self.fresh
        self.part = [number[t.story_id] for t in told] + [len(number) + i for i in range(len(self.fresh))]
        at = {p.article_id: i for i, p in enumerate(self.articles)}
        right = [t.fingerprint for t in all_of] + self.fresh
        self._note(Link(at[self.fresh[k.left].article_id], at[right[k.right].article_id], k.likeness) for k in links)
        old = [t.fingerprint for t in told]
        self._note(k for k in link(old, old) if self.part[k.left] != self.part[k.right])

    def _note(self, links: Iterable[Link]) -> None:
        for one in links:
            self.near[one.left][one.right] = self.near[one.right][one.left] = one.likeness

    def _sizes(self) -> list[int]:
        return np.bincount(self.part, minlength=len(self.stories) + len(self.fresh)).tolist() if self.part else []

    def _sums(self) -> dict[tuple[int, int], int]:
        sums: defaultdict[tuple[int, int], int] = defaultdict(int)
        for left, others in self.near.items():
            for right, likeness in others.items():
                if self.part[left] < self.part[right]:
                    sums[self.part[left], self.part[right]] += likeness
        return sums

    def _first_joins(self, joins: Sequence[Join]) -> dict[int, tuple[Join, tuple[int, ...]]]:
        """Return for each part the join in which it first took part, and the parts it was joined with."""
        found: dict[int, tuple[Join, tuple[int, ...]]] = {}
        for one in joins:
            for mine, theirs in ((one.older, one.younger), (one.younger, one.older)):
                if len(mine) == 1:
                    found.setdefault(mine[0], (one, theirs))
        return found

    def _decide(self, n: int, owner: list[int], first_join: dict[int, tuple[Join, tuple[int, ...]]]) -> Decision:
        one, part, article = self.fresh[n], len(self.stories) + n, len(self.articles) - len(self.fresh) + n
        story = self._story_of(owner[part])
        kind = Kind.FIRST if owner[part] == part else Kind.JOINED
        if part in first_join:
            joined, partners = first_join[part]
            nearest = self._nearest(article, set(partners))
            return self._with(Decision(one.article_id, story, kind, score=joined.average), one, nearest)
        nearest = self._nearest(article, None)
        score = self.near[article][nearest] if nearest is not None else None
        return self._with(Decision(one.article_id, story, kind, score=score), one, nearest)

    def _with(self, decision: Decision, one: Fingerprint, nearest: int | None) -> Decision:
        if nearest is None:
            return decision
        other = self.articles[nearest]
        return replace(decision, compared_with=other.article_id, shared=shared_terms(one, other))

    def _nearest(self, article: int, parts: set[int] | None) -> int | None:
        """Return the article nearest to `article` in `parts`; the earliest of equals."""
        found = ((-much, self.articles[o].order, o) for o, much in self.near[article].items())
        return min((f for f in found if parts is None or self.part[f[2]] in parts), default=(0, 0, None))[2]

    def _story_of(self, part: int) -> str:
        old = len(self.stories)
        return self.stories[part] if part < old else story_id_of(self.fresh[part - old])

    def _merges(self, day: int, joins: Sequence[Join]) -> Iterable[Merge]:
        for one in joins:
            if one.younger[0] < len(self.stories):
                mine = [a for a, part in enumerate(self.part) if part in one.younger]
                best = min(
                    (-much, self.articles[a].order, self.articles[o].order)
                    for a in mine
                    for o, much in self.near[a].items()
                    if self.part[o] in one.older
                )
                into = self.stories[one.older[0]]
                yield Merge(self.stories[one.younger[0]], into, day, best[1][2], best[2][2], one.average)


def shared_terms(one: Fingerprint, other: Fingerprint, most: int = 6) -> tuple[str, ...]:
    """Return the strongest words of `one` that `other` has too."""
    numbers = np.fromiter((number_of(t) for t in one.terms), np.uint32, len(one.terms))
    held = np.isin(numbers, other.words, assume_unique=True)
    return tuple(t for t, h in zip(one.terms, held.tolist(), strict=True) if h)[:most]


def _recent(earlier: Sequence[Told]) -> dict[str, list[Told]]:
    """Return the articles by which each open story is known: those of its last days."""
    stories: defaultdict[str, list[Told]] = defaultdict(list)
    for one in earlier:
        stories[one.story_id].append(one)
    return {
        story: [t for t in told if t.fingerprint.place.day > told[-1].fingerprint.place.day - _FRESH_DAYS]
        for story, told in stories.items()
    }
