"""Worker processes: what breaks one article, or kills its worker, does not touch the others."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diembao.article import Article, Origin, RawRecord
from diembao.text.clean import clean
from flows import pool
from flows.pool import PartRead, Workers
from models import batch

DEADLY = "GIẾT TIẾN TRÌNH"
COUNT = 56


def batch_of(folder: Path, deadly: int | None = None) -> Path:
    made = []
    for number in range(COUNT):
        title = DEADLY if number == deadly else f"Tin số {number} về Hà Nội"
        body = f"Sáng 12/11, ông Trần Văn Hảo cho biết đã có {number} hộ dân được di dời khỏi vùng sạt lở ở Quảng Nam."
        article = clean(RawRecord(Origin(f"{number}.txt", 0, "0" * 64), "txt", body, title=title), datetime.now(UTC))
        assert isinstance(article, Article)
        made.append(article)
    batch.write_articles(folder, made, files=[], quarantine=folder / "quarantine", raws=[b"raw"] * COUNT)
    return folder


def reads_or_dies(folder: Path, first: int, last: int) -> PartRead:
    for number, article in batch.read_articles(folder):
        if first <= number < last and article.title == DEADLY:
            os._exit(9)
    return pool.read_part(folder, first, last)


def test_two_workers_read_every_article_once(tmp_path: Path) -> None:
    workers = Workers(2)
    try:
        part = workers.read_batch(batch_of(tmp_path), COUNT)
    finally:
        workers.close()
    assert (part.articles, part.broken) == (COUNT, ())
    assert batch.counts(tmp_path)["readings"] == COUNT


def test_an_article_that_kills_its_worker_is_found_and_named(tmp_path: Path) -> None:
    workers = Workers(2, reads_or_dies)
    try:
        part = workers.read_batch(batch_of(tmp_path, deadly=37), COUNT)
    finally:
        workers.close()
    assert [(r.article_no, r.rule) for r in part.broken] == [(37, "extractor_crashed")]
    assert part.articles == COUNT - 1


def test_an_article_that_breaks_an_extractor_is_set_aside_with_the_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(article: Article, clock: object) -> None:
        raise KeyError(f"no rule for {article.title}")

    monkeypatch.setattr(pool, "read", breaks)
    part = pool.read_part(batch_of(tmp_path), 0, 2)
    assert [r.rule for r in part.broken] == ["extractor_failed"] * 2
    assert "no rule for Tin số 0" in part.broken[0].reason
