"""Near duplicates: an article most of which already stands in an earlier one, as when ten papers print one report.

The share is that of the later article's shingles (runs of five syllables) that the earlier one has, so a long report is
no duplicate of the short notice that came before it. Only originals are compared with: every duplicate names an article
that is itself none, and the share is that of the two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from diembao.stories.fingerprint import Fingerprint, is_sampled
from diembao.stories.meeting import Heap, meet

LEAST_SHARE = 500
"""In thousandths. Of pairs of different stories 2 in 195,000 share .3, so .5 is safe (measured, docs/stories.md)."""
_LEAST_SHINGLES = 5
_TELLS_NOTHING = 500


@dataclass(frozen=True, slots=True)
class Original:
    """The article that says the same and came first, and the share of the later one that it has, in thousandths."""

    article_id: str
    share: int


def find_duplicates(day: Sequence[Fingerprint], earlier: Sequence[Fingerprint]) -> dict[str, Original]:
    """Return the original of each article of `day`, sorted by `order`, that has one there or among `earlier`.

    `earlier` are originals, sorted likewise. Of several the one with the largest share counts, of equals the first.
    """
    before = _common(day, earlier)
    today: defaultdict[int, list[int]] = defaultdict(list)
    found: dict[str, Original] = {}
    for number, one in enumerate(day):
        shingles = one.shingles.tolist()
        shared = Counter(i for shingle in shingles if shingle in today for i in today[shingle])
        candidates = [*before[number], *((day[i], much) for i, much in sorted(shared.items()))]
        shares = [(share_of(one, other, much), other) for other, much in candidates]
        best = max(shares, key=lambda s: s[0], default=None)
        if best and best[0] >= LEAST_SHARE:
            found[one.article_id] = Original(best[1].article_id, best[0])
            continue
        for shingle in shingles:
            today[shingle].append(number)
    return found


def share_of(later: Fingerprint, earlier: Fingerprint, shared: int) -> int:
    """Return which part of `later`, in thousandths, stands in `earlier`, when they have `shared` shingles in common.

    An article of a handful of shingles is not judged.
    """
    if later.every_shingle and not earlier.every_shingle:
        total = int(is_sampled(later.shingles).sum())
    else:
        total = len(later.shingles)
    return 1000 * shared // total if total >= _LEAST_SHINGLES else 0


def _common(
    day: Sequence[Fingerprint], earlier: Sequence[Fingerprint]
) -> defaultdict[int, list[tuple[Fingerprint, int]]]:
    """Return for each article of `day` the earlier ones that it has shingles in common with, and how many."""
    common: defaultdict[int, list[tuple[Fingerprint, int]]] = defaultdict(list)
    mine, theirs = (Heap.of([p.shingles for p in side]) for side in (day, earlier))
    for pairs in meet(mine, theirs, most=max(_TELLS_NOTHING, len(earlier) // 10)):
        for i, j, much in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.sums.tolist(), strict=True):
            common[i].append((earlier[j], much))
    return common
