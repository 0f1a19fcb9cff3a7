"""`diembao quarantine list|show|replay`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.errors import WarehouseError
from flows import recipe, report
from flows.commands.asking import print_table
from flows.commands.running import settings_of, talk
from flows.plan import plan_run
from flows.replay import Replay
from flows.steps import Steps
from flows.watch import Watch
from models.ledger import quarantined
from models.tables.operations import Quarantined
from models.warehouse import open_warehouse

_STATES = {"open": "open", "resolved": "resolved", "replayed": "replayed", "all": None}


def list_rows(home: Path | None, rule: str | None, state: str) -> None:
    """Print the rows of quarantine as a table."""
    if state not in _STATES:
        raise typer.BadParameter(f"{state}: one of {', '.join(_STATES)}", param_hint="--status")
    rows = _rows(settings_of(home).home, _STATES[state], rule)
    print_table(
        ("id", "file", "record", "rule", "tries", "status", "reason"),
        [(r.quarantine_id, r.file, r.record_no, r.rule, r.attempts, r.status, r.reason) for r in rows],
    )
    typer.echo(f"{len(rows)} rows", err=True)


def show_row(quarantine_id: str, home: Path | None) -> None:
    """Print all that is known of one row."""
    folder = settings_of(home).home
    row = _one(_rows(folder, None, None), quarantine_id)
    where = folder / "quarantine" / row.raw_path if row.raw_path else "no bytes were kept"
    for name, value in (
        ("id", row.quarantine_id),
        ("file", f"{row.file} record {row.record_no}"),
        ("set aside", f"at {row.stage} by {row.rule}"),
        ("reason", row.reason),
        ("status", f"{row.status} after {row.attempts} tries"),
        ("history", "\n            ".join(row.history)),
        ("raw copy", where),
        ("begins", row.raw_excerpt),
    ):
        typer.echo(f"{name:10}  {value}")


def replay(ids: list[str], home: Path | None, rule: str | None) -> None:
    """Read the rows again in a run of its own and say what became of them."""
    plan = plan_run(settings_of(home), command="replay")
    rows = _rows(plan.home, "open", rule)
    if ids:
        rows = [_one(rows, quarantine_id) for quarantine_id in ids]
    if not rows:
        typer.echo("nothing to replay")
        return
    talk(verbose=False)
    source = Replay(rows, plan.inbox, plan.quarantine, plan.work / "raw", plan.limits)
    summary = recipe.run(Steps(plan, source), Watch())
    typer.echo(report.overview(summary, report.write(summary)))
    still = {r.quarantine_id for r in _rows(plan.home, "open", None)}
    mended = [row for row in rows if row.quarantine_id not in still]
    typer.echo(f"{len(mended)} of {len(rows)} rows are mended, {len(rows) - len(mended)} stay in quarantine")
    refusal = recipe.refusal_of(summary)
    if refusal is not None:
        raise refusal


def _rows(home: Path, status: str | None, rule: str | None) -> list[Quarantined]:
    path = home.absolute() / "warehouse.duckdb"
    if not path.exists():
        raise WarehouseError(f"no warehouse at {path}. Run `diembao run INBOX --home {home}` first.")
    with open_warehouse(path, now=datetime.now(UTC)) as opened:
        return [row for row in quarantined(opened, status) if rule is None or row.rule == rule]


def _one(rows: Sequence[Quarantined], beginning: str) -> Quarantined:
    found = [row for row in rows if row.quarantine_id.startswith(beginning)]
    if len(found) != 1:
        what = "no row begins" if not found else f"{len(found)} rows begin"
        raise typer.BadParameter(f"{what} with {beginning}", param_hint="quarantine id")
    return found[0]
