"""The briefing of a day, asked from the published file.

days(seat) -> list[BriefingDay]                 which days have news, the newest first, and who wrote them
edition(seat, day, manifest) -> Edition         what the briefing of a day says
headlines(seat, days) -> dict[date, list[str]]  the headlines of the top stories of each, for an index
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from diembao.briefing.choice import chosen_quotes
from diembao.briefing.edition import Count, Edit, Edition, Gap, Hit, Name, Report, Said, Source, Story
from diembao.briefing.tallies import COUNTED, Told, tallies_of
from models.manifest import Manifest
from models.reading_room import Row, Seat

_STORIES = 8  # told at length: those that several outlets tell
_FEWEST = 3  # of a thin day, the longest ones, whoever tells them
_NAMES = 8  # of each type
_TOPICS = 2  # of a story
_QUOTES_A_STORY = 3
_QUOTES_OF_DAY = 8


@dataclass(frozen=True, slots=True)
class BriefingDay:
    """A day that has news, and the last run that wrote an article of it."""

    day: date
    article_count: int
    last_run_id: str


def days(seat: Seat) -> list[BriefingDay]:
    """Return the days that have articles, the newest first."""
    return [BriefingDay(**row) for row in seat.ask("briefing", "days_with_articles")]


def edition(seat: Seat, day: date, manifest: Manifest) -> Edition:
    """Return the briefing of `day`; a day without articles has one too, which says so."""
    articles = seat.ask("briefing", "articles_of_day", day=day)
    stories = seat.ask("briefing", "stories_of_day", day=day)
    told = stories[: max(sum(row["outlet_count"] > 1 for row in stories[:_STORIES]), _FEWEST)]
    quotes = _quotes(seat, day)
    all_days = {known.day: known for known in days(seat)}
    return Edition(
        day=day,
        published_at=manifest.published_at,
        run_id=manifest.run_id,
        last_run_id=all_days[day].last_run_id if day in all_days else "",
        article_count=len(articles),
        outlet_count=len({row["outlet"] for row in articles if row["outlet"]}),
        story_count=len(stories),
        days=tuple((row["day"], row["article_count"]) for row in seat.ask("briefing", "days", day=day)),
        stories=_stories(seat, day, told, articles, quotes),
        briefly=_briefly(articles, stories, {row["story_id"] for row in told}),
        said=_said_elsewhere(quotes, {row["story_id"] for row in told}),
        names=tuple(_name(row) for row in seat.ask("briefing", "names_of_day", day=day, most=_NAMES)),
        hits=_hits(seat, day),
        edits=_edits(seat, day),
        gaps=tuple(_gap(row) for row in seat.ask("briefing", "gaps_of_day", day=day)),
        previous=max((d for d in all_days if d < day), default=None),
        next=min((d for d in all_days if d > day), default=None),
    )


def headlines(seat: Seat, wanted: Iterable[date], most: int = 3) -> dict[date, list[str]]:
    """Return the headlines of the most widely told stories of each of the `wanted` days."""
    rows = seat.ask("briefing", "headlines", days=list(wanted), most=most)
    found: dict[date, list[str]] = defaultdict(list)
    for row in rows:
        found[row["day"]].append(row["title"])
    return dict(found)


def source(row: Row) -> Source:
    """Return where a row stands: its article, and its sentence where the row names one."""
    return Source(row["article_id"], row["outlet"], row["title"], row.get("sentence_no"))


def said(row: Row) -> Said:
    """Return the quotation of a row."""
    return Said(row["words"], row["is_direct"], row["speaker"], row["speaker_id"], row["role"], source(row))


def report(row: Row) -> Report:
    """Return the article of a row as a step of its story."""
    return Report(
        source(row),
        row["published_at"],
        bool(row["day_only"]),
        row.get("minutes_behind"),
        row["is_copy"],
        row.get("copy_of"),
        tuple(row.get("news") or ()),
    )


def _stories(
    seat: Seat, day: date, told: Sequence[Row], articles: Sequence[Row], quotes: dict[str, list[Said]]
) -> tuple[Story, ...]:
    ids = [row["story_id"] for row in told]
    by_article = {row["article_id"]: row for row in articles}
    reports: dict[str, list[Report]] = defaultdict(list)
    for row in seat.ask("briefing", "reports", day=day, stories=ids):
        reports[row["story_id"]].append(report(row))
    figures: dict[str, list[Told]] = defaultdict(list)
    for row in seat.ask("briefing", "figures", only=day, story_id=None, kinds=list(COUNTED)):
        figures[row["story_id"]].append(told_figure(row))
    topics = _topics(seat, day, ids)
    made = (_story(row, by_article[row["speaks_for_it"]], reports, figures[row["story_id"]], quotes) for row in told)
    return tuple(replace(story, topics=tuple(topics.get(story.story_id, ()))) for story in made)


def _story(
    row: Row, article: Row, reports: dict[str, list[Report]], figures: list[Told], quotes: dict[str, list[Said]]
) -> Story:
    story_id = row["story_id"]
    title = source(article)
    return Story(
        story_id=story_id,
        title=title,
        lead=article["lead"],
        lead_source=replace(title, sentence_no=article["lead_sentence_no"]) if article["lead"] else None,
        outlet_count=row["outlet_count"],
        today_count=row["today_count"],
        reports=tuple(reports[story_id]),
        said=chosen_quotes(quotes.get(story_id, ()), _QUOTES_A_STORY),
        tallies=tallies_of(figures),
    )


def _briefly(articles: Sequence[Row], stories: Sequence[Row], at_length: set[str]) -> tuple[Report, ...]:
    by_article = {row["article_id"]: row for row in articles}
    rest = [row["speaks_for_it"] for row in stories if row["story_id"] not in at_length]
    without = [row["article_id"] for row in articles if row["story_id"] is None]
    return tuple(report(by_article[article_id]) for article_id in (*rest, *without))


def _quotes(seat: Seat, day: date) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for row in seat.ask("briefing", "quotes", only=day, story_id=None):
        found[row["story_id"] or ""].append(said(row))
    return found


def _said_elsewhere(quotes: dict[str, list[Said]], at_length: set[str]) -> tuple[Said, ...]:
    rest = [one for story_id, group in quotes.items() if story_id not in at_length for one in group if one.speaker]
    return chosen_quotes(rest, _QUOTES_OF_DAY)


def told_figure(row: Row) -> Told:
    """Return the figure of a row, as the article gives it."""
    count = Count(
        value=row["value"],
        unit=row["unit"],
        currency=row["currency"],
        bound=row["bound"],
        surface=row["surface"],
        according_to=row["according_to"],
        at=row["published_at"],
        source=source(row),
    )
    return Told(row["kind"], row["subject"], row["position"], count)


def _name(row: Row) -> Name:
    return Name(
        row["entity_id"],
        row["name"],
        row["type"],
        row["article_count"],
        row["outlet_count"],
        tuple(row["days"]),
        row["role"],
    )


def _hits(seat: Seat, day: date) -> tuple[Hit, ...]:
    if not seat.has("watch_hits"):
        return ()
    rows = seat.ask("briefing", "watch_hits_of_day", day=day)
    return tuple(Hit(row["watch"], tuple(row["matched"] or ()), row["sentence"], source(row)) for row in rows)


def _edits(seat: Seat, day: date) -> tuple[Edit, ...]:
    if not seat.has("article_changes"):
        return ()
    rows = seat.ask("briefing", "edits_of_day", day=day)
    return tuple(Edit(source(row), row["title_before"], tuple(row["removed"]), tuple(row["added"])) for row in rows)


def _topics(seat: Seat, day: date, stories: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    if seat.has("article_topics"):
        for row in seat.ask("briefing", "story_topics", day=day, stories=stories, most=_TOPICS):
            found[row["story_id"]].append(row["topic"])
    return found


def _gap(row: Row) -> Gap:
    return Gap(row["code"], row["number"], row["total"], tuple(row["such_as"] or ()))
