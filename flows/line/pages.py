"""The commands of an editor and an analyst that make pages and files of what is published: light to import."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the warehouse; else $DIEMBAO_HOME, else data.", show_default=False),
]
Day = Annotated[
    list[datetime] | None,
    typer.Option("--day", formats=["%Y-%m-%d"], help="A day in Vietnam, may be given again; else the newest."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: diembao brief --day 2026-11-15 --home data")(brief)


def brief(
    day: Day = None,
    excerpts: Annotated[
        bool | None, typer.Option("--excerpts/--full-texts", help="Print only what is quoted of each article, or all.")
    ] = None,
    home: Home = None,
) -> None:
    """Write the briefing of a day as web pages into HOME/briefings; a run does it by itself for its days."""
    from flows.commands.briefing import write

    write([one.date() for one in day or ()], home, excerpts=excerpts)
