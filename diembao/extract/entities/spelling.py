"""Whether the capitals of the article allow a listed name, which may be written in capitals, or without any."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from diembao.extract.entities.runs import Runs
from diembao.extract.entities.view import DASHES, ORG, UPPER, View
from diembao.lexicon.names import Name

# Regions keep this noun in their name even in lower case: "châu Âu", "phương Tây".
REGION_NOUNS: Final = frozenset({"châu", "phương", "miền", "vùng"})
_JOINTS: Final = re.compile(r"[-.&'’]")


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
        if view.keys[i] in REGION_NOUNS and self._capital(i + 1, end):
            return True
        if end - i > 2 and self._runs.article(i):
            return True
        return view.surface(i, end) == name.written or (
            not name.written[0].isupper() and view.caps[end - 1] and end - i > 1
        )

    def _capital(self, first: int, end: int) -> bool:
        """Return whether all words from `first` to `end` have a capital: "miền [Tây]", "châu [Á-Thái Bình Dương]"."""
        view = self._view
        return end > first and all(view.caps[k] or view.keys[k] in DASHES for k in range(first, end))

    def _cased_alike(self, i: int, end: int, name: Name) -> bool:
        """Return whether few words that the list writes with a capital lack it here.

        "Thái bình dương" may be the ocean, "Hòa bình" is not the province; "Liên hợp quốc" is how many write it.
        """
        view = self._view
        here = [k for k in range(i, end) if view.keys[k].isalpha()]
        capitals = _capitals(name.written)
        words = len(capitals)
        if words != len(here):
            return view.caps[end - 1] or not capitals or not capitals[-1]
        lacking = sum([cap and not view.caps[k] for cap, k in zip(capitals, here, strict=True)])
        if (name.type is ORG and words > 2) or not view.syllable[i]:
            return lacking < words  # "Liên hợp quốc", "iPad mini"
        if lacking == 1 and words == 2 and "region" in name.flags and view.keys[i] not in REGION_NOUNS:
            return view.caps[i]  # "Tây nguyên"
        return lacking == 0 or (words > 2 and lacking < words - 1 and lacking < 3)


@lru_cache(maxsize=1 << 16)
def _capitals(written: str) -> tuple[bool, ...]:
    """Return for each word of a listed name whether it begins with a capital."""
    return tuple(word[0].isupper() for word in _JOINTS.sub(" ", written).split() if word[0].isalpha())
