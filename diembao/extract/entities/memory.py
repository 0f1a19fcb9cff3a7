"""What the whole article says about a name: clear mentions vote for the unclear ones."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.extract.entities.candidates import Candidate
from diembao.extract.entities.choose import Choice
from diembao.extract.entities.view import View
from diembao.lexicon.cues import Cues
from diembao.reading import EntityType

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
_CLEAR = 1.9
# A piece of a longer run of capitals hears nothing from the article: "John" in "John Kerry".
_INSIDE = 0.5


@dataclass(frozen=True, slots=True)
class Memory:
    """Votes by key: for full names that were read clearly, and for the short forms of persons."""

    view: View
    full: dict[str, dict[EntityType, float]]
    short: dict[str, dict[EntityType, float]]

    def vote(self, candidates: dict[int, list[Candidate]]) -> None:
        """Add what the article knows to the votes of every candidate."""
        for here in candidates.values():
            for c in here:
                if c.cut < _INSIDE:
                    self._vote(c)

    def _vote(self, c: Candidate) -> None:
        key = " ".join(self.view.keys[c.start : c.end])
        for type_, points in self.full.get(key, {}).items():
            c.votes[type_] = c.votes.get(type_, 0.0) + points
        if c.end - c.start == 1:
            for type_, points in self.short.get(key, {}).items():
                c.votes[type_] = c.votes.get(type_, 0.0) + points


def remember(view: View, cues: Cues, choices: list[Choice]) -> Memory:
    """Return what the clear ones among `choices` say."""
    full: dict[str, dict[EntityType, float]] = {}
    short: dict[str, dict[EntityType, float]] = {}
    for choice in choices:
        if choice.points < _CLEAR:
            continue
        keys = view.keys[choice.start : choice.end]
        _raise(full, " ".join(keys), choice.type, 0.9 + 0.5 * min(len(keys), 5))
        if choice.type is PER and len(keys) > 1:
            for key in _short_forms(view, cues, choice):
                _raise(short, key, PER, 1.6)
    return Memory(view, full, short)


def _raise(table: dict[str, dict[EntityType, float]], key: str, type_: EntityType, points: float) -> None:
    votes = table.setdefault(key, {})
    votes[type_] = max(votes.get(type_, 0.0), points)


def _short_forms(view: View, cues: Cues, choice: Choice) -> list[str]:
    """Return the words that may stand for a person later: the last one of a Vietnamese name, any of a foreign one."""
    words = range(choice.start, choice.end)
    if all(view.syllable[i] for i in words):
        return [view.keys[choice.end - 1]]
    return [view.keys[i] for i in words if view.caps[i] and len(view.keys[i]) > 2 and not view.syllable[i]] + [
        view.keys[choice.end - 1]
    ]
