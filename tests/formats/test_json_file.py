from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from diembao.article import PublishedFrom, RawRecord
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from tests.formats.making import ARTICLE, BODY, LEAD, LINES, TITLE, page, put, record_in, refusal_in, results_in, rules

URL = "https://vso.example/cau-1.html"
DATE = "2026-10-02T06:30:00+07:00"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)

NEWS_PLEASE = {
    "authors": ["Lê Bến"], "date_download": "2026-10-03 01:00:00", "date_modify": "None", "date_publish": DATE,
    "description": LEAD, "filename": "x.json", "image_url": "https://vso.example/a.jpg", "language": "vi",
    "localpath": None, "maintext": BODY, "source_domain": "vso.example", "text": None, "title": TITLE,
    "title_page": None, "title_rss": None, "url": URL,
}  # fmt: skip
TRAFILATURA = {
    "title": TITLE, "author": "Lê Bến", "hostname": "vso.example", "date": DATE, "fingerprint": "ab12", "id": None,
    "license": None, "comments": "", "raw_text": BODY.replace("\n", " "), "text": BODY, "language": "vi", "image": None,
    "pagetype": "article", "source": URL, "source-hostname": "Báo Ven Sông", "excerpt": LEAD, "categories": "Thời sự",
    "tags": "cầu;sông",
}  # fmt: skip
NEWSPAPER4K = {
    "url": URL, "read_more_link": "", "language": "en", "title": TITLE, "top_image": "a.jpg", "meta_img": "a.jpg",
    "images": [], "movies": [], "keywords": [], "meta_keywords": ["cầu"], "tags": None, "authors": ["Lê Bến"],
    "publish_date": DATE, "summary": "", "meta_description": LEAD, "meta_lang": "vi", "meta_site_name": "Báo Ven Sông",
    "canonical_link": URL, "text": BODY,
}  # fmt: skip
FUNDUS = {
    "title": TITLE, "authors": ["Lê Bến"], "publishing_date": DATE, "publisher": "Báo Ven Sông", "lang": "vi",
    "topics": ["cầu"],
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [LINES[0]]},
                                         {"headline": [LINES[1]], "paragraphs": [LINES[2]]}]},
    "html": {"requested_url": URL, "responded_url": URL, "content": page(), "crawl_date": DATE},
}  # fmt: skip
SCHEMA_ORG = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "articleBody": BODY,
    "description": LEAD, "datePublished": DATE, "dateModified": DATE, "author": {"@type": "Person", "name": "Lê Bến"},
    "publisher": {"@type": "NewsMediaOrganization", "name": "Báo Ven Sông", "url": "https://vso.example"},
    "articleSection": ["Thời sự"], "inLanguage": "vi", "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
}  # fmt: skip
NINJS3 = {
    "uri": "urn:vso:cau-1", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text", "pubStatus": "usable",
    "versionCreated": "2026-10-02T08:00:00+07:00", "firstCreated": DATE, "language": "vi", "by": "Lê Bến",
    "headlines": [{"role": "alternate", "value": "Cầu mới"}, {"role": "main", "value": TITLE}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": BODY.replace("\n", " ")},
               {"role": "richtext", "contentType": "application/xhtml+xml", "value": PARAGRAPHS}],
    "descriptions": [{"role": "main", "value": LEAD}],
    "infoSources": [{"name": "Báo Ven Sông", "role": "publisher"}],
}  # fmt: skip
NINJS1 = {
    "uri": "urn:vso:cau-1", "versioncreated": DATE, "byline": "Lê Bến", "headline": TITLE, "body_html": PARAGRAPHS,
    "description_text": LEAD, "language": "vi", "source": "Báo Ven Sông",
}  # fmt: skip
NEWS_API = {
    "source": {"id": "vso", "name": "Báo Ven Sông"}, "author": "Lê Bến", "title": TITLE, "description": LEAD,
    "url": URL, "urlToImage": None, "publishedAt": DATE, "content": BODY,
}  # fmt: skip
VIETNAMESE = {
    "tieu_de": TITLE, "sapo": LEAD, "noi_dung": BODY, "tac_gia": "Lê Bến", "chuyen_muc": "Thời sự", "ngay_dang": DATE,
    "ten_bao": "Báo Ven Sông",
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "outlet", "lead"),
    [
        pytest.param(NEWS_PLEASE, "vso.example", LEAD, id="news-please"),
        pytest.param(TRAFILATURA, "Báo Ven Sông", LEAD, id="trafilatura"),
        pytest.param(NEWSPAPER4K, "Báo Ven Sông", LEAD, id="newspaper4k"),
        pytest.param(FUNDUS, "Báo Ven Sông", None, id="fundus"),
        pytest.param(SCHEMA_ORG, "Báo Ven Sông", LEAD, id="schema-org"),
        pytest.param(NINJS3, "Báo Ven Sông", LEAD, id="ninjs-3.1"),
        pytest.param(NINJS1, "Báo Ven Sông", LEAD, id="ninjs-1"),
        pytest.param(NEWS_API, "Báo Ven Sông", LEAD, id="news-api"),
        pytest.param(VIETNAMESE, "Báo Ven Sông", LEAD, id="vietnamese"),
    ],
)
def test_the_json_of_crawlers_and_agencies_is_understood(
    tmp_path: Path, value: dict[str, Any], outlet: str, lead: str | None
) -> None:
    put(tmp_path, "a.json", value)
    record = record_in(tmp_path)
    assert (record.title, record.body, record.lead) == (TITLE, BODY, lead)
    assert (record.published, record.published_from) == (DATE, PublishedFrom.METADATA)
    assert (record.author, record.outlet) == ("Lê Bến", outlet)
    assert record.url == (None if value in (NINJS3, NINJS1, VIETNAMESE) else URL)
    assert record.language == (None if value in (NEWS_API, VIETNAMESE) else "vi")


