"""What an article states: one class for each fact table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from models.tables.base import Table, key


class Mention(Table):
    """One row per naming of a person, place, organisation or other proper name."""

    __tablename__ = "mentions"
    __mapper_args__ = key("article_id", "mention_no")

    article_id: Mapped[str]
    mention_no: Mapped[int]
    sentence_no: Mapped[int | None]
    start_char: Mapped[int]
    end_char: Mapped[int]
    surface: Mapped[str]
    type: Mapped[str]
    canonical: Mapped[str]
    canonical_folded: Mapped[str]
    entity_id: Mapped[str]
    confidence: Mapped[float]
    rule: Mapped[str]


class Role(Table):
    """One row per statement of who is what."""

    __tablename__ = "roles"
    __mapper_args__ = key("article_id", "role_no")

    article_id: Mapped[str]
    role_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    person_id: Mapped[str]
    role: Mapped[str]
    organisation_id: Mapped[str | None]
    place_id: Mapped[str | None]
    role_start: Mapped[int | None]
    role_end: Mapped[int | None]


class Quote(Table):
    """One row per piece of reported speech."""

    __tablename__ = "quotes"
    __mapper_args__ = key("article_id", "quote_no")

    article_id: Mapped[str]
    quote_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    kind: Mapped[str]
    speaker: Mapped[str | None]
    speaker_id: Mapped[str | None]
    cue: Mapped[str | None]
    resolved_by: Mapped[str]


class Time(Table):
    """One row per time expression."""

    __tablename__ = "times"
    __mapper_args__ = key("article_id", "time_no")

    article_id: Mapped[str]
    time_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    surface: Mapped[str]
    timex_type: Mapped[str]
    value: Mapped[str]
    begins_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    anchor: Mapped[str]
    certainty: Mapped[float]


class Figure(Table):
    """One row per number that says something."""

    __tablename__ = "figures"
    __mapper_args__ = key("article_id", "figure_no")

    article_id: Mapped[str]
    figure_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    surface: Mapped[str]
    kind: Mapped[str]
    value: Mapped[Decimal | None]
    unit: Mapped[str | None]
    currency: Mapped[str | None]
    bound: Mapped[str]
    subject: Mapped[str | None]
    direction: Mapped[str | None]
    according_to: Mapped[str | None]


class Citation(Table):
    """One row per source that an article leans on."""

    __tablename__ = "citations"
    __mapper_args__ = key("article_id", "citation_no")

    article_id: Mapped[str]
    citation_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    source: Mapped[str]
    source_id: Mapped[str | None]
    kind: Mapped[str]
    relayed_by: Mapped[str | None]


class Event(Table):
    """One row per coded event."""

    __tablename__ = "events"
    __mapper_args__ = key("article_id", "event_no")

    article_id: Mapped[str]
    event_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    code: Mapped[str]
    trigger: Mapped[str]
    actor_id: Mapped[str | None]
    target_id: Mapped[str | None]
    place_id: Mapped[str | None]
    happened_on: Mapped[date | None]
    status: Mapped[str]
    confidence: Mapped[float]


class Topic(Table):
    """One row per article and topic."""

    __tablename__ = "topics"
    __mapper_args__ = key("article_id", "topic_code")

    article_id: Mapped[str]
    topic_code: Mapped[str]
    score: Mapped[float]
    evidence: Mapped[list[str]]


class Keyphrase(Table):
    """One row per article and phrase that sums it up."""

    __tablename__ = "keyphrases"
    __mapper_args__ = key("article_id", "keyphrase_no")

    article_id: Mapped[str]
    keyphrase_no: Mapped[int]
    phrase: Mapped[str]
    score: Mapped[float]
