from __future__ import annotations

from pathlib import Path

import pytest

from diembao.article import PublishedFrom, RawRecord
from tests.formats.making import BODY, LEAD, LINES, TITLE, put, record_in, refusal_in, results_in, rules

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Báo Ven Sông</title><link>https://vso.example</link><language>vi</language>
<item><title>{TITLE}</title><link>https://vso.example/1.html</link><guid isPermaLink="false">vso-1</guid>
<pubDate>Fri, 02 Oct 2026 06:30:00 +0700</pubDate><dc:creator>Lê Bến</dc:creator><category>Thời sự</category>
<description><![CDATA[<img src="a.jpg"/>{LEAD}]]></description>
<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item>
<item><title>Tin vắn &amp; ngắn</title><link>https://vso.example/2.html</link>
<description>Chỉ có tóm tắt.</description></item>
<item><title>Không có gì</title><link>https://vso.example/3.html</link></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi"><title>Báo Ven Sông</title>
<entry><id>tag:vso.example,2026:1</id><title>{TITLE}</title><link href="https://vso.example/1.html"/>
<published>2026-10-02T06:30:00+07:00</published><updated>2026-10-02T08:00:00+07:00</updated>
<author><name>Lê Bến</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>"""
NEWSML = f"""<?xml version="1.0" encoding="utf-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:vso:1" version="2"><itemMeta><itemClass qcode="ninat:text"/>
<provider><name>Báo Ven Sông</name></provider><versionCreated>2026-10-02T08:00:00+07:00</versionCreated>
<firstCreated>2026-10-02T06:30:00+07:00</firstCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>Lê Bến</by><language tag="vi"/><headline>{TITLE}</headline>
<description role="drol:caption">Chú thích ảnh</description><description>{LEAD}</description></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title>
</head><body>{PARAGRAPHS}</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:vso:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>
<newsItem guid="urn:vso:3"><itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:canceled"/></itemMeta>
<contentMeta><headline>Bài bị gỡ</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""


def test_rss_gives_full_texts_and_summaries(tmp_path: Path) -> None:
    put(tmp_path, "a.rss", RSS)
    full, short, nothing = results_in(tmp_path)
    assert isinstance(full, RawRecord)
    assert isinstance(short, RawRecord)
    assert (full.title, full.lead, full.body, full.external_id) == (TITLE, LEAD, BODY, "vso-1")
    assert (full.url, full.outlet, full.author, full.section) == (
        "https://vso.example/1.html", "Báo Ven Sông", "Lê Bến", "Thời sự",
    )  # fmt: skip
    assert (full.published, full.published_from) == ("Fri, 02 Oct 2026 06:30:00 +0700", PublishedFrom.METADATA)
    assert (short.title, short.lead, short.body, short.format) == ("Tin vắn & ngắn", None, "Chỉ có tóm tắt.", "rss")
    assert rules([nothing]) == ["no_body"]


def test_atom_is_read(tmp_path: Path) -> None:
    put(tmp_path, "a.xml", ATOM)
    record = record_in(tmp_path)
    assert (record.title, record.body, record.external_id) == (TITLE, BODY, "tag:vso.example,2026:1")
    assert (record.published, record.modified) == ("2026-10-02T06:30:00+07:00", "2026-10-02T08:00:00+07:00")
    assert (record.author, record.outlet, record.format) == ("Lê Bến", "Báo Ven Sông", "atom")


def test_newsml_g2_is_read_item_by_item(tmp_path: Path) -> None:
    put(tmp_path, "a.xml", NEWSML)
    results = results_in(tmp_path)
    assert rules(results) == ["ok", "withdrawn"]
    record = results[0]
    assert isinstance(record, RawRecord)
    assert (record.title, record.lead, record.body, record.external_id) == (TITLE, LEAD, BODY, "urn:vso:1")
    assert (record.outlet, record.author, record.language) == ("Báo Ven Sông", "Lê Bến", "vi")
    assert (record.published, record.modified) == ("2026-10-02T06:30:00+07:00", "2026-10-02T08:00:00+07:00")
    assert record.raw.startswith(b"<newsItem")


@pytest.mark.parametrize("source", [RSS, ATOM, NEWSML], ids=["rss", "atom", "newsml"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_feeds_in_other_encodings_are_read(tmp_path: Path, source: str, encoding: str) -> None:
    put(tmp_path, "a.xml", source.replace("UTF-8", "utf-16" if "16" in encoding else "UTF-8").encode(encoding))
    record = results_in(tmp_path)[0]
    assert isinstance(record, RawRecord)
    assert (record.title, record.body) == (TITLE, BODY)


def test_xhtml_under_the_name_xml_is_a_page(tmp_path: Path) -> None:
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    put(tmp_path, "a.xml", page + PARAGRAPHS * 2 + "</body></html>")
    assert record_in(tmp_path).title == TITLE


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param(
            f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>'
            "<rss><channel><item><title>&l9;</title></item></channel></rss>",
            "xml_forbidden",
            id="billion-laughs",
        ),
        pytest.param(
            '<!DOCTYPE newsItem [<!ENTITY x SYSTEM "file:///etc/passwd">]><newsItem><headline>&x;</headline></newsItem>',
            "xml_forbidden",
            id="external-entity",
        ),
        pytest.param(
            '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;]><rss/>', "xml_forbidden", id="parameter"
        ),
        pytest.param("<rss><channel><title>Trống</title></channel></rss>", "no_articles", id="no-entries"),
        pytest.param("<newsMessage><itemSet/></newsMessage>", "no_articles", id="no-items"),
        pytest.param("<newsMessage><itemSet></newsMessage>", "xml_broken", id="not-closed"),
        pytest.param("<urlset><url/></urlset>", "xml_unknown", id="sitemap"),
        pytest.param("chỉ có chữ", "xml_broken", id="no-markup"),
        pytest.param("<?xml version='1.0'?><!-- -->", "xml_broken", id="no-root"),
        pytest.param("", "file_empty", id="empty"),
    ],
)
def test_what_is_no_news_is_refused(tmp_path: Path, content: str, rule: str) -> None:
    put(tmp_path, "a.xml", content)
    assert refusal_in(tmp_path).rule == rule


def test_entities_in_utf16_do_not_slip_through(tmp_path: Path) -> None:
    put(tmp_path, "a.xml", '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>'.encode("utf-16"))
    assert refusal_in(tmp_path).rule == "xml_forbidden"


def test_a_doctype_with_a_remote_dtd_is_not_fetched(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//x//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    put(tmp_path, "a.xml", RSS.replace("<rss ", doctype + "<rss "))
    assert rules(results_in(tmp_path)) == ["ok", "ok", "no_body"]


def test_a_feed_that_is_broken_off_gives_what_it_has(tmp_path: Path) -> None:
    put(tmp_path, "a.rss", RSS[: RSS.index("<item><title>Không")])
    assert rules(results_in(tmp_path)) == ["ok", "ok"]
