"""The steps of a run as they are without Prefect: each does one thing to one batch, or one thing at the end.

`flows.tasks` wraps the same methods as Prefect tasks; `flows.recipe` calls either. What the steps share (the lock, the
gate, the worker processes) lives here for the length of one run.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from diembao.lexicon.outlets import all_outlets
from diembao.quality.expectation import Suite
from diembao.quality.result import CheckResult, GateResult
from diembao.quality.suites import ARTICLES, FACTS, run_suite
from diembao.quality.warehouse import check_warehouse
from diembao.refusal import Stage
from diembao.watch.watchlist import Watch
from flows import retention
from flows.intake import BatchTaken, Intake, Source
from flows.plan import Plan
from flows.pool import PartRead, Workers, read_part
from flows.section import Section
from flows.watching import watches_of
from models import batch, checks, derive, digest, grouping, ledger, load, lock, publish, reporting, staging, warehouse
from models.batch import Refused
from models.corrections import Correction, read_corrections
from models.derive import OutletRow
from models.ledger import RunCounts
from models.lineage import LineageTold, lineage_of
from models.load import Loaded
from models.manifest import Manifest
from models.measured import measure
from models.reporting import RunReport
from models.staged_run import stage_run
from models.tables.operations import Quarantined
from models.warehouse import Warehouse
from models.watching import find_hits

if TYPE_CHECKING:
    from diembao.quality.gate import Gate


@dataclass(frozen=True, slots=True)
class Ending:
    """What the warehouse says of a run that has ended; `set_aside` are its rows of quarantine that stand open."""

    counts: RunCounts
    set_aside: tuple[Quarantined, ...]
    report: RunReport
    lineage: LineageTold


log = logging.getLogger(__name__)
Part = Callable[[Path, int, int], PartRead]


class Steps:
    """The steps of one run.

    `source` gives other files than the inbox of the plan; they are read again, whatever became of them before. `part`
    reads a part of a batch, in a worker process.
    """

    def __init__(self, plan: Plan, source: Source | None = None, part: Part = read_part) -> None:
        self.plan = plan
        self.intake = Intake(plan, self._known if source is None else _nothing_known, source)
        self._copies = plan.quarantine
        self._workers = Workers(plan.workers, part)
        self._corrections: tuple[Correction, ...] = ()
        self._watches: tuple[Watch, ...] = ()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the home folder for the length of the run; raises WarehouseLocked naming who still holds it after the
        seconds that the plan waits."""
        plan = self.plan
        holder = lock.Holder(plan.pid, plan.run_id, plan.command, plan.started_at, plan.run.host)
        with ExitStack() as stack:
            stack.enter_context(lock.hold(plan.home, holder, plan.wait_seconds))
            stack.callback(shutil.rmtree, plan.work, ignore_errors=True)
            stack.callback(self._workers.close)
            yield

    def start(self) -> None:
        """Migrate the warehouse and enter the run in the ledger; files of the home that cannot be used stop it here."""
        self._corrections = read_corrections(self.plan.home / "entities.csv")
        self._watches = watches_of(self.plan.home)
        with self._open() as opened:
            ledger.start_run(opened, self.plan.run)

    def take_batch(self, number: int) -> BatchTaken:
        """Read and clean the next batch into its folder."""
        taken = self.intake.take(self.plan.work / f"batch-{number:05}")
        if taken.settled:
            with self._open() as opened:
                ledger.record_files(opened, self.plan.run, list(taken.settled), now=self.plan.started_at)
        return taken

    def gate_articles(self, folder: Path) -> GateResult:
        """Check the batch of articles; those that fail a critical expectation are set aside."""
        return self._gated(ARTICLES, Stage.GATE_ARTICLES, folder)

    def read_batch(self, folder: Path, articles: int) -> PartRead:
        """Extract the facts of the batch over the worker processes."""
        part = self._workers.read_batch(folder, articles)
        if part.broken:
            batch.refuse(folder, list(part.broken), quarantine=self._copies)
        return part

    def gate_facts(self, folder: Path) -> GateResult:
        """Check the facts of the batch; articles whose facts fail a critical expectation are set aside."""
        return self._gated(FACTS, Stage.GATE_FACTS, folder)

    def load_batch(self, folder: Path) -> Loaded:
        """Load the batch in one transaction, with its quarantine and ledger rows."""
        with self._open() as opened:
            loaded = load.load_batch(opened, folder, self.plan.run, now=self.plan.started_at)
        shutil.rmtree(folder)
        return loaded

    def derive(self) -> None:
        """Refresh what is derived from all articles: entities, their aliases, outlets, duplicates and stories."""
        rows = [
            OutletRow(o.outlet_id, o.name, o.code, o.domains[0] if o.domains else None, o.kind) for o in all_outlets()
        ]
        with self._open() as opened:
            derive.refresh(opened, outlets=rows, corrections=self._corrections, run_id=self.plan.run_id)
        with self._open() as opened:  # each opens the file anew: what DuckDB kept in memory for the last one goes
            grouping.group(opened, self.plan.run, now=self.plan.started_at)
        with self._open() as opened:
            digest.digest(opened)
        with self._open() as opened:
            find_hits(opened, self._watches, self.plan.run, now=self.plan.started_at)
            ledger.finish_reading(
                opened,
                self.plan.run,
                files_seen=len(self.intake.files_seen),
                records_seen=self.intake.records_seen,
            )

    def check(self) -> tuple[CheckResult, ...]:
        """Run the SQL checks and the expectations on the run, the outlets and the trends, and keep their results."""
        run_id, suite = self.plan.run_id, self._run_suite()
        with self._open() as opened:
            rows = list(checks.run_checks(opened))
            weeks = measure(opened, self.plan.work, run_id=run_id, run_day=self.plan.day_vn)
            taken_in = stage_run(opened, run_id, self.plan.work) if suite else None
        if suite and taken_in:
            rows.extend(self._gate.check(suite, taken_in, run_id).results)
        rows.extend(check_warehouse(self._gate, weeks.path, weeks.values, run_id))
        self._record(rows)
        self._gate.build_docs()
        return tuple(rows)

    def _run_suite(self) -> Suite | None:
        """Return what is expected of what the run took in; None when it took in nothing of its own."""
        return run_suite(self.plan.max_refused_share)

    def publish(self) -> Manifest:
        """Put a copy of the warehouse where analysts read it."""
        with self._open() as opened:
            return publish.publish(opened, self.plan.published, self.plan.run, now=_now(), keep=self.plan.keep)

    def enter(self, status: str, seconds: dict[str, float], error: str | None = None) -> None:
        """Enter how the run stands in the ledger."""
        with self._open() as opened:
            ledger.finish_run(opened, self.plan.run, status, now=_now(), stage_seconds=seconds, error=error)

    def end(self, status: str, seconds: dict[str, float]) -> Ending:
        """Enter how the run ended and return what the warehouse says of it."""
        run_id = self.plan.run_id
        with self._open() as opened:
            ledger.finish_run(opened, self.plan.run, status, now=_now(), stage_seconds=seconds)
            return Ending(
                counts=ledger.run_counts(opened, run_id),
                set_aside=tuple(row for row in ledger.quarantined(opened) if row.last_run_id == run_id),
                report=reporting.report_of(opened, run_id),
                lineage=lineage_of(opened, run_id),
            )

    def tidy(self) -> None:
        """Remove what the home no longer needs."""
        with self._open() as opened:
            retention.tidy(self.plan, opened, _now())

    def sections(self) -> tuple[Section, ...]:
        """Return what a run of this kind reports of its own: nothing, for a run over an inbox."""
        return ()

    @cached_property
    def _gate(self) -> Gate:
        from diembao.quality.gate import Gate

        return Gate(self.plan.data_docs)

    def _gated(self, suite: Suite, stage: Stage, folder: Path) -> GateResult:
        result = self._gate.check(suite, staging.stage(folder, suite.table), folder.name)
        if result.failures:
            refused = [Refused(f.article_no, stage, f.rule, f.reason) for f in result.failures]
            batch.refuse(folder, refused, quarantine=self._copies)
        self._record(list(result.results), folder.name)
        return result

    def _record(self, results: list[CheckResult], batch_name: str | None = None) -> None:
        with self._open() as opened:
            ledger.record_checks(opened, self.plan.run, results, now=_now(), batch=batch_name)

    def _known(self, files: list[tuple[str, str]]) -> set[tuple[str, str]]:
        if self.plan.again:
            return set()
        with self._open() as opened:
            return ledger.known_files(opened, files)

    def _open(self) -> Warehouse:
        settings = warehouse.Settings(memory_limit=self.plan.memory_limit)
        return warehouse.open_warehouse(self.plan.warehouse, now=self.plan.started_at, settings=settings)


def _nothing_known(_: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """A replay reads its files again, whatever became of them before."""
    return set()


def _now() -> datetime:
    return datetime.now(UTC)
