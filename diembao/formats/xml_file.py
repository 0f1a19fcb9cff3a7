"""XML: RSS, Atom and NewsML-G2, told apart by the root. No entity is unfolded, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diembao.formats.delivery import Delivery, Record
from diembao.formats.feed import read_feed
from diembao.formats.html_page import find_on_page
from diembao.formats.newsml import read_newsml
from diembao.formats.records import build, decoded
from diembao.formats.rules import Refused, Rule
from diembao.text.encoding import Decoded

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml\s[^>]{0,150}?encoding\s*=\s*[\"']([A-Za-z0-9_.\-]{2,30})")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.\-]{0,40}:)?([A-Za-z_][\w.\-]{0,60})[\s/>]")
_FEEDS = frozenset({"rss", "feed", "RDF"})
_NEWSML = frozenset({"newsMessage", "newsItem", "packageItem"})


def read_xml(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a feed or of a NewsML-G2 message."""
    raw = delivery.whole(delivery.limits.max_document_bytes)
    declared = _ENCODING.search(raw[:400])
    text = decoded(raw, declared.group(1).decode() if declared else None)
    xml = _DECLARATION.sub("", text.text.lstrip("\ufeff"), count=1).replace("\0", "")
    _forbid_entities(xml)
    yield from _read_root(delivery, _root(xml), xml, text, raw)


def _read_root(delivery: Delivery, root: str | None, xml: str, text: Decoded, raw: bytes) -> Iterator[Record]:
    if root in _FEEDS:
        yield from read_feed(delivery, xml, text)
    elif root in _NEWSML:
        yield from read_newsml(delivery, xml, text)
    elif root and root.lower() == "html":
        yield build(delivery, 0, find_on_page(xml), "html", raw, text)
    elif root is None:
        raise Refused(Rule.XML_BROKEN, "no element in it", raw)
    else:
        raise Refused(Rule.XML_UNKNOWN, f"its root is <{root}>", raw)


def _forbid_entities(xml: str) -> None:
    if "<!ENTITY" in xml:
        raise Refused(Rule.XML_FORBIDDEN, "<!ENTITY")


def _root(xml: str) -> str | None:
    """Return the name of the first element, behind comments, instructions and a DOCTYPE."""
    at = 0
    while (at := xml.find("<", at)) >= 0:
        if xml.startswith("<!--", at):
            at = xml.find("-->", at) + 3
            if at < 3:
                return None
        elif xml.startswith(("<?", "<!"), at):
            at += 2
        else:
            found = _ROOT.match(xml, at)
            return found.group(1) if found else None
    return None
