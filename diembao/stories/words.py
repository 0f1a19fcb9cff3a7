"""What an article is about, as weighted words: syllables and pairs of neighbours, more for names and the headline.

The weights come from the article alone. Counts over the archive would tell rare words from common ones a little better,
but every new article would then change every earlier decision; pairs of syllables with the function words taken out do
as well (measured in docs/stories.md).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from diembao.text.orthography import fold_tone

_ATOM = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.!?:;…\"“”\n]")
_HEADLINE = 2.0
_NAME = 2.0
_SINGLE = 0.5
_BESIDE_FUNCTION_WORD = 0.5
KEPT = 128

Atom = tuple[str, bool, bool]
"""A word in lower case, whether it is capital where lower case was to be expected, and whether it is capital at all."""


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
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    return {word: math.log1p(count) for word, count in best}


def _count(text: str, times: float, counts: defaultdict[str, float]) -> None:
    little = function_words()
    before: Atom | None = None
    for atom in _atoms(text):
        if atom is None:
            before = None
            continue
        word, named, _ = atom
        if word not in little:
            counts[word] += times * _SINGLE * (_NAME if named else 1.0)
        if before is not None and (weight := _weight_of_pair(before, atom, little)):
            counts[f"{before[0]} {word}"] += times * weight
        before = atom


def _atoms(text: str) -> Iterator[Atom | None]:
    """Yield the words of `text`, None where a sentence or a clause ends."""
    begins = True
    for match in _ATOM.finditer(fold_tone(text)):
        word = match.group()
        if not word[0].isalnum():
            yield None
            begins = True
            continue
        capital = word[0].isupper()
        yield word.lower(), capital and not begins, capital
        begins = False


def _weight_of_pair(first: Atom, second: Atom, little: frozenset[str]) -> float:
    if second[1] and first[2]:
        return _NAME
    held = (first[0] in little) + (second[0] in little)
    return (1.0, _BESIDE_FUNCTION_WORD, 0.0)[held]
