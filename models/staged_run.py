"""A run as one staged row, so that the gate before publication judges it as the gates judge batches."""

from __future__ import annotations

from pathlib import Path

import duckdb
from sqlalchemy import text

from models.ledger import run_counts
from models.scripts import scripts
from models.warehouse import Warehouse


def stage_run(warehouse: Warehouse, run_id: str, folder: Path) -> Path:
    """Return a DuckDB file in `folder` with the view `run_measured` of sql/staged: one row, the run by its counts.

    `articles_standing` counts all articles of the warehouse, so a run that found nothing new is told from one that
    finds nothing at all because the inbox is gone: there `files_seen` is 0.
    """
    counts = run_counts(warehouse, run_id)
    with warehouse.begin() as connection:
        standing = connection.execute(text("select count(*) from articles")).scalar_one()
        seen = connection.execute(
            text("select coalesce(files_seen, 0) from ops.runs where run_id = :run_id"), {"run_id": run_id}
        ).scalar_one()
    row: dict[str, object] = {"run_id": run_id, "articles_standing": standing, "files_seen": seen}
    row |= {f"files_{outcome}": n for outcome, n in counts.files.items()}
    row |= {f"records_{outcome}": n for outcome, n in counts.records.items()}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "run.duckdb"
    path.unlink(missing_ok=True)
    _write(path, row)
    return path


def _write(path: Path, row: dict[str, object]) -> None:
    columns = ", ".join(f"{name} {'varchar' if isinstance(value, str) else 'bigint'}" for name, value in row.items())
    with duckdb.connect(str(path)) as db:
        db.execute("create schema staged")
        db.execute(f"create table staged.run ({columns})")
        db.execute(f"insert into staged.run values ({', '.join('?' * len(row))})", list(row.values()))
        for script in scripts("staged"):
            if script.name.endswith("run_measured"):
                db.execute(script.sql)
