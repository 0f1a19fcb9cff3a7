"""A batch folder: a few hundred articles and what was read from them, as Parquet files, one table or one part each.

    articles passages files raws refusals.000       written when the articles are cleaned
    mentions.000 quotes.000 … readings.000          one part for each worker
    refusals.001 …                                  gates, and articles that broke the extractor

Stages hand each other the folder, never lists of objects. A file appears whole or not at all.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from diembao.article import Article, Origin
from diembao.reading import Reading
from diembao.refusal import Refusal, Stage
from diembao.text.orthography import fold as fold_text
from models.columns import FACTS, SCHEMAS, to_table
from models.rows import Fold, Refused, Row, article, article_row, fact_rows, passage_rows, refusal_row

__all__ = [
    "FileSeen",
    "Refused",
    "counts",
    "parts",
    "read_articles",
    "read_table",
    "refuse",
    "refused_numbers",
    "write_articles",
    "write_readings",
]


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file of the inbox with records in this batch. `file` is the outermost one, as in Origin before any "!".

    `records` counts all the records and refusals that it gave, None while it goes on in the next batch.
    """

    file: str
    sha256: str
    size: int
    format: str | None
    records: int | None


def write_articles(
    folder: Path,
    articles: Sequence[Article],
    *,
    files: Sequence[FileSeen],
    quarantine: Path,
    refusals: Sequence[Refusal] = (),
    raws: Sequence[bytes] = (),
    fold: Fold = fold_text,
) -> int:
    """Write what was read and cleaned into `folder` and return the number of articles.

    `raws`, in the order of `articles`, are the bytes to be kept if a gate refuses the article later.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.parquet"):  # a retry: what was read from the articles before it is not of these
        old.unlink()
    names = [f.file for f in files]
    _write(folder, "files", "files", ((f.file, f.sha256, f.size, f.format, f.records) for f in files))
    _write(folder, "raws", "raws", enumerate(raws))
    refused = (refusal_row(_container(r.origin.file, names), r, quarantine) for r in refusals)
    _write(folder, "refusals.000", "refusals", refused)
    passages = (row for no, a in enumerate(articles) for row in passage_rows(no, a))
    _write(folder, "passages", "passages", passages)
    rows = (article_row(no, _container(a.origin.file, names), a, fold) for no, a in enumerate(articles))
    _write(folder, "articles", "articles", rows)
    return len(articles)


def read_articles(folder: Path, first: int = 0, last: int = sys.maxsize) -> Iterator[tuple[int, Article]]:
    """Yield the articles of the batch with their numbers, those left out that a gate has refused.

    `first` and `last` (exclusive) bound the numbers: a part of a batch is read at the cost of that part.
    """
    gone = refused_numbers(folder)
    wanted = (pc.field("article_no") >= first) & (pc.field("article_no") < last)
    rows = read_table(folder, "passages").filter(wanted).to_pylist()
    passages = {no: list(group) for no, group in groupby(rows, key=lambda row: row["article_no"])}
    for row in _rows(folder / "articles.parquet", wanted):
        if row["article_no"] not in gone:
            yield row["article_no"], article(row, passages.get(row["article_no"], ()))


def write_readings(folder: Path, part: int, readings: Iterable[tuple[int, Reading]], *, fold: Fold = fold_text) -> int:
    """Write the facts of some articles of the batch as part number `part` and return how many articles those were."""
    numbered = list(readings)
    for name in FACTS:
        facts = (row for no, reading in numbered for row in fact_rows(name, no, reading, fold))
        _write(folder, f"{name}.{part:03}", name, facts)
    done = ((no, r.article_id, json.dumps(r.seconds, sort_keys=True)) for no, r in numbered)
    _write(folder, f"readings.{part:03}", "readings", done)
    return len(numbered)


def refuse(folder: Path, refused: Sequence[Refused], *, quarantine: Path) -> int:
    """Set articles of the batch aside, with a copy of their raw bytes, and return how many."""
    if not refused:
        return 0
    wanted = {r.article_no for r in refused}
    articles = {row["article_no"]: row for row in _rows(folder / "articles.parquet") if row["article_no"] in wanted}
    raws = {row["article_no"]: row["raw"] for row in _rows(folder / "raws.parquet") if row["article_no"] in wanted}
    part = len(list(folder.glob("refusals.*.parquet")))
    rows = (_gate_row(r, articles[r.article_no], raws.get(r.article_no), quarantine) for r in refused)
    _write(folder, f"refusals.{part:03}", "refusals", rows)
    return len(refused)


def refused_numbers(folder: Path) -> set[int]:
    """Return the numbers of the articles of the batch that were set aside."""
    table = read_table(folder, "refusals")
    return {no for no in table.column("article_no").to_pylist() if no is not None}


def parts(folder: Path, name: str) -> list[Path]:
    """Return the Parquet files of one table of the batch; none when nothing of it was written yet."""
    whole = folder / f"{name}.parquet"
    return [*([whole] if whole.exists() else []), *sorted(folder.glob(f"{name}.*.parquet"))]


def read_table(folder: Path, name: str) -> pa.Table:
    """Return one table of the batch, all parts together; without a row when nothing of it was written yet."""
    found = [pq.read_table(path, schema=SCHEMAS[name]) for path in parts(folder, name)]
    return pa.concat_tables(found) if found else SCHEMAS[name].empty_table()


def counts(folder: Path) -> dict[str, int]:
    """Return how many rows each table of the batch has."""
    return {name: sum(pq.read_metadata(path).num_rows for path in parts(folder, name)) for name in SCHEMAS}


def _container(file: str, names: Sequence[str]) -> str:
    """Return the file of the inbox that holds `file`: "a.zip!/tin/b.html" lies in "a.zip"."""
    return max((n for n in names if file == n or file.startswith(f"{n}!")), key=len, default=file)


def _gate_row(refused: Refused, row: dict[str, Any], raw: bytes | None, quarantine: Path) -> Row:
    refusal = Refusal(
        origin=Origin(row["file"], row["record_no"], row["file_sha256"]),
        stage=Stage(refused.stage),
        rule=refused.rule,
        reason=refused.reason,
        raw=row["text"].encode() if raw is None else raw,
        external_id=row["external_id"],
    )
    return refusal_row(row["container"], refusal, quarantine, refused.article_no)


def _write(folder: Path, stem: str, name: str, rows: Iterable[Row]) -> None:
    half = folder / f"{stem}.{os.getpid()}.tmp"
    pq.write_table(to_table(name, rows), half, compression="zstd")
    half.replace(folder / f"{stem}.parquet")


def _rows(path: Path, wanted: pc.Expression | None = None) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=64):
            yield from (batch if wanted is None else batch.filter(wanted)).to_pylist()
