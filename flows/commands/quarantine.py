"""`diembao quarantine list|show|replay`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.errors import WarehouseError
from flows import recipe, report
from flows.alerting import run_and_tell
from flows.commands.asking import print_table
from flows.commands.running import talk
from flows.plan import plan_run
from flows.replay import COMMAND, ReplaySteps, mended_of, rows_to_replay
from flows.settings import settings_of
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


def replay(ids: list[str], home: Path | None, rule: str | None, wait: float | None) -> None:
    """Read the rows again in a run of its own and say what became of them."""
    settings = settings_of(home, wait_seconds=wait)
    plan = plan_run(settings, command=COMMAND)
    talk(verbose=False)
    rows = rows_to_replay(plan, ids, rule)
    if not rows:
        typer.echo("nothing to replay")
        return
    summary = run_and_tell(plan, settings, lambda: recipe.run(ReplaySteps(plan, rows), Watch()))
    typer.echo(report.overview(summary, report.write(summary)))
    mended = mended_of(summary)
    typer.echo(f"{mended} of {len(rows)} rows are mended, {len(rows) - mended} stay in quarantine")
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
