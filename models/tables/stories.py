"""Why every article is in its story, and which watch it fits; stories themselves are in `known`."""

from __future__ import annotations

from datetime import date

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Moment, OpsTable, Table, key


class StoryDecision(Table):
    """One row per article: how it came to its story."""

    __tablename__ = "story_decisions"
    __mapper_args__ = key("article_id")

    article_id: Mapped[str]
    story_id: Mapped[str]
    told_on: Mapped[date | None]
    kind: Mapped[str]
    duplicate_of: Mapped[str | None]
    compared_with: Mapped[str | None]
    score: Mapped[float | None]
    threshold: Mapped[float]
    shared: Mapped[list[str]]
    reason: Mapped[str]
    run_id: Mapped[str]


class StoryMerge(Table):
    """One row per story that was taken in by an older one."""

    __tablename__ = "story_merges"
    __mapper_args__ = key("story_id")

    story_id: Mapped[str]
    merged_into: Mapped[str]
    told_on: Mapped[date | None]
    article_id: Mapped[str]
    compared_with: Mapped[str]
    score: Mapped[float]
    reason: Mapped[str]
    run_id: Mapped[str]


class StoryChange(OpsTable):
    """One row per run and article that went from one story to another."""

    __tablename__ = "story_changes"
    __mapper_args__ = key("run_id", "article_id")

    run_id: Mapped[str]
    article_id: Mapped[str]
    from_story: Mapped[str]
    to_story: Mapped[str]
    kind: Mapped[str]
    changed_at: Mapped[Moment]


class StoredFingerprint(OpsTable):
    """One row per article: what it is compared by."""

    __tablename__ = "fingerprints"
    __mapper_args__ = key("article_id")

    article_id: Mapped[str]
    source: Mapped[str]
    day: Mapped[int]
    minute: Mapped[int]
    words: Mapped[bytes] = mapped_column(LargeBinary)
    weights: Mapped[bytes] = mapped_column(LargeBinary)
    shingles: Mapped[bytes] = mapped_column(LargeBinary)
    every_shingle: Mapped[bool]
    terms: Mapped[list[str]]


class DayToTell(OpsTable):
    """Days whose articles changed since stories were last told; empty after a run."""

    __tablename__ = "days_to_tell"
    __mapper_args__ = key("day")

    day: Mapped[int]


class WatchHit(Table):
    """One row per watch and article that fits it."""

    __tablename__ = "watch_hits"
    __mapper_args__ = key("watch", "article_id")

    watch: Mapped[str]
    article_id: Mapped[str]
    day_vn: Mapped[date | None]
    story_id: Mapped[str | None]
    matched: Mapped[list[str]]
    sentence: Mapped[str | None]
    start_char: Mapped[int | None]
    end_char: Mapped[int | None]
    is_news: Mapped[bool]
    found_at: Mapped[Moment]
    run_id: Mapped[str]


class Watched(OpsTable):
    """One row per watch of the last run, and how far it has looked."""

    __tablename__ = "watches"
    __mapper_args__ = key("watch")

    watch: Mapped[str]
    sha256: Mapped[str]
    doc_upto: Mapped[int]
    run_id: Mapped[str]
