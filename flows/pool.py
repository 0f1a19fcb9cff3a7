"""Reading a batch over worker processes: folders and counts go in and out, articles never leave the worker.

Workers are started by forkserver, since the process of the run holds DuckDB's threads. An article that breaks an
extractor is set aside with the error's words; one that kills its worker is found by halving that part.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path

from diembao.reader import read
from diembao.reading import Reading
from diembao.refusal import Stage
from flows.warm import warm_up
from models import batch
from models.batch import Refused

log = logging.getLogger(__name__)

_PART = 64
_TOO_FEW_FOR_A_POOL = 48


@dataclass(frozen=True, slots=True)
class PartRead:
    """What a worker did with a part of a batch: articles read, those it could not read, seconds by extractor."""

    articles: int
    broken: tuple[Refused, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


def read_part(folder: Path, first: int, last: int) -> PartRead:
    """Read the articles numbered `first` up to but not including `last` and write their facts as one part."""
    readings: list[tuple[int, Reading]] = []
    broken: list[Refused] = []
    warm_up()
    seconds: defaultdict[str, float] = defaultdict(float)
    for number, article in batch.read_articles(folder, first, last):
        try:
            reading = read(article, time.perf_counter)
        except Exception as error:  # noqa: BLE001 - whatever an extractor raises sets one article aside, never the run
            log.warning("extractor failed article=%s error=%r", article.article_id, error)
            broken.append(_refused(number, "extractor_failed", f"An extractor failed on this article: {error!r}."))
            continue
        readings.append((number, reading))
        _add(seconds, reading.seconds)
    batch.write_readings(folder, first, readings)
    return PartRead(len(readings), tuple(broken), dict(seconds))


def _refused(number: int, rule: str, found: str) -> Refused:
    return Refused(number, Stage.EXTRACT, rule, f"{found} Report it with the raw copy; replay it when it is mended.")


class Workers:
    """The worker processes of a run; with one worker, or a small batch, reading stays in this process."""

    def __init__(self, workers: int, part: Callable[[Path, int, int], PartRead] = read_part) -> None:
        self._workers = workers
        self._part = part
        self._pool: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """End the worker processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def read_batch(self, folder: Path, articles: int) -> PartRead:
        """Read the whole batch in `folder`, whose articles are numbered below `articles`."""
        if self._workers == 1 or articles < _TOO_FEW_FOR_A_POOL:
            return self._part(folder, 0, articles)
        size = max(1, min(_PART, -(-articles // (2 * self._workers))))
        ranges = [(first, min(first + size, articles)) for first in range(0, articles, size)]
        parts = [(span, self._submit(folder, *span)) for span in ranges]
        return _together([self._settle(folder, span, part) for span, part in parts])

    def _submit(self, folder: Path, first: int, last: int) -> Future[PartRead]:
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["flows.preload"])
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context)
        try:
            return self._pool.submit(self._part, folder, first, last)
        except BrokenProcessPool as error:  # it broke under an earlier part; this one is settled like that one
            failed: Future[PartRead] = Future()
            failed.set_exception(error)
            return failed

    def _settle(self, folder: Path, span: tuple[int, int], part: Future[PartRead]) -> PartRead:
        try:
            return part.result()
        except BrokenProcessPool:
            log.warning("a worker died; reading %d..%d once more", *span)
            return self._again(folder, *span)

    def _again(self, folder: Path, first: int, last: int) -> PartRead:
        """Read a part whose worker died: whole in a fresh pool, then by halves down to the article that kills."""
        self.close()
        try:
            return self._submit(folder, first, last).result()
        except BrokenProcessPool:
            self.close()
        if last - first == 1:
            return PartRead(0, (_refused(first, "extractor_crashed", "Reading this article killed its process."),))
        middle = (first + last) // 2
        return _together([self._again(folder, first, middle), self._again(folder, middle, last)])


def _together(parts: list[PartRead]) -> PartRead:
    seconds: defaultdict[str, float] = defaultdict(float)
    for part in parts:
        _add(seconds, part.seconds)
    broken = tuple(refused for part in parts for refused in part.broken)
    return PartRead(sum(part.articles for part in parts), broken, dict(seconds))


def _add(total: defaultdict[str, float], seconds: Mapping[str, float]) -> None:
    for name, taken in seconds.items():
        total[name] += taken
