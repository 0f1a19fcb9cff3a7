"""Articles and their readings, as the warehouse holds them, made whole again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from diembao.article import Article
from diembao.document import Sentence
from diembao.reading import (
    Citation,
    EntityType,
    Event,
    Figure,
    FigureKind,
    Keyphrase,
    Mention,
    Quote,
    QuoteKind,
    Reading,
    Role,
    SourceKind,
    TimeMention,
    Topic,
)
from models.reading_room import Row, Seat
from models.rows import article

_MADE: dict[str, tuple[type[Any], dict[str, Callable[[Any], Any]]]] = {
    "sentences": (Sentence, {}),
    "mentions": (Mention, {"type": EntityType}),
    "roles": (Role, {}),
    "quotes": (Quote, {"kind": QuoteKind}),
    "times": (TimeMention, {}),
    "figures": (Figure, {"kind": FigureKind}),
    "citations": (Citation, {"kind": SourceKind}),
    "events": (Event, {}),
    "topics": (Topic, {"evidence": tuple}),
    "keyphrases": (Keyphrase, {}),
}
_COLUMN = {"start": "start_char", "end": "end_char"}
_AT_ONCE = 200  # articles that are held in memory together


def readings(seat: Seat, article_ids: Sequence[str]) -> Iterator[tuple[Article, Reading]]:
    """Yield the articles with these ids and what was read from each, in the order of the ids; unknown ids are left out.

    A figure too large for its column has no value in the warehouse and is left out too.
    """
    for first in range(0, len(article_ids), _AT_ONCE):
        some = list(article_ids[first : first + _AT_ONCE])
        rows = {row["article_id"]: row for row in rows_of(seat, "articles", some)}
        passages = _by_article(rows_of(seat, "passages", some))
        facts = {table: _by_article(rows_of(seat, table, some)) for table in _MADE}
        for article_id in some:
            if article_id in rows:
                read: dict[str, Any] = {
                    table: tuple(_facts(table, found[article_id])) for table, found in facts.items()
                }
                yield article(rows[article_id], passages[article_id]), Reading(article_id, **read)


def rows_of(seat: Seat, table: str, article_ids: Sequence[str]) -> list[Row]:
    """Return the rows of one of our tables that belong to these articles, in the order of their numbers."""
    asked = f'select * from "{table}" where article_id in (select unnest($ids::varchar[]))'
    rows = seat.rows(asked, {"ids": list(article_ids)})
    number = "topic_code" if table == "topics" else f"{table[:-1]}_no"
    return sorted(rows, key=lambda row: row[number]) if rows and number in rows[0] else rows


def _by_article(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article_id"]].append(row)
    return found


def _facts(table: str, rows: list[Row]) -> Iterator[Any]:
    kind, makers = _MADE[table]
    for row in rows:
        given = {f.name: row[_COLUMN.get(f.name, f.name)] for f in fields(kind)}
        if table == "figures" and given["value"] is None:
            continue
        yield kind(**{name: makers[name](value) if name in makers else value for name, value in given.items()})
