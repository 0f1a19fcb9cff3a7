"""Web pages: the text by trafilatura, everything else from what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import Found
from diembao.formats.page_metadata import PageMetadata, is_stamp, read_metadata
from diembao.formats.records import build, decoded
from diembao.formats.rules import Refused, Rule

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{3,20})", re.I)
_CAPTION_OR_BYLINE = re.compile(r"capt|author|byline|credit|source|chu-thich|tac-gia|nguon", re.I)
_SPACES = re.compile(r"\s+")
# A page that calls itself an article may be a notice of one line; any other must read like prose.
_SHORTEST_DECLARED = 40
_SHORTEST_PROSE = 150
_PROSE_LINE = 60
_ENDS_A_SENTENCE = (".", "!", "?", "…", "”", '"')


def read_html(delivery: Delivery) -> Iterator[Record]:
    """Yield the one article of a page; a page without an article is refused."""
    raw = delivery.whole()
    charset = _CHARSET.search(raw[:4096])
    text = decoded(raw, charset.group(1).decode() if charset else None)
    found = find_on_page(text.text)
    if not found.body:
        raise Refused(Rule.HTML_NO_ARTICLE, f"title {(found.title or 'none')[:80]!r}", raw)
    yield build(delivery, 0, found, "html", raw, text)


def find_on_page(markup: str) -> Found:
    """Return what a page holds: title, lead, text with captions and bylines as lines, and its metadata.

    `body` is None when the page has no article, like a front page or an error page.
    """
    tree = _tree(markup)
    if tree is None:
        return Found()
    metadata = read_metadata(tree)
    body = _body(tree, metadata)
    if not _is_article(body, metadata):
        return Found(title=metadata.found.title)
    lead, lines = _split_lead(body.split("\n"), metadata)
    return Found(lead=lead, body="\n".join(lines) or None).over(metadata.found)


def _tree(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def _body(tree: Any, metadata: PageMetadata) -> str:
    """Return the text of the article, one line a paragraph, without title and date stamp; else what JSON-LD has."""
    import trafilatura

    _keep_captions(tree)
    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, include_images=False, fast=True
    )
    text = (getattr(document, "text", None) or "") if document else ""
    if metadata.article_body and _same(text, metadata.article_body):  # trafilatura's own last resort, in one line
        text = metadata.article_body
    lines = [line for line in map(_plain_line, text.split("\n")) if line]
    while lines and (is_stamp(lines[0]) or _same(lines[0], metadata.found.title or "")):
        lines.pop(0)
    return "\n".join(lines) if len("".join(lines)) >= _SHORTEST_DECLARED else metadata.article_body or "\n".join(lines)


def _keep_captions(tree: Any) -> None:
    """Turn captions and bylines into plain paragraphs: trafilatura throws them away by their tags and classes."""
    for table in list(tree.iter("table")):
        if table.find(".//img") is not None:  # a picture with its caption under it, laid out as a table
            for part in table.iter("table", "tbody", "tr", "td", "th"):
                part.tag = "p" if part.tag in ("td", "th") and part.find(".//p") is None else "div"
    for element in tree.iter("figure", "figcaption", "p", "div", "span"):
        if element.tag == "figure":
            element.tag = "div"
        elif element.tag == "figcaption":
            element.tag = "div" if element.find(".//p") is not None else "p"
            element.attrib.clear()
        elif element.tag == "p" and _CAPTION_OR_BYLINE.search(element.get("class") or ""):
            element.attrib.clear()


def _plain_line(line: str) -> str:
    """Return a line without the marks by which trafilatura writes cells ("| a | b |") and items ("- a")."""
    line = line.strip(" \t")
    if line.startswith("|"):
        line = line.strip("| ").replace(" | ", " ")
        return "" if not line.strip("- |") else line
    return line.removeprefix("- ") if line.startswith("- ") and len(line) > 2 else line


def _is_article(body: str, metadata: PageMetadata) -> bool:
    if metadata.is_article:
        return len(body) >= _SHORTEST_DECLARED
    prose = any(len(line) >= _PROSE_LINE and line.endswith(_ENDS_A_SENTENCE) for line in body.split("\n"))
    return len(body) >= _SHORTEST_PROSE and prose


def _split_lead(lines: list[str], metadata: PageMetadata) -> tuple[str | None, list[str]]:
    """Take the lead off the text when its first line is what the page gives as its description."""
    described = metadata.description
    if len(lines) > 1 and described and _begins_alike(lines[0], described):
        return lines[0], lines[1:]
    return None, lines


def _begins_alike(line: str, described: str) -> bool:
    """The description is often cut short, and lacks the prefix of the outlet ("VSO - ") that the lead has."""
    told = _SPACES.sub(" ", described).strip(" .…")[:80].casefold()
    return len(told) >= 30 and told in _SPACES.sub(" ", line)[:200].casefold()


def _same(one: str, other: str) -> bool:
    return _SPACES.sub(" ", one).strip().casefold() == _SPACES.sub(" ", other).strip().casefold()
