"""CSV that a spreadsheet opens: UTF-8 with its mark, and no cell that it would take for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from diembao.briefing.visible import visible
from models.export_rows import Range, stream_by_day, stream_whole, tables_by_day, tables_whole
from models.reading_room import Seat

_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SAFE = "'"
_BETWEEN = "; "  # values of a list


def write_csv(seat: Seat, folder: Path, days: Range, separator: str = ",") -> Iterator[tuple[str, int]]:
    """Write a file a table and yield its name and rows; each replaces the file that was there."""
    for table in tables_by_day(seat):
        yield table, _write(stream_by_day(seat, table, days), folder / f"{table}.csv", separator)
    for table in tables_whole(seat):
        yield table, _write(stream_whole(seat, table), folder / f"{table}.csv", separator)


def cell(value: object) -> str:
    """Return a value as the text of a cell: "'=1+1" for words that a spreadsheet would calculate, "" for nothing.

    Numbers stay numbers, also negative ones. Control and direction marks are shown, as on every page of ours.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case datetime() | date():
            return value.isoformat()
        case list() | tuple():
            return _harmless(_BETWEEN.join(str(one) for one in value))
        case _:
            return _harmless(str(value))


def _harmless(words: str) -> str:
    """Look at the words before and behind leading white space and quotation marks: spreadsheets look there too."""
    shown = visible(words)
    is_acting = words.startswith(_ACTING) or words.lstrip(" \u00a0\"'").startswith(_ACTING)
    return _SAFE + shown if is_acting else shown


def _write(reader: Any, path: Path, separator: str) -> int:
    half = path.with_name(f".{path.name}.tmp")
    rows = 0
    with half.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(reader.schema.names)
        for batch in reader:
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([cell(value) for value in row] for row in zip(*columns, strict=True))
            rows += batch.num_rows
    half.replace(path)
    return rows
