"""`diembao brief`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from flows.briefing import shape_of, write_briefings
from flows.settings import settings_of


def write(days: Sequence[date], home: Path | None, *, excerpts: bool | None) -> None:
    """Write the briefings of `days`, by default of the newest, and say where they are."""
    texts = None if excerpts is None else ("excerpt" if excerpts else "full")
    settings = settings_of(home, briefing_texts=texts)
    written = write_briefings(settings.home.absolute(), days, shape_of(settings))
    typer.echo(written.page)
    typer.echo(f"{len(written.days)} days, {written.articles} articles, {written.names} names", err=True)
