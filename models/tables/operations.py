"""What was run, loaded, set aside, checked, told and published: the schema ops."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from models.tables.base import BigInt, Json, Moment, OpsTable, key


class Migration(OpsTable):
    """One row per migration that was applied to this file, in the order of its number."""

    __tablename__ = "migrations"
    __mapper_args__ = key("number")

    number: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str]
    applied_at: Mapped[Moment]


class View(OpsTable):
    """One row per view of sql/views that was made in this file."""

    __tablename__ = "views"
    __mapper_args__ = key("name")

    name: Mapped[str]
    sha256: Mapped[str]
    applied_at: Mapped[Moment]


class Run(OpsTable):
    """One row per run of the pipeline."""

    __tablename__ = "runs"
    __mapper_args__ = key("run_id")

    run_id: Mapped[str]
    command: Mapped[str]
    inbox: Mapped[str]
    status: Mapped[str]
    started_at: Mapped[Moment]
    finished_at: Mapped[Moment | None]
    files_seen: Mapped[int | None]
    records_seen: Mapped[int | None]
    diembao_version: Mapped[str]
    extractor_version: Mapped[str]
    host: Mapped[str]
    pid: Mapped[int]
    stage_seconds: Mapped[Json | None]
    error: Mapped[str | None]
    delivered_on: Mapped[date | None]


class File(OpsTable):
    """One row per run and file that it met."""

    __tablename__ = "files"
    __mapper_args__ = key("run_id", "file")

    run_id: Mapped[str]
    file: Mapped[str]
    file_sha256: Mapped[str]
    size_bytes: Mapped[BigInt]
    format: Mapped[str | None]
    outcome: Mapped[str]
    reason: Mapped[str | None]
    finished: Mapped[bool]
    records_seen: Mapped[int | None]
    loaded: Mapped[int]
    unchanged: Mapped[int]
    duplicate: Mapped[int]
    quarantined: Mapped[int]
    extractor_version: Mapped[str]
    recorded_at: Mapped[Moment]


class Delivery(OpsTable):
    """One row per record that passed the gates."""

    __tablename__ = "deliveries"
    __mapper_args__ = key("file", "record_no", "file_sha256")

    file: Mapped[str]
    record_no: Mapped[int]
    file_sha256: Mapped[str]
    article_id: Mapped[str]
    content_hash: Mapped[str]
    outcome: Mapped[str]
    run_id: Mapped[str]


class Batch(OpsTable):
    """One row per batch that was loaded; written in the transaction that loads it."""

    __tablename__ = "batches"
    __mapper_args__ = key("run_id", "batch")

    run_id: Mapped[str]
    batch: Mapped[str]
    loaded_at: Mapped[Moment]
    loaded: Mapped[int]
    unchanged: Mapped[int]
    duplicate: Mapped[int]
    quarantined: Mapped[int]
    row_counts: Mapped[Json]


class EntityToRefresh(OpsTable):
    """Entities whose mentions changed since entities was last brought up to date; empty after a run."""

    __tablename__ = "entities_to_refresh"
    __mapper_args__ = key("entity_id")

    entity_id: Mapped[str]


class Quarantined(OpsTable):
    """One row per record or file that was set aside."""

    __tablename__ = "quarantine"
    __mapper_args__ = key("quarantine_id")

    quarantine_id: Mapped[str]
    file: Mapped[str]
    record_no: Mapped[int]
    file_sha256: Mapped[str]
    stage: Mapped[str]
    rule: Mapped[str]
    reason: Mapped[str]
    external_id: Mapped[str | None]
    raw_sha256: Mapped[str]
    raw_path: Mapped[str | None]
    raw_excerpt: Mapped[str]
    first_seen_at: Mapped[Moment]
    last_seen_at: Mapped[Moment]
    first_run_id: Mapped[str]
    last_run_id: Mapped[str]
    attempts: Mapped[int]
    status: Mapped[str]
    history: Mapped[list[str]]


class Check(OpsTable):
    """One row per run and check."""

    __tablename__ = "checks"
    __mapper_args__ = key("run_id", "suite", "name", "batch")

    run_id: Mapped[str]
    batch: Mapped[str | None]
    suite: Mapped[str]
    name: Mapped[str]
    severity: Mapped[str]
    judges_rows: Mapped[bool]
    passed: Mapped[bool]
    examined: Mapped[BigInt]
    failing: Mapped[BigInt]
    observed: Mapped[float | None]
    meaning: Mapped[str]
    action: Mapped[str]
    sample: Mapped[list[str]]
    checked_at: Mapped[Moment]


class Alert(OpsTable):
    """One row per message and channel: what was sent, and what could not be sent."""

    __tablename__ = "alerts"
    __mapper_args__ = key("alert_id")

    alert_id: Mapped[str]
    run_id: Mapped[str]
    cause: Mapped[str]
    code: Mapped[str]
    kind: Mapped[str]
    severity: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    channel: Mapped[str]
    status: Mapped[str]
    opened_at: Mapped[Moment]
    sent_at: Mapped[Moment]


class Publication(OpsTable):
    """One row per time the published file was replaced."""

    __tablename__ = "publications"
    __mapper_args__ = key("publication_no")

    publication_no: Mapped[int]
    run_id: Mapped[str]
    kind: Mapped[str]
    published_at: Mapped[Moment]
    sha256: Mapped[str]
    size_bytes: Mapped[BigInt]
    file: Mapped[str]
    row_counts: Mapped[Json]


class CorrectedId(OpsTable):
    """One row per id of an entity that stands otherwise than extraction said."""

    __tablename__ = "corrected_ids"
    __mapper_args__ = key("article_id", "table_name", "column_name", "row_no")

    article_id: Mapped[str]
    table_name: Mapped[str]
    column_name: Mapped[str]
    row_no: Mapped[int]
    extracted_id: Mapped[str]
    entity_id: Mapped[str]


class CorrectedName(OpsTable):
    """One row per entity that a correction names."""

    __tablename__ = "corrected_names"
    __mapper_args__ = key("entity_id")

    entity_id: Mapped[str]
    name: Mapped[str]
    name_folded: Mapped[str]


class AppliedCorrection(OpsTable):
    """One row per run and line of the corrections that it applied."""

    __tablename__ = "corrections"
    __mapper_args__ = key("run_id", "line", "action")

    run_id: Mapped[str]
    line: Mapped[int | None]
    action: Mapped[str]
    name: Mapped[str | None]
    type: Mapped[str | None]
    into_name: Mapped[str | None]
    note: Mapped[str | None]
    rows_held: Mapped[BigInt]
    rows_changed: Mapped[BigInt]
