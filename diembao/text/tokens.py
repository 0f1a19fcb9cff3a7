"""Syllables, numbers and marks with their offsets, in one pass of one regular expression.

Word segmentation is not needed to find names, so a Vietnamese syllable is a token of its own: "Hà Nội" is two.
Joined forms stay apart and touch: "TP.HCM" is `TP` `.` `HCM`, "13/11" is `13` `/` `11`, "A-321" is `A` `-` `321`;
extractors tell them from spaced ones by `a.end == b.start`. A number keeps its separators: "1.250", "5,3".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from diembao.document import Sentence, Words
from diembao.text.syllables import is_syllable
from diembao.text.words import Word, word_of

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:\u0323|[\u0300-\u036f])*|_+|[^\w\s]")
_SHORT: Final = 40  # characters: what stands between two blanks and is longer is not remembered


def tokenize(text: str, sentences: tuple[Sentence, ...]) -> Words:
    """Return the tokens of `text` left to right, each with the number of its sentence.

    A token between two sentences belongs to the one before it.
    """
    found: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for piece in text.split():
        at = text.index(piece, at)
        for word, start, end in _known(piece) if len(piece) < _SHORT else _cut(piece):
            found.append(word)
            starts.append(at + start)
            ends.append(at + end)
        at += len(piece)
    low = [word.low for word in found]
    places: dict[str, list[int]] = {}
    for i, word_low in enumerate(low):
        if word_low in places:
            places[word_low].append(i)
        else:
            places[word_low] = [i]
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


@lru_cache(maxsize=1 << 16)
def _known(piece: str) -> tuple[tuple[Word, int, int], ...]:
    """Return what `_cut` yields, worked out once a process: "nói," and "2014." keep coming."""
    return tuple(_cut(piece))


def _sentence_numbers(starts: list[int], sentences: tuple[Sentence, ...]) -> list[int]:
    """Return for each of `starts` the number of the last sentence begun by then."""
    numbers: list[int] = []
    for number, following in enumerate(sentences[1:]):
        until = bisect_left(starts, following.start, len(numbers))
        numbers += [number] * (until - len(numbers))
    numbers += [max(0, len(sentences) - 1)] * (len(starts) - len(numbers))
    return numbers
