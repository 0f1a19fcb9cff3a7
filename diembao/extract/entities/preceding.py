"""What the words before a name say of it: titles, nouns for places and bodies, credits, the house of a number."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.context import ROLE_KINDS, Before, Context
from diembao.extract.entities.ordinary import Ordinary
from diembao.extract.entities.view import LOC, MISC, MIXED, NUMBER, ORG, PER, UPPER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import has_flag, has_type
from diembao.reading import EntityType
from diembao.text.orthography import fold

_PLURAL: Final = frozenset({"các", "những", "hai", "ba", "bốn", "nhiều", "tuyến", "số", "mấy"})
_SHARES: Final = frozenset({"mã", "phiếu"})
# Last words of nouns for crossings, which have the names of two streets.
_CROSSING: Final = frozenset({"ba", "tư", "năm", "sáu", "bảy", "giao"})
_AND: Final = frozenset({",", "và", "-", "–"})
# Who works for a paper: "phóng viên Thanh Niên".
_PRESS: Final = (["phóng", "viên"], ["nhà", "báo"], ["tập", "viên"], ["tổng", "biên"])
_PARTS: Final = frozenset({"bắc", "trung", "nam"})
_WIDE: Final = frozenset({"state", "region", "capital", "province", "province_old"})

# Who is one of a whole country: what follows may be a woman's name, but not here.
_OF_STATES: Final = frozenset(
    {"tổng thống", "phó tổng thống", "cựu tổng thống", "thủ tướng", "phó thủ tướng", "ngoại trưởng", "quốc vương"}
)


class Preceding:
    """Votes for the candidates of one view by what stands before them.

    `alone` are the names that make a line of their own: authors, whom no title before them concerns.
    """

    def __init__(
        self, view: View, cues: Cues, context: Context, ordinary: Ordinary, alone: frozenset[tuple[int, int]]
    ) -> None:
        self._view, self._cues, self._context, self._ordinary = view, cues, context, ordinary
        self._alone = alone
        # Where a street or a place ends that a noun announced, or one of its list; whether it announced several.
        self._streets: dict[int, bool] = {}

    def vote(self, c: Candidate) -> None:
        """Add what the words before `c` say."""
        before = self._context.before(c.start)
        if not before.silent:
            self._told(c, before)
        if before.street or (before.word == "(" and self._context.after(c.end).town):
            c.add(LOC, 3.0)
        for kind in before.nouns:
            self._noun(c, kind, before.word)
        if c.end - c.start == 1:
            self._lone(c)
        if c.known and self._view.keys[max(c.start - 2, 0) : c.start] in _PRESS and has_flag(c.known, "outlet"):
            c.add(ORG, 3.0)
        self._listed(c, before)
        if c.run and c.end - c.start > 1 and self._code_follows(c):
            c.add(ORG, 4.0)

    def _code_follows(self, c: Candidate) -> bool:
        """Return whether the code of its share follows a firm, with two of its letters: "Vĩnh Mơ (VMC)"."""
        view, at = self._view, c.end
        if view.keys[at : at + 1] != ["("] or view.keys[at + 2 : at + 3] != [")"] or not self._three_capitals(at + 1):
            return False
        letters = [fold(key[0]) for key in view.keys[c.start : c.end]]
        code = iter(fold(view.keys[at + 1]))
        return sum(letter in code for letter in letters) > 1

    def _lone(self, c: Candidate) -> None:
        """Add what a row of its kind says of one word: codes of shares, the three parts of the country."""
        view, i = self._view, c.start
        if self._ticker(i):
            c.add(ORG, 2.4)
        if i > 2 and view.keys[i] in _PARTS and view.keys[i - 1] in (",", "và") and view.keys[i - 2] in _PARTS:
            row = view.caps[i - 2] and view.keys[i - 3] in ("miền", ",", "và")
            c.add(LOC, 3.6 if row else 0.0)  # "ba miền Bắc, Trung, Nam"

    def _told(self, c: Candidate, before: Before) -> None:
        """Add what the title before `c` says, or the credit."""
        if before.seated and self._seat(c, before):
            c.add(LOC, 3.6)
        elif before.kind and (c.start - 1, c.end) not in self._alone:
            c.add(PER, self._title_points(c, before) * (0.4 if c.cut >= 1.0 and not c.glued else 1.0))
            c.titled = before.kind in ROLE_KINDS and self._may_carry(c)
        if before.of_person and before.kind == "office" and not c.known and c.run:
            c.add(ORG, 1.6)
        if before.title in _OF_STATES and has_flag(c.known, "state"):
            c.add(LOC, 2.0)  # "Tổng thống Nga, Dmitry Peskov", who is no Ms Nga
        if before.credited:
            self._credited(c)

    def _credited(self, c: Candidate) -> None:
        """Vote for whoever took the photo or had the news: an outlet, a person with a Vietnamese name, a body."""
        nothing = self._ordinary.means_nothing(c.start)
        source = self._ends_with_source(c) or has_flag(c.known, "outlet")
        if source and not nothing:
            c.add(ORG, 3.0)
        elif self._view.keys[c.start - 2] == "ảnh" and c.end - c.start > 1 and self._unknown_town(c):
            c.add(PER, 4.0)  # "Ảnh: Chí Linh"
        elif self._view.keys[c.start - 2] == "ảnh" and not c.known and self._letters(c):
            c.add(PER, 4.0)  # "Ảnh: X.T.", "Ảnh: XT"
        elif self._view.syllable[c.start]:
            c.add(PER, 1.6 if c.run and c.end - c.start > 1 and not c.known else 0.0)
        elif not nothing:
            c.add(ORG, 1.3)

    def _letters(self, c: Candidate) -> bool:
        """Return whether `c` is two letters, or letters with dots: how those sign whose name is cut to them."""
        texts = self._view.texts[c.start : c.end]
        if c.cut or len("".join(texts)) < 2:
            return False
        return texts[0].isupper() and all(text == "." or (text.isupper() and len(text) < 3) for text in texts)

    def _unknown_town(self, c: Candidate) -> bool:
        """Return whether `c` is listed as a place alone, and no province: who is credited has that name as well."""
        return bool(c.known) and all(n.type is LOC and _WIDE.isdisjoint(n.flags) for n in c.known)

    def _ticker(self, i: int) -> bool:
        """Return whether an acronym that names nothing stands among the codes of shares: "SHS, KLS, VND và PVX"."""
        view = self._view
        if not self._three_capitals(i) or not self._ordinary.means_nothing(i):
            return False
        last = len(view.keys) - 2
        pairs = ((i - 1, i - 2), (i + 1, i + 2))
        near = [at for joint, at in pairs if 0 < joint <= last and view.keys[joint] in (",", "và")]
        return any(self._three_capitals(at) and not self._ordinary.means_nothing(at) for at in near)

    def _three_capitals(self, at: int) -> bool:
        return self._view.shapes[at] is UPPER and len(self._view.texts[at]) == 3

    def _seat(self, c: Candidate, before: Before) -> bool:
        """Return whether `c` is the place of an office and not its bearer: "ông Tâm, Chủ tịch xã Sơn Hạ, nói"."""
        place = has_type(c.known, LOC)
        family = self._view.keys[c.start] in self._cues.sure_surnames
        return (
            c.cut < 0.5 and not c.reach and (before.of_person or place) and (not family or (place and before.of_person))
        )

    def _ends_with_source(self, c: Candidate) -> bool:
        """Return whether an unknown name after "Theo" ends its line, or a bracket: whose article it was."""
        view = self._view
        if c.known or c.cut or not c.run or view.keys[c.start - 1] != "theo":
            return False
        if c.end < len(view.keys) and view.bound[c.end] == view.bound[c.end - 1]:
            return (
                view.keys[c.end] in ")/" and c.start > 1 and (view.keys[c.end] == "/" or view.keys[c.start - 2] == "(")
            )
        return view.caps[c.start - 1] and (c.start < 2 or view.keys[c.start - 2] not in ",")

    def _listed(self, c: Candidate, before: Before) -> None:
        """Read on in a list of streets or places: "các tuyến đường Trần Phú, Lê Lợi", "ngã tư Hàng Bài - Lê Lợi"."""
        if c.cut >= 0.5 or c.end - c.start < 2 or not (c.run or c.known):
            return
        if "place_noun" in before.nouns:
            if before.word in _CROSSING or before.word in self._cues.words.street:
                self._streets[c.end] = before.word in _CROSSING or self._several(c.start)
        elif before.word in _AND and c.start - 1 in self._streets:
            self._next_street(c, several=self._streets[c.start - 1])

    def _next_street(self, c: Candidate, *, several: bool) -> None:
        """Read `c` as a street or place like the one before it: known, or announced by a noun for several."""
        last = c.end >= len(self._view.keys) or self._view.keys[c.end] in (",", "và", ".", "(")
        joined = self._view.keys[c.start - 1] in (",", "và") and (c.known or several) and (several or last)
        if (joined or several) and not self._context.after(c.end).aged:
            c.add(LOC, 3.6)
            self._streets[c.end] = several

    def _several(self, start: int) -> bool:
        """Return whether the noun before `start` announces more than one: "các tuyến đường", "hai xã"."""
        return not _PLURAL.isdisjoint(self._view.keys[max(0, start - 4) : start])

    def _may_carry(self, c: Candidate) -> bool:
        """Return whether the place or body `c` may stand between a title and its bearer: "Ngoại trưởng Nga Lavrov"."""
        return bool(c.known or c.reach or c.region) or self._firm(c) or self._view.shapes[c.start] is UPPER

    def _firm(self, c: Candidate) -> bool:
        """Return whether a word of foreign firms ends `c`: "Haneul Vina"."""
        return self._cues.foreign_kind.get(self._view.keys[c.end - 1]) is ORG

    def _title_points(self, c: Candidate, before: Before) -> float:
        """Return what a title says for a person: little before a country, a body or a club ("tiền đạo Real")."""
        if before.kind == "address" and before.title in self._cues.words.own_address:
            return 3.8
        size = c.end - c.start
        if before.kind in ROLE_KINDS and (self._no_person(c) or self._of_many(c, before)):
            return 0.0
        other = any(n.type is not PER and (not n.doubtful or "state" in n.flags or n.type is ORG) for n in c.known)
        firm = size > 1 and self._firm(c)
        if other or firm or c.reach or c.region or (size == 1 and self._ordinary.means_nothing(c.start)):
            return 0.4
        if before.title in self._cues.words.weak_address or before.of_person:
            return 1.0
        if (
            size == 1
            and self._view.syllable[c.start]
            and not c.known
            and self._view.keys[c.start] not in self._cues.given
        ):
            return 0.5
        return 2.0

    def _no_person(self, c: Candidate) -> bool:
        """Return whether an acronym or a number follows the office: "Đại diện TSZ", "Chủ tịch COP31"."""
        view, shape, text = self._view, self._view.shapes[c.start], self._view.texts[c.start]
        if c.end - c.start > 1 or view.syllable[c.start]:
            return False
        letters = shape is UPPER and len(text) < 6 and view.bound[c.start] not in view.shouted
        return letters or (shape is MIXED and any(letter.isdigit() for letter in text))

    def _of_many(self, c: Candidate, before: Before) -> bool:
        """Return whether a number counts the holders of the title: "96 học sinh Sơn Tây Thượng", "các bác sĩ Huế"."""
        view, first = self._view, c.start - before.title.count(" ") - 2
        many = first >= 0 and (view.shapes[first] is NUMBER or view.keys[first] in _PLURAL)
        return many and self._cues.surnames.get(view.keys[c.start], 0) < 2

    def _noun(self, c: Candidate, kind: str, word: str) -> None:
        if kind == "org_noun" and c.end - c.start == 1 and self._ordinary.means_nothing(c.start):
            own = self._view.texts[c.start]
            listed = any(name.type is ORG and not name.doubtful and name.name == own for name in c.known)
            if listed or (word in _SHARES and len(own) == 3):
                c.add(ORG, 4.0)  # "nhóm nhạc BTS", "mã VND"
            return  # "doanh nghiệp FDI"
        if kind == "org_noun" and c.cut >= 1.0 and self._foreign_run(c.end):
            return  # the "Aegean" of "công ty Aegean Star Shipping"
        if kind == "org_noun" and c.run and c.end - c.start > 1 and c.cut < 0.3:
            c.add(ORG, 0.8)  # all of "Meridian Pacific"
        known, words = {name.type for name in c.known}, self._cues.words
        if kind == "place_noun":
            c.add(LOC, 3.0)
        elif kind == "org_noun" and word in words.medium and LOC in known and not self._country(c):
            c.votes[ORG] = c.votes.pop(LOC, 0.0) + 1.0  # "nhật báo Wall Street"
        elif kind == "org_noun" and not (known == {MISC} and not c.known[0].doubtful):  # "tòa án Sharia"
            if points := self._body_points(c, word, known):
                c.add(ORG, points)
        elif kind == "firm_noun" and is_unknown(self._view, self._cues, c):
            c.add(ORG, 1.4)  # "cổ phiếu của Voltera"
        elif kind == "work_noun" and word == "vàng" and ORG in known:
            c.votes[MISC] = c.votes.pop(ORG, 0.0) + 1.0  # "giá vàng SJC"
        elif kind == "work_noun" and not has_flag(c.known, "state"):
            c.add(MISC, 1.8)
        elif kind == "people_of" and LOC in known and not self._given(c):
            c.add(LOC, 0.0 if self._context.sport and word in self._cues.words.team_noun else 1.4)
        elif kind == "place_prep" and LOC in known:
            rival = self._context.sport and ORG in known and word in words.rival_verb
            c.add(ORG if rival else LOC, 1.2 if rival else 0.9)  # "trận gặp với Milan"
        elif (
            kind == "place_prep"
            and not known
            and word in self._cues.words.strong_place
            and not is_syllable(self._view, c)
        ):
            c.add(LOC, 1.2)

    def _body_points(self, c: Candidate, word: str, known: set[EntityType]) -> float:
        """Return what a noun for bodies, or a verb of sport, before `c` says for one: "đội Cà Mau", "hạ Porto"."""
        words, state = self._cues.words, has_flag(c.known, "state")
        if word == "tuyển" and state:
            return 4.0
        if state or word in words.rival_verb:
            match = self._context.sport and word in words.team_noun
            return 0.0 if not match else 2.2 if state else 3.4 if LOC in known else 1.8 if c.known else 0.3
        if word == "trường" and PER in known:
            return 4.8
        if word in words.team_noun:
            return 3.4 if LOC in known and word == "đội" else 1.8
        return 2.4

    def _given(self, c: Candidate) -> bool:
        """Return whether a foreign given name goes on as one name: the "Vladimir" of "Tổng thống Vladimir Putin"."""
        return self._view.keys[c.end - 1] in self._cues.foreign_given and self._foreign_run(c.end)

    def _foreign_run(self, at: int) -> bool:
        """Return whether two foreign words with a capital meet at `at`, and go on as one name."""
        view = self._view
        return view.caps[at] and not view.syllable[at] and not view.syllable[at - 1] and not view.initial[at]

    def _country(self, c: Candidate) -> bool:
        """Return whether `c` is a country, a province or a region, whose press as a whole is meant: "báo Anh"."""
        return any(name.type is LOC and not _WIDE.isdisjoint(name.flags) for name in c.known)


def is_unknown(view: View, cues: Cues, c: Candidate) -> bool:
    """Return whether `c` is a run of foreign words that no list knows and that begins like no person."""
    key = view.keys[c.start]
    foreign = c.run and not c.known and not view.syllable[c.start] and c.cut < 1.0
    return foreign and key not in cues.foreign_given and key not in cues.loanwords and key not in cues.foreign_kind


def is_syllable(view: View, c: Candidate) -> bool:
    """Return whether `c` is a single syllable."""
    return c.end - c.start == 1 and view.syllable[c.start]
