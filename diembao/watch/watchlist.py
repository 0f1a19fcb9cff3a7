"""A watch: what an article must have so that somebody is told of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Threshold:
    """A count or sum from which on it matters: `Threshold("killed", Decimal(10))`; money is in đồng."""

    kind: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class Watch:
    """One watch. Of each list that is given an article must have one; every list that is given must be met.

    `entities` and `places` are names, `topics` codes of media topics, `outlets` ids. `spike` says how many times its
    usual day is news of its own, `silence` after how many days without a hit it is told; None is not watched.
    """

    name: str
    note: str = ""
    entities: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    figures: tuple[Threshold, ...] = ()
    outlets: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    spike: Decimal | None = None
    silence: int | None = None
    line: int = field(default=0, compare=False)

    @property
    def criteria(self) -> dict[str, tuple[object, ...]]:
        """Return the lists that are given, by name: each must be met."""
        names = ("entities", "places", "phrases", "topics", "figures", "outlets", "stories")
        return {name: values for name in names if (values := getattr(self, name))}

    @property
    def sha256(self) -> str:
        """Return a digest of what it asks for; spike, silence and note do not change which articles fit."""
        return hashlib.sha256(repr((self.name, sorted(self.criteria.items()))).encode()).hexdigest()
