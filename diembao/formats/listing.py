"""The files of a folder, sorted by path, one folder in memory at a time; local disks and any fsspec filesystem."""

from __future__ import annotations

import os
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diembao.errors import InboxNotFound
from diembao.formats.sidecar import is_sidecar
from diembao.formats.sniff import suffix_of
from diembao.formats.unwanted import why_ignored


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as the filesystem lists it: `path` for people, relative to the inbox; `location` for the filesystem."""

    path: str
    location: str
    size: int
    is_folder: bool = False
    ignored: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """What one folder gives: its files up to the next subfolder, its sidecars by path, and the names that own them."""

    entries: tuple[Entry, ...]
    sidecars: Mapping[str, str]
    names: frozenset[str]


def open_inbox(location: str) -> tuple[Any, str]:
    """Return the fsspec filesystem of `location` and the path on it; raises InboxNotFound when nothing is there."""
    from fsspec.core import url_to_fs

    try:
        filesystem, root = url_to_fs(location)
        if not filesystem.exists(root):
            raise InboxNotFound(location)
    except (ImportError, ValueError, zipfile.BadZipFile, tarfile.TarError) as error:
        raise InboxNotFound(location, str(error)) from error
    except FileNotFoundError as error:
        raise InboxNotFound(location) from error
    except (NotADirectoryError, PermissionError) as error:
        raise InboxNotFound(location, str(error.strerror or error)) from error
    return filesystem, str(root)


def list_entries(filesystem: Any, root: str) -> Iterator[Folder]:
    """Yield the files under `root` in the order of their paths, in runs that lie in one folder."""
    if filesystem.isfile(root):
        yield _single_file(filesystem, root)
        return
    yield from _walk(filesystem, root, "")


def _single_file(filesystem: Any, root: str) -> Folder:
    """Return one file with the sidecars that stand beside it."""
    parent, _, name = root.rstrip("/").rpartition("/")
    beside = [entry for entry in _list(filesystem, parent, "") if not entry.is_folder]
    chosen = tuple(entry for entry in beside if entry.path == name or entry.location == root)
    return Folder(chosen, _sidecars(beside) if not is_sidecar(name) else {}, frozenset())


def _walk(filesystem: Any, root: str, prefix: str) -> Iterator[Folder]:
    try:
        entries = sorted(_list(filesystem, root, prefix), key=lambda entry: entry.path + "/" * entry.is_folder)
    except PermissionError:
        if not prefix:  # the inbox itself, which is our trouble and not a file's
            raise
        entries = [Entry(prefix.rstrip("/"), root, 0, denied=True)]
    files = [entry for entry in entries if not entry.is_folder]
    sidecars, names = _sidecars(files), _owners(files)
    run: list[Entry] = []
    for entry in entries:
        if not entry.is_folder or entry.ignored or why_ignored(entry.path):
            run.append(entry)
            continue
        yield Folder(tuple(run), sidecars, names)
        run = []
        yield from _walk(filesystem, entry.location, entry.path + "/")
    yield Folder(tuple(run), sidecars, names)


def _list(filesystem: Any, root: str, prefix: str) -> Iterator[Entry]:
    if "file" in _protocols(filesystem):
        yield from _list_local(root or "/", prefix)
        return
    for info in filesystem.ls(root, detail=True):
        location = str(info["name"])
        name = location.rstrip("/").rpartition("/")[2]
        if name and location.rstrip("/") != root.rstrip("/"):
            yield Entry(prefix + name, location, int(info.get("size") or 0), info["type"] == "directory")


def _list_local(root: str, prefix: str) -> Iterator[Entry]:
    """List a folder of this machine; links to folders are not followed, since they may lead in a circle."""
    with os.scandir(root) as found:
        for item in found:
            path = prefix + os.fsencode(item.name).decode("utf-8", "backslashreplace")
            if item.is_symlink() and item.is_dir():
                yield Entry(path, item.path, 0, ignored="link to a folder")
            elif item.is_dir():
                yield Entry(path, item.path, 0, is_folder=True)
            elif item.is_file() or item.is_symlink():
                yield Entry(path, item.path, 0)
            else:
                yield Entry(path, item.path, 0, ignored="neither a file nor a folder")


def _protocols(filesystem: Any) -> tuple[str, ...]:
    protocol = filesystem.protocol
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


def _sidecars(files: list[Entry]) -> Mapping[str, str]:
    return {entry.path: entry.location for entry in files if is_sidecar(entry.path) and why_ignored(entry.path) is None}


def _owners(files: list[Entry]) -> frozenset[str]:
    """Return all names that a sidecar could stand for: "x.html.gz", "x.html" and "x" of the file "x.html.gz"."""
    owners: set[str] = set()
    for entry in files:
        name = entry.path
        if is_sidecar(name):
            continue
        owners.add(name)
        while suffix := suffix_of(name):
            name = name[: -len(suffix)]
            owners.add(name)
    return frozenset(owners)
