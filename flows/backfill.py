"""A backfill: the days of an inbox taken in one after the other, as if each had been taken in on its morning.

Each day is a run of its own over the files that were delivered on that day (`diembao.formats.days`); its checks look at
that day, and only a date that has not come by now is one of the future. Only the last day publishes. Between two days
the home folder is let go, so that a morning's run waits for one day and not for a year. Days that hold nothing new are
passed over: a backfill that was killed goes on where it was when it is started again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time

from diembao.errors import InboxNotFound
from diembao.formats.days import days_of
from diembao.text.dates import VIETNAM
from flows.plan import Plan, plan_run
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary
from models.lock import POLL_SECONDS

log = logging.getLogger(__name__)
COMMAND = "backfill"
MORNING = clock_time(5, 30, tzinfo=VIETNAM)
_PATIENCE_SECONDS = 3600.0  # a morning's run may come in between
_PAUSE_SECONDS = 2 * POLL_SECONDS


@dataclass(frozen=True, slots=True)
class Passed:
    """A day whose files were all read before."""

    day: date


CarryOut = Callable[[Steps, bool], Summary]
"""Carries out a run with these steps, and publishes or not."""


def days_to_take(location: str, first: date | None, last: date | None) -> tuple[date, ...]:
    """Return the days from `first` to `last` that have files in the inbox, in order; None is no bound.

    InboxNotFound when there is no such day. Files without a day belong to no backfill.
    """
    found = days_of(location)
    if without := found.pop(None, 0):
        log.warning("%d files tell no day and are left to `diembao run`", without)
    known = sorted(day for day in found if day is not None)
    wanted = tuple(day for day in known if (first is None or day >= first) and (last is None or day <= last))
    if not wanted:
        there = f"its days run from {known[0]} to {known[-1]}" if known else "no file of it tells a day"
        raise InboxNotFound(location, f"no file was delivered from {first or 'ever'} to {last or 'now'}; {there}")
    return wanted


def morning_after(day: date) -> datetime:
    """Return when the files of `day` would have been taken in: 05:30 in Vietnam on the next day."""
    return datetime.combine(day + timedelta(days=1), MORNING)


def backfill(
    settings: Settings, days: tuple[date, ...], carry_out: CarryOut, now: datetime | None = None
) -> Iterator[Summary | Passed]:
    """Take `days` in, in order, and yield how each of them went; the last one publishes, new or not."""
    for day in days:
        is_last = day == days[-1]
        plan = plan_day(settings, day, patient=day != days[0], now=now)
        if not is_last and not _has_news(plan):
            log.info("passed over day=%s", day)
            yield Passed(day)
            continue
        yield carry_out(Steps(plan), is_last)
        if not is_last:
            time.sleep(_PAUSE_SECONDS)  # whoever waits for the home folder gets it now


def plan_day(settings: Settings, day: date, *, patient: bool, now: datetime | None = None) -> Plan:
    """Return the plan of one day; where it is `patient` it waits an hour for a run that came in between."""
    plan = plan_run(settings, COMMAND, now)
    wait = max(plan.wait_seconds, _PATIENCE_SECONDS) if patient else plan.wait_seconds
    return replace(plan, delivered_on=day, as_of=min(morning_after(day), plan.started_at), wait_seconds=wait)


def _has_news(plan: Plan) -> bool:
    steps = Steps(plan)
    with steps.held():
        return steps.intake.has_news()
