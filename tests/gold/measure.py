"""What a reading got right, missed and invented, extractor by extractor, against annotated text.

Positions are compared without white space, so only the characters of the article matter. A hit is: for entities the
same span and type; for roles the same person's span and the same words; for times and figures the same value (and
kind) with touching spans; for quotes an overlap of at least 0.8 of the union; furniture is counted by character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from diembao.article import FURNITURE, Article
from diembao.reading import Reading
from tests.gold.annotation import Annotated, Tagged

TYPES = {"p": "PER", "l": "LOC", "o": "ORG", "m": "MISC"}
_INVISIBLE = "\u200b\u200c\u200d\ufeff\u00ad"
_WORD = re.compile(r"\W+")

Item = tuple[int, int, Any]


@dataclass
class Score:
    """Counts of one extractor, and its errors as (what, words) pairs."""

    hits: float = 0
    found: float = 0
    wanted: float = 0
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def squeeze(text: str) -> tuple[str, list[int]]:
    """Return `text` without white space, and for each offset of `text` the offset in the result."""
    kept: list[str] = []
    index: list[int] = []
    for letter in text:
        index.append(len(kept))
        if not letter.isspace() and letter not in _INVISIBLE:
            kept.append(letter)
    return "".join(kept), [*index, len(kept)]


def fold(name: str | None) -> str:
    """Return `name` without case and punctuation, for comparing names and roles."""
    return _WORD.sub(" ", unicodedata.normalize("NFC", name or "").casefold()).strip()


class Comparison:
    """One annotated text laid over one reading."""

    def __init__(self, gold: Annotated, article: Article, reading: Reading) -> None:
        self.gold, self.reading, self.article = gold, reading, article
        gold_text, self._gold_index = squeeze(gold.text)
        text, self._index = squeeze(article.text)
        self.text = gold_text
        self.shift = max(text.find(gold_text[:60]), 0)
        self._promo = [self._at(t) for t in gold.tags if t.tag == "x" and t.attributes["k"] == "promo"]

    def _at(self, tag: Tagged) -> tuple[int, int]:
        return self._gold_index[tag.start], self._gold_index[tag.end]

    def wanted(self, tags: str, value: Callable[[Tagged, str], Any]) -> list[Item]:
        """Return the annotated items of `tags`."""
        return [
            (*self._at(t), value(t, self.gold.text[t.start : t.end]))
            for t in self.gold.tags
            if t.tag in tags and value(t, self.gold.text[t.start : t.end]) is not None
        ]

    def found(self, facts: Iterable[Any], value: Callable[[Any], Any]) -> list[Item]:
        """Return the items that were read, outside of promo."""
        items = self.placed(facts, value)
        return [i for i in items if not any(a <= i[0] and i[1] <= b for a, b in self._promo)]

    def placed(self, facts: Iterable[Any], value: Callable[[Any], Any]) -> list[Item]:
        """Return the items that were read, promo among them."""
        return [
            (self._index[f.start] - self.shift, self._index[f.end] - self.shift, value(f))
            for f in facts
            if value(f) is not None
        ]

    def words(self, start: int, end: int) -> str:
        """Return the words at squeezed offsets, with some context, for a person to read."""
        text, index = self.gold.text, self._gold_index
        first = next((i for i, at in enumerate(index) if at >= start and not text[i : i + 1].isspace()), 0)
        last = next((i for i, at in enumerate(index) if at >= end), len(text))
        return f"{text[max(0, first - 30) : first]}[{text[first:last]}]{text[last : last + 20]}".replace("\n", " ")


def exact(score: Score, comparison: Comparison, wanted: list[Item], found: list[Item]) -> None:
    """Count items that agree in span and value."""
    want, have = {i[:2]: i[2] for i in wanted}, {i[:2]: i[2] for i in found}
    score.wanted += len(want)
    score.found += len(have)
    for span, value in have.items():
        if want.get(span) == value:
            score.hits += 1
        else:
            what = f"{value} for {want[span]}" if span in want else f"invented {value}"
            score.errors.append((what, f"{comparison.gold.name}: {comparison.words(*span)}"))
    for span, value in want.items():
        if span not in have:
            score.errors.append((f"missed {value}", f"{comparison.gold.name}: {comparison.words(*span)}"))


def overlapping(score: Score, comparison: Comparison, wanted: list[Item], found: list[Item], share: float) -> None:
    """Count items that agree in value and overlap by at least `share` of their union (0: touch)."""
    score.wanted += len(wanted)
    score.found += len(found)
    left = list(wanted)
    for start, end, value in found:
        hit = next((w for w in left if _fits(w, (start, end, value), share)), None)
        if hit is not None:
            left.remove(hit)
            score.hits += 1
        else:
            score.errors.append((f"invented {value}", f"{comparison.gold.name}: {comparison.words(start, end)}"))
    for start, end, value in left:
        score.errors.append((f"missed {value}", f"{comparison.gold.name}: {comparison.words(start, end)}"))


def _fits(want: Item, have: Item, share: float) -> bool:
    shared = min(want[1], have[1]) - max(want[0], have[0])
    union = max(want[1], have[1]) - min(want[0], have[0])
    return shared > 0 and shared >= share * union and _agree(want[2], have[2])


def _agree(want: Any, have: Any) -> bool:
    """Speakers agree when one name holds the other; all else must be equal."""
    if isinstance(want, tuple) and want and want[0] == "speaker":
        return bool(want[1] == have[1] or (want[1] and have[1] and (want[1] in have[1] or have[1] in want[1])))
    return bool(want == have)


def furniture(score: Score, comparison: Comparison) -> None:
    """Count the characters that are furniture."""
    size = len(comparison.text)
    wanted = [False] * size
    for start, end, _ in comparison.wanted("x", lambda t, s: t.attributes["k"]):
        wanted[start:end] = [True] * (end - start)
    found = [False] * size
    for start, end, _ in comparison.placed(
        comparison.article.passages, lambda p: p.kind if p.kind in FURNITURE else None
    ):
        found[max(start, 0) : end] = [True] * len(found[max(start, 0) : end])
    score.wanted += sum(wanted)
    score.found += sum(found)
    score.hits += sum(a and b for a, b in zip(wanted, found, strict=True))
    for name, these, those in (("missed", wanted, found), ("invented", found, wanted)):
        only = [a and not b for a, b in zip(these, those, strict=True)]
        start = 0
        while True in only[start:]:
            start = only.index(True, start)
            end = only.index(False, start) if False in only[start:] else size
            score.errors.append((name, f"{comparison.gold.name}: {comparison.words(start, end)}"))
            start = end
