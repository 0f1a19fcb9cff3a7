"""The same articles give the same tables, in whatever order, batches and runs they are loaded."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diembao.article import Article
from models.checks import run_checks
from models.checksum import table_checksums
from models.derive import OutletRow, refresh
from models.ledger import start_run
from models.load import load_batch
from models.warehouse import open_warehouse
from tests.models.made import BODY, NOW, article, batch, run

TIMES = [None, datetime(2026, 11, 14, 8, tzinfo=UTC), datetime(2026, 11, 14, 9, tzinfo=UTC)]
OUTLETS = [OutletRow("tp", "Tiền Phong", "TPO", "tienphong.vn", "báo")]


def tables_of(folder: Path, empty: Path, batches: list[list[Article]], *, one_run: bool = False) -> dict[str, str]:
    """Return the checksums of a warehouse into which `batches` were loaded, each in a run of its own."""
    folder.mkdir()
    path = folder / "warehouse.duckdb"
    shutil.copyfile(empty, path)
    with open_warehouse(path, now=NOW) as warehouse:
        for number, articles in enumerate(batches):
            this = run(0 if one_run else number)
            if number == 0 or not one_run:
                start_run(warehouse, this)
            load_batch(warehouse, batch(folder / f"batch-{number}", *articles), this, now=NOW)
            if not one_run:
                refresh(warehouse, OUTLETS)
        refresh(warehouse, OUTLETS)
        wrong = [c.name for c in run_checks(warehouse) if not c.passed and c.severity == "critical"]
        assert wrong == []
        with warehouse.begin() as connection:
            return table_checksums(connection)


@st.composite
def deliveries(draw: st.DrawFn, most: int) -> list[Article]:
    """Deliveries of a few articles: versions, copies, the same words under other names, with and without dates."""
    count = draw(st.integers(2, most))
    return [
        article(
            draw(st.sampled_from("abc")),
            body=draw(st.sampled_from([BODY, "Tan ở Quảng Ngãi.", BODY + " Trần Văn Lực."])),
            file=f"{n}.txt",
            modified_at=draw(st.sampled_from(TIMES)),
            published_at=draw(st.sampled_from(TIMES)),
            author=draw(st.sampled_from([None, "An", "Bình"])),
            outlet_id=draw(st.sampled_from([None, "tp", "la"])),
        )
        for n in range(count)
    ]


def same_in_any_order(folder: Path, empty: Path, many: list[Article], data: st.DataObject) -> None:
    """Load `many` at once, one by one and in two halves, each in another order; the tables must be the same."""
    shuffled = data.draw(st.permutations(many))
    cut = data.draw(st.integers(0, len(many)))
    at_once = tables_of(folder / "at_once", empty, [many])
    one_by_one = tables_of(folder / "one_by_one", empty, [[a] for a in shuffled])
    in_two = tables_of(folder / "in_two", empty, [shuffled[cut:], shuffled[:cut]], one_run=True)
    assert at_once == one_by_one == in_two


@given(deliveries(4), st.data())
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_order_and_any_batches_give_the_same_tables(
    tmp_path_factory: pytest.TempPathFactory, empty_file: Path, many: list[Article], data: st.DataObject
) -> None:
    same_in_any_order(tmp_path_factory.mktemp("order"), empty_file, many, data)


@pytest.mark.slow
@given(deliveries(7), st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_many_orders_of_many_deliveries_give_the_same_tables(
    tmp_path_factory: pytest.TempPathFactory, empty_file: Path, many: list[Article], data: st.DataObject
) -> None:
    same_in_any_order(tmp_path_factory.mktemp("order"), empty_file, many, data)


def test_three_versions_in_each_of_the_six_orders_give_the_same_tables(tmp_path: Path, empty_file: Path) -> None:
    versions = [
        article("a", file="1.txt", modified_at=TIMES[1], author="An"),
        article("a", body="Sửa lần một ở Quảng Ngãi.", file="2.txt", modified_at=TIMES[2]),
        article("a", file="3.txt"),
    ]
    found = [
        tables_of(tmp_path / str(n), empty_file, [[a] for a in order]) for n, order in enumerate(permutations(versions))
    ]
    assert all(tables == found[0] for tables in found)


def test_loading_everything_again_changes_nothing(tmp_path: Path, empty_file: Path) -> None:
    many = [article("a"), article("b", body="Hai."), article("c", modified_at=TIMES[1])]
    once = tables_of(tmp_path / "once", empty_file, [many])
    assert tables_of(tmp_path / "twice", empty_file, [many, many]) == once


def test_other_words_give_other_checksums(tmp_path: Path, empty_file: Path) -> None:
    one = tables_of(tmp_path / "one", empty_file, [[article("a")]])
    other = tables_of(tmp_path / "other", empty_file, [[article("a", author="An")]])
    assert {name for name in one if one[name] != other[name]} == {"articles", "article_versions"}
