"""Gzip, bzip2 and xz: one level off, then the reader of what is inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from diembao.formats.delivery import Delivery, Reader, Record
from diembao.formats.rules import Refused, Rule
from diembao.formats.sniff import Format, unpacked_name
from diembao.formats.streams import CHUNK, Inflated


def read_packed(delivery: Delivery, codec: Format, read_inner: Reader) -> Iterator[Record]:
    """Yield the articles of a compressed file. What stands before a cut is read; then the cut is refused."""
    if delivery.depth > delivery.limits.max_depth:
        raise Refused(Rule.ARCHIVE_TOO_DEEP, f"more than {delivery.limits.max_depth} levels")

    def open_inner() -> io.BufferedReader:
        return io.BufferedReader(Inflated(delivery.open(), codec.value, delivery.budget), CHUNK)

    yield from read_inner(
        replace(delivery, name=unpacked_name(delivery.name), open=open_inner, depth=delivery.depth + 1)
    )
