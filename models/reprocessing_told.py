"""What a run of reading again changed, as the warehouse remembers it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.warehouse import Warehouse

_ARTICLES = """
    select outcome, count(*) as articles from ops.reprocessed where run_id = :run_id group by outcome
"""
_TABLES = """
    select table_name, sum(before) as before, sum(after) as after, sum(added) as added, sum(dropped) as dropped,
        sum(changed) as changed
    from ops.fact_changes where run_id = :run_id group by table_name order by table_name
"""
_SAMPLES = """
    select table_name, change, article_id, words, cast(before as varchar) as before, cast(after as varchar) as after
    from ops.fact_change_samples where run_id = :run_id
    qualify row_number() over (partition by table_name, change order by article_id, words) <= :each
    order by table_name, change, article_id, words
"""
_KEPT = """
    select article_id, reason from ops.reprocessed
    where run_id = :run_id and outcome = 'kept' order by article_id limit :each
"""
_UNFINISHED = """
    select count(*) as articles, count(distinct run_id) as runs
    from ops.reprocessed as d
    join ops.runs as r using (run_id)
    where r.status in ('interrupted', 'failed') and r.run_id <> :run_id and d.to_version = (
        select extractor_version from ops.runs where run_id = :run_id
    )
"""


@dataclass(frozen=True, slots=True)
class FactsChanged:
    """How many facts of one table were added, dropped and changed; ids that a person corrected do not count."""

    table: str
    before: int
    after: int
    added: int
    dropped: int
    changed: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One fact that changed: the words it points at, and the fact before and after, None where there is none."""

    table: str
    change: str
    article_id: str
    words: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of the articles that a run read again, and of their facts.

    `kept` articles could not be read again; `reasons` are the first of them, each with why. `earlier` articles were
    read by this code in runs before it that did not get to their end.
    """

    same: int
    changed: int
    kept: int
    tables: tuple[FactsChanged, ...]
    samples: tuple[Sample, ...]
    reasons: tuple[tuple[str, str], ...]
    earlier: int

    @property
    def articles(self) -> int:
        """How many articles were to be read again."""
        return self.same + self.changed + self.kept


def what_changed(warehouse: Warehouse, run_id: str, *, each: int = 5) -> Reread:
    """Return what the run changed, with up to `each` samples of every table and kind of change."""
    with warehouse.begin() as connection:
        outcomes = {row.outcome: int(row.articles) for row in _rows(connection, _ARTICLES, run_id)}
        tables = tuple(FactsChanged(r[0], *map(int, r[1:])) for r in _rows(connection, _TABLES, run_id))
        samples = tuple(_sample(row) for row in _rows(connection, _SAMPLES, run_id, each=each))
        reasons = tuple((r.article_id, r.reason) for r in _rows(connection, _KEPT, run_id, each=each))
        earlier = int(_rows(connection, _UNFINISHED, run_id)[0].articles)
    same, changed, kept = (outcomes.get(name, 0) for name in ("same", "changed", "kept"))
    return Reread(same, changed, kept, tables, samples, reasons, earlier)


def _rows(connection: Connection, query: str, run_id: str, **more: object) -> list[Any]:
    return list(connection.execute(text(query), {"run_id": run_id, **more}))


def _sample(row: Any) -> Sample:
    before, after = (json.loads(fact) if fact else None for fact in (row.before, row.after))
    return Sample(row.table_name, row.change, row.article_id, row.words, before, after)
