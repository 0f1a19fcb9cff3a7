"""Large files as text, a piece at a time: the encoding is found on the first 64 KiB, then bytes become UTF-8."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from diembao.formats.delivery import Delivery, looks_binary
from diembao.formats.rules import Refused, Rule
from diembao.formats.sniff import HEAD_BYTES
from diembao.formats.streams import CHUNK, lines
from diembao.text.encoding import Decoded, decode

_BOM = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a file, its number from 1, its bytes in UTF-8 or as found; `cut` when it was too long to keep."""

    number: int
    raw: bytes
    cut: bool = False


def sample(delivery: Delivery) -> Decoded:
    """Return the first 64 KiB as text, which shows the encoding of the rest; empty and binary files are refused."""
    head = delivery.head(HEAD_BYTES)
    if not head.strip(b"\0 \t\r\n\f"):
        if len(head) < HEAD_BYTES:
            raise Refused(Rule.FILE_EMPTY)
        return Decoded("", "utf-8")
    if looks_binary(head):
        raise Refused(Rule.FILE_BINARY, raw=head)
    return decode(head if len(head) < HEAD_BYTES else _at_a_letter(head))


def trusted_sample(delivery: Delivery) -> Decoded:
    """Return the `sample` of a file that is decoded as a whole; refused where no encoding makes sense of it."""
    look = sample(delivery)
    if look.suspect:
        raise Refused(Rule.ENCODING_SUSPECT, f"the best guess was {look.encoding}")
    return look


def is_wide(encoding: str) -> bool:
    """Return whether letters of `encoding` take two bytes or four, so that a newline byte ends no line."""
    return encoding.startswith(("utf-16", "utf-32", "utf_16", "utf_32"))


def utf8_stream(stream: io.BufferedReader, look: Decoded) -> io.BufferedReader:
    """Return `stream` as UTF-8 without a mark, given what its `sample` looked like."""
    if look.encoding == "utf-8" and set(look.repairs) <= {"bom"}:
        return io.BufferedReader(_AsUtf8(stream, _drop_mark), CHUNK)
    if is_wide(look.encoding):
        return io.BufferedReader(_AsUtf8(stream, _wide_decoder(look.encoding)), CHUNK)
    return io.BufferedReader(_AsUtf8(stream, _piecewise(look.encoding)), CHUNK)


def text_lines(delivery: Delivery, stream: io.BufferedReader, look: Decoded) -> Iterator[TextLine]:
    """Yield the lines of `stream` that are not blank; legacy encodings stay as found, to be decoded line by line."""
    plain = utf8_stream(stream, look) if is_wide(look.encoding) else stream
    for line in lines(plain, delivery.limits.max_record_bytes):
        data = line.data.removeprefix(_BOM) if line.number == 1 else line.data
        if data.strip():
            yield TextLine(line.number, data, line.cut)


class _AsUtf8(io.RawIOBase):
    """A stream through a function from (bytes, is_last) to UTF-8 bytes."""

    def __init__(self, inner: io.BufferedReader, convert: Any) -> None:
        self._inner = inner
        self._convert = convert
        self._ready = b""
        self._first = True
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and not self._ended:
            data = self._inner.read1(CHUNK)
            self._ended = not data
            self._ready = self._convert(data, self._ended)
            if self._first and self._ready:
                self._ready, self._first = self._ready.removeprefix(_BOM), False
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size


def _drop_mark(data: bytes, _last: bool) -> bytes:
    return data


def _wide_decoder(encoding: str) -> Any:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    return lambda data, last: decoder.decode(data, last).encode("utf-8", "replace")


def _piecewise(encoding: str) -> Any:
    """Decode runs that end at a line or a word, since two bytes may make one letter."""
    held = b""

    def convert(data: bytes, last: bool) -> bytes:
        nonlocal held
        held += data
        cut = len(held) if last else max(held.rfind(b"\n"), held.rfind(b" ")) + 1
        piece, held = held[:cut], held[cut:]
        return decode(piece, encoding).text.encode("utf-8", "replace") if piece else b""

    return convert


def _at_a_letter(head: bytes) -> bytes:
    """Return `head` cut where no letter is cut in two."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in head:
        return head[: len(head) // 4 * 4]
    end = max(head.rfind(b"\n"), head.rfind(b" "), head.rfind(b","))
    return head[: end + 1] if end > 0 else head
