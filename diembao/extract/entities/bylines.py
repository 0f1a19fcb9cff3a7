"""Whose names stand under an article: a line of their own, or the last words of a text that was flattened."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from diembao.extract.entities.runs import DOMAINS
from diembao.extract.entities.view import DASHES, UPPER, View
from diembao.lexicon.cues import Cues

_LONGEST_BYLINE: Final = 4
_LONGEST_SOURCE: Final = 9


def bylines(view: View, cues: Cues) -> frozenset[tuple[int, int]]:
    """Return the runs of capitals that are a whole line, or open the last one: the author's name under an article."""
    found: set[tuple[int, int]] = set()
    size = len(view.keys)
    for start, after in pairwise((*view.lines[1:], size)):
        if not view.caps[start]:
            continue
        end = start
        while end < after and view.caps[end] and view.syllable[end]:
            end += 1
        signed = end == after or (after == size and after - end < _LONGEST_SOURCE and _source(view, end))
        if _initials(view, start) and (start + 1 == after or view.keys[start + 1] == "("):
            found.add((start, start + 1))
        if end < after and view.keys[end] in DASHES and (other := _other(view, end + 1, after)):
            found.update(((start, end), (end + 1, other)))  # "Anh Minh - Sơn Hà"
        if 1 < end - start <= _LONGEST_BYLINE and signed and view.keys[start] != "theo":
            found.update(_authors(view, cues, start, end))
    return frozenset(found)


def _other(view: View, start: int, after: int) -> int:
    """Return where a second author ends who alone fills the line, 0 if none: "- Sơn Hà"."""
    names = all(view.caps[i] and view.syllable[i] for i in range(start, after))
    return after if names and 1 < after - start <= _LONGEST_BYLINE else 0


def _initials(view: View, at: int) -> bool:
    """Return whether an author signs with his letters at `at`, alone on the last line: "TN (theo THX)"."""
    letters = view.shapes[at] is UPPER and 1 < len(view.texts[at]) < 4
    known = any(not name.doubtful for _, names in view.known(at) for name in names)
    return letters and not known and len(view.keys) - at < 10


def _source(view: View, at: int) -> bool:
    """Return whether the source of an article follows its author at `at`: "(Theo AFP)", "/VOV", "tinmoi.vn"."""
    return view.keys[at] in "(/-–" or view.keys[-1] in DOMAINS


def _authors(view: View, cues: Cues, start: int, end: int) -> list[tuple[int, int]]:
    """Return the one author of a byline, or two of two syllables each: "Danh Toại Văn Khoa"."""
    middle = start + 2
    if end - start == 4 and cues.surnames.get(view.keys[start], 0) < 2:
        return [(start, middle), (middle, end)]
    return [(start, end)]
