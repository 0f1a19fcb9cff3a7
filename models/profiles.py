"""What the press said of one name, asked from the published file."""

from __future__ import annotations

from datetime import date

from diembao.briefing.edition import Profile
from models.briefing import report, said
from models.reading_room import Row, Seat

_QUOTES, _ARTICLES = 10, 20


def profile(seat: Seat, entity_id: str, day: date, articles: int = _ARTICLES) -> Profile | None:
    """Return the profile of a name with its chart up to `day`; None when no article names it."""
    rows = seat.ask("briefing", "profile", entity_id=entity_id)
    if not rows:
        return None
    row = rows[0]
    quotes = seat.ask("briefing", "profile_quotes", entity_id=entity_id, most=_QUOTES)
    reports = seat.ask("briefing", "profile_articles", entity_id=entity_id, most=articles)
    days = seat.ask("briefing", "profile_days", entity_id=entity_id, day=day)
    return Profile(
        entity_id=entity_id,
        name=row["name"],
        type=row["type"],
        also=tuple(row["also"] or ()),
        first_day=row["first_day"],
        article_count=row["article_count"],
        outlet_count=row["outlet_count"],
        days=tuple((one["day"], one["article_count"]) for one in days),
        roles=tuple((one["role"], one["given_count"]) for one in _ask(seat, "profile_roles", entity_id)),
        beside=tuple(
            (one["entity_id"], one["name"], one["article_count"]) for one in _ask(seat, "profile_beside", entity_id)
        ),
        said=tuple(said(one) for one in quotes),
        reports=tuple(report(one) for one in reports),
    )


def _ask(seat: Seat, name: str, entity_id: str) -> list[Row]:
    return seat.ask("briefing", name, entity_id=entity_id)
