"""What an article is about, as weighted words: syllables and pairs of neighbours, more for names and the headline.

The weights come from the article alone. Counts over the archive would tell rare words from common ones a little better,
but every new article would then change every earlier decision; pairs of syllables with the function words taken out do
as well (measured in docs/stories.md).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from diembao.text.orthography import fold_tone

_ATOM = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.!?:;…\"“”\n]")
_HEADLINE = 2.0
_NAME = 2.0
_SINGLE = 0.5
_PAIR = (1.0, 0.5, 0.0)
"""By how many of the two are function words."""
KEPT = 128


@cache
def function_words() -> frozenset[str]:
    """Return the syllables that say little: "và", "của", "ông"."""
    lines = files(__package__).joinpath("function_words.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t")[1] for line in lines if not line.startswith("#")]
    return frozenset(word for cell in cells[1:] for word in cell.split())


def weigh(title: str, passages: Iterable[str]) -> dict[str, float]:
    """Return the strongest words of an article with their weights, strongest first, at most KEPT.

    "Bão Haiyan vào Biển Đông" has "bão haiyan", "haiyan", "biển đông" and others. The title counts twice.
    """
    counts: defaultdict[str, float] = defaultdict(float)
    _count(title, _HEADLINE, counts)
    for passage in passages:
        _count(passage, 1.0, counts)
    best = sorted(((-count, word) for word, count in counts.items() if count))[:KEPT]
    return {word: math.log1p(-count) for count, word in best}


def _count(text: str, times: float, counts: defaultdict[str, float]) -> None:
    """Add the words and pairs of `text` to `counts`; a pair does not reach over the end of a clause."""
    little = function_words()
    before, before_capital, before_little = "", False, False
    for written in _ATOM.findall(fold_tone(text)):
        if not written[0].isalnum():
            before = ""
            continue
        word, capital = written.lower(), written[0].isupper()
        named = capital and before != ""
        is_little = word in little
        if not is_little:
            counts[word] += times * (_SINGLE * _NAME if named else _SINGLE)
        if before:
            weight = _NAME if named and before_capital else _PAIR[is_little + before_little]
            counts[f"{before} {word}"] += times * weight
        before, before_capital, before_little = word, capital, is_little
