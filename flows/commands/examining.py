"""`diembao doctor`: is everything there that a run needs, and does it work?"""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.errors import DiembaoError
from flows.settings import Settings, settings_of

_ROOM_NEEDED = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, what was seen, and what to do if it isn't."""

    well: bool
    what: str
    seen: str
    remedy: str = ""


def examine(home: Path | None) -> None:
    """Print a line for each thing a run needs; exit 1 when one of them is not well."""
    settings = settings_of(home)
    findings = [look(settings) for look in _LOOKS]
    for finding in findings:
        mark = typer.style("ok  ", fg="green") if finding.well else typer.style("FAIL", fg="red")
        typer.echo(f"{mark} {finding.what:22} {finding.seen}")
        if not finding.well:
            typer.echo(f"     -> {finding.remedy}")
    if not all(f.well for f in findings):
        raise typer.Exit(1)


def _python(_: Settings) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(sys.version_info >= (3, 11), "python", version, "Install Python 3.11 or newer.")


def _packages(_: Settings) -> Finding:
    wanted = {"duckdb": "1.5", "prefect": "3.8", "sqlalchemy": "2.0", "great-expectations": "1.", "underthesea": "9."}
    found = {name: importlib.metadata.version(name) for name in wanted}
    well = all(found[name].startswith(start) for name, start in wanted.items())
    return Finding(well, "packages", ", ".join(f"{k} {v}" for k, v in found.items()), "Run `make install`.")


def _tagger(_: Settings) -> Finding:
    from diembao.segment import words

    try:
        found = words("Hà Nội đang mưa")
    except DiembaoError as error:
        return Finding(False, "underthesea", str(error), "Run `make install`.")
    return Finding(len(found) == 3, "underthesea", "segments words", "Run `make install`.")


def _home(settings: Settings) -> Finding:
    folder = settings.home.absolute()
    there = next(p for p in (folder, *folder.parents) if p.exists())
    return Finding(os.access(there, os.W_OK), "home", str(folder), f"Make {there} writable, or name another --home.")


def _room(settings: Settings) -> Finding:
    folder = settings.home.absolute()
    there = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(there).free
    return Finding(free > _ROOM_NEEDED, "disk", f"{free / 1024**3:.1f} GiB free", "Free at least 2 GiB.")


def _warehouse(settings: Settings) -> Finding:
    from models.lock import current
    from models.warehouse import open_warehouse

    path = settings.home.absolute() / "warehouse.duckdb"
    holder = current(settings.home.absolute())
    if holder is not None:
        return Finding(True, "warehouse", f"in use by run {holder.run_id} (pid {holder.pid})")
    if not path.exists():
        return Finding(True, "warehouse", "not made yet; the first run makes it")
    try:
        open_warehouse(path, now=datetime.now(UTC)).close()
    except DiembaoError as error:
        return Finding(False, "warehouse", str(error), "Follow the message, then run doctor again.")
    return Finding(True, "warehouse", str(path))


def _settings(settings: Settings) -> Finding:
    from flows.configuration import strangers
    from flows.settings import settings_file

    read = str(settings_file(settings.home) or "no file; environment and defaults")
    unknown = ", ".join(strangers())
    return Finding(not unknown, "settings", unknown or read, "No setting has this variable: `diembao config check`.")


def _inbox(settings: Settings) -> Finding:
    from diembao.formats import inbox

    try:
        seen = sum(1 for _, _ in zip(range(1000), inbox.walk(settings.inbox, settings.limits), strict=False))
    except DiembaoError as error:
        return Finding(True, "inbox", f"{error} (from the settings; `diembao run INBOX` names another)")
    return Finding(True, "inbox", f"{settings.inbox}: {seen}{'+' if seen == 1000 else ''} files")


_LOOKS: tuple[Callable[[Settings], Finding], ...] = (
    _python,
    _packages,
    _tagger,
    _settings,
    _home,
    _room,
    _warehouse,
    _inbox,
)
