"""RSS and Atom feeds by feedparser, which forgives what feeds get wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from diembao.article import PublishedFrom
from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import Found, plain
from diembao.formats.json_text import dump
from diembao.formats.markup import lines_of_markup
from diembao.formats.records import build
from diembao.formats.rules import Refused, Rule
from diembao.text.encoding import Decoded


def read_feed(delivery: Delivery, xml: str, text: Decoded) -> Iterator[Record]:
    """Yield the entries of a feed: the full text where it is carried, else the summary as a short article."""
    from feedparser.api import parse

    # A stream, never a string: feedparser takes strings for addresses and fetches them.
    feed = parse(io.BytesIO(xml.encode("utf-8", "replace")), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        error = feed.get("bozo_exception")
        raise Refused(Rule.XML_BROKEN, str(error)) if error else Refused(Rule.NO_ARTICLES, "a feed without entries")
    kind = "atom" if str(feed.get("version", "")).startswith("atom") else "rss"
    for number, entry in enumerate(feed.entries):
        yield build(delivery, number, _find(entry, feed.feed), kind, dump(entry), text, many=True)


def _find(entry: dict[str, Any], channel: Mapping[str, Any]) -> Found:
    content = [part.get("value") or "" for part in entry.get("content") or ()]
    summary = lines_of_markup(entry.get("summary") or "")
    body = lines_of_markup(max(content, key=len)) if content else ""
    # not entry.get: feedparser's own answers "updated" with "published" where there is none
    published, updated = (dict.get(entry, name) for name in ("published", "updated"))
    source = entry.get("source")
    return Found(
        title=" ".join(lines_of_markup(entry.get("title") or "").split()) or None,
        lead=summary if body and summary and summary not in body else None,
        body=body or summary or None,
        external_id=plain(entry.get("id")),
        url=plain(entry.get("link")),
        outlet=plain(source.get("title")) if isinstance(source, Mapping) else plain(channel.get("title")),
        author=plain(entry.get("author")),
        section=plain([tag.get("term") for tag in entry.get("tags") or ()]),
        language=plain(channel.get("language")),
        published=plain(published or updated),
        published_from=PublishedFrom.METADATA if published or updated else PublishedFrom.NONE,
        modified=plain(updated),
        extras=_credits(entry),
    )


def _credits(entry: Mapping[str, Any]) -> Mapping[str, str]:
    credit = plain([part.get("content") for part in entry.get("media_credit") or ()])
    return MappingProxyType({"media_credit": credit} if credit else {})
