"""The light check of every hour: is what analysts open whole, how old is it, and which causes stand open?

It loads nothing and holds nothing; a run may be going on.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from diembao.alerts.cause import Cause, Told, Urgency
from diembao.errors import WarehouseError
from flows.dead_man import Publication, overdue, standing
from flows.settings import Settings
from flows.standing import DAMAGED, OVERDUE, lines_of, open_causes, tell
from models.lock import Holder, current
from models.manifest import sha256_of
from models.publications import FILE, MANIFEST, manifest
from models.query import query

_PAUSES = (0.5, 1.0, 0.0)
_NEWEST = "select count(*), max(day_vn) from articles"
_ACTION = (
    "Put the last sound publication back with `diembao rollback`, or publish anew with `diembao run`; then see what "
    "wrote to the folder: the published file is only ever replaced."
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the check saw. `damage` says what is wrong with the published file, "" when it is whole."""

    at: datetime
    damage: str
    publication: Publication
    articles: int
    newest_day: date | None
    overdue: Cause | None
    open: tuple[Told, ...]
    holder: Holder | None

    @property
    def is_sound(self) -> bool:
        """Whether analysts have a whole file that is not too old."""
        return not self.damage and self.overdue is None


def check(settings: Settings, now: datetime | None = None) -> Looked:
    """Look once, tell what is due, and return what was seen."""
    moment, home = now or datetime.now(UTC), settings.home.absolute()
    published = home / "published"
    found = standing(published)
    damage, articles, newest = _look_into(published)
    late = overdue(found, settings.dead_man_hours, moment)
    causes = [*([_damaged(damage)] if damage else []), *([late] if late else [])]
    tell(settings, "light-check", causes, {DAMAGED, OVERDUE}, moment)
    return Looked(moment, damage, found, articles, newest, late, open_causes(home), current(home))


def lines(looked: Looked) -> Iterator[str]:
    """Yield what was seen, a line each."""
    found = looked.publication
    yield f"published file  {looked.damage or 'opens, and is the one that was published'}"
    if found.published_at is not None:
        late = ", too long" if looked.overdue else ""
        yield f"published       {found.hours(looked.at):.1f} hours ago by run {found.run_id}{late}"
    yield f"articles        {looked.articles}, the newest of {looked.newest_day or 'no day'}"
    yield f"a run           {'is going on: ' + str(looked.holder) if looked.holder else 'is not going on'}"
    yield f"open causes     {len(looked.open)}"
    yield from (f"  {line}" for line in lines_of(looked.open, looked.at))


def _look_into(published: Path) -> tuple[str, int, date | None]:
    """Return what is wrong with the published file, how many articles it has, and their newest day."""
    if not any((published / name).exists() for name in (FILE, MANIFEST)):
        return "", 0, None  # nothing was ever published, which is no damage
    try:
        if not _is_that_of_its_manifest(published):
            return f"{FILE} is not the file of its manifest: its SHA-256 differs", 0, None
        articles, newest = query(published, _NEWEST).rows[0]
    except (WarehouseError, OSError) as error:
        return f"{FILE} cannot be opened: {str(error).splitlines()[0]}", 0, None
    assert isinstance(articles, int)
    return "", articles, newest if isinstance(newest, date) else None


def _is_that_of_its_manifest(published: Path) -> bool:
    """Return whether file and manifest agree; a publication that replaces first the one, then the other, gets time."""
    for pause in _PAUSES:
        if sha256_of(published / FILE) == manifest(published).sha256:
            return True
        time.sleep(pause)
    return False


def _damaged(damage: str) -> Cause:
    return Cause(
        DAMAGED, "", Urgency.CRITICAL, "Analysts do not have a whole file.", _ACTION, "diembao rollback", (damage,), 1
    )
