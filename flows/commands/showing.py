"""`diembao status`: how the last run went, what is published, what stands open, what waits; no warehouse is opened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from diembao.alerts.cause import Told
from diembao.alerts.wording import moment, next_command
from diembao.errors import NothingPublished, WarehouseError
from flows.causes import typed
from flows.commands.asking import print_table
from flows.plan import Plan, plan_run
from flows.report_facts import older_words
from flows.settings import settings_of
from flows.standing import lines_of, open_causes
from models import lock
from models.publications import manifest
from models.query import query

_RUNS = 5
_REASONS = 10
_OPEN = """
select rule, count(*) as open, min(file) as such_as
from ops.quarantine where status = 'open'
group by all order by 2 desc, 1
"""

_OLDER = "select count(*) from articles where extractor_version <> '{version}'"


def show_status(home: Path | None) -> None:
    """Print the state of the home folder, what needs a person first; a run may be going on meanwhile."""
    plan = plan_run(settings_of(home), "status")
    folder, reports, causes = plan.home, list(_reports(plan.home)), open_causes(plan.home)
    for name, words in (
        ("now", _now(folder)),
        ("last run", _last(reports)),
        ("published", _published(folder)),
        ("open", lines_of(causes, datetime.now(UTC)) if causes else ["no alert"]),
        ("next", _next(reports, causes, plan)),
    ):
        for line in words:
            typer.echo(f"{name:10} {line}")
            name = ""
    _print_runs(reports)
    _print_quarantine(folder)


def _now(home: Path) -> Iterator[str]:
    holder = lock.current(home)
    if holder:
        yield f"{holder.command} {holder.run_id} is going on (process {holder.pid}, since {moment(holder.started_at)})"
    else:
        yield "no run is going on"


def _last(reports: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not reports:
        yield "none yet: `diembao run INBOX`"
        return
    last = reports[0]
    yield f"{last['verdict']}"
    yield f"{last['command']} {last['run_id']}, {moment(datetime.fromisoformat(last['started_at']))}"


def _published(home: Path) -> Iterator[str]:
    try:
        newest = manifest(home / "published")
    except NothingPublished:
        yield "nothing yet"
        return
    hours = (datetime.now(UTC) - newest.published_at).total_seconds() / 3600
    back = f", rolled back to publication {newest.source_no}" if newest.kind == "rollback" else ""
    yield f"{home / 'published' / 'diembao.duckdb'}"
    yield f"{moment(newest.published_at)}, {hours:.1f} hours ago, by run {newest.run_id}{back}"
    rows = newest.rows
    yield f"{rows.get('articles', 0)} articles, {rows.get('mentions', 0)} mentions, {rows.get('quotes', 0)} quotes"


def _next(reports: Sequence[dict[str, Any]], causes: Sequence[Told], plan: Plan) -> Iterator[str]:
    """Yield what to type: for each open cause, for what else the last run left to do, and for facts that are older."""
    commands = [next_command(told.body) for told in causes]
    commands += [cause["command"] for cause in reports[0]["todo"]] if reports else []
    if older := _read_older(plan):
        commands.append(f"{typed('diembao reprocess', plan)}   # {older_words(older)}")
    yield from dict.fromkeys(filter(None, commands)) or ["nothing to do"]


def _read_older(plan: Plan) -> int:
    """Return how many published articles another version of the extractors has read than the one that is installed."""
    try:
        ((articles,),) = query(plan.published, _OLDER.format(version=plan.extractor_version)).rows
    except WarehouseError:
        return 0  # nothing is published, or it does not open, which is said elsewhere
    return int(str(articles))


def _reports(home: Path) -> Iterator[dict[str, Any]]:
    """Yield the newest reports, the newest first; the names of runs sort by time."""
    names = sorted((p for p in (home / "reports").glob("*.json") if p.stem != "latest"), reverse=True)
    for path in names[:_RUNS]:
        known = json.loads(path.read_text("utf-8"))
        if known.get("format") == 1:
            yield known


def _print_runs(reports: Sequence[dict[str, Any]]) -> None:
    if not reports:
        return
    rows = [
        (
            moment(datetime.fromisoformat(r["started_at"])).removesuffix(" (Vietnam)"),
            r["command"],
            r["verdict"],
            r["records"].get("loaded", ""),
            r["records"].get("quarantined", ""),
            round(sum(s["seconds"] for s in r["stages"])) or "",
        )
        for r in reports
    ]
    typer.echo("\nlast runs (their reports: HOME/reports)")
    print_table(("started", "command", "how it went", "new", "set aside", "seconds"), rows)


def _print_quarantine(home: Path) -> None:
    try:
        answer = query(home / "published", _OPEN, limit=_REASONS)
    except WarehouseError:
        return  # nothing is published yet, which is said above
    if answer.rows:
        typer.echo("in quarantine (`diembao quarantine list`)")
        print_table(answer.columns, answer.rows)
