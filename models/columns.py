"""Arrow columns for the tables of a batch: schemas taken from models.tables, values from dataclasses.

Every staged table begins with `article_no`, the position of the article in its batch: an article_id may come twice in
a batch, as two versions or two deliveries of the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import pyarrow as pa
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    String,
)
from sqlalchemy.types import JSON

from models.tables import Table

# Columns that only the warehouse can know; a batch does not carry them.
_LATER = {"version", "duplicate_of", "story_id", "extractor_version", "first_run_id", "last_run_id"}
FACTS = (
    "sentences",
    "mentions",
    "roles",
    "quotes",
    "times",
    "figures",
    "citations",
    "events",
    "topics",
    "keyphrases",
)
NUMBER = pa.field("article_no", pa.int32(), nullable=False)


def _schemas() -> dict[str, pa.Schema]:
    extra = {"articles": [pa.field("container", pa.string(), nullable=False)]}
    found = {
        name: pa.schema([NUMBER, *extra.get(name, ()), *_fields(name)]) for name in ("articles", "passages", *FACTS)
    }
    found["readings"] = pa.schema(
        [NUMBER, pa.field("article_id", pa.string(), nullable=False), pa.field("seconds", pa.string(), nullable=False)]
    )
    found["raws"] = pa.schema([NUMBER, pa.field("raw", pa.binary(), nullable=False)])
    found["files"] = pa.schema(
        [
            pa.field("file", pa.string(), nullable=False),
            pa.field("file_sha256", pa.string(), nullable=False),
            pa.field("size_bytes", pa.int64(), nullable=False),
            pa.field("format", pa.string()),
            pa.field("records_seen", pa.int32()),
        ]
    )
    found["refusals"] = pa.schema([pa.field("article_no", pa.int32()), pa.field("container", pa.string()), *_refusal()])
    return found


def _fields(table: str) -> list[pa.Field]:
    return [_field(c) for c in Table.metadata.tables[table].columns if c.name not in _LATER]


def _refusal() -> list[pa.Field]:
    later = {"first_seen_at", "last_seen_at", "first_run_id", "last_run_id", "attempts", "status", "history"}
    return [_field(c) for c in Table.metadata.tables["ops.quarantine"].columns if c.name not in later]


def _field(column: Column[Any]) -> pa.Field:
    return pa.field(column.name, _arrow(column.type), nullable=bool(column.nullable))


def _arrow(kind: Any) -> pa.DataType:
    """Return the Arrow type of an SQLAlchemy type; the order matters, BigInteger is an Integer too."""
    match kind:
        case ARRAY():
            return pa.list_(_arrow(kind.item_type))
        case BigInteger():
            return pa.int64()
        case Integer():
            return pa.int32()
        case Float():
            return pa.float64()
        case Numeric():
            return pa.decimal128(kind.precision, kind.scale)
        case Boolean():
            return pa.bool_()
        case DateTime():
            return pa.timestamp("us", tz="UTC")
        case Date():
            return pa.date32()
        case String() | JSON():
            return pa.string()
        case LargeBinary():
            return pa.binary()
        case _:
            raise TypeError(f"no Arrow type for {kind!r}")


SCHEMAS: Mapping[str, pa.Schema] = _schemas()


def schema_of(table: str) -> pa.Schema:
    """Return the Arrow schema of a table of the warehouse, such as "ops.files"."""
    return pa.schema([_field(c) for c in Table.metadata.tables[table].columns])


@contextmanager
def registered(connection: Connection, **tables: pa.Table) -> Iterator[None]:
    """Let SQL on `connection` read Arrow tables by their names for the time of the block."""
    raw: Any = connection.connection.driver_connection
    with ExitStack() as names:
        for name, table in tables.items():
            raw.register(name, table)
            names.callback(raw.unregister, name)
        yield


def to_table(name: str, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    """Return `rows`, in the order of the columns of SCHEMAS[name], as an Arrow table."""
    schema = SCHEMAS[name]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([_array(values, field) for values, field in zip(columns, schema, strict=True)], schema=schema)


def _array(values: tuple[object, ...], field: pa.Field) -> pa.Array:
    try:
        return pa.array(values, field.type)
    except UnicodeEncodeError:  # half a surrogate pair: one code point that UTF-8 cannot hold becomes one "?"
        return pa.array([_storable(v) for v in values], field.type)


def _storable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list | tuple):
        return [_storable(v) for v in value]
    return value
