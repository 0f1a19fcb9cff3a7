"""What is kept and what goes: by the settings, never what an open row needs, never the publication that stands."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from diembao.errors import NothingPublished, WarehouseError, WarehouseLocked
from flows import recipe, report, retention
from flows.briefing import FOLDER, Shape, brief_stale, stale_days
from flows.commands.publishing import list_publications, roll_back, tidy_home
from flows.plan import DOCS, Plan
from flows.steps import Steps
from flows.watch import Watch
from models import publications, publish
from models.lock import Holder, hold
from models.manifest import sha256_of
from models.warehouse import Warehouse, open_warehouse
from tests.flows.news import article, plan_of, write_json

LATER = timedelta(days=500)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after three runs, with two broken files in quarantine."""
    folder = tmp_path_factory.mktemp("kept")
    for number in range(3):
        write_json(folder / "inbox", article(number))
        for name in ("a", "b"):
            (folder / "inbox" / f"{name}.json").write_text(f'{{"title": "{name}', "utf-8")
        report.write(
            recipe.run(Steps(plan_of(folder / "inbox", folder / "home", max_refused_share=1.0, keep_docs=7)), Watch())
        )
    return folder


@pytest.fixture
def plan(made: Path, tmp_path: Path) -> Plan:
    shutil.copytree(made / "home", tmp_path / "home")
    return plan_of(made / "inbox", tmp_path / "home", keep_docs=7)


@contextmanager
def opened(plan: Plan) -> Iterator[Warehouse]:
    with open_warehouse(plan.warehouse, now=plan.started_at) as warehouse:
        yield warehouse


def gone(plan: Plan, **changes: Any) -> list[str]:
    """Tidy with other settings, long after, and return what went: its folder and why."""
    given: dict[str, Any] = {"keep": 99, "keep_docs": 99, "keep_lineage_days": 9999, **changes}
    changed = replace(plan, **given)
    with opened(changed) as warehouse:
        return [one.why for one in retention.tidy(changed, warehouse, plan.started_at + LATER)]


def raw_copies(plan: Plan) -> list[Path]:
    return sorted(plan.quarantine.rglob("*.raw"))


def resolve(plan: Plan, file: str) -> None:
    with opened(plan) as warehouse, warehouse.begin() as connection:
        connection.execute(text("update ops.quarantine set status = 'resolved' where file = :f"), {"f": file})


def make_old(*paths: Path) -> None:
    for path in paths:
        os.utime(path, (0, 0))


def test_a_fresh_home_loses_nothing(plan: Plan) -> None:
    with opened(plan) as warehouse:
        assert list(retention.outdated_in(plan, warehouse, plan.started_at)) == []


def test_work_of_dead_runs_goes_and_that_of_this_run_stays(plan: Plan) -> None:
    for folder in (plan.work, plan.work.parent / "20260101T000000Z-dead00"):
        (folder / "batch-00001").mkdir(parents=True)
    assert gone(plan, keep_reports_days=9999) == ["work of a run that is over"]
    assert [p.name for p in plan.work.parent.iterdir()] == [plan.run_id]


def test_data_docs_are_kept_for_the_last_runs(plan: Plan) -> None:
    assert gone(plan, keep_docs=1, keep_reports_days=9999) == ["Data Docs beyond the last kept"] * 2
    assert len(list((plan.home / DOCS).iterdir())) == 1
    assert gone(plan, keep_docs=0, keep_reports_days=9999) == ["Data Docs beyond the last kept"]


def test_reports_and_lineage_go_by_their_age_and_the_latest_report_stays(plan: Plan) -> None:
    plan.lineage.mkdir(exist_ok=True)
    young = f"{plan.started_at + LATER - timedelta(days=9):%Y%m%dT%H%M%SZ}-abcdef"
    for name in ("20260101T000000Z-abcdef", young):
        (plan.lineage / f"{name}.json").write_text("{}", "utf-8")
    before = len(list(plan.reports.iterdir()))
    assert gone(plan, keep_reports_days=9999, keep_lineage_days=10).count("lineage older than is kept") >= 1
    assert young in {p.stem for p in plan.lineage.iterdir()}
    assert "20260101T000000Z-abcdef" not in {p.stem for p in plan.lineage.iterdir()}
    assert len(list(plan.reports.iterdir())) == before
    gone(plan, keep_reports_days=10)
    assert {p.name for p in plan.reports.iterdir()} == {"latest.md", "latest.json"}


