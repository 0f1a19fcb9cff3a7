"""`diembao rollback` and `diembao tidy`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.alerts.cause import Cause
from diembao.alerts.wording import moment
from diembao.errors import NothingPublished, WarehouseError
from flows import briefing, retention
from flows.commands.asking import print_table
from flows.plan import Plan, plan_run
from flows.settings import Settings, settings_of
from models import publications, publish
from models.lock import Holder, hold
from models.warehouse import Warehouse, open_warehouse


def list_publications(home: Path | None) -> None:
    """Print the publications that are kept, the newest first; an arrow marks the one that stands."""
    folder = settings_of(home).home.absolute() / "published"
    standing = publications.manifest(folder)
    rows = [
        (
            "->" if m.publication_no == standing.source_no else "",
            m.publication_no,
            m.run_id,
            moment(m.published_at),
            m.rows.get("articles", 0),
            f"{m.size_bytes / 1e6:.1f} MB",
            m.extractor_version,
        )
        for m in publications.publications(folder)
    ]
    print_table(("", "number", "run", "published", "articles", "size", "extractors"), rows)


def roll_back(home: Path | None, to: str | None, wait: float | None) -> None:
    """Put an earlier publication back in place, its briefings with it, and say what stands now."""
    settings = settings_of(home, wait_seconds=wait)
    plan = plan_run(settings, command="rollback")
    if not publications.history(plan.published):
        raise NothingPublished(str(plan.published / publications.FILE))
    number = publications.find_publication(plan.published, to) if to else None
    with _held(plan) as opened:
        back = publish.rollback(opened, plan.published, now=datetime.now(UTC), to=number)
        unwritten = _brief_again(plan.home, settings)
    typer.echo(f"published  {plan.published / publications.FILE}")
    typer.echo(f"           is publication {back.source_no} again: run {back.run_id}, {back.rows['articles']} articles")
    for cause in unwritten:
        typer.echo(f"{cause.code}: {cause.meaning} Next: {cause.command}", err=True)
    typer.echo("The next run publishes the warehouse as it is: mend what was wrong before it, or pause the schedule.")


def tidy_home(home: Path | None, wait: float | None, *, dry_run: bool) -> None:
    """Remove what is no longer needed, or only say what that is."""
    plan = plan_run(settings_of(home, wait_seconds=wait), command="tidy")
    if not plan.warehouse.exists():
        raise WarehouseError(f"no warehouse at {plan.warehouse}. Name the home folder with --home.")
    now = datetime.now(UTC)
    with _held(plan) as opened:
        found = tuple(retention.outdated_in(plan, opened, now))
        rows = [(str(one.path.relative_to(plan.home)), f"{one.size:,}", one.why) for one in found]
        freed = sum(one.size for one in found)
        gone = found if dry_run else retention.tidy(plan, opened, now)
    if rows:
        print_table(("path in the home folder", "bytes", "why"), rows)
    done = "would be removed" if dry_run else f"found, {len(gone)} removed"
    typer.echo(f"{len(rows)} {done}, {freed / 1e6:.1f} MB", err=True)


def _brief_again(home: Path, settings: Settings) -> tuple[Cause, ...]:
    """Have HOME/briefings tell what is published now; nothing where nobody has briefings written."""
    if not (home / briefing.FOLDER).is_dir():
        return ()
    if gone := briefing.withdraw(home):
        typer.echo(f"withdrawn  briefings of {', '.join(map(str, gone))}")
    return briefing.brief_stale(home, briefing.shape_of(settings))


@contextmanager
def _held(plan: Plan) -> Iterator[Warehouse]:
    """Hold the home of `plan` and give its warehouse; WarehouseLocked names the run that has it."""
    holder = Holder(plan.pid, plan.run_id, plan.command, plan.started_at, plan.run.host)
    with hold(plan.home, holder, plan.wait_seconds), open_warehouse(plan.warehouse, now=plan.started_at) as opened:
        yield opened
