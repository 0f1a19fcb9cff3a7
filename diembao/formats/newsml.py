"""NewsML-G2: the news items of a message, their text from inlineXML (XHTML, NITF) or inlineData."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from diembao.article import PublishedFrom
from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import Found
from diembao.formats.markup import is_markup, lines_of_markup, lines_of_tree
from diembao.formats.records import build
from diembao.formats.rules import Refused, Rule
from diembao.text.encoding import Decoded


def read_newsml(delivery: Delivery, xml: str, text: Decoded) -> Iterator[Record]:
    """Yield the text items of a NewsML-G2 message; pictures and packages of links are passed over."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Refused(Rule.XML_BROKEN, str(error)) from error
    number = -1
    for number, item in enumerate(item for item in root.iter("{*}newsItem") if _is_text(item)):
        yield build(delivery, number, _find(item), "newsml", etree.tostring(item, encoding="utf-8"), text, many=True)
    if number < 0:
        raise Refused(Rule.NO_ARTICLES, "no news item with a text")


def _is_text(item: Any) -> bool:
    kind = item.find(".//{*}itemClass")
    return kind is None or str(kind.get("qcode", "")).rpartition(":")[2] in ("text", "composite", "")


def _find(item: Any) -> Found:
    published = _first(item, "firstCreated", "contentCreated", "versionCreated")
    extras = {
        "pubStatus": _attribute(item, "pubStatus", "qcode"),
        "version": item.get("version"),
        "embargoed": _first(item, "embargoed"),
        "slugline": _first(item, "slugline"),
    }
    return Found(
        title=_first(item, "headline") or _first(item, "title"),
        lead=_lead(item),
        body=_body(item),
        external_id=item.get("guid"),
        url=_attribute(item, "link", "href"),
        outlet=_name(item, "provider") or _first(item, "creditline"),
        author=_first(item, "by") or _name(item, "creator"),
        section=_name(item, "genre") or _name(item, "subject"),
        language=_attribute(item, "language", "tag"),
        published=published,
        published_from=PublishedFrom.METADATA if published else PublishedFrom.NONE,
        modified=_first(item, "versionCreated"),
        extras=MappingProxyType({name: value for name, value in extras.items() if value}),
    )


def _lead(item: Any) -> str | None:
    """Return the description of the content: that of the item, no caption."""
    for element in item.iterfind("{*}contentMeta/{*}description"):
        if "caption" not in str(element.get("role", "")):
            return " ".join("".join(element.itertext()).split()) or None
    return None


def _body(item: Any) -> str | None:
    for inline in item.iter("{*}inlineXML"):
        content = inline.find(".//{*}body.content")  # NITF keeps its head, with the headline again, beside it
        content = content if content is not None else inline.find(".//{*}body")
        if text := lines_of_tree(content if content is not None else inline):
            return lines_of_markup(text) if is_markup(text) else text
    for inline in item.iter("{*}inlineData"):
        if text := "".join(inline.itertext()).strip():
            return lines_of_markup(text) if is_markup(text) else text
    return None


def _first(item: Any, *names: str) -> str | None:
    for name in names:
        for element in item.iter(f"{{*}}{name}"):
            if text := " ".join("".join(element.itertext()).split()):
                return text
    return None


def _name(item: Any, tag: str) -> str | None:
    """Return what a provider, creator or subject is called: its name, its literal, or the end of its code."""
    for element in item.iter(f"{{*}}{tag}"):
        named = _first(element, "name") or element.get("literal") or str(element.get("qcode", "")).rpartition(":")[2]
        if named:
            return str(named)
    return None


def _attribute(item: Any, tag: str, attribute: str) -> str | None:
    for element in item.iter(f"{{*}}{tag}"):
        if value := element.get(attribute):
            return str(value)
    return None
