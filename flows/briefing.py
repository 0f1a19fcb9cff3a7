"""Write the briefing: pages in HOME/briefings, made from the published file alone.

    2026-11-15.html     the briefing of a day; latest.html is the newest one, index.html lists them
    articles/<id>.html  the articles that the pages quote, with an anchor on every sentence
    names/<hash>.html   the people, places and organisations that the pages name
    feed.xml            Atom, an entry a day

Every file is put in place whole, and none needs the network or another folder: the folder can be copied anywhere.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from diembao.alerts.cause import Cause, Urgency
from diembao.briefing.article_page import article_page
from diembao.briefing.edition import Edition, Profile, Said
from diembao.briefing.edition_page import Listed, edition_page, feed, index_page, name_page
from diembao.briefing.pages import article_page_name, day_page_name, name_page_name, sources_of
from diembao.errors import BriefingFailed
from flows import whole
from flows.causes import said
from flows.settings import Settings
from models import warehouse
from models.briefing import days as days_with_news
from models.briefing import edition, headlines
from models.manifest import Manifest
from models.profiles import profiles
from models.publications import manifest
from models.reading_back import readings
from models.reading_room import Seat, seat

log = logging.getLogger(__name__)
FOLDER = "briefings"
CODE = "BRIEFING_FAILED"
_DAY_PAGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.html")
_LAST_RUN = re.compile(r'<meta name="diembao-last-run" content="([^"]{0,200})">')
_HEAD = 2000  # characters in which it stands
_LISTED, _FED = 400, 30  # days in the index and in the feed


@dataclass(frozen=True, slots=True)
class Shape:
    """How pages are made: whole texts or excerpts, where they will be read ("" for anywhere), how many days at most.

    `memory` is what DuckDB may use meanwhile, in its own words.
    """

    excerpts: bool = False
    url: str = ""
    most_days: int = 7
    memory: str = "512MB"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the page of the newest day, and how many pages of each sort."""

    page: Path
    days: tuple[date, ...]
    articles: int
    names: int


def shape_of(settings: Settings) -> Shape:
    """Return how the settings want briefings made."""
    excerpts = settings.briefing_texts == "excerpt"
    return Shape(excerpts, settings.briefing_url, settings.briefing_days, settings.memory_limit)


def write_briefings(home: Path, wanted: Sequence[date], shape: Shape) -> Written:
    """Write the pages of the `wanted` days into HOME/briefings, and index, feed and latest.html anew.

    NothingPublished when there is no file to read; BriefingFailed when the file has no article with a day.
    """
    folder = home / FOLDER
    published = home / "published"
    with seat(published, warehouse.Settings(memory_limit=shape.memory)) as one:
        newest = _newest(one)
        chosen = sorted(set(wanted or (newest,)))
        made = manifest(published)
        editions = [edition(one, day, made) for day in chosen]
        known = profiles(one, (entity_id for edited in editions for entity_id in _ids(edited)), newest)
        for edited in editions:
            _put(folder / day_page_name(edited.day), edition_page(edited, set(_ids(edited)) & known.keys()))
        for entity_id, person in known.items():
            _put(folder / name_page_name(entity_id), name_page(person, known.keys()))
        cited = _cited(editions, known.values())
        _write_articles(one, folder, cited, shape)
        _write_lists(one, folder, made, shape)
    log.info("briefings written days=%d articles=%d names=%d folder=%s", len(chosen), len(cited), len(known), folder)
    return Written(folder / day_page_name(chosen[-1]), tuple(chosen), len(cited), len(known))


def stale_days(home: Path, most: int) -> list[date]:
    """Return which of the newest `most` days have articles that their page does not know, and the newest of all.

    The day before each of them is stale too: it links to the next.
    """
    with seat(home / "published") as one:
        known = days_with_news(one)[: most + 1]
    told = [_known_run(home / FOLDER / day_page_name(row.day)) for row in known]
    stale = {n for n, row in enumerate(known[:most]) if n == 0 or told[n] != row.last_run_id}
    before = {n + 1 for n in stale if n + 1 < len(known)}
    return sorted(known[n].day for n in stale | before)


