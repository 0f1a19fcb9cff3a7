"""A stranger's SQL reads the published file and nothing else, within its limits."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from diembao.errors import NothingPublished
from models import exploring
from models.exploring_library import Library, Limits
from models.query import examples
from tests import newsroom as press

SECRET = "mật khẩu của người khác"


@pytest.fixture(scope="module")
def library(newsroom: Path) -> Library:
    return Library(newsroom / "published", Limits(rows=50, seconds=2.0, memory="200MB"))


def test_a_question_is_answered(library: Library) -> None:
    told = library.ask("select count(*) as articles from articles")
    assert (told.columns, told.rows, told.trouble) == (("articles",), ((len(press.ALL),),), None)


@pytest.mark.parametrize(
    "asked", ["from articles limit 1", "describe articles", "summarize outlets", "show tables", "explain select 1"]
)
def test_every_sort_of_question_is_answered(library: Library, asked: str) -> None:
    assert library.ask(asked).trouble is None
    assert library.ask(asked).rows


@pytest.mark.parametrize("example", examples(), ids=lambda e: e.name)
def test_every_example_is_answered(library: Library, example: object) -> None:
    assert library.ask(example.sql).trouble is None  # type: ignore[attr-defined]


FILES = (
    "select * from read_csv('{}')",
    "select * from read_text('{}')",
    "select * from read_blob('{}')",
    "select * from read_json('{}')",
    "select * from read_parquet('{}')",
    "select * from sniff_csv('{}')",
    "select * from '{}'",
    "select * from glob('{}*')",
    "select * from parquet_metadata('{}')",
    "from read_duckdb('{}', table_name = 'articles')",
    "select * from query('select * from read_text(''{}'')')",
    "explain analyze select * from read_text('{}')",
)


@pytest.mark.parametrize("asked", FILES)
def test_no_file_is_read(library: Library, tmp_path: Path, asked: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(f"a\n{SECRET}\n", "utf-8")
    for path in (secret, "/etc/passwd", "https://example.org/a.csv", library.published / "manifest.json"):
        told = library.ask(asked.format(path))
        assert told.trouble, asked
        assert not told.rows
        assert SECRET not in told.trouble
        assert "root:" not in told.trouble


@pytest.mark.parametrize(
    "asked",
    [
        "attach '{}' as other",
        "attach ':memory:' as other",
        "detach published",
        "use memory",
        "copy articles to '{}'",
        "copy (select 1) to '{}'",
        "export database '{}'",
        "import database '{}'",
        "install httpfs",
        "load httpfs",
        "load '{}'",
        "pragma enable_profiling",
        "set profiling_output = '{}'",
        "set enable_external_access = true",
        "reset memory_limit",
        "set memory_limit = '100GB'",
        "create table t as select 1",
        "create or replace macro search(q) as table select 1",
        "insert into articles by name select * from articles",
        "update articles set title = 'x'",
        "delete from articles",
        "drop table articles",
        "alter table articles add column x int",
        "call pragma_version()",
        "checkpoint",
        "vacuum",
        "prepare p as select 1",
        "begin transaction",
        "select 1; drop table articles",
        "select 1; select 2",
        "",
        "-- nothing",
        "select",
        "); drop table articles; --",
    ],
)
def test_nothing_but_one_question_is_asked(library: Library, tmp_path: Path, asked: str) -> None:
    told = library.ask(asked.format(tmp_path / "out"))
    assert told.trouble
    assert not (tmp_path / "out").exists()
    assert library.ask("select count(*) from articles").rows == ((len(press.ALL),),)


def test_the_switches_are_locked(library: Library) -> None:
    told = library.ask(
        "select name, value from duckdb_settings() where name in ('enable_external_access', 'lock_configuration', "
        "'allow_community_extensions', 'autoinstall_known_extensions') order by name"
    )
    assert dict(told.rows) == {  # type: ignore[arg-type]
        "allow_community_extensions": "false",
        "autoinstall_known_extensions": "false",
        "enable_external_access": "false",
        "lock_configuration": "true",
    }


def test_an_answer_that_takes_too_long_is_stopped(newsroom: Path) -> None:
    library = Library(newsroom / "published", Limits(seconds=0.5))
    told = library.ask("select sum(hash(i)) from range(1000000000000) as r(i)")
    assert told.trouble is not None
    assert "longer than 0.5 seconds" in told.trouble
    assert library.ask("select 1").rows == ((1,),), "the next question is answered"


def test_an_answer_that_is_too_large_is_refused(library: Library) -> None:
    told = library.ask("select list(i) as l from range(1000000000) as r(i)")
    assert told.trouble is not None
    assert library.ask("select 1").rows == ((1,),)


def test_rows_beyond_the_limit_are_not_fetched(library: Library) -> None:
    told = library.ask("from range(1000)")
    assert (len(told.rows), told.more) == (50, True)
    assert not library.ask("from range(50)").more


def test_questions_wait_for_their_turn(newsroom: Path) -> None:
    library = Library(newsroom / "published", Limits(seconds=0.3, at_once=1))
    slow = threading.Thread(target=library.ask, args=("select count(*) from range(1000000000) a, range(1000000) b",))
    library._turns.acquire()
    try:
        assert "at once" in str(library.ask("select 1").trouble)
    finally:
        library._turns.release()
    slow.start()
    slow.join()
    assert library.ask("select 1").rows == ((1,),)


def test_a_new_publication_is_read_by_those_who_come_next(newsroom: Path, tmp_path: Path) -> None:
    shutil.copytree(newsroom / "published", tmp_path / "published")
    library = Library(tmp_path / "published")
    with library.seat() as old:
        file = tmp_path / "published" / "diembao.duckdb"
        copy = tmp_path / "copy.duckdb"
        shutil.copy(file, copy)
        os.utime(copy, ns=(1, 1))
        copy.replace(file)
        with library.seat() as new:
            assert exploring.days(new) == exploring.days(old)
            assert new.raw is not old.raw


def test_without_a_publication_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished), Library(tmp_path).seat():
        pass
