"""A seat before the published file: read-only, for anyone, while a run loads; what is asked stands in sql files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from diembao.errors import NothingPublished, WarehouseCorrupt, WarehouseError
from models.publications import FILE
from models.scripts import script
from models.warehouse import Settings, engine_for, naming_troubles

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seat:
    """One reader of the published file."""

    raw: Any

    def ask(self, room: str, name: str, **given: object) -> list[Row]:
        """Return the rows of sql/`room`/`name`.sql with its parameters `given`: ask("briefing", "days", day=day)."""
        return self.rows(_words(room, name), given)

    def rows(self, sql: str, given: Mapping[str, object] | None = None) -> list[Row]:
        """Return the rows that `sql` answers, each by the names of its columns."""
        found = self.raw.execute(sql, dict(given or {}))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def stream(self, sql: str, given: Mapping[str, object] | None = None, rows: int = 2000) -> Any:
        """Return what `sql` answers as an Arrow reader, a few thousand rows at a time."""
        return self.raw.execute(sql, dict(given or {})).to_arrow_reader(rows)

    def has(self, relation: str) -> bool:
        """Return whether the file has this table or view; one that an older version published may lack it."""
        schema, _, name = relation.rpartition(".")
        asked = "select 1 from information_schema.tables where table_schema = $schema and table_name = $name"
        return bool(self.rows(asked, {"schema": schema or "main", "name": name}))


@contextmanager
def seat(published: Path, settings: Settings | None = None) -> Iterator[Seat]:
    """Give a seat before the file in the folder `published`; NothingPublished when there is none yet."""
    with open_published(published, settings) as connection:
        yield Seat(connection.connection.driver_connection)


@contextmanager
def open_published(published: Path, settings: Settings | None = None) -> Iterator[Connection]:
    """Give a read-only connection to the file in the folder `published`; NothingPublished when there is none yet.

    WarehouseError, which says how to get a whole one, when DuckDB cannot read it.
    """
    path = published / FILE
    if not path.exists():
        raise NothingPublished(str(path))
    engine = engine_for(path, settings or Settings(), read_only=True)
    try:
        with naming_troubles(path), engine.connect() as connection:
            yield connection
    except WarehouseCorrupt as error:
        message = f"the published file {path} cannot be read; `diembao rollback` puts the last whole one back"
        raise WarehouseError(message) from error
    finally:
        engine.dispose()


@cache
def _words(room: str, name: str) -> str:
    return script(room, name).sql
