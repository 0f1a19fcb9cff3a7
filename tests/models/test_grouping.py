"""Duplicates and stories in the warehouse: incremental, the same in any order, with a trace of what changed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text as sql

from diembao.article import Article
from models.checks import run_check
from models.checksum import table_checksums
from models.fingerprints import bring_up_to_date
from models.grouping import Grouped, group
from models.ledger import start_run
from models.load import load_batch
from models.scripts import script
from models.warehouse import Warehouse, open_warehouse
from tests.models.made import NOW, article, batch, run
from tests.stories import made

MORNING = datetime(2026, 11, 9, 1, 0, tzinfo=UTC)


def news(
    name: str, happening: object, telling: int = 0, *, day: float = 0, own: float = 0.3, **changed: Any
) -> Article:
    """Return an article that tells of `happening`, `day` days after the first morning."""
    told = made.text(happening, telling, own=own)
    return article(
        name, changed.pop("title", told.title), told.body, **{"published_at": MORNING + timedelta(days=day)} | changed
    )


def deliver(warehouse: Warehouse, folder: Path, number: int, *articles: Article) -> Grouped:
    """Load `articles` in a run of their own and group."""
    start_run(warehouse, run(number))
    load_batch(warehouse, batch(folder / f"batch-{number}", *articles), run(number), now=NOW)
    return group(warehouse, run(number), now=NOW)


def ask(warehouse: Warehouse, query: str) -> list[Any]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(sql(query))]


def stories(warehouse: Warehouse) -> dict[str, str]:
    return dict(ask(warehouse, "select external_id, story_id from articles"))


def id_of(name: str) -> str:
    return article(name).article_id


def test_articles_get_their_stories_and_stories_their_figures(warehouse: Warehouse, tmp_path: Path) -> None:
    grouped = deliver(
        warehouse,
        tmp_path,
        2,
        news("a", "flood", 1, outlet_id="tp"),
        news("b", "flood", 2, day=0.2, outlet_id="nld"),
        news("c", "flood", 3, day=1, outlet_id="tp"),
        news("d", "trial", 1, published_at=None),
    )
    assert grouped == Grouped(stories=2, new=2, merged=0, duplicates=0, days=3)
    flood, trial = ask(warehouse, "select * exclude (title) from stories order by story_id")
    assert flood == (f"20261109-{id_of('a')}", MORNING, MORNING + timedelta(days=1), 3, 2)
    assert trial == (f"undated-{id_of('d')}", None, None, 1, 0)
    assert stories(warehouse) == {"a": flood[0], "b": flood[0], "c": flood[0], "d": trial[0]}


def test_near_and_exact_copies_name_their_original_and_share_its_story(warehouse: Warehouse, tmp_path: Path) -> None:
    report = news("a", "flood", 1)
    edited = article("b", report.title, report.text + " Thêm một câu.", published_at=MORNING + timedelta(hours=3))
    deliver(
        warehouse,
        tmp_path,
        2,
        report,
        edited,
        news("c", "flood", 1, day=1),
        news("d", "flood", 1, day=60),
        news("e", "flood", 1, published_at=None),
    )
    named = dict(ask(warehouse, "select external_id, duplicate_of from articles"))
    assert named == {"a": None, "b": id_of("a"), "c": id_of("a"), "d": id_of("a"), "e": id_of("a")}
    where = stories(warehouse)
    assert where["a"] == where["b"] == where["c"] == where["e"] != where["d"]
    kinds = dict(ask(warehouse, "select article_id, kind from story_decisions"))
    assert [kinds[id_of(n)] for n in "abcde"] == ["first", "duplicate", "duplicate", "first", "duplicate"]


def test_the_most_typical_headline_of_the_originals_stands_for_the_story(warehouse: Warehouse, tmp_path: Path) -> None:
    titles = ["Trắng đêm chờ tin", "Vàm Lẽo mất cầu sau lũ", "Vàm Lẽo: lũ quét làm trôi cầu"]
    many = [news(f"a{n}", "flood", n, title=title, day=n / 10) for n, title in enumerate(titles)]
    deliver(warehouse, tmp_path, 2, *many)
    assert ask(warehouse, "select title from stories") == [(titles[1],)]


def test_every_article_has_one_decision_with_a_reason(warehouse: Warehouse, tmp_path: Path) -> None:
    deliver(warehouse, tmp_path, 2, *(news(f"{h}{n}", h, n, day=n / 3) for h in ("flood", "trial") for n in range(4)))
    rows = ask(
        warehouse,
        "select a.story_id = d.story_id, d.reason, d.score, d.threshold "
        "from articles as a join story_decisions as d using (article_id)",
    )
    assert len(rows) == 8
    assert all(same and reason for same, reason, _, _ in rows)
    assert sum(score is not None and score >= threshold for _, _, score, threshold in rows) >= 6


def test_a_second_grouping_with_nothing_new_decides_nothing(warehouse: Warehouse, tmp_path: Path) -> None:
    deliver(warehouse, tmp_path, 2, news("a", "flood", 1), news("b", "flood", 2, day=1))
    before = ask(warehouse, "select * from story_decisions order by all")
    assert group(warehouse, run(3), now=NOW) == Grouped(stories=1, new=0, merged=0, duplicates=0, days=0)
    assert ask(warehouse, "select * from story_decisions order by all") == before


def test_a_story_grows_over_runs_and_keeps_its_id_and_its_earlier_decisions(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    for day in range(5):
        grouped = deliver(warehouse, tmp_path, day + 2, news(f"a{day}", "flood", day, day=day))
        assert (grouped.stories, grouped.days) == (1, 1)
    assert set(stories(warehouse).values()) == {f"20261109-{id_of('a0')}"}
    assert [r for (r,) in ask(warehouse, "select run_id from story_decisions order by told_on")] == [
        f"run-{n}" for n in range(2, 7)
    ]
    assert ask(warehouse, "select * from ops.story_changes") == []


def test_an_earlier_article_that_comes_late_renames_the_story_and_leaves_a_trace(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    deliver(warehouse, tmp_path, 2, news("b", "flood", 2, day=1), news("c", "flood", 3, day=2))
    deliver(warehouse, tmp_path, 3, news("a", "flood", 1))
    assert set(stories(warehouse).values()) == {f"20261109-{id_of('a')}"}
    trace = ask(warehouse, "select run_id, article_id, from_story, to_story, kind from ops.story_changes")
    old, new = f"20261110-{id_of('b')}", f"20261109-{id_of('a')}"
    assert sorted(trace) == sorted(("run-3", id_of(n), old, new, "renamed") for n in "bc")


def test_stories_that_become_one_leave_a_trace(warehouse: Warehouse, tmp_path: Path) -> None:
    north, south = ([made.text(side, n, own=0.0) for n in range(4)] for side in ("north", "south"))
    deliver(warehouse, tmp_path, 2, news("n", "north", 0, own=0.0), news("s", "south", 0, own=0.0, day=0.01))
    assert len(set(stories(warehouse).values())) == 2
    both = [
        article(
            f"x{n}", "Cả hai", f"{north[n].body}\n{south[n].body}", published_at=MORNING + timedelta(days=1, hours=n)
        )
        for n in (1, 2, 3)
    ]
    grouped = deliver(warehouse, tmp_path, 3, *both)
    assert (grouped.stories, grouped.merged) == (1, 1)
    one, other = f"20261109-{id_of('n')}", f"20261109-{id_of('s')}"
    older, younger = sorted([one, other])
    assert ask(warehouse, "select story_id, merged_into, told_on::varchar from story_merges") == [
        (younger, older, "2026-11-10")
    ]
    assert set(stories(warehouse).values()) == {older}
    assert [
        r[3:] for r in ask(warehouse, "select run_id, article_id, from_story, to_story, kind from ops.story_changes")
    ] == [(older, "merged")]
    parted = [
        article(a.external_id, "Khác", made.text(a.external_id, 1).body, published_at=a.published_at, modified_at=NOW)
        for a in both
    ]
    deliver(warehouse, tmp_path, 4, *parted)
    assert len(set(stories(warehouse).values())) == 5
    assert ask(warehouse, "select * from story_merges") == []
    kinds = ask(warehouse, "select distinct kind from ops.story_changes where run_id = 'run-4'")
    assert kinds == [("split",)]


def archive(count: int = 60) -> list[Article]:
    """Return articles of some happenings over three weeks, with copies, without dates, with two versions."""
    choose = random.Random(7)
    many = [
        news(f"a{n}", choose.randrange(9), choose.randrange(30), day=choose.random() * 21, file=f"{n:03}.txt")
        for n in range(count)
    ]
    many += [
        article(f"copy{n}", a.title, a.text.split("\n\n", 1)[1], published_at=when, file=f"copy{n}.txt")
        for n, a in enumerate(many[:6])
        for when in [None if n % 2 else a.published_at + timedelta(days=n)]
        if a.published_at
    ]
    many += [news(f"a{n}", "edited", n, day=n, modified_at=NOW, file=f"edit{n}.txt") for n in range(4)]
    many += [
        article(
            f"u{n}", made.text(n % 2, 40 + n).title, f"Sáng 12/11. {made.text(n % 2, 40 + n).body}", published_at=None
        )
        for n in range(4)
    ]
    return many


def tables_of(folder: Path, empty: Path, batches: list[list[Article]]) -> dict[str, str]:
    """Return the checksums of a warehouse into which `batches` were delivered, each in a run of its own."""
    folder.mkdir()
    path = folder / "warehouse.duckdb"
    shutil.copyfile(empty, path)
    with open_warehouse(path, now=NOW) as warehouse:
        for number, articles in enumerate(batches):
            deliver(warehouse, folder, number, *articles)
        with warehouse.begin() as connection:
            assert not run_check(connection, script("checks", "stories_differ")).failing
            return table_checksums(connection)


@pytest.mark.parametrize("seed", [1])
def test_any_order_of_any_runs_gives_the_same_tables(tmp_path: Path, empty_file: Path, seed: int) -> None:
    many = archive()
    wanted = tables_of(tmp_path / "at_once", empty_file, [many])
    assert int(wanted["stories"].split("-")[0]) < len(many) - 15
    shuffled = random.Random(seed).sample(many, len(many))
    assert tables_of(tmp_path / "in_runs", empty_file, [shuffled[n : n + 9] for n in range(0, len(many), 9)]) == wanted


def test_daily_runs_give_the_same_tables_as_one_run(tmp_path: Path, empty_file: Path) -> None:
    many = archive()
    by_day = sorted(many, key=lambda a: (a.published_at is None, a.published_at))
    runs = [by_day[n : n + 12] for n in range(0, len(by_day), 12)]
    assert tables_of(tmp_path / "daily", empty_file, runs) == tables_of(tmp_path / "at_once", empty_file, [many])


KILLED = """
import os, signal, sys
from pathlib import Path
import models.grouping
from models.grouping import group
from models.ledger import start_run
from models.load import load_batch
from models.warehouse import open_warehouse
from tests.models.made import NOW, run

