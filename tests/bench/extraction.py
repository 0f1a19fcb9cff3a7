"""Extraction alone, on one core: against underthesea's own `ner`, by extractor, by length, and over processes."""

from __future__ import annotations

import multiprocessing
import re
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from diembao.article import Article, Origin, PassageKind, PublishedFrom, RawRecord
from diembao.compiled import is_compiled
from diembao.reader import read
from diembao.text.clean import clean
from diembao.text.lines import lay_out
from flows.pool import Workers
from flows.warm import warm_up
from models.batch import write_articles
from tests.bench.articles import rows, source

NOW = datetime(2100, 1, 1, tzinfo=UTC)
TURNS = 5


def records(count: int) -> list[RawRecord]:
    """Return `count` articles as they come in."""
    return [
        RawRecord(
            origin=Origin("bench", number, "0" * 64),
            format="jsonl",
            title=row["title"],
            body=row["text"],
            url=row["url"],
            published=row["date"],
            published_from=PublishedFrom.METADATA,
        )
        for number, row in enumerate(rows(count))
    ]


def articles(raw: list[RawRecord]) -> list[Article]:
    """Return what cleaning makes of `raw`."""
    made = (clean(record, NOW) for record in raw)
    return [article for article in made if isinstance(article, Article)]


def seconds_of_cleaning(batch: list[RawRecord]) -> float:
    """Return the seconds that cleaning `batch` takes, in which its furniture is told from its prose."""
    begun = time.perf_counter()
    for record in batch:
        clean(record, NOW)
    return time.perf_counter() - begun


def seconds_of_furniture(batch: list[Article]) -> float:
    """Return the seconds that it takes to tell the furniture of `batch` from its prose, as cleaning does."""
    begun = time.perf_counter()
    for article in batch:
        lead = (passage.end for passage in article.passages if passage.kind is PassageKind.LEAD)
        lay_out(article.text, len(article.title), max(lead, default=len(article.title)))
    return time.perf_counter() - begun


def seconds_of(batch: list[Article]) -> tuple[float, float]:
    """Return the seconds that reading `batch` takes in this process, and those of them for what it is about."""
    begun, about = time.perf_counter(), 0.0
    for article in batch:
        spent = read(article, time.perf_counter).seconds
        about += spent["topics"] + spent["keyphrases"]
    return time.perf_counter() - begun, about


def seconds_of_ner(batch: list[Article]) -> float:
    """Return the seconds that underthesea's ner takes for `batch`, sentence by sentence."""
    from underthesea import ner, sent_tokenize

    ner("Hà Nội")
    begun = time.perf_counter()
    for article in batch:
        for sentence in sent_tokenize(article.text):
            ner(sentence)
    return time.perf_counter() - begun


class Turn(NamedTuple):
    """Seconds for one batch; `about` are those of `reading` that topics and keyphrases take."""

    ner: float
    cleaning: float
    furniture: float
    reading: float
    about: float

    @property
    def facts(self) -> float:
        """The seconds of reading without topics and keyphrases."""
        return self.reading - self.about


def against_underthesea(raw: list[RawRecord]) -> None:
    """Print how many times as fast as underthesea's ner, sentence by sentence, everything together reads.

    They take turns, and a ratio is of one turn: a machine that others use slows all.
    """
    batch = articles(raw)
    turns = [
        Turn(seconds_of_ner(batch), seconds_of_cleaning(raw), seconds_of_furniture(batch), *seconds_of(batch))
        for _ in range(TURNS)
    ]
    for what, took in (
        ("underthesea ner", [t.ner for t in turns]),
        ("reading", [t.reading for t in turns]),
        ("telling furniture", [t.furniture for t in turns]),
        ("cleaning", [t.cleaning for t in turns]),
    ):
        print(f"  {what:18} {len(batch) / median(took):8.1f} articles/s")
    for what, ratios in (
        ("reading", [t.ner / t.reading for t in turns]),
        ("reading, without topics and keyphrases", [t.ner / t.facts for t in turns]),
        ("that and furniture", [t.ner / (t.facts + t.furniture) for t in turns]),
        ("that and all of cleaning", [t.ner / (t.facts + t.cleaning) for t in turns]),
        ("reading and all of cleaning", [t.ner / (t.reading + t.cleaning) for t in turns]),
    ):
        told = ", ".join(f"{ratio:.1f}" for ratio in sorted(ratios))
        print(f"  {what}: {median(ratios):.1f} times as many as ner (of {TURNS} turns: {told})")


def shares(batch: list[Article]) -> None:
    """Print the share of time of each extractor."""
    spent: Counter[str] = Counter()
    for article in batch:
        spent.update(read(article, time.perf_counter).seconds)
    for name, seconds in spent.most_common():
        print(f"  {name:16} {seconds / spent.total():6.1%}  {1000 * seconds / len(batch):6.2f} ms an article")


def by_length(batch: list[Article]) -> None:
    """Print the time by character of longer and longer articles, up to 2 MB."""
    text = " ".join(article.text.replace("\n", " ") for article in batch)
    spent: dict[int, dict[str, float]] = {}
    for size in (50_000, 500_000, 2_000_000):
        body = (text * (size // len(text) + 1))[:size]
        long = clean(RawRecord(Origin("long", 0, "0" * 64), "txt", body, title="Bài dài"), NOW)
        assert isinstance(long, Article)
        spent[size] = {k: v / size for k, v in read(long, time.perf_counter).seconds.items()}
    first, last = spent[50_000], spent[2_000_000]
    for name in last:
        print(f"  {name:16} time a character at 2 MB over 50 KB: {last[name] / first[name]:.2f}")
    print(f"  all: {sum(last.values()) / sum(first.values()):.2f} (1.00 is in proportion)")


def peak_of_children() -> float:
    """Return the highest peak memory of the worker processes in MB, as Linux tells it; 0 without workers."""
    told = (Path(f"/proc/{child.pid}/status").read_text() for child in multiprocessing.active_children())
    return max((int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024 for status in told), default=0.0)  # type: ignore[index]


def over_processes(batch: list[Article]) -> None:
    """Print how much faster two worker processes read a batch folder than one process."""
    many = [replace(article, article_id=f"{article.article_id}-{n}") for n in range(4) for article in batch]
    rates = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder, many, files=[], quarantine=folder / "quarantine")
        for processes in (1, 2):
            workers = Workers(processes)
            workers.read_batch(folder, 200)  # the workers are up and have their lexicons
            begun = time.perf_counter()
            workers.read_batch(folder, len(many))
            rates[processes] = len(many) / (time.perf_counter() - begun)
            peak = peak_of_children()
            workers.close()
    print(f"  a worker's peak memory: {peak:.0f} MB, what the lexicons share with the fork server counted in each")
    print(f"  one process {rates[1]:.0f} articles/s, two {rates[2]:.0f}: {rates[2] / rates[1]:.2f} times")


def report() -> None:
    """Print all figures of extraction."""
    warm_up()
    batch = articles(records(300))
    print(f"\nextraction alone on {source()}, one core, {'compiled' if is_compiled() else 'as plain Python'}")
    against_underthesea(records(30))
    print("\nshare of time by extractor")
    shares(batch)
    print("\nlong articles")
    by_length(batch)
    print("\nbatches over processes")
    over_processes(batch)
