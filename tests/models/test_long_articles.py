"""Articles of 60,000 characters beside short ones: every step holds them in little memory, and cuts the right words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from models.briefing import days, edition
from models.checks import run_checks
from models.derive import refresh
from models.digest import digest
from models.grouping import group
from models.ledger import start_run
from models.load import load_batch
from models.manifest import Manifest
from models.publish import publish
from models.reading_room import seat
from models.warehouse import Settings, Warehouse, open_warehouse
from tests.models.made import BODY, NOW, article, batch, run

LITTLE = Settings(memory_limit="96MB")
LONG = "Nước sông lên nhanh trong đêm, nhiều bản làng ở thượng nguồn bị cô lập. " * 830
COUNT = 80


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """A warehouse that was given 80 long articles, whose facts stand behind character 59,000, and a short one."""
    folder = tmp_path_factory.mktemp("long")
    many = [article(f"{n}", body=f"{LONG}{n}. {BODY}") for n in range(COUNT)] + [article("short")]
    with open_warehouse(folder / "w.duckdb", now=NOW, settings=LITTLE) as warehouse:
        start_run(warehouse, run())
        for first in range(0, len(many), 40):
            load_batch(warehouse, batch(folder / f"b{first}", *many[first : first + 40]), run(), now=NOW)
        refresh(warehouse)
        group(warehouse, run(), now=NOW)
        digest(warehouse)
        yield warehouse


def test_quotations_and_sentences_are_cut_from_the_right_place(full: Warehouse) -> None:
    with full.begin() as connection:
        words = connection.execute(text("select words, count(*) from quote_words group by words")).all()
        assert [tuple(row) for row in words] == [("Gió giật cấp 12", COUNT + 1)]
        cut = "select count(*), max(length(sentence)) from sentence_texts"
        assert tuple(connection.execute(text(cut)).one()) == (2 * (COUNT + 1), len(LONG) + len(f"{COUNT - 1}. {BODY}"))


def test_the_checks_that_read_texts_hold(full: Warehouse) -> None:
    results = {result.name: result for result in run_checks(full)}
    assert results["fact_surface_differs"].passed
    assert results["fact_surface_differs"].examined > COUNT
    assert results["passage_gap_or_overlap"].passed


def test_a_fact_far_behind_that_points_elsewhere_is_found(full: Warehouse) -> None:
    with full.begin() as connection:
        one = connection.execute(text("select min(article_id) from mentions where start_char > 50000")).scalar_one()
        change = "update mentions set surface = :name where mention_no = 0 and article_id = :one"
        name = connection.execute(
            text("select surface from mentions where mention_no = 0 and article_id = :one"), {"one": one}
        ).scalar_one()
        connection.execute(text(change), {"one": one, "name": "Quảng Nam"})
    found = {result.name: result for result in run_checks(full)}["fact_surface_differs"]
    with full.begin() as connection:
        connection.execute(text(change), {"one": one, "name": name})
    assert found.failing == 1


def test_the_briefing_of_their_day_is_made(full: Warehouse, tmp_path: Path) -> None:
    made: Manifest = publish(full, tmp_path / "published", run(), now=NOW)
    with seat(tmp_path / "published", LITTLE) as one:
        (day,) = (known.day for known in days(one))
        told = edition(one, day, made)
    assert told.article_count == COUNT + 1
