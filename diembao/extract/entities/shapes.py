"""How a run of capitals is made: a Vietnamese name, a foreign one, an acronym, a product with its number."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.foreign import Foreign
from diembao.extract.entities.full_names import has_middle
from diembao.extract.entities.korean import is_korean
from diembao.extract.entities.runs import DOMAINS
from diembao.extract.entities.view import DASHES, LOC, LOWER, MISC, ORG, PER, PUNCT, UPPER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Names, has_type
from diembao.reading import EntityType

_TYPES: Final = tuple(EntityType)
# "Q.Hoàn Kiếm", "TP.Vinh", "H.Củ Chi"
_SEATS: Final = frozenset({"q", "p", "h", "tp", "tx"})


class Shapes:
    """Votes for the candidates of one view by their shape alone."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._foreign = Foreign(view, cues, names)

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
        elif view.is_dotted_letter(c.start, c.end):
            c.add(PER, 3.0)
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
                self._foreign.one_word(c)
            else:
                self._foreign.words(c, words)

    def _alone(self, c: Candidate) -> None:
        """Read a run of one token."""
        if self._view.syllable[c.start]:
            self._one_syllable(c)
        elif self._view.keys[c.start] not in self._cues.loanwords:
            self._foreign.one_word(c)

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
        elif plain and 2 < size < 5 and has_middle(view, cues, c.start):
            c.add(PER, 2.0)
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
