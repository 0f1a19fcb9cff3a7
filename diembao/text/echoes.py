"""Captions that are told by their words standing in the prose as well: the same sentence below, or most of it beside.

Who writes under a picture says again what the story says; prose hardly says a thing twice in a row.
"""

from __future__ import annotations

import re
from typing import Final

from diembao.text.joints import Piece, word_count
from diembao.text.scenes import connects, is_seen, reports

_SHORTEST: Final = 8
_LONGEST: Final = 45
_SAID_AGAIN: Final = 6
_LONGEST_TITLE: Final = 500
_ECHO_SHORTEST: Final = 6
_ECHO_LONGEST: Final = 16
_ECHO: Final = 0.6
_WORD: Final = re.compile(r"[^\W_]+")
_MARKS: Final = re.compile(r"[“\"”,;:?!%()/–-]|\d[.,]\d")
_TOLD: Final = re.compile(r"\b(?:đã|sẽ|vừa|đang|nên|nhưng|tuy|mà|rằng|thì|do|tăng|giảm|đạt)\b")


def said_again(text: str, pieces: list[Piece], i: int) -> bool:
    """Return whether one of the first two sentences stands again below, as what is under a picture often does.

    A lead that a page repeats is no caption: it reports, or the sentence behind it is repeated as well.
    """
    if i > 1:
        return False
    words, size = pieces[i].of(text), word_count(text, pieces[i])
    if not _SHORTEST <= size <= _LONGEST or reports(words):
        return False
    if "," in " ".join(words.split(maxsplit=3)[:3]) and connects(words):  # "Đặc biệt, …"
        return False
    near = range(max(i - 1, 0), min(i + 2, len(pieces)))
    return [k for k in near if pieces[k].of(text).rstrip(".!?…") in text[pieces[k].end :]] == [i]


def is_title(text: str, piece: Piece) -> bool:
    """Return whether a sentence amid prose is the article's title, as a page puts it under a picture without words."""
    end = text.find("\n", 0, _LONGEST_TITLE)
    words = piece.of(text)
    return (
        end > 0
        and len(words) <= end + 2
        and words.rstrip(".!").casefold() == text[:end].strip().rstrip(".!").casefold()
    )


def ends_again(text: str, pieces: list[Piece], i: int) -> bool:
    """Return whether the end of a piece without its stop is said again in the next: "Mơ vẫn chẳng đổi khác là bao"."""
    words = pieces[i].of(text).split()
    if pieces[i].closed or len(words) < _SHORTEST or i + 1 == len(pieces):
        return False
    return " ".join(words[-_SAID_AGAIN:]) in pieces[i + 1].of(text)


def echoes(text: str, pieces: list[Piece], i: int) -> bool:
    """Return whether a short sentence says with the words of the one before or behind what is to be seen.

    "Ba xe máy bị thu giữ vì đua trái phép." stands under a picture; beside it, "Ba xe máy đã bị thu giữ.".
    """
    piece = pieces[i]
    if not piece.closed:
        return False
    words, size = piece.of(text), word_count(text, piece)
    if not _ECHO_SHORTEST <= size <= _ECHO_LONGEST or _MARKS.search(words):
        return False
    if connects(words) or not is_seen(words) or _TOLD.search(words.lower()):
        return False
    if i > 0 and not pieces[i - 1].closed:
        return False
    said = _WORD.findall(words.lower())
    near = (pieces[k].of(text).lower() for k in (i - 1, i + 1) if 0 <= k < len(pieces))
    return any(_share(said, set(_WORD.findall(other))) >= _ECHO for other in near if _TOLD.search(other))


def _share(said: list[str], there: set[str]) -> float:
    return sum(word in there for word in said) / len(said) if said else 0.0
