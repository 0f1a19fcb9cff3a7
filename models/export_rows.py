"""Which rows an export holds, table by table, in an order that never changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.reading_back import rows_of
from models.reading_room import Row, Seat
from models.scripts import script

BY_DAY = ("articles", "passages", "sentences", "mentions", "roles", "quotes", "times", "figures", "citations", "events")
"""Tables whose rows belong to an article; each row is exported with the day of its article."""
LATER_BY_DAY = ("topics", "keyphrases")
WHOLE = ("entities", "entity_aliases", "outlets", "stories", "media_topics")
"""Tables that are the same over all articles."""
TEXTS = ("text", "text_folded", "lead")
"""Columns of articles that an export without texts leaves out; titles and the words of quotations stay."""
_PAGE = 500  # articles that are held in memory together


@dataclass(frozen=True, slots=True)
class Range:
    """The days that are exported, both ends included, None for open; only an open range has articles without a day."""

    first: date | None = None
    last: date | None = None
    texts: bool = True

    @property
    def is_open(self) -> bool:
        """Whether every article is exported."""
        return self.first is None and self.last is None

    def given(self) -> dict[str, object]:
        """Return the range as the parameters of sql/export."""
        return {"first": self.first, "last": self.last}


def tables_by_day(seat: Seat) -> tuple[str, ...]:
    """Return the tables by article that the file has."""
    return tuple(name for name in (*BY_DAY, *LATER_BY_DAY) if seat.has(name))


def tables_whole(seat: Seat) -> tuple[str, ...]:
    """Return the tables over all articles that the file has."""
    return tuple(name for name in WHOLE if seat.has(name))


def stream_by_day(seat: Seat, table: str, days: Range) -> Any:
    """Return an Arrow reader of the rows of one of our tables with `day_vn` last, ordered by day and article."""
    columns = [name for name in _columns(seat, table) if days.texts or table != "articles" or name not in TEXTS]
    chosen = ", ".join(f't."{name}"' for name in columns if name != "day_vn")
    words = ", substring(a.text, t.start_char + 1, t.end_char - t.start_char) as words" if table == "quotes" else ""
    number = f', t."{table[:-1]}_no"' if f"{table[:-1]}_no" in columns else ""
    rest = ", t.topic_code" if table == "topics" else ""
    asked = script("export", "by_day").sql.format(columns=chosen + words, table=table, order=number + rest)
    return seat.stream(asked, days.given())


def stream_whole(seat: Seat, table: str) -> Any:
    """Return an Arrow reader of all rows of one of our tables, in their own order."""
    return seat.stream(f'select * from "{table}" order by all')


def articles(seat: Seat, days: Range) -> Iterator[tuple[Row, dict[str, list[Row]]]]:
    """Yield each article's row with its rows in the other tables, by table, ordered by day and article."""
    tables = [name for name in tables_by_day(seat) if name != "articles"]
    after: dict[str, object] = {"day": None, "article_id": ""}
    while page := seat.ask("export", "next_articles", **days.given(), **after, most=_PAGE):
        after = {"day": page[-1]["day"], "article_id": page[-1]["article_id"]}
        ids = [row["article_id"] for row in page]
        rows = {row["article_id"]: row for row in rows_of(seat, "articles", ids)}
        facts = {table: _by_article(rows_of(seat, table, ids)) for table in tables}
        for article_id in ids:
            yield rows[article_id], {table: found.get(article_id, []) for table, found in facts.items()}


def _columns(seat: Seat, table: str) -> list[str]:
    return [row["column_name"] for row in seat.ask("export", "columns", table=table)]


def _by_article(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append(row)
    return found
