"""What `diembao.stories.retelling` knows of the archive, read from the warehouse and written to it day by day.

Only the stretch of days that stories stay open for is held in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from sqlalchemy import Connection

from diembao.stories.fingerprint import NO_DAY, Fingerprint
from diembao.stories.likeness import DAYS_OPEN, ONE
from diembao.stories.reasons import reason_of, reason_of_merge, score_of, threshold_of
from diembao.stories.telling import DayTold, Decision, Merge, Told
from models.columns import registered, schema_of
from models.fingerprints import read_days, rows_of
from models.scripts import script

_AS_DECIDED = ("article_id", "story_id", "duplicate_of", "compared_with")


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands decided about an article: its story on its day, and its original."""

    story_id: str
    duplicate_of: str | None


class StoryArchive:
    """The articles and decisions of a warehouse, within one transaction of `connection`."""

    def __init__(self, connection: Connection, run_id: str) -> None:
        self._connection = connection
        self._run_id = run_id
        self._articles: dict[int, list[Fingerprint]] = {}
        self._standing: dict[int, dict[str, Standing]] = {}
        self._read_to = 0
        self._merges = self._read_merges()

    def merges(self) -> dict[str, str]:
        """Return for every story that was taken in the one that it went into."""
        return {story: into for story, (into, _) in self._merges.items()}

    def articles(self, day: int) -> Sequence[Fingerprint]:
        """Return the articles of `day`."""
        self._hold(day)
        return self._articles.get(day, [])

    def window(self, day: int) -> list[Told]:
        """Return the articles of the days before `day`, in the stories that they were in when it began."""
        self._hold(day)
        return [
            Told(one, self._story_before(day, standing.story_id), standing.duplicate_of is None)
            for earlier in range(day - DAYS_OPEN, day)
            for one in self._articles.get(earlier, ())
            if (standing := self._standing.get(earlier, {}).get(one.article_id))
        ]

    def days(self, first: int, last: int) -> list[int]:
        """Return the days from `first` to `last` with articles, or with decisions about some."""
        query = """
            select distinct day from ops.fingerprints where day between ? and ?
            union
            select distinct datediff('day', date '0001-01-01', told_on) + 1 as day
            from story_decisions
            where told_on between ? and ?
        """
        return sorted(rows_of(self._connection, query, first, last, *_dates(first, last)).column("day").to_pylist())

    def keep(self, told: DayTold) -> bool:
        """Write what was decided for a day over what stood there; return whether stories or originals differ."""
        day = told.day
        stood, merged = self._standing.get(day, {}), self._merges_of(day)
        now = {d.article_id: Standing(d.story_id, d.duplicate_of) for d in told.decisions}
        into = {m.story_id: (m.into, day) for m in told.merges}
        self._standing[day] = now
        for story in merged:
            del self._merges[story]
        self._merges |= into
        self._write(told)
        return now != stood or merged != into

    def _hold(self, day: int) -> None:
        """Hold the days that `day` hangs on, and let go of those before."""
        first = day - DAYS_OPEN
        for gone in [d for d in self._articles if d < first]:
            del self._articles[gone]
            self._standing.pop(gone, None)
        begin = max(first, self._read_to + 1)
        if begin <= day:
            self._read(begin, day)
            self._read_to = day

    def _read(self, first: int, last: int) -> None:
        for one in read_days(self._connection, first, last):
            self._articles.setdefault(one.place.day, []).append(one)
        query = """
            select told_on, article_id, story_id, duplicate_of from story_decisions
            where told_on between ? and ? or (told_on is null and ?)
        """
        for row in rows_of(self._connection, query, *_dates(first, last), first <= NO_DAY).to_pylist():
            standing = self._standing.setdefault(ordinal_of(row["told_on"]), {})
            standing[row["article_id"]] = Standing(row["story_id"], row["duplicate_of"])

    def _story_before(self, day: int, story_id: str) -> str:
        while (merge := self._merges.get(story_id)) and merge[1] < day:
            story_id = merge[0]
        return story_id

    def _read_merges(self) -> dict[str, tuple[str, int]]:
        rows = rows_of(self._connection, "select story_id, merged_into, told_on from story_merges").to_pylist()
        return {r["story_id"]: (r["merged_into"], ordinal_of(r["told_on"])) for r in rows}

    def _merges_of(self, day: int) -> dict[str, tuple[str, int]]:
        return {story: merge for story, merge in self._merges.items() if merge[1] == day}

    def _write(self, told: DayTold) -> None:
        decisions = [self._decision_row(told.day, d) for d in told.decisions]
        merges = [self._merge_row(m) for m in told.merges]
        tables = {
            "decided": pa.Table.from_pylist(decisions, schema=schema_of("story_decisions")),
            "merged": pa.Table.from_pylist(merges, schema=schema_of("story_merges")),
            "day_told": pa.table({"told_on": pa.array([day_of(told.day)], pa.date32())}),
        }
        with registered(self._connection, **tables):
            self._connection.exec_driver_sql(script("group", "3_replace_decisions").sql)

    def _decision_row(self, day: int, decision: Decision) -> dict[str, object]:
        return {
            **{name: getattr(decision, name) for name in _AS_DECIDED},
            "told_on": day_of(day),
            "kind": str(decision.kind),
            "score": score_of(decision),
            "threshold": threshold_of(decision),
            "shared": list(decision.shared),
            "reason": reason_of(decision),
            "run_id": self._run_id,
        }

    def _merge_row(self, merge: Merge) -> dict[str, object]:
        return {
            "story_id": merge.story_id,
            "merged_into": merge.into,
            "told_on": day_of(merge.day),
            "article_id": merge.article_id,
            "compared_with": merge.compared_with,
            "score": merge.score / ONE,
            "reason": reason_of_merge(merge),
            "run_id": self._run_id,
        }


def day_of(ordinal: int) -> date | None:
    """Return the day of the calendar that `ordinal` is, None for the articles that name no day."""
    return None if ordinal == NO_DAY else date.fromordinal(ordinal)


def ordinal_of(day: date | None) -> int:
    """Return the ordinal of `day`; the other way of `day_of`."""
    return NO_DAY if day is None else day.toordinal()


def _dates(first: int, last: int) -> tuple[date, date]:
    return date.fromordinal(max(first, NO_DAY + 1)), date.fromordinal(last)
