"""`diembao export`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import typer

from flows.settings import settings_of
from models import warehouse
from models.export import Choice, Format, export
from models.publications import manifest
from models.reading_room import seat


def write(
    home: Path | None,
    folder: Path,
    format_name: str,
    days: tuple[date | None, date | None],
    *,
    texts: bool | None,
    separator: str,
) -> None:
    """Write the files and say how many rows each holds."""
    if len(separator) != 1:
        raise typer.BadParameter("the separator is one character, such as , or ;")
    settings = settings_of(home, export_texts=texts)
    published = settings.home.absolute() / "published"
    choice = Choice(Format(format_name), *days, texts=settings.export_texts, separator=separator)
    with seat(published, warehouse.Settings(memory_limit=settings.memory_limit)) as one:
        rows = export(one, folder, choice, manifest(published))
    for table, count in rows.items():
        typer.echo(f"{count:>10}  {table}")
    typer.echo(folder)
