"""The stages of a run: each takes a window of batches through some steps. `flows.daily` makes a Prefect flow of each.

A window is a few batches that lie on disk between stages, so a day of some thousand articles is one window, and a
million articles are many; memory and the work lost by a kill are those of one window.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from diembao.quality.result import CheckResult, GateResult
from flows.intake import BatchTaken
from flows.plan import Plan
from flows.pool import PartRead
from flows.watch import Watch
from models.load import Loaded
from models.manifest import Manifest


@runtime_checkable
class StepsLike(Protocol):
    """What the stages call: `flows.steps.Steps`, or the same wrapped as Prefect tasks."""

    @property
    def plan(self) -> Plan:
        """The plan of the run."""

    def take_batch(self, number: int) -> BatchTaken: ...
    def gate_articles(self, folder: Path) -> GateResult: ...
    def read_batch(self, folder: Path, articles: int) -> PartRead: ...
    def gate_facts(self, folder: Path) -> GateResult: ...
    def load_batch(self, folder: Path) -> Loaded: ...
    def derive(self) -> None: ...
    def check(self) -> tuple[CheckResult, ...]: ...
    def publish(self) -> Manifest: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch between stages: its folder and how many articles were cleaned into it."""

    folder: Path
    articles: int


def take_in(steps: StepsLike, watch: Watch, first: int) -> list[Batch]:
    """Read, clean and gate the next window of batches, numbered from `first`; an empty list is the end of the inbox."""
    batches: list[Batch] = []
    while len(batches) < steps.plan.window:
        with watch.stage("read"):
            taken = steps.take_batch(first + len(batches))
        watch.done("read", taken.articles)
        if taken.folder is None and not taken.settled:
            break
        if taken.folder is not None:
            with watch.stage("gate articles", taken.articles):
                if taken.articles:
                    steps.gate_articles(taken.folder)
            batches.append(Batch(taken.folder, taken.articles))
    return batches


def extract(steps: StepsLike, watch: Watch, batches: list[Batch]) -> None:
    """Extract the facts of the window and gate them."""
    for batch in batches:
        with watch.stage("extract", batch.articles):
            part = steps.read_batch(batch.folder, batch.articles)
        watch.book_extractors(part.seconds)
    for batch in batches:
        with watch.stage("gate facts", batch.articles):
            if batch.articles:
                steps.gate_facts(batch.folder)


def load(steps: StepsLike, watch: Watch, batches: list[Batch]) -> None:
    """Load the window, a batch a transaction."""
    for batch in batches:
        with watch.stage("load", batch.articles):
            steps.load_batch(batch.folder)


def check(steps: StepsLike, watch: Watch) -> tuple[CheckResult, ...]:
    """Refresh what is derived and check the warehouse and the run."""
    with watch.stage("derive"):
        steps.derive()
    with watch.stage("check"):
        return steps.check()


def publish(steps: StepsLike, watch: Watch) -> Manifest:
    """Publish."""
    with watch.stage("publish"):
        return steps.publish()
