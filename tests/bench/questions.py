"""Every view, every example query and some searches on 100,000 generated articles: the seconds each takes.

A question is asked five times and the quickest answer counts, as the machine may be doing other things.

`QUESTIONS_BENCH=/folder` keeps the archive there and uses it again; making it takes some minutes, asking it one.
A view is asked as a person opens it: its first thousand rows, and those of one story, day or entity where it has them.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from models.derive import refresh
from models.digest import digest
from models.publications import FILE
from models.query import examples
from models.scripts import scripts
from models.search import search_on
from models.warehouse import Settings, engine_for, open_warehouse
from tests.bench.archive import NOW, build

ARTICLES = int(os.environ.get("QUESTIONS_BENCH_ARTICLES", "100000"))
BAR = 1.0
SEARCH_BAR = 0.3
SEARCHES = (
    "hoa binh",
    "hòa bình",
    '"lũ quét"',
    "ngoại trưởng nhật bản hội đàm",
    'title:"hoa binh" from:2021-01-01 to:2021-06-30',
    "outlet:tuoitre sốt xuất huyết",
    '"trận lũ quét" công an',
    "cong an tinh",
    "nguoi",
)
_ONE = {
    "story_id": "select story_id from stories order by article_count desc, story_id limit 1",
    "day_vn": "select max(day_vn) from articles",
    "entity_id": "select entity_id from entities where type = 'PER' order by article_count desc, entity_id limit 1",
}


def report() -> None:
    """Print what each question takes, and whether a comment says why where it is slow."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(os.environ.get("QUESTIONS_BENCH", folder)) / "home"
        _prepare(home)
        engine = engine_for(home / FILE, Settings(memory_limit="1GB"), read_only=True)
        with engine.connect() as connection:
            _report_views(connection)
            _report_examples(connection)
            _report_searches(connection)
        engine.dispose()


def _prepare(home: Path) -> None:
    if (home / FILE).exists():
        return
    build(home, ARTICLES)
    begun = time.perf_counter()
    with open_warehouse(home / "warehouse.duckdb", now=NOW, settings=Settings(memory_limit="1GB")) as warehouse:
        refresh(warehouse)
        done = digest(warehouse)
    took = time.perf_counter() - begun
    print(f"\nprepared {done.made} articles in {took:.0f} s, {1000 * took / max(1, done.made):.1f} ms an article")
    os.link(home / "warehouse.duckdb", home / FILE)


def _report_views(connection: Connection) -> None:
    print(f"\nviews on {ARTICLES:,} articles, seconds; bar {BAR} s, or the comment says why not")
    for view in scripts("views"):
        asked = dict(_ways(connection, view.name))
        said = " ".join(f"{way} {seconds:5.2f}" for way, seconds in asked.items())
        first = asked["first 1000"]
        excused = "seconds" in _comment(connection, view.name)
        print(f"  {view.name:24} {said}{_verdict(first, BAR, excused)}")


def _ways(connection: Connection, view: str) -> Iterator[tuple[str, float]]:
    yield "first 1000", _seconds(lambda: _rows(connection, f"select * from {view} limit 1000"))
    columns = {str(row[0]) for row in _rows(connection, f"describe {view}")}
    for column, of in _ONE.items():
        if column in columns:
            value = _rows(connection, of)[0][0]
            sql = f"select * from {view} where {column} = '{value}'"
            yield f"one {column}", _seconds(lambda sql=sql: _rows(connection, sql))  # type: ignore[misc]


def _report_examples(connection: Connection) -> None:
    print(f"\nexample queries, seconds; bar {BAR} s")
    for example in examples():
        seconds = _seconds(lambda sql=example.sql: _rows(connection, sql))  # type: ignore[misc]
        print(f"  {example.name:34} {seconds:5.2f}{_verdict(seconds, BAR, 'seconds' in example.sql)}")


def _report_searches(connection: Connection) -> None:
    print(f"\nsearch, milliseconds; bar {1000 * SEARCH_BAR:.0f}")
    for words in SEARCHES:
        seconds = _seconds(lambda words=words: search_on(connection, words))  # type: ignore[misc]
        print(f"  {words:50} {1000 * seconds:5.0f}{_verdict(seconds, SEARCH_BAR, False)}")


def _verdict(seconds: float, bar: float, excused: bool) -> str:
    if seconds <= bar:
        return ""
    return "  (its comment says why)" if excused else "  TOO SLOW"


def _seconds(ask: Callable[[], Any]) -> float:
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _rows(connection: Connection, sql: str) -> list[Any]:
    return list(connection.exec_driver_sql(sql).fetchall())


def _comment(connection: Connection, view: str) -> str:
    rows = _rows(connection, f"select comment from duckdb_views() where view_name = '{view}'")
    return str(rows[0][0])
