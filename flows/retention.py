"""What a home folder no longer needs: work of dead runs, old publications, Data Docs, reports, lineage, raw copies.

Done at the end of every run, while it holds the home, and by `diembao tidy`. What an open row of quarantine refers to
stays, however old; so do the publication that stands, the newest reports and everything that is not named here.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.plan import DOCS, Plan
from models.publications import outdated
from models.raw_retention import forget_raw, needed_raw
from models.warehouse import Warehouse

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outdated:
    """A file or folder that is no longer needed, how many bytes it has, and why it may go."""

    path: Path
    why: str

    @property
    def size(self) -> int:
        """The bytes in it; a file that has a second name elsewhere frees none."""
        files = [self.path] if self.path.is_file() else [p for p in self.path.rglob("*") if p.is_file()]
        return sum(stat.st_size for p in files if (stat := p.stat()).st_nlink == 1)


def tidy(plan: Plan, warehouse: Warehouse, now: datetime) -> tuple[Outdated, ...]:
    """Remove what `outdated_in` names and return what is gone; what cannot be removed is logged and stays."""
    found = tuple(outdated_in(plan, warehouse, now))
    raw = {str(one.path.relative_to(plan.quarantine)) for one in found if one.path.is_relative_to(plan.quarantine)}
    if raw:
        forget_raw(warehouse, raw)  # before the files go: a row never names a copy that is not there
    gone = tuple(one for one in found if _removed(one.path))
    if gone:
        log.info("tidied removed=%d of=%d", len(gone), len(found))
    return gone


def outdated_in(plan: Plan, warehouse: Warehouse, now: datetime) -> Iterator[Outdated]:
    """Yield what the home of `plan` no longer needs; whoever asks holds the home."""
    yield from (Outdated(p, "work of a run that is over") for p in _entries(plan.work.parent) if p != plan.work)
    yield from (Outdated(p, "publication beyond the last kept") for p in outdated(plan.published, plan.keep))
    docs = _entries(plan.home / DOCS)
    yield from (Outdated(p, "Data Docs beyond the last kept") for p in docs[: -plan.keep_docs or None])
    yield from _old(plan.reports, now - timedelta(days=plan.keep_reports_days), "report older than is kept")
    yield from _old(plan.lineage, now - timedelta(days=plan.keep_lineage_days), "lineage older than is kept")
    yield from _unneeded_raw(plan, warehouse, now - timedelta(days=plan.keep_raw_days))


def _old(folder: Path, before: datetime, why: str) -> Iterator[Outdated]:
    """Yield the files named by runs that began before that time; `latest` is none of them."""
    for path in _entries(folder):
        begun = _begun(path.name)
        if begun is not None and begun < before:
            yield Outdated(path, why)


def _begun(name: str) -> datetime | None:
    """Return when the run began that a file is named by: "20261121T223000Z-1f3a9c.md"."""
    try:
        return datetime.strptime(name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _unneeded_raw(plan: Plan, warehouse: Warehouse, before: datetime) -> Iterator[Outdated]:
    """Yield raw copies that no row needs; those of a run that was killed before it wrote its rows wait as long."""
    copies = [p for folder in _entries(plan.quarantine) if folder.is_dir() for p in _entries(folder)]
    if not copies:
        return
    needed = needed_raw(warehouse, since=before)
    for path in copies:
        is_old = datetime.fromtimestamp(path.stat().st_mtime, UTC) < before
        if is_old and str(path.relative_to(plan.quarantine)) not in needed:
            yield Outdated(path, "raw copy that no open row needs")


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _removed(path: Path) -> bool:
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError as error:
        log.warning("could not tidy path=%s error=%s", path, error)
        return False
    return True
