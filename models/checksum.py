"""Checksums of tables that do not depend on the order of their rows, so that two runs can be compared."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Column, Connection, func, literal, select
from sqlalchemy.types import String

from models.tables import Table
from models.warehouse import Settings, engine_for, naming_troubles

# Who loaded a row and when is the history of runs, not what the articles say.
BOOKKEEPING = frozenset({"first_run_id", "last_run_id", "run_id", "seen_at"})
_BETWEEN_CELLS = "\x1f"
_NULL = "\x1e"


def table_checksums(where: Path | Connection) -> dict[str, str]:
    """Return for each table of the schema main "rows-checksum", such as "312-0f3a…"; without run bookkeeping.

    A checksum is the sum of the MD5 of every row, so equal rows count each time and their order does not matter.
    """
    if isinstance(where, Connection):
        return {name: _checksum(where, name) for name in main_tables()}
    engine = engine_for(where, Settings(), read_only=True)
    try:
        with naming_troubles(where), engine.connect() as connection:
            return table_checksums(connection)
    finally:
        engine.dispose()


def main_tables() -> list[str]:
    """Return the names of the tables of the schema main, sorted."""
    return sorted(t.name for t in Table.metadata.sorted_tables if t.schema is None)


def _checksum(connection: Connection, name: str) -> str:
    table = Table.metadata.tables[name]
    cells = [_cell(c) for c in sorted(table.columns, key=lambda c: c.name) if c.name not in BOOKKEEPING]
    row = func.concat_ws(_BETWEEN_CELLS, *cells)
    halves = [func.sum(f(row)).label(f"half_{i}") for i, f in enumerate((func.md5_number_lower, func.md5_number_upper))]
    found = connection.execute(select(func.count().label("n"), *halves).select_from(table)).one()
    total = (int(found.half_0 or 0) << 64) + int(found.half_1 or 0)
    return f"{found.n}-{total % (1 << 128):032x}"


def _cell(column: Column[object]) -> object:
    return func.coalesce(column.cast(String), literal(_NULL))
