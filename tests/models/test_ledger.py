from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from diembao.quality.result import CheckResult, Severity
from models.ledger import (
    FileOutcome,
    finish_reading,
    finish_run,
    known_files,
    record_checks,
    record_files,
    run_counts,
)
from models.load import load_batch
from models.warehouse import Warehouse
from tests.models.made import NOW, article, batch, run


def result(name: str, *, passed: bool = True) -> CheckResult:
    return CheckResult(
        "articles", name, Severity.WARNING, True, passed, 10, 0 if passed else 1, 0.1, "why", "what", ("a#0",)
    )


def test_a_file_that_was_finished_is_known_under_the_same_name_to_whichever_code(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    a = article("a")
    load_batch(warehouse, batch(tmp_path / "b", a), run(), now=NOW)
    asked = [("a.txt", a.origin.sha256), ("copy.txt", a.origin.sha256), ("a.txt", "other")]
    assert known_files(warehouse, asked) == {("a.txt", a.origin.sha256)}
    assert known_files(warehouse, []) == set()


def test_an_unchanged_file_stays_known_and_an_ignored_one_is_looked_at_again(warehouse: Warehouse) -> None:
    files = [FileOutcome("a.txt", "s", 1, "unchanged", "known"), FileOutcome("b.bin", "t", 1, "ignored", "no article")]
    record_files(warehouse, run(), files, now=NOW)
    assert known_files(warehouse, [("a.txt", "s"), ("b.bin", "t")]) == {("a.txt", "s")}


def test_outcomes_of_files_are_written_once_however_often_they_are_told(warehouse: Warehouse) -> None:
    files = [FileOutcome("a.txt", "s", 1, "unchanged"), FileOutcome("b.bin", "t", 1, "ignored", "no article")]
    for _ in range(2):
        record_files(warehouse, run(), files, now=NOW)
    record_files(warehouse, run(), [], now=NOW)
    assert run_counts(warehouse, "run-1").files == {
        "loaded": 0,
        "unchanged": 1,
        "duplicate": 0,
        "quarantined": 0,
        "ignored": 1,
    }


def test_a_run_ends_with_its_status_counts_and_seconds(warehouse: Warehouse) -> None:
    finish_reading(warehouse, run(), files_seen=3, records_seen=7)
    finish_run(warehouse, run(), "refused", now=NOW, stage_seconds={"read": 1.5}, error="too many")
    row = (
        "select status, finished_at, files_seen, records_seen, stage_seconds ->> 'read' as seconds, error from ops.runs"
    )
    with warehouse.begin() as connection:
        found = connection.execute(text(row)).one()
    assert tuple(found) == ("refused", NOW, 3, 7, "1.5", "too many")


def test_checks_of_a_batch_and_of_the_run_are_kept_apart_and_replace_themselves(warehouse: Warehouse) -> None:
    record_checks(warehouse, run(), [result("a", passed=False), result("b")], now=NOW, batch="batch-1")
    record_checks(warehouse, run(), [result("a")], now=NOW)
    record_checks(warehouse, run(), [result("a"), result("b")], now=NOW, batch="batch-1")
    record_checks(warehouse, run(), [], now=NOW)
    with warehouse.begin() as connection:
        rows = connection.execute(text("select batch, name, passed, sample from ops.checks order by batch, name")).all()
    assert [tuple(r) for r in rows] == [
        ("batch-1", "a", True, ["a#0"]),
        ("batch-1", "b", True, ["a#0"]),
        (None, "a", True, ["a#0"]),
    ]
