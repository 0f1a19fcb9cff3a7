"""What the explorer shows, asked from a seat before the published file; each function is a page or a part of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from diembao.briefing.edition import Report, Said, Tally
from diembao.briefing.tallies import COUNTED, tallies_of
from diembao.text.orthography import fold
from models.briefing import report, said, told_figure
from models.reading_room import Seat

PAGE = 40  # rows a page
_FOREVER = date(9999, 12, 31)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader chose: days (both included), an outlet, how many outlets at least, a page from 1."""

    first: date | None = None
    last: date | None = None
    outlet: str | None = None
    least_outlets: int = 1
    page: int = 1

    def paged(self) -> dict[str, object]:
        """Return which rows the page holds, and one more that tells whether another page follows."""
        return {"most": PAGE + 1, "skip": PAGE * (self.page - 1)}


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list."""

    story_id: str
    title: str
    article_count: int
    outlets: list[str] | None
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class StoryTitle:
    """A story by the id that it has now."""

    story_id: str
    title: str
    first_published_at: datetime | None
    last_published_at: datetime | None
    article_count: int
    outlet_count: int


@dataclass(frozen=True, slots=True)
class WholeStory:
    """A story with all its articles, what was said in them, and their figures beside each other."""

    title: StoryTitle
    reports: tuple[Report, ...]
    said: tuple[Said, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name in a list."""

    entity_id: str
    name: str
    type: str
    article_count: int
    mention_count: int


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet in a list."""

    outlet_id: str
    name: str
    kind: str | None
    domain: str | None
    article_count: int
    copy_count: int
    undated_count: int
    story_count: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day, and what its data cannot say."""

    day: date
    article_count: int
    outlet_count: int
    copy_count: int
    without_outlet: int
    without_url: int
    quote_count: int
    without_speaker: int


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run in a list."""

    run_id: str
    started_at: datetime
    command: str
    status: str
    files_seen: int | None
    loaded: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check of the last run."""

    name: str
    severity: str
    passed: bool
    examined: int
    failing: int
    meaning: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """Why records lie in quarantine."""

    rule: str
    set_aside: int
    reason: str


def stories(seat: Seat, chosen: Filter) -> list[StoryLine]:
    """Return a page of stories, the newest first, and one more where another page follows."""
    given = {"outlet": chosen.outlet, "least_outlets": chosen.least_outlets, **_days(chosen), **chosen.paged()}
    return _made(StoryLine, seat, "stories", given)


def story(seat: Seat, story_id: str) -> WholeStory | None:
    """Return a story with all that is told in it, by an old id the one into which it went; None if it is unknown."""
    titles = _made(StoryTitle, seat, "story", {"story_id": story_id})
    if not titles:
        return None
    own = titles[0].story_id
    figures = seat.ask("briefing", "figures", only=None, story_id=own, kinds=list(COUNTED))
    return WholeStory(
        title=titles[0],
        reports=tuple(report(row) for row in seat.ask("briefing", "reports", day=_FOREVER, stories=[own])),
        said=tuple(said(row) for row in seat.ask("briefing", "quotes", only=None, story_id=own)),
        tallies=tallies_of(told_figure(row) for row in figures),
    )


def names(seat: Seat, words: str, type_: str | None, page: int) -> list[NameLine]:
    """Return a page of names written like `words`, whatever the accents; "" is all, the most frequent first."""
    given = {"folded": fold(words) or None, "type": type_, **Filter(page=page).paged()}
    return _made(NameLine, seat, "names", given)


def outlets(seat: Seat, outlet_id: str | None = None) -> list[OutletLine]:
    """Return the outlets that have articles, or the one asked for."""
    return _made(OutletLine, seat, "outlets", {"outlet": outlet_id})


def outlet_days(seat: Seat, outlet_id: str, day: date) -> tuple[tuple[date, int], ...]:
    """Return how many articles an outlet had on each day of the four weeks up to `day`."""
    rows = seat.ask("explore", "outlet_days", outlet=outlet_id, day=day)
    return tuple((row["day"], row["article_count"]) for row in rows)


def outlet_sources(seat: Seat, outlet_id: str) -> list[tuple[str, int]]:
    """Return whom an outlet cites, and in how many articles."""
    return [(row["source"], row["article_count"]) for row in seat.ask("explore", "outlet_sources", outlet=outlet_id)]


def articles(seat: Seat, chosen: Filter) -> list[Report]:
    """Return a page of articles, the newest first, and one more where another page follows."""
    rows = seat.ask("explore", "articles", outlet=chosen.outlet, **_days(chosen), **chosen.paged())
    return [report(row) for row in rows]


def days(seat: Seat, most: int = 60) -> list[DayLine]:
    """Return the newest days and what the data of each cannot say."""
    return _made(DayLine, seat, "days", {"most": most})


def runs(seat: Seat) -> list[RunLine]:
    """Return the last runs."""
    return _made(RunLine, seat, "runs", {})


def checks(seat: Seat) -> list[CheckLine]:
    """Return the checks of the last run, those that failed first."""
    return _made(CheckLine, seat, "checks", {})


def quarantine(seat: Seat) -> list[SetAside]:
    """Return what is set aside, by rule."""
    return _made(SetAside, seat, "quarantine", {})


def _days(chosen: Filter) -> dict[str, object]:
    return {"first": chosen.first, "last": chosen.last}


def _made(kind: type[Made], seat: Seat, name: str, given: Mapping[str, Any]) -> list[Made]:
    return [kind(**row) for row in seat.ask("explore", name, **given)]
