"""A measured batch as a DuckDB file of its own, for Great Expectations to query over SQL.

A gate lives in another room, may run in another process, and keeps engines open for as long as it pleases. A staging
schema inside the warehouse would make every gate hold the one file that only one process can have; a disposable file
beside the batch leaves the warehouse alone. The rows come from the same Parquet files that are loaded afterwards; they
are staged in memory, and only what was measured of them is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from models.batch import read_table
from models.columns import registered
from models.scripts import ROOT, script
from models.warehouse import Settings, engine_for

_STAGED = "staged."


def stage(folder: Path, measured: str, *, settings: Settings | None = None, root: Path = ROOT) -> Path:
    """Return `folder`/staging.duckdb with the one table that sql/staged/`measured`.sql makes of the batch.

    The script finds the tables of its header (`needs`) as `staged.NAME`, without the articles that were set aside and
    all that belongs to them; a table that nothing was written for is there without a row. The file is made anew.
    """
    wanted = script("staged", measured, root)
    path = folder / "staging.duckdb"
    half = folder / f"staging.{os.getpid()}.tmp"
    _remove(half)
    engine = engine_for(half, settings or Settings())
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("attach ':memory:' as staged")
            connection.commit()  # DuckDB writes to one database in a transaction
            _copy(connection, folder, (name.removeprefix(_STAGED) for name in wanted.needs))
            connection.commit()
            connection.exec_driver_sql(wanted.sql)
            connection.commit()
            connection.exec_driver_sql("checkpoint")
    finally:
        engine.dispose()
    _remove(path)
    half.replace(path)
    return path


def _copy(connection: Connection, folder: Path, names: Iterable[str]) -> None:
    refusals = read_table(folder, "refusals")
    for name in names:
        with registered(connection, batch_rows=read_table(folder, name), batch_refusals=refusals):
            connection.exec_driver_sql(
                f'create table staged."{name}" as '
                "select * from batch_rows as b anti join batch_refusals as r using (article_no)"
            )


def _remove(path: Path) -> None:
    for file in (path, path.with_name(path.name + ".wal")):
        with suppress(FileNotFoundError):
            file.unlink()
