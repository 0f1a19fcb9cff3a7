"""The words of a message: a headline that tells it at a glance, and a body that ends with what to type next."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from diembao.alerts.cause import Cause, Kind

_VIETNAM = timezone(timedelta(hours=7))  # without daylight saving since 1975
_ROWS = 10
_NEXT = "Next:  "
RUNBOOK = "docs/operations.md"


def headline(cause: Cause, kind: Kind) -> str:
    """Return the first line: "diembao WARNING outlet_silent: tienphong (still)"."""
    about = f"{cause.code}: {cause.subject}" if cause.subject else cause.code
    if kind is Kind.NEWS:
        return f"diembao NEWS {about}"
    still = " (still)" if kind is Kind.REPEATED else ""
    return f"diembao {cause.urgency.upper()} {about}{still}"


def body(cause: Cause, opened_at: datetime, run_id: str) -> str:
    """Return what happened, since when, the rows, what to do and the command to run next."""
    lines = [cause.meaning, "", f"Since: {moment(opened_at)}", *_rows(cause), "", f"What to do: {cause.action}"]
    lines += [f"{_NEXT}{cause.command}", "", f"Run {run_id} · {RUNBOOK}#{cause.code.lower()}"]
    return "\n".join(lines)


def next_command(body: str) -> str:
    """Return the command that the `body` of a message ends with, "" where nothing is left to do."""
    found = [line for line in body.splitlines() if line.startswith(_NEXT)]
    return found[-1].removeprefix(_NEXT) if found else ""


def closed_headline(code: str, key: str) -> str:
    """Return the first line when the cause is gone: "diembao CLOSED outlet_silent: tienphong"."""
    subject = key.removeprefix(code).removeprefix("/")
    return f"diembao CLOSED {code}: {subject}" if subject else f"diembao CLOSED {code}"


def closed_body(opened_at: datetime, now: datetime, run_id: str) -> str:
    """Return since when it stood, and that there is nothing left to do."""
    stood = f"It stood from {moment(opened_at)} to {moment(now)}."
    return f"The cause is gone; nothing is left to do.\n\n{stood}\nRun {run_id}"


def moment(at: datetime) -> str:
    """Return a moment as an operator reads it: "2026-11-21 05:30 (Vietnam)"."""
    return f"{at.astimezone(_VIETNAM):%Y-%m-%d %H:%M} (Vietnam)"


def _rows(cause: Cause) -> list[str]:
    lines = [f"  {row}" for row in cause.rows[:_ROWS]]
    if lines and cause.failing > len(lines):
        lines.append(f"  and {cause.failing - len(lines)} more")
    return ["Rows:", *lines] if lines else []
