"""The reading page beside a briefing: an anchor for every sentence, an excerpt where texts may not leave the house."""

from __future__ import annotations

import re

from lxml import html

from diembao.article import Article
from diembao.briefing.article_page import article_page
from diembao.document import Sentence
from diembao.reading import Quote, QuoteKind, Reading
from diembao.segment import open_document
from tests.briefing.told import TEXT, article, at


def read(one: Article, *quoted: str) -> Reading:
    sentences = open_document(one).sentences
    quotes = tuple(Quote(*at(words), QuoteKind.DIRECT, "Lê Văn Tám", None, "nói", "hand") for words in quoted)
    return Reading(one.article_id, sentences=sentences, quotes=quotes)


def test_every_sentence_has_its_anchor_and_its_words() -> None:
    reading = read(article(), "mừng lắm")
    page = html.fromstring(article_page(article(), reading, "Tuổi Trẻ"))
    for number, sentence in enumerate(reading.sentences):
        (anchor, *_) = page.xpath(f"//*[@id='c{number}']")
        first = TEXT[sentence.start : sentence.end].split("\n")[0]
        assert anchor.text_content().startswith(first[:20])


def test_the_whole_text_stands_on_the_page() -> None:
    page = html.fromstring(article_page(article(), read(article()), "Tuổi Trẻ"))
    words = " ".join(page.xpath("//main")[0].text_content().split())
    assert " ".join(TEXT.split()) in words.replace("[…] ", "")


def test_an_excerpt_holds_what_is_quoted_and_leaves_the_rest_out() -> None:
    page = html.fromstring(article_page(article(), read(article(), "mừng lắm"), "Tuổi Trẻ", excerpt=True))
    words = page.xpath("//main")[0].text_content()
    assert "Cầu Sông Trẹm thông xe" in words
    assert "mừng lắm" in words
    assert "1.500 người" not in words
    assert "[…]" in words


def test_two_sentences_far_apart_are_set_apart() -> None:
    text = "Một.\nHai ba.\nBốn năm."
    one = article(text, title="Một.", lead=None)
    sentences = tuple(Sentence(m.start(), m.end(), 0) for m in re.finditer(r"\S[^\n]*", text))
    quotes = tuple(
        Quote(text.index(w), text.index(w) + 3, QuoteKind.DIRECT, None, None, None, "hand") for w in ("Một", "Bốn")
    )
    page = html.fromstring(article_page(one, Reading("a", sentences=sentences, quotes=quotes), None, excerpt=True))
    shown = [p.text_content().strip() for p in page.xpath("//main/p|//main/h1")]
    assert shown == ["Một.", "[…]", "Bốn năm.", "[…]"]


def test_only_a_web_address_is_a_link() -> None:
    good = article_page(article(url="https://tuoitre.vn/a.htm"), read(article()), "Tuổi Trẻ")
    bad = article_page(article(url="javascript:alert(1)"), read(article()), "Tuổi Trẻ")
    assert 'href="https://tuoitre.vn/a.htm"' in good
    assert "javascript:" not in bad
