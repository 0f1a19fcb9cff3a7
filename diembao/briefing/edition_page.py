"""The pages of a briefing: a day, a name, the list of days, and the feed."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from diembao.briefing.edition import Edition, Profile
from diembao.briefing.pages import environment, render

_FEED = uuid.uuid5(uuid.NAMESPACE_URL, "diembao:briefings")


@dataclass(frozen=True, slots=True)
class Listed:
    """A day in the list of days: how much it holds, and what its top stories are called."""

    day: date
    article_count: int
    headlines: tuple[str, ...]
    updated: datetime

    @property
    def entry_id(self) -> uuid.UUID:
        """The id of the day in the feed, the same for ever."""
        return uuid.uuid5(_FEED, self.day.isoformat())


def edition_page(edition: Edition, pages: Collection[str] = ()) -> str:
    """Return the page of a day; `pages` are the ids of the names that have a page of their own."""
    disputes = [(n, story) for n, story in enumerate(edition.stories, 1) if story.disputed]
    return render("edition.html.j2", "briefing.css", edition=edition, pages=pages, disputes=disputes)


def name_page(profile: Profile, pages: Collection[str] = ()) -> str:
    """Return the page of a name."""
    return render("name.html.j2", "briefing.css", profile=profile, pages=pages)


def index_page(days: Sequence[Listed]) -> str:
    """Return the list of days, in the order given."""
    return render("index.html.j2", "briefing.css", days=days)


def feed(days: Sequence[Listed], updated: datetime, base: str = "") -> str:
    """Return the Atom feed of `days`; `base` is where the briefings are read, "" for beside the feed."""
    template = environment().get_template("feed.xml.j2")
    return template.render(days=days, updated=updated, base=base, feed_id=_FEED)
