"""From failed checks and failed runs to alerts: which causes stand, who is told, and what is remembered of it.

Alerts are raised when the run has ended and let go of the home folder. They are remembered in ops.alerts and in
HOME/alerts.jsonl; where the warehouse cannot be opened (it is locked, or broken) the file alone is the memory, and the
next run writes what is missing into ops.alerts.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from diembao.alerts import journal
from diembao.alerts.cause import Cause, Message, Outcome, Told
from diembao.alerts.channels import Channel
from diembao.alerts.due import Moment, due
from diembao.alerts.due import news as news_due
from diembao.errors import WarehouseError
from flows import addresses, watching
from flows.briefing import brief_stale, shape_of
from flows.causes import cause_of, causes_of, failure_codes, typed
from flows.plan import JOURNAL, Plan
from flows.report import write_failure
from flows.report_facts import checks_of
from flows.settings import Settings
from flows.summary import Summary
from models import alerting, lock
from models.warehouse import Warehouse, open_warehouse

log = logging.getLogger(__name__)
__all__ = ["JOURNAL", "MUTED", "raise_alerts", "run_and_tell"]
MUTED = frozenset({"backfill", "reprocess", "replay"})
Answer = TypeVar("Answer")


def run_and_tell(plan: Plan, settings: Settings, carry_out: Callable[[], Summary]) -> Summary:
    """Return what `carry_out` returns, after its failed checks were told.

    A run that breaks is told, has its report written, and is raised on.

    SettingsInvalid before anything is done when the alert URLs cannot be used.
    """
    channels = addresses.channels(settings)
    repeat_after = timedelta(hours=settings.alert_repeat_hours)
    try:
        summary = carry_out()
    except Exception as error:
        cause = cause_of(error, plan)
        raise_alerts(plan, [cause], (), channels, repeat_after)
        _report(plan, cause)
        raise
    checks = checks_of(summary)
    unwritten = brief_stale(plan.home, shape_of(settings)) if summary.manifest else ()
    standing, news = _watched(plan) if summary.manifest else ([], [])
    raise_alerts(
        plan,
        [*causes_of(checks), *unwritten, *standing],
        {c.name for c in checks} | failure_codes() | (watching.STANDING if summary.manifest else set()),
        channels,
        repeat_after,
        news=news,
    )
    return replace(summary, further=(*unwritten, *standing))


def _watched(plan: Plan) -> tuple[list[Cause], list[Cause]]:
    """Return what stands of the watch list, and what is news."""
    watches = watching.watches_of(plan.home)
    found = _ask(plan, lambda w: (watching.standing_of(plan, w, watches), watching.news_of(plan, w)))
    return found or ([], [])


def raise_alerts(
    plan: Plan,
    causes: Iterable[Cause],
    examined: Collection[str],
    channels: Sequence[Channel],
    repeat_after: timedelta,
    *,
    news: Iterable[Cause] = (),
    by_journal: bool = False,
) -> tuple[Told, ...]:
    """Tell what is due of `causes`, close what is gone among the codes `examined`, and return what was told.

    What is `news` is told once on every channel.

    A backfill, a reprocess and a replay tell nothing: an operator sits before them. With `by_journal` the home folder
    is not taken, as a run may be going on: the journal alone is asked and written.
    """
    if plan.command in MUTED:
        return ()
    journalled = journal.read(plan.journal)
    known = () if by_journal else _ask(plan, alerting.told_so_far) or ()
    past = {t.alert_id: t for t in (*known, *journalled)}
    at = Moment(plan.run_id, _now(), (journal.NAME, *(c.name for c in channels)), repeat_after)
    told: list[Told] = []
    causes, news = ([replace(c, command=typed(c.command, plan)) for c in given] for given in (causes, news))
    for message in (*due(causes, examined, past.values(), at), *news_due(news, past.values(), at)):
        told.extend(_told(message, channels, at))
    _write(plan, told)
    if (told or journalled) and not by_journal:
        _ask(plan, lambda opened: alerting.remember(opened, (*journalled, *told)))
    return tuple(told)


def _told(message: Message, channels: Sequence[Channel], at: Moment) -> Iterator[Told]:
    by_name = {c.name: c for c in channels}
    outcomes: dict[str, Outcome] = {}
    for name in message.channels:
        sent = name == journal.NAME or by_name[name].send(message)
        outcomes[name] = Outcome.SENT if sent else Outcome.FAILED
        if not sent:
            log.warning("alert was not sent channel=%s cause=%s; the next run tries again", name, message.cause)
    yield from journal.tell(message, outcomes, at.run_id, at.now)


def _write(plan: Plan, told: Sequence[Told]) -> None:
    """Write the journal, which comes first, since it can be written where the warehouse cannot."""
    by_message: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        by_message.setdefault((one.cause, one.kind), []).append(one)
    try:
        for rows in by_message.values():
            journal.append(plan.journal, tuple(rows))
    except OSError as error:
        log.error("could not write the alert journal: %s", error)


def _report(plan: Plan, cause: Cause) -> None:
    try:
        write_failure(plan, cause)
    except OSError as error:
        log.error("could not write the report: %s", error)


def _ask(plan: Plan, question: Callable[[Warehouse], Answer]) -> Answer | None:
    """Return the answer of the warehouse, held against other runs; None when it is in use, broken or not there."""
    if not plan.warehouse.exists():
        return None
    holder = lock.Holder(plan.pid, plan.run_id, "alerts", plan.started_at, plan.run.host)
    try:
        with lock.hold(plan.home, holder), open_warehouse(plan.warehouse, now=plan.started_at) as opened:
            return question(opened)
    except (WarehouseError, OSError) as error:
        log.warning("alerts do without the warehouse: %s", error)
        return None


def _now() -> datetime:
    return datetime.now(UTC)
