"""Open the warehouse: one DuckDB file, one writer, never a download.

The file is held from the first transaction until `close` or `release`: opening and closing it for every batch would
checkpoint it every time, which costs more the larger it is. Whoever else holds it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import duckdb
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from diembao.errors import WarehouseCorrupt, WarehouseError, WarehouseLocked
from models.migrate import make_views, migrate
from models.process import describe

_HOLDER = re.compile(r"\(PID (\d+)\)")
_LOCKED = ("Could not set lock on file", "different configuration than existing connections")
_NO_MEMORY = "Out of Memory Error"
_CORRUPT = ("not a valid DuckDB database file", "Corrupt database file", "Could not read enough bytes")


@dataclass(frozen=True, slots=True)
class Settings:
    """How much of the machine DuckDB may use. `temp_directory` is where it spills, by default beside the file."""

    threads: int = 2
    memory_limit: str = "512MB"
    temp_directory: Path | None = None

    def config(self) -> dict[str, str | int]:
        """Return the settings as DuckDB takes them; extensions are never fetched or loaded by themselves."""
        config: dict[str, str | int] = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": self.threads,
            "memory_limit": self.memory_limit,
            # what is freed goes back to the system at once: by default 128 MB are kept for later
            "allocator_flush_threshold": "8MB",
            "allocator_bulk_deallocation_flush_threshold": "16MB",
        }
        if self.temp_directory:
            config["temp_directory"] = str(self.temp_directory)
        return config


@dataclass(slots=True)
class Warehouse:
    """An open warehouse. Use it as a context manager, and `begin` for one transaction."""

    path: Path
    settings: Settings
    engine: Engine = field(repr=False)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a connection in a transaction: committed at the end, rolled back when anything is raised."""
        with naming_troubles(self.path), self.engine.begin() as connection:
            yield connection

    def release(self) -> None:
        """Let go of the file; the next `begin` takes it again."""
        self.engine.dispose()

    def close(self) -> None:
        """Let go of the file for good; DuckDB writes its journal back into it."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_warehouse(path: Path, *, now: datetime, settings: Settings | None = None) -> Warehouse:
    """Return the warehouse at `path`, made if it is not there, migrated, with its views.

    WarehouseLocked names the process that holds it; WarehouseCorrupt says what DuckDB cannot read.
    """
    settings = settings or Settings()
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = engine_for(path, settings)
    try:
        with naming_troubles(path):
            migrate(engine, now=now)
            make_views(engine, now=now)
    except BaseException:
        engine.dispose()
        raise
    return Warehouse(path, settings, engine)


def engine_for(path: Path, settings: Settings, *, read_only: bool = False) -> Engine:
    """Return an engine with one connection on the DuckDB file `path`; times go in and out as UTC."""
    engine = create_engine(
        URL.create("duckdb", database=str(path)),
        connect_args={"read_only": read_only, "config": settings.config()},
        pool_size=1,
        max_overflow=0,
        pool_timeout=5,
    )
    event.listen(engine, "connect", _settle)
    return engine


@contextmanager
def naming_troubles(path: Path) -> Iterator[None]:
    """Turn DuckDB's complaints about the file itself and about memory into errors that say what to do."""
    try:
        yield
    except (DBAPIError, duckdb.Error) as error:
        said = str(getattr(error, "orig", error))
        if any(words in said for words in _LOCKED):
            raise WarehouseLocked(str(path), _holder(said)) from error
        if any(words in said for words in _CORRUPT):
            raise WarehouseCorrupt(str(path), said) from error
        if said.startswith(_NO_MEMORY):
            advice = "Raise DIEMBAO_MEMORY_LIMIT; many long articles at once need more."
            raise WarehouseError(f"warehouse {path} needs more memory than DuckDB may use. {advice}") from error
        if said.startswith("IO Error"):
            advice = "Check the path, its rights and the room on its disk."
            raise WarehouseError(f"warehouse {path} cannot be used: {said}. {advice}") from error
        raise


def _holder(said: str) -> str:
    match = _HOLDER.search(said)
    return describe(int(match[1])) if match else "another connection of this process"


def _settle(raw: Any, _record: object) -> None:
    raw.execute("set timezone = 'UTC'")
    raw.execute("set enable_progress_bar = false")  # it would write to stdout, which is for data
