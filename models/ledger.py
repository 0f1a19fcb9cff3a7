"""The ledger of runs: who ran what, what became of every file, what was checked; `models.alerting` has who was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

import pyarrow as pa
from sqlalchemy import Connection, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from diembao.quality.result import CheckResult
from models.columns import registered, schema_of
from models.tables.operations import Check, File, Quarantined
from models.tables.operations import Run as RunRow
from models.warehouse import Warehouse

_PAIRS = pa.schema([("file", pa.string()), ("file_sha256", pa.string())])


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline; `extractor_version` names the code that reads the facts."""

    run_id: str
    started_at: datetime
    extractor_version: str
    diembao_version: str
    command: str = "run"
    inbox: str = ""
    host: str = ""
    pid: int = 0
    delivered_on: date | None = None


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """A file that was not read: `unchanged` (read before), `duplicate` or `ignored`, and why."""

    file: str
    sha256: str
    size: int
    outcome: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RunCounts:
    """Files and records of one run by outcome."""

    files: dict[str, int]
    records: dict[str, int]


def start_run(warehouse: Warehouse, run: Run) -> None:
    """Write the row of `run`. Runs that still say 'running' were killed, since a home has one run at a time."""
    with warehouse.begin() as connection:
        connection.execute(update(RunRow).where(RunRow.status == "running").values(status="interrupted"))
        connection.execute(delete(RunRow).where(RunRow.run_id == run.run_id))
        connection.execute(insert(RunRow).values(**asdict(run), status="running"))


def known_files(warehouse: Warehouse, files: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of the (path, sha256) pairs that a run has read to the end: they need not be read again.

    By whichever code: what older extractors have read is read again from the warehouse (`models.reprocessing`), not by
    the run of a morning. The path counts too: a copy under another name may be the one that stands (the smallest name
    wins).
    """
    pairs = pa.Table.from_pylist([{"file": file, "file_sha256": sha256} for file, sha256 in files], schema=_PAIRS)
    known = """
        select distinct w.file, w.file_sha256 from wanted_files as w
        join ops.files as f using (file, file_sha256)
        where f.finished
    """
    with warehouse.begin() as connection, registered(connection, wanted_files=pairs):
        rows = connection.execute(text(known))
        return {(str(row.file), str(row.file_sha256)) for row in rows}


def record_files(warehouse: Warehouse, run: Run, outcomes: Sequence[FileOutcome], *, now: datetime) -> None:
    """Write one row for each file that was not read; again for the same file replaces its row."""
    same = {"run_id": run.run_id, "extractor_version": run.extractor_version, "recorded_at": now}
    none = dict.fromkeys(("loaded", "unchanged", "duplicate", "quarantined"), 0)
    rows = [_file_row(outcome) | same | none for outcome in outcomes]
    table = pa.Table.from_pylist(rows, schema=schema_of("ops.files"))
    with warehouse.begin() as connection, registered(connection, new_files=table):
        connection.exec_driver_sql(
            "delete from ops.files as f using new_files as n where f.run_id = n.run_id and f.file = n.file"
        )
        connection.exec_driver_sql("insert into ops.files by name select * from new_files")


def finish_reading(warehouse: Warehouse, run: Run, *, files_seen: int, records_seen: int) -> None:
    """Write what the reader counted at the end of its walk; the reconciliation compares it with the outcomes."""
    with warehouse.begin() as connection:
        counted = {"files_seen": files_seen, "records_seen": records_seen}
        connection.execute(update(RunRow).where(RunRow.run_id == run.run_id).values(**counted))


def record_checks(
    warehouse: Warehouse, run: Run, results: Sequence[CheckResult], *, now: datetime, batch: str | None = None
) -> None:
    """Write the results of a gate or of the checks; the same check of the same batch replaces its row."""
    if not results:
        return
    rows = [_check_row(run, result, now, batch) for result in results]
    with warehouse.begin() as connection:
        suites = {r.suite for r in results}
        old = delete(Check).where(Check.run_id == run.run_id, Check.suite.in_(suites))
        connection.execute(old.where(Check.batch.is_not_distinct_from(batch)))
        connection.execute(insert(Check), rows)


def finish_run(
    warehouse: Warehouse,
    run: Run,
    status: str,
    *,
    now: datetime,
    stage_seconds: Mapping[str, float] | None = None,
    error: str | None = None,
) -> None:
    """Close the row of `run`: done, refused (a gate stopped the publication) or failed."""
    seconds = dict(stage_seconds or {})
    with warehouse.begin() as connection:
        done = {"status": status, "finished_at": now, "stage_seconds": seconds, "error": error}
        connection.execute(update(RunRow).where(RunRow.run_id == run.run_id).values(**done))


def run_counts(warehouse: Warehouse, run_id: str) -> RunCounts:
    """Return how many files and records of a run had which outcome; outcomes that none had are 0."""
    with warehouse.begin() as connection:
        return RunCounts(_file_counts(connection, run_id), _record_counts(connection, run_id))


def quarantined(warehouse: Warehouse, status: str | None = "open") -> list[Quarantined]:
    """Return what is set aside with that status, all of it for None, by file and record."""
    wanted = select(Quarantined).order_by(Quarantined.file, Quarantined.record_no, Quarantined.rule)
    if status:
        wanted = wanted.where(Quarantined.status == status)
    with warehouse.begin() as connection, Session(bind=connection) as session:
        rows = list(session.scalars(wanted))
        session.expunge_all()
        return rows


def _file_row(outcome: FileOutcome) -> dict[str, object]:
    return {
        "file": outcome.file,
        "file_sha256": outcome.sha256,
        "size_bytes": outcome.size,
        "outcome": outcome.outcome,
        "reason": outcome.reason,
        "finished": outcome.outcome == "unchanged",
    }


def _check_row(run: Run, result: CheckResult, now: datetime, batch: str | None) -> dict[str, object]:
    known = asdict(result) | {"severity": str(result.severity), "sample": list(result.sample)}
    known.pop("subjects")  # `sample` has the first of them; the others are for alerts
    return known | {"run_id": run.run_id, "batch": batch, "checked_at": now}


def _file_counts(connection: Connection, run_id: str) -> dict[str, int]:
    counted = select(File.outcome, func.count()).where(File.run_id == run_id).group_by(File.outcome)
    found = {str(outcome): int(n) for outcome, n in connection.execute(counted)}
    return dict.fromkeys(("loaded", "unchanged", "duplicate", "quarantined", "ignored"), 0) | found


def _record_counts(connection: Connection, run_id: str) -> dict[str, int]:
    columns = (File.loaded, File.unchanged, File.duplicate, File.quarantined)
    sums = [func.coalesce(func.sum(column), 0).label(column.key) for column in columns]
    row = connection.execute(select(*sums).where(File.run_id == run_id)).one()
    return {name: int(value) for name, value in row._mapping.items()}
