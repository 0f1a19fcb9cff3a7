"""Syllables, numbers and marks with their offsets, in one pass of one regular expression.

Word segmentation is not needed to find names, so a Vietnamese syllable is a token of its own: "Hà Nội" is two.
Joined forms stay apart and touch: "TP.HCM" is `TP` `.` `HCM`, "13/11" is `13` `/` `11`, "A-321" is `A` `-` `321`;
extractors tell them from spaced ones by `a.end == b.start`. A number keeps its separators: "1.250", "5,3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from diembao.document import Sentence, Shape, Token

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:\u0323|[\u0300-\u036f])*|_+|[^\w\s]")


@lru_cache(maxsize=1 << 16)
def shape_of(word: str) -> Shape:
    """Return how `word` is written; "Hà" and "McDonald" are capital, "IS" is upper, "iPad" and "MH370" are mixed."""
    if word[0].isdigit() and not any(c.isalpha() for c in word):
        return Shape.NUMBER
    if not any(c.isalnum() for c in word):
        return Shape.PUNCT
    if not word.isalpha():
        return Shape.MIXED
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.CAPITAL
    if word[0].isupper():
        return Shape.CAPITAL
    return Shape.MIXED if any(c.isupper() for c in word) else Shape.LOWER


def tokenize(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Token]:
    """Yield the tokens of `text` left to right, each with the number of its sentence (the last one begun before it)."""
    starts = [sentence.start for sentence in sentences[1:]]
    starts.append(len(text) + 1)
    sentence_no, following = 0, starts[0]
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        while following <= start:
            sentence_no += 1
            following = starts[sentence_no]
        word = match.group()
        yield Token(word, start, end, shape_of(word), sentence_no)
