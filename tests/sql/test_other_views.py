"""The views on names, sources, topics, edits and quality, and those in the columns of GDELT."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.sql.conftest import Ask, Rows

DAY = date(2026, 11, 13)
WHEN = datetime(2026, 11, 13, 1, 2, 3, tzinfo=UTC)
ARTICLES: Rows = [
    {
        "article_id": "1",
        "outlet_id": "tp",
        "day_vn": DAY,
        "published_at": WHEN,
        "title": "Bão",
        "url": "https://tp.vn/1",
    }
    | {"text": "Ông Lực ở Huế.", "version": 2, "repairs": ["mojibake"], "story_id": "s", "external_id": "x1"},
    {"article_id": "2", "outlet_id": None, "day_vn": DAY, "published_at": None, "title": "Bão", "url": None}
    | {"text": "Ông Lực.", "version": 1, "repairs": [], "duplicate_of": "1", "external_id": "x2"},
]
OUTLETS: Rows = [{"outlet_id": "tp", "name": "Tiền Phong", "domain": "tienphong.vn"}]
ENTITIES: Rows = [
    {"entity_id": "p", "name": "Lực", "type": "PER"},
    {"entity_id": "h", "name": "Huế", "type": "LOC"},
]
MENTIONS: Rows = [
    {"article_id": a, "sentence_no": 0, "entity_id": e, "start_char": s}
    for a, e, s in (("1", "p", 4), ("1", "h", 10), ("1", "h", 12), ("2", "p", 4))
]
TOPICS: Rows = [
    {"topic_code": "t", "level": 1, "name_vi": "thiên tai", "name_en": "disaster"},
    {"topic_code": "u", "level": 2, "name_vi": "bão lũ", "name_en": "storm", "parent_code": "t"},
]


def test_cited_agencies_gives_the_share_of_an_outlets_articles(ask: Ask) -> None:
    more: Rows = [{"article_id": "3", "outlet_id": "tp", "day_vn": DAY}]
    citations: Rows = [
        {"article_id": "1", "source": "hãng Reuters", "source_id": "r", "kind": "agency"},
        {"article_id": "1", "source": "Reuters", "source_id": "r", "kind": "agency"},
        {"article_id": "1", "source": "ông Lực", "source_id": "p", "kind": "person"},
        {"article_id": "2", "source": "Reuters", "source_id": "r", "kind": "agency"},
    ]
    given = {"articles": ARTICLES + more, "citations": citations, "outlets": OUTLETS}
    found = ask("cited_agencies", given | {"entities": [{"entity_id": "r", "name": "Reuters"}]})
    assert found == [("Reuters", "Tiền Phong", "tp", 1, 2, 0.5, DAY, DAY)]


def test_entity_trends_compares_a_day_with_the_28_before(ask: Ask) -> None:
    counts = [(date(2026, 10, 1), 50), (date(2026, 10, 20), 14), (DAY, 2)]
    days: Rows = [
        {"day_vn": d, "entity_id": "p", "article_count": n, "outlet_count": 1, "mention_count": n} for d, n in counts
    ]
    found = ask("entity_trends", {"entity_days": days, "entities": ENTITIES})
    assert [row[2:4] + row[7:] for row in found] == [
        ("Lực", "PER", 0.0, None),
        ("Lực", "PER", 1.786, 7.8),
        ("Lực", "PER", 0.5, 4.0),
    ]


def test_co_occurrence_pairs_the_names_of_a_sentence_once_an_article(ask: Ask) -> None:
    found = ask("co_occurrence", {"articles": ARTICLES, "mentions": MENTIONS, "entities": ENTITIES})
    assert found == [
        ("Huế", "LOC", "Lực", "PER", "h", "p", 1, 1, DAY, DAY),
        ("Lực", "PER", "Huế", "LOC", "p", "h", 1, 1, DAY, DAY),
    ]


def test_roles_over_time_gives_the_first_and_last_day_of_a_role(ask: Ask) -> None:
    roles: Rows = [
        {"article_id": a, "role_no": 0, "person_id": "p", "role": r, "place_id": "h", "start_char": 4}
        for a, r in (("1", "Chủ tịch Huế"), ("2", "Chủ tịch Huế"))
    ]
    said: Rows = [{"article_id": "1", "start_char": 0, "end_char": 14, "sentence": "Ông Lực ở Huế."}]
    given = {"articles": ARTICLES, "roles": roles, "entities": ENTITIES, "sentence_texts": said}
    assert ask("roles_over_time", given) == [
        ("Lực", "p", "Chủ tịch Huế", None, "Huế", DAY, DAY, 1, 1, "Ông Lực ở Huế.", "https://tp.vn/1", "1")
    ]


def test_article_changes_gives_the_lines_that_an_edit_took_out_and_put_in(ask: Ask) -> None:
    versions: Rows = [
        {"article_id": "1", "version": 1, "title": "33 người chết", "text": "33 người chết\n\nỞ Huế.\nTrời mưa."},
        {"article_id": "1", "version": 2, "title": "35 người chết", "text": "35 người chết\n\nỞ Huế."},
        {"article_id": "2", "version": 1, "title": "Bão", "text": "Bão"},
    ]
    found = ask("article_changes", {"articles": ARTICLES, "article_versions": versions, "outlets": OUTLETS})
    assert [row[:2] + row[6:] for row in found] == [
        ("1", "Tiền Phong", "33 người chết", "35 người chết", ["33 người chết", "Trời mưa."], ["35 người chết"], 2, 1)
    ]


def test_data_quality_counts_what_the_articles_of_a_day_lack(ask: Ask) -> None:
    given = {
        "articles": ARTICLES,
        "quotes": [{"article_id": "1", "speaker": "Lực"}, {"article_id": "1"}],
        "figures": [{"article_id": "1", "kind": "other"}, {"article_id": "2", "kind": "killed"}],
        "topics": [{"article_id": "1", "topic_code": "t"}, {"article_id": "1", "topic_code": "u"}],
    }
    assert ask("data_quality", given) == [(DAY, 2, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1)]


def test_article_topics_names_topics_and_the_words_that_decided(ask: Ask) -> None:
    topics: Rows = [{"article_id": a, "topic_code": "u", "score": 0.5, "evidence": ["bão", "lũ"]} for a in ("1", "2")]
    given = {"articles": ARTICLES, "topics": topics, "media_topics": TOPICS, "outlets": OUTLETS}
    (row,) = ask("article_topics", given)
    assert row[:5] == ("1", DAY, "Tiền Phong", "Bão", "https://tp.vn/1")
    assert row[5:] == ("u", "bão lũ", "storm", "thiên tai", "disaster", 0.5, ["bão", "lũ"])


def test_topic_days_counts_articles_that_are_no_copies(ask: Ask) -> None:
    topics: Rows = [{"article_id": a, "topic_code": "u"} for a in ("1", "2")]
    given = {"articles": ARTICLES, "topics": topics, "media_topics": TOPICS}
    assert ask("topic_days", given) == [(DAY, "u", "bão lũ", "storm", 2, 1, 1)]


def test_gdelt_quotations_are_offset_length_verb_and_quote(ask: Ask) -> None:
    quotes: Rows = [
        {"article_id": "1", "quote_no": 0, "start_char": 5, "end_char": 8, "cue": "nói"},
        {"article_id": "1", "quote_no": 1, "start_char": 9, "end_char": 12},
    ]
    words: Rows = [{"article_id": "1", "quote_no": n, "words": w} for n, w in ((0, "a|b"), (1, "c#d"))]
    given = {"articles": ARTICLES, "quotes": quotes, "quote_words": words, "outlets": OUTLETS}
    assert ask("v_gdelt_quotations", given) == [
        (
            "20261113010203-1",
            "20261113010203",
            1,
            "tienphong.vn",
            "https://tp.vn/1",
            "5|3|nói|a b#9|3||c d",
            "srclc:vie",
        )
    ]


def test_gdelt_mentions_place_the_actors_and_the_action(ask: Ask) -> None:
    events: Rows = [
        {"article_id": "1", "event_no": 0, "start_char": 0, "end_char": 14, "code": "CONSULT", "actor_id": "p"}
        | {"target_id": "h", "happened_on": date(2026, 11, 12), "status": "asserted", "confidence": 0.75}
    ]
    sentences: Rows = [{"article_id": "1", "sentence_no": 0, "start_char": 0, "end_char": 14}]
    given = {"articles": ARTICLES, "events": events, "mentions": MENTIONS, "sentences": sentences, "outlets": OUTLETS}
    (row,) = ask("v_gdelt_mentions", given)
    assert row[0] > 0
    assert row[1:] == (
        *("20261112000000", "20261113010203", 1, "tienphong.vn", "https://tp.vn/1", 1, 4, 10, 0, 1, 75, 14, None),
        *("srclc:vie", "EventCode:CONSULT;Status:asserted"),
    )


def test_about_says_how_much_and_how_new_the_file_is(ask: Ask) -> None:
    given = {
        "articles": ARTICLES,
        "stories": [{"story_id": "s"}],
        "ops.runs": [{"run_id": "r", "started_at": WHEN, "finished_at": WHEN, "diembao_version": "1"}],
        "ops.migrations": [{"number": 7}],
    }
    said = {row[1]: row[2] for row in ask("about", given)}
    assert said["last_run"] == "2026-11-13 08:02"
    assert (said["articles"], said["copies"], said["stories"], said["schema"]) == ("2", "1", "1", "7")


def test_watch_news_shows_a_hit_with_its_article(ask: Ask) -> None:
    hits: Rows = [
        {"watch": "bão", "article_id": "1", "day_vn": DAY, "matched": ["Huế"], "sentence": "Ông Lực ở Huế."}
        | {"found_at": WHEN, "is_news": True}
    ]
    given = {"articles": ARTICLES, "watch_hits": hits, "outlets": OUTLETS, "stories": [{"story_id": "s", "title": "S"}]}
    (row,) = ask("watch_news", given)
    assert row[:7] == ("bão", DAY, "Tiền Phong", "Bão", "https://tp.vn/1", "1", "S")
    assert row[7:] == (["Huế"], "Ông Lực ở Huế.", WHEN, True)
