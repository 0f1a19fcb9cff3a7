"""Every check of sql/checks finds the fault that it is for, and nothing in a sound warehouse."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from models.batch import write_readings
from models.checks import run_check, run_checks
from models.derive import refresh
from models.grouping import group
from models.ledger import finish_reading, start_run
from models.load import load_batch
from models.scripts import script, scripts
from models.warehouse import Warehouse, open_warehouse
from tests.models.made import NOW, article, batch, reading, run

FAULTS = [
    pytest.param("fact_surface_differs", "update mentions set surface = 'Bão' where mention_no = 0", id="other-words"),
    pytest.param("fact_surface_differs", "update citations set start_char = 1, end_char = 4", id="shifted"),
    pytest.param("fact_outside_text", "update quotes set end_char = 100000", id="past-the-end"),
    pytest.param("fact_outside_text", "update events set end_char = start_char", id="empty-span"),
    pytest.param("fact_outside_text", "update roles set role_start = -1, role_end = 2", id="before-the-start"),
    pytest.param("passage_gap_or_overlap", "delete from passages where kind = 'body'", id="gap-at-the-end"),
    pytest.param("passage_gap_or_overlap", "delete from passages where kind = 'title'", id="gap-at-the-start"),
    pytest.param("passage_gap_or_overlap", "delete from passages", id="no-passage"),
    pytest.param("passage_gap_or_overlap", "update passages set start_char = 20 where kind = 'body'", id="overlap"),
    pytest.param("key_not_unique", "insert into articles select * from articles", id="article-twice"),
    pytest.param("key_not_unique", "insert into ops.runs select * from ops.runs", id="run-twice"),
    pytest.param("reference_missing", "delete from articles", id="facts-without-article"),
    pytest.param("reference_missing", "update articles set outlet_id = 'nobody'", id="no-such-outlet"),
    pytest.param("reference_missing", "update articles set version = 2", id="no-such-version"),
    pytest.param("reference_missing", "delete from entities", id="no-such-entity"),
    pytest.param("reference_missing", "update sentences set passage_no = 9", id="no-such-passage"),
    pytest.param("reference_missing", "update mentions set sentence_no = 9", id="no-such-sentence"),
    pytest.param("reference_unknown", "update roles set place_id = 'LOC-nowhere'", id="unmentioned-place"),
    pytest.param("value_not_allowed", "update mentions set type = 'PERSON'", id="unknown-type"),
    pytest.param("value_not_allowed", "update ops.files set outcome = 'lost'", id="unknown-outcome"),
    pytest.param("run_not_reconciled", "delete from ops.files", id="file-lost"),
    pytest.param("run_not_reconciled", "update ops.files set loaded = 0", id="record-lost"),
    pytest.param("run_not_reconciled", "update ops.files set records_seen = null", id="file-not-finished"),
    pytest.param("day_differs", "update articles set day_vn = day_vn - 1", id="another-day"),
    pytest.param("day_differs", "update articles set published_from = 'none'", id="a-date-from-nowhere"),
    pytest.param("column_without_comment", "alter table outlets add column city varchar", id="column"),
    pytest.param("column_without_comment", "create view v as select 1 as one", id="view"),
    pytest.param("column_without_comment", "comment on table outlets is null", id="table"),
    pytest.param("entities_stale", "insert into ops.entities_to_refresh values ('p')", id="entity-waits"),
    pytest.param("stories_differ", "insert into ops.days_to_tell values (739000)", id="day-waits"),
    pytest.param("stories_differ", "update articles set story_id = null", id="article-without-its-story"),
    pytest.param("stories_differ", "update stories set article_count = 2", id="article-lost"),
    pytest.param("stories_differ", "delete from story_decisions; delete from stories", id="story-lost"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Iterator[Warehouse]:
    """A warehouse with one article in it, in which every check holds; what a test does to it is rolled back."""
    home = tmp_path_factory.mktemp("sound")
    shutil.copyfile(empty_file, home / "warehouse.duckdb")
    with open_warehouse(home / "warehouse.duckdb", now=NOW) as warehouse:
        start_run(warehouse, run())
        load_batch(warehouse, _linked(home / "b"), run(), now=NOW)
        refresh(warehouse)
        group(warehouse, run(), now=NOW)
        finish_reading(warehouse, run(), files_seen=1, records_seen=1)
        yield warehouse


def _linked(folder: Path) -> Path:
    """Return a batch of one article whose role and quotation belong to a person that it mentions."""
    facts = reading(article())
    person = next(m.entity_id for m in facts.mentions if m.surface == "Trần Văn Lực")
    roles = (dataclasses.replace(facts.roles[0], person_id=person),)
    quotes = (dataclasses.replace(facts.quotes[0], speaker_id=person),)
    batch(folder, article())
    write_readings(folder, 0, [(0, dataclasses.replace(facts, roles=roles, quotes=quotes))])
    return folder


def test_every_check_holds_in_a_sound_warehouse(sound: Warehouse) -> None:
    results = run_checks(sound)
    assert [r.name for r in results] == [s.name for s in scripts("checks")]
    assert [r.name for r in results if not r.passed] == []
    assert {r.suite for r in results} == {"warehouse"}


@pytest.mark.parametrize(("check", "fault"), FAULTS)
def test_a_fault_is_found_by_its_check(sound: Warehouse, check: str, fault: str) -> None:
    with sound.engine.connect() as connection:
        connection.execute(text(fault))
        result = run_check(connection, script("checks", check))
        connection.rollback()
    assert not result.passed
    assert result.failing > 0
    assert result.sample
    assert result.stops is (result.severity == "critical")


@pytest.mark.parametrize("check", [s.name for s in scripts("checks") if s.fields.get("sliced")])
def test_a_check_in_slices_finds_what_it_finds_in_one(sound: Warehouse, check: str) -> None:
    ask = script("checks", check)
    with sound.engine.connect() as connection:
        for name, fault in (param.values for param in FAULTS):
            if name == check:
                connection.execute(text(str(fault)))
        whole, sliced = run_check(connection, ask), run_check(connection, ask, slices=7)
        connection.rollback()
    assert whole.failing > 0
    assert (sliced.failing, sorted(sliced.sample)) == (whole.failing, sorted(whole.sample))


def test_every_check_has_a_fault_that_it_finds() -> None:
    assert {param.values[0] for param in FAULTS} == {s.name for s in scripts("checks")}
