"""Files to batches of cleaned articles, lazily; it takes up again where a transient error broke it off."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from diembao.article import Article, RawRecord
from diembao.formats import inbox
from diembao.formats.inbox import InboxFile
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from diembao.text.clean import clean
from diembao.text.orthography import fold
from flows.plan import Plan
from models import batch
from models.batch import FileSeen
from models.ledger import FileOutcome

log = logging.getLogger(__name__)

_FILES = 20_000  # files a batch, where most are unchanged
_PAGE = 512  # files whose history is asked for at once

Known = Callable[[list[tuple[str, str]]], set[tuple[str, str]]]


class Source(Protocol):
    """Where files come from: an inbox, or what is to be replayed. Files come sorted by path."""

    def files(self) -> Iterator[InboxFile]:
        """Yield the files."""

    def records(self, file: InboxFile) -> Iterator[RawRecord | Refusal]:
        """Yield what is in one of them."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """The inbox of a plan."""

    location: str
    limits: Limits
    day: date | None = None

    def files(self) -> Iterator[InboxFile]:
        """Yield every file of the inbox, ignored ones too; with a `day` those that were delivered on it."""
        return inbox.walk(self.location, self.limits, self.day)

    def records(self, file: InboxFile) -> Iterator[RawRecord | Refusal]:
        """Yield the records and refusals of `file`."""
        return inbox.read(file, self.limits)


Item = RawRecord | Refusal | FileOutcome | None


@dataclass(frozen=True, slots=True)
class Position:
    """How far the inbox was read: this file, so many of its records, and whether it is at its end."""

    file: str = ""
    records: int = 0
    ended: bool = False

    def is_past(self, path: str) -> bool:
        """Whether the file at `path` needs no further look."""
        return path < self.file or (path == self.file and self.ended)


@dataclass(slots=True)
class Taken:
    """One batch on its way into a folder."""

    articles: list[Article] = field(default_factory=list)
    raws: list[bytes] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    files: dict[str, FileSeen] = field(default_factory=dict)
    settled: list[FileOutcome] = field(default_factory=list)
    size: int = 0

    @property
    def records(self) -> int:
        """How many records the batch holds, refused ones included."""
        return len(self.articles) + len(self.refusals)


@dataclass(frozen=True, slots=True)
class BatchTaken:
    """A batch that was written to `folder` (None when the inbox had no new record left), in counts.

    `settled` are the files that need no reading: unchanged ones and those that are not article files.
    """

    folder: Path | None
    articles: int
    refused: int
    size: int
    settled: tuple[FileOutcome, ...]


class Intake:
    """The inbox of one run, read batch by batch.

    `known` says which (file, sha256) were finished by an earlier run. A batch counts as taken only
    when it is written: after an OSError the same `take` can be called again and begins at the last batch's end.
    """

    def __init__(self, plan: Plan, known: Known, source: Source | None = None) -> None:
        self._plan = plan
        self._known = known
        self._source = source or Inbox(plan.inbox, plan.limits, plan.delivered_on)
        self._stream: Iterator[tuple[InboxFile, Item]] | None = None
        self._done = Position()
        self.files_seen: set[str] = set()
        self.records_seen = 0

    def take(self, folder: Path) -> BatchTaken:
        """Write the next batch into `folder` and return its counts; an empty one means that the inbox is at its end."""
        taken = Taken()
        position = self._done
        try:
            position = self._fill(taken, position)
        except OSError:
            self._stream = None
            raise
        if taken.records or taken.files:
            batch.write_articles(
                folder,
                taken.articles,
                files=list(taken.files.values()),
                refusals=taken.refusals,
                raws=taken.raws,
                quarantine=self._plan.quarantine,
                fold=fold,
            )
        self._done = position
        self.files_seen.update(taken.files)
        self.files_seen.update(outcome.file for outcome in taken.settled)
        self.records_seen += taken.records
        written = folder if taken.records or taken.files else None
        return BatchTaken(written, len(taken.articles), len(taken.refusals), taken.size, tuple(taken.settled))

    def has_news(self) -> bool:
        """Whether a file is there that was not yet read to its end; ignored files do not count."""
        for page in self._pages(Position()):
            wanted = [(f.path, f.sha256) for f in page if f.ignored is None]
            if len(self._known(wanted)) < len(wanted):
                return True
        return False

    def _fill(self, taken: Taken, position: Position) -> Position:
        if self._stream is None:
            self._stream = self._items(self._done)
        for file, item in self._stream:
            count = position.records if position.file == file.path else 0
            if isinstance(item, FileOutcome):
                taken.settled.append(item)
                position = Position(file.path, 0, ended=True)
            elif item is None:
                taken.files[file.path] = _seen(file, count)
                position = Position(file.path, count, ended=True)
            else:
                taken.files[file.path] = _seen(file, None)
                position = Position(file.path, count + 1)
                self._add(taken, item)
            if self._is_full(taken):
                break
        return position

    def _is_full(self, taken: Taken) -> bool:
        plan = self._plan
        return (
            taken.records >= plan.batch_articles
            or taken.size >= plan.batch_bytes
            or len(taken.settled) + len(taken.files) >= _FILES
        )

    def _add(self, taken: Taken, item: RawRecord | Refusal) -> None:
        if isinstance(item, RawRecord):
            taken.size += len(item.body)
            made = clean(item, self._plan.started_at)
            if isinstance(made, Article):
                if not self.records_seen and not taken.articles:
                    log.info("read the first article file=%s", item.origin.file)
                taken.articles.append(made)
                taken.raws.append(item.raw)
            else:
                taken.refusals.append(made)
        else:
            taken.refusals.append(item)

    def _items(self, done: Position) -> Iterator[tuple[InboxFile, Item]]:
        """Yield what is in the inbox after `done`: settled files, records, refusals, None at the end of a file."""
        for page in self._pages(done):
            known = self._known([(f.path, f.sha256) for f in page if f.ignored is None])
            for file in page:
                skip = done.records if file.path == done.file else 0
                if file.ignored is not None:
                    yield file, FileOutcome(file.path, file.sha256, file.size, "ignored", file.ignored)
                elif (file.path, file.sha256) in known and not skip:
                    yield file, FileOutcome(file.path, file.sha256, file.size, "unchanged", "read by an earlier run")
                else:
                    for number, item in enumerate(self._source.records(file)):
                        if number >= skip:
                            yield file, item
                    yield file, None

    def _pages(self, done: Position) -> Iterator[list[InboxFile]]:
        """Yield the files after `done` in pages that grow, so that the first article is read at once."""
        page: list[InboxFile] = []
        size = 8
        for file in self._source.files():
            if done.is_past(file.path):
                continue
            page.append(file)
            if len(page) >= size:
                yield page
                page, size = [], min(size * 2, _PAGE)
        if page:
            yield page


def _seen(file: InboxFile, records: int | None) -> FileSeen:
    return FileSeen(file.path, file.sha256, file.size, file.format, records)
