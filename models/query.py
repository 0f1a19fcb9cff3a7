"""Ask the published file: read-only, by anyone, while a run loads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from diembao.errors import WarehouseError
from models.reading_room import open_published
from models.scripts import ROOT, scripts
from models.warehouse import Settings


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of an answer; `more` when there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """An example query: its question in English and in Vietnamese, and its SQL."""

    name: str
    question: str
    question_vi: str
    sql: str


def query(published: Path, sql: str, *, limit: int | None = None, settings: Settings | None = None) -> Answer:
    """Return what `sql` answers on the published file in the folder `published`, at most `limit` rows.

    NothingPublished when there is no file yet; WarehouseError with DuckDB's own words when the SQL is wrong.
    """
    try:
        with open_published(published, settings) as connection:
            result = connection.exec_driver_sql(sql)
            rows = [tuple(row) for row in (result.fetchmany(limit + 1) if limit is not None else result.fetchall())]
            return Answer(tuple(result.keys()), rows[:limit], limit is not None and len(rows) > limit)
    except DBAPIError as error:
        raise WarehouseError(f"the query failed: {error.orig}") from error


def examples(root: Path = ROOT) -> list[Example]:
    """Return the queries of sql/examples, which run on every published file."""
    return [
        Example(s.name, s.fields.get("question", ""), s.fields.get("câu hỏi", ""), s.sql)
        for s in scripts("examples", root)
    ]