def test_raw_copies_of_open_rows_stay_however_old(plan: Plan) -> None:
    make_old(*raw_copies(plan))
    assert "raw copy that no open row needs" not in gone(plan, keep_raw_days=1)
    assert len(raw_copies(plan)) == 2


def test_a_raw_copy_goes_when_its_row_is_resolved_and_old_and_the_row_says_so(plan: Plan) -> None:
    resolve(plan, "a.json")
    make_old(*raw_copies(plan))
    assert "raw copy that no open row needs" not in gone(plan, keep_raw_days=9999), "it is not old enough"
    assert gone(plan, keep_raw_days=1).count("raw copy that no open row needs") == 1
    with opened(plan) as warehouse, warehouse.begin() as connection:
        rows = connection.execute(text("select file, raw_path from ops.quarantine order by file")).all()
    assert [(row.file, row.raw_path is None) for row in rows] == [("a.json", True), ("b.json", False)]
    assert len(raw_copies(plan)) == 1


def test_a_copy_that_two_rows_share_stays_while_one_is_open(plan: Plan) -> None:
    resolve(plan, "a.json")
    with opened(plan) as warehouse, warehouse.begin() as connection:
        connection.execute(text("update ops.quarantine set raw_path = (select min(raw_path) from ops.quarantine)"))
        (shared,) = connection.execute(text("select distinct raw_path from ops.quarantine")).scalars()
    make_old(*raw_copies(plan))
    gone(plan, keep_raw_days=1)
    assert [str(p.relative_to(plan.quarantine)) for p in raw_copies(plan)] == [shared]


def test_a_copy_that_no_row_names_goes_when_it_is_old(plan: Plan) -> None:
    lost = plan.quarantine / "ff" / "ff00.raw"
    lost.parent.mkdir(exist_ok=True)
    lost.write_bytes(b"of a run that was killed")
    gone(plan, keep_raw_days=9999)
    assert lost.exists()
    make_old(lost)
    gone(plan, keep_raw_days=1)
    assert not lost.exists()


def test_publications_beyond_the_last_go_and_the_one_that_stands_stays(plan: Plan) -> None:
    with opened(plan) as warehouse:
        publish.rollback(warehouse, plan.published, now=plan.started_at, to=1)
    half = plan.published / "history" / "000009-killed.tmp"
    half.write_bytes(b"half")
    gone(plan, keep=1, keep_reports_days=9999)
    assert sorted(publications.history(plan.published)) == [1, 3]
    assert not half.exists()
    assert publications.manifest(plan.published).source_no == 1


def test_every_run_tidies_at_its_end(plan: Plan) -> None:
    dead = plan.work.parent / "20260101T000000Z-dead00"
    dead.mkdir(parents=True)
    recipe.run(Steps(replace(plan, keep=2, keep_docs=2)), Watch())
    assert not dead.exists()
    assert len(list((plan.home / DOCS).iterdir())) == 2
    assert len(publications.history(plan.published)) == 2


