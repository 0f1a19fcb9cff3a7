"""One run at a time in a home folder: HOME/run.lock, held by flock, with the words of its holder in it.

The kernel drops the lock of a process that dies, however it dies, so a stale file is simply taken over. Forked workers
would inherit the lock and outlive a killed run; they close their copy at once.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from diembao.errors import WarehouseLocked
from models.process import is_alive

log = logging.getLogger(__name__)
POLL_SECONDS = 0.2
"""How often a run that waits looks again; whoever holds a home in turns pauses for longer than that in between."""
_NAME = "run.lock"
_held: set[int] = set()


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a home folder."""

    pid: int
    run_id: str
    command: str
    started_at: datetime
    host: str

    def __str__(self) -> str:
        since = f"{self.started_at:%Y-%m-%d %H:%M:%S %Z}".strip()
        return f"run {self.run_id} ({self.command}, process {self.pid} on {self.host}, since {since})"


@contextmanager
def hold(home: Path, holder: Holder, wait_seconds: float = 0.0) -> Iterator[None]:
    """Hold `home` for the time of the block; WarehouseLocked names the run that still has it after `wait_seconds`."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / _NAME
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not (_take(handle, path) or _wait(handle, path, wait_seconds)):
            raise WarehouseLocked(str(home), str(_read(path) or "another run"))
        _held.add(handle)
        _write(handle, _as_json(holder))
        yield
        _write(handle, "")
    finally:
        _held.discard(handle)
        with suppress(OSError):  # a forked child has closed it already
            os.close(handle)


def current(home: Path) -> Holder | None:
    """Return who holds `home` now, None when nobody does; the words of a killed run do not count."""
    try:
        handle = os.open(home / _NAME, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(home / _NAME)
    finally:
        os.close(handle)
    return None


def _take(handle: int, path: Path) -> bool:
    """Take the lock. `current` holds it while it looks, so a lock without a living holder is tried again."""
    for _ in range(10):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            holder = _read(path)
            if holder and is_alive(holder.pid):
                return False
            time.sleep(0.05)
    return False


def _wait(handle: int, path: Path, seconds: float) -> bool:
    end = time.monotonic() + seconds
    if seconds > 0:
        log.info("waiting for the home folder seconds=%g held_by=%s", seconds, _read(path) or "another run")
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(POLL_SECONDS, left))
        if _take(handle, path):
            return True
    return False


def _as_json(holder: Holder) -> str:
    return json.dumps(asdict(holder) | {"started_at": holder.started_at.isoformat()}, ensure_ascii=False)


def _write(handle: int, words: str) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, words.encode(), 0)


def _read(path: Path) -> Holder | None:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return Holder(**known | {"started_at": datetime.fromisoformat(known["started_at"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _close_in_child() -> None:
    for handle in _held:
        with suppress(OSError):
            os.close(handle)
    _held.clear()


os.register_at_fork(after_in_child=_close_in_child)
