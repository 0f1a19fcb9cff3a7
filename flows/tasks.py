"""The steps as Prefect tasks: one task a batch and step, retried on transient errors only.

A transient error is one that time mends: the file system (OSError) and a warehouse that another process holds for a
moment. Data never raises, so nothing else is worth a second try.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from diembao.errors import WarehouseLocked
from diembao.quality.result import CheckResult, GateResult
from flows.intake import BatchTaken
from flows.plan import Plan
from flows.pool import PartRead
from flows.steps import Steps
from models.load import Loaded
from models.manifest import Manifest

_HOUR_S = 3600


async def is_transient(task: Task[..., Any], run: TaskRun, state: State[Any]) -> bool:
    """Return whether a failed task is worth another try."""
    error = await state.aresult(raise_on_failure=False)
    return isinstance(error, OSError | WarehouseLocked)


def _task(function: Callable[..., Any], name: str, timeout_s: int = _HOUR_S) -> Any:
    return Task(
        fn=function,
        name=name,
        retries=3,
        retry_delay_seconds=[2, 10, 30],
        retry_jitter_factor=0.3,
        retry_condition_fn=is_transient,
        timeout_seconds=timeout_s,
        cache_policy=NO_CACHE,
        persist_result=False,
        log_prints=False,
    )


class TaskSteps:
    """The steps of one run, each call a Prefect task run; the same doors as `flows.steps.Steps`."""

    def __init__(self, bare: Steps) -> None:
        self.plan: Plan = bare.plan
        self._take = _task(bare.take_batch, "read and clean a batch")
        self._gate_articles = _task(bare.gate_articles, "gate 1: articles")
        self._read = _task(bare.read_batch, "extract a batch")
        self._gate_facts = _task(bare.gate_facts, "gate 2: facts")
        self._load = _task(bare.load_batch, "load a batch")
        self._derive = _task(bare.derive, "derive entities and outlets")
        self._check = _task(bare.check, "check warehouse and run")
        self._publish = _task(bare.publish, "publish")

    def take_batch(self, number: int) -> BatchTaken:
        """Read and clean the next batch."""
        taken: BatchTaken = self._take(number)
        return taken

    def gate_articles(self, folder: Path) -> GateResult:
        """Check the batch of articles."""
        result: GateResult = self._gate_articles(folder)
        return result

    def read_batch(self, folder: Path, articles: int) -> PartRead:
        """Extract the facts of the batch."""
        part: PartRead = self._read(folder, articles)
        return part

    def gate_facts(self, folder: Path) -> GateResult:
        """Check the facts of the batch."""
        result: GateResult = self._gate_facts(folder)
        return result

    def load_batch(self, folder: Path) -> Loaded:
        """Load the batch."""
        loaded: Loaded = self._load(folder)
        return loaded

    def derive(self) -> None:
        """Refresh what is derived."""
        self._derive()

    def check(self) -> tuple[CheckResult, ...]:
        """Check the warehouse and the run."""
        rows: tuple[CheckResult, ...] = self._check()
        return rows

    def publish(self) -> Manifest:
        """Publish."""
        manifest: Manifest = self._publish()
        return manifest
