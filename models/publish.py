"""Publish: a read-only copy of the warehouse beside it, put in place in one step, with a manifest and a history.

`models.publications` says what lies where. A reader with the old file open keeps reading the old one until it opens
the file again.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, insert, select, text

from diembao.errors import WarehouseError
from models.checksum import main_tables, table_checksums
from models.ledger import Run
from models.manifest import Manifest, read_manifest, sha256_of
from models.migrate import schema_version
from models.publications import FILE, HISTORY, MANIFEST, history, newest_whole_before, outdated
from models.tables.operations import Publication
from models.warehouse import Warehouse

log = logging.getLogger(__name__)


def publish(warehouse: Warehouse, published: Path, run: Run, *, now: datetime, keep: int = 7) -> Manifest:
    """Publish the warehouse as it stands and return the manifest; the last `keep` publications stay in history."""
    (published / HISTORY).mkdir(parents=True, exist_ok=True)
    number = _next_number(warehouse, published)
    copy = published / HISTORY / f"{number:06}-{run.run_id}.duckdb"
    with warehouse.engine.connect() as connection:
        connection.exec_driver_sql("checkpoint")
        _copy(warehouse.path, copy)
    manifest = _describe(warehouse, copy, number, run, now)
    copy.with_suffix(".json").write_text(manifest.as_json(), encoding="utf-8")
    _put_in_place(published, copy, manifest)
    _record(warehouse, manifest)
    _forget(published, keep)
    log.info("published file=%s bytes=%d sha256=%s", published / FILE, manifest.size_bytes, manifest.sha256)
    return manifest


def rollback(warehouse: Warehouse, published: Path, *, now: datetime, to: int | None = None) -> Manifest:
    """Put publication number `to`, by default `newest_whole_before` the one that stands, back and return its manifest.

    The warehouse keeps its rows: the next run publishes them again unless what was wrong is mended.
    """
    kept = history(published)
    wanted = to if to is not None else newest_whole_before(published)
    if wanted not in kept:
        numbers = ", ".join(map(str, kept)) or "none"
        raise WarehouseError(f"publication {wanted} is not in history; there are: {numbers}.")
    copy = kept[wanted]
    old = read_manifest(copy.with_suffix(".json"))
    if sha256_of(copy) != old.sha256:
        raise WarehouseError(f"{copy} is not the file that was published. Choose another of {list(kept)}.")
    number = _next_number(warehouse, published)
    back = replace(old, publication_no=number, source_no=wanted, kind="rollback", published_at=now)
    _put_in_place(published, copy, back)
    _record(warehouse, back)
    return back


def _next_number(warehouse: Warehouse, published: Path) -> int:
    """Return the next number; history counts too, for a run that was killed before it could write its row."""
    with warehouse.begin() as connection:
        last = connection.execute(select(func.max(Publication.publication_no))).scalar_one()
    return max(int(last or 0), *history(published), 0) + 1


def _copy(source: Path, target: Path) -> None:
    """Copy so that `target` is there whole, safe on disk and read-only, or not at all."""
    half = target.with_suffix(".tmp")
    half.unlink(missing_ok=True)
    shutil.copyfile(source, half)
    half.chmod(0o444)
    with half.open("rb") as file:
        os.fsync(file.fileno())
    half.replace(target)


def _describe(warehouse: Warehouse, copy: Path, number: int, run: Run, now: datetime) -> Manifest:
    with warehouse.begin() as connection:
        schema = schema_version(connection)
        counts = {n: int(connection.execute(text(f'select count(*) from "{n}"')).scalar_one()) for n in main_tables()}
        checksums = table_checksums(connection)
    return Manifest(
        publication_no=number,
        source_no=number,
        kind="publish",
        run_id=run.run_id,
        published_at=now,
        file=copy.name,
        sha256=sha256_of(copy),
        size_bytes=copy.stat().st_size,
        rows=counts,
        checksums=checksums,
        schema_version=schema,
        diembao_version=run.diembao_version,
        extractor_version=run.extractor_version,
    )


def _put_in_place(published: Path, copy: Path, manifest: Manifest) -> None:
    with _half(published / FILE) as half:
        try:
            os.link(copy, half)
        except OSError:  # a file system without hard links
            _copy(copy, half)
    with _half(published / MANIFEST) as half:
        half.write_text(manifest.as_json(), encoding="utf-8")
    _sync_folder(published)


@contextmanager
def _half(path: Path) -> Iterator[Path]:
    half = path.with_name(f".{path.name}.tmp")
    half.unlink(missing_ok=True)
    yield half
    half.replace(path)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _record(warehouse: Warehouse, manifest: Manifest) -> None:
    names = ("publication_no", "run_id", "kind", "published_at", "sha256", "size_bytes", "file")
    row = {name: getattr(manifest, name) for name in names} | {"row_counts": manifest.rows}
    with warehouse.begin() as connection:
        connection.execute(insert(Publication).values(**row))


def _forget(published: Path, keep: int) -> None:
    for path in outdated(published, keep):
        with suppress(FileNotFoundError):
            path.unlink()
