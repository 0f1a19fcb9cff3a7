"""Dots that belong to names: of letters that stand for a person, of abbreviations, of the legal form of a firm."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.cut_names import THINGS
from diembao.extract.entities.view import LOWER, View
from diembao.lexicon.cues import Cues

_LEGAL_FORMS: Final = frozenset({"inc", "corp", "co", "ltd"})


class Dots:
    """Reads the dots of one view."""

    def __init__(self, view: View, cues: Cues) -> None:
        self._view, self._cues = view, cues

    def close(self, i: int, at: int) -> bool:
        """Return whether the dot at `at`, if one stands there, is the last of the name that began at `i`."""
        return self._initial(i, at) or self._legal(at) or self._letters(i, at)

    def go_on(self, at: int) -> bool:
        """Return whether the dot at `at` belongs to an initial or an abbreviation: "F. Brych", "St. Louis"."""
        view, before = self._view, self._view.keys[at - 1]
        if not view.tight(at):
            return False
        if view.tight(at + 1):
            return len(before) <= 2 or before in self._cues.words.dotted
        alone = at < 2 or not view.caps[at - 2]
        return before in self._cues.words.dotted or (len(before) == 1 and alone and before.isalpha())

    def _initial(self, i: int, at: int) -> bool:
        """Return whether a name that ends in a letter has its dot at `at`: "Trần Thị N. (63 tuổi)", "anh D. kể"."""
        view = self._view
        if view.keys[at] != "." or not view.tight(at) or len(view.keys[at - 1]) != 1 or not view.same_line(i, at + 2):
            return False
        if not view.keys[at - 1].isalpha() or not (view.keys[at + 1] in "(,-–" or view.shapes[at + 1] is LOWER):
            return False
        return (at - i > 1 and view.syllable[i]) or self._lettered(i, at) or (at - i == 1 and self._addressed(i))

    def _lettered(self, i: int, at: int) -> bool:
        """Return whether nothing but letters with dots stands from `i` to `at`: "N.T.H.A."."""
        return at - i > 2 and all(key == "." if n % 2 else len(key) == 1 for n, key in enumerate(self._view.keys[i:at]))

    def _addressed(self, i: int) -> bool:
        """Return whether the letter at `i` is a person: "anh D.", and not "bảng D.", "vitamin D."."""
        keys = self._view.keys
        inside = self._view.tight(i) and keys[i - 1] == "."  # the B of "N.V.B."
        if keys[i] in self._view.letters and not inside and not (i and keys[i - 1] in THINGS):
            return True  # "D. kể", in an article about N.H.D.
        title = self._cues.titles.before(keys, i)
        return title is not None and (title[1] == "address" or keys[i - 1] in self._cues.words.own_address)

    def _letters(self, i: int, at: int) -> bool:
        """Return whether the dot at `at` closes the letters of an author, the last words of their line: "B.M."."""
        view = self._view
        if view.same_line(at, at + 2):
            return False
        return at - i == 3 and view.keys[at] == view.keys[i + 1] == "." and len(view.keys[at - 1]) < 3

    def _legal(self, at: int) -> bool:
        """Return whether the dot at `at` belongs to the legal form before it: "Halver Corp. tăng"."""
        view = self._view
        form = view.keys[at - 1] in _LEGAL_FORMS and view.keys[at] == "." and view.tight(at)
        return form and view.same_line(at - 1, at + 2) and view.shapes[at + 1] is LOWER
