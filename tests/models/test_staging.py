from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.batch import Refused, refuse, write_articles
from models.staging import TABLES, stage
from tests.models.made import article, batch, files_of


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_a_staged_batch_has_all_its_rows_and_tables_without_rows(tmp_path: Path) -> None:
    folder = tmp_path / "b"
    write_articles(folder, [article()], files=files_of([article()]), quarantine=tmp_path)
    path = stage(folder)
    counts = {t: ask(path, f"select count(*) from staged.{t}")[0][0] for t in TABLES}
    assert counts == dict.fromkeys(TABLES, 0) | {"articles": 1, "passages": 2}


def test_an_article_that_was_refused_is_not_staged_for_the_next_gate(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article("a"), article("b", body="Ở Quảng Ngãi."))
    assert ask(stage(folder), "select count(distinct article_no) from staged.mentions") == [(2,)]
    refuse(folder, [Refused(0, "gate_articles", "title_missing", "why")], quarantine=tmp_path)
    path = stage(folder)
    for table in ("articles", "passages", "mentions", "sentences", "readings"):
        assert ask(path, f"select distinct article_no from staged.{table}") == [(1,)]


def test_a_gate_that_still_holds_the_old_file_does_not_hinder_the_new_one(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    with duckdb.connect(str(stage(folder)), read_only=True) as db:
        refuse(folder, [Refused(0, "gate_articles", "title_missing", "why")], quarantine=tmp_path)
        stage(folder)
        assert db.execute("select count(*) from staged.articles").fetchall() == [(1,)]


def test_staging_leaves_one_file_and_no_journal(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    stage(folder)
    stage(folder)
    assert [p.name for p in folder.glob("staging*")] == ["staging.duckdb"]


def test_views_on_batches_are_made_and_views_on_runs_are_not(tmp_path: Path) -> None:
    root = tmp_path / "sql"
    (root / "staged").mkdir(parents=True)
    titles = "-- needs: staged.articles\ncreate view titles as select title from staged.articles;"
    runs = "-- needs: staged.run\ncreate view runs as select run_id from staged.run;"
    (root / "staged" / "titles.sql").write_text(titles)
    (root / "staged" / "runs.sql").write_text(runs)
    path = stage(batch(tmp_path / "b", article()), root=root)
    assert ask(path, "select * from titles") == [(article().title,)]
    with pytest.raises(duckdb.CatalogException):
        ask(path, "select * from runs")