def test_the_id_of_the_record_is_its_own_or_the_files(tmp_path: Path) -> None:
    put(tmp_path, "bai-1.json", {**ARTICLE, "id": 8904819})
    put(tmp_path, "bai-2.json", ARTICLE)
    put(tmp_path, "bai-3.json", {**ARTICLE, "_id": {"$oid": "65f"}})
    put(tmp_path, "bai-4.json", NINJS3)
    records = [record for record in results_in(tmp_path) if isinstance(record, RawRecord)]
    assert [record.external_id for record in records] == ["8904819", "bai-2", "65f", "urn:vso:cau-1"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param(1790897400, "2026-10-01T23:30:00+00:00", id="seconds"),
        pytest.param(1790897400000, "2026-10-01T23:30:00+00:00", id="milliseconds"),
        pytest.param({"$date": "2026-10-02T06:30:00Z"}, "2026-10-02T06:30:00Z", id="mongo"),
        pytest.param("02/10/2026 06:30", "02/10/2026 06:30", id="as-written"),
        pytest.param(20261002, "20261002", id="a-day-as-a-number"),
    ],
)
def test_dates_are_kept_as_the_source_wrote_them(tmp_path: Path, given: Any, kept: str) -> None:
    put(tmp_path, "a.json", {**ARTICLE, "date": given})
    assert record_in(tmp_path).published == kept


@pytest.mark.parametrize("nothing", [None, "", "None", "null", "NaN", [], {}, float("nan"), False])
def test_what_says_nothing_is_nothing(tmp_path: Path, nothing: Any) -> None:
    put(tmp_path, "a.json", {**ARTICLE, "date": nothing, "author": nothing, "url": nothing, "description": nothing})
    record = record_in(tmp_path)
    assert (record.published, record.author, record.url, record.lead) == (None, None, None, None)
    assert record.published_from is PublishedFrom.NONE


def test_markup_in_a_field_becomes_lines(tmp_path: Path) -> None:
    put(tmp_path, "a.json", {"title": "Lãi suất &lt; 5%", "content": f"<div>{PARAGRAPHS}<br/>Hết&nbsp;bài</div>"})
    assert record_in(tmp_path).body == BODY + "\nHết\xa0bài"


def test_a_page_kept_whole_in_a_record_is_read(tmp_path: Path) -> None:
    put(tmp_path, "a.json", {"html": {"requested_url": URL, "content": page()}})
    record = record_in(tmp_path)
    assert (record.title, record.body, record.url) == (TITLE, BODY, URL)


def test_what_has_no_place_of_its_own_is_kept_beside(tmp_path: Path) -> None:
    put(tmp_path, "a.json", NEWS_PLEASE)
    extras = record_in(tmp_path).extras
    assert extras["image_url"] == "https://vso.example/a.jpg"
    assert "maintext" not in extras


