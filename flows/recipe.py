"""The recipe of a run: one plain function, whose steps come from outside, bare or as Prefect tasks.

Both are the same run and give the same tables.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from diembao.errors import GateRefused
from diembao.quality.result import CheckResult
from flows import lineage, stages
from flows.stages import Batch, StepsLike
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch
from models.manifest import Manifest

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages the recipe calls: plain functions, or Prefect flows around them."""

    take_in: Callable[[StepsLike, Watch, int], list[Batch]] = stages.take_in
    extract: Callable[[StepsLike, Watch, list[Batch]], None] = stages.extract
    load: Callable[[StepsLike, Watch, list[Batch]], None] = stages.load
    check: Callable[[StepsLike, Watch], tuple[CheckResult, ...]] = stages.check
    publish: Callable[[StepsLike, Watch], Manifest] = stages.publish


def run(
    bare: Steps,
    watch: Watch,
    steps: StepsLike | None = None,
    made: Stages | None = None,
    *,
    publishing: bool = True,
) -> Summary:
    """Take the inbox in, read it, load it, check it and publish it; return how it went.

    Raises WarehouseLocked before anything is touched, and whatever broke the run after the ledger says so. A gate that
    refuses the publication is no exception here: the summary's status is "refused". Without `publishing` another run
    is to follow at once, which publishes for both.
    """
    doing: StepsLike = steps or bare
    by = made or Stages()
    with bare.held():
        bare.start()
        lineage.started(bare.plan)
        try:
            _take_all(doing, watch, by)
            checks = by.check(doing, watch)
            status = "refused" if any(c.stops for c in checks) else "done"
            bare.enter(status, dict(watch.seconds))  # before the copy, so that the published file says so too
            manifest = by.publish(doing, watch) if publishing and status == "done" else None
            ended, sections = bare.end(status, dict(watch.seconds)), bare.sections()
            lineage.completed(bare.plan, ended.lineage, (*checks, *ended.report.batch_checks), manifest)
            bare.tidy()
        except BaseException as error:
            lineage.failed(bare.plan, error)
            bare.enter("failed", dict(watch.seconds), error=repr(error)[:500])
            raise
    log.info("run %s run_id=%s loaded=%d", status, bare.plan.run_id, ended.counts.records.get("loaded", 0))
    return Summary(
        bare.plan,
        status,
        ended.counts,
        checks,
        manifest,
        dict(watch.seconds),
        dict(watch.articles),
        dict(watch.extractor_seconds),
        ended.set_aside,
        sections,
        ended.report,
    )


def _take_all(doing: StepsLike, watch: Watch, by: Stages) -> None:
    number = 1
    while batches := by.take_in(doing, watch, number):
        by.extract(doing, watch, batches)
        by.load(doing, watch, batches)
        number += len(batches)


def refusal_of(summary: Summary) -> GateRefused | None:
    """Return the error that says why `summary` was not published, None when it was."""
    if summary.status != "refused":
        return None
    stopping = [c for c in summary.failed if c.stops]
    words = tuple(f"{c.name}: {c.meaning.rstrip('.')}" for c in stopping)
    return GateRefused(words, stopping[0].action)
