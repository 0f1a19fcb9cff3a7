"""What is to be read again from quarantine: the file in the inbox where it still is, else the raw copy.

The file comes first because it may have been mended, and because a sidecar stands beside it; the raw copy is for
inboxes that are emptied. Both keep the name and number under which the record was set aside, so its history goes on.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diembao.article import Origin, RawRecord
from diembao.errors import InboxNotFound
from diembao.formats import inbox
from diembao.formats.inbox import InboxFile
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from models.tables.operations import Quarantined

_WHOLE_FILE = -1


@dataclass(frozen=True, slots=True)
class RawCopies:
    """The raw copies of what was set aside from one file."""

    rows: tuple[Quarantined, ...]
    quarantine: Path
    folder: Path

    def files(self, limits: Limits) -> Iterator[tuple[Quarantined, InboxFile]]:
        """Yield each row with its copy under the name of its file, so that its format is known again."""
        for row in self.rows:
            if row.raw_path is None:
                continue
            place = self.folder / row.quarantine_id
            place.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.quarantine / row.raw_path, place / Path(row.file.rpartition("!")[2]).name)
            yield from ((row, file) for file in inbox.walk(str(place), limits))


class Replay:
    """A source that gives the rows of quarantine again."""

    def __init__(
        self, rows: Sequence[Quarantined], location: str, quarantine: Path, folder: Path, limits: Limits
    ) -> None:
        by_file: dict[str, list[Quarantined]] = defaultdict(list)
        for row in rows:
            by_file[row.file.partition("!")[0]].append(row)
        self._copies = {file: RawCopies(tuple(of), quarantine, folder) for file, of in by_file.items()}
        self._location = location
        self._limits = limits
        self._in_inbox: set[str] = set()

    def files(self) -> Iterator[InboxFile]:
        """Yield the files to be read again, sorted by path."""
        found = {file.path: file for file in self._walk() if file.path in self._copies}
        self._in_inbox = set(found)
        for path in sorted(self._copies):
            if path in found:
                yield found[path]
                continue
            copies = list(self._copies[path].files(self._limits))
            if copies:
                row, file = copies[0]
                yield replace(file, path=path, sha256=row.file_sha256, ignored=None)

    def records(self, file: InboxFile) -> Iterator[RawRecord | Refusal]:
        """Yield the records of `file`, or of the raw copies that were kept of it."""
        if file.path in self._in_inbox:
            yield from inbox.read(file, self._limits)
            return
        for row, copy in self._copies[file.path].files(self._limits):
            for item in inbox.read(copy, self._limits):
                number = item.origin.record_no if row.record_no == _WHOLE_FILE else row.record_no
                yield replace(item, origin=Origin(row.file, number, row.file_sha256))

    def _walk(self) -> Iterator[InboxFile]:
        try:
            yield from inbox.walk(self._location, self._limits)
        except InboxNotFound:
            return  # the inbox is emptied or elsewhere: the raw copies serve
