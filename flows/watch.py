"""How a run is going: seconds by stage, articles by stage, and a progress bar on a terminal."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import TaskID


class Display(Protocol):
    """Where progress is shown; `shown` is called after every batch with what was done so far in that stage."""

    def shown(self, stage: str, articles: int) -> None:
        """Show that `stage` has done `articles` so far."""


class Quiet:
    """Shows nothing: for logs, tests and machines."""

    def shown(self, stage: str, articles: int) -> None:
        """Show nothing."""


class Bar:
    """A line for each stage on a terminal (stderr), with a spinner, a count and the time."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description:<16}"),
            TextColumn("{task.completed:>8.0f} articles"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._lines: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def shown(self, stage: str, articles: int) -> None:
        """Move the line of `stage`."""
        if stage not in self._lines:
            self._lines[stage] = self._progress.add_task(stage, total=None)
        self._progress.update(self._lines[stage], completed=articles)


class Watch:
    """The clock of a run's stages. Seconds are wall time in the process of the run; extractors book their own."""

    def __init__(self, display: Display | None = None) -> None:
        self._display = display or Quiet()
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.articles: Counter[str] = Counter()
        self.extractor_seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str, articles: int = 0) -> Iterator[None]:
        """Book the time of the block on `name`, and `articles` when it ends well."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] += time.perf_counter() - begun
        self.done(name, articles)

    def done(self, name: str, articles: int) -> None:
        """Book that `articles` more went through the stage `name`."""
        self.articles[name] += articles
        self._display.shown(name, self.articles[name])

    def book_extractors(self, seconds: Mapping[str, float]) -> None:
        """Add what each extractor took, summed over the worker processes."""
        for name, taken in seconds.items():
            self.extractor_seconds[name] += taken
