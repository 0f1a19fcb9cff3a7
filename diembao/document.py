"""What every extractor is handed: an article with its sentences and tokens, computed once.

Extractors are neighbours that do not know each other; they meet in `reader`, which hands each of them a Document
and, where it needs them, the facts that others found.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diembao.article import Passage


class Shape(StrEnum):
    """How a token is written."""

    CAPITAL = "capital"  # Hà, Kerry, McDonald
    UPPER = "upper"  # IS, TP, UBND (two letters or more, all capitals)
    LOWER = "lower"  # nói, quận
    NUMBER = "number"  # 33, 1.250, 5,3, 13/11
    MIXED = "mixed"  # A-321, iPad, 4G, MH370
    PUNCT = "punct"  # one mark: , . " “ ( - …


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text, syllables, numbers and marks, by column: entry `i` of every list is of token `i`.

    Vietnamese syllables are tokens of their own. The lists are made once an article and shared by all who read it;
    nobody may change them.
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
    places: dict[str, list[int]]  # where each word of `low` stands, left to right
    vocabulary: frozenset[str]  # the words of `low`, each once

    def where(self, wanted: AbstractSet[str]) -> list[int]:
        """Return the tokens whose `low` is one of `wanted`, left to right.

        A text is looked through for a dozen sets of words; here each costs the words it shares with the text.
        """
        places = self.places
        found = [i for word in self.vocabulary & wanted for i in places[word]]
        found.sort()
        return found


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one passage, without the white space around it."""

    start: int
    end: int
    passage_no: int


@dataclass(frozen=True, slots=True)
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
