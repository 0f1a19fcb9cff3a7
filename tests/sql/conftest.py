"""A database that holds only what a view names under `needs`, with the rows that a test gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import pytest

from models.scripts import script, scripts

Rows = list[dict[str, Any]]
Given = dict[str, Rows]
Ask = Callable[[str, Given], list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def columns_of() -> dict[str, list[tuple[str, str]]]:
    """Return the columns of every table that the migrations make: name and type."""
    found: dict[str, list[tuple[str, str]]] = {}
    with duckdb.connect() as whole:
        for migration in scripts("migrations"):
            whole.execute(migration.sql)
        listed = "select schema_name, table_name, column_name, data_type from duckdb_columns() where not internal"
        for schema, table, column, kind in whole.execute(listed).fetchall():
            name = table if schema == "main" else f"{schema}.{table}"
            found.setdefault(name, []).append((column, kind))
    return found


@pytest.fixture
def ask(columns_of: dict[str, list[tuple[str, str]]]) -> Iterator[Ask]:
    """Return a way to ask a view of a new database that holds only what the view needs."""
    with duckdb.connect() as small:
        small.execute("create schema ops; set timezone = 'UTC'")

        def answer(view: str, given: Given) -> list[tuple[Any, ...]]:
            needs = script("views", view).needs
            assert set(given) <= set(needs)
            for table in needs:
                columns = columns_of[table]
                small.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind in columns)})")
                for row in given.get(table, []):
                    marks = ", ".join("?" * len(row))
                    small.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))
            small.execute(script("views", view).sql)
            commented = small.execute("select comment from duckdb_columns() where table_name = ?", [view]).fetchall()
            assert all(comment for (comment,) in commented), "a column without a comment"
            return small.execute(f"select * from {view} order by all").fetchall()

        yield answer
