"""A stretch of tokens that may be one name, and the votes for what it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from diembao.extract.entities.organisations import Reach
from diembao.lexicon.names import Name
from diembao.reading import EntityType


@dataclass
class Candidate:
    """Tokens `start` to `end` (exclusive) as one possible name, with what speaks for each type.

    `known` are the listed names that are written so; `reach` is what its head noun says; `run`, `quoted`, `region`,
    `open` and `cased` say how it was found; `cut` is what it loses because capitals go on at its edges.
    `counted`: a number is its name. `titled`: an office stands before it, whose bearer may follow. `glued`: it begins
    inside a run. `heard`: the article has voted for it. `branch`: a listed company and its country. `rule` is what
    decided its type.
    """

    start: int
    end: int
    known: tuple[Name, ...] = ()
    run: bool = False
    reach: Reach | None = None
    quoted: bool = False
    region: bool = False
    open: bool = False
    cased: bool = False
    counted: bool = False
    titled: bool = False
    cut: float = 0.0
    glued: bool = False
    heard: bool = False
    branch: bool = False
    rule: str = ""
    votes: dict[EntityType, float] = field(default_factory=dict)

    def add(self, type_: EntityType, points: float) -> None:
        """Add `points` to the votes for `type_`."""
        self.votes[type_] = self.votes.get(type_, 0.0) + points
