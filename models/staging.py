"""A batch as a DuckDB file of its own, for Great Expectations to query over SQL.

A gate lives in another room, may run in another process, and keeps engines open for as long as it pleases. A staging
schema inside the warehouse would make every gate hold the one file that only one process can have; a disposable file
beside the batch leaves the warehouse alone. The rows come from the same Parquet files that are loaded afterwards.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from models.batch import read_table
from models.columns import FACTS, registered
from models.scripts import ROOT, Script, by_need, scripts
from models.warehouse import Settings, engine_for

TABLES = ("articles", "passages", *FACTS, "readings")


def stage(folder: Path, *, settings: Settings | None = None, root: Path = ROOT) -> Path:
    """Return `folder`/staging.duckdb with the batch as tables of the schema `staged`, made anew each time.

    Articles that were set aside, and all that belongs to them, are left out; tables that nothing was written for are
    there without a row. The views of sql/staged are made in it.
    """
    path = folder / "staging.duckdb"
    half = folder / f"staging.{os.getpid()}.tmp"
    _remove(half)
    engine = engine_for(half, settings or Settings())
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("create schema staged")
            _copy(connection, folder)
            for view in _views(root):
                connection.exec_driver_sql(view.sql)
        with engine.connect() as connection:
            connection.exec_driver_sql("checkpoint")
    finally:
        engine.dispose()
    _remove(path)
    half.replace(path)
    return path


def _copy(connection: Connection, folder: Path) -> None:
    for name in TABLES:
        rows = {"batch_rows": read_table(folder, name), "batch_refusals": read_table(folder, "refusals")}
        with registered(connection, **rows):
            connection.exec_driver_sql(
                f'create table staged."{name}" as '
                "select * from batch_rows as b anti join batch_refusals as r using (article_no)"
            )


def _views(root: Path) -> list[Script]:
    """Return the views of sql/staged that look at batches; those on a whole run need tables that are not here."""
    there = {f"staged.{name}" for name in TABLES}
    return [view for view in by_need(scripts("staged", root)) if there.issuperset(view.needs)]


def _remove(path: Path) -> None:
    for file in (path, path.with_name(path.name + ".wal")):
        with suppress(FileNotFoundError):
            file.unlink()
