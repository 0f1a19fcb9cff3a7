from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from diembao.article import RawRecord
from diembao.formats.columns import ColumnMap
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from tests.formats.making import ARTICLE, BODY, TITLE, jsonl, put, record_in, refusal_in, results_in, rules


def table(*rows: Sequence[str], separator: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_under_usual_names_needs_no_map(tmp_path: Path, separator: str) -> None:
    put(tmp_path, "a.csv", table(["Title", "Content", "Publish Date"], [TITLE, BODY, "2/10/2026"], separator=separator))
    record = record_in(tmp_path)
    assert (record.title, record.body, record.published) == (TITLE, BODY, "2/10/2026")
    assert (record.format, record.external_id) == ("csv", "a")


def test_a_column_map_names_what_is_called_otherwise(tmp_path: Path) -> None:
    put(tmp_path, "a.tsv", table(["c1", "c2", "title"], [TITLE, BODY, "Không dùng"], separator="\t"))
    record = record_in(tmp_path, ColumnMap(title="c1", body="c2"))
    assert (record.title, record.body) == (TITLE, BODY)
    assert record.extras["title"] == "Không dùng"


def test_a_cell_may_have_lines_and_quotation_marks(tmp_path: Path) -> None:
    rows = [["title", "text"], [f'"{TITLE}"', BODY], [TITLE, "Một.\n\nHai."]]
    put(tmp_path, "a.csv", table(*rows))
    first, second = results_in(tmp_path)
    assert isinstance(first, RawRecord)
    assert isinstance(second, RawRecord)
    assert (first.title, first.body) == (f'"{TITLE}"', BODY)
    assert second.raw.decode() == f'{TITLE},"Một.\nHai."\n'
    assert second.body == "Một.\nHai."


def test_a_row_that_does_not_fit_is_refused_by_itself(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", f"title,text\n{TITLE},Mưa to, gió lớn.\n{TITLE},Mưa to.\n{TITLE}\n")
    results = results_in(tmp_path)
    assert rules(results) == ["csv_broken", "ok", "no_body"]
    assert results[0].raw.decode() == f"{TITLE},Mưa to, gió lớn.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_tables_of_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    put(tmp_path, "a.csv", table(["title", "text"], *([TITLE, BODY] for _ in range(400))).encode(encoding))
    results = results_in(tmp_path)
    assert {(record.title, record.body) for record in results if isinstance(record, RawRecord)} == {(TITLE, BODY)}
    assert len(results) == 400


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param("ma,luot_xem\n1,2\n", "csv_no_columns", id="no-text"),
        pytest.param("title,text\n", "no_articles", id="only-a-heading"),
        pytest.param("", "file_empty", id="empty"),
        pytest.param("\n\n", "file_empty", id="blank"),
    ],
)
def test_a_table_without_articles_is_refused(tmp_path: Path, content: str, rule: str) -> None:
    put(tmp_path, "a.csv", content)
    assert refusal_in(tmp_path).rule == rule


def test_a_named_column_that_is_missing_is_named_in_the_reason(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", table(["title", "text"], [TITLE, BODY]))
    [refusal] = results_in(tmp_path, columns=ColumnMap(body="noi_dung_bai"))
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "csv_no_columns"
    assert "noi_dung_bai" in refusal.reason


def test_a_column_map_is_for_tables_only(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", table(["c1", "c2"], [TITLE, BODY]))
    put(tmp_path, "b.jsonl", jsonl(ARTICLE))
    assert rules(results_in(tmp_path, columns=ColumnMap(title="c1", body="c2"))) == ["ok", "ok"]


def test_a_long_table_in_windows_1258_is_read_to_its_end(tmp_path: Path) -> None:
    sentence = (
        "T\u00f4i \u0111i h\u0323oc \u01a1\u0309 tr\u01b0\u01a1\u0300ng l\u01a1\u0301n, tr\u01a1\u0300i m\u01b0a to."
    )
    rows = [["title", "text"], *([f"B\u00e0i {number}", sentence] for number in range(4_000))]
    put(tmp_path, "a.csv", table(*rows).encode("cp1258"))
    records = [record for record in results_in(tmp_path) if isinstance(record, RawRecord)]
    assert len(records) == 4_000
    assert {unicodedata.normalize("NFC", record.body) for record in records} == {unicodedata.normalize("NFC", sentence)}
    assert records[0].encoding == "cp1258"


def test_a_mark_that_is_never_closed_does_not_swallow_the_memory(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", f'title,text\n{TITLE},Mưa to.\n{TITLE},"Mưa' + "\nvà gió lớn" * 5_000)
    results = results_in(tmp_path, Limits(max_record_bytes=10_000))
    assert rules(results) == ["ok", "line_too_long"]
