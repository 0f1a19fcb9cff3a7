"""The checks of sql/checks: each is a query that returns the bad rows, and says in its header what they mean.

-- One row per fact whose characters are not the ones it points at.
-- severity: critical
-- meaning: An extractor and its offsets disagree, so quotes and highlights would be wrong.
-- action: Report it with the article_id; `diembao read FILE` shows the reading.

A check over many tables asks them one after the other, statement by statement, so that it takes the memory of one.
One that reads the texts says "sliced: yes" and is asked once a slice of the articles: those for which
`hash(article_id) % getvariable('slices') = getvariable('slice')`.
"""

from __future__ import annotations

import json
import re
from math import ceil

from sqlalchemy import Connection

from diembao.quality.result import CheckResult, Severity
from models.scripts import Script, scripts
from models.warehouse import Warehouse

_SAMPLE = 5
_END = re.compile(r";\s*(?:\n|$)")
# Of text: 96 MB hold so much of it and what is joined to it, also where articles are long.
_SLICE_CHARS = 10_000_000


def run_checks(warehouse: Warehouse) -> list[CheckResult]:
    """Return the result of every check of sql/checks, in their alphabetical order, as the suite "warehouse"."""
    return [_run(warehouse, check) for check in scripts("checks")]


def _run(warehouse: Warehouse, check: Script) -> CheckResult:
    with warehouse.begin() as connection:
        return run_check(connection, check)


def run_check(connection: Connection, check: Script, slices: int | None = None) -> CheckResult:
    """Return the result of one check: it holds when its query returns no row.

    `slices`: how often a sliced check is asked, by default as often as the length of the articles needs.
    """
    _collect_bad_rows(connection, check, slices or _slices(connection, check))
    failing = int(connection.exec_driver_sql("select count(*) from bad_rows").scalar_one())
    sample = connection.exec_driver_sql(f"select * from bad_rows limit {_SAMPLE}")
    return CheckResult(
        suite="warehouse",
        name=check.name,
        severity=Severity(check.fields["severity"]),
        judges_rows=False,
        passed=failing == 0,
        examined=_examined(connection, check),
        failing=failing,
        observed=float(failing),
        meaning=check.fields["meaning"],
        action=check.fields["action"],
        sample=tuple(json.dumps(dict(row._mapping), ensure_ascii=False, default=str) for row in sample),
    )


def _collect_bad_rows(connection: Connection, check: Script, slices: int) -> None:
    """Make the temporary table `bad_rows`, slice after slice and statement after statement."""
    statements = _statements(check)
    connection.exec_driver_sql(f"set variable slices = {slices}")
    made = "create or replace temp table bad_rows as"
    for number in range(slices):
        connection.exec_driver_sql(f"set variable slice = {number}")
        for statement in statements:
            connection.exec_driver_sql(f"{made}\n{statement}")
            made = "insert into bad_rows"


def _slices(connection: Connection, check: Script) -> int:
    if check.fields.get("sliced") != "yes":
        return 1
    chars = connection.exec_driver_sql("select coalesce(sum(end_char - start_char), 0) from passages").scalar_one()
    return max(1, ceil(int(chars) / _SLICE_CHARS))


def _statements(check: Script) -> list[str]:
    return [part for part in _END.split(check.sql) if part.strip()]


def _examined(connection: Connection, check: Script) -> int:
    if not check.needs:
        return 0
    counts = " + ".join(f"(select count(*) from {name})" for name in check.needs)
    return int(connection.exec_driver_sql(f"select {counts}").scalar_one())
