"""`diembao reprocess`: the articles of the warehouse read again by today's extractors."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import typer

from diembao.errors import WarehouseError
from flows import recipe, report
from flows.alerting import run_and_tell
from flows.commands.asking import print_table
from flows.commands.running import talk
from flows.plan import Plan, plan_run
from flows.reprocess import COMMAND, ReprocessSteps, lines_of, shown, wanted_by
from flows.settings import settings_of
from flows.watch import Watch
from models.reprocessing_told import Reread, what_changed
from models.warehouse import open_warehouse


def read_again(
    home: Path | None,
    *,
    first: datetime | None,
    last: datetime | None,
    all_versions: bool,
    workers: int | None,
    wait: float | None,
    verbose: bool,
) -> None:
    """Read again what other code has read, publish, and print what changed; exit as a run."""
    settings = settings_of(home, workers=workers, wait_seconds=wait)
    plan = plan_run(settings, COMMAND)
    talk(verbose)
    if not plan.warehouse.exists():
        raise WarehouseError(f"no warehouse at {plan.warehouse}. Run `diembao run INBOX --home {plan.home}` first.")
    steps = ReprocessSteps(plan, wanted_by(plan, _day(first), _day(last), all_versions=all_versions))
    with steps.held():
        waiting = steps.waiting()
    if not waiting:
        typer.echo(f"nothing to read again: version {plan.extractor_version} of the extractors has read all of it")
        return
    typer.echo(f"{waiting} articles to read again", err=True)
    summary = run_and_tell(plan, settings, lambda: recipe.run(steps, Watch()))
    written = report.write(summary)
    _print(_told(plan))
    typer.echo(f"report     {written.markdown}")
    refusal = recipe.refusal_of(summary)
    if refusal is not None:
        raise refusal


def _told(plan: Plan) -> Reread:
    with open_warehouse(plan.warehouse, now=plan.started_at) as opened:
        return what_changed(opened, plan.run_id)


def _print(reread: Reread) -> None:
    for line in lines_of(reread):
        typer.echo(line)
    rows = [(t.table, t.before, t.after, t.added, t.dropped, t.changed) for t in reread.tables]
    print_table(("table", "before", "after", "added", "dropped", "changed"), rows)
    for sample in reread.samples:
        typer.echo(shown(sample))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
