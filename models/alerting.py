"""The alerts in the warehouse: what was told of each cause, on which channel, and since when it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import insert, select

from diembao.alerts.cause import Kind, Outcome, Told, Urgency
from diembao.quality.result import CheckResult, Severity
from models.tables.operations import Alert, Check
from models.warehouse import Warehouse


def told_so_far(warehouse: Warehouse) -> tuple[Told, ...]:
    """Return everything that was told, in the order of time."""
    with warehouse.begin() as connection:
        rows = connection.execute(select(*Alert.__table__.columns).order_by(Alert.sent_at, Alert.alert_id)).all()
    return tuple(
        Told(
            alert_id=row.alert_id,
            run_id=row.run_id,
            cause=row.cause,
            code=row.code,
            kind=Kind(row.kind),
            urgency=Urgency(row.severity),
            headline=row.subject,
            body=row.body,
            channel=row.channel,
            outcome=Outcome(row.status),
            opened_at=row.opened_at,
            sent_at=row.sent_at,
        )
        for row in rows
    )


def remember(warehouse: Warehouse, told: Iterable[Told]) -> int:
    """Write what was told and return how many rows were new; a row that is there already is left as it is."""
    with warehouse.begin() as connection:
        known = set(connection.execute(select(Alert.alert_id)).scalars())
        rows = [_row(one) for one in {t.alert_id: t for t in told if t.alert_id not in known}.values()]
        if rows:
            connection.execute(insert(Alert), rows)
    return len(rows)


def batch_checks(warehouse: Warehouse, run_id: str) -> tuple[CheckResult, ...]:
    """Return the checks of the batches of a run, each name once: failed when it failed in any batch.

    `examined` and `failing` are those of the batches where it failed, of all batches where it held everywhere.
    """
    wanted = (
        select(*Check.__table__.columns)
        .where(Check.run_id == run_id, Check.batch.is_not(None))
        .order_by(Check.suite, Check.name)
    )
    found: dict[tuple[str, str], list[CheckResult]] = {}
    with warehouse.begin() as connection:
        for row in connection.execute(wanted):
            found.setdefault((row.suite, row.name), []).append(_result(row))
    return tuple(_together(results) for results in found.values())


def _row(told: Told) -> dict[str, object]:
    return {
        "alert_id": told.alert_id,
        "run_id": told.run_id,
        "cause": told.cause,
        "code": told.code,
        "kind": str(told.kind),
        "severity": str(told.urgency),
        "subject": told.headline,
        "body": told.body,
        "channel": told.channel,
        "status": str(told.outcome),
        "opened_at": told.opened_at,
        "sent_at": told.sent_at,
    }


def _result(row: Any) -> CheckResult:
    return CheckResult(
        suite=row.suite,
        name=row.name,
        severity=Severity(row.severity),
        judges_rows=row.judges_rows,
        passed=row.passed,
        examined=row.examined,
        failing=row.failing,
        observed=row.observed,
        meaning=row.meaning,
        action=row.action,
        sample=tuple(row.sample),
    )


def _together(results: list[CheckResult]) -> CheckResult:
    judged = [r for r in results if not r.passed] or results
    return replace(
        judged[0],
        examined=sum(r.examined for r in judged),
        failing=sum(r.failing for r in judged),
        sample=tuple(s for r in judged for s in r.sample),
    )
