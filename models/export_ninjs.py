"""An article as a ninjs 3.1 item, with the names, topics and sources that were found in it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from models.reading_room import Row

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_PLAIN = "text/plain"
_LISTS = {"PER": "people", "ORG": "organisations", "LOC": "places"}
_SAFE_IN_URL = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%")
Item = dict[str, object]


def item(row: Row, facts: dict[str, list[Row]], outlet: str | None, *, texts: bool = True) -> Item:
    """Return the ninjs item of an article; without texts it is a partial one, with its headline and no body."""
    published, changed = row["published_at"], row["modified_at"] or row["published_at"]
    found: Item = {
        "uri": _uri(row),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full" if texts else "partial",
        "version": str(row["version"]),
        "pubStatus": "usable",
        "firstCreated": _moment(published),
        "versionCreated": _moment(changed),
        "language": row["language"],
        "by": row["author"],
        "copyrightHolder": outlet,
        "title": row["title"],
        "headlines": [_words("main", row["title"])],
        "descriptions": [_words("summary", row["lead"])] if texts and row["lead"] else None,
        "bodies": [_body(row)] if texts else None,
        "subjects": [_subject(topic) for topic in facts.get("topics", ())],
        "infoSources": _sources(facts.get("citations", ()), outlet),
        "altIds": _ids(row),
        **_names(facts.get("mentions", ())),
    }
    return {name: value for name, value in found.items() if value not in (None, [])}


def _uri(row: Row) -> str:
    url: str | None = row["url"]
    if url and url.startswith(("https://", "http://")) and set(url) <= _SAFE_IN_URL:
        return url
    return _urn("article", row["article_id"])


def _urn(sort: str, name: str) -> str:
    return f"urn:diembao:{sort}:{quote(name, safe='')}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _words(role: str, words: str) -> Item:
    return {"role": role, "contentType": _PLAIN, "value": words}


def _body(row: Row) -> Item:
    return {**_words("main", row["text"]), "charCount": len(row["text"]), "wordCount": row["word_count"]}


def _names(mentions: list[Row] | tuple[()]) -> Item:
    found: dict[str, dict[str, Item]] = {}
    for mention in mentions:
        if mention["type"] in _LISTS:
            names = found.setdefault(_LISTS[mention["type"]], {})
            uri = _urn("entity", mention["entity_id"])
            names.setdefault(uri, {"name": mention["canonical"], "uri": uri, "literal": mention["entity_id"]})
    return {sort: list(names.values()) for sort, names in found.items()}


def _subject(topic: Row) -> Item:
    code = str(topic["topic_code"])
    return {
        "uri": _MEDIA_TOPICS + code.removeprefix("medtop:"),
        "literal": code,
        "creator": "diembao",
        "confidence": max(0, min(100, round(topic["score"] * 100))),
    }


def _sources(citations: list[Row] | tuple[()], outlet: str | None) -> list[Item]:
    found = [{"name": outlet, "role": "publisher"}] if outlet else []
    cited = dict.fromkeys((row["source"], row["kind"]) for row in citations)
    return [*found, *({"name": name, "role": kind} for name, kind in cited)]


def _ids(row: Row) -> list[Item]:
    known = {
        "article": row["article_id"],
        "external": row["external_id"],
        "story": row["story_id"],
        "duplicate-of": row["duplicate_of"],
    }
    return [{"role": role, "value": value} for role, value in known.items() if value]
