"""Whether the capitals of the article allow a listed name, which may be written in capitals, or without any."""

from __future__ import annotations

import re

from diembao.extract.entities.runs import Runs
from diembao.extract.entities.view import ORG, UPPER, View
from diembao.lexicon.names import Name

# Regions keep this noun in their name even in lower case: "châu Âu", "phương Tây".
REGION_NOUNS = frozenset({"châu", "phương", "miền", "vùng"})
_JOINTS = re.compile(r"[-.&'’]")


class Spelling:
    """Compares the capitals of one view with those of the listed names."""

    def __init__(self, view: View, runs: Runs) -> None:
        self._view, self._runs = view, runs

    def allows(self, i: int, end: int, name: Name) -> bool:
        """Return whether the capitals of the article allow the listed name, which may be written without any."""
        view = self._view
        if view.bound[i] in view.shouted:
            return end - i > 1 or not name.doubtful
        if view.caps[i]:
            if end - i == 1:  # "FAT" is a body, "Fat" is not; "Asean" is ASEAN
                upper = view.shapes[i] is UPPER
                return upper or not name.written.isupper() or len(name.written) > 3 or len(name.written) == 1
            return view.shapes[i] is UPPER or self._cased_alike(i, end, name)
        if view.keys[i] in REGION_NOUNS and end - i > 1 and all(view.caps[i + 1 : end]):
            return True
        if end - i > 2 and self._runs.article(i):
            return True
        return view.surface(i, end) == name.written or (
            not name.written[0].isupper() and view.caps[end - 1] and end - i > 1
        )

    def _cased_alike(self, i: int, end: int, name: Name) -> bool:
        """Return whether few words that the list writes with a capital lack it here.

        "Thái bình dương" may be the ocean, "Hòa bình" is not the province; "Liên hợp quốc" is how many write it.
        """
        view = self._view
        here = [k for k in range(i, end) if view.keys[k].isalpha()]
        words = [word for word in _JOINTS.sub(" ", name.written).split() if word[0].isalpha()]
        if len(words) != len(here):
            return view.caps[end - 1] or not words or not words[-1][0].isupper()
        lacking = sum(word[0].isupper() and not view.caps[k] for word, k in zip(words, here, strict=True))
        if (name.type is ORG and len(words) > 2) or not view.syllable[i]:
            return lacking < len(words)  # "Liên hợp quốc", "iPad mini"
        return lacking == 0 or (len(words) > 2 and lacking < len(words) - 1 and lacking < 3)
