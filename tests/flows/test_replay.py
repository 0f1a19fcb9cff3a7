"""What was set aside, mended and read again: loaded once, with the history of every try."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from diembao.errors import WarehouseError
from diembao.reader import read
from flows import recipe
from flows.commands import quarantine as commands
from flows.plan import Plan
from flows.pool import PartRead, read_part
from flows.recipe import Stages
from flows.replay import ReplaySteps, mended_of, rows_to_replay
from flows.steps import Part, Steps
from flows.summary import Summary
from flows.watch import Watch
from models import batch
from models.batch import Refused
from tests.flows.news import UNCHECKED, article, checksums, make_home, plan_of, write_json


def broken_rule(folder: Path, first: int, last: int) -> PartRead:
    """Read as ever, but fail on the article tin-1, as an extractor with a mistake in it does."""
    broken = []
    for no, one in batch.read_articles(folder, first, last):
        if one.external_id == "tin-1":
            broken.append(Refused(no, "extract", "extractor_failed", "An extractor failed on this article."))
        else:
            batch.write_readings(folder, 10 + no, [(no, read(one))])
    return PartRead(last - first - len(broken), tuple(broken))


def replay_plan(inbox: Path, home: Path) -> Plan:
    return replace(plan_of(inbox, home), command="replay")


def replay(plan: Plan, part: Part = read_part, made: Stages | None = None) -> Summary:
    return recipe.run(ReplaySteps(plan, rows_to_replay(plan), part), Watch(), made=made)


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "published" / "diembao.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox of three articles, a home in which one of them was set aside, and one that is sound."""
    folder = tmp_path_factory.mktemp("broken")
    write_json(folder / "inbox", *(article(n) for n in range(3)))
    make_home(folder / "inbox", folder / "never-broken")
    recipe.run(Steps(plan_of(folder / "inbox", folder / "home"), part=broken_rule), Watch(), made=UNCHECKED)
    return folder


@pytest.mark.parametrize("is_emptied", [False, True], ids=["from-the-inbox", "from-the-raw-copy"])
def test_an_article_that_a_mended_rule_lets_pass_is_loaded_once_and_shows_every_try(
    broken: Path, tmp_path: Path, is_emptied: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    home = shutil.copytree(broken / "home", tmp_path / "home")
    plan = replay_plan(tmp_path / "gone" if is_emptied else broken / "inbox", home)
    still = replay(plan, broken_rule, UNCHECKED)
    assert (mended_of(still), [row.rule for row in still.set_aside]) == (0, ["extractor_failed"])
    mended = replay(replay_plan(Path(plan.inbox), home))
    assert (mended.status, mended_of(mended)) == ("done", 1)
    assert ask(home, "select count(*) from articles where external_id = 'tin-1'") == [(1,)]
    tries = "select split_part(unnest(history), ' ', 3) from ops.quarantine"
    assert [row[0] for row in ask(home, tries)] == ["open", "open", "replayed"]
    runs = "select count(distinct split_part(h, ' ', 2)) from (select unnest(history) as h from ops.quarantine)"
    assert ask(home, runs) == [(3,)]
    (row_id,) = ask(home, "select quarantine_id from ops.quarantine")[0]
    commands.show_row(str(row_id)[:6], home)
    shown = capsys.readouterr().out
    assert "replayed after 2 tries" in shown
    assert all(run.plan.run_id in shown for run in (still, mended))
    assert checksums(home) == checksums(broken / "never-broken") or is_emptied  # a raw copy has no path below a folder
    again = replay_plan(Path(plan.inbox), home)
    assert rows_to_replay(again) == [], "nothing is left to replay"


def test_a_row_is_named_by_the_beginning_of_its_id(broken: Path) -> None:
    plan = replay_plan(broken / "inbox", broken / "home")
    (row,) = rows_to_replay(plan)
    assert rows_to_replay(plan, [row.quarantine_id[:4]])[0].quarantine_id == row.quarantine_id
    assert rows_to_replay(plan, rule="title_missing") == []
    with pytest.raises(WarehouseError, match="no open row begins with zzz"):
        rows_to_replay(plan, ["zzz"])


def test_without_a_warehouse_there_is_nothing_to_replay(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="no warehouse"):
        rows_to_replay(replay_plan(tmp_path, tmp_path / "home"))
