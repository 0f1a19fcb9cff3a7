"""A home with two publications, for those who look between the runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.ledger import start_run
from models.publish import publish
from models.warehouse import open_warehouse
from tests.models.made import NOW, run

FIRST = datetime(2025, 11, 20, 22, 35, tzinfo=UTC)
SECOND = FIRST + timedelta(days=1)


def publish_twice(home: Path) -> Path:
    """Publish an empty warehouse at FIRST by run-1 and at SECOND by run-2."""
    with open_warehouse(home / "warehouse.duckdb", now=NOW) as opened:
        for number, at in enumerate((FIRST, SECOND), start=1):
            start_run(opened, run(number))
            publish(opened, home / "published", run(number), now=at)
    return home


def later(hours: float) -> datetime:
    """Return the moment so many hours after the second publication."""
    return SECOND + timedelta(hours=hours)
