"""The names under which the world keeps what we keep, and how a value under one of them becomes a string.

Names are compared without case, spaces, dots, dashes and underscores: "datePublished", "date_published" and
"DATE PUBLISHED" are one. Sources: schema.org NewsArticle; IPTC ninjs 1.x to 3.1; the JSON that trafilatura,
news-please, newspaper4k and fundus write; Open Graph; feeds turned to JSON; Vietnamese exports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from math import isfinite
from types import MappingProxyType
from typing import Any

from diembao.article import PublishedFrom
from diembao.formats.markup import is_markup, lines_of_markup

# The first name that has a value wins; words that one source uses loosely ("source", "date") stand behind exact ones.
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "headlines", "name", "titlepage", "titlerss", "tieude"),
    "lead": (
        "lead", "sapo", "description", "descriptions", "descriptiontext", "standfirst", "excerpt", "abstract", "teaser",
        "dek", "metadescription", "summary", "mota",
    ),
    "body": (
        "articlebody", "maintext", "text", "plaintext", "bodytext", "bodies", "body", "content", "contentencoded",
        "fulltext", "textcleaned", "bodyxhtml", "bodyhtml", "contenthtml", "contenttext", "articlehtml", "rawtext",
        "noidung",
    ),
    "external_id": (
        "externalid", "id", "articleid", "newsid", "docid", "storyid", "guid", "uuid", "identifier", "uri", "@id",
    ),
    "url": (
        "url", "canonicalurl", "canonicallink", "canonical", "articleurl", "link", "permalink", "originalurl", "source",
        "respondedurl", "requestedurl", "mainentityofpage", "ogurl",
    ),
    "outlet": (
        "outlet", "outletname", "publisher", "sitename", "ogsitename", "metasitename", "medianame", "newspaper",
        "sourcename", "source", "infosources", "provider", "sourcehostname", "hostname", "sourcedomain", "domain",
        "tenbao",
    ),
    "author": ("author", "authors", "byline", "by", "creator", "dccreator", "tacgia"),
    "section": ("section", "articlesection", "sectionname", "category", "categories", "chuyenmuc"),
    "language": ("inlanguage", "metalang", "language", "lang"),
    "published": (
        "published", "publishedat", "datepublished", "datepublish", "publishdate", "publisheddate", "publishingdate",
        "publicationdate", "publishedtime", "articlepublishedtime", "pubdate", "firstcreated", "contentcreated", "date",
        "datetime", "dcdate", "ngaydang", "createdat", "datecreated", "versioncreated", "timestamp",
    ),
    "modified": (
        "modified", "modifiedat", "datemodified", "datemodify", "modifieddate", "modifiedtime", "articlemodifiedtime",
        "updated", "updatedat", "dateupdated", "lastmodified", "lastupdated", "versioncreated",
    ),
}  # fmt: skip
_DATES = ("published", "modified")
_IS_URL = re.compile(r"https?://\S+$")
_NOTHING = frozenset({"", "none", "null", "nan", "nat", "n/a", "undefined"})
_NOT_KEY = re.compile(r"[\s._:\-]+")
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a letter, as broken escapes leave it
_INNER_NAMES = ("value", "@value", "name", "$date", "$oid", "text", "url", "@id", "href", "uri", "literal")
_MOST_EXTRAS = 30
_LONGEST_EXTRA = 500
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Found:
    """What one source (a mapping, a page, a sidecar) says of an article."""

    title: str | None = None
    lead: str | None = None
    body: str | None = None
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    section: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.NONE
    modified: str | None = None
    extras: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def over(self, other: Found) -> Found:
        """Return `other` with everything that this one knows put in its place."""
        own = {name: value for name, value in self._values() if value}
        if self.published:
            own["published_from"] = self.published_from
        return replace(other, **own, extras=MappingProxyType({**other.extras, **self.extras}))

    def only(self, *names: str) -> Found:
        """Return this without all but the named fields."""
        kept = {name: value for name, value in self._values() if name in names}
        return Found(**kept, published_from=self.published_from if self.published else PublishedFrom.NONE)

    def _values(self) -> Iterator[tuple[str, Any]]:
        for f in fields(self):
            if f.name not in ("published_from", "extras"):
                yield f.name, getattr(self, f.name)


def find_fields(
    mapping: Mapping[str, Any],
    named: Mapping[str, str] = MappingProxyType({}),
    published_from: PublishedFrom = PublishedFrom.METADATA,
) -> Found:
    """Return what `mapping` says under any of the usual names, or under those of `named` ({"body": "noi_dung_bai"}).

    `{"headline": "Cầu mới", "articleBody": "…", "publisher": {"name": "VSO"}}` gives title, body and outlet. What is
    left over and short stays in `extras` under its own name.
    """
    keys: dict[str, str] = {}
    for key in mapping:
        keys.setdefault(folded_key(key), key)
    values: dict[str, Any] = {}
    used: set[str] = set()
    for name, candidates in FIELD_NAMES.items():
        at = (named[name],) if name in named else tuple(keys[c] for c in candidates if c in keys)
        for key in at:
            if value := _value_for(name, mapping.get(key)):
                values[name] = value
                used.add(key)
                break
    if values.get("published"):
        values["published_from"] = published_from
    return Found(**values, extras=_extras(mapping, used))


def folded_key(key: object) -> str:
    """Return a field's name as it is compared: "article:published_time" is "articlepublishedtime"."""
    return _NOT_KEY.sub("", str(key)).lower()


