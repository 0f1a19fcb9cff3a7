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
    # A hundred are made an article: what few of them have is set where it is found.
    reach: Reach | None = field(default=None, init=False)
    quoted: bool = field(default=False, init=False)
    region: bool = field(default=False, init=False)
    open: bool = field(default=False, init=False)
    cased: bool = field(default=False, init=False)
    counted: bool = field(default=False, init=False)
    titled: bool = field(default=False, init=False)
    cut: float = field(default=0.0, init=False)
    glued: bool = field(default=False, init=False)
    heard: bool = field(default=False, init=False)
    branch: bool = field(default=False, init=False)
    rule: str = field(default="", init=False)
    votes: dict[EntityType, float] = field(default_factory=dict, init=False)

    def add(self, type_: EntityType, points: float) -> None:
        """Add `points` to the votes for `type_`."""
        self.votes[type_] = self.votes.get(type_, 0.0) + points
