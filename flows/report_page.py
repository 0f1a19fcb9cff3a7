"""The report of a run as a page of Markdown: what happened, what to do, then the figures. Read in a minute at 05:35."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from diembao.alerts.cause import Cause
from diembao.text.dates import VIETNAM
from flows.report_facts import Report, older_words, verdict
from models.reporting import OutletReport

_OUTLETS_SHOWN = 15
_ROWS_SHOWN = 5


def page(report: Report) -> str:
    """Return the report as Markdown."""
    parts = [
        f"# {verdict(report)}\n",
        _opening(report),
        "## What to do\n",
        _todo(report.todo),
        *(f"## {section.title}\n\n{section.markdown}" for section in report.sections),
        *_figures(report),
        "## Alerts of this run\n",
        _alerts(report),
        "## Versions\n",
        " · ".join(f"{name} {version}" for name, version in report.versions.items()) + "\n",
    ]
    return "\n".join(parts)


def came(report: Report) -> str:
    """Return what came of the files: "91 new articles of 90 files, 0 files unchanged, 2 duplicates, 27 set aside"."""
    files, records = report.files, report.records
    return (
        f"{records.get('loaded', 0)} new articles of {sum(files.values())} files, "
        f"{files.get('unchanged', 0)} files unchanged, {records.get('duplicate', 0)} duplicates, "
        f"{records.get('quarantined', 0)} set aside"
    )


def change(row: OutletReport) -> str:
    """Return how far the judged day is off what is usual: "-52 %"; empty where too little is known."""
    if row.articles is None or not row.usual_articles:
        return ""
    return f"{100 * (row.articles / row.usual_articles - 1):+.0f} %"


def _opening(report: Report) -> str:
    plan = report.plan
    took = (report.finished_at - plan.started_at).total_seconds()
    lines = [f"{came(report)}.\n"] if report.files else []
    if report.read_older:
        lines.append(f"{older_words(report.read_older)}: `diembao reprocess` reads them again.\n")
    hours = f"{_moment(plan.started_at)} to {_moment(report.finished_at)[11:]} in Vietnam, {took:.0f} s"
    lines.append(f"`{plan.command}` {plan.run_id} · {hours} · inbox `{plan.inbox}` · home `{plan.home}`\n")
    if report.status != "done":
        lines.append("The last good publication stays where analysts read it.\n")
    return "\n".join(lines)


def _todo(causes: Sequence[Cause]) -> str:
    if not causes:
        return "Nothing.\n"
    return "\n".join(_step(number, cause) for number, cause in enumerate(causes, start=1))


def _step(number: int, cause: Cause) -> str:
    subject = f" {cause.subject}" if cause.subject else ""
    lines = [f"{number}. **{cause.urgency.upper()} {cause.code}{subject}**: {cause.meaning}"]
    lines += [f"    - seen: {row}" for row in cause.rows[:_ROWS_SHOWN]]
    if len(cause.rows) > _ROWS_SHOWN:
        lines.append(f"    - and {len(cause.rows) - _ROWS_SHOWN} more")
    lines.append(f"    - do: {cause.action}")
    lines.append(f"    - next: `{cause.command}` (docs/operations.md#{cause.code.lower()})\n")
    return "\n".join(lines)


def _figures(report: Report) -> Iterable[str]:
    """Yield the parts that only a run which came to its end has."""
    if not report.stages:
        return
    yield "## What came, by outlet\n"
    yield _outlets(report.outlets)
    yield "## Files and records\n"
    rows = [(name, count, report.records.get(name, "")) for name, count in report.files.items()]
    yield table(("outcome", "files", "records"), rows)
    yield "## Set aside\n"
    yield _set_aside(report)
    yield "## Checks that failed\n"
    yield _checks(report)
    yield "## Stages\n"
    head = ("stage", "seconds", "share", "articles", "set aside", "articles/s")
    yield table(
        head,
        [
            (
                s.stage,
                f"{s.seconds:.1f}",
                f"{s.share:.0%}",
                s.articles or "",
                s.set_aside or "",
                s.articles_per_second or "",
            )
            for s in report.stages
        ],
    )


def _outlets(rows: Sequence[OutletReport]) -> str:
    total = next((row for row in rows if row.is_total), None)
    outlets = [row for row in rows if not row.is_total]
    if not outlets:
        return "Nothing came, and nothing was there to measure.\n"
    lines = [_day(total)] if total and total.judged_day else []
    head = ("outlet", "new", "edited", "duplicate", "articles that day", "usual", "change", "last heard of")
    lines.append(table(head, [_outlet(row) for row in outlets[:_OUTLETS_SHOWN]]))
    if len(outlets) > _OUTLETS_SHOWN:
        lines.append(f"and {len(outlets) - _OUTLETS_SHOWN} more outlets, all in the JSON report.\n")
    return "\n".join(lines)


def _day(total: OutletReport) -> str:
    day = f"{total.judged_day:%A %Y-%m-%d}"
    if total.usual_articles is None:
        return f"Judged day: {day}, {total.articles} articles; too little history to say what is usual.\n"
    return f"Judged day: {day}, {total.articles} articles, usually {total.usual_articles:.0f} ({change(total)}).\n"


def _outlet(row: OutletReport) -> tuple[object, ...]:
    name = row.outlet or row.outlet_id or "(none known)"
    heard = f"{row.last_day or ''}"
    if row.days_silent:
        heard += f", silent for {row.days_silent} day{'s' if row.days_silent > 1 else ''}"
    usual = "" if row.usual_articles is None else f"{row.usual_articles:.0f}"
    articles = "" if row.articles is None else row.articles
    return name, row.loaded, row.edited or "", row.duplicate or "", articles, usual, change(row), heard


def _set_aside(report: Report) -> str:
    waiting = f"{report.open_rows} rows wait in quarantine in all: `diembao quarantine list`.\n"
    if not report.reasons:
        return f"Nothing in this run. {waiting}" if report.open_rows else "Nothing.\n"
    rows = [(r.rule, r.stage, r.records, _where(r.file, r.record_no), r.reason) for r in report.reasons]
    return table(("reason", "stage", "records", "such as", "what it says"), rows) + "\n" + waiting


def _where(file: str, record_no: int) -> str:
    return file if record_no < 0 else f"{file}#{record_no}"


def _checks(report: Report) -> str:
    if not report.failed_checks:
        return f"None of {report.checks_made}.\n"
    rows = [
        (c.name, c.severity, f"{c.failing} of {c.examined}", c.meaning, "<br>".join(c.sample[:_ROWS_SHOWN]))
        for c in report.failed_checks
    ]
    return table(("check", "severity", "failing", "what it means", "such as"), rows)


def _alerts(report: Report) -> str:
    if not report.alerts:
        return "None was due.\n"
    rows = [
        (a.kind, a.severity, a.cause, ", ".join(f"{name} {outcome}" for name, outcome in a.channels.items()))
        for a in report.alerts
    ]
    return table(("kind", "severity", "cause", "channels"), rows)


def table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """Return a table of Markdown; bars and line breaks in a cell are kept from breaking it."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%Y-%m-%d %H:%M}"
