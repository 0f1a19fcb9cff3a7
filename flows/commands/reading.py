"""`diembao read`: what would be read from a file, without a warehouse."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import typer

from diembao.article import Article, RawRecord
from diembao.formats import inbox
from diembao.formats.limits import Limits
from diembao.reader import read
from diembao.reading import Reading
from diembao.refusal import Refusal
from diembao.text.clean import clean


def articles_in(location: str, now: datetime) -> Iterator[Article | Refusal]:
    """Yield the articles of the files at `location`, and what would be set aside."""
    limits = Limits()
    for file in inbox.walk(location, limits):
        if file.ignored is not None:
            continue
        for item in inbox.read(file, limits):
            yield clean(item, now) if isinstance(item, RawRecord) else item


def read_files(files: list[str], *, as_json: bool, html: Path | None) -> None:
    """Write what is read from `files` as JSON lines to stdout; what is set aside goes to stderr and ends with 1."""
    import orjson

    refused = 0
    for location in files:
        for item in articles_in(location, datetime.now(UTC)):
            if isinstance(item, Refusal):
                refused += 1
                typer.secho(f"{item.origin.file}#{item.origin.record_no}: {item.rule}: {item.reason}", err=True)
                continue
            row = as_row(item, read(item))
            typer.echo(orjson.dumps(row, default=_plain, option=orjson.OPT_INDENT_2 if not os.isatty(1) else 0))
    if refused:
        raise typer.Exit(1)


def as_row(article: Article, reading: Reading) -> dict[str, Any]:
    """Return the article and its facts as one JSON object, with the names of the warehouse's columns."""
    row = dataclasses.asdict(dataclasses.replace(article, extras={}))
    facts = dataclasses.asdict(reading)
    del facts["seconds"], facts["article_id"], row["extras"]
    return {**row, **facts}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
