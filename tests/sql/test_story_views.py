"""The views on stories: of a lorry in a ravine they say who was first, who differs and who copied."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.sql.conftest import Ask, Rows

DAY = date(2026, 11, 13)
STORIES: Rows = [
    {"story_id": "s", "title": "Xe lao xuống vực", "article_count": 3, "outlet_count": 2},
    {"story_id": "t", "title": "Hội chợ", "article_count": 1, "outlet_count": 1},
]
OUTLETS: Rows = [{"outlet_id": "tp", "name": "Tiền Phong"}, {"outlet_id": "la", "name": "Lao Động"}]


def at(hour: int, day: int = 13) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def article(name: str, story: str, outlet: str, hour: int, **more: Any) -> dict[str, Any]:
    row = {"article_id": name, "story_id": story, "outlet_id": outlet, "published_at": at(hour), "day_vn": DAY}
    return row | {"title": f"Tin {name}", "url": f"https://{outlet}.vn/{name}", "word_count": 10, "version": 1} | more


ARTICLES: Rows = [
    article("a", "s", "tp", 1, lead="Xe lật."),
    article("b", "s", "la", 3),
    article("c", "s", "la", 4, duplicate_of="a"),
    article("d", "t", "tp", 5, text="Hội chợ. Mở cửa."),
]


def figure(article_id: str, no: int, value: int, **more: Any) -> dict[str, Any]:
    row = {"article_id": article_id, "figure_no": no, "kind": "killed", "value": value, "unit": "people"}
    return row | {"bound": "exact", "start_char": 10 * no, "end_char": 10 * no + 5, "surface": f"{value} người"} | more


def test_story_overview_says_who_was_first_and_what_it_is_about(ask: Ask) -> None:
    found = ask(
        "story_overview",
        {
            "stories": STORIES,
            "articles": ARTICLES,
            "outlets": OUTLETS,
            "passages": [
                {"article_id": "d", "passage_no": 0, "kind": "title", "start_char": 0, "end_char": 8},
                {"article_id": "d", "passage_no": 1, "kind": "body", "start_char": 9, "end_char": 16},
            ],
            "topics": [
                {"article_id": "a", "topic_code": "x", "score": 0.5},
                {"article_id": "b", "topic_code": "y", "score": 0.9},
                {"article_id": "c", "topic_code": "x", "score": 0.9},
            ],
            "media_topics": [
                {"topic_code": "x", "level": 2, "name_vi": "tai nạn"},
                {"topic_code": "y", "level": 2, "name_vi": "cứu hộ"},
            ],
        },
    )
    lorry, fair = found
    assert lorry[0:2] == ("s", "Xe lao xuống vực")
    assert lorry[6:] == (3, 2, 1, 2, ["Lao Động", "Tiền Phong"], "Tiền Phong", "a", "https://tp.vn/a",
                         ["cứu hộ", "tai nạn"], "Xe lật.")  # fmt: skip
    assert fair[-2:] == (None, "Mở cửa.")


def test_story_timeline_says_how_late_each_was_and_what_it_added(ask: Ask) -> None:
    found = ask(
        "story_timeline",
        {
            "articles": ARTICLES,
            "stories": STORIES,
            "outlets": OUTLETS,
            "mentions": [
                {"article_id": "a", "entity_id": "hue"},
                {"article_id": "b", "entity_id": "hue"},
                {"article_id": "b", "entity_id": "lan"},
                {"article_id": "b", "entity_id": "writer", "start_char": 905, "end_char": 911},
                {"article_id": "c", "entity_id": "hue"},
            ],
            "passages": [{"article_id": "b", "kind": "byline", "start_char": 900, "end_char": 920}],
            "entities": [
                {"entity_id": "hue", "name": "Huế"},
                {"entity_id": "lan", "name": "Lan"},
                {"entity_id": "writer", "name": "Mai Vọng"},
            ],
            "figures": [figure("a", 0, 33), figure("b", 0, 33), figure("b", 1, 35)],
            "quotes": [{"article_id": "b", "speaker": "bà Lan", "speaker_id": "lan"}, {"article_id": "c"}],
        },
    )
    rows = [row[2:3] + row[5:6] + row[9:] for row in found if row[0] == "s"]
    assert rows == [
        (1, "Tiền Phong", "a", True, 0, None, None, ["Huế"], ["killed: 33 người"], []),
        (2, "Lao Động", "b", False, 120, None, None, ["Lan"], ["killed: 35 người"], ["Lan"]),
        (3, "Lao Động", "c", False, 180, "a", "Tiền Phong", [], [], []),
    ]


def test_coverage_counts_what_an_outlet_had_first_and_alone(ask: Ask) -> None:
    found = ask("coverage", {"articles": ARTICLES, "outlets": OUTLETS, "stories": STORIES})
    assert found == [
        (DAY, "Lao Động", "la", 2, 1, 1, 1, 0, 0, 20),
        (DAY, "Tiền Phong", "tp", 2, 2, 0, 2, 1, 1, 20),
    ]


def test_quotes_that_differ_pairs_two_printings_of_the_same_words(ask: Ask) -> None:
    words = {
        "a": "Chúng tôi sẽ tìm cho tới khi thấy",
        "b": "Chúng tôi sẽ tìm tới khi thấy",
        "d": "Hội chợ này rất đông khách tham quan",
    }
    said = [
        {"article_id": a, "quote_no": 0, "kind": "direct", "speaker_id": "lan", "start_char": 0, "end_char": len(w)}
        for a, w in words.items()
    ]
    found = ask(
        "quotes_that_differ",
        {
            "articles": ARTICLES,
            "quotes": said,
            "quote_words": [{"article_id": a, "quote_no": 0, "words": w} for a, w in words.items()],
            "stories": STORIES,
            "outlets": OUTLETS,
            "entities": [{"entity_id": "lan", "name": "Lan"}],
        },
    )
    (row,) = found
    assert row[:9] == ("s", "Xe lao xuống vực", "Lan", "lan", words["b"], "Lao Động", "https://la.vn/b", "b", 0)
    assert row[9:] == (words["a"], "Tiền Phong", "https://tp.vn/a", "a", 0, 1.0)


def test_story_figures_gives_each_value_with_the_sentence_that_gave_it_first(ask: Ask) -> None:
    found = ask(
        "story_figures",
        {
            "articles": ARTICLES,
            "figures": [figure("a", 0, 33, according_to="công an"), figure("b", 0, 33), figure("c", 0, 99)],
            "stories": STORIES,
            "outlets": OUTLETS,
            "sentence_texts": [
                {"article_id": "a", "sentence_no": 0, "start_char": 0, "end_char": 20, "sentence": "33 người chết."}
            ],
        },
    )
    assert [(row[2], int(row[3]), *row[7:13]) for row in found] == [
        ("killed", 33, "33 người", 2, ["Lao Động", "Tiền Phong"], at(1), "Tiền Phong", ["công an"])
    ]
    assert found[0][13:16] == ("33 người chết.", "https://tp.vn/a", "a")


def test_figure_conflicts_tells_a_conflict_from_a_count_that_grew(ask: Ask) -> None:
    later = article("e", "t", "la", 5, published_at=at(5, 14), day_vn=date(2026, 11, 14))
    found = ask(
        "figure_conflicts",
        {
            "articles": [*ARTICLES, later],
            "figures": [
                figure("a", 0, 33, according_to="công an"),
                figure("a", 1, 600),  # said later in the article: of another year
                figure("b", 0, 35),
                figure("c", 0, 99),  # a copy
                figure("d", 0, 2),
                figure("e", 0, 3),
                figure("e", 1, 5, direction="up"),
            ],
            "stories": STORIES,
            "outlets": OUTLETS,
        },
    )
    assert [(row[0], int(row[3]), int(row[4]), *row[5:8]) for row in found] == [
        ("s", 33, 35, 2, "conflict", ["33 – Tiền Phong (theo công an)", "35 – Lao Động"]),
        ("t", 2, 3, 2, "update", ["2 – Tiền Phong", "3 – Lao Động"]),
    ]


def test_single_source_stories_says_what_a_story_hangs_on(ask: Ask) -> None:
    given: Rows = [
        *ARTICLES,
        article("f", "u", "tp", 6),
        article("g", "u", "la", 7),
        article("h", "v", "tp", 6),
        article("i", "v", "la", 7, duplicate_of="h"),
    ]
    stories: Rows = [*STORIES, {"story_id": "u", "title": "U"}, {"story_id": "v", "title": "V"}]
    citations: Rows = [{"article_id": a, "source": "Reuters", "kind": "agency"} for a in ("f", "g", "a")]
    found = ask(
        "single_source_stories",
        {"articles": given, "stories": stories, "outlets": OUTLETS, "citations": citations},
    )
    assert [(row[0], row[2], row[4], row[5], row[8], row[11]) for row in found] == [
        ("t", "Tiền Phong", 1, 0, [], "one outlet"),
        ("u", "Tiền Phong", 2, 0, ["Reuters"], "one source"),
        ("v", "Tiền Phong", 2, 1, [], "copies of one text"),
    ]
