"""Speech verbs and the words that stand for people, from `data/speech_verbs.tsv` and `data/descriptions.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from diembao.lexicon.phrases import PhraseTable, rows, spellings


class Manner(StrEnum):
    """How the reported words may follow a speech verb; the head of the data file explains each."""

    CLAUSE = "clause"
    LOOSE = "loose"
    FULL = "full"
    THAT = "that"
    MARKS = "marks"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb that reports: `weight` 3 even without a speaker, `never` and `joined` take the meaning away."""

    form: str
    manner: Manner
    weight: int
    follows: bool
    noun: bool
    never: PhraseTable[bool]
    joined: frozenset[str]


class Stands(StrEnum):
    """What sort of word stands for a person or body."""

    PRONOUN = "pronoun"
    ROLE = "role"
    DESCRIPTION = "description"
    BODY = "body"
    LAND = "land"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Description:
    """A word for somebody: "nữ ca sĩ" is a role of gender "f" and family "singer"; None where the word does not tell.

    `heads` are the first words of the names that a body may have, "*" for names without such a word.
    """

    form: str
    kind: Stands
    gender: str | None
    family: str | None
    heads: tuple[str, ...]


@cache
def speech_verbs() -> PhraseTable[SpeechVerb]:
    """Return the speech verbs by their words, "cho biết" and "cho biết thêm" among them."""
    return PhraseTable((verb.form, verb) for verb in map(_verb, rows("speech_verbs.tsv")))


def _verb(cells: list[str]) -> SpeechVerb:
    form, manner, weight, follows, noun, never, joined = cells
    refused = PhraseTable((phrase, True) for phrase in never.split("|") if phrase)
    return SpeechVerb(
        form,
        Manner(manner),
        int(weight),
        follows == "yes",
        noun == "yes",
        refused,
        frozenset(filter(None, joined.split("|"))),
    )


@cache
def descriptions() -> PhraseTable[Description]:
    """Return pronouns, offices and descriptions by their words, "ông này" and "vị ngoại trưởng" among them."""
    return PhraseTable((cells[0], _description(cells)) for cells in rows("descriptions.tsv"))


def _description(cells: list[str]) -> Description:
    form, kind, gender, family, heads = cells
    return Description(form, Stands(kind), gender or None, family or None, tuple(heads.split("|")))


@cache
def _grammar() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words.split("|")) for name, _, words in rows("speech_verbs_grammar.tsv")}


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the closed class `name` of `data/speech_verbs_grammar.tsv` as single words, both tone placements."""
    return frozenset(spelling for word in _grammar()[name] for spelling in spellings(word))


@cache
def word_tails(name: str) -> dict[str, tuple[list[str], ...]]:
    """Return the phrases of the closed class `name` by their last word, the longest first."""
    tails: dict[str, list[list[str]]] = {}
    for words in sorted((phrase.split() for phrase in _grammar()[name]), key=len, reverse=True):
        tails.setdefault(words[-1], []).append(words)
    return {last: tuple(found) for last, found in tails.items()}


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the closed class `name` as it stands in the file, phrases and all."""
    return _grammar()[name]


@cache
def word_table(name: str) -> PhraseTable[bool]:
    """Return the closed class `name` as phrases of one word or more."""
    return PhraseTable((phrase, True) for phrase in _grammar()[name])
