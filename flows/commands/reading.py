"""`diembao read`: what would be read from a file, without a warehouse."""

from __future__ import annotations

import dataclasses
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import typer

from diembao.article import Article, RawRecord
from diembao.briefing.visible import visible
from diembao.errors import DiembaoError
from diembao.formats import inbox
from diembao.reader import read
from diembao.reading import Reading
from diembao.refusal import Refusal
from diembao.text.clean import clean
from flows.settings import Settings
from flows.warm import warm_up

Pair = tuple[Article, Reading]
Show = Callable[[Article, Reading], None]


class PageNotWritten(DiembaoError):
    """The page that was asked for could not be written."""

    exit_code = 2

    def __init__(self, page: Path, reason: str) -> None:
        super().__init__(f"page {page} cannot be written: {reason}. Name a file in a folder that exists.")
        self.page = page


def articles_in(location: str, now: datetime) -> Iterator[Article | Refusal]:
    """Yield the articles of the files at `location`, and what would be set aside; what a file may cost is a setting."""
    limits = Settings().limits
    for file in inbox.walk(location, limits):
        if file.ignored is not None:
            continue
        for item in inbox.read(file, limits):
            yield clean(item, now) if isinstance(item, RawRecord) else item


def read_files(files: list[str], *, as_json: bool, html: Path | None, verbose: bool = False) -> None:
    """Show what is read from `files`: as a page, as JSON lines, or in colour where stdout is a terminal.

    What is set aside goes to stderr with its rule and reason, and ends with exit code 1. With `verbose`
    the seconds of each extractor are shown too.
    """
    clock = time.perf_counter if verbose else None
    refused: list[Refusal] = []
    if html is not None:
        pairs: list[Pair] = []
        _each(files, clock, refused, lambda article, reading: pairs.append((article, reading)))
        _write_page(html, pairs, refused)
    else:
        _each(files, clock, refused, _terminal() if sys.stdout.isatty() and not as_json else _write_json)
    if refused:
        raise typer.Exit(1)


def _each(files: list[str], clock: Callable[[], float] | None, refused: list[Refusal], show: Show) -> None:
    for location in files:
        for item in articles_in(location, datetime.now(UTC)):
            if isinstance(item, Refusal):
                refused.append(item)
                typer.secho(visible(_said(item)), fg=typer.colors.YELLOW, err=True)
                continue
            warm_up()  # so that the first article is timed like the others
            show(item, read(item, clock))


def _said(refusal: Refusal) -> str:
    record = f"#{refusal.origin.record_no}" if refusal.origin.record_no >= 0 else ""
    return f"{refusal.origin.file}{record}: {refusal.rule}: {refusal.reason}"


def _terminal() -> Show:
    from rich.console import Console

    from flows.commands.reading_terminal import ReadingView

    return ReadingView(Console(highlight=False, emoji=False)).show


def _write_page(page: Path, pairs: list[Pair], refused: list[Refusal]) -> None:
    from diembao.briefing.reading_page import reading_page

    try:
        page.write_text(reading_page(pairs, refused), encoding="utf-8")
    except OSError as error:
        raise PageNotWritten(page, error.strerror or type(error).__name__) from error
    typer.echo(f"{len(pairs)} articles, {len(refused)} set aside: {page}", err=True)


def _write_json(article: Article, reading: Reading) -> None:
    typer.echo(orjson.dumps(as_row(article, reading), default=_plain))


def as_row(article: Article, reading: Reading) -> dict[str, Any]:
    """Return the article and its facts as one JSON object, with the names of the warehouse's columns."""
    row = dataclasses.asdict(dataclasses.replace(article, extras={}))
    facts = dataclasses.asdict(reading)
    del facts["article_id"], row["extras"]
    if not facts["seconds"]:
        del facts["seconds"]
    return {**row, **facts}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
