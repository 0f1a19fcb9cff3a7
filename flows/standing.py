"""What stands between two runs, and is told without them: alerts of those who look while a run may be going on.

A watchman never takes the home folder or the warehouse, so that no run is ever refused because of him. His memory is
HOME/alerts.jsonl; the next run writes what he told into ops.alerts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from diembao.alerts import journal
from diembao.alerts.cause import Cause, Told, Urgency
from diembao.alerts.due import standing
from diembao.alerts.wording import moment, next_command
from flows import addresses
from flows.alerting import raise_alerts
from flows.plan import JOURNAL, plan_run
from flows.settings import Settings

OVERDUE = "PUBLICATION_OVERDUE"
DAMAGED = "PUBLICATION_DAMAGED"
WATCHED = frozenset({OVERDUE, DAMAGED})
"""The codes of watchmen; they open and close them."""


def tell(
    settings: Settings,
    command: str,
    causes: Iterable[Cause],
    examined: Collection[str],
    now: datetime | None = None,
) -> tuple[Told, ...]:
    """Tell what is due of `causes`, close what is gone among the codes `examined`, and return what was told.

    SettingsInvalid when the alert addresses cannot be used.
    """
    plan = plan_run(settings, command, now)
    repeat_after = timedelta(hours=settings.alert_repeat_hours)
    return raise_alerts(plan, causes, examined, addresses.channels(settings), repeat_after, by_journal=True)


def open_causes(home: Path) -> tuple[Told, ...]:
    """Return the last message of every cause that stands open, as HOME/alerts.jsonl has it, the critical first."""
    found = standing(journal.read(home / JOURNAL), journal.NAME)
    return tuple(sorted(found, key=lambda t: (t.urgency is not Urgency.CRITICAL, t.opened_at, t.cause)))


def lines_of(causes: Iterable[Told], now: datetime) -> Iterator[str]:
    """Yield each open cause, "critical DISK_FULL since 2026-11-21 05:31 (Vietnam), 26 h", and what to type next."""
    for told in causes:
        hours = max((now - told.opened_at).total_seconds(), 0) / 3600
        yield f"{told.urgency} {told.cause} since {moment(told.opened_at)}, {hours:.0f} h"
        if command := next_command(told.body):
            yield f"  next: {command}"
