"""What is measured of a warehouse: the day that is judged, what was usual before it, and when there is too little."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from sqlalchemy import text

from models.warehouse import Warehouse, open_warehouse
from tests.models.made import NOW
from tests.models.weeks import LAST_DAY, OUTLETS, RUN_DAY, add, add_last_day, add_run, add_weeks, measured, usual


@pytest.fixture(scope="module")
def weeks_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    path = tmp_path_factory.mktemp("weeks") / "warehouse.duckdb"
    shutil.copyfile(empty_file, path)
    with open_warehouse(path, now=NOW) as opened:
        add_run(opened, "run-1", datetime(2026, 11, 1, tzinfo=UTC))
        add_weeks(opened)
    return path


@pytest.fixture
def weeks(tmp_path: Path, weeks_file: Path) -> Iterator[Warehouse]:
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(weeks_file, path)
    with open_warehouse(path, now=NOW) as opened:
        yield opened


def outlets(path: Path, columns: str) -> dict[str, tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        rows = db.execute(f"select outlet_id, {columns} from outlets_measured").fetchall()
    return {row[0]: row[1:] for row in rows}


def test_usual_news_has_small_scores(weeks: Warehouse) -> None:
    add_last_day(weeks)
    found = measured(weeks)
    values = found.values
    assert (found.judged_day, found.history_days) == (LAST_DAY, 28)
    assert values["usual_articles"] == pytest.approx(values["articles"], rel=0.2)
    scores = [values[name] for name in ("volume_score", "words_score", "names_score", "quotes_score")]
    assert all(score is not None and abs(score) < 2 for score in scores), values
    rises = ("undated_rise", "outletless_rise", "nameless_rise", "repeating_rise", "foreign_rise")
    assert [values[name] for name in rises] == [0.0] * 5
    assert set(outlets(found.path, "days_silent, layout_drop").values()) == {(0, 0.0)}


def test_half_of_the_usual_volume_is_told_of_the_whole_and_not_of_each_outlet(weeks: Warehouse) -> None:
    for outlet in OUTLETS:
        add(weeks, LAST_DAY, outlet, usual(LAST_DAY, outlet) // 2)
    found = measured(weeks)
    assert found.values["volume_score"] is not None
    assert found.values["volume_score"] < -3
    assert found.values["volume_part"] == pytest.approx(0.5, abs=0.1)
    assert all(abs(score) < 2 for (score,) in outlets(found.path, "volume_score").values())


def test_a_weekend_is_compared_with_weekends(weeks: Warehouse) -> None:
    found = measured(weeks, run_day=date(2026, 11, 16))
    assert found.judged_day == date(2026, 11, 15)
    assert found.values["volume_score"] is not None
    assert abs(found.values["volume_score"]) < 1.5


@pytest.mark.parametrize("silent", [0, 2, 3, 10])
def test_silence_is_counted_from_the_last_day_of_an_outlet_that_printed_daily(weeks: Warehouse, silent: int) -> None:
    add_last_day(weeks)
    with weeks.begin() as connection:
        since = {"since": LAST_DAY - timedelta(days=silent)}
        connection.execute(text("delete from articles where outlet_id = 'vov' and day_vn > :since"), since)
    found = outlets(measured(weeks).path, "days_silent, volume_score is null")
    assert found["vov"] == (silent, silent >= 3), "a silent outlet is not told as low as well"
    assert found["nhandan"] == (0, False)


def test_an_outlet_that_prints_once_a_week_is_never_silent(weeks: Warehouse) -> None:
    add_last_day(weeks)
    for week in range(1, 6):
        add(weeks, LAST_DAY - timedelta(days=7 * week - 1), "tapchi", 3)
    assert outlets(measured(weeks).path, "days_silent")["tapchi"] == (None,)


def test_an_outlet_that_was_silent_for_a_month_is_given_up(weeks: Warehouse) -> None:
    add_last_day(weeks)
    for back in range(29, 50):
        add(weeks, LAST_DAY - timedelta(days=back), "dacdong", 6)
    assert "dacdong" not in outlets(measured(weeks).path, "days_silent")


def test_a_layout_change_is_a_kind_of_line_that_is_gone(weeks: Warehouse) -> None:
    add_last_day(weeks, leave_out=("tuoitre",))
    add(weeks, LAST_DAY, "tuoitre", 12, kinds=["body", "byline"])
    found = outlets(measured(weeks).path, "furniture, layout_drop")
    assert found["tuoitre"] == ("dateline", 1.0)
    assert found["vov"][1] == 0.0


def test_a_layout_is_not_judged_by_a_handful_of_articles(weeks: Warehouse) -> None:
    add_last_day(weeks, leave_out=("tuoitre",))
    add(weeks, LAST_DAY, "tuoitre", 7, kinds=["body"])
    assert outlets(measured(weeks).path, "layout_drop")["tuoitre"] == (None,)


def test_lost_names_are_a_collapse_and_no_drift_as_well(weeks: Warehouse) -> None:
    add_last_day(weeks, mentions=3)
    values = measured(weeks).values
    assert (values["names_part"], values["names_score"]) == (0.3, None)
    assert values["quotes_score"] == 0.0


@pytest.mark.parametrize(
    ("changed", "name", "least"),
    [
        pytest.param({"words": 1200}, "words_score", 10, id="long"),
        pytest.param({"mentions": 18}, "names_score", 5, id="more-names"),
        pytest.param({"quotes": 6}, "quotes_score", 5, id="more-quotes"),
        pytest.param({"mentions": 0}, "nameless_rise", 1, id="no-names"),
        pytest.param({"duplicate_of": "tuoitre-1"}, "repeating_rise", 1, id="copies"),
        pytest.param({"language": None}, "foreign_rise", 1, id="unknown-language"),
        pytest.param({"language": "en"}, "foreign_rise", 1, id="english"),
    ],
)
def test_a_drift_shows_in_its_own_measure(weeks: Warehouse, changed: dict[str, Any], name: str, least: float) -> None:
    add_last_day(weeks, **changed)
    value = measured(weeks).values[name]
    assert value is not None
    assert value >= least


def test_articles_without_a_date_count_for_the_day_before_the_morning_they_came(weeks: Warehouse) -> None:
    morning = datetime(2026, 11, 19, 22, 30, tzinfo=UTC)  # half past five on the 20th in Vietnam
    add_run(weeks, "run-now", morning)
    add_last_day(weeks)
    for outlet in OUTLETS:
        add(weeks, None, outlet, 12, run_id="run-now")
    values = measured(weeks).values
    assert values["undated_rise"] == pytest.approx(0.5, abs=0.1)
    assert values["articles"] == sum(usual(LAST_DAY, o) for o in OUTLETS) + 48


def test_articles_without_an_outlet_are_a_share_of_the_day(weeks: Warehouse) -> None:
    add_last_day(weeks)
    add(weeks, LAST_DAY, None, 48)
    assert measured(weeks).values["outletless_rise"] == pytest.approx(0.5, abs=0.1)


@pytest.mark.parametrize(
    ("run_day", "judged"),
    [
        pytest.param(LAST_DAY, LAST_DAY - timedelta(days=1), id="today-is-not-over"),
        pytest.param(RUN_DAY, LAST_DAY, id="yesterday"),
        pytest.param(RUN_DAY + timedelta(days=300), LAST_DAY, id="old-news-on-their-own-last-day"),
    ],
)
def test_the_last_whole_day_with_news_is_judged(weeks: Warehouse, run_day: date, judged: date) -> None:
    add_last_day(weeks)
    assert measured(weeks, run_day).judged_day == judged


def test_a_day_without_any_news_among_days_with_news_is_judged_as_empty(weeks: Warehouse) -> None:
    add(weeks, RUN_DAY, "vov", 4)
    found = measured(weeks)
    assert found.judged_day == LAST_DAY
    assert found.values["volume_part"] == 0.0


def test_with_less_than_two_weeks_nothing_is_judged(warehouse: Warehouse) -> None:
    add_weeks(warehouse, days=13)
    add(warehouse, LAST_DAY, "vov", 1, mentions=0, quotes=0, language=None)
    found = measured(warehouse)
    assert found.history_days == 13
    judged = (
        "volume_part",
        "volume_score",
        "words_score",
        "names_part",
        "undated_rise",
        "foreign_rise",
        "days_overdue",
    )
    assert {name: found.values[name] for name in judged} == dict.fromkeys(judged)
    assert set(outlets(found.path, "days_silent, volume_score").values()) == {(None, None)}


def test_an_empty_warehouse_is_measured_without_a_word(warehouse: Warehouse) -> None:
    found = measured(warehouse)
    assert (found.judged_day, found.history_days) == (None, 0)
    assert outlets(found.path, "days_silent") == {}
    assert found.values["volume_score"] is None


def test_a_warehouse_can_be_measured_again_and_is_left_as_it_was(weeks: Warehouse) -> None:
    add_last_day(weeks)
    first = measured(weeks).values
    assert measured(weeks).values == first
    with weeks.begin() as connection:
        left = connection.execute(text("select table_name from duckdb_tables() where temporary")).scalars().all()
    assert left == []


def test_damaged_letters_are_counted_loaded_or_set_aside(weeks: Warehouse) -> None:
    add_run(weeks, "run-now", NOW)
    ledger(weeks, "run-now", loaded=27, duplicate=0, quarantined=3)
    add(weeks, LAST_DAY, "vov", 5, run_id="run-now", repairs=["mojibake:1"])
    add(weeks, LAST_DAY, "vov", 1, run_id="run-now", batch="lost", letters="Qu\ufffdng")
    add(weeks, LAST_DAY, "vov", 9, run_id="run-now", batch="sound", repairs=["bom", "nfc"])
    with weeks.begin() as connection:
        connection.execute(text(_SET_ASIDE))
    values = measured(weeks).values
    assert (values["encoding_troubled"], values["encoding_share"]) == (9, 0.3)


@pytest.mark.parametrize(
    ("loaded", "duplicate", "share"),
    [
        pytest.param(40, 10, 0.25, id="a-quarter-twice"),
        pytest.param(40, 40, 1.0, id="everything-twice"),
        pytest.param(10, 30, 1.0, id="everything-four-times"),
        pytest.param(0, 30, 1.0, id="nothing-but-copies"),
    ],
)
def test_what_came_again_is_a_share_of_what_came(weeks: Warehouse, loaded: int, duplicate: int, share: float) -> None:
    ledger(weeks, "run-now", loaded=loaded, duplicate=duplicate, quarantined=0)
    assert measured(weeks).values["again_share"] == share


def test_a_small_delivery_has_no_shares(weeks: Warehouse) -> None:
    ledger(weeks, "run-now", loaded=3, duplicate=6, quarantined=0)
    values = measured(weeks).values
    assert (values["again_share"], values["encoding_share"]) == (None, None)


def test_runs_that_were_killed_since_the_last_one_that_ended_are_counted(weeks: Warehouse) -> None:
    for day, status in ((2, "interrupted"), (3, "done"), (4, "interrupted"), (5, "interrupted")):
        add_run(weeks, f"run-nov-{day}", datetime(2026, 11, day, tzinfo=UTC), status)
    add_run(weeks, "run-now", datetime(2026, 11, 6, tzinfo=UTC), "running")
    assert measured(weeks).values["killed_runs"] == 2
    add_run(weeks, "run-later", datetime(2026, 11, 7, tzinfo=UTC), "done")
    assert measured(weeks, run_id="run-later-still").values["killed_runs"] == 0


def test_news_is_overdue_when_it_is_older_than_it_usually_is_when_a_run_starts(warehouse: Warehouse) -> None:
    for back in range(20, 0, -1):
        day = LAST_DAY - timedelta(days=back)
        at = datetime(day.year, day.month, day.day, 22, 30, tzinfo=UTC)  # half past five on the day after
        add_run(warehouse, f"run-{day}", at)
        add(warehouse, day, "vov", 3, run_id=f"run-{day}")
    on_time, late = (measured(warehouse, LAST_DAY + timedelta(days=n)).values for n in (0, 4))
    assert (on_time["days_overdue"], late["days_overdue"]) == (0, 4)


_SET_ASIDE = """
insert into ops.quarantine by name
select
    'q' || n as quarantine_id, 'f' as file, n as record_no, 's' as file_sha256, 'clean' as stage,
    if(n < 3, 'encoding_suspect', 'no_title') as rule, 'r' as reason, 's' as raw_sha256, 'x' as raw_excerpt,
    now() as first_seen_at, now() as last_seen_at, 'run-now' as first_run_id, 'run-now' as last_run_id,
    1 as attempts, 'open' as status, [] as history
from range(7) as t (n)
"""


def ledger(warehouse: Warehouse, run_id: str, **counts: int) -> None:
    row = {"run_id": run_id, **counts}
    insert = """
        insert into ops.files by name
        select :run_id as run_id, 'a.jsonl' as file, 's' as file_sha256, 1 as size_bytes, 'loaded' as outcome,
            true as finished, :loaded as loaded, 0 as unchanged, :duplicate as duplicate, :quarantined as quarantined,
            'x1' as extractor_version, now() as recorded_at
    """
    with warehouse.begin() as connection:
        connection.execute(text(insert), row)
