"""A stretch of tokens that may be one name, and the votes for what it names."""

from __future__ import annotations

from diembao.extract.entities.organisations import Reach
from diembao.lexicon.names import Name
from diembao.reading import EntityType


class Candidate:
    """Tokens `start` to `end` (exclusive) as one possible name, with what speaks for each type.

    `known` are the listed names that are written so; `reach` is what its head noun says; `run`, `quoted`, `region`,
    `open` and `cased` say how it was found; `cut` is what it loses because capitals go on at its edges.
    `counted`: a number is its name. `titled`: an office stands before it, whose bearer may follow. `glued`: it begins
    inside a run. `heard`: the article has voted for it. `branch`: a listed company and its country. `rule` is what
    decided its type.
    """

    def __init__(self, start: int, end: int, *, known: tuple[Name, ...] = (), run: bool = False) -> None:
        """Take where it stands and how it was found; made by the hundred, so a dataclass would cost too much."""
        self.start, self.end = start, end
        self.known, self.run = known, run
        self.reach: Reach | None = None
        self.quoted = False
        self.region = False
        self.open = False
        self.cased = False
        self.counted = False
        self.titled = False
        self.cut = 0.0
        self.glued = False
        self.heard = False
        self.branch = False
        self.rule = ""
        self.votes: dict[EntityType, float] = {}

    def add(self, type_: EntityType, points: float) -> None:
        """Add `points` to the votes for `type_`."""
        self.votes[type_] = self.votes.get(type_, 0.0) + points
