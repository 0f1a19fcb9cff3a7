from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diembao.article import Article, Origin, Passage, PassageKind, PublishedFrom
from diembao.reading import Figure, FigureKind, Reading
from diembao.refusal import Refusal, Stage
from models.batch import (
    FileSeen,
    Refused,
    counts,
    read_articles,
    read_table,
    refuse,
    write_articles,
    write_readings,
)
from models.columns import SCHEMAS
from models.tables import Table
from tests.models.made import article, batch, files_of, reading

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(words)
    cut = draw(st.integers(1, len(text)))
    passages = [Passage(PassageKind.TITLE, 0, cut, "r")]
    if cut < len(text):
        passages.append(Passage(draw(st.sampled_from(PassageKind)), cut, len(text), "r"))
    return Article(
        article_id=draw(words),
        content_hash=draw(words),
        origin=Origin(draw(words), draw(st.integers(0, 2**31 - 1)), draw(words)),
        format="jsonl",
        external_id=draw(words),
        title=text[:cut],
        lead=draw(st.none() | words),
        text=text,
        passages=tuple(passages),
        author=draw(st.none() | words),
        published_at=draw(st.none() | moments),
        published_from=draw(st.sampled_from(PublishedFrom)),
        modified_at=draw(st.none() | moments),
        repairs=tuple(draw(st.lists(words, max_size=3))),
        extras=MappingProxyType(draw(st.dictionaries(words, words, max_size=3))),
    )


@given(st.lists(articles(), max_size=4))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_articles_come_back_from_a_batch_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, many: list[Article]
) -> None:
    folder = tmp_path_factory.mktemp("batch")
    write_articles(folder, many, files=[], quarantine=folder)
    assert list(read_articles(folder)) == list(enumerate(many))


def test_every_staged_table_has_the_columns_of_its_table_in_the_warehouse() -> None:
    for name in ("passages", "mentions", "quotes", "keyphrases"):
        assert SCHEMAS[name].names == ["article_no", *Table.metadata.tables[name].columns.keys()]


def test_parts_of_several_workers_are_one_table(tmp_path: Path) -> None:
    many = [article(str(n)) for n in range(5)]
    one = batch(tmp_path / "one", *many)
    three = batch(tmp_path / "three", *many, part_size=2)
    assert len(list(three.glob("mentions.*.parquet"))) == 3
    assert counts(one) == counts(three)
    assert read_table(three, "mentions").sort_by("article_no").equals(read_table(one, "mentions").sort_by("article_no"))


def test_a_part_that_is_written_again_replaces_itself(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    before = counts(folder)
    write_readings(folder, 0, [(0, reading(article()))])
    assert counts(folder) == before


def test_mentions_know_their_sentence_and_their_folded_name(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    rows = read_table(folder, "mentions").to_pylist()
    assert [(r["mention_no"], r["sentence_no"], r["canonical_folded"]) for r in rows] == [
        (0, 0, "quang ngai"),
        (1, 1, "dai khi tuong"),
        (2, 1, "tran van luc"),
    ]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        pytest.param(Decimal("1.2345678"), Decimal("1.234568"), id="six-places"),
        pytest.param(Decimal(10) ** 31, Decimal(10) ** 31, id="large"),
        pytest.param(Decimal(10) ** 32, None, id="too-large"),
        pytest.param(Decimal("-Infinity"), None, id="endless"),
        pytest.param(Decimal("NaN"), None, id="no-number"),
    ],
)
def test_figures_that_no_column_can_hold_have_no_value(tmp_path: Path, value: Decimal, kept: Decimal | None) -> None:
    figure = Figure(0, 3, "Bão", FigureKind.OTHER, value, None, None, "exact", None)
    write_readings(tmp_path, 0, [(0, Reading("a", figures=(figure,)))])
    assert read_table(tmp_path, "figures").column("value").to_pylist() == [kept]


def test_half_a_surrogate_pair_is_stored_as_a_question_mark_and_moves_no_offset(tmp_path: Path) -> None:
    odd = article(body="Bão \ud83d mạnh", author="\udc00")
    write_articles(tmp_path, [odd], files=files_of([odd]), quarantine=tmp_path)
    [(_, back)] = read_articles(tmp_path)
    assert back.text == odd.text.replace("\ud83d", "?")
    assert (back.author, len(back.text)) == ("?", len(odd.text))


