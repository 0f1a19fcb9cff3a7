"""Every view in a database that holds only what it names under `needs`: given these rows, it answers these."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from models.scripts import scripts
from tests.sql.conftest import Ask, Rows

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
    found = ask(
        "who_said_what",
        {
            "articles": ARTICLES,
            "quotes": [*quotes, unknown],
            "quote_words": [
                {"article_id": a, "quote_no": 0, "words": w, "sentence": s}
                for a, w, s in (("1", "Gió to.", "Ông Lực nói: Gió to."), ("2", "Gió to.", None), ("3", "Theo", None))
            ],
            "entities": [{"entity_id": "p", "name": "Trần Văn Lực"}],
            "roles": [
                {"article_id": "1", "person_id": "p", "role_no": 1, "role": "ông"},
                {"article_id": "1", "person_id": "p", "role_no": 0, "role": "Giám đốc"},
            ],
            "outlets": OUTLETS,
        },
    )
    assert [row[:11] for row in found] == [
        (date(2026, 11, 13), "Trần Văn Lực", "p", "direct", "Gió to.", "nói", "tp", "Bão", None, "1", 0),
        (None, None, None, "indirect", "Theo", None, None, "Tin", "https://a.vn/3", "3", 0),
    ]
    assert [row[11:14] for row in found] == [("Tiền Phong", "Giám đốc", "Ông Lực nói: Gió to."), (None, None, None)]


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
    tested = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*views.py"))
    asked = set(re.findall(r'ask\(\s*"(\w+)"', tested))
    assert {s.name for s in scripts("views")} - asked == set()
