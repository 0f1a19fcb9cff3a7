"""The commands of an editor and an analyst that make pages and files of what is published: light to import."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Home = Annotated[
    Path | None,
    typer.Option("--home", help="Folder of the warehouse; else $DIEMBAO_HOME, else data.", show_default=False),
]
First = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day, in Vietnam.")]
Last = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="The last day, included.")]
Day = Annotated[
    list[datetime] | None,
    typer.Option("--day", formats=["%Y-%m-%d"], help="A day in Vietnam, may be given again; else the newest."),
]


class Files(StrEnum):
    """What files an export writes."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    NINJS = "ninjs"


def add_to(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: diembao brief --day 2026-11-15 --home data")(brief)
    app.command(epilog="Example: diembao export --format csv --to files --from 2026-11-01 --no-texts")(export)
    app.command(epilog="Example: diembao explore --home data --open")(explore)


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


def export(
    to: Annotated[Path, typer.Option("--to", help="The folder to write into; made if it is not there.")],
    files: Annotated[Files, typer.Option("--format", help="What files to write.")] = Files.PARQUET,
    first: First = None,
    last: Last = None,
    texts: Annotated[
        bool | None, typer.Option("--texts/--no-texts", help="Whole texts too, or facts alone; else the settings say.")
    ] = None,
    separator: Annotated[str, typer.Option(help="Between the cells of CSV; a Vietnamese Excel wants ;")] = ",",
    home: Home = None,
) -> None:
    """Write what is published as files: Parquet by day, CSV for spreadsheets, JSON lines, or ninjs."""
    from flows.commands.exporting import write

    write(home, to, files.value, (first and first.date(), last and last.date()), texts=texts, separator=separator)


def explore(
    host: Annotated[
        str, typer.Option(help="The address to listen on; the default is reached from this machine alone.")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8642,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Another name under which it may be asked, may be given again.")
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    home: Home = None,
) -> None:
    """Show what is published as web pages: search, stories, names, outlets, articles with their marks, quality, SQL."""
    from flows.commands.exploring import serve

    serve(home, host, port, name or (), open_page=open_page)
