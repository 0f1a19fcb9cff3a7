"""Whether outlets agree on a figure: the counts of a story put beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

from diembao.briefing.edition import Agreement, Count, Tally

COUNTED = ("killed", "missing", "injured", "arrested", "displaced", "affected", "people", "money", "percent")
"""The kinds that are put beside each other, in the order in which a briefing tells them."""
_NEVER_FALLS = frozenset({"killed", "injured", "arrested", "displaced", "affected", "money"})
_LOOSE = frozenset({"people", "money", "percent"})  # an article counts many things of these kinds
_NEAR = Decimal("0.5")  # of loose kinds, values further apart than this are about different things
_NO_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """A count as an article gives it; `position` is where in the article, so that its headline figure comes first."""

    kind: str
    subject: str | None
    position: int
    count: Count


def tallies_of(told: Iterable[Told]) -> tuple[Tally, ...]:
    """Return the figures of one story that at least one article gives as its own, kind by kind.

    The figure of an article is the one that it gives first: "35 người chết" in its headline, not the 5 who were found
    that noon. Of people, money and shares an article counts many things, so there only two articles that count the
    same noun or money of one currency, and whose values lie within a factor of two, are put beside each other.
    """
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in sorted(told, key=_when):
        groups[one.kind, _what(one)].append(one)
    found = [_tally(kind, _headline_figures(group)) for (kind, _), group in groups.items()]
    ordered = sorted((t for t in found if t), key=lambda t: COUNTED.index(t.kind))
    return tuple(ordered)


def agreement_of(kind: str, counts: Sequence[Count]) -> Agreement:
    """Return how `counts`, in the order of their time, stand to each other.

    33, 35 is rising; 35, 33 is disputed, since the dead of a landslide do not become fewer; so are two counts that
    one article gives, and two outlets that differ about what may rise or fall.
    """
    values = [c.value for c in counts]
    if len(set(values)) <= 1:
        return Agreement.AGREED
    same_article = len({c.source.article_id for c in counts}) < len(counts)
    falls = any(later < earlier for earlier, later in pairwise(values))
    if same_article or falls or kind not in _NEVER_FALLS:
        return Agreement.DISPUTED
    return Agreement.RISING


def _tally(kind: str, group: Sequence[Told]) -> Tally | None:
    counts = tuple(one.count for one in group)
    if kind in _LOOSE and (len({c.source.article_id for c in counts}) < 2 or not _are_near(counts)):
        return None
    return Tally(kind, group[0].subject, agreement_of(kind, counts), counts)


def _headline_figures(group: Iterable[Told]) -> list[Told]:
    first: dict[str, Told] = {}
    for one in group:
        first.setdefault(one.count.source.article_id, one)
    return list(first.values())


def _are_near(counts: Sequence[Count]) -> bool:
    values = sorted(abs(c.value) for c in counts)
    return values[0] >= values[-1] * _NEAR


def _what(one: Told) -> str:
    if one.kind == "money":
        return one.count.currency or ""
    return (one.subject or "").split(" ")[0].lower() if one.kind in _LOOSE else ""


def _when(one: Told) -> tuple[datetime, str, int]:
    return (one.count.at or _NO_TIME, one.count.source.article_id, one.position)
