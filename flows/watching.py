"""The watch list in a run: read before anything is done, held against the articles, told when the run has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from diembao.alerts.cause import Cause, Urgency
from diembao.watch.reading import FILE, read_watchlist
from diembao.watch.watchlist import Watch
from flows.plan import Plan
from models import watching
from models.warehouse import Warehouse
from models.watching import Hit, Pace

HIT = "watch_hit"
SPIKE = "watch_spike"
SILENT = "watch_silent"
STANDING = frozenset({SPIKE, SILENT})
"""The codes that stand until they are gone; a hit is news, told once."""
_MANY = 10
_TOLD_FOR = timedelta(days=3)
_LEAST_OF_A_SPIKE = 3
_LEAST_DAYS = 7  # an archive of less says nothing of what is usual


def watches_of(home: Path) -> tuple[Watch, ...]:
    """Return the watches of `home`; SettingsInvalid with every line that cannot be used."""
    return read_watchlist(home / FILE)


def news_of(plan: Plan, warehouse: Warehouse) -> list[Cause]:
    """Return a cause for each run and watch with new hits; its subject names both, so that it is told once.

    The runs of the last days are among them, so that what could not be sent is sent by the next run.
    """
    found = watching.news(warehouse, plan.started_at - _TOLD_FOR)
    groups = groupby(found, key=lambda hit: (hit.run_id, hit.watch))
    return [_hit_cause(name, run_id or "", tuple(hits), plan) for (run_id, name), hits in groups]


def standing_of(plan: Plan, warehouse: Warehouse, watches: Iterable[Watch]) -> list[Cause]:
    """Return the spikes and silences that stand now."""
    wanted = [w for w in watches if w.spike is not None or w.silence is not None]
    if not wanted:
        return []
    with warehouse.begin() as connection:
        paces = {pace.watch: pace for pace in watching.paces(connection, wanted, plan.day_vn)}
    return [cause for watch in wanted for cause in _standing(watch, paces[watch.name], plan)]


def _standing(watch: Watch, pace: Pace, plan: Plan) -> Iterator[Cause]:
    if is_spike(watch, pace):
        seen = f"{pace.day_vn}: {pace.today} articles, usually {pace.usual:.1f} a day"
        meaning = f"Far more articles than usual fit the watch {watch.name!r}."
        yield _cause(SPIKE, watch.name, meaning, plan, (seen,))
    if (days := silent_days(watch, pace)) is not None:
        seen = f"last hit {pace.last_hit}, {days} days before {pace.day_vn}"
        meaning = f"No article fitted the watch {watch.name!r} for {watch.silence} days or more."
        yield _cause(SILENT, watch.name, meaning, plan, (seen,))


def is_spike(watch: Watch, pace: Pace) -> bool:
    """Say whether the last day has at least `spike` times the hits of a usual one, and three at the least."""
    if watch.spike is None or pace.days_known < _LEAST_DAYS:
        return False
    usual = pace.usual * 28 / pace.days_known
    return pace.today >= _LEAST_OF_A_SPIKE and pace.today >= float(watch.spike) * usual


def silent_days(watch: Watch, pace: Pace) -> int | None:
    """Return for how many days there was no hit, None when that is not long enough or there never was one."""
    if watch.silence is None or pace.last_hit is None or pace.day_vn is None:
        return None
    days: int = (pace.day_vn - pace.last_hit).days
    return days if days >= watch.silence else None


def _hit_cause(name: str, run_id: str, hits: tuple[Hit, ...], plan: Plan) -> Cause:
    rows = tuple(f"{_day(hit.day_vn)} {hit.outlet or '?'}: {hit.title}  [{', '.join(hit.matched)}]" for hit in hits)
    count = f"{len(hits)} article{'s' if len(hits) > 1 else ''}"
    meaning = f"{count} that came with run {run_id} fit the watch {name!r}."
    subject = f"{name} ({count}, {run_id})"
    return _cause(HIT, subject, meaning, plan, rows[:_MANY], len(hits))


def _cause(code: str, subject: str, meaning: str, plan: Plan, rows: tuple[str, ...], failing: int = 1) -> Cause:
    action = "Read the articles; change the watch in watchlists.yaml when it tells too much or too little."
    command = f"diembao watch list --home {plan.home}"
    return Cause(code, subject, Urgency.WARNING, meaning, action, command, rows, failing)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "no date"
