"""Grouping alone: the seconds of a day's run on archives of more and more days, and of the whole archive at once.

An archive is generated: happenings with names and phrases of their own, told for some days by several papers, a third
of the articles printed from another. `STORIES_BENCH=100000` measures up to that many articles.
"""

from __future__ import annotations

import os
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from diembao.article import Article, Origin, Passage, PassageKind, PublishedFrom
from diembao.reading import Reading
from models.batch import FileSeen, write_articles, write_readings
from models.grouping import group
from models.ledger import Run, start_run
from models.load import load_batch
from models.warehouse import Settings, Warehouse, open_warehouse
from tests.stories.made import syllables

A_DAY = 400
SIZES = (2_000, 8_000, 32_000)
NOW = datetime(2100, 1, 1, tzinfo=UTC)
FIRST = datetime(2019, 12, 31, 17, tzinfo=UTC)  # midnight in Vietnam
_WORDS = [" ".join(syllables(f"word {n}", 2)) for n in range(20_000)]
_ODDS = [1 / (n + 20) for n in range(len(_WORDS))]


def articles() -> Iterator[Article]:
    """Yield articles in the order of publication, A_DAY a day, for ever."""
    choose = random.Random(20261121)
    happenings: list[list[str]] = []
    number = 0
    while True:
        happenings = [_happening(choose) for _ in range(A_DAY // 8)] + happenings[: A_DAY // 10]
        printed: list[str] = []
        for _ in range(A_DAY):
            words = choose.choice(happenings)
            report = choose.choice(printed[-30:]) if printed and choose.random() < 0.33 else _tell(words, choose)
            printed.append(report)
            yield _article(number, words[0], f"{report} Bản {number}.")
            number += 1


def _happening(choose: random.Random) -> list[str]:
    name = " ".join(s.capitalize() for s in syllables(choose.random(), 3))
    return [name, *(" ".join(syllables(choose.random(), 3)) for _ in range(40))]


def _tell(words: list[str], choose: random.Random) -> str:
    common = choose.choices(_WORDS, _ODDS, k=110)
    own = [choose.choice(words) for _ in range(40)]
    body = common + own
    choose.shuffle(body)
    return ". ".join(" ".join(body[i : i + 8]).capitalize() for i in range(0, len(body), 8))


def _article(number: int, name: str, body: str) -> Article:
    title = f"{name} {number}"
    return Article(
        article_id=f"{number:016x}",
        content_hash=f"{number:016x}",
        origin=Origin(f"{number}.json", 0, f"{number:064x}"),
        format="json",
        external_id=str(number),
        title=title,
        lead=None,
        text=f"{title}\n\n{body}",
        passages=(
            Passage(PassageKind.TITLE, 0, len(title), "bench"),
            Passage(PassageKind.BODY, len(title) + 2, len(title) + 2 + len(body), "bench"),
        ),
        published_at=FIRST + timedelta(days=number // A_DAY, minutes=3 * (number % A_DAY)),
        published_from=PublishedFrom.METADATA,
        published_precision="minute",
    )


class Growing:
    """A warehouse that articles are loaded into; only grouping is timed."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._from, self._runs = folder, articles(), 0
        self.held = 0
        self.warehouse = open_warehouse(folder / "w.duckdb", now=NOW, settings=Settings(memory_limit="1GB"))

    def load(self, count: int) -> Run:
        """Load the next `count` articles without facts, and return the run."""
        self._runs += 1
        run = Run(f"run-{self._runs:05}", NOW, "bench", "bench")
        start_run(self.warehouse, run)
        while count:
            count -= self._batch(run, min(count, 2_000))
        return run

    def _batch(self, run: Run, count: int) -> int:
        many = list(islice(self._from, count))
        folder = self._folder / f"batch-{self.held}"
        files = [FileSeen(a.origin.file, a.origin.sha256, 1, "json", 1) for a in many]
        write_articles(folder, many, files=files, quarantine=self._folder / "quarantine")
        write_readings(folder, 0, [(n, Reading(a.article_id)) for n, a in enumerate(many)])
        load_batch(self.warehouse, folder, run, now=NOW)
        self.held += count
        return count


def seconds_to_group(warehouse: Warehouse, run: Run) -> float:
    """Return the seconds of processor time that grouping what `run` loaded takes."""
    begun = time.process_time()
    group(warehouse, run, now=NOW)
    return time.process_time() - begun


def report() -> None:
    """Print the seconds for each size, and how they grow."""
    most = int(os.environ.get("STORIES_BENCH", SIZES[-1]))
    sizes = [s for s in (*SIZES, 100_000) if s <= most]
    print(f"\ngrouping alone on generated articles, {A_DAY} a day; processor seconds")
    print(f"  {'archive':>8} {'at once, ms an article':>24} {'a day more, ms an article':>27} {'peak MB':>9}")
    whole: dict[int, float] = {}
    daily: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        growing = Growing(Path(folder))
        for size in sizes:
            added = size - growing.held
            whole[size] = seconds_to_group(growing.warehouse, growing.load(added)) / added
            runs = [seconds_to_group(growing.warehouse, growing.load(A_DAY)) / A_DAY for _ in range(3)]
            daily[size] = sorted(runs)[1]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  {size:8} {1000 * whole[size]:24.2f} {1000 * daily[size]:27.2f} {peak:9.0f}")
        _say_what_was_found(growing.warehouse)
    first, last = sizes[min(1, len(sizes) - 1)], sizes[-1]  # the smallest one that is longer than stories stay open
    ratio = daily[last] / daily[first]
    print(f"  a day's run on {last:,} over {first:,} articles: {ratio:.2f} (1.00: the archive costs nothing)")


def _say_what_was_found(warehouse: Warehouse) -> None:
    query = """
        select count(*) as articles, count(distinct story_id) as stories, count(duplicate_of) as duplicates
        from articles
    """
    with warehouse.begin() as connection:
        found = connection.execute(text(query)).one()
    print(f"  {found.articles} articles, {found.stories} stories, {found.duplicates} duplicates")
