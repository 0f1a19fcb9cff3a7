"""`diembao dead-man`, `diembao light-check` and `diembao automations`: who looks beside the runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer

from flows import dead_man, light_check
from flows.commands.running import talk
from flows.settings import settings_of


def look_for_publication(home: Path | None, hours: float | None) -> None:
    """Say how old the publication is; exit 1 when it is too old."""
    talk(verbose=False)
    now = datetime.now(UTC)
    found, cause = dead_man.watch(settings_of(home, dead_man_hours=hours), now)
    if cause is not None:
        typer.echo(f"{cause.code}: {cause.meaning}")
        raise typer.Exit(1)
    typer.echo(f"published {found.hours(now):.1f} hours ago by run {found.run_id}")


def look_around(home: Path | None) -> None:
    """Say how all stands; exit 1 when analysts do not have a whole file that is not too old."""
    talk(verbose=False)
    looked = light_check.check(settings_of(home))
    for line in light_check.lines(looked):
        typer.echo(line)
    if not looked.is_sound:
        raise typer.Exit(1)


def install_automations() -> None:
    """Put the automations into the server and name them."""
    from flows.hooks import install

    for name in install():
        typer.echo(name)