@pytest.mark.parametrize("around", [None, "items", "articles", "data", "results", "@graph"])
def test_a_list_of_articles_is_read_one_by_one(tmp_path: Path, around: str | None) -> None:
    articles = [{**ARTICLE, "id": "x"}, ARTICLE, "không phải bài", {"title": TITLE}, {**ARTICLE, "id": "y"}]
    put(tmp_path, "a.json", {around: articles, "total": 5} if around else articles)
    results = results_in(tmp_path)
    assert rules(results) == ["ok", "ok", "json_not_a_record", "no_body", "ok"]
    assert [result.external_id for result in results] == ["x", "a#1", "a#2", "a#3", "y"]
    assert [result.origin.record_no for result in results] == [0, 1, 2, 3, 4]
    assert json.loads(results[0].raw) == articles[0]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param('{"title": "X"', "json_broken", id="cut-off"),
        pytest.param("{title: 1}", "json_broken", id="no-quotes"),
        pytest.param("[" * 100_000, "json_broken", id="nested-without-end"),
        pytest.param("7", "json_not_a_record", id="number"),
        pytest.param("[]", "no_articles", id="empty-list"),
        pytest.param('{"items": []}', "no_articles", id="empty-items"),
        pytest.param("{}", "no_title", id="empty-object"),
        pytest.param('{"text": "Chỉ có chữ."}', "no_title", id="no-title"),
        pytest.param('{"title": "Chỉ có tựa"}', "no_body", id="no-body"),
        pytest.param(json.dumps({**NINJS3, "pubStatus": "canceled"}), "withdrawn", id="cancelled"),
        pytest.param(json.dumps({**NINJS1, "pubstatus": "withheld"}), "withdrawn", id="withheld"),
        pytest.param(b'{"title": "\xff\xfe\x00', "file_binary", id="bytes"),
        pytest.param("", "file_empty", id="empty"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, content: str | bytes, rule: str) -> None:
    put(tmp_path, "a.json", content)
    assert refusal_in(tmp_path).rule == rule


@pytest.mark.parametrize("text", ['{"title": "T", "text": "a\tb", "n": NaN}', '{"title": "T", "text": "a\\ud800b"}'])
def test_the_liberties_of_exporters_are_taken(tmp_path: Path, text: str) -> None:
    put(tmp_path, "a.json", text)
    record_in(tmp_path).body.encode("utf-8")


def test_a_lead_alone_is_a_short_article(tmp_path: Path) -> None:
    put(tmp_path, "a.json", {"title": TITLE, "description": LEAD})
    record = record_in(tmp_path)
    assert (record.lead, record.body) == (None, LEAD)


def test_lines_of_json_under_the_name_json_are_read(tmp_path: Path) -> None:
    put(tmp_path, "a.json", json.dumps(ARTICLE) + "\n" + json.dumps(ARTICLE) + "\n")
    assert rules(results_in(tmp_path)) == ["ok", "ok"]


SMALL = Limits(max_record_bytes=5_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("around", [None, "articles"])
def test_a_large_list_is_read_without_holding_it(tmp_path: Path, around: str | None, encoding: str) -> None:
    articles = [{**ARTICLE, "id": f"n{number}", "score": 0.5} for number in range(400)]
    value = {"total": 400, around: articles} if around else articles
    put(tmp_path, "a.json", json.dumps(value, ensure_ascii=False).encode(encoding))
    results = results_in(tmp_path, SMALL)
    assert [result.external_id for result in results] == [f"n{number}" for number in range(400)]
    assert all(isinstance(result, RawRecord) and result.body == BODY for result in results)


def test_a_large_list_stops_at_the_damage(tmp_path: Path) -> None:
    articles = json.dumps([ARTICLE] * 300)
    put(tmp_path, "a.json", articles[: len(articles) // 2])
    results = results_in(tmp_path, SMALL)
    assert rules(results)[-1] == "json_broken"
    assert rules(results).count("ok") > 100


def test_a_huge_value_is_refused_before_it_is_held(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as stream:
        stream.write(b'[{"title": "T", "text": "ngan"}, {"title": "T", "text": "')
        for _ in range(60):
            stream.write(b"a " * 500_000)
        stream.write(b'"}]')
    limits = Limits(max_record_bytes=1_000_000)
    tracemalloc.start()
    results = results_in(tmp_path, limits)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rules(results)[-1] == "record_too_large"
    assert peak < 20_000_000


def test_one_large_object_is_refused_as_one(tmp_path: Path) -> None:
    put(tmp_path, "a.json", {"title": TITLE, "text": BODY * 100})
    [refusal] = results_in(tmp_path, SMALL)
    assert isinstance(refusal, Refusal)
    assert refusal.rule in ("record_too_large", "line_too_long")
