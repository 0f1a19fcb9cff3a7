from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.batch import Refused, refuse, write_articles
from models.staging import stage
from tests.models.made import article, batch, files_of

ARTICLES, FACTS = "articles_measured", "facts_measured"


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.mark.parametrize("measured", [ARTICLES, FACTS])
def test_a_batch_that_nothing_was_read_from_yet_is_measured_too(tmp_path: Path, measured: str) -> None:
    folder = tmp_path / "b"
    write_articles(folder, [article()], files=files_of([article()]), quarantine=tmp_path)
    assert ask(stage(folder, measured), f"select article_no from {measured}") == [(0,)]


def test_an_article_that_was_refused_is_not_staged_for_the_next_gate(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article("a"), article("b", body="Ở Quảng Ngãi."))
    assert ask(stage(folder, FACTS), f"select count(*) from {FACTS}") == [(2,)]
    refuse(folder, [Refused(0, "gate_articles", "title_missing", "why")], quarantine=tmp_path)
    for measured in (ARTICLES, FACTS):
        assert ask(stage(folder, measured), f"select article_no from {measured}") == [(1,)]


def test_a_gate_that_still_holds_the_old_file_does_not_hinder_the_new_one(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    with duckdb.connect(str(stage(folder, ARTICLES)), read_only=True) as db:
        refuse(folder, [Refused(0, "gate_articles", "title_missing", "why")], quarantine=tmp_path)
        stage(folder, ARTICLES)
        assert db.execute(f"select count(*) from {ARTICLES}").fetchall() == [(1,)]


def test_staging_leaves_one_file_and_no_journal_with_the_measured_table_alone(tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    stage(folder, ARTICLES)
    path = stage(folder, FACTS)
    assert [p.name for p in folder.glob("staging*")] == ["staging.duckdb"]
    assert ask(path, "select table_name from duckdb_tables()") == [(FACTS,)]


def test_a_script_finds_the_tables_of_its_header_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "sql" / "staged").mkdir(parents=True)
    script = tmp_path / "sql" / "staged" / "titles.sql"
    script.write_text("-- needs: staged.articles\ncreate table titles as select title from staged.articles;")
    folder = batch(tmp_path / "b", article())
    assert ask(stage(folder, "titles", root=tmp_path / "sql"), "select * from titles") == [(article().title,)]
    script.write_text("-- needs: staged.articles\ncreate table titles as select surface from staged.mentions;")
    with pytest.raises(Exception, match="mentions"):
        stage(folder, "titles", root=tmp_path / "sql")