def test_tidy_only_says_what_would_go_when_it_is_asked_to(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    dead = plan.work.parent / "20260101T000000Z-dead00"
    dead.mkdir(parents=True)
    tidy_home(plan.home, None, dry_run=True)
    assert dead.exists()
    assert "work of a run that is over" in capsys.readouterr().out
    tidy_home(plan.home, None, dry_run=False)
    assert not dead.exists()


def test_nothing_is_tidied_or_rolled_back_while_a_run_holds_the_home(plan: Plan) -> None:
    with hold(plan.home, Holder(os.getpid(), "a-run", "run", datetime.now(UTC), "here")):
        with pytest.raises(WarehouseLocked, match="a-run"):
            tidy_home(plan.home, None, dry_run=True)
        with pytest.raises(WarehouseLocked, match="a-run"):
            roll_back(plan.home, None, None)


def test_rollback_takes_a_number_or_a_run_and_the_list_marks_what_stands(
    plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = reversed(publications.publications(plan.published))
    roll_back(plan.home, None, None)
    assert publications.manifest(plan.published).run_id == second.run_id
    roll_back(plan.home, first.run_id, None)
    assert publications.manifest(plan.published).run_id == first.run_id
    assert publications.manifest(plan.published).rows["articles"] == 1
    roll_back(plan.home, "3", None)
    assert publications.manifest(plan.published).run_id == third.run_id
    capsys.readouterr()
    list_publications(plan.home)
    marked = [line.split()[1] for line in capsys.readouterr().out.splitlines() if re.match(r"\s*->", line)]
    assert marked == ["3"]


def damage(published: Path) -> None:
    """Put another file in the place of the published one, whose copy in history stays as it was."""
    (published / publications.FILE).unlink()
    (published / publications.FILE).write_bytes(b"no database")


def take_away(published: Path) -> None:
    (published / publications.FILE).unlink()


def spoil_the_manifest(published: Path) -> None:
    (published / publications.MANIFEST).write_text("{", "utf-8")


@pytest.mark.parametrize("spoil", [damage, take_away, spoil_the_manifest])
def test_rollback_of_a_damaged_publication_puts_its_own_copy_back(plan: Plan, spoil: Callable[[Path], None]) -> None:
    newest = publications.manifest(plan.published)
    spoil(plan.published)
    roll_back(plan.home, None, None)
    back = publications.manifest(plan.published)
    assert (back.run_id, back.source_no) == (newest.run_id, newest.publication_no)
    assert sha256_of(plan.published / publications.FILE) == newest.sha256


def test_rollback_passes_over_a_copy_that_is_damaged_too(plan: Plan) -> None:
    first, second, third = (publications.history(plan.published)[number] for number in (1, 2, 3))
    for copy in (second, third):
        copy.unlink()
        copy.write_bytes(b"no database")
    roll_back(plan.home, None, None)
    assert publications.manifest(plan.published).source_no == 1
    with pytest.raises(WarehouseError, match="`diembao run` publishes anew"):
        roll_back(plan.home, None, None)
    assert first.exists()


def test_rollback_takes_the_briefings_back_with_it(
    newsroom: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = shutil.copytree(newsroom, tmp_path / "home")
    plan, shape = plan_of(tmp_path, home), Shape()
    with open_warehouse(plan.warehouse, now=plan.started_at) as opened:
        with opened.begin() as connection:
            connection.execute(text("update articles set day_vn = '2026-11-16' where external_id = 'cau-1'"))
        publish.publish(opened, plan.published, plan.run, now=plan.started_at)
    assert brief_stale(home, shape) == ()
    pages = home / FOLDER
    assert (pages / "latest.html").read_bytes() == (pages / "2026-11-16.html").read_bytes()
    roll_back(home, None, None)
    assert "withdrawn  briefings of 2026-11-16" in capsys.readouterr().out
    assert not (pages / "2026-11-16.html").exists()
    assert (pages / "latest.html").read_bytes() == (pages / "2026-11-15.html").read_bytes()
    assert "2026-11-16" not in (pages / "index.html").read_text("utf-8")
    assert stale_days(home, 7)[-1] == date(2026, 11, 15)


@pytest.mark.parametrize("named", ["9", "nowhere", "2026"])
def test_rollback_to_what_is_not_there_or_may_be_several_says_what_there_is(plan: Plan, named: str) -> None:
    standing = publications.manifest(plan.published)
    with pytest.raises(WarehouseError, match="rollback --list"):
        roll_back(plan.home, named, None)
    assert publications.manifest(plan.published) == standing


def test_rollback_without_a_publication_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished):
        roll_back(tmp_path, None, None)
