"""How a foreign run of capitals is made: one word, a person, a firm and its product, a code with its number."""

from __future__ import annotations

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.full_names import has_middle
from diembao.extract.entities.view import CAPITAL, DASHES, LOC, LOWER, MISC, MIXED, NUMBER, ORG, PER, UPPER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Names, has_flag, has_type


def _has_inner_capital(text: str) -> bool:
    """Return whether a capital stands inside the word `text` as only firms write it: "YouTube", but not "McDonald"."""
    capitals = not text[1:].islower() and sum(ch.isupper() for ch in text) > 1
    return capitals and text[:2] not in ("Mc", "De", "Di", "Le", "La")


class Foreign:
    """Votes for the foreign candidates of one view by their shape alone."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names

    def one_word(self, c: Candidate) -> None:
        """Vote for `c`, one foreign word."""
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
        elif len(text) > 1 and not self._of_species(c):
            inner = _has_inner_capital(text)
            c.add(PER, 0.3 if inner else 0.7)
            c.add(ORG, 1.3 if inner else 0.65)
            c.add(LOC, 0.4)

    def _channel(self, text: str) -> bool:
        """Return whether `text` is a listed body and a number: "VTV6"."""
        known = self._names.of(text.rstrip("0123456789").lower()) if text[-1].isdigit() else ()
        return has_type(known, ORG)

    def _of_species(self, c: Candidate) -> bool:
        """Return whether a small foreign word goes on a foreign one: "Streptococcus suis", "Aedes aegypti"."""
        view, at = self._view, c.end
        if not view.same_line(c.start, at + 1) or view.shapes[at] is not LOWER or view.syllable[at]:
            return False
        return len(view.keys[at]) > 3 and view.texts[at].isascii() and view.keys[at] not in self._cues.loanwords

    def words(self, c: Candidate, words: list[int]) -> None:
        """Vote for `c`, whose `words` have capitals and can't all be Vietnamese."""
        view, cues = self._view, self._cues
        if view.is_stressed(c.start):
            return
        if c.start + 2 < c.end and all(view.caps[c.start : c.end]) and has_middle(view, cues, c.start):
            c.add(PER, 3.0)  # "Kpă Văn Mới"
            return
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
