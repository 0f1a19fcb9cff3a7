"""The sample inbox through the real doors: what becomes of every record is written in samples/expected.csv."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from diembao.article import Article
from diembao.formats.columns import ColumnMap
from diembao.formats.inbox import read, walk
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from diembao.segment import VIETNAM_TIME
from diembao.text.clean import clean

SAMPLES = Path(__file__).parent.parent / "samples"
NOW = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
Place = tuple[str, int]


@cache
def results() -> tuple[Article | Refusal, ...]:
    limits = Limits()
    records = (record for file in walk(str(SAMPLES / "inbox"), limits) for record in read(file, limits, ColumnMap()))
    return tuple(record if isinstance(record, Refusal) else clean(record, NOW) for record in records)


def articles() -> list[Article]:
    return [result for result in results() if isinstance(result, Article)]


def place(result: Article | Refusal) -> Place:
    return result.origin.file, result.origin.record_no


def expected() -> dict[Place, tuple[str, str]]:
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as rows:
        return {(row["file"], int(row["record_no"])): (row["outcome"], row["rule"]) for row in csv.DictReader(rows)}


@cache
def outcomes() -> dict[Place, tuple[str, str]]:
    found = {place(r): ("quarantined", str(r.rule)) for r in results() if isinstance(r, Refusal)}
    deliveries = defaultdict(list)
    for article in articles():
        deliveries[article.article_id].append(article)
    for group in deliveries.values():
        found.update(judge(group))
    return found


def judge(group: Iterable[Article]) -> dict[Place, tuple[str, str]]:
    """Name the deliveries of one article: the same words twice are a duplicate, other words another version."""
    texts: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(group, key=place):
        texts[article.content_hash].append(article)
    first = sorted((group[0] for group in texts.values()), key=lambda a: (str(a.modified_at), a.content_hash))
    found = {place(a): (f"version {n}" if len(first) > 1 else "loaded", "") for n, a in enumerate(first, 1)}
    copies = (article for group in texts.values() for article in group[1:])
    return found | {place(article): ("duplicate", "") for article in copies}


@pytest.mark.parametrize("at", expected(), ids=lambda at: f"{at[0]}#{at[1]}")
def test_a_sample_ends_as_the_table_says(at: Place) -> None:
    assert outcomes().get(at) == expected()[at]


def test_nothing_is_read_from_the_samples_that_the_table_leaves_out() -> None:
    assert set(outcomes()) - set(expected()) == set()


def test_no_record_is_read_twice() -> None:
    assert [at for at, times in Counter(map(place, results())).items() if times > 1] == []


def test_every_refusal_tells_a_newcomer_what_to_do() -> None:
    short = [result.rule for result in results() if isinstance(result, Refusal) and len(result.reason) < 40]
    assert short == []


def test_the_good_samples_are_sixty_articles_of_ten_days_and_of_many_outlets() -> None:
    good = [article for article in articles() if not article.origin.file.startswith("bad/")]
    days = {a.published_at.astimezone(VIETNAM_TIME).date() for a in good if a.published_at}
    assert len({article.article_id for article in good}) >= 64
    assert (min(days).isoformat(), max(days).isoformat(), len(days)) == ("2026-11-10", "2026-11-19", 10)
    assert len({article.outlet_id for article in good} - {None}) >= 30


def test_the_landslide_is_told_by_many_outlets_on_many_days() -> None:
    told = [article for article in articles() if "Nước Vương" in article.text]
    assert len({article.outlet_id for article in told}) >= 9
    assert len({article.published_at.astimezone(VIETNAM_TIME).date() for article in told if article.published_at}) >= 7


def test_every_accepted_format_is_among_the_samples() -> None:
    formats = {article.format.partition("/")[0] for article in articles()}
    assert formats >= {"txt", "html", "json", "jsonl", "csv", "parquet", "warc"}
    assert {"rss", "atom", "newsml"} & formats or "xml" in formats


@pytest.mark.parametrize(
    ("file", "encoding"),
    [("tcvn3.txt", "tcvn3"), ("windows-1258.txt", "cp1258"), ("mojibake-mendable.txt", "mojibake")],
)
def test_a_text_in_an_old_encoding_is_turned_into_vietnamese(file: str, encoding: str) -> None:
    (article,) = [article for article in articles() if article.origin.file == f"bad/{file}"]
    assert encoding in f"{article.encoding} {' '.join(article.repairs)}"
    assert "nói." in article.text


def test_an_outlet_is_found_in_a_text_that_brings_no_metadata() -> None:
    (article,) = [article for article in articles() if article.origin.file == "2026-11-16/vi-sao-hai-con-so.txt"]
    assert (article.outlet_id, article.published_at) == ("tienphong", None)


def test_nothing_is_invented_for_a_text_that_names_neither_outlet_nor_date() -> None:
    (article,) = [article for article in articles() if article.origin.file == "2026-11-13/hanh-lang-ngu-coc.txt"]
    assert (article.outlet_id, article.published_at, article.url) == (None, None, None)


def test_every_file_of_the_inbox_is_described_in_the_readme() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    inbox = SAMPLES / "inbox"
    files = (path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file())
    assert [file for file in files if f"`{file}`" not in readme] == []


def test_the_samples_are_small_enough_to_clone() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 3_000_000