def plain(value: object, depth: int = 0) -> str | None:
    """Return `value` as one string, None when there is nothing in it: ["Lan", {"name": "Minh"}] is "Lan, Minh"."""
    if value is None or isinstance(value, bool) or depth > _DEEPEST:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = (plain(value[name], depth + 1) for name in _INNER_NAMES if name in value)
        return next((found for found in inner if found), None)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        parts = (plain(part, depth + 1) for part in value)
        return ", ".join(part for part in parts if part) or None
    if isinstance(value, float) and value.is_integer():  # what a table makes of a whole number beside an empty cell
        value = int(value)
    text = _SURROGATE.sub("\ufffd", str(value)).strip()
    return None if text.lower() in _NOTHING else text


def _value_for(name: str, value: object) -> str | None:
    if name == "body":
        return _text(value)
    if name in ("title", "lead"):
        text = _text(_main_of(value))
        return " ".join(text.split()) if text and name == "title" else text
    if name in _DATES and isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(value)
    found = plain(value)
    if found and name == "url":
        return found if _IS_URL.match(found) or found.startswith("//") else None
    if found and name == "outlet":
        return None if _IS_URL.match(found) else found
    return found


def _epoch(value: float) -> str | None:
    """Return seconds or milliseconds since 1970 as ISO 8601 in UTC; other numbers (20261102) as they stand."""
    if not isfinite(value):
        return None
    seconds = value / 1000 if abs(value) > 1e11 else value
    if not 1e8 < seconds < 1e10:
        return str(value)
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _main_of(value: object) -> object:
    """Return the main one of ninjs' headlines, or of any list of them; other values as they are."""
    if not isinstance(value, list) or not value or not all(isinstance(part, Mapping) for part in value):
        return value
    return min(value, key=lambda part: str(part.get("role", "main")) != "main")


def _text(value: object) -> str | None:
    """Return a text with its lines: a string, paragraphs in a list, ninjs' bodies, fundus' summary and sections."""
    if isinstance(value, list) and value and all(isinstance(part, Mapping) and "value" in part for part in value):
        value = _best_body(value)
    if isinstance(value, Mapping) and "sections" in value:
        value = list(_fundus_lines(value))
    if isinstance(value, list):
        value = "\n".join(filter(None, map(plain, value)))
    text = plain(value)
    return lines_of_markup(text) if text and is_markup(text) else text


def _best_body(bodies: list[Mapping[str, Any]]) -> object:
    """Of several renditions of one text the one with paragraphs is best, then the one called main."""

    def rank(body: Mapping[str, Any]) -> tuple[bool, bool]:
        kind = str(body.get("contentType") or body.get("contenttype") or "")
        return "html" not in kind, str(body.get("role", "main")) != "main"

    return min(bodies, key=rank).get("value")


def _fundus_lines(body: Mapping[str, Any]) -> Iterator[str | None]:
    yield from map(plain, body.get("summary") or ())
    for section in body.get("sections") or ():
        if isinstance(section, Mapping):
            for part in (section.get("headline"), section.get("paragraphs")):
                yield from map(plain, part if isinstance(part, list) else [part])


def _extras(mapping: Mapping[str, Any], used: set[str]) -> Mapping[str, str]:
    kept: dict[str, str] = {}
    for key, value in mapping.items():
        if key in used or len(kept) >= _MOST_EXTRAS:
            continue
        text = plain(value)
        if text and len(text) <= _LONGEST_EXTRA:
            kept[str(key)] = text
    return MappingProxyType(kept)
