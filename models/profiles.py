"""What the press said of some names, asked from the published file for all of them at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from diembao.briefing.edition import Profile
from models.briefing import report, said
from models.reading_room import Row, Seat

_QUOTES, _ARTICLES, _LINES = 10, 20, 8


def profile(seat: Seat, entity_id: str, day: date, articles: int = _ARTICLES) -> Profile | None:
    """Return the profile of a name with its chart up to `day`; None when no article names it."""
    return profiles(seat, [entity_id], day, articles).get(entity_id)


def profiles(seat: Seat, entity_ids: Iterable[str], day: date, articles: int = _ARTICLES) -> dict[str, Profile]:
    """Return the profile of each name by its id, in the order given; a name that no article has is left out."""
    ids = list(dict.fromkeys(entity_ids))
    rows = {row["entity_id"]: row for row in seat.ask("briefing", "profile", ids=ids, day=day)}
    parts = {
        name: _by_name(seat.ask("briefing", f"profile_{name}", ids=ids, most=most))
        for name, most in (("roles", _LINES), ("beside", _LINES), ("quotes", _QUOTES), ("articles", articles))
    }
    return {one: _profile(rows[one], {name: part[one] for name, part in parts.items()}) for one in ids if one in rows}


def _profile(row: Row, parts: dict[str, list[Row]]) -> Profile:
    return Profile(
        entity_id=row["entity_id"],
        name=row["name"],
        type=row["type"],
        also=tuple(row["also"]),
        first_day=row["first_day"],
        article_count=row["article_count"],
        outlet_count=row["outlet_count"],
        days=tuple((one["day"], one["articles"]) for one in row["days"]),
        roles=tuple((one["role"], one["given_count"]) for one in parts["roles"]),
        beside=tuple((one["other_id"], one["name"], one["article_count"]) for one in parts["beside"]),
        said=tuple(said(one) for one in parts["quotes"]),
        reports=tuple(report(one) for one in parts["articles"]),
    )


def _by_name(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["entity_id"]].append(row)
    return found
