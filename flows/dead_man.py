"""The dead man's check: an alert when no good publication has come for a day, whatever the reason.

It asks for the outcome and not for the causes, so it also hears of what nothing else can tell: a schedule that was
paused, a worker that is gone, a machine that was off. It runs as a deployment of its own and from cron, at best on
another machine that sees the home folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from diembao.alerts.cause import Cause, Urgency
from diembao.errors import NothingPublished, WarehouseError
from flows.settings import Settings
from flows.standing import OVERDUE, tell
from models.manifest import Manifest, read_manifest
from models.publications import history, manifest

_ACTION = (
    "See how the last run went and why none has published since; when it is mended, run. A schedule that is paused, a "
    "worker that is gone and a run that waits for ever tell nothing themselves."
)


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication that stands: when its rows were published, by which run; None and "" when there is none.

    After a rollback these are the older rows, so their age counts and not that of the rollback.
    """

    published_at: datetime | None
    run_id: str = ""

    def hours(self, now: datetime) -> float:
        """Return its age, without end when there is none."""
        return (now - self.published_at).total_seconds() / 3600 if self.published_at else float("inf")


def standing(published: Path) -> Publication:
    """Return the publication in the folder `published`."""
    try:
        now = manifest(published)
        found = _of_source(published, now)
    except (NothingPublished, WarehouseError, OSError):
        return Publication(None)
    return Publication(found.published_at, found.run_id)


def watch(settings: Settings, now: datetime | None = None) -> tuple[Publication, Cause | None]:
    """Look once, tell what is due, and return what stands and the cause if it is too old."""
    moment = now or datetime.now(UTC)
    found = standing(settings.home.absolute() / "published")
    cause = overdue(found, settings.dead_man_hours, moment)
    tell(settings, "dead-man", [cause] if cause else [], {OVERDUE}, moment)
    return found, cause


def overdue(found: Publication, hours: float, now: datetime) -> Cause | None:
    """Return the cause that stands when `found` is older than `hours`, None when it is not."""
    if found.hours(now) <= hours:
        return None
    if found.published_at is None:
        meaning = "Nothing is published, or its manifest cannot be read."
    else:
        meaning = f"Nothing was published for {found.hours(now):.0f} hours, which is more than {hours:g}."
    rows = (f"last: run {found.run_id} at {found.published_at:%Y-%m-%d %H:%M} UTC",) if found.published_at else ()
    return Cause(OVERDUE, "", Urgency.CRITICAL, meaning, _ACTION, "diembao status", rows)


def _of_source(published: Path, now: Manifest) -> Manifest:
    """Return the manifest under which the rows that stand were first published; it may be forgotten."""
    source = history(published).get(now.source_no)
    return read_manifest(source.with_suffix(".json")) if source else now
