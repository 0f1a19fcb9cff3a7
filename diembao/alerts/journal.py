"""HOME/alerts.jsonl: every message as one line; the memory of alerts where no warehouse can be opened."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from diembao.alerts.cause import Kind, Message, Outcome, Told, Urgency

log = logging.getLogger(__name__)
NAME = "file"


def tell(message: Message, outcomes: Mapping[str, Outcome], run_id: str, now: datetime) -> tuple[Told, ...]:
    """Return what is to be remembered of `message`: a row for each channel."""
    return tuple(
        Told(
            alert_id=_id(message, channel, now),
            run_id=run_id,
            cause=message.cause,
            code=message.code,
            kind=message.kind,
            urgency=message.urgency,
            headline=message.headline,
            body=message.body,
            channel=channel,
            outcome=outcome,
            opened_at=message.opened_at,
            sent_at=now,
        )
        for channel, outcome in outcomes.items()
    )


def append(path: Path, told: tuple[Told, ...]) -> None:
    """Write one message as a line; `told` are its rows."""
    first = told[0]
    line = {
        "sent_at": first.sent_at.isoformat(),
        "kind": first.kind,
        "severity": first.urgency,
        "cause": first.cause,
        "code": first.code,
        "subject": first.headline,
        "body": first.body,
        "opened_at": first.opened_at.isoformat(),
        "run_id": first.run_id,
        "channels": {t.channel: t.outcome for t in told},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        begun = "\n" if _is_cut_off(path) else ""
        file.write(f"{begun}{json.dumps(line, ensure_ascii=False)}\n".encode())


def read(path: Path) -> tuple[Told, ...]:
    """Return all that stands in the journal; a line that was cut off by a kill is passed over, and said."""
    if not path.exists():
        return ()
    found: list[Told] = []
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, start=1):
            try:
                found.extend(_told(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError):
                log.warning("passed over a line of the alert journal file=%s line=%d", path, number)
    return tuple(found)


def _is_cut_off(path: Path) -> bool:
    """Return whether the last line has no end: the run that wrote it was killed, or its disk was full."""
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return False
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _told(line: dict[str, Any]) -> Iterator[Told]:
    message = Message(
        cause=line["cause"],
        code=line["code"],
        kind=Kind(line["kind"]),
        urgency=Urgency(line["severity"]),
        headline=line["subject"],
        body=line["body"],
        opened_at=datetime.fromisoformat(line["opened_at"]),
        channels=tuple(line["channels"]),
    )
    outcomes = {channel: Outcome(outcome) for channel, outcome in line["channels"].items()}
    return iter(tell(message, outcomes, line["run_id"], datetime.fromisoformat(line["sent_at"])))


def _id(message: Message, channel: str, now: datetime) -> str:
    words = f"{message.cause}\n{message.kind}\n{channel}\n{now.isoformat()}"
    return hashlib.sha256(words.encode()).hexdigest()[:16]
