"""What a web page says of itself: JSON-LD first, then meta tags, then its visible marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from types import MappingProxyType
from typing import Any

from diembao.article import PublishedFrom
from diembao.formats.fields import Found, find_fields, plain
from diembao.formats.json_text import parse_json
from diembao.formats.rules import Refused

# The properties of meta tags in the order in which they are believed.
META_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "dc.title", "twitter:title"),
    "url": ("og:url",),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "author": ("article:author", "author", "dc.creator"),
    "section": ("article:section",),
    "published": (
        "article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued",
        "dc.created", "its_publication",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dc.modified"),
}  # fmt: skip
_ARTICLE_TYPE = re.compile(r"(Article|Report|BlogPosting|LiveBlogPosting)$")
_DATE_CLASS = re.compile(r"date|time|publish|ngay|gio", re.I)
_VISIBLE_DATE = re.compile(r"\b\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4}\b")
_STAMP_WORDS = frozenset(
    {
        *("thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "cn", "ngày", "tháng", "lúc", "giờ", "phút"),
        *("h", "gmt", "utc", "am", "pm", "cập", "xuất", "bản", "đăng", "phát", "hành"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")
_IS_URL = re.compile(r"https?://\S+$")
_SITE_SUFFIX = re.compile(r"\s+[|–—\-]\s+[^|–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What is known of the article without its text; `is_article` when the page itself says that it is one."""

    found: Found
    description: str | None
    article_body: str | None
    is_article: bool


def read_metadata(tree: Any) -> PageMetadata:
    """Return the metadata of a parsed page."""
    linked = _linked_data(tree)
    metas = _metas(tree)
    tagged = _tagged(tree, metas)
    found = replace(linked, body=None, lead=None, extras=MappingProxyType({})).over(tagged)
    if not found.published:
        found = replace(found, published=(seen := _visible_date(tree)), published_from=_from_markup(seen))
    found = replace(found, title=_title(tree, found.title), url=_canonical(tree) or found.url, external_id=None)
    declared = bool(linked.body or linked.title) or metas.get("og:type") == "article"
    declared = declared or "article:published_time" in metas
    description = linked.lead or metas.get("og:description") or metas.get("description")
    extras = {"description": description} if description else {}
    keywords = metas.get("news_keywords") or metas.get("keywords")
    extras |= {"keywords": keywords[:500]} if keywords else {}
    return PageMetadata(replace(found, extras=MappingProxyType(extras)), description, linked.body, declared)


def _linked_data(tree: Any) -> Found:
    """Return the fields of the first article in the page's JSON-LD; broken scripts are passed by."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            value = parse_json(text)
        except Refused:
            continue
        for item in _objects(value):
            types = item.get("@type")
            if any(_ARTICLE_TYPE.search(str(t)) for t in (types if isinstance(types, list) else [types])):
                found = find_fields(item)
                return replace(found, title=unescape(found.title) if found.title else None)
    return Found()


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _objects(value.get(key), depth + 1)


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = plain(meta.get("content"))
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _tagged(tree: Any, metas: Mapping[str, str]) -> Found:
    values: dict[str, Any] = {}
    for name, properties in META_NAMES.items():
        values[name] = next((metas[p] for p in properties if p in metas), None)
    if values["author"] and _IS_URL.match(values["author"]):  # Open Graph asks for a profile's address
        values["author"] = metas.get("author") if not _IS_URL.match(metas.get("author", "")) else None
    if values["published"]:
        values["published_from"] = PublishedFrom.METADATA
    return Found(**values, language=tree.get("lang"))


def _canonical(tree: Any) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            address = (link.get("href") or "").strip()
            return address if _IS_URL.match(address) else None
    return None


def _title(tree: Any, declared: str | None) -> str | None:
    """Return the heading that readers see, if the window's title begins with it; else the declared title."""
    window = " ".join((tree.findtext(".//title") or "").split())
    headings = [heading for h1 in tree.iter("h1") if (heading := " ".join(h1.text_content().split()))]
    declared = " ".join((declared or "").split())
    for heading in headings:
        if heading.casefold() == declared.casefold() or window.casefold().startswith(heading.casefold()):
            return heading
    if declared:
        return declared
    if len(headings) == 1:
        return headings[0]
    return _SITE_SUFFIX.sub("", window) or None


def _visible_date(tree: Any) -> str | None:
    """Return the words of the date that stands on the page: <time datetime>, else a short line in a box for dates."""
    for element in tree.iter("time"):
        if moment := (element.get("datetime") or "").strip():
            return str(moment)
    for element in tree.iter("time", "span", "div", "p", "li"):
        if element.tag == "time" or _DATE_CLASS.search(element.get("class") or ""):
            words = " ".join(element.text_content().split())
            if len(words) <= 80 and _VISIBLE_DATE.search(words):
                return words
    return None


def is_stamp(line: str) -> bool:
    """Return whether a line is nothing but the page's date stamp: "Thứ Sáu, 02/10/2026 06:30 (GMT+7)"."""
    if len(line) > 60 or not _VISIBLE_DATE.search(line):
        return False
    return all(word.lower() in _STAMP_WORDS for word in _WORD.findall(line))


def _from_markup(words: str | None) -> PublishedFrom:
    return PublishedFrom.MARKUP if words else PublishedFrom.NONE
