"""Every view in a database that holds only what it names under `needs`: given these rows, it answers these."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.scripts import script, scripts

Rows = list[dict[str, Any]]
Given = dict[str, Rows]
Ask = Callable[[str, Given], list[tuple[Any, ...]]]

ARTICLES: Rows = [
    {"article_id": "1", "outlet_id": "tp", "day_vn": date(2026, 11, 13), "word_count": 10, "version": 1}
    | {"text": "Ông Lực nói: Gió to.", "title": "Bão", "url": None, "duplicate_of": None},
    {"article_id": "2", "outlet_id": "tp", "day_vn": date(2026, 11, 13), "word_count": 5, "version": 2}
    | {"text": "Ông Lực nói: Gió to.", "title": "Bão", "url": None, "duplicate_of": "1"},
    {"article_id": "3", "outlet_id": None, "day_vn": None, "word_count": 7, "version": 1}
    | {"text": "Theo Reuters.", "title": "Tin", "url": "https://a.vn/3", "duplicate_of": None},
    {"article_id": "4", "outlet_id": "la", "day_vn": date(2026, 11, 11), "word_count": 1, "version": 1}
    | {"text": "Theo Reuters.", "title": "Tin", "url": None, "duplicate_of": None},
]
OUTLETS: Rows = [{"outlet_id": "tp", "name": "Tiền Phong"}, {"outlet_id": "la", "name": "la"}]


@pytest.fixture
def ask() -> Iterator[Ask]:
    """Return a way to ask a view of a new database that holds only what the view needs."""
    with duckdb.connect() as whole, duckdb.connect() as small:
        for migration in scripts("migrations"):
            whole.execute(migration.sql)

        def answer(view: str, given: Given) -> list[tuple[Any, ...]]:
            needs = script("views", view).needs
            assert set(given) <= set(needs)
            for table in needs:
                columns = whole.execute(
                    "select column_name, data_type from duckdb_columns() where table_name = ?", [table]
                ).fetchall()
                small.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind in columns)})")
                for row in given.get(table, []):
                    marks = ", ".join("?" * len(row))
                    small.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", list(row.values()))
            small.execute(script("views", view).sql)
            columns = small.execute("select comment from duckdb_columns() where table_name = ?", [view]).fetchall()
            assert all(comment for (comment,) in columns), "a column without a comment"
            return small.execute(f"select * from {view} order by all").fetchall()

        yield answer


def test_articles_by_day_counts_copies_and_edits_and_keeps_what_has_no_date(ask: Ask) -> None:
    found = ask("articles_by_day", {"articles": ARTICLES, "outlets": OUTLETS})
    assert found == [
        (date(2026, 11, 11), "la", "la", 1, 0, 1, 0),
        (date(2026, 11, 13), "tp", "Tiền Phong", 2, 1, 15, 1),
        (None, None, None, 1, 0, 7, 0),
    ]


def test_who_said_what_gives_the_words_once_under_the_name_of_the_entity(ask: Ask) -> None:
    quote: dict[str, Any] = {"quote_no": 0, "start_char": 13, "end_char": 20, "kind": "direct", "cue": "nói"}
    quotes = [quote | {"article_id": a, "speaker": "Lực", "speaker_id": "p"} for a in ("1", "2")]
    unknown: dict[str, Any] = {"article_id": "3", "quote_no": 0, "start_char": 0, "end_char": 4, "kind": "indirect"}
    entities: Rows = [{"entity_id": "p", "name": "Trần Văn Lực"}]
    found = ask("who_said_what", {"articles": ARTICLES, "quotes": [*quotes, unknown], "entities": entities})
    assert found == [
        (date(2026, 11, 13), "Trần Văn Lực", "p", "direct", "Gió to.", "nói", "tp", "Bão", None, "1", 0),
        (None, None, None, "indirect", "Theo", None, None, "Tin", "https://a.vn/3", "3", 0),
    ]


def test_cited_sources_counts_by_outlet_and_names_a_source_by_its_entity_or_outlet(ask: Ask) -> None:
    citations: Rows = [
        {"article_id": "1", "source": "báo Tiền phong", "source_id": "tp", "kind": "outlet"},
        {"article_id": "2", "source": "Reuters", "source_id": None, "kind": "agency"},
        {"article_id": "3", "source": "Reuters", "source_id": None, "kind": "agency"},
        {"article_id": "4", "source": "hãng Reuters", "source_id": "e", "kind": "agency"},
        {"article_id": "4", "source": "Reuters", "source_id": "e", "kind": "agency"},
    ]
    entities: Rows = [{"entity_id": "e", "name": "Reuters"}]
    given = {"articles": ARTICLES, "citations": citations, "outlets": OUTLETS, "entities": entities}
    assert ask("cited_sources", given) == [
        ("Reuters", "agency", "la", "la", 2, 1, date(2026, 11, 11), date(2026, 11, 11)),
        ("Reuters", "agency", None, None, 1, 1, None, None),
        ("Tiền Phong", "outlet", "tp", "Tiền Phong", 1, 1, date(2026, 11, 13), date(2026, 11, 13)),
    ]


def test_outlet_freshness_says_how_many_days_an_outlet_is_behind(ask: Ask) -> None:
    found = ask("outlet_freshness", {"articles": ARTICLES, "outlets": OUTLETS})
    assert found == [
        ("la", "la", None, date(2026, 11, 11), 2, 1, 1),
        ("tp", "Tiền Phong", None, date(2026, 11, 13), 0, 2, 1),
    ]


def test_the_data_dictionary_describes_itself(ask: Ask) -> None:
    rows = ask("data_dictionary", {})
    assert {row[:3] for row in rows} == {("main", "data_dictionary", "view")}
    assert len(rows) == 9


def test_every_view_has_a_given_and_an_expected() -> None:
    tested = Path(__file__).read_text(encoding="utf-8")
    assert [s.name for s in scripts("views") if f'ask("{s.name}"' not in tested] == []
