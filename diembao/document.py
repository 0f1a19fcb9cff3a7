"""What every extractor is handed: an article with its sentences and tokens, computed once.

Extractors are neighbours that do not know each other; they meet in `reader`, which hands each of them a Document
and, where it needs them, the facts that others found.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from typing import NamedTuple

from diembao.article import Passage


class Shape(StrEnum):
    """How a token is written."""

    CAPITAL = "capital"  # Hà, Kerry, McDonald
    UPPER = "upper"  # IS, TP, UBND (two letters or more, all capitals)
    LOWER = "lower"  # nói, quận
    NUMBER = "number"  # 33, 1.250, 5,3, 13/11
    MIXED = "mixed"  # A-321, iPad, 4G, MH370
    PUNCT = "punct"  # one mark: , . " “ ( - …


class Token(NamedTuple):
    """A syllable, number or mark: `text[start:end]`. Vietnamese syllables are tokens of their own.

    A tuple, since an article has some seven hundred: a frozen dataclass takes three times as long to make.
    """

    text: str
    start: int
    end: int
    shape: Shape
    sentence_no: int


# What Token(...) makes, without a call of Python's for each of seven hundred.
_token = partial(tuple.__new__, Token)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text by column: entry `i` of every list is of token `i`.

    Made once an article and shared by all who read it; nobody may change them.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]
    shapes: list[Shape]
    sentences: list[int]  # the number of the last sentence begun by then
    low: list[str]  # lower case, stray tones mended: "đầu" for "Đâù"
    keys: list[str]  # as names are looked up (`lexicon.names.key_of_word`): "hòa" for "Hoà"
    capital: list[bool]  # begins with a capital: Hà, UBND, MH370, iPad
    syllable: list[bool]  # can be a Vietnamese syllable


NO_WORDS = Words([], [], [], [], [], [], [], [], [])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one passage, without the white space around it."""

    start: int
    end: int
    passage_no: int


@dataclass(frozen=True)
class Document:
    """An article opened for reading. `day` is the publication day in Asia/Ho_Chi_Minh, None when unknown.

    `sentences` run left to right and never cross a passage; `words` run left to right over the whole text.
    """

    article_id: str
    text: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    words: Words
    day: date | None = None
    outlet_id: str | None = None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words row by row; columns are quicker."""
        words = self.words
        return tuple(
            map(_token, zip(words.texts, words.starts, words.ends, words.shapes, words.sentences, strict=True))
        )
