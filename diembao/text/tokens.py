"""Syllables, numbers and marks with their offsets, in one pass of one regular expression.

Word segmentation is not needed to find names, so a Vietnamese syllable is a token of its own: "Hà Nội" is two.
Joined forms stay apart and touch: "TP.HCM" is `TP` `.` `HCM`, "13/11" is `13` `/` `11`, "A-321" is `A` `-` `321`;
extractors tell them from spaced ones by `a.end == b.start`. A number keeps its separators: "1.250", "5,3".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from itertools import accumulate

from diembao.document import Sentence, Token, Words
from diembao.text.words import word_of

# In brackets, so that `split` gives the tokens with what lies between them.
_TOKEN = re.compile(r"(\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:\u0323|[\u0300-\u036f])*|_+|[^\w\s])")
# What Token(...) makes, without a call of Python's for each of seven hundred.
_token = partial(tuple.__new__, Token)


def tokenize(text: str, sentences: tuple[Sentence, ...]) -> tuple[tuple[Token, ...], Words]:
    """Return the tokens of `text` left to right, each with the number of its sentence, and their columns.

    A token between two sentences belongs to the one before it.
    """
    pieces = _TOKEN.split(text)  # blank, token, blank, …, token, blank
    edges = list(accumulate(map(len, pieces)))
    texts, starts, ends = pieces[1::2], edges[:-1:2], edges[1::2]
    known = list(map(word_of, texts))
    words = Words(
        starts=starts,
        shapes=[word.shape for word in known],
        low=[word.low for word in known],
        keys=[word.key for word in known],
        capital=[word.capital for word in known],
        syllable=[word.syllable for word in known],
    )
    numbers = _sentence_numbers(starts, sentences)
    return tuple(map(_token, zip(texts, starts, ends, words.shapes, numbers, strict=True))), words


def _sentence_numbers(starts: list[int], sentences: tuple[Sentence, ...]) -> list[int]:
    """Return for each of `starts` the number of the last sentence begun by then."""
    numbers: list[int] = []
    for number, following in enumerate(sentences[1:]):
        until = bisect_left(starts, following.start, len(numbers))
        numbers += [number] * (until - len(numbers))
    numbers += [max(0, len(sentences) - 1)] * (len(starts) - len(numbers))
    return numbers
