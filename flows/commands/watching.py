"""`diembao watch`: read, list and try the watch list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from diembao.lexicon.topics import media_topics
from diembao.text.dates import VIETNAM
from diembao.watch.reading import FILE
from diembao.watch.watchlist import Threshold, Watch
from flows.commands.asking import print_table
from flows.settings import settings_of
from flows.watching import is_spike, silent_days, watches_of
from models.reading_room import open_published
from models.watching import Pace, paces, try_watch


def check(home: Path | None) -> None:
    """Print what each watch asks for; SettingsInvalid when the list cannot be used."""
    folder = settings_of(home).home
    watches = watches_of(folder)
    print_table(("watch", "an article must have"), [(w.name, _asked(w)) for w in watches])
    typer.echo(f"{len(watches)} watches in {folder / FILE}", err=True)


def list_watches(home: Path | None) -> None:
    """Print how each watch goes in the published file."""
    folder = settings_of(home).home
    watches = watches_of(folder)
    with open_published(folder / "published") as connection:
        found = {p.watch: p for p in paces(connection, watches, datetime.now(UTC).astimezone(VIETNAM).date())}
    columns = ("watch", "last day", "usual a day", "hits", "last hit", "stands")
    print_table(columns, [_line(w, found[w.name]) for w in watches])


def try_out(name: str | None, home: Path | None, limit: int) -> None:
    """Print which articles of the published file fit the watches."""
    folder = settings_of(home).home
    watches = [w for w in watches_of(folder) if name in (None, w.name)]
    if not watches:
        raise typer.BadParameter(f"no watch is called {name}" if name else f"there is no watch in {folder / FILE}")
    with open_published(folder / "published") as connection:
        for watch in watches:
            hits = try_watch(connection, watch)
            typer.echo(f"\n{watch.name}: {len(hits)} articles")
            rows = [(h.day_vn, h.outlet, h.title, ", ".join(h.matched), h.sentence) for h in hits[:limit]]
            print_table(("day", "outlet", "title", "fits by", "sentence"), rows)


def _line(watch: Watch, pace: Pace) -> Sequence[object]:
    stands = [word for word, holds in (("spike", is_spike(watch, pace)), ("silent", silent_days(watch, pace))) if holds]
    return watch.name, pace.today, f"{pace.usual:.1f}", pace.hits, pace.last_hit, ", ".join(stands)


def _asked(watch: Watch) -> str:
    parts = [f"{name}: {', '.join(_shown(v) for v in values)}" for name, values in watch.criteria.items()]
    extra = [f"{name}: {value}" for name in ("spike", "silence") if (value := getattr(watch, name)) is not None]
    return "; ".join(parts + extra)


def _shown(value: object) -> str:
    if isinstance(value, Threshold):
        return f"{value.kind} ≥ {value.least:,}"
    topic = media_topics().get(str(value))
    return topic.name_vi if topic else str(value)