def brief_stale(home: Path, shape: Shape) -> tuple[Cause, ...]:
    """Write the briefings of the days that are stale; return the cause to tell when that failed, and never raise."""
    try:
        if days := stale_days(home, shape.most_days):
            write_briefings(home, days, shape)
    except Exception as error:  # the run is done and published; a page must not undo that
        log.exception("the briefing was not written")
        return (_cause(error),)
    return ()


def withdraw(home: Path) -> tuple[date, ...]:
    """Remove the pages of days that the published file does not have, as after a rollback, and return those days.

    Index, feed and latest.html still name them until `write_briefings`.
    """
    with seat(home / "published") as one:
        known = {row.day for row in days_with_news(one)}
    pages = {day: home / FOLDER / day_page_name(day) for day in _days_with_page(home / FOLDER) - known}
    for page in pages.values():
        page.unlink()
    return tuple(sorted(pages))


def _days_with_page(folder: Path) -> set[date]:
    names = (_DAY_PAGE.fullmatch(path.name) for path in folder.glob("*.html"))
    return {date.fromisoformat(match[1]) for match in names if match}


def _cause(error: Exception) -> Cause:
    return Cause(
        CODE,
        "",
        Urgency.WARNING,
        f"The news is published, but its briefing was not written: {said(error)}",
        "Mend what the message names (room on the disk, rights of HOME/briefings), then write it again.",
        "diembao brief",
    )


def _known_run(page: Path) -> str | None:
    """Return the run whose articles a page was made of; None for a page that is not there."""
    if not page.exists():
        return None
    with page.open(encoding="utf-8", errors="replace") as file:
        found = _LAST_RUN.search(file.read(_HEAD))
    return found[1] if found else None


def _newest(one: Seat) -> date:
    known = days_with_news(one)
    if not known:
        raise BriefingFailed("no article of the published file has a day")
    return known[0].day


def _ids(edited: Edition) -> Iterator[str]:
    yield from (one.entity_id for one in edited.names)
    quoted: list[Said] = [one for story in edited.stories for one in story.said]
    yield from (one.speaker_id for one in (*quoted, *edited.said) if one.speaker_id)


def _cited(editions: Sequence[Edition], people: Iterable[Profile]) -> list[str]:
    sources = sources_of((tuple(editions), tuple(people)))
    return list(dict.fromkeys(source.article_id for source in sources))


def _write_articles(one: Seat, folder: Path, cited: Sequence[str], shape: Shape) -> None:
    outlets = {row["outlet_id"]: row["name"] for row in one.rows("select outlet_id, name from outlets")}
    for article, reading in readings(one, cited):
        outlet = outlets.get(article.outlet_id, article.outlet_id)
        page = article_page(article, reading, outlet, excerpt=shape.excerpts)
        _put(folder / article_page_name(article.article_id), page)


def _write_lists(one: Seat, folder: Path, made: Manifest, shape: Shape) -> None:
    there = _days_with_page(folder)
    known = [row for row in days_with_news(one) if row.day in there][:_LISTED]
    titles = headlines(one, [row.day for row in known])
    listed = [
        Listed(row.day, row.article_count, tuple(titles.get(row.day, ())), _written_at(folder / day_page_name(row.day)))
        for row in known
    ]
    _put(folder / "index.html", index_page(listed))
    _put(folder / "feed.xml", feed(listed[:_FED], made.published_at, shape.url))
    if listed:
        _put(folder / "latest.html", (folder / day_page_name(listed[0].day)).read_text("utf-8"))


def _written_at(path: Path) -> datetime:
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)


def _put(path: Path, words: str) -> None:
    """Put a page in its place whole; what is no character is marked, as in a broken title."""
    whole.put(path, words, errors="replace")
