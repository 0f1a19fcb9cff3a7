"""What is wrong with a day of news fails its own expectation and no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import text

from diembao.quality.gate import Gate
from diembao.quality.result import CheckResult, FailingSubject, Severity
from diembao.quality.warehouse import OUTLETS, TRENDS, check_warehouse
from flows.causes import causes_of
from models.warehouse import Warehouse, open_warehouse
from tests.models import weeks
from tests.models.made import NOW
from tests.models.weeks import LAST_DAY, add, add_last_day, add_run, add_weeks, measured, usual


@pytest.fixture(scope="module")
def weeks_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("weeks") / "warehouse.duckdb"
    with open_warehouse(path, now=NOW) as opened:
        add_run(opened, "run-1", datetime(2026, 11, 1, tzinfo=UTC))
        add_weeks(opened)
    return path


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    return Gate(tmp_path_factory.mktemp("docs"))


def judged(gate: Gate, weeks_file: Path, folder: Path, fault: Callable[[Warehouse], None]) -> list[CheckResult]:
    path = folder / "warehouse.duckdb"
    shutil.copyfile(weeks_file, path)
    with open_warehouse(path, now=NOW) as opened:
        fault(opened)
        found = measured(opened)
    return list(check_warehouse(gate, found.path, found.values, folder.name))


def half_the_volume(warehouse: Warehouse) -> None:
    for outlet in weeks.OUTLETS:
        add(warehouse, LAST_DAY, outlet, usual(LAST_DAY, outlet) // 2)


def three_articles(warehouse: Warehouse) -> None:
    add(warehouse, LAST_DAY, "vov", 3)


def silent_outlet(warehouse: Warehouse) -> None:
    add_last_day(warehouse, leave_out=("vov",))
    with warehouse.begin() as connection:
        connection.execute(text("delete from articles where outlet_id = 'vov' and day_vn > '2026-11-16'"))


def thin_outlet(warehouse: Warehouse) -> None:
    add_last_day(warehouse, leave_out=("vov",))
    add(warehouse, LAST_DAY, "vov", 1)


def new_layout(warehouse: Warehouse) -> None:
    add_last_day(warehouse, leave_out=("tuoitre",))
    add(warehouse, LAST_DAY, "tuoitre", 12, kinds=["body", "byline"])


def undated(warehouse: Warehouse) -> None:
    add_run(warehouse, "run-now", datetime(2026, 11, 19, 22, 30, tzinfo=UTC))
    add_last_day(warehouse)
    for outlet in weeks.OUTLETS:
        add(warehouse, None, outlet, 12, run_id="run-now")


def without_outlet(warehouse: Warehouse) -> None:
    add_last_day(warehouse)
    add(warehouse, LAST_DAY, None, 30)


def mojibake(warehouse: Warehouse) -> None:
    add_last_day(warehouse, leave_out=("vov",))
    add(warehouse, LAST_DAY, "vov", usual(LAST_DAY, "vov"), run_id="run-now", repairs=["mojibake:1"])
    _delivered(warehouse, loaded=36, duplicate=0)


def delivered_twice(warehouse: Warehouse) -> None:
    add_last_day(warehouse)
    _delivered(warehouse, loaded=48, duplicate=50)


def killed_before(warehouse: Warehouse) -> None:
    add_last_day(warehouse)
    add_run(warehouse, "run-killed", datetime(2026, 11, 18, 22, 30, tzinfo=UTC), "interrupted")


FAULTS = [
    pytest.param(add_last_day, set(), id="nothing-wrong"),
    pytest.param(half_the_volume, {"volume_low"}, id="half-the-usual-volume"),
    pytest.param(three_articles, {"volume_collapsed"}, id="hardly-anything"),
    pytest.param(silent_outlet, {"outlet_silent"}, id="one-outlet-silent-for-3-days"),
    pytest.param(thin_outlet, {"outlet_volume_low"}, id="one-outlet-thin"),
    pytest.param(new_layout, {"outlet_layout_changed"}, id="layout-change-of-one-outlet"),
    pytest.param(undated, {"undated_more_often"}, id="dates-lost"),
    pytest.param(without_outlet, {"outletless_more_often"}, id="outlets-lost"),
    pytest.param(lambda w: add_last_day(w, mentions=3), {"names_collapsed"}, id="bad-release"),
    pytest.param(lambda w: add_last_day(w, mentions=5), {"names_drifted"}, id="half-of-the-names"),
    pytest.param(lambda w: add_last_day(w, quotes=1), {"quotes_drifted"}, id="a-third-of-the-quotations"),
    pytest.param(lambda w: add_last_day(w, words=120), {"length_drifted"}, id="pages-cut-off"),
    pytest.param(lambda w: add_last_day(w, language="en"), {"foreign_more_often"}, id="english-edition"),
    pytest.param(lambda w: add_last_day(w, duplicate_of="x"), {"copies_more_often"}, id="copies"),
    pytest.param(
        lambda w: add_last_day(w, mentions=0), {"names_collapsed", "nameless_more_often"}, id="no-names-at-all"
    ),
    pytest.param(mojibake, {"encoding_trouble"}, id="mojibake-in-a-third"),
    pytest.param(delivered_twice, {"delivered_again"}, id="duplicate-delivery"),
    pytest.param(killed_before, {"run_interrupted"}, id="worker-killed"),
]


@pytest.mark.parametrize(("fault", "names"), FAULTS)
def test_a_fault_fails_its_own_expectation_and_no_other(
    gate: Gate, weeks_file: Path, tmp_path: Path, fault: Callable[[Warehouse], None], names: set[str]
) -> None:
    results = judged(gate, weeks_file, tmp_path, fault)
    assert {r.name for r in results if not r.passed} == names
    assert {c.code for c in causes_of(results)} == names, "each is one cause"


def test_every_trend_and_outlet_expectation_has_a_fault_that_fails_it() -> None:
    shown = {name for param in FAULTS for name in cast(set[str], param.values[1])}
    assert {e.name for s in (OUTLETS, TRENDS) for e in s.expectations} - shown == {"news_overdue"}


def test_what_failed_is_told_by_outlet_with_what_was_seen(gate: Gate, weeks_file: Path, tmp_path: Path) -> None:
    (failed,) = [r for r in judged(gate, weeks_file, tmp_path, silent_outlet) if not r.passed]
    assert failed.subjects == (FailingSubject("vov", "last_day 2026-11-16, days_silent 3"),)
    assert failed.sample == ("vov: last_day 2026-11-16, days_silent 3",)
    (cause,) = causes_of([failed])
    assert cause.key == "outlet_silent/vov"
    assert cause.command.startswith("diembao query ")


def test_a_trend_keeps_the_value_it_judged_also_when_it_passes(gate: Gate, weeks_file: Path, tmp_path: Path) -> None:
    by_name = {r.name: r for r in judged(gate, weeks_file, tmp_path, add_last_day)}
    assert by_name["names_collapsed"].passed
    assert by_name["names_collapsed"].observed == 1.0
    assert by_name["news_overdue"].observed is None
    assert by_name["news_overdue"].sample == ("too little history",)


def test_a_collapse_stops_the_publication_and_a_drift_does_not(gate: Gate, weeks_file: Path, tmp_path: Path) -> None:
    stopping = {e.name for s in (OUTLETS, TRENDS) for e in s.expectations if e.severity is Severity.CRITICAL}
    results = judged(gate, weeks_file, tmp_path, lambda w: add_last_day(w, mentions=0))
    assert {r.name for r in results if r.stops} == {"names_collapsed"}
    assert stopping == {"names_collapsed", "volume_collapsed"}


def _delivered(warehouse: Warehouse, **counts: int) -> None:
    insert = """
        insert into ops.files by name
        select 'run-now' as run_id, 'a.jsonl' as file, 's' as file_sha256, 1 as size_bytes, 'loaded' as outcome,
            true as finished, :loaded as loaded, 0 as unchanged, :duplicate as duplicate, 0 as quarantined,
            'x1' as extractor_version, now() as recorded_at
    """
    with warehouse.begin() as connection:
        connection.execute(text(insert), counts)
