"""What is made of the articles beforehand, so that views and search answer at once: sentences, words, counts by day.

Nobody has to say what changed: every article carries a state (its words, facts and copies), and what was made from
another state is made anew. So it does not matter how an article was loaded, and a run that was killed leaves only work.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy import Connection, text

from models.scripts import script
from models.warehouse import Warehouse

log = logging.getLogger(__name__)
_AT_ONCE = 500  # as a batch: what is made at once bounds the memory
_FEW = 1_000_000  # so few rows are read at once anyhow
_CHUNK = "create or replace temp table this_chunk as select article_id, state from to_make where turn between :a and :b"


@dataclass(frozen=True, slots=True)
class Digested:
    """How many articles were made anew or dropped, and how many days were counted."""

    made: int
    dropped: int
    days: int


def digest(warehouse: Warehouse, *, at_once: int = _AT_ONCE) -> Digested:
    """Bring sentence_texts, the index of search and entity_days up to date with the articles; return what it took.

    Call it when duplicates and stories are known. At most `at_once` articles are made in one transaction, and fewer
    long ones.
    """
    with warehouse.begin() as connection:
        _run(connection, "1_find_changed")
        dropped, made = _count(connection, "to_drop"), _count(connection, "to_make")
        turns = int(connection.execute(text("select coalesce(max(turn), 0) from to_make")).scalar_one())
        if dropped:
            _run(connection, "2_drop")
    for first in range(1, turns + 1, at_once):
        with warehouse.begin() as connection:
            connection.execute(text(_CHUNK), {"a": first, "b": first + at_once - 1})
            _run(connection, "3_make")
    with warehouse.begin() as connection:
        _run(connection, "4_count_days")
        days = _count(connection, "days_to_count")
    warehouse.release()  # sorting wants the memory that the chunks have left full
    _sort(warehouse)
    log.info("digested made=%d dropped=%d days=%d", made, dropped, days)
    return Digested(made, dropped, days)


def _sort(warehouse: Warehouse) -> None:
    """Sort the index as a whole when a third of it came since it was sorted; that is rarer the larger it is."""
    with warehouse.begin() as connection:
        places = _count(connection, "ops.search_places")
        done = connection.execute(text("select coalesce(max(place_count), 0) from ops.search_sorted")).scalar_one()
        if places > _FEW and 3 * int(done) < 2 * places:
            _run(connection, "5_sort")


def _run(connection: Connection, step: str) -> None:
    connection.exec_driver_sql(script("digest", step).sql)


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(text(f"select count(*) from {table}")).scalar_one())
