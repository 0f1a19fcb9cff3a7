"""JSON: one article, a list of them, or an object that holds such a list. Large files are read record by record."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from diembao.formats.decoding import trusted_sample, utf8_stream
from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import FIELD_NAMES, Found, find_fields, folded_key
from diembao.formats.html_page import find_on_page
from diembao.formats.json_text import dump, parse_json
from diembao.formats.records import build, decoded
from diembao.formats.rules import Refused, Rule
from diembao.formats.streams import CHUNK
from diembao.text.encoding import Decoded

# Where exports keep their list of articles.
LISTS = ("items", "articles", "data", "results", "docs", "documents", "records", "entries", "news", "stories", "@graph")
_ARTICLE_NAMES = frozenset(FIELD_NAMES["body"] + FIELD_NAMES["title"])


def read_json(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a .json file, lazily when it is larger than one article may be."""
    try:
        raw = delivery.whole()
    except Refused as refused:
        if refused.rule not in (Rule.RECORD_TOO_LARGE, Rule.LINE_TOO_LONG):
            raise
        yield from _read_streamed(delivery)
        return
    text = decoded(raw)
    value = parse_json(text.text)
    found = _list_in(value)
    if found is None:
        yield record_of_json(delivery, 0, value, "json", raw, text)
        return
    if not found:
        raise Refused(Rule.NO_ARTICLES, raw=raw)
    for number, item in enumerate(found):
        yield record_of_json(delivery, number, item, "json", dump(item), text, many=len(found) > 1)


def record_of_json(
    delivery: Delivery, number: int, value: object, file_format: str, raw: bytes, text: Decoded, many: bool = False
) -> Record:
    """Return the record of one JSON object, whatever crawler or agency wrote it."""
    if not isinstance(value, Mapping):
        return delivery.refuse(Refused(Rule.JSON_NOT_A_RECORD, f"found {type(value).__name__}"), number, raw)
    found = find_fields(value)
    if not found.body or not found.url:
        found = found.over(_page_in(value, is_wanted=not found.body))
    return build(delivery, number, found, file_format, raw, text, many)


def _page_in(value: Mapping[str, Any], is_wanted: bool) -> Found:
    """Return what the page says that a crawler kept whole in "html"; fundus keeps its address there, too."""
    page = next((value[key] for key in ("html", "raw_html", "rawHtml", "page_html") if value.get(key)), None)
    around = find_fields(page).only("url") if isinstance(page, Mapping) else Found()
    markup = page.get("content") if isinstance(page, Mapping) else page
    return around.over(find_on_page(markup)) if is_wanted and isinstance(markup, str) else around


def _list_in(value: object) -> list[object] | None:
    """Return the articles of a list or of an object around one, None when the value is an article itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or any(folded_key(key) in _ARTICLE_NAMES for key in value):
        return None
    return next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)


def _read_streamed(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a large list; only one of them is in memory, and the file's bytes that follow it."""
    import ijson
    from ijson.common import JSONError

    look = trusted_sample(delivery)
    number = 0
    try:
        path = _path_of_list(delivery, look)
        with delivery.open() as stream:
            metered = _OneAtATime(utf8_stream(stream, look), delivery.limits.max_record_bytes)
            for value in ijson.items(metered, path, use_float=True):
                yield record_of_json(delivery, number, value, "json", dump(value), look, many=True)
                number += 1
                metered.begin_record()
    except JSONError as error:
        raise Refused(Rule.JSON_BROKEN, f"after {number} articles, {error}") from error
    if number == 0:
        raise Refused(Rule.NO_ARTICLES)


def _path_of_list(delivery: Delivery, look: Decoded) -> str:
    """Return ijson's path to the articles: "item" for a list, "articles.item" for a list in an object."""
    import ijson

    with delivery.open() as stream:
        metered = _OneAtATime(utf8_stream(stream, look), delivery.limits.max_record_bytes)
        for path, event, _ in ijson.parse(metered):
            if event == "start_array" and path == "":
                return "item"
            if event == "start_array" and path in LISTS:
                return f"{path}.item"
    raise Refused(Rule.RECORD_TOO_LARGE, "one object, no list of articles in it")


class _OneAtATime:
    """A stream for ijson that refuses to read further than one article may be long."""

    def __init__(self, stream: io.BufferedReader, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._since = 0

    def begin_record(self) -> None:
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size)
        self._since += len(data)
        if self._since > self._limit + 2 * CHUNK:
            raise Refused(Rule.RECORD_TOO_LARGE, f"more than {self._limit:,} bytes")
        return data
