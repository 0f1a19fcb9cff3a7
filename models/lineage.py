"""What lineage says of the warehouse: its tables and columns in words, their rows, what a run read and wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, TextClause, text

from models.scripts import script, scripts
from models.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """A column: its name, its type in DuckDB's words, its comment."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class TableTold:
    """A table of the schema main: comment, columns, rows, and how many of them the run wrote (None: not counted)."""

    name: str
    comment: str
    columns: tuple[ColumnTold, ...]
    rows: int
    written: int | None


@dataclass(frozen=True, slots=True)
class LineageTold:
    """What the lineage of a run needs. `needs` says which tables each check of sql/checks reads."""

    tables: tuple[TableTold, ...]
    files: int
    bytes: int
    records: int
    needs: Mapping[str, tuple[str, ...]]


def lineage_of(warehouse: Warehouse, run_id: str) -> LineageTold:
    """Return what the lineage of the run `run_id` says of the warehouse."""
    with warehouse.begin() as connection:
        read = connection.execute(_script("read_by_run"), {"run_id": run_id}).one()
        written = {
            row.name: int(row.written) for row in connection.execute(_script("written_by_run"), {"run_id": run_id})
        }
        tables = tuple(_tables(connection, written))
    needs = {check.name: check.needs for check in scripts("checks")}
    return LineageTold(tables, int(read.files), int(read.bytes), int(read.records), needs)


def _tables(connection: Connection, written: Mapping[str, int]) -> list[TableTold]:
    by_table: dict[str, list[Any]] = {}
    for row in connection.execute(_script("columns")):
        by_table.setdefault(row.table_name, []).append(row)
    return [
        TableTold(
            name,
            by_table[name][0].table_comment,
            tuple(ColumnTold(row.column_name, row.data_type, row.comment) for row in by_table[name]),
            int(connection.execute(text(f'select count(*) from "{name}"')).scalar_one()),
            written.get(name),
        )
        for name in sorted(by_table)
    ]


def _script(name: str) -> TextClause:
    return text(script("lineage", name).sql)
