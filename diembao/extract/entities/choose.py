"""Which candidates together explain a text best: a best path over the tokens, linear in the length of the text."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.document import Shape
from diembao.extract.entities.candidates import Candidate
from diembao.extract.entities.view import View
from diembao.lexicon.cues import Cues
from diembao.reading import EntityType

PER = EntityType.PER
# A name costs this much, so that one long name beats two short ones of the same worth.
_COST = 0.55
# However many voices agree, a name is worth no more than this and a bit for every further word.
_MOST, _MORE = 3.2, 0.6
_LEFT_OVER, _LEFT_OVER_WORD = 1.1, 0.55
# A person right after "Ngoại trưởng Nga": the title reaches over the place or the body between them.
_TITLE_REACHES = 2.2
_SURE = 4.0


_Step = tuple[int, int, "tuple[Candidate, EntityType, float, str] | None"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen name: tokens `start` to `end`, its type, the points that spoke for it, and what decided."""

    start: int
    end: int
    type: EntityType
    points: float
    rule: str

    @property
    def confidence(self) -> float:
        """How sure the choice is, in 0..1."""
        return round(min(0.99, 0.5 + 0.5 * max(self.points, 0.0) / _SURE), 3)


_NEVER = float("-inf")


def choose(view: View, cues: Cues, candidates: dict[int, list[Candidate]]) -> list[Choice]:
    """Return the best set of names that do not overlap, in text order."""
    path = _Path(len(view.keys))
    skip = path.skip
    for i, cap in enumerate(view.caps):
        skip(i, _left_over(view, cues, i) if cap else 0.0)
        if i in candidates:
            for c in candidates[i]:
                path.take(c)
    return path.walk()


class _Path:
    """The best way to every token, in two states: after a title's place or body (1), and anywhere else (0)."""

    def __init__(self, size: int) -> None:
        self._scores = ([0.0] + [_NEVER] * size, [_NEVER] * (size + 1))
        self._steps: tuple[list[_Step | None], list[_Step | None]] = ([None] * (size + 1), [None] * (size + 1))

    def skip(self, i: int, cost: float) -> None:
        """Leave token `i` outside every name."""
        plain, titled = self._scores
        total, state = plain[i], 0
        if titled[i] > total:
            total, state = titled[i], 1
        if total - cost > plain[i + 1]:
            plain[i + 1] = total - cost
            self._steps[0][i + 1] = (i, state, None)

    def take(self, c: Candidate) -> None:
        """Read the tokens of `c` as a name, of each type that has votes."""
        words = c.end - c.start
        most = _MOST + _MORE * (words - 1) + (_MORE * words if c.reach or c.known or c.region or c.open else 0.0)
        most += _MORE * words if c.reach else 0.0
        for state in (0, 1):
            before = self._scores[state][c.start]
            if before == _NEVER:
                continue
            for type_, votes in c.votes.items():
                points = min(votes, most)
                person = type_ is PER
                if person and state == 1:
                    points += _TITLE_REACHES
                after = 1 if not person and (c.titled or state == 1) else 0
                total = before + points - _COST - c.cut
                if total > self._scores[after][c.end]:
                    self._scores[after][c.end] = total
                    rule = "title" if person and (c.titled or state == 1) else c.rule or "context"
                    self._steps[after][c.end] = (c.start, state, (c, type_, points, rule))

    def walk(self) -> list[Choice]:
        """Return the names on the best path."""
        found: list[Choice] = []
        at = len(self._steps[0]) - 1
        state = 0 if self._scores[0][at] >= self._scores[1][at] else 1
        while at > 0:
            step = self._steps[state][at]
            if step is None:
                break
            at, state, taken = step
            if taken is not None:
                c, type_, points, rule = taken
                found.append(Choice(c.start, c.end, type_, points, rule))
        found.reverse()
        return found


def _left_over(view: View, cues: Cues, i: int) -> float:
    """Return what it costs to leave the capital at `i` outside every name: it needs an explanation."""
    if view.bound[i] in view.shouted:
        return 0.0
    key = view.keys[i]
    if key in cues.loanwords:
        return 0.0
    if view.initial[i]:
        return 0.0 if view.syllable[i] else _LEFT_OVER_WORD
    if key in cues.generic or (key in cues.openers and view.syllable[i]):
        return 0.0
    return _LEFT_OVER_WORD if view.syllable[i] and view.tokens[i].shape is Shape.CAPITAL else _LEFT_OVER
