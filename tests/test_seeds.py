"""The two article files the project began with, through the whole pipeline; skipped where they are not there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.flows.news import run

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
FIRST, SECOND = "000_42beaa4c2245c016", "003_70424057c26d3887"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")


def published(folder: Path, inbox: Path) -> duckdb.DuckDBPyConnection:
    summary = run(inbox, folder / "home")
    assert summary.status == "done", summary.failed
    return duckdb.connect(str(folder / "home" / "published" / "diembao.duckdb"), read_only=True)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with published(tmp_path_factory.mktemp("seeds"), SEEDS) as connection:
        yield connection


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("dated")
    shutil.copytree(SEEDS, folder / "inbox")
    (folder / "inbox" / f"{SECOND}.meta.json").write_text(json.dumps({"date": "2015-11-19"}), "utf-8")
    with published(folder, folder / "inbox") as connection:
        yield connection


def test_both_are_loaded_with_their_titles(db: duckdb.DuckDBPyConnection) -> None:
    assert db.execute("select external_id, title from articles order by 1").fetchall() == [
        (FIRST, "Chung tay bảo vệ nhân loại"),
        (SECOND, "Nga đặt điều kiện liên minh với phương Tây chống IS"),
    ]


def test_the_second_has_its_outlet_from_its_text_and_the_first_has_none(db: duckdb.DuckDBPyConnection) -> None:
    rows = db.execute("select external_id, outlet_id, outlet_from, published_at from articles order by 1").fetchall()
    assert rows[0] == (FIRST, None, "none", None)
    assert rows[1][1:3] == ("tienphong", "prefix")
    assert db.execute("select count(*) from ops.quarantine").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        pytest.param("TPO -", {"dateline"}, id="outlet-prefix"),
        pytest.param("Theo Reuters, Sputnik News", {"byline"}, id="source-tail"),
        pytest.param("MỚI - NÓNG", {"promo"}, id="promo"),
        pytest.param("Ông Lavrov (phải) và Ngoại trưởng Mỹ John Kerry", {"caption"}, id="doubled-caption"),
    ],
)
def test_furniture_of_the_second_is_not_body(db: duckdb.DuckDBPyConnection, words: str, kinds: set[str]) -> None:
    rows = db.execute(
        "select p.kind, p.rule from passages as p join articles as a using (article_id) "
        "where external_id = ? and contains(a.text[p.start_char + 1 : p.end_char], ?)",
        [SECOND, words],
    ).fetchall()
    assert {kind for kind, _ in rows} == kinds
    if kinds == {"caption"}:
        assert any("doubled" in rule for _, rule in rows)


def test_no_year_is_invented(db: duckdb.DuckDBPyConnection) -> None:
    values = {
        v
        for (v,) in db.execute(
            "select value from times join articles using (article_id) where external_id = ?", [SECOND]
        ).fetchall()
    }
    assert {"XXXX-11-13", "XXXX-11-18", "XXXX-11-26"} <= values
    assert not any(value.startswith("20") for value in values)


def test_a_sidecar_gives_the_year(dated: duckdb.DuckDBPyConnection) -> None:
    values = {
        v
        for (v,) in dated.execute(
            "select value from times join articles using (article_id) where external_id = ?", [SECOND]
        ).fetchall()
    }
    assert {"2015-11-13", "2015-11-18", "2015-11-26"} <= values
    assert dated.execute("select published_from from articles where external_id = ?", [SECOND]).fetchall() == [
        ("sidecar",)
    ]


def test_the_cited_sources_are_found(db: duckdb.DuckDBPyConnection) -> None:
    sources = {
        s
        for (s,) in db.execute(
            "select source from citations join articles using (article_id) where external_id = ?", [SECOND]
        ).fetchall()
    }
    assert any("SOHR" in source for source in sources)
    assert {"Reuters", "Sputnik News"} <= sources
