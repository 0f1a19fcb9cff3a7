"""`diembao backfill`: the days of an inbox, one after the other."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import typer

from flows import recipe, report
from flows.alerting import run_and_tell
from flows.backfill import Passed, backfill, days_to_take
from flows.commands.asking import print_table
from flows.commands.running import talk
from flows.settings import Settings, settings_of
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch

_HEAD = ("day", "files", "new", "unchanged", "duplicates", "set aside", "seconds", "how it went")


def take_days(
    inbox: str | None,
    home: Path | None,
    *,
    first: datetime | None,
    last: datetime | None,
    workers: int | None,
    wait: float | None,
    verbose: bool,
) -> None:
    """Take the days in and print a row for each; ends with the exit code of the last day's publication."""
    settings = settings_of(home, inbox=inbox, workers=workers, wait_seconds=wait)
    talk(verbose)
    days = days_to_take(settings.inbox, _day(first), _day(last))
    typer.echo(f"{len(days)} days, {days[0]} to {days[-1]}", err=True)
    done: list[Summary | Passed] = []
    try:
        for one in backfill(settings, days, lambda steps, last: _carry_out(settings, steps, last)):
            done.append(one)
            typer.echo(said(one), err=True)
    finally:
        print_table(_HEAD, [row(one) for one in done])
        if len(done) < len(days):
            typer.echo(f"{len(done)} of {len(days)} days are done; the same command goes on from there", err=True)
    _end(done[-1])


def said(one: Summary | Passed) -> str:
    """Return one day in one line: "2026-11-17  done: 8 new articles of 9 files, 1 set aside"."""
    if isinstance(one, Passed):
        return f"{one.day}  nothing new"
    records, files = one.counts.records, sum(one.counts.files.values())
    words = f"{one.status}: {records['loaded']} new articles of {files} files, {records['quarantined']} set aside"
    return f"{one.plan.delivered_on}  {words}"


def row(one: Summary | Passed) -> tuple[object, ...]:
    """Return one day as a row of the table."""
    if isinstance(one, Passed):
        return (one.day, "", "", "", "", "", "", "passed over: nothing new")
    records, files = one.counts.records, one.counts.files
    stopped = ", ".join(c.name for c in one.failed if c.stops)
    return (
        one.plan.delivered_on,
        sum(files.values()),
        records["loaded"],
        files["unchanged"],
        records["duplicate"],
        records["quarantined"],
        round(sum(one.seconds.values()), 1),
        f"refused: {stopped}" if stopped else one.status,
    )


def _carry_out(settings: Settings, steps: Steps, publishing: bool) -> Summary:
    summary = run_and_tell(steps.plan, settings, lambda: recipe.run(steps, Watch(), publishing=publishing))
    report.write(summary)
    return summary


def _end(last: Summary | Passed) -> None:
    assert isinstance(last, Summary)  # the last day is never passed over
    if last.manifest is not None:
        typer.echo(f"published  {last.plan.published / 'diembao.duckdb'}")
    refusal = recipe.refusal_of(last)
    if refusal is not None:
        raise refusal


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
