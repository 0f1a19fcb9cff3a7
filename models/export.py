"""The published facts as files for others: Parquet by day, CSV for spreadsheets, JSON lines, ninjs.

    export(seat, folder, Choice(Format.PARQUET, first=…, last=…, texts=False), manifest) -> rows by table

What is written streams from the published file, so memory does not grow with it. A folder is filled under a hidden
name and put in place when it is whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from models.export_csv import write_csv
from models.export_lines import write_jsonl, write_ninjs
from models.export_parquet import write_parquet
from models.export_rows import Range
from models.manifest import Manifest
from models.reading_room import Seat


class Format(StrEnum):
    """What files are written."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    NINJS = "ninjs"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export: the format, the days (both ends included, None for open), and whether whole texts go along.

    With an open range articles without a day go along too; `separator` is of CSV alone.
    """

    format: Format
    first: date | None = None
    last: date | None = None
    texts: bool = True
    separator: str = ","


NOTE = "export.json"
"""What an export is of: written last, so a folder without it is not whole."""


def export(seat: Seat, folder: Path, choice: Choice, manifest: Manifest) -> dict[str, int]:
    """Write what is chosen into `folder`, and beside it what it is; return how many rows each table gave.

    A table that lies there already is replaced; of Parquet and ninjs a range of days replaces those days alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    days = Range(choice.first, choice.last, choice.texts)
    writers: dict[Format, Callable[[], Iterator[tuple[str, int]]]] = {
        Format.PARQUET: lambda: write_parquet(seat, folder, days),
        Format.CSV: lambda: write_csv(seat, folder, days, choice.separator),
        Format.JSONL: lambda: write_jsonl(seat, folder, days),
        Format.NINJS: lambda: write_ninjs(seat, folder, days),
    }
    (folder / NOTE).unlink(missing_ok=True)
    rows = dict(writers[choice.format]())
    (folder / NOTE).write_text(_note(choice, manifest, rows), encoding="utf-8")
    return rows


def _note(choice: Choice, manifest: Manifest, rows: dict[str, int]) -> str:
    said = {
        "format": choice.format,
        "first_day": choice.first and choice.first.isoformat(),
        "last_day": choice.last and choice.last.isoformat(),
        "texts": choice.texts,
        "publication_no": manifest.publication_no,
        "run_id": manifest.run_id,
        "published_at": manifest.published_at.isoformat(),
        "schema_version": manifest.schema_version,
        "rows": rows,
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
