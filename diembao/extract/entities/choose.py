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


_Path = tuple[float, tuple[int, int, Choice | None] | None]


def choose(view: View, cues: Cues, candidates: dict[int, list[Candidate]]) -> list[Choice]:
    """Return the best set of names that do not overlap, in text order."""
    size = len(view.keys)
    best: list[list[tuple[float, int, int, Choice | None]]] = [[] for _ in range(size + 1)]
    best[0] = [(0.0, -1, 0, None)]
    skip = _skips(view, cues)
    score = [[float("-inf")] * 2 for _ in range(size + 1)]
    back: list[list[tuple[int, int, Choice | None] | None]] = [[None, None] for _ in range(size + 1)]
    score[0][0] = 0.0
    for i in range(size):
        row = score[i]
        plain = row[0] if row[0] >= row[1] else row[1]
        if plain - skip[i] > score[i + 1][0]:
            score[i + 1][0] = plain - skip[i]
            back[i + 1][0] = (i, 0 if row[0] >= row[1] else 1, None)
        for c in candidates.get(i, ()):
            _extend(c, row, score, back)
    return _walk(back, score)


def _extend(
    c: Candidate,
    row: list[float],
    score: list[list[float]],
    back: list[list[tuple[int, int, Choice | None] | None]],
) -> None:
    words = c.end - c.start
    most = _MOST + _MORE * (words - 1) + (_MORE * words if c.reach or c.known or c.region or c.open else 0.0)
    for type_, votes in c.votes.items():
        votes = min(votes, most)
        for state in (0, 1):
            if row[state] == float("-inf"):
                continue
            points = votes + (_TITLE_REACHES if type_ is PER and state == 1 else 0.0)
            total = row[state] + points - _COST - c.cut
            after = 1 if type_ is not PER and (c.titled or state == 1) else 0
            if total > score[c.end][after]:
                score[c.end][after] = total
                rule = "title" if type_ is PER and (c.titled or state == 1) else c.rule
                back[c.end][after] = (c.start, state, Choice(c.start, c.end, type_, points, rule))


def _walk(back: list[list[tuple[int, int, Choice | None] | None]], score: list[list[float]]) -> list[Choice]:
    found: list[Choice] = []
    at = len(back) - 1
    state = 0 if score[at][0] >= score[at][1] else 1
    while at > 0:
        step = back[at][state]
        if step is None:
            break
        at, state, choice = step
        if choice is not None:
            found.append(choice)
    found.reverse()
    return found


def _skips(view: View, cues: Cues) -> list[float]:
    """Return what it costs to leave each token outside every name: a capital needs an explanation."""
    costs = [0.0] * len(view.keys)
    for i, cap in enumerate(view.caps):
        if not cap or view.bound[i] in view.shouted:
            continue
        key = view.keys[i]
        if key in cues.loanwords:
            costs[i] = 0.0
        elif view.initial[i]:
            costs[i] = 0.0 if view.syllable[i] else _LEFT_OVER_WORD
        elif key in cues.generic or (key in cues.openers and view.syllable[i]):
            costs[i] = 0.0
        elif view.syllable[i] and view.tokens[i].shape is Shape.CAPITAL:
            costs[i] = _LEFT_OVER_WORD
        else:
            costs[i] = _LEFT_OVER
    return costs
