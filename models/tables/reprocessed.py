"""What was read again from the warehouse, and what that changed."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.tables.base import BigInt, Json, OpsTable, key


class Reprocessed(OpsTable):
    """One row per run and article that was read again."""

    __tablename__ = "reprocessed"
    __mapper_args__ = key("run_id", "article_id")

    run_id: Mapped[str]
    batch: Mapped[str]
    article_id: Mapped[str]
    from_version: Mapped[str]
    to_version: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str | None]


class FactChange(OpsTable):
    """One row per batch that was read again and table of facts."""

    __tablename__ = "fact_changes"
    __mapper_args__ = key("run_id", "batch", "table_name")

    run_id: Mapped[str]
    batch: Mapped[str]
    table_name: Mapped[str]
    before: Mapped[BigInt]
    after: Mapped[BigInt]
    added: Mapped[BigInt]
    dropped: Mapped[BigInt]
    changed: Mapped[BigInt]


class FactChangeSample(OpsTable):
    """One row per fact that changed, as far as samples are kept."""

    __tablename__ = "fact_change_samples"
    __mapper_args__ = key("run_id", "table_name", "change", "article_id", "before", "after")

    run_id: Mapped[str]
    table_name: Mapped[str]
    change: Mapped[str]
    article_id: Mapped[str]
    words: Mapped[str | None]
    before: Mapped[Json | None]
    after: Mapped[Json | None]
