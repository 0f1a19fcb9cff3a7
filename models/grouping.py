"""Group the articles of the warehouse: duplicates find their originals, articles their stories.

The tables follow from the articles, not from the runs that brought them: a day is decided from its articles and the
days before it, and whatever hangs on a day that changed is decided anew (`diembao.stories.retelling`). So one run over
everything and a run for every file give the same stories, and a daily run costs what its own articles cost.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

import pyarrow as pa
from sqlalchemy import Connection, text

from diembao.stories.decisions import now_in
from diembao.stories.headline import typical
from diembao.stories.retelling import retell
from models.columns import registered
from models.fingerprints import bring_up_to_date, rows_of
from models.ledger import Run
from models.scripts import script
from models.story_archive import StoryArchive, day_of
from models.warehouse import Warehouse

log = logging.getLogger(__name__)
_HEADLINES = """
    select a.story_id, a.title
    from articles as a
    semi join touched_stories as t using (story_id)
    order by a.story_id, a.duplicate_of is not null, a.published_at nulls last, a.article_id
"""
_COUNTS = """
    select
        (select count(*) from stories)                                  as stories,
        (select count(*) from new_stories)                              as new,
        (select count(*) from story_now where is_new and story_id <> now_in) as merged,
        (select count(*) from articles where duplicate_of is not null)  as duplicates
"""


@dataclass(frozen=True, slots=True)
class Grouped:
    """What the warehouse holds after grouping, in all, and what this run changed.

    `stories` and `duplicates` are counts of the whole warehouse; `new` stories have no article that was in a story
    before the run, `merged` stories were taken in by others in the run; `days` is how many days were decided.
    """

    stories: int
    new: int
    merged: int
    duplicates: int
    days: int


def group(warehouse: Warehouse, run: Run, *, now: datetime) -> Grouped:
    """Bring duplicates and stories up to date with the articles, and return the counts.

    One transaction decides and writes; a run that was killed before it leaves the days to the next.
    """
    bring_up_to_date(warehouse)
    with warehouse.begin() as connection:
        waiting = connection.exec_driver_sql("select distinct day from ops.days_to_tell").scalars().all()
        archive = StoryArchive(connection, run.run_id)
        before = archive.merges()
        told = [day.day for day in retell(archive, waiting)]
        story_now = _story_now(before, archive.merges())
        _assign(connection, run, now, told, story_now)
        grouped = _counted(connection, story_now, len(told))
    log.info("grouped stories=%d new=%d merged=%d days=%d", grouped.stories, grouped.new, grouped.merged, len(told))
    return grouped


def _assign(connection: Connection, run: Run, now: datetime, told: list[int], story_now: pa.Table) -> None:
    """Write what was decided into articles and stories."""
    connection.execute(
        text("create or replace temp table this_grouping as select :run as run_id, cast(:now as timestamptz) as at"),
        {"run": run.run_id, "now": now},
    )
    days = pa.table({"told_on": pa.array([day_of(d) for d in told], pa.date32())})
    with registered(connection, told=days, story_now=story_now):
        connection.exec_driver_sql(script("group", "5_assign_articles").sql)
    with registered(connection, story_titles=_titles(connection)):
        connection.exec_driver_sql(script("group", "6_replace_stories").sql)


def _story_now(before: Mapping[str, str], after: Mapping[str, str]) -> pa.Table:
    """Return where every story that was ever taken in is now, and whether it was elsewhere before."""
    stories = sorted(before.keys() | after.keys())
    now = [now_in(s, after) for s in stories]
    columns = {
        "story_id": pa.array(stories, pa.string()),
        "now_in": pa.array(now, pa.string()),
        "is_new": pa.array([now_in(s, before) != here for s, here in zip(stories, now, strict=True)], pa.bool_()),
    }
    return pa.table(columns)


def _titles(connection: Connection) -> pa.Table:
    """Return the headline that stands for each touched story; those of originals come first."""
    rows = rows_of(connection, _HEADLINES)
    pairs = zip(rows.column("story_id").to_pylist(), rows.column("title").to_pylist(), strict=True)
    titles: dict[str, str] = {}
    for story, many in groupby(pairs, key=lambda pair: pair[0]):
        headlines = [title for _, title in many]
        titles[story] = headlines[typical(headlines)]
    return pa.table({"story_id": pa.array(titles, pa.string()), "title": pa.array(titles.values(), pa.string())})


def _counted(connection: Connection, story_now: pa.Table, days: int) -> Grouped:
    with registered(connection, story_now=story_now):
        count = connection.exec_driver_sql(_COUNTS).one()
    return Grouped(count.stories, count.new, count.merged, count.duplicates, days)
