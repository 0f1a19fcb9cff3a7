"""Reading again what the warehouse holds, with today's extractors, and saying what that changed.

The steps of a run with another beginning and another load: articles come from the warehouse instead of an inbox, and
their facts replace those that stood, with a diff. Whatever a run does besides (gate of the facts, entities, stories,
checks, publication) is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

from diembao.quality.result import GateResult
from flows.intake import BatchTaken
from flows.plan import Plan
from flows.pool import read_part
from flows.section import Section
from flows.steps import Part, Steps
from models import batch, reprocessing
from models.load import Loaded
from models.reprocessing import Wanted
from models.reprocessing_told import Reread, Sample, what_changed

COMMAND = "reprocess"
_LONGEST = 60


def wanted_by(plan: Plan, first: date | None = None, last: date | None = None, *, all_versions: bool = False) -> Wanted:
    """Return which articles `plan` reads again: those of other code than its own, of the days that are named."""
    return Wanted(plan.extractor_version, first, last, all_versions)


class ReprocessSteps(Steps):
    """The steps of a run that reads again what the warehouse holds."""

    def __init__(self, plan: Plan, wanted: Wanted, part: Part = read_part) -> None:
        super().__init__(plan, part=part)
        self._copies = plan.work / "raw"  # what cannot be read again stays as it is; it is not set aside
        self._wanted = wanted
        self._last = ""

    def waiting(self) -> int:
        """Return how many articles are to be read again; the home folder must be held."""
        with self._open() as opened:
            return reprocessing.count_waiting(opened, self._wanted)

    def take_batch(self, number: int) -> BatchTaken:
        """Write the next articles of the warehouse into a batch folder."""
        plan, folder = self.plan, self.plan.work / f"batch-{number:05}"
        with self._open() as opened:
            articles = reprocessing.next_articles(
                opened, self._wanted, after=self._last, articles=plan.batch_articles, size=plan.batch_bytes
            )
        if not articles:
            return BatchTaken(None, 0, 0, 0, ())
        batch.write_articles(folder, articles, files=(), quarantine=self._copies)
        self._last = articles[-1].article_id
        return BatchTaken(folder, len(articles), 0, sum(len(a.text) for a in articles), ())

    def gate_articles(self, folder: Path) -> GateResult:
        """Nothing: these articles passed the gate when they came."""
        return GateResult(())

    def load_batch(self, folder: Path) -> Loaded:
        """Replace the facts of the batch in one transaction, and keep what that changed."""
        with self._open() as opened:
            return reprocessing.load_again(opened, folder, self.plan.run, now=self.plan.started_at)

    def sections(self) -> tuple[Section, ...]:
        """Return what changed, as a part of the report."""
        with self._open() as opened:
            return (section_of(what_changed(opened, self.plan.run_id)),)

    def _run_suite(self) -> None:
        """Nothing: there was no inbox to judge."""


def section_of(reread: Reread) -> Section:
    """Return the changes as a part of a report."""
    return Section("What reading again changed", "\n".join(_markdown(reread)), {"read_again": asdict(reread)})


def lines_of(reread: Reread) -> Iterator[str]:
    """Yield the changes in sentences: how many articles, and a line for each fact that is shown as a sample."""
    yield (
        f"{reread.articles} articles were read again: {reread.same} say the same, {reread.changed} changed, "
        f"{reread.kept} could not be read and keep their facts"
    )
    if reread.earlier:
        yield f"{reread.earlier} more were read again by runs before this one that did not get to their end"
    yield from (f"kept {article_id}: {reason}" for article_id, reason in reread.reasons)


def shown(sample: Sample) -> str:
    """Return a changed fact in one line: 'figures changed in 3f2a…: "3 người": kind killed -> injured'."""
    words = f' "{_short(sample.words)}"' if sample.words else ""
    return f"{sample.table} {sample.change} in {sample.article_id}:{words} {_difference(sample)}"


def _difference(sample: Sample) -> str:
    before, after = sample.before or {}, sample.after or {}
    if sample.change == "changed":
        names = [name for name in before if before[name] != after.get(name)]
        return ", ".join(f"{name} {_short(before[name])} -> {_short(after.get(name))}" for name in names)
    fact = after or before
    left_out = {"article_id", "start_char", "end_char"}
    return ", ".join(f"{k} {_short(v)}" for k, v in fact.items() if k not in left_out and v is not None)


def _short(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _markdown(reread: Reread) -> Iterator[str]:
    yield from (f"{line}.\n" for line in lines_of(reread))
    yield "| table | before | after | added | dropped | changed |\n|---|---|---|---|---|---|"
    for one in reread.tables:
        yield f"| {one.table} | {one.before} | {one.after} | {one.added} | {one.dropped} | {one.changed} |"
    yield ""
    yield from (f"- {shown(sample).replace('|', chr(92) + '|')}" for sample in reread.samples)
    yield ""
