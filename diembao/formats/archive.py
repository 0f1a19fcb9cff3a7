"""Zip and tar: members are streamed, never written under their own names, and never lead out of the archive."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, Any

from diembao.formats.delivery import Delivery, Reader, Record
from diembao.formats.rules import Refused, Rule
from diembao.formats.sidecar import is_sidecar, parse_sidecar, sidecar_names
from diembao.formats.sniff import Format
from diembao.formats.streams import CHUNK, Metered, spool
from diembao.formats.unwanted import why_ignored

_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, tarfile.TarError, NotImplementedError, ValueError, OverflowError,
           EOFError, OSError, KeyError, UnicodeError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Member:
    """One file of an archive; `fault` says why it will not be read."""

    path: str
    open: Callable[[], io.BufferedReader]
    fault: Rule | None = None


def read_archive(delivery: Delivery, kind: Format, read_member: Reader) -> Iterator[Record]:
    """Yield the articles of every member in the order of the archive, each read by `read_member`.

    `delivery.sidecar`, which stands beside the archive, only fills in what a member lacks. Members that are hidden or
    left by an operating system are passed over; sidecars go with their files.
    """
    if delivery.depth > delivery.limits.max_depth:
        raise Refused(Rule.ARCHIVE_TOO_DEEP, f"more than {delivery.limits.max_depth} levels")
    with _seekable(delivery) as (copy, broken):
        members = _zip_members if kind is Format.ZIP else _tar_members
        yield from _read_members(delivery, members(copy, delivery), read_member, broken)


@contextmanager
def _seekable(delivery: Delivery) -> Iterator[tuple[IO[bytes], Refused | None]]:
    """Give the archive as a file that can be read from its end; a local one is used as it is."""
    with delivery.open() as stream:
        if stream.seekable():
            yield stream, None
            return
        copy, broken = spool(stream)
    with copy:
        yield copy, broken


def _read_members(
    delivery: Delivery, members: Iterator[_Member], read_member: Reader, broken: Refused | None
) -> Iterator[Record]:
    wanted: list[_Member] = []
    sidecars: dict[str, _Member] = {}
    try:
        for member in members:
            delivery.budget.spend_member()
            if is_sidecar(member.path) and not member.fault:
                sidecars[member.path] = member
            elif why_ignored(member.path) is None:
                wanted.append(member)
    except _DAMAGE as error:
        broken = broken or Refused(Rule.ARCHIVE_BROKEN, f"{type(error).__name__}: {error}")
        if not wanted:
            raise broken from error
    if not wanted and not broken:
        raise Refused(Rule.NO_ARTICLES, "no file in it")
    for member in wanted:
        yield from _read_one(delivery, member, sidecars, read_member)
    if broken:
        raise broken


def _read_one(
    delivery: Delivery, member: _Member, sidecars: Mapping[str, _Member], read_member: Reader
) -> Iterator[Record]:
    inner = replace(
        delivery,
        path=f"{delivery.path}!/{member.path}",
        name=member.path.rpartition("/")[2],
        open=member.open,
        depth=delivery.depth + 1,
        shared={**delivery.shared, **delivery.sidecar},
        sidecar={},
    )
    try:
        if member.fault:
            raise Refused(member.fault)
        inner = replace(inner, sidecar=_sidecar_of(delivery, member, sidecars))
    except Refused as refused:
        yield inner.refuse(refused)
        return
    yield from read_member(inner)


def _sidecar_of(delivery: Delivery, member: _Member, sidecars: Mapping[str, _Member]) -> Mapping[str, Any]:
    """Return the fields of the sidecar that is packed with the member, none if there is none."""
    for name in sidecar_names(member.path):
        if name in sidecars:
            limit = delivery.limits.max_sidecar_bytes
            with sidecars[name].open() as stream:
                return parse_sidecar(stream.read(limit + 1), limit)
    return {}


def _zip_members(copy: IO[bytes], delivery: Delivery) -> Iterator[_Member]:
    archive = zipfile.ZipFile(copy)
    for info in archive.infolist():
        if info.is_dir():
            continue

        def open_member(info: zipfile.ZipInfo = info) -> io.BufferedReader:
            try:
                return io.BufferedReader(Metered(archive.open(info), delivery.budget), CHUNK)
            except _DAMAGE as error:
                raise Refused(Rule.ARCHIVE_BROKEN, f"{type(error).__name__}: {error}") from error

        yield _Member(_shown(info.filename), open_member, _zip_fault(info))


def _zip_fault(info: zipfile.ZipInfo) -> Rule | None:
    if _escapes(info.filename):
        return Rule.ARCHIVE_PATH_ESCAPES
    if stat.S_ISLNK(info.external_attr >> 16):
        return Rule.ARCHIVE_LINK
    return Rule.ARCHIVE_ENCRYPTED if info.flag_bits & 0x1 else None


def _tar_members(copy: IO[bytes], delivery: Delivery) -> Iterator[_Member]:
    archive = tarfile.open(fileobj=copy, mode="r:")  # noqa: SIM115 - its file is closed by read_archive
    for info in archive:
        if info.isdir():
            continue

        def open_member(info: tarfile.TarInfo = info) -> io.BufferedReader:
            inner = archive.extractfile(info)
            if inner is None:
                raise Refused(Rule.ARCHIVE_LINK)
            return io.BufferedReader(Metered(inner, delivery.budget), CHUNK)

        yield _Member(_shown(info.name), open_member, _tar_fault(info))


def _tar_fault(info: tarfile.TarInfo) -> Rule | None:
    if _escapes(info.name):
        return Rule.ARCHIVE_PATH_ESCAPES
    return None if info.isreg() else Rule.ARCHIVE_LINK


def _escapes(path: str) -> bool:
    """Return whether a member's path leads out of its archive: "../x", "/etc/x", "C:\\\\x"."""
    parts = path.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or parts[0][1:2] == ":"


def _shown(path: str) -> str:
    """Return a member's path as it is written in origins: forward slashes, no bytes that are not text."""
    clean = path.replace("\\", "/").encode("utf-8", "backslashreplace").decode()
    return clean.removeprefix("./")