def test_articles_that_a_gate_refused_are_not_read_and_keep_their_raw_bytes(tmp_path: Path) -> None:
    many = [article("a"), article("b", file="in.jsonl")]
    folder, quarantine = tmp_path / "b", tmp_path / "quarantine"
    write_articles(folder, many, files=files_of(many), quarantine=quarantine, raws=[b"raw a", b"raw b"])
    assert refuse(folder, [Refused(1, Stage.GATE_ARTICLES, "title_missing", "no title")], quarantine=quarantine) == 1
    assert list(read_articles(folder)) == [(0, many[0])]
    [row] = read_table(folder, "refusals").to_pylist()
    assert (row["file"], row["record_no"], row["rule"], row["raw_excerpt"]) == ("in.jsonl", 0, "title_missing", "raw b")
    assert (quarantine / row["raw_path"]).read_bytes() == b"raw b"


def test_without_raw_bytes_a_refused_article_is_kept_as_its_text(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    refuse(folder, [Refused(0, "extract", "extractor_broke", "why")], quarantine=tmp_path / "q")
    [row] = read_table(folder, "refusals").to_pylist()
    assert (tmp_path / "q" / row["raw_path"]).read_bytes() == article().text.encode()


def test_refusals_of_records_and_files_name_the_file_of_the_inbox_that_holds_them(tmp_path: Path) -> None:
    refusals = [
        Refusal(Origin("a.zip!/x.html", -1, "s"), Stage.READ, "html_no_article", "why", b"\xff\x00<html>"),
        Refusal(Origin("a.zip", -1, "s"), Stage.READ, "file_empty", "why"),
        Refusal(Origin("a.zipper", 3, "s"), Stage.CLEAN, "title_missing", "why"),
    ]
    seen = [FileSeen("a.zip", "s", 1, "zip", 2), FileSeen("a.zipper", "s", 1, "txt", 1)]
    write_articles(tmp_path / "b", [], files=seen, quarantine=tmp_path / "q", refusals=refusals)
    rows = read_table(tmp_path / "b", "refusals").to_pylist()
    assert [r["container"] for r in rows] == ["a.zip", "a.zip", "a.zipper"]
    assert rows[0]["raw_excerpt"] == "��<html>"
    assert [r["raw_path"] is None for r in rows] == [False, True, True]
    assert len({r["quarantine_id"] for r in rows}) == 3


def test_a_half_written_table_has_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(table: object, path: Path, **_: object) -> None:
        Path(path).write_bytes(b"PAR1 half")
        raise OSError("disk full")

    monkeypatch.setattr(pq, "write_table", torn)
    with pytest.raises(OSError, match="disk full"):
        write_readings(tmp_path, 0, [(0, reading(article()))])
    assert counts(tmp_path) == dict.fromkeys(SCHEMAS, 0)


def test_metadata_is_counted_so_that_the_fuller_of_two_deliveries_can_win(tmp_path: Path) -> None:
    bare = article(published_at=None)
    full = dataclasses.replace(bare, url="https://a.vn/1", outlet_id="a", author="An", published_at=datetime.now(UTC))
    write_articles(tmp_path, [bare, full], files=[], quarantine=tmp_path)
    assert read_table(tmp_path, "articles").column("metadata_count").to_pylist() == [0, 4]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param(datetime(2026, 11, 13, 16, 59, tzinfo=UTC), "2026-11-13", id="before-midnight-in-Hanoi"),
        pytest.param(datetime(2026, 11, 13, 17, 0, tzinfo=UTC), "2026-11-14", id="midnight-in-Hanoi"),
        pytest.param(None, None, id="no-date"),
    ],
)
def test_the_day_is_the_calendar_day_in_vietnam(tmp_path: Path, moment: datetime | None, day: str | None) -> None:
    write_articles(tmp_path, [article(published_at=moment)], files=[], quarantine=tmp_path)
    [found] = read_table(tmp_path, "articles").column("day_vn").to_pylist()
    assert (found.isoformat() if found else None) == day


def test_a_batch_that_is_written_again_forgets_what_was_read_and_refused_before(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article("a"))
    refuse(folder, [Refused(0, "extract", "extractor_broke", "why")], quarantine=tmp_path)
    write_articles(folder, [article("b")], files=[], quarantine=tmp_path)
    assert [a.external_id for _, a in read_articles(folder)] == ["b"]
    assert counts(folder) == dict.fromkeys(SCHEMAS, 0) | {"articles": 1, "passages": 2}
