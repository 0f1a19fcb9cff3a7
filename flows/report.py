"""The report of a run: one sentence, an overview for the terminal, Markdown and JSON for the home folder."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.recipe import Summary
from models.tables.operations import Quarantined


@dataclass(frozen=True, slots=True)
class Written:
    """Where a report stands, and what it had to ask the warehouse for."""

    markdown: Path
    json: Path
    set_aside: Sequence[Quarantined]


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
    """Write the reports of the run and return where they stand; `latest.md` is a copy of the newest."""
    plan = summary.plan
    plan.reports.mkdir(parents=True, exist_ok=True)
    rows = summary.set_aside
    written = Written(plan.reports / f"{plan.run_id}.md", plan.reports / f"{plan.run_id}.json", rows)
    text = _markdown(summary, rows)
    written.markdown.write_text(text, "utf-8")
    (plan.reports / "latest.md").write_text(text, "utf-8")
    written.json.write_text(json.dumps(_facts(summary, rows), ensure_ascii=False, indent=1), "utf-8")
    return written


def overview(summary: Summary, written: Written) -> str:
    """Return what a person at a terminal wants to know after a run."""
    plan = summary.plan
    lines = [headline(summary), "", *_reasons(written.set_aside)]
    lines += [f"warning: {c.name}: {c.meaning} {c.action}" for c in summary.failed if not c.judges_rows]
    if summary.manifest:
        lines.append(f"published  {plan.published / 'diembao.duckdb'}")
    lines += [
        f"report     {written.markdown}",
        f"data docs  {plan.data_docs / 'index.html'}",
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


def _reasons(rows: Sequence[Quarantined]) -> list[str]:
    if not rows:
        return []
    lines = ["set aside (`diembao quarantine list` shows them all):"]
    for rule, count in Counter(row.rule for row in rows).most_common():
        first = next(row for row in rows if row.rule == rule)
        lines.append(f"  {count:4} {rule:22} {first.file}: {first.reason}")
    return [*lines, ""]


def _markdown(summary: Summary, rows: Sequence[Quarantined]) -> str:
    plan = summary.plan
    parts = [
        f"# Run {plan.run_id}\n\n{headline(summary)}\n",
        f"Started {plan.started_at:%Y-%m-%d %H:%M:%S} UTC · inbox `{plan.inbox}` · home `{plan.home}` · "
        f"diembao {plan.run.diembao_version}, extractors {plan.run.extractor_version}\n",
        "## Files and records\n",
        _table(("outcome", "files", "records"), _outcomes(summary)),
        "## Stages\n",
        _table(("stage", "seconds", "articles", "articles/s"), [tuple(row.values()) for row in stage_table(summary)]),
        "## Set aside\n",
        _table(("file", "record", "rule", "reason"), [(r.file, r.record_no, r.rule, r.reason) for r in rows])
        if rows
        else "Nothing.\n",
        "## Checks that failed\n",
        _table(
            ("check", "severity", "failing", "of", "what it means", "what to do"),
            [(c.name, c.severity, c.failing, c.examined, c.meaning, c.action) for c in summary.failed],
        )
        if summary.failed
        else "None.\n",
        *(f"## {section.title}\n\n{section.markdown}" for section in summary.sections),
    ]
    return "\n".join(parts)


def _outcomes(summary: Summary) -> list[tuple[object, ...]]:
    return [(name, count, summary.counts.records.get(name, "")) for name, count in summary.counts.files.items()]


def _table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _facts(summary: Summary, rows: Sequence[Quarantined]) -> dict[str, object]:
    plan = summary.plan
    return {
        "run_id": plan.run_id,
        "status": summary.status,
        "started_at": plan.started_at.isoformat(),
        "inbox": plan.inbox,
        "diembao_version": plan.run.diembao_version,
        "extractor_version": plan.run.extractor_version,
        "files": summary.counts.files,
        "records": summary.counts.records,
        "stages": stage_table(summary),
        "extractor_seconds": summary.extractor_seconds,
        "set_aside": [{"file": r.file, "record_no": r.record_no, "rule": r.rule, "reason": r.reason} for r in rows],
        "failed_checks": [asdict(c) for c in summary.failed],
        "published": str(plan.published / "diembao.duckdb") if summary.manifest else None,
        **{name: fact for section in summary.sections for name, fact in section.facts.items()},
    }
