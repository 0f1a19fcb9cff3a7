"""Bytes under a budget: files of the inbox, decompression, spooling, lines.

Two kinds of trouble must not be mixed up. The disk or the network failed: `StorageFailed`, whose OSError leaves this
room and is retried. The bytes are bad: `Refused`. Decompressors raise OSError for bad bytes too, so those of the inbox
are wrapped.
"""

from __future__ import annotations

import bz2
import errno
import io
import lzma
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, Protocol, TypeVar

from diembao.formats.limits import Limits
from diembao.formats.rules import LimitReached, Refused, Rule

T = TypeVar("T")
CHUNK = 1 << 18
_SPOOL_IN_MEMORY = 8_000_000


class StorageFailed(Exception):
    """The place where the inbox lies did not hand out its bytes; carries the OSError that says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(slots=True)
class Budget:
    """What one file of the inbox has used up so far, at all levels of archives together."""

    limits: Limits
    packed_bytes: int
    unpacked_bytes: int = 0
    members: int = 0

    def spend_bytes(self, count: int) -> None:
        """Book `count` bytes that came out of a decompressor; raise LimitReached when it is too much."""
        self.unpacked_bytes += count
        if self.unpacked_bytes > self.limits.max_total_bytes:
            raise LimitReached(Rule.ARCHIVE_TOO_LARGE, f"more than {self.limits.max_total_bytes:,} bytes")
        allowed = max(self.limits.ratio_from_bytes, self.packed_bytes * self.limits.max_ratio)
        if self.unpacked_bytes > allowed:
            raise LimitReached(Rule.ARCHIVE_RATIO, f"more than {allowed:,} bytes out of {self.packed_bytes:,}")

    def spend_member(self) -> None:
        """Book one member of an archive; raise LimitReached when there are too many."""
        self.members += 1
        if self.members > self.limits.max_members:
            raise LimitReached(Rule.ARCHIVE_TOO_MANY, f"more than {self.limits.max_members:,} files")


class StorageStream(io.RawIOBase):
    """A file of the inbox whose OSErrors arrive as StorageFailed."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._inner.seekable())

    def readinto(self, buffer: Any) -> int:
        data = storage_call(lambda: self._inner.read(len(buffer)))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            return self._inner.seek(offset, whence)
        except OSError as error:
            if error.errno == errno.EINVAL:  # a damaged archive sends its reader to before the file
                raise
            raise StorageFailed(error) from error

    def tell(self) -> int:
        return self._inner.tell()

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def storage_call(call: Callable[[], T]) -> T:
    """Return what `call` returns; an OSError in it becomes StorageFailed."""
    try:
        return call()
    except OSError as error:
        raise StorageFailed(error) from error


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Zlib:
    """zlib's object with the manners of bz2's and lzma's: it keeps the input that it could not use yet."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


DECOMPRESSORS: dict[str, Callable[[], _Decompressor]] = {
    "gzip": _Zlib,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lzma.LZMADecompressor,
}


class Inflated(io.RawIOBase):
    """The decompressed bytes of a gzip, bzip2 or xz stream, booked on the budget as they come out.

    Everything before a cut or a damage is handed out; then GZIP_TRUNCATED or GZIP_BROKEN is raised.
    """

    def __init__(self, packed: io.BufferedReader, codec: str, budget: Budget) -> None:
        self._packed = packed
        self._new = DECOMPRESSORS[codec]
        self._engine = self._new()
        self._budget = budget
        self._left_over = b""
        self._done = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._next(min(len(buffer), CHUNK))
        self._budget.spend_bytes(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._packed.close()
        super().close()

    def _next(self, size: int) -> bytes:
        while not self._done:
            if self._engine.eof and not self._start_next_member():
                break
            data = self._step(size)
            if data:
                return data
        return b""

    def _step(self, size: int) -> bytes:
        """Return some output for what input there is; feed the engine when it runs dry."""
        fed, self._left_over = self._left_over, b""
        data = self._run(fed, size)
        if data or self._engine.eof:
            return data
        more = self._packed.read1(CHUNK)
        if not more:
            self._done = True
            raise Refused(Rule.GZIP_TRUNCATED)
        return self._run(more, size)

    def _run(self, data: bytes, size: int) -> bytes:
        try:
            return self._engine.decompress(data, size)
        except (zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
            self._done = True
            raise Refused(Rule.GZIP_BROKEN, str(error)) from error

    def _start_next_member(self) -> bool:
        """Return whether another compressed member follows; zero bytes used as padding end the stream."""
        rest = self._engine.unused_data or self._packed.read1(CHUNK)
        if not rest.strip(b"\0"):
            self._done = True
            return False
        self._engine, self._left_over = self._new(), rest
        return True


class Metered(io.RawIOBase):
    """A member of a zip, booked on the budget as it is read; damage in it becomes ARCHIVE_BROKEN."""

    def __init__(self, inner: IO[bytes], budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(min(len(buffer), CHUNK))
        self._budget.spend_bytes(len(data))
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            return self._inner.read(size)
        except (Refused, StorageFailed, MemoryError):
            raise
        except Exception as error:  # zipfile hands out whatever its codecs raise
            raise Refused(Rule.ARCHIVE_BROKEN, f"{type(error).__name__}: {error}") from error

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def spool(stream: io.BufferedReader) -> tuple[IO[bytes], Refused | None]:
    """Return a seekable copy of what is left of `stream`, in memory while small, else in a nameless temporary file.

    A stream that breaks off gives what stood before the break, and the refusal that says so.
    """
    copy = tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY)  # noqa: SIM115 - closed by whoever reads it
    broken: Refused | None = None
    try:
        while data := stream.read1(CHUNK):
            _write(copy, data)
    except LimitReached:
        copy.close()
        raise
    except Refused as refused:
        broken = refused
    copy.seek(0)
    return copy, broken


def _write(copy: IO[bytes], data: bytes) -> None:
    storage_call(lambda: copy.write(data))  # a full disk is our failure, not the file's


def read_whole(stream: io.BufferedReader, limit: int) -> bytes:
    """Return all bytes of `stream`; more than `limit` of them are refused, without reading on."""
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (data := stream.read1(min(left, CHUNK))):
        parts.append(data)
        left -= len(data)
    whole = b"".join(parts)
    if left > 0:
        return whole
    longest = max(map(len, whole.split(b"\n")))
    rule = Rule.LINE_TOO_LONG if longest > limit // 2 else Rule.RECORD_TOO_LARGE
    raise Refused(rule, f"more than {limit:,} bytes", raw=whole[: 1 << 20])


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its ending, and its number from 1. `cut` says that it was too long and `data` is only its start."""

    number: int
    data: bytes
    cut: bool = False


def lines(stream: io.BufferedReader, limit: int) -> Iterator[Line]:
    """Yield the lines of `stream`; of a line longer than `limit` only the start is kept, the rest is skipped."""
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        if len(data) <= limit or data.endswith(b"\n"):
            yield Line(number, data)
            continue
        yield Line(number, data[: 1 << 20], cut=True)
        del data
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
