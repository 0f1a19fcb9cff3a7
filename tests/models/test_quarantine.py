from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.article import Origin
from diembao.refusal import Refusal, Stage
from models.batch import write_articles
from models.ledger import quarantined, start_run
from models.load import load_batch
from models.quarantine import keep_raw
from models.warehouse import Warehouse
from tests.models.made import NOW, article, batch, files_of, run


def refuse_once(
    warehouse: Warehouse, folder: Path, number: int, *, sha256: str = "s1", record_no: int = 0, reason: str = "why"
) -> None:
    refusal = Refusal(Origin("a.txt", record_no, sha256), Stage.CLEAN, "title_missing", reason, b"the same bytes")
    write_articles(folder, [], files=[], quarantine=folder / "q", refusals=[refusal])
    start_run(warehouse, run(number))
    load_batch(warehouse, folder, run(number), now=NOW + timedelta(days=number))


def test_the_same_refusal_in_a_later_run_is_one_row_that_was_tried_twice(warehouse: Warehouse, tmp_path: Path) -> None:
    refuse_once(warehouse, tmp_path / "1", 1)
    refuse_once(warehouse, tmp_path / "2", 2, reason="why, in better words")
    [row] = quarantined(warehouse)
    assert (row.attempts, row.first_run_id, row.last_run_id) == (2, "run-1", "run-2")
    assert (row.first_seen_at, row.last_seen_at) == (NOW + timedelta(days=1), NOW + timedelta(days=2))
    assert (row.reason, row.status) == ("why, in better words", "open")
    assert row.history == ["2026-11-22T02:00:00Z run-1 open", "2026-11-23T02:00:00Z run-2 open"]


@pytest.mark.parametrize(
    ("same_bytes", "record_no", "status"),
    [
        pytest.param(True, 0, "replayed", id="our-rule-was-mended"),
        pytest.param(False, 0, "resolved", id="the-file-was-mended"),
        pytest.param(False, -1, "resolved", id="the-whole-file-was-refused"),
        pytest.param(False, 7, "open", id="another-record-passed"),
    ],
)
def test_what_passes_later_closes_what_was_open_on_it(
    warehouse: Warehouse, tmp_path: Path, same_bytes: bool, record_no: int, status: str
) -> None:
    good = article("a")
    refuse_once(warehouse, tmp_path / "1", 1, sha256=good.origin.sha256 if same_bytes else "s1", record_no=record_no)
    load_batch(warehouse, batch(tmp_path / "2", good), run(2), now=NOW + timedelta(days=2))
    [row] = quarantined(warehouse, None)
    assert row.status == status
    assert row.history[0] == "2026-11-22T02:00:00Z run-1 open"
    if status != "open":
        assert row.history[1:] == [f"2026-11-23T02:00:00Z run-2 {status}"]
        assert quarantined(warehouse) == []


def test_what_is_refused_again_is_open_again_with_its_history(warehouse: Warehouse, tmp_path: Path) -> None:
    refuse_once(warehouse, tmp_path / "1", 1)
    load_batch(warehouse, batch(tmp_path / "2", article("a")), run(2), now=NOW)
    refuse_once(warehouse, tmp_path / "3", 3)
    [row] = quarantined(warehouse)
    assert [line.rsplit(" ", 1)[1] for line in row.history] == ["open", "resolved", "open"]
    assert row.attempts == 2


def test_a_torn_archive_keeps_its_good_records_and_stays_open(warehouse: Warehouse, tmp_path: Path) -> None:
    good = article("a", file="in.jsonl.gz")
    torn = Refusal(Origin("in.jsonl.gz", -1, good.origin.sha256), Stage.READ, "file_truncated", "the file ends early")
    [seen] = files_of([good])
    files = [type(seen)(seen.file, seen.sha256, seen.size, seen.format, 2)]
    load_batch(
        warehouse, batch(tmp_path / "1", good, files=files, refusals=[torn], quarantine=tmp_path / "q"), run(), now=NOW
    )
    assert [(r.rule, r.status) for r in quarantined(warehouse)] == [("file_truncated", "open")]
    with warehouse.begin() as connection:
        row = connection.exec_driver_sql("select outcome, loaded, quarantined, finished from ops.files").one()
    assert tuple(row) == ("loaded", 1, 1, True)


@given(raw=st.binary(max_size=200))
def test_any_bytes_are_kept_as_they_are_once(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("q")
    copy = keep_raw(folder, raw)
    assert keep_raw(folder, raw) == copy
    kept = [p.read_bytes() for p in folder.rglob("*") if p.is_file()]
    assert kept == ([raw] if raw else [])
    assert all(c.isprintable() or c == "\n" for c in copy.excerpt)
