"""Articles as JSON: one a line with all that was read from it, or one a file in ninjs, the IPTC's news in JSON."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import orjson

from models.export_ninjs import item
from models.export_rows import TEXTS, Range, articles
from models.reading_room import Row, Seat

_UNDATED = "undated"
_KEPT_APART = frozenset({"title_folded", "text_folded", "canonical_folded"})  # for search in SQL alone


def write_jsonl(seat: Seat, folder: Path, days: Range) -> Iterator[tuple[str, int]]:
    """Write articles.jsonl, an article a line, and yield how many."""
    half = folder / ".articles.jsonl.tmp"
    lines = 0
    with half.open("wb") as file:
        for row, facts in articles(seat, days):
            file.write(orjson.dumps(_line(row, facts, days), default=_plain, option=orjson.OPT_APPEND_NEWLINE))
            lines += 1
    half.replace(folder / "articles.jsonl")
    yield "articles", lines


def write_ninjs(seat: Seat, folder: Path, days: Range) -> Iterator[tuple[str, int]]:
    """Write ninjs/2026-11-15/<article_id>.json, an article a file, and yield how many; a day is replaced."""
    outlets = {row["outlet_id"]: row["name"] for row in seat.rows("select outlet_id, name from outlets")}
    day, files = "", 0
    for row, facts in articles(seat, days):
        if day != (day := row["day_vn"].isoformat() if row["day_vn"] else _UNDATED):
            shutil.rmtree(folder / "ninjs" / day, ignore_errors=True)
            (folder / "ninjs" / day).mkdir(parents=True)
        made = item(row, facts, outlets.get(row["outlet_id"]), texts=days.texts)
        path = folder / "ninjs" / day / f"{row['article_id']}.json"
        path.write_bytes(orjson.dumps(made, default=_plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        files += 1
    yield "articles", files


def _line(row: Row, facts: dict[str, list[Row]], days: Range) -> dict[str, object]:
    left_out = _KEPT_APART if days.texts else _KEPT_APART | set(TEXTS)
    line: dict[str, object] = {name: value for name, value in row.items() if name not in left_out}
    line["extras"] = orjson.loads(row["extras"])
    for table, rows in facts.items():
        line[table] = [_fact(table, one, row["text"]) for one in rows]
    return line


def _fact(table: str, row: Row, text: str) -> dict[str, object]:
    fact = {name: value for name, value in row.items() if name != "article_id" and name not in _KEPT_APART}
    if table == "quotes":
        fact["words"] = text[row["start_char"] : row["end_char"]]
    return fact


def _plain(value: object) -> object:
    """Return a decimal as the number that it is: 33 rather than 33.000000."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < 2**53 else float(value)
    raise TypeError(f"no JSON for {type(value)}")
