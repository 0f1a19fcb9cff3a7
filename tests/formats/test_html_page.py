from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from diembao.article import PublishedFrom
from diembao.formats.html_page import find_on_page
from diembao.formats.page_metadata import is_stamp
from tests.formats.making import BODY, LEAD, LINES, TITLE, page, put, record_in, refusal_in

LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "description": LEAD.removeprefix("VSO - "),
    "datePublished": "2026-10-02T06:30:00+07:00",
    "dateModified": "2026-10-02T08:00:00+07:00",
    "author": [{"@type": "Person", "name": "Lê Bến"}, {"@type": "Person", "name": "Trần Lức"}],
    "publisher": {"@type": "Organization", "name": "Báo Ven Sông"},
    "articleSection": "Thời sự",
    "inLanguage": "vi",
}


def linked(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(LINKED, id="object"),
        pytest.param([{"@type": "BreadcrumbList"}, LINKED], id="list"),
        pytest.param({"@graph": [{"@type": "WebSite", "name": "VSO"}, LINKED]}, id="graph"),
        pytest.param({**LINKED, "@type": ["Article", "ReportageNewsArticle"]}, id="several-types"),
    ],
)
def test_json_ld_gives_the_metadata(tmp_path: Path, value: Any) -> None:
    put(tmp_path, "a.html", page(linked(value)))
    record = record_in(tmp_path)
    assert (record.title, record.body) == (TITLE, BODY)
    assert (record.published, record.modified) == ("2026-10-02T06:30:00+07:00", "2026-10-02T08:00:00+07:00")
    assert record.published_from is PublishedFrom.METADATA
    assert (record.author, record.outlet, record.section) == ("Lê Bến, Trần Lức", "Báo Ven Sông", "Thời sự")
    assert (record.external_id, record.language, record.format) == ("a", "vi", "html")


def test_meta_tags_step_in_where_json_ld_is_broken(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", oops</script>'
        f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Báo Ven Sông">'
        '<meta property="article:published_time" content="2026-10-02T06:30:00+07:00">'
        '<meta property="article:section" content="Thời sự"><meta name="author" content="Lê Bến">'
        '<meta property="article:author" content="https://www.facebook.example/vso">'
        '<link rel="canonical" href="https://vso.example/cau-1.html">'
    )
    put(tmp_path, "a.htm", page(head))
    record = record_in(tmp_path)
    assert (record.outlet, record.section, record.author) == ("Báo Ven Sông", "Thời sự", "Lê Bến")
    assert (record.published, record.url) == ("2026-10-02T06:30:00+07:00", "https://vso.example/cau-1.html")


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        pytest.param('<time datetime="2026-10-02T06:30+07:00">hôm nay</time>', "2026-10-02T06:30+07:00", id="time"),
        pytest.param(
            '<span class="date">Thứ Sáu, 02/10/2026 06:30 (GMT+7)</span>',
            "Thứ Sáu, 02/10/2026 06:30 (GMT+7)",
            id="span",
        ),
        pytest.param('<div class="publish-info">10:05 | 02-10-2026</div>', "10:05 | 02-10-2026", id="div"),
    ],
)
def test_a_visible_date_is_markup(tmp_path: Path, mark: str, words: str) -> None:
    put(tmp_path, "a.html", page(body=mark + "".join(f"<p>{line}</p>" for line in LINES)))
    record = record_in(tmp_path)
    assert (record.published, record.published_from) == (words, PublishedFrom.MARKUP)
    assert record.body == BODY


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    put(tmp_path, "a.html", page())
    assert (record_in(tmp_path).published, record_in(tmp_path).published_from) == (None, PublishedFrom.NONE)


def test_captions_bylines_subheadings_and_lists_stay_as_lines(tmp_path: Path) -> None:
    body = (
        f"<p>{LINES[0]}</p>"
        '<figure><img src="a.jpg"><figcaption>Cầu nhìn từ bờ bắc. Ảnh: Văn Bến</figcaption></figure>'
        f"<h3>Vốn 850 tỷ đồng</h3><p>{LINES[1]}</p>"
        '<table class="picture"><tr><td><img src="b.jpg"></td></tr>'
        '<tr><td class="caption">Người dân đi bộ qua cầu. (Ảnh: VSO)</td></tr></table>'
        f"<ul><li>Dài: 1,2 km</li><li>Rộng: 22 m</li></ul><p>{LINES[2]}</p>"
        '<p class="author" style="text-align:right"><strong>Lê Bến</strong></p>'
    )
    put(tmp_path, "a.html", page(linked(LINKED), body=body))
    assert record_in(tmp_path).body.split("\n") == [
        LINES[0],
        "Cầu nhìn từ bờ bắc. Ảnh: Văn Bến",
        "Vốn 850 tỷ đồng",
        LINES[1],
        "Người dân đi bộ qua cầu. (Ảnh: VSO)",
        "Dài: 1,2 km",
        "Rộng: 22 m",
        LINES[2],
        "Lê Bến",
    ]


