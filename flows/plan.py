"""What one run is to do, decided before it starts; everything below `flows` is handed what it needs from here."""

from __future__ import annotations

import os
import platform
import uuid
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path

from diembao import __version__
from diembao.extract import EXTRACTOR_VERSION
from diembao.formats.limits import Limits
from diembao.text.dates import VIETNAM
from flows.settings import Settings
from models.ledger import Run

JOURNAL = "alerts.jsonl"
DOCS = "data_docs"


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: from which inbox to which home, with which sizes. `started_at` is aware; it is the run's only clock.

    With `again` it also reads files that were read before.
    """

    run_id: str
    started_at: datetime
    inbox: str
    home: Path
    command: str = "run"
    pid: int = 0
    workers: int = 1
    batch_articles: int = 400
    batch_bytes: int = 4_000_000
    window: int = 4
    max_refused_share: float = 0.5
    memory_limit: str = "96MB"
    wait_seconds: float = 0.0
    keep: int = 7
    keep_docs: int = 7
    keep_reports_days: int = 400
    keep_lineage_days: int = 400
    keep_raw_days: int = 90
    limits: Limits = field(default_factory=Limits)
    as_of: datetime | None = None
    delivered_on: date | None = None
    again: bool = False
    extractor_version: str = EXTRACTOR_VERSION

    @property
    def judged_at(self) -> datetime:
        """The moment whose day the checks judge: the start, for a day of a backfill the morning after that day."""
        return self.as_of or self.started_at

    @property
    def day_vn(self) -> date:
        """The calendar day in Vietnam of that moment."""
        return self.judged_at.astimezone(VIETNAM).date()

    @property
    def warehouse(self) -> Path:
        """The warehouse file."""
        return self.home / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The folder of the published file and its history."""
        return self.home / "published"

    @property
    def quarantine(self) -> Path:
        """The folder of raw copies of what was set aside."""
        return self.home / "quarantine"

    @property
    def work(self) -> Path:
        """The folder of this run's batches."""
        return self.home / "work" / self.run_id

    @property
    def reports(self) -> Path:
        """The folder of the run reports."""
        return self.home / "reports"

    @property
    def data_docs(self) -> Path | None:
        """The folder of this run's Data Docs; None when none are to be written."""
        return self.home / DOCS / self.run_id if self.keep_docs else None

    @property
    def journal(self) -> Path:
        """The file of every alert that was raised."""
        return self.home / JOURNAL

    @property
    def lineage(self) -> Path:
        """The folder of the lineage files."""
        return self.home / "lineage"

    @property
    def run(self) -> Run:
        """The run as the ledger knows it."""
        return Run(
            run_id=self.run_id,
            started_at=self.started_at,
            extractor_version=self.extractor_version,
            diembao_version=__version__,
            command=self.command,
            inbox=self.inbox,
            host=platform.node(),
            pid=self.pid,
            delivered_on=self.delivered_on,
        )


def plan_run(settings: Settings, command: str, now: datetime | None = None) -> Plan:
    """Return the plan of a run that starts `now` (default: this moment), with sizes from `settings`."""
    started = now or datetime.now(UTC)
    sizes = {f.name: getattr(settings, f.name) for f in fields(Plan) if f.name in Settings.model_fields}
    sizes["home"] = settings.home.absolute()
    sizes["limits"] = settings.limits
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:6]}"
    return Plan(run_id=run_id, started_at=started, command=command, pid=os.getpid(), **sizes)
