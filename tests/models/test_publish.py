from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from diembao.errors import NothingPublished, WarehouseError
from models.checksum import table_checksums
from models.derive import refresh
from models.load import load_batch
from models.manifest import Manifest, sha256_of
from models.publications import FILE, history, manifest
from models.publish import publish, rollback
from models.query import examples, query
from models.warehouse import Warehouse
from tests.models.made import NOW, article, batch, run

READER = """
import sys, duckdb
db = duckdb.connect(sys.argv[1], read_only=True)
db.execute("set enable_progress_bar = false")
open_query = db.execute("select outlet_id from outlets order by outlet_id")
first = open_query.fetchone()
print("reading", flush=True)
sys.stdin.readline()
rest = open_query.fetchall()
again = db.execute("select count(*) from outlets").fetchone()
print(first, rest, again, flush=True)
"""


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "published"


def publish_with(warehouse: Warehouse, published: Path, name: str, keep: int = 7) -> Manifest:
    """Publish after one more outlet was written."""
    with warehouse.begin() as connection:
        connection.execute(text("insert into outlets values (:name, :name, null, null, null, true)"), {"name": name})
    return publish(warehouse, published, run(), now=NOW + timedelta(hours=1), keep=keep)


def names(published: Path) -> list[object]:
    return [row[0] for row in query(published, "select outlet_id from outlets order by 1").rows]


def test_the_published_file_is_what_its_manifest_says(warehouse: Warehouse, published: Path) -> None:
    made = publish_with(warehouse, published, "a")
    file = published / FILE
    assert manifest(published) == made
    assert (made.sha256, made.size_bytes) == (sha256_of(file), file.stat().st_size)
    assert (made.publication_no, made.run_id, made.rows["outlets"], made.rows["articles"]) == (1, "run-1", 1, 0)
    assert made.checksums == table_checksums(file)
    with warehouse.begin() as connection:
        rows = connection.execute(text("select publication_no, kind, sha256 from ops.publications")).all()
    assert [tuple(r) for r in rows] == [(1, "publish", made.sha256)]


def test_the_published_file_is_read_only_and_leaves_no_half_files(warehouse: Warehouse, published: Path) -> None:
    publish_with(warehouse, published, "a")
    assert stat.S_IMODE((published / FILE).stat().st_mode) == 0o444
    assert sorted(p.name for p in published.iterdir()) == [FILE, "history", "manifest.json"]
    assert sorted(p.name for p in (published / "history").iterdir()) == ["000001-run-1.duckdb", "000001-run-1.json"]