home = Path(sys.argv[1])
models.grouping._titles = lambda connection: os.kill(os.getpid(), signal.SIGKILL)
with open_warehouse(home / "warehouse.duckdb", now=NOW) as warehouse:
    start_run(warehouse, run(1))
    load_batch(warehouse, home / "batch-1", run(1), now=NOW)
    group(warehouse, run(1), now=NOW)
"""


def test_a_run_that_is_killed_while_it_groups_leaves_the_work_to_the_next(tmp_path: Path, empty_file: Path) -> None:
    many = archive(20)
    wanted = tables_of(tmp_path / "undisturbed", empty_file, [many])
    home = tmp_path / "killed"
    home.mkdir()
    shutil.copyfile(empty_file, home / "warehouse.duckdb")
    batch(home / "batch-1", *many)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    died = subprocess.run([sys.executable, "-c", KILLED, str(home)], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL
    with open_warehouse(home / "warehouse.duckdb", now=NOW) as warehouse:
        assert ask(warehouse, "select count(*) from articles where story_id is not null") == [(0,)]
        start_run(warehouse, run(2))
        assert group(warehouse, run(2), now=NOW).days > 5
        with warehouse.begin() as connection:
            assert table_checksums(connection) == wanted


def test_a_fingerprint_is_made_once_and_anew_when_the_article_changes(warehouse: Warehouse, tmp_path: Path) -> None:
    deliver(warehouse, tmp_path, 2, news("a", "flood", 1), news("b", "flood", 2))
    assert bring_up_to_date(warehouse) == 0
    load_batch(
        warehouse,
        batch(tmp_path / "again", news("a", "flood", 5, modified_at=NOW, file="later.txt")),
        run(3),
        now=NOW,
    )
    assert bring_up_to_date(warehouse) == 1
    assert ask(warehouse, "select count(*), count(distinct article_id) from ops.fingerprints") == [(2, 2)]


def test_an_edit_that_takes_an_article_out_of_its_story_tells_its_day_anew(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    deliver(warehouse, tmp_path, 2, *(news(n, "flood", i, day=i) for i, n in enumerate("abc")))
    deliver(warehouse, tmp_path, 3, news("a", "trial", 1, modified_at=NOW, file="later.txt"))
    where = stories(warehouse)
    assert where["b"] == where["c"] == f"20261110-{id_of('b')}" != where["a"]
    figures = ask(warehouse, "select story_id, article_count from stories order by story_id")
    assert figures == [(where["a"], 1), (where["b"], 2)]
