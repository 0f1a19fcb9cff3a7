"""Checksums of tables that do not depend on the order of their rows, so that two runs can be compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Select, func, literal, select
from sqlalchemy.types import String

from models.tables import Table
from models.warehouse import Settings, engine_for, naming_troubles

# Who loaded a row and when is the history of runs, not what the articles say.
BOOKKEEPING = frozenset({"first_run_id", "last_run_id", "run_id", "seen_at", "found_at", "is_news"})
_BETWEEN_CELLS = "\x1f"
_NULL = "\x1e"


def table_checksums(where: Path | Connection) -> dict[str, str]:
    """Return for each table of the schema main "rows-checksum", such as "312-0f3a…"; without run bookkeeping.

    A checksum is the sum of the MD5 of every row, so equal rows count each time and their order does not matter. Tables
    are asked one after the other, so that the memory is that of one.
    """
    if isinstance(where, Connection):
        return {name: _checksum(*where.execute(_sums(name)).one()) for name in main_tables()}
    engine = engine_for(where, Settings(), read_only=True)
    try:
        with naming_troubles(where), engine.connect() as connection:
            return table_checksums(connection)
    finally:
        engine.dispose()


def main_tables() -> list[str]:
    """Return the names of the tables of the schema main, sorted."""
    return sorted(t.name for t in Table.metadata.sorted_tables if t.schema is None)


def _sums(name: str) -> Select[Any]:
    table = Table.metadata.tables[name]
    cells = [_cell(c) for c in sorted(table.columns, key=lambda c: c.name) if c.name not in BOOKKEEPING]
    row = func.concat_ws(_BETWEEN_CELLS, *cells)
    lower, upper = func.sum(func.md5_number_lower(row)), func.sum(func.md5_number_upper(row))
    return select(func.count(), lower, upper).select_from(table)


def _checksum(rows: int, lower: int | None, upper: int | None) -> str:
    total = (int(lower or 0) << 64) + int(upper or 0)
    return f"{rows}-{total % (1 << 128):032x}"


def _cell(column: Column[object]) -> object:
    return func.coalesce(column.cast(String), literal(_NULL))
