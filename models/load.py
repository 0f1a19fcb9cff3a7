"""Load a batch: one transaction in which its articles, facts, refusals and ledger rows appear together or not at all.

Rows come from the Parquet files of the batch through Arrow; the steps are the files of sql/load, in order. The staging
file is not read: Great Expectations may still hold it, and its rows are the same.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection, text

from diembao.errors import BatchIncomplete
from models.batch import read_table
from models.columns import FACTS, registered
from models.ledger import Run
from models.scripts import scripts
from models.warehouse import Warehouse

log = logging.getLogger(__name__)
_TABLES = ("articles", "passages", *FACTS, "refusals", "files")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the records of a batch, and how many rows each table got."""

    loaded: int
    unchanged: int
    duplicate: int
    quarantined: int
    rows: dict[str, int]


def load_batch(
    warehouse: Warehouse,
    folder: Path,
    run: Run,
    *,
    now: datetime,
    after_step: Callable[[str], None] | None = None,
) -> Loaded:
    """Load the batch in `folder` and return what became of it; one that this run loaded before is left alone.

    Raises BatchIncomplete when an article has neither a reading nor a refusal. `after_step` is told the name of each
    step while the transaction is open (tests kill the process there).
    """
    refuse_unread(folder)
    with warehouse.begin() as connection:
        if found := from_ledger(connection, run, folder.name):
            return found
        with registered(connection, **{f"batch_{name}": read_table(folder, name) for name in _TABLES}):
            say_what_runs(connection, run, folder.name, now)
            for step in scripts("load"):
                connection.exec_driver_sql(step.sql)
                if after_step:
                    after_step(step.name)
        done = from_ledger(connection, run, folder.name)
    pa.default_memory_pool().release_unused()  # Arrow would keep the tables' memory for the next batch
    assert done is not None  # the last step writes the row
    log.info("loaded batch=%s loaded=%d quarantined=%d", folder.name, done.loaded, done.quarantined)
    return done


def refuse_unread(folder: Path) -> None:
    """Raise BatchIncomplete when an article of the batch has neither a reading nor a refusal."""
    known = set(read_table(folder, "readings").column("article_no").to_pylist())
    known.update(read_table(folder, "refusals").column("article_no").to_pylist())
    numbers = set(read_table(folder, "articles").column("article_no").to_pylist())
    if missing := len(numbers - known):
        raise BatchIncomplete(str(folder), missing)


def say_what_runs(connection: Connection, run: Run, batch: str, now: datetime) -> None:
    """Hand run and batch to the SQL of a load, as the one row of `this_load`."""
    create = """
        create or replace temp table this_load as
        select :run_id as run_id, :batch as batch, :version as extractor_version, cast(:now as timestamptz) as loaded_at
    """
    values = {"run_id": run.run_id, "batch": batch, "version": run.extractor_version, "now": now}
    connection.execute(text(create), values)


def from_ledger(connection: Connection, run: Run, batch: str) -> Loaded | None:
    """Return what became of a batch that `run` has loaded, None when it has not."""
    row = connection.execute(
        text(
            "select loaded, unchanged, duplicate, quarantined, cast(row_counts as varchar) as rows "
            "from ops.batches where run_id = :run_id and batch = :batch"
        ),
        {"run_id": run.run_id, "batch": batch},
    ).one_or_none()
    if row is None:
        return None
    return Loaded(row.loaded, row.unchanged, row.duplicate, row.quarantined, json.loads(row.rows))
