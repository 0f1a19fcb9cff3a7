"""The published file as a reading room: many readers at once, always of the newest publication, and nothing else.

DuckDB holds the file read-only inside a database in memory. Access to the file system, to the network and to
extensions is switched off, and the switches are locked before the first question is asked.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from diembao.errors import NothingPublished
from models.publications import FILE
from models.reading_room import Seat

_OPENED = "attach '{}' as published (read_only)"  # the path is ours; a quotation mark in it is doubled
_NAMES = "published"
_LOCKS = ("set timezone = 'UTC'", "set enable_external_access = false", "set lock_configuration = true")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one question may use: rows that are shown, seconds, memory in DuckDB's words, questions at once."""

    rows: int = 500
    seconds: float = 5.0
    memory: str = "512MB"
    threads: int = 2
    at_once: int = 2


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a question in SQL, or why there is none; `more` when there were more rows than are shown."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    more: bool = False
    seconds: float = 0.0
    trouble: str | None = None


@dataclass(slots=True)
class Library:
    """Readers of the file in the folder `published`; when another one is published, those who come next read that."""

    published: Path
    limits: Limits = field(default_factory=Limits)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _turns: threading.BoundedSemaphore = field(init=False, repr=False)
    _open: tuple[tuple[int, int], Any] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._turns = threading.BoundedSemaphore(self.limits.at_once)

    @contextmanager
    def seat(self) -> Iterator[Seat]:
        """Give a seat of its own; NothingPublished when there is no file."""
        cursor = self._database().cursor()
        try:
            cursor.execute(f"use {_NAMES}")
            yield Seat(cursor)
        finally:
            cursor.close()

    def ask(self, sql: str) -> Told:
        """Return what a stranger's `sql` answers: one select or explain, so many rows, so many seconds."""
        trouble = refusal(sql)
        if trouble:
            return Told(trouble=trouble)
        if not self._turns.acquire(timeout=self.limits.seconds):
            return Told(trouble="Too many questions at once; ask again in a moment.")
        try:
            with self.seat() as one:
                return self._answer(one.raw, sql)
        finally:
            self._turns.release()

    def _answer(self, cursor: Any, sql: str) -> Told:
        began = time.monotonic()
        clock = threading.Timer(self.limits.seconds, cursor.interrupt)
        clock.start()
        try:
            found = cursor.execute(sql)
            rows = tuple(tuple(row) for row in found.fetchmany(self.limits.rows + 1))
            columns = tuple(column[0] for column in found.description or ())
        except duckdb.InterruptException:
            return Told(trouble=f"Stopped: the answer took longer than {self.limits.seconds:g} seconds.")
        except duckdb.Error as error:
            return Told(trouble=str(error))
        finally:
            clock.cancel()
        most = self.limits.rows
        return Told(columns, rows[:most], len(rows) > most, time.monotonic() - began)

    def _database(self) -> Any:
        path = self.published / FILE
        with self._lock:
            try:
                stat = path.stat()
            except FileNotFoundError:
                raise NothingPublished(str(path)) from None
            edition = (stat.st_ino, stat.st_mtime_ns)
            if self._open is None or self._open[0] != edition:
                self._open = (edition, self._locked_down(path))  # readers of the old one keep it until they are done
            return self._open[1]

    def _locked_down(self, path: Path) -> Any:
        config: dict[str, str | bool | int | float | list[str]] = {
            "threads": str(self.limits.threads),
            "memory_limit": self.limits.memory,
            "temp_directory": "",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
        }
        database = duckdb.connect(":memory:", config=config)
        database.execute(_OPENED.format(str(path).replace("'", "''")))
        for lock in _LOCKS:
            database.execute(lock)
        return database


def refusal(sql: str) -> str | None:
    """Return why `sql` is not asked: nothing, several statements, or one that is no question; None when it may be."""
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        return str(error)
    allowed = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
    if len(statements) != 1:
        return "One question at a time."
    if statements[0].type not in allowed:
        return "Only questions are answered here: select, from, with, describe, summarize, show, explain."
    return None
