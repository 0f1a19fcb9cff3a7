"""Parquet in folders by day, as DuckDB, Spark and pandas read them: articles/day_vn=2026-11-15/part-0.parquet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from models.export_rows import Range, stream_by_day, stream_whole, tables_by_day, tables_whole
from models.reading_room import Seat

_DAYS = ds.partitioning(pa.schema([("day_vn", pa.date32())]), flavor="hive")
_MOST_DAYS = 100_000


def write_parquet(seat: Seat, folder: Path, days: Range) -> Iterator[tuple[str, int]]:
    """Write a folder a table and yield its name and rows.

    An open range replaces the table; a range replaces its own days and leaves the others as they lie there.
    """
    for table in tables_by_day(seat):
        counted = _Counted(stream_by_day(seat, table, days))
        target = folder / table
        half = folder / f".{table}.tmp" if days.is_open else target
        if days.is_open:
            shutil.rmtree(half, ignore_errors=True)
        _write(counted, half)
        if days.is_open:
            half.mkdir(exist_ok=True)  # a table without rows is an empty folder
            shutil.rmtree(target, ignore_errors=True)
            half.rename(target)
        yield table, counted.rows
    for table in tables_whole(seat):
        counted = _Counted(stream_whole(seat, table))
        half = folder / f".{table}.parquet.tmp"
        with pq.ParquetWriter(half, counted.schema) as writer:
            for batch in counted.batches():
                writer.write_batch(batch)
        half.replace(folder / f"{table}.parquet")
        yield table, counted.rows


def _write(counted: _Counted, target: Path) -> None:
    """Write in one thread: rows keep their order, and the same rows are the same files."""
    ds.write_dataset(
        counted.batches(),
        target,
        schema=counted.schema,
        format="parquet",
        partitioning=_DAYS,
        basename_template="part-{i}.parquet",
        existing_data_behavior="delete_matching",
        max_partitions=_MOST_DAYS,
        use_threads=False,
    )


class _Counted:
    """An Arrow reader that knows how many rows it gave."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self.schema: Any = reader.schema
        self.rows = 0

    def batches(self) -> Iterator[Any]:
        """Yield the batches of the reader, counting."""
        for batch in self._reader:
            self.rows += batch.num_rows
            yield batch
