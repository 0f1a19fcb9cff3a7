"""What speaks for each type of a candidate: the points of every voice, added up.

The unit is arbitrary: 2 points are one good reason. Each voice looks at one thing only (the lexicon, the head noun, the
shape, the words before, the words after, the marks around), so that a trained tagger's marginals could be one more.
"""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.bylines import bylines
from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.context import NOTHING, Context
from diembao.extract.entities.ordinary import Ordinary
from diembao.extract.entities.organisations import Reach
from diembao.extract.entities.preceding import Preceding, is_syllable, is_unknown
from diembao.extract.entities.shapes import Shapes
from diembao.extract.entities.view import LOC, MISC, ORG, PER, UPPER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Name, Names, has_flag

_DATELINE: Final = 9.0
_TEAMS: Final = frozenset({"team", "state"})
_PARTY_AND_STATE: Final = ["đảng", "và", "nhà"]
# The last words of what stands before a platform: "trên", "từ", "trang", "tài khoản", "mạng xã hội", "tích hợp".
_VISITS: Final = frozenset(
    {"trên", "từ", "qua", "lên", "vào", "trang", "khoản", "hội", "hợp", "dùng", "fanpage", "cách"}
)
_JOINED: Final = frozenset({"và", ",", "hay", "hoặc"})
_PROVINCES: Final = frozenset({"province", "province_old"})


