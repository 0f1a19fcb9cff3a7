"""No good publication for a day is an alert, whatever the reason; a good one closes it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer

from flows.alerting import JOURNAL
from flows.commands.standing import look_for_publication
from flows.dead_man import standing, watch
from flows.settings import Settings
from flows.standing import OVERDUE, open_causes
from models import lock
from models.publish import rollback
from models.warehouse import open_warehouse
from tests.flows.standing_home import FIRST, SECOND, later, publish_twice


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_twice(tmp_path_factory.mktemp("published"))


@pytest.fixture
def home(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "home")


def told(home: Path) -> list[tuple[str, str, str]]:
    path = home / JOURNAL
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [(row["kind"], row["code"], row["severity"]) for row in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("hours", "is_overdue"),
    [
        pytest.param(0, False, id="just-now"),
        pytest.param(26, False, id="the-last-moment"),
        pytest.param(26.1, True, id="too-long"),
    ],
)
def test_a_publication_may_be_26_hours_old(home: Path, hours: float, is_overdue: bool) -> None:
    found, cause = watch(Settings(home=home), later(hours))
    assert (found.run_id, found.hours(later(hours))) == ("run-2", pytest.approx(hours))
    assert (cause is not None) is is_overdue
    assert bool(told(home)) is is_overdue


def test_it_is_told_once_and_closed_by_the_next_publication(home: Path) -> None:
    settings = Settings(home=home)
    for hours in (27, 28, 29):
        watch(settings, later(hours))
    assert told(home) == [("opened", OVERDUE, "critical")]
    assert [cause.code for cause in open_causes(home)] == [OVERDUE]
    watch(settings, later(1))  # as if one had been published since
    assert told(home) == [("opened", OVERDUE, "critical"), ("closed", OVERDUE, "critical")]
    assert open_causes(home) == ()


def test_it_is_told_while_a_run_holds_the_home_and_takes_nothing(home: Path) -> None:
    holder = lock.Holder(1, "hangs", "daily", SECOND, "here")
    with lock.hold(home, holder):
        _, cause = watch(Settings(home=home), later(30))
    assert cause is not None
    assert told(home) == [("opened", OVERDUE, "critical")]


def test_after_a_rollback_the_age_is_that_of_the_rows(home: Path) -> None:
    with open_warehouse(home / "warehouse.duckdb", now=SECOND) as opened:
        rollback(opened, home / "published", now=later(1))
    found = standing(home / "published")
    assert (found.published_at, found.run_id) == (FIRST, "run-1")


@pytest.mark.parametrize("is_broken", [False, True], ids=["never", "manifest-broken"])
def test_no_publication_at_all_is_overdue(home: Path, is_broken: bool) -> None:
    if is_broken:
        (home / "published" / "manifest.json").write_text("{", "utf-8")
    else:
        shutil.rmtree(home / "published")
    found, cause = watch(Settings(home=home), SECOND)
    assert found.published_at is None
    assert cause is not None and cause.meaning.startswith("Nothing is published")


def test_from_cron_it_ends_with_exit_code_1_and_says_why(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        look_for_publication(home, 1.0)
    assert ended.value.exit_code == 1
    assert f"{OVERDUE}: Nothing was published for" in capsys.readouterr().out
    look_for_publication(home, 10.0**9)
    assert "by run run-2" in capsys.readouterr().out
