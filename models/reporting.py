"""What the report of a run asks the warehouse: what came by outlet, what was set aside by reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from diembao.quality.result import CheckResult
from models.alerting import batch_checks
from models.migrate import schema_version
from models.scripts import script
from models.warehouse import Warehouse

_READ_OLDER = """
    select count(*) from articles
    where extractor_version <> (select extractor_version from ops.runs where run_id = :run_id)
"""


@dataclass(frozen=True, slots=True)
class OutletReport:
    """What a run brought of an outlet (None: articles without one), and how its judged day was.

    `articles` are those of the judged day, `usual_articles` what is usual on that weekday, None where too little is
    known. The row that has `is_total` is that of all outlets together.
    """

    outlet_id: str | None
    outlet: str | None
    is_total: bool
    loaded: int
    edited: int
    unchanged: int
    duplicate: int
    judged_day: date | None
    articles: int | None
    usual_articles: float | None
    volume_score: float | None
    last_day: date | None
    days_silent: int | None


@dataclass(frozen=True, slots=True)
class ReasonReport:
    """A reason for which records were set aside in a run: at which stage, how many, and one of them in words."""

    stage: str
    rule: str
    records: int
    file: str
    record_no: int
    reason: str


@dataclass(frozen=True, slots=True)
class RunReport:
    """What the warehouse knows of a run.

    `batch_checks` are those of the gates, each once; `open_rows` are all that wait in quarantine, of whatever run;
    `read_older` are the articles whose facts another version of the extractors than that of the run has read.
    """

    outlets: tuple[OutletReport, ...]
    reasons: tuple[ReasonReport, ...]
    batch_checks: tuple[CheckResult, ...]
    open_rows: int
    read_older: int
    schema_version: int


def report_of(warehouse: Warehouse, run_id: str) -> RunReport:
    """Return what the report of the run `run_id` needs; outlets that need a look come first."""
    checks = batch_checks(warehouse, run_id)
    with warehouse.begin() as connection:
        open_rows = connection.execute(text("select count(*) from ops.quarantine where status = 'open'")).scalar_one()
        return RunReport(
            tuple(OutletReport(**row) for row in _rows(connection, "outlets_of_run", run_id)),
            tuple(ReasonReport(**row) for row in _rows(connection, "reasons_of_run", run_id)),
            checks,
            int(open_rows),
            int(connection.execute(text(_READ_OLDER), {"run_id": run_id}).scalar_one()),
            schema_version(connection),
        )


def _rows(connection: Connection, name: str, run_id: str) -> list[dict[str, Any]]:
    found = connection.execute(text(script("report", name).sql), {"run_id": run_id})
    return [dict(row._mapping) for row in found]
