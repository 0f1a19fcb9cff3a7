"""Bring a warehouse file to the schema of sql/migrations, and make the views and macros of sql/ in it.

Migrations run forward only, each in one transaction with its row in ops.migrations; an applied file that was edited
is refused. Views and macros have no history: they are made anew when one of their files changed.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from diembao.errors import MigrationChanged, WarehouseError
from models.scripts import ROOT, Script, by_need, scripts

log = logging.getLogger(__name__)


def migrate(engine: Engine, *, now: datetime, root: Path = ROOT) -> list[str]:
    """Return the names of the migrations that were applied; none when the file was up to date."""
    with engine.connect() as connection:
        applied = _applied(connection)
        connection.rollback()
    found = scripts("migrations", root)
    _refuse_newer(applied, found)
    new = [s for s in found if _is_new(s, applied)]
    for script in new:
        with engine.begin() as connection:
            _apply(connection, script, now)
        log.info("migrated warehouse migration=%s", script.name)
    return [s.name for s in new]


def make_views(engine: Engine, *, now: datetime, root: Path = ROOT) -> list[str]:
    """Return the names of the views and macros ("search()") that were made; none when all are as their files say."""
    macros = [replace(s, name=f"{s.name}()") for s in by_need(scripts("macros", root))]
    found = [*by_need(scripts("views", root)), *macros]
    wanted = {s.name: s.sha256 for s in found}
    with engine.begin() as connection:
        made = {str(r.name): str(r.sha256) for r in connection.execute(text("select name, sha256 from ops.views"))}
        if made == wanted:
            return []
        for name in made.keys() - wanted.keys():
            kind = "macro table" if name.endswith("()") else "view"
            connection.exec_driver_sql(f'drop {kind} if exists "{name.removesuffix("()")}"')
        connection.exec_driver_sql("delete from ops.views")
        for script in found:
            connection.exec_driver_sql(script.sql)
            row = {"name": script.name, "sha256": script.sha256, "now": now}
            connection.execute(text("insert into ops.views values (:name, :sha256, :now)"), row)
    return [s.name for s in found]


def schema_version(connection: Connection) -> int:
    """Return the number of the last migration that was applied, 0 for an empty file."""
    return max(_applied(connection), default=0)


def _applied(connection: Connection) -> dict[int, tuple[str, str]]:
    there = "select 1 from duckdb_tables() where schema_name = 'ops' and table_name = 'migrations'"
    if connection.execute(text(there)).first() is None:
        return {}
    rows = connection.execute(text("select number, name, sha256 from ops.migrations"))
    return {int(r.number): (str(r.name), str(r.sha256)) for r in rows}


def _refuse_newer(applied: dict[int, tuple[str, str]], found: list[Script]) -> None:
    ours = {_number(s) for s in found}
    if strange := sorted(applied.keys() - ours):
        name = applied[strange[0]][0]
        raise WarehouseError(f"the warehouse was migrated by a newer diembao ({name}). Install that version.")


def _is_new(script: Script, applied: dict[int, tuple[str, str]]) -> bool:
    known = applied.get(_number(script))
    if known and known != (script.name, script.sha256):
        raise MigrationChanged(script.name)
    return known is None


def _apply(connection: Connection, script: Script, now: datetime) -> None:
    connection.exec_driver_sql(script.sql)
    row = {"number": _number(script), "name": script.name, "sha256": script.sha256, "now": now}
    connection.execute(text("insert into ops.migrations values (:number, :name, :sha256, :now)"), row)


def _number(script: Script) -> int:
    return int(script.name.split("_", 1)[0])
