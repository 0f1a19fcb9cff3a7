"""Which raw copies the rows of quarantine still need, and what becomes of a row whose copy is removed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select, update

from models.tables.operations import Quarantined
from models.warehouse import Warehouse

_AT_ONCE = 1000


def needed_raw(warehouse: Warehouse, *, since: datetime) -> frozenset[str]:
    """Return the paths, under the folder of quarantine, of the copies that must stay.

    Those are the copies of open rows, however old, and of all rows that were met in a run since that time.
    """
    needed = select(Quarantined.raw_path).where(
        Quarantined.raw_path.is_not(None), or_(Quarantined.status == "open", Quarantined.last_seen_at >= since)
    )
    with warehouse.begin() as connection:
        return frozenset(path for path in connection.execute(needed).scalars() if path)


def forget_raw(warehouse: Warehouse, paths: Collection[str]) -> None:
    """Say of the rows with these copies that no bytes are kept any more; open rows are left as they are."""
    many = sorted(paths)
    with warehouse.begin() as connection:
        for first in range(0, len(many), _AT_ONCE):
            gone = Quarantined.raw_path.in_(many[first : first + _AT_ONCE])
            connection.execute(update(Quarantined).where(gone, Quarantined.status != "open").values(raw_path=None))
