"""The page: the text whole, the facts linked to it, and nothing that an article could set off."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.article import Origin
from diembao.briefing.reading_page import reading_page
from diembao.briefing.visible import visible
from diembao.reading import EntityType, Mention, Quote, QuoteKind, Reading
from diembao.refusal import Refusal, Stage
from tests.briefing.told import CREDIT, TEXT, TITLE, article, reading

HOSTILE = (
    '</p></span><script>alert("x")</script><img src=x onerror=alert(1)> {{ 7 * 7 }} {% raw %} '
    "&lt;b&gt; ' \" --> ]]> </style></title> \u202egnơưht \x1b[31m javascript:alert(1)"
)


def page_of(*pairs: tuple[object, Reading], refused: tuple[Refusal, ...] = ()) -> lxml.html.HtmlElement:
    source = reading_page(pairs, refused)  # type: ignore[arg-type]
    page: lxml.html.HtmlElement = lxml.html.document_fromstring(source)
    return page


def lines(page: lxml.html.HtmlElement) -> list[str]:
    return [p.text_content() for p in page.xpath("//section[@class='text']//p")]


def mention(start: int, text: str) -> Mention:
    return Mention(start, start + len(text), text, EntityType.PER, text, f"per:{text}", 1.0, text)


def test_the_text_stands_on_the_page_line_by_line_with_nothing_added() -> None:
    page = page_of((article(), reading()))
    assert lines(page) == [line for line in TEXT.split("\n") if line]


def test_furniture_is_set_apart_with_its_kind_in_the_margin() -> None:
    page = page_of((article(), reading()))
    (credit,) = page.xpath("//div[contains(@class, 'furniture')]")
    assert credit.xpath("./div")[0].text_content().strip() == "credit"
    assert credit.xpath("./p")[0].text_content() == CREDIT


def test_a_name_in_a_quote_is_inside_it_and_the_speaker_stands_at_its_end_once() -> None:
    page = page_of((article(), reading()))
    quotes = page.xpath("//section[@class='text']//span[contains(@class, 'm quote')]")
    assert [quote.text_content() for quote in quotes] == ["Bà con ấp Kinh Năm", "mừng lắm"]
    assert quotes[0].xpath("./span[@data-says='ấp Kinh Năm']")
    assert [quote.xpath("./span[@class='label']/@data-label") for quote in quotes] == [[], ["Lê Văn Tám"]]


def test_every_row_leads_to_its_mark_and_no_anchor_stands_twice() -> None:
    page = page_of((article(), reading()), (article(), reading()))
    anchors = page.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    links = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert len(links) > 2 * 7
    assert set(links) <= set(anchors)


def test_the_legend_counts_every_layer_and_starts_with_the_empty_ones_off() -> None:
    page = page_of((article(), reading()))
    boxes = {box.get("data-layer"): box.get("checked") is not None for box in page.xpath("//nav//input")}
    assert boxes == {
        **dict.fromkeys(("per", "loc", "org", "role", "quote", "time", "figure", "source", "event", "label"), True),
        "misc": False,
    }


def hostile_pair() -> tuple[object, Reading]:
    quote = Quote(0, len(HOSTILE), QuoteKind.DIRECT, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    told = Reading("00d1", mentions=(mention(0, HOSTILE),), quotes=(quote,))
    return article(HOSTILE, title=HOSTILE, url="JavaScript:alert(1)", author=HOSTILE, section=HOSTILE), told


def test_a_hostile_article_stays_text() -> None:
    refusal = Refusal(Origin(HOSTILE, 0, "00"), Stage.READ, HOSTILE, HOSTILE)
    page = page_of(hostile_pair(), refused=(refusal,))
    assert lines(page) == [visible(HOSTILE)]
    assert page.xpath("//title")[0].text == visible(HOSTILE)
    assert len(page.xpath("//script")) == 1
    assert page.xpath("//img | //iframe | //object | //link | //base | //form") == []
    assert [name for element in page.iter() for name in element.attrib if name.startswith("on")] == []
    assert [link for link in page.xpath("//@href | //@src") if not link.startswith("#")] == []


def test_no_terminal_code_and_no_direction_mark_reaches_the_page() -> None:
    source = reading_page([hostile_pair()])  # type: ignore[list-item]
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", source)


def test_the_page_allows_itself_its_own_script_and_no_connection() -> None:
    page = page_of((article(), reading()))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    script = page.xpath("//script")[0].text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    source = reading_page([(article(), reading())])
    assert not re.search(r"https?://|@import|url\(|fetch\(", source)


@pytest.mark.parametrize(
    ("url", "links"),
    [("https://tuoitre.vn/cau.htm", 1), ("http://a.vn/", 1), ("javascript:alert(1)", 0), ("data:text/html,x", 0)],
)
def test_only_a_web_address_can_be_followed(url: str, links: int) -> None:
    page = page_of((article(url=url), reading()))
    assert len(page.xpath("//header//a")) == links
    assert url in page.xpath("//header")[0].text_content()


def test_several_articles_are_listed_at_the_top_and_what_was_set_aside_at_the_end() -> None:
    refusal = Refusal(Origin("tin/hong.json", 3, "00"), Stage.READ, "json_invalid", "Thiếu ngoặc.")
    page = page_of((article(), reading()), (replace(article(), title="Tin thứ hai"), reading()), refused=(refusal,))
    assert [link.text_content() for link in page.xpath("//ol//a")] == [TITLE, "Tin thứ hai"]
    told = page.xpath("//section[@class='refused']")[0].text_content()
    assert "tin/hong.json#3" in told
    assert "json_invalid" in told


def test_an_article_without_facts_says_so() -> None:
    assert "No fact was found" in page_of((article(), Reading("00d1"))).text_content()


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).filter(str.strip)
)
def test_any_text_stands_on_the_page_as_it_is(text: str) -> None:
    told = Reading("00d1", mentions=(mention(0, text[: len(text) // 2 + 1]),))
    got = "".join("".join(lines(page_of((article(text), told)))).split())
    assert got == "".join(visible(text).split())
