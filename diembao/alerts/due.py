"""Which messages are due now, from the causes that stand, what was examined, and what was told before.

Every channel has its own memory: what could not be sent on one is due there again, and a channel that is new hears of
every cause that stands. A cause closes when its check was examined and did not fail; a check that did not run says
nothing. A cause that covers others (many outlets at once) is told in their place, and they stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from diembao.alerts import wording
from diembao.alerts.cause import Cause, Kind, Message, Outcome, Told, Urgency


@dataclass(frozen=True, slots=True)
class Moment:
    """The run that tells, its time, its channels, and after how long what still stands is told again."""

    run_id: str
    now: datetime
    channels: tuple[str, ...]
    repeat_after: timedelta


def due(causes: Iterable[Cause], examined: Collection[str], told: Iterable[Told], at: Moment) -> tuple[Message, ...]:
    """Return the messages that are due: what stands, the critical first, then what is gone.

    `examined` are the codes that were looked at, whether they failed or not.
    """
    open_now = _open(told)
    standing = {cause.key: cause for cause in sorted(causes, key=_rank)}
    covered = {key for cause in standing.values() for key in cause.covers}
    messages: list[Message] = []
    for key, cause in standing.items():
        messages.extend(_standing(cause, open_now.get(key, {}), at))
    for key, channels in open_now.items():
        last = next(iter(channels.values()))
        if key not in standing and key not in covered and last.code in examined:
            messages.extend(_gone(channels, at))
    return tuple(messages)


def news(causes: Iterable[Cause], told: Iterable[Told], at: Moment) -> tuple[Message, ...]:
    """Return the messages of what is news: each cause once on each channel, never again and never closed."""
    heard = {(t.cause, t.channel) for t in told if t.outcome is Outcome.SENT}
    return tuple(
        Message(
            cause=cause.key,
            code=cause.code,
            kind=Kind.NEWS,
            urgency=cause.urgency,
            headline=wording.headline(cause, Kind.NEWS),
            body=wording.body(cause, at.now, at.run_id),
            opened_at=at.now,
            channels=channels,
        )
        for cause in causes
        if (channels := tuple(c for c in at.channels if (cause.key, c) not in heard))
    )


def standing(told: Iterable[Told], channel: str) -> tuple[Told, ...]:
    """Return the causes that are open on `channel` after all that was told, each by its last message, oldest first."""
    found = [by_channel[channel] for by_channel in _open(told).values() if channel in by_channel]
    return tuple(sorted(found, key=lambda t: (t.opened_at, t.cause)))


def _open(told: Iterable[Told]) -> dict[str, dict[str, Told]]:
    """Return, for each cause and channel on which it is open, the last message that was sent there."""
    last: dict[tuple[str, str], Told] = {}
    for one in sorted(told, key=lambda t: t.sent_at):
        if one.outcome is Outcome.SENT:
            last[one.cause, one.channel] = one
    found: dict[str, dict[str, Told]] = {}
    for (cause, channel), one in last.items():
        if one.kind not in (Kind.CLOSED, Kind.NEWS):
            found.setdefault(cause, {})[channel] = one
    return found


def _rank(cause: Cause) -> tuple[int, str]:
    return list(Urgency).index(cause.urgency), cause.key


def _standing(cause: Cause, heard: Mapping[str, Told], at: Moment) -> list[Message]:
    opened_at = min((t.opened_at for t in heard.values()), default=at.now)
    new = [c for c in at.channels if c not in heard]
    again = [c for c in at.channels if c in heard and at.now - heard[c].sent_at >= at.repeat_after]
    return [
        Message(
            cause=cause.key,
            code=cause.code,
            kind=kind,
            urgency=cause.urgency,
            headline=wording.headline(cause, kind),
            body=wording.body(cause, opened_at, at.run_id),
            opened_at=opened_at,
            channels=tuple(channels),
        )
        for kind, channels in ((Kind.OPENED, new), (Kind.REPEATED, again))
        if channels
    ]


def _gone(heard: Mapping[str, Told], at: Moment) -> list[Message]:
    first = min(heard.values(), key=lambda t: t.opened_at)
    channels: Sequence[str] = [c for c in at.channels if c in heard]
    if not channels:
        return []
    return [
        Message(
            cause=first.cause,
            code=first.code,
            kind=Kind.CLOSED,
            urgency=first.urgency,
            headline=wording.closed_headline(first.code, first.cause),
            body=wording.closed_body(first.opened_at, at.now, at.run_id),
            opened_at=first.opened_at,
            channels=tuple(channels),
        )
    ]
