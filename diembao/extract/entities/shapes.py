"""How a run of capitals is made: a Vietnamese name, a foreign one, an acronym, a product with its number."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.korean import is_korean
from diembao.extract.entities.runs import DASHES, DOMAINS
from diembao.extract.entities.view import CAPITAL, LOC, LOWER, MISC, MIXED, NUMBER, ORG, PER, PUNCT, UPPER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Names, has_flag, has_type
from diembao.reading import EntityType

# "Q.Hoàn Kiếm", "TP.Vinh", "H.Củ Chi"
_TYPES: Final = tuple(EntityType)
_SEATS: Final = frozenset({"q", "p", "h", "tp", "tx"})


def _has_inner_capital(text: str) -> bool:
    """Return whether a capital stands inside the word `text` as only firms write it: "YouTube", but not "McDonald"."""
    capitals = not text[1:].islower() and sum(ch.isupper() for ch in text) > 1
    return capitals and text[:2] not in ("Mc", "De", "Di", "Le", "La")


class Shapes:
    """Votes for the candidates of one view by their shape alone."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names

    def vote(self, c: Candidate) -> None:
        """Add what the shape of the run `c` says."""
        view = self._view
        c.rule = c.rule or "shape"
        if c.end - c.start == 1 and view.caps[c.start]:
            self._alone(c)
            return
        words = [i for i in range(c.start, c.end) if view.caps[i]]
        if c.end - c.start > 2 and view.keys[c.end - 1] in DOMAINS and view.keys[c.end - 2] == ".":
            c.add(ORG, 3.0)
        elif c.end - c.start == 4 and is_korean(view, self._cues, c.start):
            c.add(PER, 4.0)
        elif c.end - c.start == 2 and view.keys[c.end - 1] == "." and view.keys[c.start] in view.letters:
            c.add(PER, 3.0)  # "D. kể"
        elif self._signed(c):
            c.add(PER, 1.6)  # "Nh.Thạch", "TR.TÂN"
        elif view.keys[c.start] in _SEATS and view.keys[c.start + 1 : c.start + 2] == ["."] and self._seat(c):
            c.add(LOC, 3.0)
        elif all(view.syllable[i] for i in words):
            if self._hyphened(c):
                self._transcribed(c, words)
            elif len(words) == 1:
                self._one_syllable(c)
            else:
                self._vietnamese(c, words)
        elif not all(view.keys[i] in self._cues.loanwords for i in words):
            if len(words) == 1:
                self._one_word(c)
            else:
                self._foreign(c, words)

    def _alone(self, c: Candidate) -> None:
        """Read a run of one token."""
        if self._view.syllable[c.start]:
            self._one_syllable(c)
        elif self._view.keys[c.start] not in self._cues.loanwords:
            self._one_word(c)

    def _signed(self, c: Candidate) -> bool:
        """Return whether `c` is how authors sign: one or two letters, a dot and a syllable."""
        view, at = self._view, c.start
        if c.end - at != 3 or view.keys[at + 1] != "." or not (view.tight(at + 1) and view.tight(at + 2)):
            return False
        short = len(view.keys[at]) <= 2 and view.keys[at].isalpha() and view.keys[at] not in _SEATS
        return short and not view.syllable[at] and view.syllable[at + 2] and view.caps[at + 2]

    def _seat(self, c: Candidate) -> bool:
        """Return whether a place of two words or more follows the abbreviation; "H.Giang" is an author."""
        known = self._names.of(" ".join(self._view.keys[c.start + 2 : c.end]))
        return c.end - c.start > 3 and has_type(known, LOC)

    def _one_syllable(self, c: Candidate) -> None:
        view, i = self._view, c.start
        if view.shapes[i] is UPPER and view.keys[i] not in self._cues.generic:
            c.add(ORG, 1.0 if view.keys[i].isascii() else -0.5)
        elif not c.known:
            marked = c.end < len(view.keys) and view.shapes[c.end] is PUNCT and view.keys[c.end] != ","
            named = view.keys[i] in self._cues.given and not view.initial[i] and c.cut < 0.5 and not marked
            named = named and not self._in_common_word(c.end)
            for type_ in _TYPES:
                c.add(type_, 0.75 if named and type_ is PER else -0.8)

    def _hyphened(self, c: Candidate) -> bool:
        """Return whether a hyphen and a lower-case syllable go on a word of `c`."""
        view = self._view
        joints = (i for i in range(c.start + 1, c.end - 1) if view.keys[i] in DASHES)
        return any(view.shapes[i + 1] is LOWER for i in joints)

    def _transcribed(self, c: Candidate, words: list[int]) -> None:
        """Read a foreign name that is spelt in Vietnamese: "Xu-căng Ma-hả-lạt", "Chăm-pa-sắc"."""
        c.add(PER, 1.5 if len(words) > 1 else 0.5)
        c.add(LOC, 0.4 if len(words) > 1 else 0.6)

    def _in_common_word(self, at: int) -> bool:
        """Return whether a lower-case word at `at` goes on a common noun: no verb, no word of grammar."""
        view, cues = self._view, self._cues
        if at >= len(view.keys) or not view.same_line(at - 1, at + 1) or view.shapes[at] is not LOWER:
            return False
        verb = view.keys[at] in cues.words.role_end or cues.after.at(view.keys, at) is not None
        return not verb and view.keys[at] not in cues.function and view.keys[at - 1] not in view.bearers

    def _vietnamese(self, c: Candidate, words: list[int]) -> None:
        view, cues = self._view, self._cues
        size, first = len(words), view.keys[c.start]
        plain = size == c.end - c.start
        strength = cues.surnames.get(first, 0)
        given = sum([view.keys[i] in cues.given for i in words[1:]])
        if plain and 2 <= size <= 4 and strength and given:
            c.add(
                PER,
                (1.9 if first in cues.sure_surnames else 0.9) + (0.9 if size > 2 else 0.0) + 0.25 * (given - size + 1),
            )
        elif plain and 2 <= size <= 3 and given == size - 1 and first in cues.given:
            c.add(PER, 0.9)
        elif plain and size == 2 and first in cues.given and view.keys[c.end - 1] in cues.sure_surnames:
            c.add(PER, 1.2)  # "Vân Ngô", as abroad
        elif not (plain and size == 2 and given and view.initial[c.start] and first in cues.words.weak_address):
            if plain and 2 < size <= 4 and first in cues.sure_surnames and not c.known:
                c.add(PER, 1.1)  # "Sùng A Páo"
            c.add(ORG, 0.4)
            c.add(MISC, 0.3)
        if plain and view.initial[c.start] and not strength and first in cues.openers:
            c.add(PER, -1.0)

    def _one_word(self, c: Candidate) -> None:
        view, cues = self._view, self._cues
        shape, text = view.shapes[c.start], view.texts[c.start]
        if view.keys[c.start + 1 : c.start + 2] in (["'"], ["’"]):  # "Eto'o", "O’Hanlon"
            c.add(PER, 1.0)
        elif c.end - c.start > 1 and (len(text) < 3 or view.shapes[c.end - 1] is not LOWER):  # "HTV-7", "T-ara"
            number = view.shapes[c.end - 1] is NUMBER or self._coded(c.start)
            c.add(MISC if number else ORG, 0.9)
            c.add(PER, 0.2)
        elif shape is UPPER:
            place = any(n.type is LOC and "weak" in n.flags for n in c.known)  # "VN"
            if view.keys[c.start] not in self._cues.generic and not place:
                c.add(ORG, 1.3)
        elif shape is MIXED:
            product = any(ch.isdigit() for ch in text) or text[0].islower()
            if self._channel(text):
                c.add(ORG, 2.4)
            c.add(MISC if product else ORG, 1.2)
            if product and len(text) < 5 and text.isupper():
                c.add(ORG, 0.8)
        elif c.glued and self._firm_before(c.start):
            c.add(MISC, 1.8)  # "HTC Butterfly"
        elif view.keys[c.start] in cues.foreign_kind and not c.known:
            c.add(cues.foreign_kind[view.keys[c.start]], 0.9)  # "Norvik Mail"
        elif len(text) > 1:
            inner = _has_inner_capital(text)
            c.add(PER, 0.3 if inner else 0.7)
            c.add(ORG, 1.3 if inner else 0.65)
            c.add(LOC, 0.4)

    def _channel(self, text: str) -> bool:
        """Return whether `text` is a listed body and a number: "VTV6"."""
        known = self._names.of(text.rstrip("0123456789").lower()) if text[-1].isdigit() else ()
        return has_type(known, ORG)

    def _foreign(self, c: Candidate, words: list[int]) -> None:
        view, cues = self._view, self._cues
        size, shape, text = len(words), view.shapes[c.start], view.texts[c.start]
        if self._coded(c.start):
            c.add(MISC, 2.4 + size)  # "RS-12M Topol"
            return
        if any(view.shapes[i] is NUMBER for i in range(c.start, c.end - 1)):
            c.add(MISC, 1.2)  # "QNg 90457 TS"
            return
        if view.syllable[c.start] and size == 2 and view.keys[c.end - 1] in cues.words.roman:
            return  # "Khóa XIII"
        product = shape is MIXED and (text[0].islower() or text[-1].isdigit())
        kind = cues.foreign_kind.get(view.keys[words[-1]]) or cues.foreign_kind.get(view.keys[words[0]])
        if kind is MISC and size == 2 and self._given(c.start):
            kind = None  # "Việt Max" sings, "Brian White" is no colour
        hyphen = next((i for i in range(c.start + 1, c.end - 1) if view.keys[i] in DASHES and view.tight(i)), None)
        if self._national(c, words):
            c.branch = has_flag(self._names.of(view.keys[c.start]), "company")
            c.add(ORG, 6.0 if c.branch else 3.4)
            c.add(PER, -1.5)
            return
        if not kind and c.glued and self._firm_before(c.start):
            c.add(MISC, 1.8)  # "HTC Butterfly"
            return
        if kind is not ORG and self._branded(c, words):
            c.add(MISC, 6.4)  # "Nokia Camera": more than the firm and its product apart
            c.add(PER, -1.5)
            return
        if not kind and not product and self._placed(c, words):
            c.add(ORG, 2.4)  # "Aegean Star"
            c.add(MISC, 1.8)
            return
        if kind and (not product or cues.foreign_kind.get(view.keys[words[-1]]) is MISC):
            placed = any(n.type in (LOC, ORG) for _, known in view.known(c.start) for n in known)
            c.add(kind, 3.9 if hyphen is not None or placed else 2.4)
        elif hyphen is not None and c.end - hyphen == 2 and len(view.keys[c.end - 1]) == 1:
            c.add(MISC, 2.4)  # "Pantsir-S"
            return
        elif hyphen is not None and self._listed(c.start, hyphen) and self._listed(hyphen + 1, c.end):
            c.add(PER, -1.5)
        if product:
            c.add(MISC, 1.6)
        elif view.shapes[c.end - 1] is NUMBER:
            self._numbered(c)
        elif self._acronym(text) and shape is not CAPITAL:
            c.add(ORG, 1.2)
            c.add(PER, 0.2)
        else:
            c.add(PER, 0.2 if kind else self._person(c, words, size))
        if view.initial[c.start] and self._opens(c.start):
            c.add(PER, -1.0)
            c.add(ORG, -1.0)
        if size > 2 and PER in c.votes and self._body_first(c):
            c.add(PER, -2.4)
        for i in words[1:-1]:
            inner = cues.foreign_kind.get(view.keys[i])
            if inner and not view.syllable[i]:
                c.add(inner, 0.8)

    def _given(self, i: int) -> bool:
        """Return whether the word at `i` is a given name, and no town as well, like the "Paris" of "Paris Masters"."""
        key = self._view.keys[i]
        if self._view.syllable[i]:
            return key in self._cues.given
        return key in self._cues.foreign_given and all(name.type is not LOC for name in self._names.of(key))

    def _body_first(self, c: Candidate) -> bool:
        """Return whether a known body opens the run, and its man follows: "Tổng thư ký ASEAN Surin Pitsuwan"."""
        known, bearer = self._names.of(self._view.keys[c.start]), self._view.keys[c.start + 1]
        if any(name.type is ORG and name.written.isupper() and not name.doubtful for name in known):
            return True
        firm = bool(known) and all("company" in name.flags for name in known)
        return firm and bearer in self._cues.foreign_given

    def _branded(self, c: Candidate, words: list[int]) -> bool:
        """Return whether a listed firm opens the foreign words of `c`, and no person follows: "Qualcomm Snapdragon"."""
        foreign = len(words) == c.end - c.start and not any(self._view.syllable[i] for i in words)
        firm = foreign and not self._view.initial[c.start] and self._firm_before(c.start + 1)
        return firm and not any(has_type(self._names.of(self._view.keys[i]), LOC) for i in words[1:])

    def _firm_before(self, i: int) -> bool:
        """Return whether a listed firm ends right before `i`, so that what follows is its product, and no person."""
        if (
            i == 0
            or self._view.keys[i] in self._cues.foreign_given
            or self._view.syllable[i - 1]
            or self._view.keys[i - 1] in self._cues.generic
        ):
            return False
        known = self._names.of(self._view.keys[i - 1])
        return bool(known) and all("company" in name.flags for name in known)

    def _placed(self, c: Candidate, words: list[int]) -> bool:
        """Return whether foreign words go on a place that is no given name and end in none: "Aegean Star"."""
        view = self._view
        if len(words) != c.end - c.start or view.keys[c.start] in self._cues.foreign_given or view.syllable[c.start]:
            return False
        ends = (end for end, known in view.known(c.start) if end < c.end and all(n.type is LOC for n in known))
        after = next(ends, None)
        if after is None or any(view.syllable[i] for i in range(after, c.end)):
            return False
        return not any(end == c.end for i in range(after, c.end) for end, _ in view.known(i))

    def _coded(self, i: int) -> bool:
        """Return whether the code of a weapon or a machine begins at `i`: letters, a hyphen and a digit."""
        view = self._view
        if not view.same_line(i, i + 3) or view.keys[i + 1] != "-" or not view.texts[i + 2][0].isdigit():
            return False
        return len(view.keys[i]) < 5 and view.tight(i + 1) and view.tight(i + 2) and view.keys[i].isascii()

    def _opens(self, i: int) -> bool:
        """Return whether the first word of a sentence is no part of a name: "Rổ VN30"."""
        view, cues = self._view, self._cues
        return view.syllable[i] and view.keys[i] not in cues.given and view.keys[i] not in cues.surnames

    def _listed(self, i: int, j: int) -> bool:
        """Return whether tokens `i` to `j` are a listed name: the two halves of "Robinho-Kaka"."""
        return bool(self._names.of(" ".join(self._view.keys[i:j])))

    def _acronym(self, text: str) -> bool:
        return len(text) > 2 or (len(text) == 2 and text.isupper() and text not in ("ED", "JR", "DJ", "MC"))

    def _person(self, c: Candidate, words: list[int], size: int) -> float:
        view, cues = self._view, self._cues
        first = view.keys[c.start]
        if first in cues.foreign_given or c.end - c.start > size:
            return 2.6
        if first in cues.sure_surnames:
            return 1.6
        if view.syllable[c.start] and not all(view.syllable[i] for i in words[1:]):
            return 1.1 if first in cues.given or len(first) <= 3 else 0.4
        return 1.6 + 0.4 * (size - 2) if size <= 3 else 1.1

    def _numbered(self, c: Candidate) -> None:
        """Read a name with a number as a product or a season, seldom as a club: "Windows 8", "Wimbledon 2013"."""
        known = self._names.of(" ".join(self._view.keys[c.start : c.end - 1]))
        kind = self._cues.foreign_kind.get(self._view.keys[c.end - 2])
        if kind is MISC or has_type(known, MISC):
            c.add(MISC, 2.6)
        else:
            c.add(MISC, 0.9)
            c.add(ORG, 0.3)

    def _national(self, c: Candidate, words: list[int]) -> bool:
        """Return whether a foreign word and a country make a branch: "Abbott Việt Nam"."""
        at = next((i for i in words[1:] if self._view.syllable[i]), None)
        if at is None or self._view.syllable[c.start]:
            return False
        return any(end == c.end and has_flag(k, "state") for end, k in self._view.known(at))
