"""The reports of runs: a page of Markdown and a JSON file in HOME/reports, the newest as latest.md and latest.json too.

A run that broke has a report as well. The JSON is described by flows/report.schema.json.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diembao.alerts.cause import Cause
from flows import whole
from flows.causes import typed
from flows.plan import Plan
from flows.report_facts import Report, as_json, facts_of, facts_of_failure, older_words
from flows.report_page import page
from flows.summary import Summary
from models.reporting import ReasonReport

SCHEMA = Path(__file__).with_name("report.schema.json")
_SAID = 150


@dataclass(frozen=True, slots=True)
class Written:
    """Where a report stands, and what it says."""

    markdown: Path
    json: Path
    facts: Report


def headline(summary: Summary) -> str:
    """Return the run in one sentence: "done: 64 new articles of 71 files, 15 set aside, published"."""
    records, files = summary.counts.records, summary.counts.files
    published = "published" if summary.manifest else "NOT published"
    return (
        f"{summary.status}: {records['loaded']} new articles of {sum(files.values())} files, "
        f"{files['unchanged']} files unchanged, {records['duplicate']} duplicates, "
        f"{records['quarantined']} set aside, {published}"
    )


def write(summary: Summary) -> Written:
    """Write the reports of a run that came to its end and return where they stand; again replaces them."""
    return _write(facts_of(summary))


def write_failure(plan: Plan, cause: Cause) -> Written:
    """Write the reports of a run that broke for `cause` and return where they stand."""
    return _write(facts_of_failure(plan, cause))


def overview(summary: Summary, written: Written) -> str:
    """Return what a person at a terminal wants to know after a run."""
    plan, facts = summary.plan, written.facts
    lines = [headline(summary), "", *_reasons(facts.reasons)]
    for cause in facts.todo:
        about = f"{cause.code} {cause.subject}".strip()
        lines += [f"{cause.urgency}: {about}: {cause.meaning}", f"  next: {cause.command}"]
    if facts.read_older:
        lines += [older_words(facts.read_older), f"  next: {typed('diembao reprocess', plan)}"]
    if summary.manifest:
        lines.append(f"published  {plan.published / 'diembao.duckdb'}")
    lines += [
        f"report     {written.markdown}",
        *([f"data docs  {plan.data_docs / 'index.html'}"] if plan.data_docs else []),
        f"read {summary.articles.get('extract', 0)} articles in {sum(summary.seconds.values()):.1f} s",
    ]
    return "\n".join(lines)


def stage_table(summary: Summary) -> list[dict[str, object]]:
    """Return one row a stage: seconds, articles, articles a second."""
    return [
        {
            "stage": stage,
            "seconds": round(seconds, 2),
            "articles": summary.articles.get(stage, 0),
            "articles/s": round(summary.articles.get(stage, 0) / seconds, 1) if seconds else 0,
        }
        for stage, seconds in summary.seconds.items()
    ]


def _write(facts: Report) -> Written:
    plan = facts.plan
    said = {".md": page(facts), ".json": json.dumps(as_json(facts), ensure_ascii=False, indent=1, default=str) + "\n"}
    for name in (plan.run_id, "latest"):
        for ending, text in said.items():
            whole.put(plan.reports / f"{name}{ending}", text)
    return Written(plan.reports / f"{plan.run_id}.md", plan.reports / f"{plan.run_id}.json", facts)


def _reasons(reasons: Sequence[ReasonReport]) -> list[str]:
    if not reasons:
        return []
    lines = ["set aside (`diembao quarantine list` shows them all):"]
    lines += [f"  {r.records:4} {r.rule:22} {r.file}: {r.reason[:_SAID]}" for r in reasons]
    return [*lines, ""]
