from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from diembao.article import RawRecord
from diembao.formats.columns import ColumnMap
from diembao.formats.limits import Limits
from tests.formats.making import BODY, TITLE, gzipped, put, record_in, refusal_in, results_in, rules


def parquet(rows: list[dict[str, Any]]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), stream)
    return stream.getvalue()


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    moment = datetime(2026, 10, 1, 23, 30, tzinfo=UTC)
    row = {
        "title": TITLE,
        "text": BODY,
        "date": moment,
        "authors": ["Lê Bến", "Trần Lức"],
        "thumb": b"\x89PNG",
        "views": 7,
    }
    put(tmp_path, "a.parquet", parquet([row, {**row, "text": None}, row]))
    first, second, third = results_in(tmp_path)
    assert isinstance(first, RawRecord)
    assert rules([second, third]) == ["no_body", "ok"]
    assert (first.title, first.body, first.published) == (TITLE, BODY, "2026-10-01T23:30:00+00:00")
    assert (first.author, first.extras, third.external_id) == ("Lê Bến, Trần Lức", {"views": "7"}, "a#2")


def test_many_rows_come_in_their_order(tmp_path: Path) -> None:
    put(tmp_path, "a.parquet.gz", gzipped(parquet([{"id": n, "title": TITLE, "text": BODY} for n in range(500)])))
    assert [result.external_id for result in results_in(tmp_path)] == [str(n) for n in range(500)]


def test_a_column_map_holds_for_parquet_too(tmp_path: Path) -> None:
    put(tmp_path, "a.parquet", parquet([{"c1": TITLE, "c2": BODY}]))
    record = record_in(tmp_path, ColumnMap(title="c1", body="c2"))
    assert (record.title, record.body, record.format) == (TITLE, BODY, "parquet")


WHOLE = parquet([{"title": TITLE, "text": BODY}] * 50)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param(WHOLE[:-30], "parquet_broken", id="cut-off"),
        pytest.param(b"PAR1" + b"\xff" * 300 + b"PAR1", "parquet_broken", id="garbage"),
        pytest.param(WHOLE[:20] + b"\xff" * (len(WHOLE) - 200) + WHOLE[-180:], "parquet_broken", id="damaged"),
        pytest.param(parquet([{"views": 1}]), "csv_no_columns", id="no-text"),
        pytest.param(parquet([{"title": TITLE, "text": BODY}])[:0] or b"PAR1", "parquet_broken", id="only-the-mark"),
    ],
)
def test_a_damaged_table_is_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    put(tmp_path, "a.parquet", content)
    assert refusal_in(tmp_path).rule == rule


def test_a_table_that_unfolds_without_measure_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.parquet", parquet([{"title": TITLE, "text": "a" * 2_000_000 + str(n)} for n in range(3)]))
    assert refusal_in(tmp_path, Limits(max_ratio=2)).rule == "archive_ratio"
