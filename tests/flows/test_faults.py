"""Bad mornings by their data: each fault gives exactly the alert, the reason and the exit that the runbook names."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from flows import recipe
from flows.alerting import run_and_tell
from flows.plan import Plan
from flows.settings import Settings
from flows.steps import Steps
from flows.watch import Watch
from models.query import query
from tests.flows.month import DAY, MORNING, OUTLETS, deliver, make_month, news, plan_for

pytestmark = pytest.mark.slow
RUNBOOK = Path(__file__).parents[2] / "docs" / "operations.md"


@dataclass(frozen=True)
class Seen:
    """What an operator sees of a morning: the alerts that opened, the reasons in quarantine, the exit code."""

    alerts: frozenset[str]
    reasons: frozenset[str]
    exit: int


def promised(fault: str) -> Seen:
    """Return what the table of the runbook says of `fault`."""
    (row,) = re.findall(rf"^\| {re.escape(fault)} \|(.*)\|(.*)\| (\d+) \|$", RUNBOOK.read_text("utf-8"), re.MULTILINE)
    codes = frozenset(re.findall(r"\[`(\w+)`\]", row[0]))
    return Seen(codes, frozenset(re.findall(r"`(\w+)`", row[1])), int(row[2]))


def seen_after(plan: Plan, exit_code: int) -> Seen:
    """Return what is seen in the home of `plan` after its run."""
    path = plan.home / "alerts.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    told = [json.loads(line) for line in lines]
    alerts = frozenset(t["code"] for t in told if t["kind"] == "opened")
    report = json.loads((plan.reports / "latest.json").read_text("utf-8"))
    return Seen(alerts, frozenset(r["rule"] for r in report["reasons"]), exit_code)


def morning(plan: Plan) -> Seen:
    """Run, as `diembao run` does, and return what is seen."""
    summary = run_and_tell(plan, Settings(home=plan.home), lambda: recipe.run(Steps(plan), Watch()))
    from flows import report

    report.write(summary)
    refusal = recipe.refusal_of(summary)
    return seen_after(plan, refusal.exit_code if refusal else 0)


@pytest.fixture(scope="session")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_month(tmp_path_factory.mktemp("month"))


@pytest.fixture
def home(month: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(month, tmp_path / "home")
    yield tmp_path / "home"
    shutil.rmtree(tmp_path / "home")


def articles(home: Path) -> int:
    (row,) = query(home / "published", "select count(*) from articles").rows
    return int(str(row[0]))


def test_a_usual_morning_raises_nothing(home: Path, tmp_path: Path) -> None:
    inbox = deliver(tmp_path / "inbox", news(DAY))
    assert morning(plan_for(inbox, home)) == Seen(frozenset(), frozenset(), 0)


def test_an_empty_inbox(home: Path, tmp_path: Path) -> None:
    before = articles(home)
    inbox = deliver(tmp_path / "inbox", [])
    assert morning(plan_for(inbox, home)) == promised("the inbox is empty")
    assert articles(home) == before


def test_half_the_usual_volume(home: Path, tmp_path: Path) -> None:
    inbox = deliver(tmp_path / "inbox", news(DAY, many=5))
    assert morning(plan_for(inbox, home)) == promised("half the usual volume")


def test_one_outlet_silent_for_three_days(home: Path, tmp_path: Path) -> None:
    others = [outlet for outlet in OUTLETS if outlet != "vov"]
    rows = [row for ahead in range(3) for row in news(DAY + timedelta(days=ahead), others)]
    plan = plan_for(deliver(tmp_path / "inbox", rows), home, MORNING + timedelta(days=2))
    assert morning(plan) == promised("one outlet silent for 3 days")
    told = json.loads((home / "alerts.jsonl").read_text("utf-8"))
    assert told["cause"] == "outlet_silent/vov"
    assert "days_silent 3" in told["body"]


def test_the_layout_of_one_outlet_changed(home: Path, tmp_path: Path) -> None:
    rows = [r | {"text": r["text"].removeprefix("TTO - ")} for r in news(DAY)]
    plan = plan_for(deliver(tmp_path / "inbox", rows), home)
    assert morning(plan) == promised("the layout of one outlet changed")
    told = json.loads((home / "alerts.jsonl").read_text("utf-8"))
    assert told["cause"] == "outlet_layout_changed/tuoitre"
    assert "furniture dateline" in told["body"]


def test_all_dates_in_the_future(home: Path, tmp_path: Path) -> None:
    before = articles(home)
    rows = [r | {"date": r["date"].replace("2026-", "2031-")} for r in news(DAY)]
    plan = plan_for(deliver(tmp_path / "inbox", rows), home)
    assert morning(plan) == promised("all dates in the future")
    assert articles(home) == before


def test_mojibake_in_a_third_of_the_files(home: Path, tmp_path: Path) -> None:
    rows = news(DAY)
    inbox = deliver(tmp_path / "inbox", rows)
    for number, row in enumerate(rows):
        path = inbox / f"{row['id']}.json"
        if number % 6 == 1:  # UTF-8 read as Windows-1252 and written again
            path.write_text(wrongly_read(path.read_text("utf-8")), "utf-8")
        elif number % 6 == 4:  # read as ASCII: every letter with an accent is lost for good
            path.unlink()
            lost = f"{row['title']}\n\n{row['text']}".encode().decode("ascii", "replace")
            path.with_suffix(".txt").write_text(lost, "utf-8")
    assert morning(plan_for(inbox, home)) == promised("mojibake in a third of the files")


def wrongly_read(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def test_everything_delivered_twice(home: Path, tmp_path: Path) -> None:
    before = articles(home)
    for name in ("first", "second"):
        deliver(tmp_path / "inbox" / name, news(DAY))
    assert morning(plan_for(tmp_path / "inbox", home)) == promised("everything delivered twice")
    assert articles(home) == before + 40


def test_every_line_of_the_table_has_its_test() -> None:
    table = RUNBOOK.read_text("utf-8").partition("## Twelve bad mornings")[2].partition("\n## ")[0]
    faults = re.findall(r"^\| (.+?) \|.*\| \d+ \|$", table, re.MULTILINE)
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_faults*.py"))
    assert len(faults) == 12
    assert [fault for fault in faults if f'promised("{fault}")' not in tests] == []
