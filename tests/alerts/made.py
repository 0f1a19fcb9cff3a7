"""Causes, moments and memory for the tests of alerts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from diembao.alerts import journal
from diembao.alerts.cause import Cause, Message, Outcome, Told, Urgency
from diembao.alerts.due import Moment, due
from diembao.alerts.due import news as news_due

START = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
DAY = timedelta(days=1)
CODES = ("outlet_silent", "volume_low", "names_collapsed")


def cause(code: str = "outlet_silent", subject: str = "tienphong", urgency: Urgency = Urgency.WARNING) -> Cause:
    """Return a cause with one row."""
    return Cause(
        code,
        subject,
        urgency,
        "Tòa soạn im lặng ba ngày.",
        "Xem lại bộ thu thập.",
        "diembao status",
        ("last_day 2026-11-17, days_silent 3",),
        1,
    )


class Memory:
    """What a row of runs told, one run after another."""

    def __init__(self, *channels: str, repeat_after: timedelta = DAY) -> None:
        self.channels = channels or ("log",)
        self.repeat_after = repeat_after
        self.told: list[Told] = []

    def run(
        self,
        hours: float,
        causes: Iterable[Cause] = (),
        examined: Collection[str] = CODES,
        broken: Collection[str] = (),
        news: Iterable[Cause] = (),
    ) -> list[Message]:
        """Return what is due `hours` after the start; channels in `broken` take nothing."""
        now = START + timedelta(hours=hours)
        at = Moment(f"run-{hours}", now, self.channels, self.repeat_after)
        messages = [*due(causes, examined, self.told, at), *news_due(news, self.told, at)]
        for message in messages:
            outcomes = {c: Outcome.FAILED if c in broken else Outcome.SENT for c in message.channels}
            self.told.extend(journal.tell(message, outcomes, at.run_id, now))
        return messages


def kinds(messages: Iterable[Message]) -> list[str]:
    """Return what is due in short: "opened outlet_silent/tienphong to log"."""
    return [f"{m.kind} {m.cause} to {'+'.join(m.channels)}" for m in messages]
