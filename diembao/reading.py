"""The facts an article states. Every fact carries the characters it was read from: `text[start:end]`.

One class for each fact table of the warehouse; fields have the names of its columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from diembao.document import Sentence


class EntityType(StrEnum):
    """PER persons, LOC places and states, ORG organisations, MISC other proper names."""

    PER = "PER"
    LOC = "LOC"
    ORG = "ORG"
    MISC = "MISC"


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of an entity. `canonical` is the fullest form of its name in this article.

    `entity_id` is the same for the same entity in every article; `confidence` lies in 0..1; `rule` says what decided.
    """

    start: int
    end: int
    surface: str
    type: EntityType
    canonical: str
    entity_id: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who is what: the role, verbatim, of the person whose mention spans `start..end`.

    `role_start..role_end` is where the words of the role stand (None when joined from two places).
    """

    start: int
    end: int
    person_id: str
    role: str
    organisation_id: str | None = None
    place_id: str | None = None
    role_start: int | None = None
    role_end: int | None = None


class QuoteKind(StrEnum):
    """Direct: the very words, between marks. Indirect: the reported clause after a speech verb."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech. `speaker` is a full name or a noun phrase of the article, None when it can't be told.

    `cue` is the speech verb or phrase as written; `resolved_by` names the rule that found the speaker
    ("none" if none did).
    """

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None
    speaker_id: str | None
    cue: str | None
    resolved_by: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. `timex_type` and `value` follow TIMEX3 ("XXXX-11-13" when no year is known).

    `begins_on` and `ends_on` are inclusive calendar days in Asia/Ho_Chi_Minh, None while the value is open.
    `anchor` is what it was resolved against (published, text, none); `certainty` lies in 0..1.
    """

    start: int
    end: int
    surface: str
    timex_type: str
    value: str
    begins_on: date | None
    ends_on: date | None
    anchor: str
    certainty: float


class FigureKind(StrEnum):
    """What is counted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    AFFECTED = "affected"
    PEOPLE = "people"
    MONEY = "money"
    PERCENT = "percent"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that says something. `value` is in units of `unit` (people, percent) or of `currency` (ISO 4217).

    `bound` is exact, about, at_least or at_most; `subject` is the noun phrase counted or the thing that costs;
    `direction` is up, down or None; `according_to` is whose count it is, as written.
    """

    start: int
    end: int
    surface: str
    kind: FigureKind
    value: Decimal
    unit: str | None
    currency: str | None
    bound: str
    subject: str | None
    direction: str | None = None
    according_to: str | None = None


class SourceKind(StrEnum):
    """What sort of source is cited."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PERSON = "person"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Citation:
    """A source the article leans on, `source` as written. `relayed_by` is X in "X dẫn lời Y", None otherwise."""

    start: int
    end: int
    source: str
    source_id: str | None
    kind: SourceKind
    relayed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event (PLOVER, 16-type edition): `start..end` is the clause, `trigger` the words that decided.

    `status` is asserted, negated or hypothetical: only asserted events are facts.
    """

    start: int
    end: int
    code: str
    trigger: str
    actor_id: str | None
    target_id: str | None
    place_id: str | None
    happened_on: date | None
    status: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Topic:
    """An IPTC Media Topic with its score in 0..1 and the words that decided."""

    topic_code: str
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase that sums the article up, as written, with its score."""

    phrase: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article, each list in text order."""

    article_id: str
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[Topic, ...] = ()
    keyphrases: tuple[Keyphrase, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict, compare=False)
