"""What a word is by itself, whatever text it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from diembao.document import Shape
from diembao.lexicon.names import key_of_word
from diembao.text.orthography import mend_tones
from diembao.text.syllables import is_syllable

_REMEMBERED: Final = 1 << 17


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, its shape, and what `diembao.document.Words` says of it."""

    text: str
    shape: Shape
    low: str
    key: str
    capital: bool
    syllable: bool


@lru_cache(maxsize=_REMEMBERED)
def word_of(text: str) -> Word:
    """Return what `text`, one token, is; worked out once a process for the words that keep coming."""
    shape = shape_of(text)
    return Word(text, shape, mend_tones(text.lower()), key_of_word(text), _has_capital(text, shape), is_syllable(text))


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


def _has_capital(text: str, shape: Shape) -> bool:
    """Return whether `text` begins like a name; the second letter may be the capital: "iPad"."""
    if shape is Shape.MIXED:
        return any(c.isupper() for c in text[:2]) and not text[0].isdigit()
    return shape in (Shape.CAPITAL, Shape.UPPER)
