"""Texts as they shouldn't be: articles that went through a bad crawler, a bad keyboard, or a bad mood."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from diembao.text.orthography import fold

MARKS = "\"“”‘’'«»()[]-–—…,.;:!?/%$€\u00a0\u200b\u202e\n\t"


def drop_letters(text: str, rng: random.Random) -> str:
    """Leave out one letter in ten."""
    return "".join(c for c in text if rng.random() > 0.1)


def double_letters(text: str, rng: random.Random) -> str:
    """Write one letter in ten twice."""
    return "".join(c * (1 + (rng.random() < 0.1)) for c in text)


def shuffle_words(text: str, rng: random.Random) -> str:
    """Put the words in any order."""
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def random_case(text: str, rng: random.Random) -> str:
    """Turn letters to capitals and back."""
    return "".join(rng.choice((c.upper(), c.lower(), c)) for c in text)


def all_capitals(text: str, rng: random.Random) -> str:
    """Write it as a headline."""
    return text.upper()


def strip_accents(text: str, rng: random.Random) -> str:
    """Write it as on an old telephone."""
    return fold(text)


def decompose(text: str, rng: random.Random) -> str:
    """Write letters and accents apart."""
    return unicodedata.normalize("NFD", text)


def strew_marks(text: str, rng: random.Random) -> str:
    """Put marks where none belong."""
    return "".join(c + (rng.choice(MARKS) if rng.random() < 0.05 else "") for c in text)


def drop_spaces(text: str, rng: random.Random) -> str:
    """Run lines and some of the words together."""
    return "".join(c for c in text if c != "\n" and (c != " " or rng.random() > 0.3))


def swap_digits(text: str, rng: random.Random) -> str:
    """Put other digits in the place of digits, some of them not ours."""
    return "".join(rng.choice("0123456789٣²½９") if c.isdigit() else c for c in text)


def repeat_pieces(text: str, rng: random.Random) -> str:
    """Repeat a piece of it many times."""
    start = rng.randrange(max(len(text) - 40, 1))
    piece = text[start : start + rng.randint(1, 40)]
    return text[:start] + piece * rng.randint(2, 120) + text[start:]


def cut_anywhere(text: str, rng: random.Random) -> str:
    """Keep a piece from the middle of it."""
    start, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
    return text[start:end]


MANGLERS: tuple[Callable[[str, random.Random], str], ...] = (
    drop_letters,
    double_letters,
    shuffle_words,
    random_case,
    all_capitals,
    strip_accents,
    decompose,
    strew_marks,
    drop_spaces,
    swap_digits,
    repeat_pieces,
    cut_anywhere,
)


def mangled(text: str, rng: random.Random) -> str:
    """Return `text` after one to three of the manglers."""
    for mangle in rng.choices(MANGLERS, k=rng.randint(1, 3)):
        text = mangle(text, rng)
    return text
