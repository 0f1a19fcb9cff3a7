"""Parquet: one article a row, read in small batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any

from diembao.formats.csv_table import check_columns
from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import find_fields
from diembao.formats.json_text import dump
from diembao.formats.records import build
from diembao.formats.rules import Refused, Rule
from diembao.formats.streams import spool

_ROWS_AT_ONCE = 64


def read_parquet(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a Parquet file; it is copied to a nameless file first, since it is read from its end."""
    with delivery.open() as stream:
        copy, broken = spool(stream)
    with copy:
        if broken:
            raise broken
        number = -1
        for number, row in enumerate(_rows(copy, delivery)):
            found = find_fields(row, delivery.columns.named())
            yield build(delivery, number, found, "parquet", dump(row), many=True)
    if number < 0:
        raise Refused(Rule.NO_ARTICLES, "a table without rows")


def _rows(copy: IO[bytes], delivery: Delivery) -> Iterator[Mapping[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(copy, memory_map=False, pre_buffer=False)
        columns = [field.name for field in table.schema_arrow if not _is_bytes(field.type)]
        check_columns(columns, delivery.columns)
        _check_size(table.metadata, delivery)
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, ValueError, OverflowError, UnicodeDecodeError) as error:
        raise Refused(Rule.PARQUET_BROKEN, str(error).partition("\n")[0]) from error


def _is_bytes(kind: Any) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _check_size(metadata: Any, delivery: Delivery) -> None:
    """Book what the columns say that they unfold to: Parquet can be a bomb like any archive."""
    for number in range(metadata.num_row_groups):
        delivery.budget.spend_bytes(max(0, metadata.row_group(number).total_byte_size))
