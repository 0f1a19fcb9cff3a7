"""What the report of a run says, as plain values: the JSON report is these, and the page is made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from diembao.alerts import journal
from diembao.alerts.cause import Cause, Told, Urgency
from diembao.quality.result import CheckResult
from flows.causes import causes_of, typed
from flows.plan import Plan
from flows.section import Section
from flows.summary import Summary
from flows.versions import versions
from models.reporting import OutletReport, ReasonReport

FORMAT = 1
_VERDICTS = {"done": "published", "refused": "NOT PUBLISHED: a gate refused it", "failed": "BROKEN"}
_ENOUGH_ROWS = 20  # shares of a smaller batch are chance
_ROWS_LISTED = 200
_STAGE_OF = {"read": ("read", "clean"), "gate articles": ("gate_articles",), "extract": ("extract",)}
_STAGE_OF |= {"gate facts": ("gate_facts",)}


@dataclass(frozen=True, slots=True)
class StageReport:
    """One stage: its seconds, its share of the whole, how many articles went through it and were set aside in it."""

    stage: str
    seconds: float
    share: float
    articles: int
    set_aside: int
    articles_per_second: float


@dataclass(frozen=True, slots=True)
class AlertReport:
    """One message of the run and what became of it on each channel."""

    kind: str
    severity: str
    cause: str
    headline: str
    channels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Report:
    """A run in all that an operator wants to know of it. `todo` are its causes for concern, the critical first."""

    plan: Plan
    status: str
    finished_at: datetime
    error: str | None = None
    todo: tuple[Cause, ...] = ()
    files: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    stages: tuple[StageReport, ...] = ()
    extractor_seconds: dict[str, float] = field(default_factory=dict)
    outlets: tuple[OutletReport, ...] = ()
    reasons: tuple[ReasonReport, ...] = ()
    set_aside: tuple[dict[str, Any], ...] = ()
    failed_checks: tuple[CheckResult, ...] = ()
    checks_made: int = 0
    open_rows: int | None = None
    read_older: int = 0
    alerts: tuple[AlertReport, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    publication_no: int | None = None
    sections: tuple[Section, ...] = ()


def facts_of(summary: Summary) -> Report:
    """Return what the report of a run that came to its end says."""
    told, checks = summary.told, checks_of(summary)
    failed = [c for c in checks if not c.passed]
    return Report(
        plan=summary.plan,
        status=summary.status,
        finished_at=datetime.now(UTC),
        todo=_todo([*causes_of(checks), *summary.further], summary.plan),
        files=summary.counts.files,
        records=summary.counts.records,
        stages=tuple(_stages(summary)),
        extractor_seconds={name: round(s, 3) for name, s in summary.extractor_seconds.items()},
        outlets=told.outlets if told else (),
        reasons=told.reasons if told else (),
        set_aside=tuple(_row(r) for r in summary.set_aside[:_ROWS_LISTED]),
        failed_checks=tuple(sorted(failed, key=lambda c: (not c.stops, c.judges_rows, c.severity.value, c.name))),
        checks_made=len(checks),
        open_rows=told.open_rows if told else None,
        read_older=told.read_older if told else 0,
        alerts=_alerts(summary.plan),
        versions=versions(summary.plan) | ({"schema": str(told.schema_version)} if told else {}),
        publication_no=summary.manifest.publication_no if summary.manifest else None,
        sections=tuple(summary.sections),
    )


def facts_of_failure(plan: Plan, cause: Cause) -> Report:
    """Return what is to be said of a run that broke: why, and what to do; the warehouse is not asked."""
    return Report(
        plan=plan,
        status="failed",
        finished_at=datetime.now(UTC),
        error=cause.meaning,
        todo=_todo([cause], plan),
        alerts=_alerts(plan),
        versions=versions(plan),
    )


def checks_of(summary: Summary) -> tuple[CheckResult, ...]:
    """Return every check of a run, those of its batches too where they are large enough to judge shares."""
    batches = summary.told.batch_checks if summary.told else ()
    return (*summary.checks, *(c for c in batches if c.examined >= _ENOUGH_ROWS or c.judges_rows))


def verdict(report: Report) -> str:
    """Return the run in a few words: "published, 2 warnings"; "BROKEN (DISK_FULL)"."""
    said = _VERDICTS.get(report.status, report.status)
    if report.status == "done" and report.publication_no is None:
        said = "done, nothing published"
    codes = [c.code for c in report.todo if c.urgency is Urgency.CRITICAL or report.status == "failed"]
    if codes:
        said = f"{said} ({', '.join(dict.fromkeys(codes))})"
    warnings = len(report.todo) - len(codes)
    return f"{said}, {warnings} warning{'s' if warnings > 1 else ''}" if warnings else said


def older_words(articles: int) -> str:
    """Return how many articles wait for `diembao reprocess`: "64 articles were read with an older extractor"."""
    return f"{articles} article{'s were' if articles > 1 else ' was'} read with an older extractor"


def as_json(report: Report) -> dict[str, Any]:
    """Return the report as flows/report.schema.json describes it."""
    plan = report.plan
    known = {
        "format": FORMAT,
        "run_id": plan.run_id,
        "command": plan.command,
        "status": report.status,
        "verdict": verdict(report),
        "published": str(plan.published / "diembao.duckdb") if report.publication_no else None,
        "publication_no": report.publication_no,
        "started_at": plan.started_at.isoformat(),
        "finished_at": report.finished_at.isoformat(),
        "inbox": plan.inbox,
        "home": str(plan.home),
        "data_docs": str(plan.data_docs / "index.html") if report.stages and plan.data_docs else None,
        "error": report.error,
        "todo": [_cause(c) for c in report.todo],
    }
    lists = ("stages", "outlets", "reasons", "alerts")
    known |= {name: [asdict(one) for one in getattr(report, name)] for name in lists}
    same = ("files", "records", "extractor_seconds", "set_aside", "checks_made", "open_rows", "read_older", "versions")
    known |= {name: getattr(report, name) for name in same}
    known["failed_checks"] = [asdict(c) for c in report.failed_checks]
    known["sections"] = {name: fact for section in report.sections for name, fact in section.facts.items()}
    return known


def _todo(causes: Iterable[Cause], plan: Plan) -> tuple[Cause, ...]:
    """Return the causes with the worst first, each with a command that can be typed anywhere."""
    worst_first = sorted(causes, key=lambda c: (c.urgency.value, c.key))
    return tuple(replace(cause, command=typed(cause.command, plan)) for cause in worst_first)


def _stages(summary: Summary) -> Iterable[StageReport]:
    whole = sum(summary.seconds.values()) or 1.0
    reasons: Counter[str] = Counter()
    for reason in summary.told.reasons if summary.told else ():
        reasons[reason.stage] += reason.records
    for stage, seconds in summary.seconds.items():
        articles = summary.articles.get(stage, 0)
        set_aside = sum(reasons[name] for name in _STAGE_OF.get(stage, ()))
        rate = round(articles / seconds, 1) if seconds else 0.0
        yield StageReport(stage, round(seconds, 2), round(seconds / whole, 3), articles, set_aside, rate)


def _alerts(plan: Plan) -> tuple[AlertReport, ...]:
    """Return the messages of the run, from the journal, which can be read when the warehouse cannot."""
    found: dict[tuple[str, str], list[Told]] = {}
    for told in journal.read(plan.journal):
        if told.run_id == plan.run_id:
            found.setdefault((told.cause, told.kind), []).append(told)
    return tuple(_alert(rows) for rows in found.values())


def _alert(rows: Sequence[Told]) -> AlertReport:
    first = rows[0]
    channels = {row.channel: str(row.outcome) for row in rows}
    return AlertReport(str(first.kind), str(first.urgency), first.cause, first.headline, channels)


def _cause(cause: Cause) -> dict[str, Any]:
    known = asdict(cause)
    return {name: known[name] for name in ("code", "subject", "urgency", "meaning", "action", "command", "rows")}


def _row(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("quarantine_id", "file", "record_no", "stage", "rule", "reason")}
