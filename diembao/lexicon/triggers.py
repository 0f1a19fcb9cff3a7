"""Words that tell of events, and words that keep an event from being a fact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from diembao.lexicon.phrases import PhraseTable, rows


class Voice(StrEnum):
    """How a trigger takes its names; the head of `data/event_triggers.tsv` explains each."""

    ACTIVE = "active"
    MUTUAL = "mutual"
    PATIENT = "patient"


class Needs(StrEnum):
    """The names without which a trigger tells of no event."""

    NONE = "none"
    ACTOR = "actor"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event of type `code`; `context` is military, economic, legal and so on."""

    form: str
    code: str
    context: str
    voice: Voice
    needs: Needs
    never: PhraseTable[bool]
    joined: frozenset[str]


class Status(StrEnum):
    """Whether an event is told as a fact; COMPOUND says that it is none at all ("cơ quan điều tra")."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    COMPOUND = "compound"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that takes the fact out of a trigger that follows within `reach` words.

    `past` says that it does so even where "đã" comes between ("bị nghi đã trộm").
    """

    form: str
    status: Status
    reach: int
    past: bool


@cache
def event_triggers() -> PhraseTable[Trigger]:
    """Return the triggers by their words: "không kích" is an ASSAULT, "động đất" an OTHER.DISASTER."""
    return PhraseTable((cells[0], _trigger(cells)) for cells in rows("event_triggers.tsv"))


def _trigger(cells: list[str]) -> Trigger:
    form, code, context, voice, needs, never, joined = cells
    refused = PhraseTable((phrase, True) for phrase in never.split("|") if phrase)
    return Trigger(form, code, context, Voice(voice), Needs(needs), refused, frozenset(filter(None, joined.split("|"))))


@cache
def doubts() -> PhraseTable[Doubt]:
    """Return the words that negate or put in doubt: "chưa" reaches four words, "nếu" twelve."""
    return PhraseTable((form, _doubt(form, status, reach, past)) for form, status, reach, past in rows("negation.tsv"))


def _doubt(form: str, status: str, reach: str, past: str) -> Doubt:
    return Doubt(form, Status(status), int(reach), past == "yes")
