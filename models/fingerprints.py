"""Keep a fingerprint of every article: made when it is new or has changed, read back a stretch of days at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, text

from diembao.stories.fingerprint import VERSION, Fingerprint, Place, place_of, take
from models.columns import registered, schema_of
from models.scripts import script
from models.warehouse import Warehouse

log = logging.getLogger(__name__)
_AT_ONCE = 500
_COLUMNS = "article_id, day, minute, words, weights, shingles, every_shingle, terms"


def bring_up_to_date(warehouse: Warehouse) -> int:
    """Make the fingerprints that are missing and return how many; a few hundred a transaction, fewer of long articles.

    The days that lose or get one wait in ops.days_to_tell, so a run that is killed leaves them to the next.
    """
    missing = _find_changed(warehouse)
    parts = pc.divide(missing.column("turn"), _AT_ONCE)
    for number in pc.unique(parts):
        with warehouse.begin() as connection:
            _make(connection, missing.filter(pc.equal(parts, number)))
    log.info("made fingerprints articles=%d", missing.num_rows)
    return int(missing.num_rows)


def read_days(connection: Connection, first: int, last: int) -> list[Fingerprint]:
    """Return the fingerprints of the articles from day `first` to day `last`."""
    where = f"select {_COLUMNS} from ops.fingerprints where day between ? and ? order by article_id"
    table = rows_of(connection, where, first, last)
    return [_fingerprint(*row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True)]


def rows_of(connection: Connection, query: str, *values: object) -> pa.Table:
    """Return what `query` finds, through Arrow."""
    raw: Any = connection.connection.driver_connection
    return raw.execute(query, list(values)).to_arrow_table()


def _find_changed(warehouse: Warehouse) -> pa.Table:
    with warehouse.begin() as connection:
        connection.execute(text("create or replace temp table this_version as select :v as version"), {"v": VERSION})
        connection.exec_driver_sql(script("group", "1_find_changed").sql)
        return rows_of(connection, "select * from without_fingerprint")


def _make(connection: Connection, part: pa.Table) -> None:
    with registered(connection, to_read=part):
        articles = rows_of(connection, script("group", "2_read_articles").sql).to_pylist()
    rows = [_row(a["source"], _take(**a)) for a in articles]
    table = pa.Table.from_pylist(rows, schema=schema_of("ops.fingerprints"))
    days = pa.table({"day": pa.array({row["day"] for row in rows}, pa.int32())})
    with registered(connection, made=table, days_of_made=days):
        connection.exec_driver_sql("insert into ops.fingerprints by name select * from made")
        connection.exec_driver_sql("insert into ops.days_to_tell by name select * from days_of_made")


def _take(
    article_id: str,
    title: str,
    text: str,
    spans: list[list[int]],
    published_at: datetime | None,
    published_precision: str | None,
    **_: object,
) -> Fingerprint:
    prose = [text[start:end] for start, end in spans]
    return take(article_id, place_of(published_at, published_precision, text), title, prose)


def _row(source: str, made: Fingerprint) -> dict[str, object]:
    return {
        "article_id": made.article_id,
        "source": source,
        "day": made.place.day,
        "minute": made.place.minute,
        "words": made.words.astype("<u4").tobytes(),
        "weights": made.weights.astype("<i4").tobytes(),
        "shingles": made.shingles.astype("<u4").tobytes(),
        "every_shingle": made.every_shingle,
        "terms": list(made.terms),
    }


def _fingerprint(
    article_id: str,
    day: int,
    minute: int,
    words: bytes,
    weights: bytes,
    shingles: bytes,
    every_shingle: bool,
    terms: Iterable[str],
) -> Fingerprint:
    return Fingerprint(
        article_id,
        Place(day, minute),
        np.frombuffer(words, "<u4").astype(np.uint32, copy=False),
        np.frombuffer(weights, "<i4").astype(np.int32, copy=False),
        np.frombuffer(shingles, "<u4").astype(np.uint32, copy=False),
        every_shingle,
        tuple(terms),
    )
