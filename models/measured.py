"""The warehouse as a few measures, in a small DuckDB file that the expectations on outlets and trends can query.

The SQL of sql/measured runs in the warehouse, on temporary tables; only the tables that are judged are copied out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from sqlalchemy import Connection

from models.columns import registered
from models.scripts import by_need, script, scripts
from models.warehouse import Warehouse

_JUDGED = ("outlets_measured", "whole_measured")
_HANDED = pa.schema([("run_id", pa.string()), ("run_day", pa.date32())])


@dataclass(frozen=True, slots=True)
class Measured:
    """A file with the tables `outlets_measured` and `whole_measured`.

    `judged_day` is the last whole day that has news, None in an empty warehouse; `values` are the numbers of the whole
    by their names ("volume_score": -4.2), None where there is too little to judge.
    """

    path: Path
    judged_day: date | None
    history_days: int
    values: Mapping[str, float | None]


def measure(warehouse: Warehouse, folder: Path, *, run_id: str, run_day: date) -> Measured:
    """Return the measures of the warehouse as they stand in the run `run_id`, which runs on `run_day` (Vietnam).

    What is measured of outlets is kept in ops.outlets_measured.
    """
    handed = pa.table({"run_id": [run_id], "run_day": [run_day]}, schema=_HANDED)
    found = by_need(scripts("measured"))
    with warehouse.begin() as connection, registered(connection, measured_for=handed):
        for made in found:
            connection.exec_driver_sql(made.sql)
        tables = {name: _taken(connection, name) for name in _JUDGED}
        connection.exec_driver_sql(script("keep", "outlets_measured").sql)
        for made in found:
            connection.exec_driver_sql(f"drop table temp.{made.name}")
    return _described(_written(folder, tables), tables["whole_measured"])


def _taken(connection: Connection, name: str) -> pa.Table:
    raw: Any = connection.connection.driver_connection
    return raw.execute(f"from temp.{name} order by 1").to_arrow_table()


def _written(folder: Path, tables: Mapping[str, pa.Table]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "measured.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as db:
        for name, rows in tables.items():
            db.register("rows_taken", rows)
            db.execute(f"create table {name} as from rows_taken")
            db.unregister("rows_taken")
    return path


def _described(path: Path, whole: pa.Table) -> Measured:
    (row,) = whole.to_pylist()
    numbers = {
        field.name: None if row[field.name] is None else float(row[field.name])
        for field in whole.schema
        if pa.types.is_integer(field.type) or pa.types.is_floating(field.type) or pa.types.is_decimal(field.type)
    }
    return Measured(path, row["judged_day"], int(row["history_days"] or 0), numbers)
