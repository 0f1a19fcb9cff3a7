"""What an alert is about, and what was told of it so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Urgency(StrEnum):
    """Critical: nothing was published, or nothing ran. A warning: it was published, and something is wrong."""

    CRITICAL = "critical"
    WARNING = "warning"


class Kind(StrEnum):
    """Whether a message says that a cause is new, still stands or is gone; news is told once, and over."""

    OPENED = "opened"
    REPEATED = "repeated"
    CLOSED = "closed"
    NEWS = "news"


class Outcome(StrEnum):
    """What became of a message on one channel."""

    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is wrong: `Cause("outlet_silent", "tienphong", WARNING, …)`.

    `code` names the failed check or the error, and its section in the runbook; `subject` is empty where there is only
    one, as for the whole warehouse. `rows` show what was seen, `failing` counts them all. `covers` are the keys of the
    causes that it stands for, where many of a code are told as one.
    """

    code: str
    subject: str
    urgency: Urgency
    meaning: str
    action: str
    command: str
    rows: tuple[str, ...] = ()
    failing: int = 0
    covers: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return what tells it from other causes: "outlet_silent/tienphong"."""
        return f"{self.code}/{self.subject}" if self.subject else self.code


@dataclass(frozen=True, slots=True)
class Told:
    """One message on one channel, as it is remembered. `opened_at` says since when the cause stood then."""

    alert_id: str
    run_id: str
    cause: str
    code: str
    kind: Kind
    urgency: Urgency
    headline: str
    body: str
    channel: str
    outcome: Outcome
    opened_at: datetime
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A message that is due on some channels."""

    cause: str
    code: str
    kind: Kind
    urgency: Urgency
    headline: str
    body: str
    opened_at: datetime
    channels: tuple[str, ...]
