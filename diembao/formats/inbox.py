"""The door of this room: what lies in an inbox, and the articles of each file.

    for file in walk("file:///var/inbox"):
        for record in read(file): ...

Every file that is seen is yielded, the ignored ones too, so that seen = read + ignored can be checked by the run.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import IO, Any

from diembao.formats.columns import ColumnMap
from diembao.formats.days import delivery_day
from diembao.formats.delivery import Delivery, Record
from diembao.formats.dispatch import read_file
from diembao.formats.limits import KEPT_RAW_BYTES, Limits
from diembao.formats.listing import Entry, list_entries, open_inbox
from diembao.formats.rules import Refused, Rule
from diembao.formats.sidecar import owner_stem, parse_sidecar, sidecar_names
from diembao.formats.sniff import HEAD_BYTES, Format, sniff
from diembao.formats.streams import CHUNK, Budget, StorageFailed, StorageStream, storage_call
from diembao.formats.unwanted import why_ignored

DEFAULT_LIMITS = Limits()
DEFAULT_COLUMNS = ColumnMap()


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file of the inbox. `path` is relative to the inbox, with forward slashes; `sha256` covers its sidecar too.

    `ignored` says why the file will not be read ("hidden"); then nothing of it was read, and `sha256` is "".
    `fault` is the rule by which `read` will refuse it at once, `found` what was found. The object can be
    sent to another process.
    """

    path: str
    size: int
    sha256: str
    format: Format
    ignored: str | None = None
    fault: Rule | None = None
    sidecar: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    found: str = ""
    filesystem: Any = field(default=None, repr=False, compare=False)
    location: str = field(default="", repr=False, compare=False)

    def open(self) -> IO[bytes]:
        """Return the file's bytes as a stream; an OSError here is a failure of the storage and may be retried."""
        stream: IO[bytes] = self.filesystem.open(self.location, "rb")
        return stream


def walk(location: str, limits: Limits = DEFAULT_LIMITS, day: date | None = None) -> Iterator[InboxFile]:
    """Yield every file at `location` (a folder, one file, any fsspec URL), sorted by path.

    Each file is read once here, for its SHA-256, when its turn comes. Sidecars belong to their files and are not
    yielded, unless there is no file for them. With a `day` only the files delivered on that day are read and yielded.
    Raises InboxNotFound when there is nothing at `location`.
    """
    filesystem, root = open_inbox(location)
    for folder in list_entries(filesystem, root):
        for entry in folder.entries:
            if day is not None and delivery_day(entry.path, filesystem, entry.location) != day:
                continue
            if entry.path not in folder.sidecars:
                yield _inbox_file(filesystem, entry, folder.sidecars, limits)
            elif not _has_owner(entry, folder.names):
                yield _ignored(entry, "sidecar without its file")


def read(file: InboxFile, limits: Limits = DEFAULT_LIMITS, columns: ColumnMap = DEFAULT_COLUMNS) -> Iterator[Record]:
    """Yield the articles of `file` and the refusals for what is wrong in it, lazily; bad data never raises.

    OSErrors of the storage are raised as they are: the caller retries them. An ignored file yields nothing.
    """
    if file.ignored is not None:
        return
    delivery = _delivery(file, limits, columns)
    try:
        if file.fault is not None:
            yield delivery.refuse(Refused(file.fault, file.found), raw=_start_of(file))
            return
        yield from read_file(delivery)
    except StorageFailed as failed:
        raise failed.error from None


def _delivery(file: InboxFile, limits: Limits, columns: ColumnMap) -> Delivery:
    return Delivery(
        path=file.path,
        name=file.path.rpartition("/")[2],
        sha256=file.sha256,
        open=lambda: io.BufferedReader(StorageStream(storage_call(file.open)), CHUNK),
        budget=Budget(limits, packed_bytes=file.size),
        limits=limits,
        columns=columns,
        sidecar=file.sidecar,
    )


def _inbox_file(filesystem: Any, entry: Entry, sidecars: Mapping[str, str], limits: Limits) -> InboxFile:
    reason = entry.ignored or why_ignored(entry.path)
    if reason:
        return _ignored(entry, reason)
    if entry.denied:
        return InboxFile(entry.path, 0, "", Format.UNKNOWN, fault=Rule.FILE_NOT_PERMITTED)
    file = InboxFile(entry.path, entry.size, "", Format.UNKNOWN, filesystem=filesystem, location=entry.location)
    try:
        return _measured(file, _location_of_sidecar(entry, sidecars), limits)
    except FileNotFoundError:  # a broken link, or a delivery that was taken back while we walked
        return _ignored(entry, "gone before it was read")
    except PermissionError:
        return replace(file, fault=Rule.FILE_NOT_PERMITTED)


def _ignored(entry: Entry, reason: str) -> InboxFile:
    return InboxFile(entry.path, entry.size, "", Format.UNKNOWN, ignored=reason)


def _measured(file: InboxFile, sidecar: str | None, limits: Limits) -> InboxFile:
    """Return `file` with what reading it once tells: its digest, size and format, and its sidecar."""
    digest = hashlib.sha256()
    size, head = 0, b""
    with file.open() as stream:
        while data := stream.read(CHUNK):
            head = head or data[:HEAD_BYTES]
            size += len(data)
            digest.update(data)
    file = replace(file, size=size, format=sniff(file.path, head))
    if sidecar is not None:
        with file.filesystem.open(sidecar, "rb") as stream:
            raw = stream.read(limits.max_sidecar_bytes + 1)
        digest.update(raw)
        file = _with_sidecar(file, raw, limits)
    return replace(file, sha256=digest.hexdigest())


def _with_sidecar(file: InboxFile, raw: bytes, limits: Limits) -> InboxFile:
    try:
        return replace(file, sidecar=dict(parse_sidecar(raw, limits.max_sidecar_bytes)))
    except Refused as refused:
        return replace(file, fault=refused.rule, found=refused.found)


def _location_of_sidecar(entry: Entry, sidecars: Mapping[str, str]) -> str | None:
    return next((sidecars[name] for name in sidecar_names(entry.path) if name in sidecars), None)


def _has_owner(entry: Entry, names: frozenset[str]) -> bool:
    return owner_stem(entry.path) in names


def _start_of(file: InboxFile) -> bytes:
    if file.fault is Rule.FILE_NOT_PERMITTED:
        return b""
    with file.open() as stream:
        return stream.read(KEPT_RAW_BYTES)
