"""`diembao run` and `diembao migrate`."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.errors import DiembaoError
from flows import recipe, report
from flows.alerting import run_and_tell
from flows.plan import Plan, plan_run
from flows.prefect_setup import prepare_environment, server_is_named
from flows.settings import Settings, settings_of
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Bar, Display, Quiet, Watch


def run_inbox(
    inbox: str | None,
    home: Path | None,
    *,
    through_prefect: bool,
    workers: int | None,
    wait: float | None,
    again: bool = False,
    tour: bool,
    verbose: bool,
) -> None:
    """Run once, say how it went, and end with the exit code of the outcome."""
    settings = settings_of(home, inbox=inbox, workers=workers, wait_seconds=wait)
    plan = replace(plan_run(settings, command="run"), again=again)
    by_prefect = through_prefect or server_is_named()
    if not by_prefect:
        talk(verbose)
    summary = _through_prefect(plan, settings) if by_prefect else run_and_tell(plan, settings, lambda: _bare(plan))
    written = report.write(summary)
    typer.echo(report.overview(summary, written))
    if tour and summary.manifest is not None:
        from flows.commands.asking import tour as take_tour

        take_tour(plan.published)
    refusal = recipe.refusal_of(summary)
    if refusal is not None:
        raise refusal


def migrate_home(home: Path | None) -> None:
    """Bring the warehouse of `home` to the newest schema."""
    from models.lock import Holder, hold
    from models.warehouse import open_warehouse

    plan = plan_run(settings_of(home), command="migrate")
    holder = Holder(plan.pid, plan.run_id, plan.command, plan.started_at, plan.run.host)
    with hold(plan.home, holder, plan.wait_seconds):
        open_warehouse(plan.warehouse, now=datetime.now(UTC)).close()
    typer.echo(f"{plan.warehouse} has the newest schema.")


def _bare(plan: Plan) -> Summary:
    with ExitStack() as stack:
        display: Display = stack.enter_context(Bar()) if sys.stderr.isatty() else Quiet()
        return recipe.run(Steps(plan), Watch(display))


def _through_prefect(plan: Plan, settings: Settings) -> Summary:
    prepare_environment()
    from prefect import flow

    from flows.daily import carry_out

    outcome: list[Summary | Exception] = []

    @flow(name="run", flow_run_name=plan.run_id)
    def run() -> str:
        try:
            outcome.append(carry_out(Steps(plan), settings))
        except Exception as error:  # kept, so that the command line tells what it was and ends with its exit code
            outcome.append(error)
            raise
        return plan.run_id

    run(return_state=True)
    if not outcome:
        return run_and_tell(plan, settings, _never_began)
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def _never_began() -> Summary:
    raise DiembaoError("Prefect ended the run before it began; its log above says why.")


def talk(verbose: bool) -> None:
    """Log to stderr; a run through Prefect logs as Prefect is set up to."""
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.WARNING,
        format="%(asctime)s %(levelname)-7s %(name)s  %(message)s",
        datefmt="%H:%M:%S",
    )
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    for name in ("diembao", "models", "flows"):
        logging.getLogger(name).setLevel(logging.DEBUG if verbose else logging.INFO)
