from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from diembao.errors import BatchIncomplete
from diembao.refusal import Refusal, Stage
from models.batch import FileSeen, Refused, refuse, write_articles, write_readings
from models.checks import run_checks
from models.checksum import table_checksums
from models.derive import refresh
from models.ledger import finish_reading, known_files, run_counts, start_run
from models.load import Loaded, load_batch
from models.warehouse import Warehouse
from tests.models.made import BODY, NOW, article, batch, files_of, mention, reading, run

EARLY = datetime(2026, 11, 14, 8, tzinfo=UTC)
LATE = datetime(2026, 11, 14, 9, tzinfo=UTC)


def ask(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def load(warehouse: Warehouse, folder: Path, number: int = 1, **changed: Any) -> Loaded:
    return load_batch(warehouse, folder, run(number, **changed), now=NOW + timedelta(days=number))


def outcomes(done: Loaded) -> tuple[int, int, int, int]:
    return done.loaded, done.unchanged, done.duplicate, done.quarantined


def test_a_batch_appears_in_every_table_with_its_ledger(warehouse: Warehouse, tmp_path: Path) -> None:
    done = load(warehouse, batch(tmp_path / "b", article("a"), article("b", body="Tin khác, ở Quảng Ngãi.")))
    refresh(warehouse)
    finish_reading(warehouse, run(), files_seen=2, records_seen=2)
    assert outcomes(done) == (2, 0, 0, 0)
    counted = {t: ask(warehouse, f"select count(*) from {t}")[0][0] for t in done.rows}
    assert counted == done.rows
    assert all(counted.values())
    assert [c.name for c in run_checks(warehouse) if not c.passed] == ["reference_unknown"]


def test_the_same_batch_is_not_loaded_twice_by_one_run(warehouse: Warehouse, tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    first = load(warehouse, folder)
    assert load(warehouse, folder) == first
    assert ask(warehouse, "select count(*) from ops.batches") == [(1,)]


def test_the_same_words_are_unchanged_in_a_later_run_and_duplicate_in_the_same_one(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    twice = batch(tmp_path / "b1", article("a", file="1.txt"), article("a", file="2.txt"))
    assert outcomes(load(warehouse, twice)) == (1, 0, 1, 0)
    assert outcomes(load(warehouse, batch(tmp_path / "b2", article("a", file="3.txt")))) == (0, 0, 1, 0)
    assert outcomes(load(warehouse, batch(tmp_path / "b3", article("a", file="4.txt")), 2)) == (0, 1, 0, 0)
    assert ask(warehouse, "select file, outcome from ops.deliveries order by file") == [
        ("1.txt", "loaded"),
        ("2.txt", "duplicate"),
        ("3.txt", "duplicate"),
        ("4.txt", "unchanged"),
    ]


def test_an_edited_article_is_a_new_version_and_its_facts_replace_the_old(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, batch(tmp_path / "b1", article("a", modified_at=EARLY)))
    edited = article("a", title="Bão số 9 đã tan", body="Không còn gì.", file="a2.txt", modified_at=LATE)
    assert outcomes(load(warehouse, batch(tmp_path / "b2", edited), 2)) == (1, 0, 0, 0)
    assert ask(warehouse, "select title, version, first_run_id, last_run_id from articles") == [
        ("Bão số 9 đã tan", 2, "run-1", "run-2")
    ]
    assert ask(warehouse, "select version, title, run_id from article_versions order by version") == [
        (1, article("a").title, "run-1"),
        (2, "Bão số 9 đã tan", "run-2"),
    ]
    assert ask(warehouse, "select count(*) from mentions") == [(0,)]


def test_an_older_version_that_comes_late_takes_its_number_and_leaves_the_facts(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    load(warehouse, batch(tmp_path / "b1", article("a", modified_at=LATE)))
    load(warehouse, batch(tmp_path / "b2", article("a", body="Chưa có gì.", file="a0.txt", modified_at=EARLY)), 2)
    assert ask(warehouse, "select version, text from articles") == [(2, article("a").text)]
    assert ask(warehouse, "select count(*) from mentions") == [(3,)]


def test_two_versions_in_one_batch_are_both_kept_and_the_later_stands(warehouse: Warehouse, tmp_path: Path) -> None:
    old = article("a", body="Cũ, ở Quảng Ngãi.", file="z.txt")
    new = article("a", modified_at=EARLY)
    assert outcomes(load(warehouse, batch(tmp_path / "b", new, old))) == (2, 0, 0, 0)
    assert ask(warehouse, "select version, text from articles") == [(2, new.text)]
    assert ask(warehouse, "select count(*) from passages") == [(2,)]


def test_among_equal_words_the_fuller_delivery_wins_then_the_smaller_name(warehouse: Warehouse, tmp_path: Path) -> None:
    bare, full = article("a", file="1.txt"), article("a", file="2.txt", author="An")
    load(warehouse, batch(tmp_path / "b1", bare))
    load(warehouse, batch(tmp_path / "b2", full, article("a", file="3.txt", author="Bình")))
    assert ask(warehouse, "select file, author from articles") == [("2.txt", "An")]
    assert ask(warehouse, "select file, seen_at from article_versions") == [("2.txt", NOW + timedelta(days=1))]


def test_a_file_that_was_mended_replaces_what_it_said_before(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, batch(tmp_path / "b1", article("a", author="Ann")))
    load(warehouse, batch(tmp_path / "b2", article("a", author="An")), 2)
    assert ask(warehouse, "select author, last_run_id from articles") == [("An", "run-2")]


def test_newer_code_reads_the_facts_of_unchanged_words_again(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, batch(tmp_path / "b1", article("a")))
    folder = batch(tmp_path / "b2", article("a"))
    better = dataclasses.replace(reading(article("a")), mentions=(mention("Bão", 0),))
    write_readings(folder, 0, [(0, better)])
    assert outcomes(load(warehouse, folder, 2, extractor_version="x2")) == (0, 1, 0, 0)
    assert ask(warehouse, "select surface from mentions") == [("Bão",)]
    assert ask(warehouse, "select extractor_version, first_run_id from articles") == [("x2", "run-1")]


def test_the_same_words_under_two_addresses_point_to_the_first_published(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, batch(tmp_path / "b1", article("c", published_at=LATE), article("d", published_at=None)))
    assert ask(warehouse, "select external_id, duplicate_of is null from articles order by 1") == [
        ("c", True),
        ("d", False),
    ]
    first = article("b", published_at=EARLY)
    load(warehouse, batch(tmp_path / "b2", first))
    assert ask(warehouse, "select external_id, duplicate_of from articles order by 1") == [
        ("b", None),
        ("c", first.article_id),
        ("d", first.article_id),
    ]
    load(warehouse, batch(tmp_path / "b3", article("b", body="Đã sửa.", file="e.txt", modified_at=LATE)))
    assert ask(warehouse, "select external_id, duplicate_of is null from articles order by 1") == [
        ("b", True),
        ("c", True),
        ("d", False),
    ]


def test_refused_articles_are_quarantined_with_reason_and_not_loaded(warehouse: Warehouse, tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article("a"), article("b", body="Khác."))
    refuse(folder, [Refused(0, Stage.GATE_FACTS, "fact_outside_text", "why")], quarantine=tmp_path / "q")
    refuse(folder, [Refused(0, Stage.GATE_FACTS, "no_sentences", "why else")], quarantine=tmp_path / "q")
    assert outcomes(load(warehouse, folder)) == (1, 0, 0, 1)
    assert ask(warehouse, "select external_id from articles") == [("b",)]
    assert ask(warehouse, "select external_id, rule, reason, status, attempts from ops.quarantine order by rule") == [
        ("a", "fact_outside_text", "why", "open", 1),
        ("a", "no_sentences", "why else", "open", 1),
    ]


def test_a_batch_of_refusals_only_is_loaded_too(warehouse: Warehouse, tmp_path: Path) -> None:
    refusal = Refusal(article().origin, Stage.READ, "file_empty", "the file is empty")
    seen = [FileSeen("a.txt", article().origin.sha256, 0, "txt", 1)]
    write_articles(tmp_path / "b", [], files=seen, quarantine=tmp_path / "q", refusals=[refusal])
    assert outcomes(load(warehouse, tmp_path / "b")) == (0, 0, 0, 1)
    assert ask(warehouse, "select outcome, reason, finished from ops.files") == [
        ("quarantined", "the file is empty", True)
    ]


def test_a_file_over_several_batches_is_finished_with_its_last_record(warehouse: Warehouse, tmp_path: Path) -> None:
    a = article("a", file="all.jsonl")
    b = dataclasses.replace(article("b", body="Khác.", file="all.jsonl", record_no=1), origin=a.origin)
    b = dataclasses.replace(b, origin=dataclasses.replace(a.origin, record_no=1))
    whole = FileSeen("all.jsonl", a.origin.sha256, 9, "jsonl", None)
    load(warehouse, batch(tmp_path / "b1", a, files=[whole]))
    pair = (a.origin.file, a.origin.sha256)
    assert known_files(warehouse, [pair]) == set()
    load(warehouse, batch(tmp_path / "b2", b, files=[dataclasses.replace(whole, records=2)]))
    assert ask(warehouse, "select outcome, loaded, records_seen, finished from ops.files") == [("loaded", 2, 2, True)]
    assert known_files(warehouse, [pair, ("other.txt", a.origin.sha256)]) == {pair}


def test_an_article_without_facts_or_refusal_stops_the_batch(warehouse: Warehouse, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    write_articles(folder, [article()], files=files_of([article()]), quarantine=tmp_path)
    with pytest.raises(BatchIncomplete, match="1 articles"):
        load(warehouse, folder)
    assert ask(warehouse, "select count(*) from articles") == [(0,)]


def test_a_torn_part_loads_nothing(warehouse: Warehouse, tmp_path: Path) -> None:
    folder = batch(tmp_path / "b", article())
    (folder / "events.000.parquet").write_bytes(b"PAR1 torn")
    with pytest.raises(Exception, match="Parquet"):
        load(warehouse, folder)
    with warehouse.begin() as connection:
        assert {checksum.split("-")[0] for checksum in table_checksums(connection).values()} == {"0"}


def test_a_failure_at_any_step_rolls_the_whole_batch_back(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, batch(tmp_path / "b1", article("a", modified_at=EARLY)))
    refresh(warehouse)
    with warehouse.begin() as connection:
        before = table_checksums(connection)
    edited = batch(tmp_path / "b2", article("a", body="Đã sửa.", modified_at=LATE), article("n", body=BODY + " Thêm."))
    steps: list[str] = []

    def stop_at(wanted: int) -> Any:
        def hook(step: str) -> None:
            steps.append(step)
            if len(steps) == wanted:
                raise InterruptedError(step)

        return hook

    for wanted in range(1, 7):
        steps.clear()
        with pytest.raises(InterruptedError):
            load_batch(warehouse, edited, run(), now=NOW, after_step=stop_at(wanted))
        with warehouse.begin() as connection:
            assert table_checksums(connection) == before, steps[-1]
        assert ask(warehouse, "select count(*) from ops.batches") == [(1,)]
    assert outcomes(load(warehouse, edited)) == (2, 0, 0, 0)


def test_a_run_that_was_killed_is_marked_by_the_next(warehouse: Warehouse) -> None:
    start_run(warehouse, run(2))
    assert ask(warehouse, "select run_id, status from ops.runs order by run_id") == [
        ("run-1", "interrupted"),
        ("run-2", "running"),
    ]


def test_counts_of_a_run_add_up_over_its_batches(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, batch(tmp_path / "b1", article("a"), article("b", body="Hai.")))
    load(warehouse, batch(tmp_path / "b2", article("a", file="c.txt")))
    counts = run_counts(warehouse, "run-1")
    assert counts.records == {"loaded": 2, "unchanged": 0, "duplicate": 1, "quarantined": 0}
    assert counts.files == {"loaded": 2, "unchanged": 0, "duplicate": 1, "quarantined": 0, "ignored": 0}
