"""Web archives: every page of text/html that a crawler fetched, one record of the archive at a time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from diembao.formats.delivery import Delivery, Record
from diembao.formats.html_page import find_on_page
from diembao.formats.records import build, decoded
from diembao.formats.rules import Refused, Rule

# What warcio lets out when a header is missing or a length is no number.
_DAMAGE = (AttributeError, ValueError, TypeError, KeyError, IndexError, EOFError, zlib.error)
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(delivery: Delivery) -> Iterator[Record]:
    """Yield the pages of a .warc; requests, pictures, redirections and error pages are passed over."""
    if not delivery.head(5).startswith(b"WARC/"):
        raise Refused(Rule.WARC_BROKEN, "it does not begin with WARC/")
    number = -1
    with delivery.open() as stream:
        archive = _Archive(stream)
        for number, page in enumerate(_pages(archive)):
            yield _record(delivery, number, page)
    if not archive.ended_well:
        raise Refused(Rule.WARC_BROKEN, f"it ends in the middle, after {number + 1} pages")
    if number < 0:
        raise Refused(Rule.NO_ARTICLES, "no page of text/html in it")


def _pages(archive: _Archive) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(archive):
            if _is_page(record):
                yield record
    except (ArchiveLoadFailed, *_DAMAGE) as error:
        raise Refused(Rule.WARC_BROKEN, str(error).partition("\n")[0]) from error


class _Archive:
    """A stream for warcio, which asks for blocks: each gets what there is, so that nothing before a cut is lost."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._tail = b""

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read1(size)
        self._tail = (self._tail + data)[-4:]
        return data

    @property
    def ended_well(self) -> bool:
        """Whether the last bytes were the empty lines that end a record."""
        return self._tail.endswith((b"\r\n\r\n", b"\n\n"))


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers or record.rec_headers
    if record.http_headers and not str(headers.get_statuscode()).startswith("2"):
        return False
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in _PAGES


def _record(delivery: Delivery, number: int, page: Any) -> Record:
    raw = b""
    try:
        raw = _content(page, delivery.limits.max_record_bytes)
        headers = page.http_headers or page.rec_headers
        charset = str(headers.get_header("Content-Type") or "").lower().partition("charset=")[2].strip(" \"';")
        text = decoded(raw, charset or None)
        found = find_on_page(text.text)
        if not found.body:
            raise Refused(Rule.HTML_NO_ARTICLE, f"{page.rec_headers.get_header('WARC-Target-URI')}")
    except Refused as refused:
        return delivery.refuse(refused, number, raw)
    address = page.rec_headers.get_header("WARC-Target-URI")
    fetched = page.rec_headers.get_header("WARC-Date")
    extras = MappingProxyType({**found.extras, **({"fetched_at": fetched} if fetched else {})})
    return build(
        delivery, number, replace(found, url=found.url or address, extras=extras), "warc", raw, text, many=True
    )


def _content(page: Any, limit: int) -> bytes:
    """Return the page's bytes, unchunked and decompressed, as far as an article may be long."""
    parts = bytearray()
    try:
        stream = page.content_stream()
        while data := stream.read(1 << 16):
            parts += data
            if len(parts) > limit:
                raise Refused(Rule.RECORD_TOO_LARGE, f"more than {limit:,} bytes", bytes(parts[: 1 << 20]))
    except _DAMAGE as error:
        raise Refused(Rule.WARC_BROKEN, str(error), bytes(parts)) from error
    if getattr(page.raw_stream, "limit", 0) and not page.raw_stream.read(1):
        raise Refused(Rule.WARC_BROKEN, "the archive ends inside this page", bytes(parts[: 1 << 20]))
    return bytes(parts)