def test_a_reader_in_the_middle_of_a_query_is_not_disturbed(warehouse: Warehouse, published: Path) -> None:
    publish_with(warehouse, published, "a")
    publish_with(warehouse, published, "b")
    command = [sys.executable, "-c", READER, str(published / FILE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin and reader.stdout
        assert reader.stdout.readline() == "reading\n"
        publish_with(warehouse, published, "c", keep=1)
        assert names(published) == ["a", "b", "c"]
        said, _ = reader.communicate("\n", timeout=30)
    assert said == "('a',) [('b',)] (2,)\n"
    assert reader.returncode == 0


def test_the_warehouse_can_load_while_the_published_file_is_queried(warehouse: Warehouse, published: Path) -> None:
    publish_with(warehouse, published, "a")
    with warehouse.begin() as connection:
        connection.execute(text("delete from outlets"))
        assert names(published) == ["a"]


def test_history_keeps_the_last_publications(warehouse: Warehouse, published: Path) -> None:
    for name in "abcd":
        publish_with(warehouse, published, name, keep=2)
    assert sorted(history(published)) == [3, 4]
    assert len(list((published / "history").iterdir())) == 4


def test_a_rollback_puts_the_last_but_one_back_and_says_so(warehouse: Warehouse, published: Path) -> None:
    first = publish_with(warehouse, published, "a")
    publish_with(warehouse, published, "b")
    back = rollback(warehouse, published, now=NOW + timedelta(hours=2))
    assert names(published) == ["a"]
    assert (back.publication_no, back.source_no, back.kind, back.sha256) == (3, 1, "rollback", first.sha256)
    assert manifest(published) == back
    assert rollback(warehouse, published, now=NOW, to=2).source_no == 2
    assert names(published) == ["a", "b"]


def test_after_a_rollback_the_next_publication_has_a_new_number(warehouse: Warehouse, published: Path) -> None:
    publish_with(warehouse, published, "a")
    publish_with(warehouse, published, "b")
    rollback(warehouse, published, now=NOW)
    assert publish_with(warehouse, published, "c").publication_no == 4
    assert names(published) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("to", "why"), [(None, "no earlier publication"), (9, "there are: 1")], ids=["nothing-before", "never-published"]
)
def test_a_rollback_to_what_is_not_there_changes_nothing(
    warehouse: Warehouse, published: Path, to: int | None, why: str
) -> None:
    made = publish_with(warehouse, published, "a")
    with pytest.raises(WarehouseError, match=why):
        rollback(warehouse, published, now=NOW, to=to)
    assert manifest(published) == made


def test_a_rollback_passes_over_a_file_that_was_changed_since_and_refuses_it_by_number(
    warehouse: Warehouse, published: Path
) -> None:
    for name in "abc":
        publish_with(warehouse, published, name)
    old = history(published)[2]
    old.chmod(0o644)
    old.write_bytes(old.read_bytes() + b"x")
    with pytest.raises(WarehouseError, match="not the file that was published"):
        rollback(warehouse, published, now=NOW, to=2)
    assert names(published) == ["a", "b", "c"]
    assert rollback(warehouse, published, now=NOW).source_no == 1
    assert names(published) == ["a"]


def test_a_publication_that_breaks_leaves_the_last_good_one(
    warehouse: Warehouse, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = publish_with(warehouse, published, "a")

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="no space"):
        publish_with(warehouse, published, "b")
    assert manifest(published) == made
    assert names(published) == ["a"]
    assert sorted(history(published)) == [1]


def test_without_hard_links_the_file_is_copied(
    warehouse: Warehouse, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError("links are not supported here")

    monkeypatch.setattr(os, "link", none)
    made = publish_with(warehouse, published, "a")
    assert sha256_of(published / FILE) == made.sha256


def test_before_the_first_publication_there_is_nothing_to_ask(published: Path) -> None:
    with pytest.raises(NothingPublished, match="diembao run"):
        query(published, "select 1")
    with pytest.raises(NothingPublished):
        manifest(published)


def test_a_query_answers_with_columns_and_as_many_rows_as_asked_for(warehouse: Warehouse, published: Path) -> None:
    publish_with(warehouse, published, "a")
    answer = query(published, "select i, i::varchar as word from range(5) as t(i)", limit=2)
    assert (answer.columns, answer.rows, answer.more) == (("i", "word"), [(0, "0"), (1, "1")], True)
    assert query(published, "select 1 as one where false").rows == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        pytest.param("selec 1", "syntax error", id="syntax"),
        pytest.param("select * from nothing", "nothing does not exist", id="no-such-table"),
        pytest.param("delete from articles", "read-only", id="write"),
        pytest.param("select ':a' || 1/0 from", "error", id="colon"),
    ],
)
def test_a_wrong_query_is_answered_in_the_words_of_duckdb(
    warehouse: Warehouse, published: Path, sql: str, said: str
) -> None:
    publish_with(warehouse, published, "a")
    with pytest.raises(WarehouseError, match=said):
        query(published, sql)


def test_every_example_runs_and_has_its_question_in_both_languages(warehouse: Warehouse, published: Path) -> None:
    load_batch(warehouse, batch(published.parent / "batch", article()), run(), now=NOW)
    refresh(warehouse)
    publish(warehouse, published, run(), now=NOW)
    found = examples()
    assert len(found) >= 3
    for example in found:
        assert example.question and example.question_vi, example.name
        query(published, example.sql)
