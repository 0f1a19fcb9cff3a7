"""Small articles of our own for the tests of runs, and a home to run them in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from diembao.quality.result import CheckResult
from flows import recipe
from flows.plan import Plan, plan_run
from flows.recipe import Stages
from flows.settings import Settings
from flows.stages import StepsLike
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch
from models.checksum import table_checksums

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)

PLACES = ("Quảng Lâm", "Hòa Thuận", "Đông Sơn", "Bình Khê", "Thanh Vân", "Long Hải", "Phú Cát", "An Lão", "Sơn Tịnh")


def article(number: int, **changes: str) -> dict[str, str]:
    """Return a crawler record; every number gives other words."""
    place = PLACES[number % len(PLACES)]
    row = {
        "id": f"tin-{number}",
        "url": f"https://tienphong.vn/tin-{number}.tpo",
        "date": f"2026-11-{10 + number % 9}T08:{number % 60:02}:00+07:00",
        "title": f"{place} di dời {number + 20} hộ dân vùng sạt lở",
        "text": f"TPO - Sáng 12/11, Chủ tịch UBND huyện {place} Trần Văn Hảo cho biết đã di dời {number + 20} hộ dân. "
        f'"Chúng tôi không để ai ở lại vùng nguy hiểm", ông Hảo nói. Theo Reuters, mưa làm {number + 2} người chết.',
    }
    return {**row, **changes}


def write_json(folder: Path, *rows: dict[str, str]) -> None:
    """Write each record as a file of its own, named by its id."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        (folder / f"{row['id']}.json").write_text(json.dumps(row, ensure_ascii=False), "utf-8")


def plan_of(inbox: Path, home: Path, **changes: object) -> Plan:
    """Return a plan with one worker."""
    given: dict[str, object] = {"workers": 1, "batch_articles": 100, "window": 2, **changes}
    return plan_run(Settings(inbox=str(inbox), home=home, **given), command="run", now=NOW)


def run(inbox: Path, home: Path, made: Stages | None = None, **changes: object) -> Summary:
    """Run once, without Prefect; its stages are `made` as given."""
    return recipe.run(Steps(plan_of(inbox, home, **changes)), Watch(), made=made)


def unchecked(steps: StepsLike, watch: Watch) -> tuple[CheckResult, ...]:
    """Derive and leave the checks of the warehouse out: they change no table, and take a third of a small run."""
    with watch.stage("derive"):
        steps.derive()
    return ()


UNCHECKED = Stages(check=unchecked)


def make_home(inbox: Path, home: Path, **changes: object) -> Path:
    """Return `home` after a run that was not checked, for tests that only need what is published in it."""
    assert run(inbox, home, UNCHECKED, **changes).status == "done"
    return home


def checksums(home: Path) -> dict[str, str]:
    """Return the checksums of the published tables."""
    return table_checksums(home / "published" / "diembao.duckdb")
