"""What `diembao.stories.retelling` knows of the archive, read from the warehouse and written to it day by day.

Only the stretch of days that stories stay open for is held in memory, and only rows that differ are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection

from diembao.stories.decisions import DayTold, Decision, Merge, Told
from diembao.stories.fingerprint import NO_DAY, Fingerprint
from diembao.stories.likeness import DAYS_OPEN, ONE
from diembao.stories.reasons import reason_of, reason_of_merge, score_of, threshold_of
from models.columns import registered, schema_of
from models.fingerprints import read_days, rows_of
from models.scripts import script

Row = dict[str, Any]
_SAYS_WHERE = ("story_id", "duplicate_of")


class StoryArchive:
    """The articles and decisions of a warehouse, within one transaction of `connection`."""

    def __init__(self, connection: Connection, run_id: str) -> None:
        self._connection = connection
        self._run_id = run_id
        self._articles: dict[int, list[Fingerprint]] = {}
        self._decisions: dict[int, dict[str, Row]] = {}
        self._read_to = 0
        self._merges = {r["story_id"]: r for r in self._rows("select * exclude (run_id) from story_merges")}

    def merges(self) -> dict[str, str]:
        """Return for every story that was taken in the one that it went into."""
        return {story: row["merged_into"] for story, row in self._merges.items()}

    def articles(self, day: int) -> Sequence[Fingerprint]:
        """Return the articles of `day`."""
        self._hold(day)
        return self._articles.get(day, [])

    def window(self, day: int) -> list[Told]:
        """Return the articles of the days before `day`, in the stories that they were in when it began."""
        self._hold(day)
        return [
            Told(one, self._story_before(day, row["story_id"]), row["duplicate_of"] is None)
            for earlier in range(day - DAYS_OPEN, day)
            for one in self._articles.get(earlier, ())
            if (row := self._decisions.get(earlier, {}).get(one.article_id))
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
        return sorted(row["day"] for row in self._rows(query, first, last, *_dates(first, last)))

    def keep(self, told: DayTold) -> bool:
        """Write what was decided for a day over what stood there; return whether stories or originals differ."""
        on = day_of(told.day)
        decisions = {d.article_id: _decision_row(d, on) for d in told.decisions}
        merges = {m.story_id: _merge_row(m, on) for m in told.merges}
        stood = self._decisions.get(told.day, {})
        merged = {story: row for story, row in self._merges.items() if row["told_on"] == on}
        self._replace("decisions", "article_id", stood, decisions)
        self._replace("merges", "story_id", merged, merges)
        self._decisions[told.day] = decisions
        self._merges = {s: row for s, row in self._merges.items() if s not in merged} | merges
        return _where(decisions) != _where(stood) or merges != merged

    def _replace(self, what: str, key: str, stood: dict[str, Row], now: dict[str, Row]) -> None:
        """Write those rows of `now` that differ from what stood, and drop those that they stand for."""
        gone = [row for name, row in stood.items() if now.get(name) != row]
        new = [row | {"run_id": self._run_id} for name, row in now.items() if stood.get(name) != row]
        if not gone and not new:
            return
        keys = pa.schema([(key, pa.string()), ("told_on", pa.date32())])
        tables = {
            f"gone_{what}": pa.Table.from_pylist([{n: row[n] for n in keys.names} for row in gone], schema=keys),
            f"new_{what}": pa.Table.from_pylist(new, schema=schema_of(f"story_{what}")),
        }
        with registered(self._connection, **tables):
            number = 3 if what == "decisions" else 4
            self._connection.exec_driver_sql(script("group", f"{number}_replace_{what}").sql)

    def _hold(self, day: int) -> None:
        """Hold the days that `day` hangs on, and let go of those before."""
        first = day - DAYS_OPEN
        for gone in [d for d in self._articles | self._decisions if d < first]:
            self._articles.pop(gone, None)
            self._decisions.pop(gone, None)
        begin = max(first, self._read_to + 1)
        if begin <= day:
            self._read(begin, day)
            self._read_to = day

    def _read(self, first: int, last: int) -> None:
        for one in read_days(self._connection, first, last):
            self._articles.setdefault(one.place.day, []).append(one)
        query = """
            select * exclude (run_id) from story_decisions
            where told_on between ? and ? or (told_on is null and ?)
        """
        for row in self._rows(query, *_dates(first, last), first <= NO_DAY):
            self._decisions.setdefault(ordinal_of(row["told_on"]), {})[row["article_id"]] = row

    def _story_before(self, day: int, story_id: str) -> str:
        while (merge := self._merges.get(story_id)) and ordinal_of(merge["told_on"]) < day:
            story_id = merge["merged_into"]
        return story_id

    def _rows(self, query: str, *values: object) -> list[Row]:
        rows: list[Row] = rows_of(self._connection, query, *values).to_pylist()
        return rows


def day_of(ordinal: int) -> date | None:
    """Return the day of the calendar that `ordinal` is, None for the articles that name no day."""
    return None if ordinal == NO_DAY else date.fromordinal(ordinal)


def ordinal_of(day: date | None) -> int:
    """Return the ordinal of `day`; the other way of `day_of`."""
    return NO_DAY if day is None else day.toordinal()


def _dates(first: int, last: int) -> tuple[date, date]:
    return date.fromordinal(max(first, NO_DAY + 1)), date.fromordinal(max(last, NO_DAY))


def _where(rows: dict[str, Row]) -> Iterable[object]:
    return {name: [row[column] for column in _SAYS_WHERE] for name, row in rows.items()}


def _decision_row(decision: Decision, on: date | None) -> Row:
    return {
        "article_id": decision.article_id,
        "story_id": decision.story_id,
        "told_on": on,
        "kind": str(decision.kind),
        "duplicate_of": decision.duplicate_of,
        "compared_with": decision.compared_with,
        "score": score_of(decision),
        "threshold": threshold_of(decision),
        "shared": list(decision.shared),
        "reason": reason_of(decision),
    }


def _merge_row(merge: Merge, on: date | None) -> Row:
    return {
        "story_id": merge.story_id,
        "merged_into": merge.into,
        "told_on": on,
        "article_id": merge.article_id,
        "compared_with": merge.compared_with,
        "score": merge.score / ONE,
        "reason": reason_of_merge(merge),
    }
