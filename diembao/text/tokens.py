"""Syllables, numbers and marks with their offsets, in one pass of one regular expression.

Word segmentation is not needed to find names, so a Vietnamese syllable is a token of its own: "Hà Nội" is two.
Joined forms stay apart and touch: "TP.HCM" is `TP` `.` `HCM`, "13/11" is `13` `/` `11`, "A-321" is `A` `-` `321`;
extractors tell them from spaced ones by `a.end == b.start`. A number keeps its separators: "1.250", "5,3".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from diembao.document import Sentence, Words
from diembao.text.syllables import is_syllable
from diembao.text.words import Word, word_of

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:\u0323|[\u0300-\u036f])*|_+|[^\w\s]")
_SHORT: Final = 40  # characters: what stands between two blanks and is longer is not remembered
_REMEMBERED: Final = 1 << 16


class _Piece:
    """What stands between two blanks: its words and where they begin and end in it, and the word if it is just one."""

    __slots__ = ("ends", "starts", "whole", "words")

    def __init__(self, written: str) -> None:
        cut = list(_cut(written))
        self.words: list[Word] = [word for word, _, _ in cut]
        self.starts: list[int] = [start for _, start, _ in cut]
        self.ends: list[int] = [end for _, _, end in cut]
        self.whole: Word | None = self.words[0] if self.ends == [len(written)] else None


# "nói," and "2014." keep coming: what they are is worked out once a process. An `lru_cache` costs twice as much.
_PIECES: Final[dict[str, _Piece]] = {}


def tokenize(text: str, sentences: tuple[Sentence, ...]) -> Words:
    """Return the tokens of `text` left to right, each with the number of its sentence.

    A token between two sentences belongs to the one before it.
    """
    found: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for written in text.split():
        if text[at] != written[0]:
            at = text.index(written, at)
        piece = _PIECES.get(written) or _piece_of(written)
        if piece.whole is not None:
            found.append(piece.whole)
            starts.append(at)
            at += len(written)
            ends.append(at)
        else:
            found += piece.words
            starts += [at + start for start in piece.starts]
            ends += [at + end for end in piece.ends]
            at += len(written)
        at += 1  # most likely the next one begins there
    low = [word.low for word in found]
    places: dict[str, list[int]] = {}
    for i, word_low in enumerate(low):
        known = places.get(word_low)
        if known is None:
            places[word_low] = [i]
        else:
            known.append(i)
    return Words(
        texts=[word.text for word in found],
        starts=starts,
        ends=ends,
        shapes=[word.shape for word in found],
        sentences=_sentence_numbers(starts, sentences),
        low=low,
        keys=[word.key for word in found],
        capital=[word.capital for word in found],
        syllable=[word.syllable for word in found],
        places=places,
        vocabulary=frozenset(places),
    )


def _cut(piece: str) -> Iterator[tuple[Word, int, int]]:
    """Yield the words of `piece`, which has no blanks, and where they stand in it."""
    for match in _TOKEN.finditer(piece):
        start, end = match.span()
        if middle := _glued(match[0]):
            yield word_of(match[0][:middle]), start, start + middle
            start += middle
        yield word_of(piece[start:end]), start, end


def _glued(word: str) -> int:
    """Return where the second of two words begins that no blank divides, 0 for one word: 5 for "tướngTrần".

    Both are Vietnamese, the first in lower case: "iPhone" and "VnExpress" are one.
    """
    if word.islower() or not word[:2].islower():
        return 0
    middle = next(i for i, letter in enumerate(word) if not letter.islower())
    second = word[middle:]
    return middle if second[1:].islower() and is_syllable(word[:middle]) and is_syllable(second) else 0


def _piece_of(written: str) -> _Piece:
    """Return what `written` is, and remember it unless it is too long to come again."""
    piece = _Piece(written)
    if len(written) < _SHORT:
        if len(_PIECES) >= _REMEMBERED:
            _PIECES.clear()
        _PIECES[written] = piece
    return piece


def _sentence_numbers(starts: list[int], sentences: tuple[Sentence, ...]) -> list[int]:
    """Return for each of `starts` the number of the last sentence begun by then."""
    numbers: list[int] = []
    for number, following in enumerate(sentences[1:]):
        until = bisect_left(starts, following.start, len(numbers))
        numbers += [number] * (until - len(numbers))
    numbers += [max(0, len(sentences) - 1)] * (len(starts) - len(numbers))
    return numbers
