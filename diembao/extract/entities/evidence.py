"""What speaks for each type of a candidate: the points of every voice, added up.

The unit is arbitrary: 2 points are one good reason. Each voice is a method that looks at one thing only, so that a
trained tagger's marginals could be one more voice.
"""

from __future__ import annotations

from diembao.document import Shape
from diembao.extract.entities.candidates import Candidate
from diembao.extract.entities.view import View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Names
from diembao.reading import EntityType

PER, LOC, ORG, MISC = EntityType.PER, EntityType.LOC, EntityType.ORG, EntityType.MISC
_ROLE_KINDS = frozenset({"office", "rank", "job"})
_OPENING = frozenset("“\"‘'«")
_CLOSING = frozenset("”\"’'»“")
_LONGEST_BYLINE = 4
_NUMERALS = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split())
_STRONG_PLACE = frozenset("ở tại ngụ trú quê".split())
_ADDRESSES = frozenset("ông bà anh chị cô chú bác cậu dì cháu bé cụ ngài thầy mr mrs ms".split())
_WEAK_ADDRESSES = frozenset("em y o thị ba má mẹ bố cha con tên fan kẻ".split())


class Evidence:
    """Adds up the votes for the candidates of one view."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._alone = _alone(view)

    def vote(self, c: Candidate) -> None:
        """Fill the votes of `c` with everything but the evidence of the whole document."""
        self._lexicon(c)
        self._head(c)
        if c.run:
            self._shape(c)
        if c.region:
            self._add(c, LOC, 3.2 + 0.5 * (c.end - c.start))
            c.rule = "region"
        if c.cased and not c.known and not c.reach:
            self._add(c, MISC, 0.9)
            self._add(c, ORG, 0.7)
            c.rule = c.rule or "cased"
        self._left(c)
        self._right(c)
        self._byline(c)
        if c.quoted:
            self._title(c)
        elif not c.reach and (self._generic(c) or self._compound(c)):
            c.votes.clear()

    def _compound(self, c: Candidate) -> bool:
        """Return whether `c` is the first syllable of a common word: "Môi" in "Môi trường", "Cơ" in "Cơ quan"."""
        view, i = self._view, c.start
        if (
            c.end - i > 1
            or not view.syllable[i]
            or view.tokens[i].shape is not Shape.CAPITAL
            or c.end == len(view.keys)
        ):
            return False
        lower = view.tokens[c.end].shape is Shape.LOWER and view.bound[c.end] == view.bound[i]
        return lower and view.keys[i] not in self._cues.given and view.keys[i - 1] not in _ADDRESSES

    def _byline(self, c: Candidate) -> None:
        """A line, or the last words of the text, that is nothing but a name is the author's."""
        if (c.start, c.end) in self._alone and 2 <= c.end - c.start <= 4 and c.run:
            self._add(c, PER, 2.2)

    def _generic(self, c: Candidate) -> bool:
        """Return whether every word of `c` is a loanword or an acronym that names nothing."""
        view, cues = self._view, self._cues
        if c.known:
            return c.end - c.start == 1 and view.keys[c.start] in _NUMERALS and view.tokens[c.start].shape is not Shape.CAPITAL
        return all(
            view.keys[i] in cues.loanwords or (view.keys[i] in cues.generic and view.tokens[i].shape is Shape.UPPER)
            for i in range(c.start, c.end)
        )

    def _title(self, c: Candidate) -> None:
        """A short text between marks is a work when a noun for works stands before it, or its words have capitals."""
        view = self._view
        size = c.end - c.start
        work = MISC in c.votes and c.votes[MISC] > 1.5
        capitals = sum(view.caps[c.start : c.end])
        foreign = sum(not view.syllable[i] for i in range(c.start, c.end))
        points = 1.5 + 0.35 * size if work else 0.6
        if not work and size > 1 and (foreign * 2 >= size or capitals * 2 > size):
            points = 1.2 + 0.35 * size
        if view.initial[c.start] and not work and view.keys[c.start - 2 : c.start - 1] == [":"]:
            points = -1.0
        self._add(c, MISC, points)
        c.rule = c.rule or "quoted"

    def _add(self, c: Candidate, type_: EntityType, points: float) -> None:
        c.votes[type_] = c.votes.get(type_, 0.0) + points

    def _lexicon(self, c: Candidate) -> None:
        size = c.end - c.start
        for name in c.known:
            points = 2.2 + 0.5 * min(size - 1, 2) + 0.9 * max(0, min(size, 9) - 3)
            if name.doubtful:
                points = 0.9 + 0.45 * (size - 1)
                if size == 1 and self._view.initial[c.start] and self._view.syllable[c.start]:
                    points = -0.1 if "state" not in name.flags else 0.45
            if points > c.votes.get(name.type, -9.0):
                c.votes[name.type] = points
        if c.known:
            c.rule = "lexicon"

    def _head(self, c: Candidate) -> None:
        if c.reach is None:
            return
        words = c.end - c.start
        points = (1.9 + 0.8 * min(words, 10)) * c.reach.sure
        if self._view.initial[c.start] and words < 3 and not self._view.caps[c.end - 1]:
            points -= 1.5
        self._add(c, c.reach.type, points)
        c.rule = c.rule or "head"

    def _shape(self, c: Candidate) -> None:
        view, cues = self._view, self._cues
        words = [i for i in range(c.start, c.end) if view.caps[i]]
        syllables = [view.syllable[i] for i in words]
        c.rule = c.rule or "shape"
        if all(syllables):
            self._vietnamese(c, words)
        else:
            self._foreign(c, words, syllables)
        if len(words) > 1:
            for i in words[:-1] if len(words) > 2 else ():
                kind = cues.foreign_kind.get(view.keys[i])
                if kind and not view.syllable[i]:
                    self._add(c, kind, 0.8)

    def _vietnamese(self, c: Candidate, words: list[int]) -> None:
        view, cues = self._view, self._cues
        size = len(words)
        plain = size == c.end - c.start
        if size == 1:
            if view.tokens[c.start].shape is Shape.UPPER and view.keys[c.start] not in cues.generic:
                self._add(c, ORG, 1.0 if view.keys[c.start].isascii() else -0.5)
            elif not c.known:
                for type_ in EntityType:
                    self._add(c, type_, -0.8)
            return
        strength = cues.surnames.get(view.keys[c.start], 0)
        given = sum(view.keys[i] in cues.given for i in words[1:])
        if plain and 2 <= size <= 4 and strength and given:
            points = (1.9 if strength == 3 else 0.9) + (0.9 if size > 2 else 0.0) + 0.25 * (given - size + 1)
            self._add(c, PER, points)
        elif plain and 2 <= size <= 3 and given == size - 1 and view.keys[c.start] in cues.given:
            self._add(c, PER, 0.9)
        else:
            self._add(c, ORG, 0.4)
            self._add(c, MISC, 0.3)
        if plain and view.initial[c.start] and not strength and view.keys[c.start] in cues.openers:
            self._add(c, PER, -1.0)

    def _foreign(self, c: Candidate, words: list[int], syllables: list[bool]) -> None:
        view, cues = self._view, self._cues
        size = len(words)
        if all(view.keys[i] in cues.loanwords for i in words):
            return
        first = view.tokens[c.start]
        if size == 1:
            self._single(c, first.shape)
            return
        kind = (
            None
            if first.text[0].islower()
            else cues.foreign_kind.get(view.keys[words[-1]]) or cues.foreign_kind.get(view.keys[words[0]])
        )
        if kind and not (kind is PER):
            self._add(c, kind, 2.4)
        points = 1.3 + 0.4 * (size - 2) if size <= 3 else 0.9
        if view.keys[c.start] in cues.foreign_given:
            points = 2.6
        elif cues.surnames.get(view.keys[c.start], 0) == 3:
            points = 1.6
        elif first.shape is Shape.MIXED and (first.text[0].islower() or first.text[-1].isdigit()):
            points = 0.0
            self._add(c, MISC, 1.6)
        elif first.shape in (Shape.UPPER, Shape.MIXED) and len(first.text) > 2:
            points = 0.2
            self._add(c, ORG, 1.0)
        elif syllables[0] and size > 1 and not all(syllables[1:]):
            points = 0.9 if view.keys[c.start] in cues.given else 0.3
        if view.tokens[c.end - 1].shape is Shape.NUMBER:
            self._add(c, MISC, 1.0)
            points = 0.0
        if self._national(c, words):
            self._add(c, ORG, 3.4)
            points = -1.5
        self._add(c, PER, points)

    def _national(self, c: Candidate, words: list[int]) -> bool:
        """Return whether a foreign word and a country make a branch: "Abbott Việt Nam"."""
        at = next((i for i in words[1:] if self._view.syllable[i]), None)
        if at is None or self._view.syllable[c.start]:
            return False
        return any(
            end == c.end and any("state" in n.flags for n in k) for end, k in self._names.at(self._view.keys, at)
        )

    def _single(self, c: Candidate, shape: Shape) -> None:
        view, cues = self._view, self._cues
        if c.end - c.start > 1:  # "HTV-7", "T-ara", "Windows 8"
            number = view.tokens[c.end - 1].shape is Shape.NUMBER
            self._add(c, MISC if number else ORG, 0.9)
            self._add(c, PER, 0.2)
        elif shape is Shape.UPPER:
            if view.keys[c.start] not in cues.generic:
                self._add(c, ORG, 1.3)
        elif shape is Shape.MIXED:
            text = view.tokens[c.start].text
            product = any(ch.isdigit() for ch in text) or text[0].islower()
            self._add(c, MISC if product else ORG, 1.2)
        else:
            self._add(c, PER, 0.85)
            self._add(c, ORG, 0.5)
            self._add(c, LOC, 0.4)

    def _left(self, c: Candidate) -> None:
        view, cues = self._view, self._cues
        at = c.start
        if at and view.keys[at - 1] in _OPENING:
            at -= 1
        if at == 0 or view.bound[at - 1] != view.bound[c.start]:
            return
        title = cues.titles.before(view.keys, at)
        if title and view.bound[title[0]] == view.bound[c.start]:
            self._add(c, PER, self._title_points(c, title[1], " ".join(view.keys[title[0] : at])))
            c.titled = title[1] in _ROLE_KINDS
        noun = cues.before.before(view.keys, at)
        for kind in noun[1] if noun and view.bound[noun[0]] == view.bound[c.start] else ():
            self._noun(c, kind)

    def _title_points(self, c: Candidate, kind: str, title: str) -> float:
        """Return what a title says for a person: little before a country, a city or a club ("tiền đạo Real")."""
        if kind == "address" and title in _ADDRESSES:
            return 2.2
        other = any(
            n.type is not PER and (not n.doubtful or "state" in n.flags or (n.type is ORG and c.end - c.start > 1))
            for n in c.known
        )
        if other or c.reach or c.region:
            return 0.4
        if title in _WEAK_ADDRESSES:
            return 1.0
        view, i = self._view, c.start
        if c.end - i == 1 and view.syllable[i] and not c.known and view.keys[i] not in self._cues.given:
            return 0.5
        return 2.0

    def _noun(self, c: Candidate, kind: str) -> None:
        known = {name.type for name in c.known}
        if kind == "place_noun":
            self._add(c, LOC, 2.0)
        elif kind == "org_noun":
            self._add(c, ORG, 1.8)
        elif kind == "work_noun":
            self._add(c, MISC, 1.8)
        elif kind == "people_of" and LOC in known:
            self._add(c, LOC, 1.4)
        elif kind == "place_prep" and LOC in known:
            self._add(c, LOC, 0.9)
        elif kind == "place_prep" and not known and self._view.keys[c.start - 1] in _STRONG_PLACE:
            if c.end - c.start > 1 or not self._view.syllable[c.start]:
                self._add(c, LOC, 1.2)

    def _right(self, c: Candidate) -> None:
        view, cues = self._view, self._cues
        if c.end >= len(view.keys) or view.bound[c.end] != view.bound[c.start]:
            return
        at = c.end
        if view.keys[at] in _CLOSING:
            at += 1
        found = cues.after.at(view.keys, at)
        if found:
            human = "human" in found[1]
            self._add(c, PER, 1.0 if human else 0.35)
            if not human:
                self._add(c, ORG, 0.15)
                self._add(c, LOC, 0.1)
        if self._aged(c.end):
            self._add(c, PER, 2.0)
        elif self._addressed(c):
            self._add(c, LOC, 1.6)

    def _addressed(self, c: Candidate) -> bool:
        """Return whether `c` reads as a street: "số 12 Nguyễn Huệ", "(Hoàng Hoa Thám, Hà Nội)"."""
        view = self._view
        before = view.keys[c.start - 1] if c.start else ""
        if view.tokens[c.start - 1].shape is Shape.NUMBER and c.start > 1 and view.keys[c.start - 2] == "số":
            return True
        if before not in ("(", ",") or view.keys[c.end] != "," or not view.same_line(c.start, c.end + 2):
            return False
        if view.keys[c.end + 1] in self._cues.seats:
            return view.caps[c.end + 2] if c.end + 2 < len(view.caps) else False
        following = next(iter(self._names.at(view.keys, c.end + 1)), None)
        return before == "(" and following is not None and all(n.type is LOC for n in following[1])

    def _aged(self, at: int) -> bool:
        """Return whether "(48 tuổi", ", 48 tuổi" or "(SN 1980" follows."""
        view = self._view
        if view.keys[at] not in ("(", ",") or at + 2 >= len(view.keys):
            return False
        return (
            view.keys[at + 2] == "tuổi"
            or (view.keys[at + 1] in ("sn", "sinh") and view.keys[at] == "(")
            or (view.keys[at] == "(" and view.keys[at + 1] == "sinh")
        )


def _alone(view: View) -> frozenset[tuple[int, int]]:
    """Return the runs of capitals that are a whole line, or stand after the last full stop of the text."""
    found, start, size = set(), 0, len(view.keys)
    for i in range(1, size + 1):
        if i == size or view.bound[i] != view.bound[i - 1]:
            if i - start <= _LONGEST_BYLINE and all(view.caps[start:i]) and all(view.syllable[start:i]) and start:
                found.add((start, i))
            start = i
    return frozenset(found)
