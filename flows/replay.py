"""What is to be read again from quarantine: the file in the inbox where it still is, else the raw copy.

The file comes first because it may have been mended, and because a sidecar stands beside it; the raw copy is for
inboxes that are emptied. Both keep the name and number under which the record was set aside, so its history goes on.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diembao.article import Origin, RawRecord
from diembao.errors import InboxNotFound, WarehouseError
from diembao.formats import inbox
from diembao.formats.inbox import InboxFile
from diembao.formats.limits import Limits
from diembao.quality.expectation import Suite
from diembao.quality.suites import run_suite
from diembao.refusal import Refusal
from flows.plan import Plan
from flows.pool import read_part
from flows.section import Section
from flows.steps import Part, Steps
from flows.summary import Summary
from models import lock
from models.ledger import quarantined
from models.tables.operations import Quarantined
from models.warehouse import open_warehouse

COMMAND = "replay"
_WHOLE_FILE = -1


def rows_to_replay(plan: Plan, ids: Sequence[str] = (), rule: str | None = None) -> list[Quarantined]:
    """Return the open rows whose id begins with one of `ids`, all of them for none; with a `rule` only those of it.

    Waits for the home folder as long as the plan does. WarehouseError when an id fits no open row, or more than one.
    """
    if not plan.warehouse.exists():
        raise WarehouseError(f"no warehouse at {plan.warehouse}. Run `diembao run INBOX --home {plan.home}` first.")
    holder = lock.Holder(plan.pid, plan.run_id, plan.command, plan.started_at, plan.run.host)
    with (
        lock.hold(plan.home, holder, plan.wait_seconds),
        open_warehouse(plan.warehouse, now=plan.started_at) as opened,
    ):
        rows = [row for row in quarantined(opened) if rule is None or row.rule == rule]
    return [_one(rows, beginning) for beginning in ids] if ids else rows


def _one(rows: Sequence[Quarantined], beginning: str) -> Quarantined:
    found = [row for row in rows if row.quarantine_id.startswith(beginning)]
    if len(found) != 1:
        what = "no open row begins" if not found else f"{len(found)} open rows begin"
        raise WarehouseError(f"{what} with {beginning}. `diembao quarantine list` shows the ids.")
    return found[0]


class ReplaySteps(Steps):
    """The steps of a run that reads rows of quarantine again."""

    def __init__(self, plan: Plan, rows: Sequence[Quarantined], part: Part = read_part) -> None:
        super().__init__(plan, Replay(rows, plan), part)
        self._rows = tuple(rows)

    def sections(self) -> tuple[Section, ...]:
        """Return what became of the rows, as a part of the report."""
        wanted = {row.quarantine_id for row in self._rows}
        with self._open() as opened:
            now = [row for row in quarantined(opened, None) if row.quarantine_id in wanted]
        return (_section(now),)

    def _run_suite(self) -> Suite:
        """Return what is expected of the run, but that it finds articles: where nothing passes, nothing was mended."""
        suite = run_suite(self.plan.max_refused_share)
        return replace(suite, expectations=tuple(e for e in suite.expectations if e.name != "inbox_empty"))


def mended_of(summary: Summary) -> int:
    """Return how many of the rows that a run replayed are open no longer."""
    (section,) = summary.sections
    return sum(row["status"] != "open" for row in section.facts["replayed"])  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class RawCopies:
    """The raw copies of what was set aside from one file."""

    rows: tuple[Quarantined, ...]
    quarantine: Path
    folder: Path

    def files(self, limits: Limits) -> Iterator[tuple[Quarantined, InboxFile]]:
        """Yield each row with its copy under the name of its file, so that its format is known again."""
        for row in self.rows:
            if row.raw_path is None or not (self.quarantine / row.raw_path).exists():
                continue
            place = self.folder / row.quarantine_id
            place.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.quarantine / row.raw_path, place / Path(row.file.rpartition("!")[2]).name)
            yield from ((row, file) for file in inbox.walk(str(place), limits))


class Replay:
    """A source that gives the rows of quarantine again, for the run of `plan`."""

    def __init__(self, rows: Sequence[Quarantined], plan: Plan) -> None:
        by_file: dict[str, list[Quarantined]] = defaultdict(list)
        for row in rows:
            by_file[row.file.partition("!")[0]].append(row)
        folder = plan.work / "raw"
        self._copies = {file: RawCopies(tuple(of), plan.quarantine, folder) for file, of in by_file.items()}
        self._location = plan.inbox
        self._limits = plan.limits
        self._in_inbox: set[str] = set()

    def files(self) -> Iterator[InboxFile]:
        """Yield the files to be read again, sorted by path."""
        found = {file.path: file for file in self._walk() if file.path in self._copies}
        self._in_inbox = set(found)
        for path in sorted(self._copies):
            if path in found:
                yield found[path]
                continue
            copies = list(self._copies[path].files(self._limits))
            if copies:
                row, file = copies[0]
                yield replace(file, path=path, sha256=row.file_sha256, ignored=None)

    def records(self, file: InboxFile) -> Iterator[RawRecord | Refusal]:
        """Yield the records of `file`, or of the raw copies that were kept of it."""
        if file.path in self._in_inbox:
            yield from inbox.read(file, self._limits)
            return
        for row, copy in self._copies[file.path].files(self._limits):
            for item in inbox.read(copy, self._limits):
                number = item.origin.record_no if row.record_no == _WHOLE_FILE else row.record_no
                yield replace(item, origin=Origin(row.file, number, row.file_sha256))

    def _walk(self) -> Iterator[InboxFile]:
        try:
            yield from inbox.walk(self._location, self._limits)
        except InboxNotFound:
            return  # the inbox is emptied or elsewhere: the raw copies serve


def _section(rows: Sequence[Quarantined]) -> Section:
    lines = ["| id | file | record | rule | tries | now |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {r.quarantine_id} | {r.file} | {r.record_no} | {r.rule} | {len(r.history)} | {r.status} |" for r in rows
    ]
    became = [{"quarantine_id": r.quarantine_id, "rule": r.rule, "status": r.status} for r in rows]
    return Section("What became of the rows", "\n".join(lines) + "\n", {"replayed": became})
