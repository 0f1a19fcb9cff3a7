"""The report of a run: it says what a person must do first, its JSON is as described, and a broken run has one too."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from diembao.errors import WarehouseLocked
from diembao.quality.result import CheckResult, Severity
from flows import recipe, report
from flows.alerting import run_and_tell
from flows.causes import cause_of
from flows.commands.showing import show_status
from flows.plan import Plan
from flows.report_facts import facts_of, facts_of_failure, verdict
from flows.report_page import page
from flows.section import Section
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch
from models.reporting import OutletReport
from tests.flows.news import article, plan_of, write_json

OUTLET = OutletReport("vov", "VOV", False, 3, 1, 0, 2, date(2026, 11, 19), 24, 48.0, -3.5, date(2026, 11, 19), 0)


def warning(name: str, severity: Severity = Severity.WARNING) -> CheckResult:
    words = ("Có gì đó sai.", 'Look with `diembao query "select 1"`.')
    return CheckResult("trends", name, severity, False, False, 50, 3, -4.0, *words, ("day 2026-11-19, articles 24",))


def valid(path: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(path.read_text("utf-8"))
    schema = json.loads(report.SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(known)
    return known


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    folder = tmp_path_factory.mktemp("report")
    write_json(folder / "inbox", *(article(n) for n in range(6)))
    for name in ("a.txt", "b.txt"):
        (folder / "inbox" / name).write_bytes(b"")
    plan = plan_of(folder / "inbox", folder / "home")
    return run_and_tell(plan, Settings(home=plan.home), lambda: recipe.run(Steps(plan), Watch()))


def parts(text: str) -> dict[str, str]:
    """Return what stands under each heading."""
    found = dict(part.split("\n", 1) for part in text.split("\n## "))
    return {name.strip("# "): body for name, body in found.items()}


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(report.SCHEMA.read_text("utf-8")))


def test_a_good_run_says_so_first_and_that_nothing_is_to_do(summary: Summary) -> None:
    written = report.write(summary)
    text = written.markdown.read_text("utf-8")
    assert text.startswith("# published\n\n6 new articles of 8 files, 0 files unchanged, 0 duplicates, 2 set aside.")
    said = parts(text)
    assert said["What to do"].strip() == "Nothing."
    assert "| Tiền Phong | 6 |" in said["What came, by outlet"]
    assert "| file_empty | read | 2 | a.txt |" in said["Set aside"]
    assert "too little history" in said["What came, by outlet"]
    assert "python 3." in said["Versions"] and "schema" in said["Versions"]
    assert written.markdown.with_name("latest.md").read_text("utf-8") == text


def test_the_json_is_as_its_schema_says_and_holds_the_same_figures(summary: Summary) -> None:
    known = valid(report.write(summary).json)
    assert (known["status"], known["publication_no"], known["records"]["loaded"]) == ("done", 1, 6)
    assert [(r["rule"], r["records"]) for r in known["reasons"]] == [("file_empty", 2)]
    assert [r["file"] for r in known["set_aside"]] == ["a.txt", "b.txt"]
    assert {s["stage"] for s in known["stages"]} >= {"read", "extract", "load", "check", "publish"}
    assert sum(s["share"] for s in known["stages"]) == pytest.approx(1, abs=0.02)
    assert next(s["set_aside"] for s in known["stages"] if s["stage"] == "read") == 2
    assert known["checks_made"] > 30
    assert known == valid(summary.plan.reports / "latest.json")


def test_every_warning_has_its_rows_and_what_to_type_next(summary: Summary) -> None:
    checks = (*summary.checks, warning("volume_low"), warning("volume_collapsed", Severity.CRITICAL))
    facts = facts_of(replace(summary, checks=checks))
    assert verdict(facts) == "published (volume_collapsed), 1 warning"
    said = parts(page(facts))
    assert said["What to do"].index("CRITICAL volume_collapsed") < said["What to do"].index("WARNING volume_low")
    assert "seen: day 2026-11-19, articles 24" in said["What to do"]
    typed = f'diembao query "select 1" --home {summary.plan.home}'
    assert f"next: `{typed}` (docs/operations.md#volume_low)" in said["What to do"]
    assert "| volume_low | warning | 3 of 50 |" in said["Checks that failed"]


def test_an_outlet_shows_its_day_against_what_is_usual(summary: Summary) -> None:
    assert summary.told is not None
    silent = replace(OUTLET, outlet_id="nld", outlet="Người Lao Động", articles=0, days_silent=3)
    total = replace(OUTLET, outlet_id=None, outlet=None, is_total=True)
    told = replace(summary.told, outlets=(total, silent, OUTLET))
    said = parts(page(facts_of(replace(summary, told=told))))["What came, by outlet"]
    assert "Judged day: Thursday 2026-11-19, 24 articles, usually 48 (-50 %)." in said
    assert "| Người Lao Động | 3 | 1 | 2 | 0 | 48 | -100 % | 2026-11-19, silent for 3 days |" in said
    assert "| VOV | 3 | 1 | 2 | 24 | 48 | -50 % | 2026-11-19 |" in said


def test_a_bar_in_a_cell_does_not_break_the_table(summary: Summary) -> None:
    assert summary.told is not None
    told = replace(summary.told, outlets=(replace(OUTLET, outlet="a|b\nc"),))
    assert "| a\\|b c | 3 |" in page(facts_of(replace(summary, told=told)))


def test_a_run_may_have_a_part_of_its_own(summary: Summary) -> None:
    own = replace(summary, sections=(Section("Facts that changed", "| table |\n|---|\n", {"facts_changed": 4}),))
    assert "## Facts that changed\n\n| table |" in page(facts_of(own))
    assert valid(report.write(own).json)["sections"] == {"facts_changed": 4}


def test_a_run_that_broke_has_a_report_that_says_why_and_what_to_do(tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "nowhere", tmp_path / "home")
    with pytest.raises(Exception, match="nowhere"):
        run_and_tell(plan, Settings(home=plan.home), broken(plan))
    text = (plan.reports / "latest.md").read_text("utf-8")
    assert text.startswith("# BROKEN (INBOX_NOT_FOUND)")
    assert f"next: `diembao run INBOX --home {plan.home}`" in text
    assert "The last good publication stays" in text
    known = valid(plan.reports / f"{plan.run_id}.json")
    assert (known["status"], known["verdict"]) == ("failed", "BROKEN (INBOX_NOT_FOUND)")
    assert [(a["kind"], a["cause"], a["channels"]["file"]) for a in known["alerts"]] == [
        ("opened", "INBOX_NOT_FOUND", "sent")
    ]


def test_a_run_that_was_locked_out_says_so_in_its_verdict(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, tmp_path / "home")
    assert verdict(facts_of_failure(plan, cause_of(WarehouseLocked("w", "run 1"), plan))) == "BROKEN (WAREHOUSE_LOCKED)"


def broken(plan: Plan) -> Callable[[], Summary]:
    return lambda: recipe.run(Steps(plan), Watch())


def test_status_shows_what_needs_a_person_first(summary: Summary, capsys: pytest.CaptureFixture[str]) -> None:
    home = summary.plan.home
    report.write(summary)
    show_status(home)
    said = capsys.readouterr().out
    assert "last run   published" in said
    assert "6 articles" in said
    assert "open       no alert" in said
    assert "next       nothing to do" in said
    report.write_failure(later(summary.plan), cause_of(OSError(28, "No space left on device"), summary.plan))
    show_status(home)
    said = capsys.readouterr().out
    assert "last run   BROKEN (DISK_FULL)" in said
    assert f"next       df -h {home}" in said


def later(plan: Plan) -> Plan:
    return replace(plan, run_id=f"9{plan.run_id}")


def test_status_of_an_empty_folder_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_status(tmp_path)
    assert "diembao run INBOX" in capsys.readouterr().out