def test_the_lead_is_taken_off_the_text_with_its_prefix(tmp_path: Path) -> None:
    body = f'<h2 class="sapo">{LEAD}</h2>' + "".join(f"<p>{line}</p>" for line in LINES)
    put(tmp_path, "a.html", page(linked(LINKED), body=body))
    record = record_in(tmp_path)
    assert (record.lead, record.body) == (LEAD, BODY)


@pytest.mark.parametrize(
    ("window", "head", "title"),
    [
        pytest.param(f"{TITLE} | Báo Ven Sông", "", TITLE, id="heading-in-the-window"),
        pytest.param("VSO", f'<meta property="og:title" content="{TITLE} (Video)">', f"{TITLE} (Video)", id="declared"),
        pytest.param("", "", TITLE, id="only-heading"),
    ],
)
def test_the_title_is_the_heading_that_readers_see(window: str, head: str, title: str) -> None:
    assert find_on_page(page(head, window=window or " ")).title == title


def test_a_page_whose_text_is_only_in_json_ld_is_read(tmp_path: Path) -> None:
    head = linked({**LINKED, "articleBody": BODY})
    put(tmp_path, "a.html", f"<html><head><title>{TITLE}</title>{head}</head><body><div id='app'></div></body></html>")
    record = record_in(tmp_path)
    assert (record.title, record.body) == (TITLE, BODY)


FRONT_PAGE = "<html><title>Báo Ven Sông</title><body>" + "".join(
    f'<div><a href="/{n}.html">Tin số {n} về cây cầu</a></div>' for n in range(40)
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(FRONT_PAGE, id="front-page"),
        pytest.param(
            "<html><head><title>404</title></head><body><h1>Không tìm thấy trang</h1></body></html>", id="404"
        ),
        pytest.param("<html></html>", id="empty-page"),
        pytest.param("<!-- -->", id="comment"),
        pytest.param("chỉ có chữ", id="no-markup"),
        pytest.param("<script>" + "var a = 1;" * 500 + "</script>", id="script"),
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, content: str) -> None:
    put(tmp_path, "a.html", content)
    assert refusal_in(tmp_path).rule == "html_no_article"


def test_an_article_without_any_title_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.html", "<html><body><article>" + "".join(f"<p>{line} {line}</p>" for line in LINES))
    assert refusal_in(tmp_path).rule == "no_title"


def test_the_charset_of_the_page_is_believed(tmp_path: Path) -> None:
    content = page().replace('charset="utf-8"', 'charset="utf-16"').encode("utf-16")
    put(tmp_path, "a.html", content)
    assert record_in(tmp_path).body == BODY


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Thứ Sáu, 02/10/2026 06:30 (GMT+7)", True),
        ("Cập nhật: 19:45 13/11/2026 GMT+7", True),
        ("13/11/2026", True),
        ("Ngày 13/11/2026, cả nước mưa to", False),
        ("12.000 - 15.000", False),
    ],
)
def test_a_stamp_is_told_from_a_sentence(line: str, is_one: bool) -> None:
    assert is_stamp(line) is is_one


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 20_000 + "x", id="deep"),
        pytest.param("<p class='date'>" * 5_000, id="many-dates"),
        pytest.param("<table><tr><td><img>" * 3_000, id="tables"),
        pytest.param("<a href=x>" + "y " * 200_000, id="long-link"),
        pytest.param("<p>" + "a" * 400_000, id="one-word"),
        pytest.param("&" * 200_000, id="ampersands"),
        pytest.param("<!--" * 50_000, id="comments"),
    ],
)
def test_hostile_pages_take_no_longer_than_others(markup: str) -> None:
    begin = time.perf_counter()
    find_on_page("<html><body>" + markup)
    assert time.perf_counter() - begin < 5
