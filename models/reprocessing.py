"""Articles of the warehouse to be read again: given out in batches, and loaded with what that changed.

An article comes as it was cleaned: its text, passages and metadata stand in the warehouse, so neither the inbox nor the
raw file is needed. What a newer rule would have cleaned otherwise (lines, dates, outlets) needs the file: that is a run
over the inbox that is told to read known files again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, text

from diembao.article import Article
from models.batch import read_table
from models.columns import FACTS, registered
from models.fingerprints import rows_of
from models.ledger import Run
from models.load import Loaded, from_ledger, refuse_unread, say_what_runs
from models.rows import article
from models.scripts import Script, script
from models.warehouse import Warehouse

log = logging.getLogger(__name__)
_TABLES = ("articles", "passages", *FACTS, "refusals")
_STEPS = (
    ("reprocess", "1_read_what_stood"),
    ("reprocess", "2_compare"),
    ("load", "4_replace_facts"),
    ("reprocess", "3_write_the_ledger"),
)
_WAITING = """
    from articles as a
    where
        a.article_id > :after
        and (:all_versions or a.extractor_version <> :version)
        and (cast(:first as date) is null or a.day_vn >= cast(:first as date))
        and (cast(:last as date) is null or a.day_vn <= cast(:last as date))
        and not (:all_versions and a.article_id in (
            select d.article_id
            from ops.reprocessed as d
            join ops.runs as r using (run_id)
            where d.to_version = :version and r.started_at > coalesce((
                select max(started_at) from ops.runs where command = 'reprocess' and status in ('done', 'refused')
            ), '-infinity')
        ))
"""
_CHOOSE = f"""
    create or replace temp table chosen as
    with waiting as (
        select
            a.article_id,
            sum(strlen(a.text)) over (order by a.article_id) as bytes,
            row_number() over (order by a.article_id)        as n
        {_WAITING}
        order by a.article_id
        limit :articles
    )
    select article_id from waiting where n = 1 or bytes <= :bytes
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are read again: those that other code than `version` has read, of the days from `first` to `last`.

    None is no bound; an article without a day is wanted where there is no bound at all. With `all_versions` those that
    this code has read too; then what a run that did not get to its end has done is not done twice.
    """

    version: str
    first: date | None = None
    last: date | None = None
    all_versions: bool = False


def count_waiting(warehouse: Warehouse, wanted: Wanted) -> int:
    """Return how many articles are to be read again."""
    with warehouse.begin() as connection:
        counted = connection.execute(text(f"select count(*) {_WAITING}"), _values(wanted, ""))
        return int(counted.scalar_one())


def next_articles(warehouse: Warehouse, wanted: Wanted, *, after: str, articles: int, size: int) -> list[Article]:
    """Return the next articles to be read again, by id, from the one `after`; none when that was the last.

    At most so many `articles`, and of more than one no more than `size` bytes of text.
    """
    with warehouse.begin() as connection:
        connection.execute(text(_CHOOSE), _values(wanted, after) | {"articles": articles, "bytes": size})
        rows = rows_of(
            connection, "select a.* from articles as a semi join chosen using (article_id) order by article_id"
        )
        passages = rows_of(
            connection,
            "select p.* from passages as p semi join chosen using (article_id) order by article_id, passage_no",
        )
    laid_out = {key: list(group) for key, group in groupby(passages.to_pylist(), key=lambda row: row["article_id"])}
    return [article(row, laid_out.get(row["article_id"], ())) for row in rows.to_pylist()]


def load_again(
    warehouse: Warehouse,
    folder: Path,
    run: Run,
    *,
    now: datetime,
    after_step: Callable[[str], None] | None = None,
) -> Loaded:
    """Replace the facts of the articles in `folder` by what was read again, and keep what that changed.

    One transaction; a batch that this run loaded before is left alone. An article that was set aside keeps its facts,
    and its version, so that the next run tries it again. BatchIncomplete as in `models.load`.
    """
    refuse_unread(folder)
    with warehouse.begin() as connection:
        if found := from_ledger(connection, run, folder.name):
            return found
        with registered(connection, **{f"batch_{name}": read_table(folder, name) for name in _TABLES}):
            say_what_runs(connection, run, folder.name, now)
            for step in _steps():
                connection.exec_driver_sql(step.sql)
                if step.name == "2_compare":
                    _hand_over(connection)
                if after_step:
                    after_step(step.name)
        done = from_ledger(connection, run, folder.name)
    assert done is not None  # the last step writes the row
    log.info("read again batch=%s articles=%d", folder.name, done.unchanged)
    return done


def _hand_over(connection: Connection) -> None:
    """Name the articles as the step that replaces facts expects them: what stood, and what stands."""
    connection.exec_driver_sql("create or replace temp table replaced as select article_id from again")
    connection.exec_driver_sql("create or replace temp table standing as select article_no, article_id from again")


def _steps() -> list[Script]:
    return [script(room, name) for room, name in _STEPS]


def _values(wanted: Wanted, after: str) -> dict[str, object]:
    return {
        "version": wanted.version,
        "first": wanted.first,
        "last": wanted.last,
        "all_versions": wanted.all_versions,
        "after": after,
    }