class Evidence:
    """Adds up the votes for the candidates of one view."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._context = Context(view, cues, names)
        self._shapes = Shapes(view, cues, names)
        self._ordinary = Ordinary(view, cues)
        self._alone = bylines(view, cues)
        self._preceding = Preceding(view, cues, self._context, self._ordinary, self._alone)

    def vote(self, c: Candidate) -> None:
        """Fill the votes of `c` with everything but the evidence of the whole document."""
        if c.start in self._view.datelines and has_flag(c.known, "outlet"):
            c.votes[ORG], c.rule = _DATELINE, "dateline"
            return
        letters = c.end - c.start == 1 and (c.start, c.end) in self._alone  # "CT (Theo AP)"
        if not letters and self._ordinary.is_ordinary(c):
            return
        if c.known:
            self._lexicon(c)
        if c.reach is not None:
            self._head(c, c.reach)
        if c.run:
            listed = c.votes.pop(PER, None)
            self._shapes.vote(c)
            if listed is not None:
                c.votes[PER] = max(listed, c.votes.get(PER, 0.0)) + 0.3
        self._built(c)
        self._preceding.vote(c)
        self._after(c)
        common = c.end - c.start == 1 and c.known and self._ordinary.means_nothing(c.start)
        if common or (c.cased and not c.run and not c.known):
            c.votes.pop(PER, None)  # "Đại diện BTC cho biết"
        if c.quoted:
            self._title(c)
        if c.known and ORG in c.votes and has_flag(c.known, "platform") and self._visited(c.start):
            c.votes[MISC] = c.votes.pop(ORG) + 0.6

    def _visited(self, start: int) -> bool:
        """Return whether a platform is where something is told, no firm that acts: "trên Facebook"."""
        keys = self._view.keys
        if start > 1 and keys[start - 1] in _JOINED and has_flag(self._names.of(keys[start - 2]), "platform"):
            return self._visited(start - 2)
        return start > 0 and keys[start - 1] in _VISITS

    def _lexicon(self, c: Candidate) -> None:
        for name in c.known:
            points = self._known_points(c, name)
            if points > c.votes.get(name.type, -9.0):
                c.votes[name.type] = points
            if "team" in name.flags and self._context.sport:
                c.votes[ORG] = max(c.votes.get(ORG, 0.0), points) + 1.2
        c.rule = "lexicon"
        address = self._view.keys[c.start] in self._cues.words.own_address and not self._view.initial[c.start]
        if address and c.end - c.start > 1 and PER in c.votes:
            c.add(PER, 3.0)  # "Bác Hồ"

    def _known_points(self, c: Candidate, name: Name) -> float:
        """Return what the list says for `name`: much for a long name, little for an ordinary word or a commune."""
        size = c.end - c.start
        if self._hindered(c, name):
            return -0.3
        if "commune" in name.flags and not name.doubtful:
            return 1.3 + 0.4 * size
        if not name.doubtful:
            return 2.3 + 0.9 * min(size - 1, 8) + self._within(c)
        if self._view.keys[c.start : c.end + 2] == _PARTY_AND_STATE:
            return 2.3
        if (
            "company" in name.flags
            and size == 2
            and all(k in self._cues.given for k in self._view.keys[c.start : c.end])
        ):
            return 0.6  # "Kim Oanh" is a woman before she is a firm
        if size > 1 or not (self._view.initial[c.start] and self._view.syllable[c.start]):
            return 0.9 + 0.45 * (size - 1)
        return 0.9 if "state" in name.flags and self._view.keys[c.start] != "anh" else -0.1

    def _within(self, c: Candidate) -> float:
        """Return what a listed name of a few foreign words has to outbid: its parts, listed as well ("HĐBA LHQ")."""
        view = self._view
        if not 1 < c.end - c.start < 4 or not view.caps[c.start] or view.syllable[c.start]:
            return 0.0
        parts = sum(any(not name.doubtful for name in self._names.of(key)) for key in view.keys[c.start : c.end])
        return 1.2 * parts

    def _hindered(self, c: Candidate, name: Name) -> bool:
        """Return whether something here speaks against the listed name: its place, its neighbours, its ordinary use."""
        view, words = self._view, self._cues.words
        first, whole = view.keys[c.start], c.cut < 1.0
        if c.end - c.start == 1:
            piece = first in self._cues.particles and c.cut > 0
            return piece or self._ordinary.means_nothing(c.start) or (name.doubtful and "commune" in name.flags)
        if not whole and name.type is not PER and first in self._cues.sure_surnames:
            return True  # the commune of "Nguyễn Thị" in "Nguyễn Thị Bình"
        if name.type is PER and (c.glued or not whole) and c.end - c.start < 3 and view.syllable[c.start]:
            return True
        if not view.initial[c.start]:
            return False
        noun = name.type in (LOC, MISC) and first in words.classifier  # "Siêu bão Haiyan"
        common = "outlet" in name.flags or name.type is LOC or first in words.force
        return noun or (name.doubtful and common and not view.caps[c.end - 1])

    def _head(self, c: Candidate, reach: Reach) -> None:
        words = c.end - c.start
        if any(not name.doubtful and name.type is not reach.type for name in c.known):
            return
        if any(not name.doubtful for name in c.known) and all(self._view.caps[c.start : c.end]):
            return
        points = (2.8 + 1.2 * words) * reach.sure
        if reach.type is ORG and "place_noun" in self._context.before(c.start).nouns:
            points -= 3.0
        opens = self._view.initial[c.start] and self._view.shapes[c.start] is not UPPER  # "UBND tỉnh"
        if opens and words < 3 and not self._view.caps[c.end - 1]:
            points -= 1.5
        c.votes[reach.type] = max(c.votes.get(reach.type, 0.0), points)
        c.rule = c.rule or "head"

    def _built(self, c: Candidate) -> None:
        """Add the votes of a part of a region, of an open tournament, of compounds with a capital each, of a byline."""
        alone = c.run and (c.start, c.end) in self._alone
        if c.region and not alone:
            c.add(LOC, 3.2 + 0.5 * (c.end - c.start))
            c.rule = "region"
        if c.open:
            c.add(MISC, 3.0 + 0.5 * (c.end - c.start))
            c.rule = "open"
        if c.counted:
            c.add(LOC, 3.0)
            c.rule = "counted"
        if c.cased and not c.known and not c.reach:
            c.add(MISC, 0.9)
            c.add(ORG, 0.7)
            c.rule = c.rule or "cased"
        if alone:
            c.add(PER, 4.2 if c.end == len(self._view.keys) else 2.8)

    def _title(self, c: Candidate) -> None:
        """A short text between marks is a work when a noun for works stands before it, or its words have capitals."""
        view = self._view
        size = c.end - c.start
        capitals = sum(view.caps[c.start : c.end])
        work = c.votes.get(MISC, 0.0) > 1.5 or self._context.work_near(c.start)
        foreign = sum(not view.syllable[i] for i in range(c.start, c.end))
        points = (1.5 if capitals == size else 3.0) + 0.35 * size if work else -0.2
        if not work and size > 1 and (foreign * 2 >= size or capitals * 2 > size):
            points = 1.2 + 0.35 * size
        spoken = view.initial[c.start] and view.keys[c.start - 2 : c.start - 1] == [":"]
        if not work and (spoken or (view.keys[c.start] in self._cues.function and not foreign)):
            points = -1.0
        c.add(MISC, points)
        c.rule = c.rule or "quoted"

    def _after(self, c: Candidate) -> None:
        after, state = self._context.after(c.end), has_flag(c.known, "state")
        if after is NOTHING or (is_syllable(self._view, c) and PER not in c.votes):
            pass  # "Anh trú ở Huế"
        elif after.human and state:
            c.add(PER, 0.4)
            c.add(LOC, 0.4)
        elif after.human:
            c.add(PER, 1.0)
        elif after.agent:
            c.add(PER, 0.35)
            c.add(ORG, 0.15)
            c.add(LOC, 0.1)
        if state:
            if after.beside_state:
                c.add(LOC, 1.2)
            if self._context.duel(c.end) or self._context.duel(c.start - 1):
                c.votes[ORG] = max(c.votes.values(), default=0.0) + 1.5
        if is_unknown(self._view, self._cues, c) and self._context.trades(c.end):
            c.add(ORG, 1.4)  # "Voltera thu hồi 8.000 xe"
        if after.aged:
            c.add(PER, 2.0)
        if after.played and self._context.sport:
            self._played(c)

    def _played(self, c: Candidate) -> None:
        """Vote for the team that plays: a club, a country, a province of Vietnam with no club of another name."""
        flags = frozenset().union(*(name.flags for name in c.known))
        if not _TEAMS.isdisjoint(flags):
            c.add(ORG, 1.5)
        elif not _PROVINCES.isdisjoint(flags) and LOC in c.votes and c.cut < 0.5:
            c.votes[ORG] = max(c.votes.get(ORG, 0.0), c.votes[LOC] + 0.6)
