"""Which candidates together explain a text best: a best path over the tokens, linear in the length of the text."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.view import CAPITAL, PER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.page_words import page_words
from diembao.reading import EntityType

# A name costs this much, so that one long name beats two short ones of the same worth.
_COST: Final = 0.55
# However many voices agree, a name is worth no more than this and a bit for every further word.
_MOST: Final = 3.2
_MORE: Final = 0.6
_LEFT_OVER: Final = 1.1
_LEFT_OVER_WORD: Final = 0.55
# A person right after "Ngoại trưởng Nga": the title reaches over the place or the body between them.
_TITLE_REACHES: Final = 2.2
_SURE: Final = 4.0


_Step = tuple[int, int, "tuple[Candidate, EntityType, float, str] | None"]


class Choice(NamedTuple):
    """A chosen name: tokens `start` to `end`, its type, the points that spoke for it, and what decided."""

    start: int
    end: int
    type: EntityType
    points: float
    rule: str

    @property
    def confidence(self) -> float:
        """How sure the choice is, in 0..1."""
        return _confidence(self.points)


@lru_cache(maxsize=4096)
def _confidence(points: float) -> float:
    return round(min(0.99, 0.5 + 0.5 * max(points, 0.0) / _SURE), 3)


_NEVER: Final = float("-inf")


class Chooser:
    """Chooses among the candidates of one view; only where votes have changed is there anything to choose again."""

    def __init__(self, view: View, cues: Cues, candidates: dict[int, list[Candidate]]) -> None:
        costs = [0.0] * len(view.keys)
        for i in view.capitals:
            costs[i] = _left_over(view, cues, i)
        self._knots = [_Knot(knot, costs) for knot in _knots(candidates) if any(c.votes for c in knot)]

    def choose(self) -> list[Choice]:
        """Return the best set of names that do not overlap, in text order."""
        return [choice for knot in self._knots for choice in knot.choices()]


def _knots(candidates: dict[int, list[Candidate]]) -> list[list[Candidate]]:
    """Return the candidates in groups that touch or overlap: what is chosen in one has no bearing on the others."""
    knots: list[list[Candidate]] = []
    reached = -1
    for i in sorted(candidates):
        if i > reached:
            knots.append([])
        for c in candidates[i]:
            knots[-1].append(c)
            if c.end > reached:
                reached = c.end
    return knots


class _Knot:
    """Candidates that touch or overlap, and what was chosen among them while their votes were as they are."""

    def __init__(self, candidates: list[Candidate], costs: list[float]) -> None:
        self._candidates = candidates
        self._first = candidates[0].start
        self._costs = costs[self._first : max([c.end for c in candidates])]
        self._choices: list[Choice] | None = None

    def choices(self) -> list[Choice]:
        """Return the names on the best path through the knot."""
        if self._choices is None or self._heard():
            self._choices = self._alone(self._candidates[0]) if len(self._candidates) == 1 else self._walk()
        return self._choices

    def _heard(self) -> bool:
        return True in [c.heard for c in self._candidates]

    def _alone(self, c: Candidate) -> list[Choice]:
        """Return what a path of one candidate comes to: its best type, if that is better than to leave it out."""
        best, carried = -sum(self._costs), _NEVER
        found = carrying = None
        most = _most(c)
        for type_, votes in c.votes.items():
            points = min(votes, most)
            total = points - _COST - c.cut
            if c.titled and type_ is not PER:
                if total > carried:
                    carried, carrying = total, (type_, points)
            elif total > best:
                best, found = total, (type_, points)
        chosen = carrying if carried > best else found
        if chosen is None:
            return []
        rule = "title" if c.titled and chosen[0] is PER else c.rule or "context"
        return [Choice(c.start, c.end, *chosen, rule)]

    def _walk(self) -> list[Choice]:
        path = _Path(len(self._costs), self._first)
        for c in self._candidates:
            if c.votes:
                path.skip_to(c.start - self._first, self._costs)
                path.take(c)
        path.skip_to(len(self._costs), self._costs)
        return path.walk()


def _most(c: Candidate) -> float:
    """Return the most that `c` can be worth: more where the list or a head noun vouches for every word."""
    words = c.end - c.start
    most = (
        _MOST + _MORE * (words - 1) + (_MORE * words if c.reach or c.known or c.region or c.open or c.branch else 0.0)
    )
    return most + (_MORE * words if c.reach else 0.0)


class _Path:
    """The best way to every token, in two states: after a title's place or body (1), and anywhere else (0)."""

    def __init__(self, size: int, first: int) -> None:
        self._first, self._at = first, 0
        self._scores = ([0.0] + [_NEVER] * size, [_NEVER] * (size + 1))
        self._steps: tuple[list[_Step | None], list[_Step | None]] = ([None] * (size + 1), [None] * (size + 1))

    def skip_to(self, end: int, costs: list[float]) -> None:
        """Leave the tokens up to `end` outside every name, one after the other."""
        plain, titled = self._scores
        for i in range(self._at, end):
            total, state = (titled[i], 1) if titled[i] > plain[i] else (plain[i], 0)
            total -= costs[i]
            if total > plain[i + 1]:
                plain[i + 1] = total
                self._steps[0][i + 1] = (i, state, None)
        self._at = end

    def take(self, c: Candidate) -> None:
        """Read the tokens of `c` as a name, of each type that has votes."""
        start, end, most = c.start - self._first, c.end - self._first, _most(c)
        for state in (0, 1):
            before = self._scores[state][start]
            if before == _NEVER:
                continue
            titled = c.titled or state == 1
            for type_, votes in c.votes.items():
                points = votes if votes < most else most
                person = type_ is PER
                if person and state == 1:
                    points += _TITLE_REACHES
                after = 1 if titled and not person else 0
                total = before + points - _COST - c.cut
                if total > self._scores[after][end]:
                    self._scores[after][end] = total
                    rule = "title" if titled and person else c.rule or "context"
                    self._steps[after][end] = (start, state, (c, type_, points, rule))

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
    if len(key) == 1 and i and view.keys[i - 1] in page_words("lettered"):
        return 0.0  # "17 độ C", "bảng F"
    if view.initial[i]:
        return 0.0 if view.syllable[i] else _LEFT_OVER_WORD
    if key in cues.generic or (key in cues.openers and view.syllable[i]):
        return 0.0
    return _LEFT_OVER_WORD if view.syllable[i] and view.shapes[i] is CAPITAL else _LEFT_OVER
