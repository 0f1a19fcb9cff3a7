"""What is made beforehand follows from the articles: however they came, in whatever order, and after any kill."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from diembao.article import Passage, PassageKind
from models.checksum import table_checksums
from models.derive import refresh
from models.digest import Digested, digest
from models.grouping import group
from models.ledger import start_run
from models.load import load_batch
from models.scripts import script
from models.warehouse import Warehouse
from tests.models.made import BODY, NOW, article, batch, run

PREPARED = ("sentence_texts", "quote_words", "entity_days")


def load(warehouse: Warehouse, folder: Path, number: int, *articles: object) -> None:
    start_run(warehouse, run(number))
    load_batch(warehouse, batch(folder / f"b{number}", *articles), run(number), now=NOW)  # type: ignore[arg-type]
    refresh(warehouse)
    group(warehouse, run(number), now=NOW)


def prepared(warehouse: Warehouse) -> dict[str, str]:
    with warehouse.begin() as connection:
        sums = table_checksums(connection)
    return {name: sums[name] for name in PREPARED}


def ask(warehouse: Warehouse, sql: str) -> list[tuple[object, ...]]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_sentences_and_quotes_are_cut_out_of_the_text(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, tmp_path, 2, article("a"))
    assert digest(warehouse).made == 1
    wrong = """
        select * from sentence_texts join articles as a using (article_id)
        where sentence <> substring(a.text, start_char + 1, end_char - start_char)
    """
    assert ask(warehouse, wrong) == []
    assert ask(warehouse, "select count(*) from sentence_texts") == [(2,)]
    assert ask(warehouse, "select words, sentence from quote_words") == [("Gió giật cấp 12", BODY)]


def test_what_did_not_change_is_left_alone(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, tmp_path, 2, article("a"), article("b", body="Hai."))
    digest(warehouse)
    assert digest(warehouse) == Digested(0, 0, 0)
    load(warehouse, tmp_path, 3, article("b", body="Hai, đã sửa.", modified_at=NOW), article("c", body="Ba."))
    assert digest(warehouse) == Digested(made=2, dropped=1, days=1)


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_any_order_and_any_chunks_make_the_same(warehouse: Warehouse, tmp_path: Path, at_once: int) -> None:
    many = [article("a"), article("b", body=BODY + " Thêm."), article("c", body="Ở Quảng Ngãi.", published_at=None)]
    load(warehouse, tmp_path, 2, *many)
    digest(warehouse)
    wanted = prepared(warehouse)
    ask(warehouse, "delete from ops.search_articles")  # as if nothing had been made
    for table in (*PREPARED, "ops.search_places", "ops.days_counted"):
        ask(warehouse, f"delete from {table}")
    digest(warehouse, at_once=at_once)
    assert prepared(warehouse) == wanted
    assert ask(warehouse, "select count(*), count(distinct doc) from ops.search_articles") == [(3, 3)]


def test_days_are_counted_without_copies(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, tmp_path, 2, article("a"), article("b"))
    digest(warehouse)
    counted = """
        select d.article_count, d.mention_count
        from entity_days as d join entities as e using (entity_id)
        where e.name = 'Trần Văn Lực'
    """
    assert ask(warehouse, "select count(*) from articles where duplicate_of is not null") == [(1,)]
    assert ask(warehouse, counted) == [(1, 1)]


def test_who_signs_an_article_is_not_in_the_news_of_the_day(warehouse: Warehouse, tmp_path: Path) -> None:
    end = len(article().text)
    signed = (Passage(PassageKind.TITLE, 0, 25, "first_line"), Passage(PassageKind.BYLINE, 27, end, "byline.tail"))
    load(warehouse, tmp_path, 2, article("a", passages=signed), article("b", body=BODY + " Thêm."))
    digest(warehouse)
    counted = "select e.name, d.mention_count from entity_days as d join entities as e using (entity_id) order by 1"
    assert ask(warehouse, counted) == [("Quảng Ngãi", 2), ("Trần Văn Lực", 1), ("Đài Khí tượng", 1)]


def test_an_index_that_grew_is_sorted_as_a_whole(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.digest._FEW", 0)
    load(warehouse, tmp_path, 2, article("a"))
    digest(warehouse)
    first = ask(warehouse, "select place_count from ops.search_sorted")
    load(warehouse, tmp_path, 3, article("b", body="Hai."))
    digest(warehouse)
    assert ask(warehouse, "select place_count from ops.search_sorted") == first, "a tail of a few words stays unsorted"
    load(warehouse, tmp_path, 4, *(article(n, body=BODY + f" {n}") for n in "cdef"))
    digest(warehouse)
    count = ask(warehouse, "select count(*) from ops.search_places")
    assert ask(warehouse, "select place_count from ops.search_sorted") == count
    order = "select count(*) from (select word_id, lag(word_id) over (order by rowid) as before from ops.search_places)"
    assert ask(warehouse, order + " where word_id < before") == [(0,)]


def test_a_long_article_is_made_with_fewer_beside_it(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, tmp_path, 2, article("a", body=BODY + " Mưa." * 8_000), article("b"), article("c", body="Ba."))
    with warehouse.begin() as connection:
        connection.exec_driver_sql(script("digest", "1_find_changed").sql)
        turns = connection.execute(text("select turn from to_make order by turn")).scalars().all()
    steps = sorted(b - a for a, b in pairwise([0, *turns]))
    assert steps == [1, 1, 11], "a turn, and another for every 4,000 characters"
