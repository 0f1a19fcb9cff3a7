"""Exports hold the rows of the published file, open where they are meant to be opened, and do nothing by themselves."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.export import NOTE, Choice, Format, export
from models.export_csv import cell
from models.export_rows import WHOLE
from models.publications import manifest
from models.reading_room import seat
from tests import newsroom as press

SUNDAY, SATURDAY = date(2026, 11, 15), date(2026, 11, 14)
SCHEMA = json.loads((Path(__file__).parent / "ninjs-3.1.json").read_text("utf-8"))
Exporting = Callable[..., Path]


@pytest.fixture
def exported(newsroom: Path, tmp_path: Path) -> Exporting:
    """Return how to export, into a folder that stays the same within a test."""

    def write(name: str, **choice: object) -> Path:
        folder = tmp_path / name
        with seat(newsroom / "published") as one:
            export(one, folder, Choice(Format(name), **choice), manifest(newsroom / "published"))  # type: ignore[arg-type]
        return folder

    return write


def ask(sql: str, database: Path | None = None) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database) if database else ":memory:", read_only=database is not None) as db:
        return db.execute(sql).fetchall()


@pytest.mark.parametrize("table", ["articles", "mentions", "quotes", "figures", "sentences"])
def test_parquet_gives_back_every_row_with_its_day(exported: Exporting, newsroom: Path, table: str) -> None:
    folder = exported("parquet")
    found = ask(f"select article_id, day_vn from read_parquet('{folder}/{table}/*/*.parquet') order by all")
    wanted = ask(
        f"select t.article_id, a.day_vn from {table} as t join articles as a using (article_id) order by all",
        newsroom / "published" / "diembao.duckdb",
    )
    assert found == wanted


def test_a_range_replaces_its_own_days_and_leaves_the_others(exported: Exporting) -> None:
    folder = exported("parquet")
    saturday = folder / "articles" / "day_vn=2026-11-14" / "part-0.parquet"
    before = saturday.read_bytes(), sorted(p.name for p in (folder / "articles").iterdir())
    exported("parquet", first=SUNDAY, last=SUNDAY)
    assert (saturday.read_bytes(), sorted(p.name for p in (folder / "articles").iterdir())) == before
    sunday = folder / "articles" / "day_vn=2026-11-15"
    assert [p.name for p in sunday.iterdir()] == ["part-0.parquet"]


def test_the_same_file_gives_the_same_export(exported: Exporting) -> None:
    def contents() -> dict[str, bytes]:
        folder = exported("parquet")
        return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    assert contents() == contents()


def test_without_texts_no_text_leaves_the_house(exported: Exporting) -> None:
    for name in ("parquet", "csv", "jsonl", "ninjs"):
        folder = exported(name, texts=False)
        everything = b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
        assert "tiếp tục tìm kiếm dọc suối".encode() not in everything, name
        assert "Cáp đã được kiểm định".encode() in everything or name in {"ninjs", "parquet"}, "quoted words stay"
    columns = [
        row[0] for row in ask(f"describe from read_parquet('{exported('parquet', texts=False)}/articles/*/*.parquet')")
    ]
    assert not {"text", "text_folded", "lead"} & set(columns)
    assert "title" in columns


def test_csv_is_read_as_vietnamese_by_a_spreadsheet(exported: Exporting) -> None:
    raw = (exported("csv") / "articles.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert "Sập cầu treo Nậm Chày".encode() in raw


def rows_of(path: Path, separator: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_csv_holds_the_rows_and_no_formula(exported: Exporting) -> None:
    folder = exported("csv", separator=";")
    titles = {row["title"] for row in rows_of(folder / "articles.csv", ";")}
    assert len(titles) == len(press.ALL)
    assert "'" + press.FORMULA in titles
    for path in folder.glob("*.csv"):
        for row in rows_of(path, ";"):
            for name, value in row.items():
                assert not value.startswith(("=", "+", "@", "\t", "\r")), (path.name, name, value)
                assert "\u202e" not in value
                assert "\x1b" not in value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+84 90", "'+84 90", id="plus"),
        pytest.param("-Theo TTXVN", "'-Theo TTXVN", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param(' "=1', "' \"=1", id="behind-blank-and-mark"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("Theo =", "Theo =", id="inside"),
        pytest.param(-5, "-5", id="a-number-stays-a-number"),
        pytest.param(["=1", "b"], "'=1; b", id="list"),
        pytest.param(None, "", id="nothing"),
        pytest.param("a\u202eb", "a⇄b", id="direction"),
    ],
)
def test_a_cell_does_nothing(value: object, expected: str) -> None:
    assert cell(value) == expected


@given(st.text(max_size=60))
def test_no_words_become_a_formula(words: str) -> None:
    assert not cell(words).lstrip(' \u00a0"').startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_line_of_json_is_an_article_with_what_was_read_from_it(exported: Exporting) -> None:
    lines = [json.loads(line) for line in (exported("jsonl") / "articles.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == len(press.ALL)
    (bridge,) = [line for line in lines if line["title"].startswith("Sập cầu treo Nậm Chày ở Lai Sơn")]
    assert {figure["value"] for figure in bridge["figures"] if figure["kind"] == "killed"} == {35}
    quote = bridge["quotes"][0]
    assert bridge["text"][quote["start_char"] : quote["end_char"]] == quote["words"]
    assert [line["day_vn"] for line in lines] == sorted(line["day_vn"] for line in lines)


def test_articles_come_page_by_page_and_each_once(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from models import export_rows

    monkeypatch.setattr(export_rows, "_PAGE", 3)
    with seat(newsroom / "published") as one:
        ids = [row["article_id"] for row, _ in export_rows.articles(one, export_rows.Range())]
        sunday = [row["day_vn"] for row, _ in export_rows.articles(one, export_rows.Range(SUNDAY, None))]
    assert len(ids) == len(set(ids)) == len(press.ALL)
    assert set(sunday) == {SUNDAY}


@pytest.mark.parametrize("texts", [True, False], ids=["whole", "partial"])
def test_every_item_is_valid_ninjs(exported: Exporting, *, texts: bool) -> None:
    judge = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    files = sorted((exported("ninjs", texts=texts) / "ninjs").rglob("*.json"))
    assert len(files) == len(press.ALL)
    for path in files:
        item = json.loads(path.read_text("utf-8"))
        judge.validate(item)
        assert item["representationType"] == ("full" if texts else "partial")
        assert not item["uri"].startswith("javascript:")


def test_the_schema_refuses_what_is_not_ninjs() -> None:
    judge = jsonschema.Draft202012Validator(SCHEMA)
    assert not judge.is_valid({"uri": "https://a.vn/1", "body_text": "ninjs 1"})
    assert not judge.is_valid({"type": "text"})


def test_an_export_says_what_it_is_of(exported: Exporting, newsroom: Path) -> None:
    note = json.loads((exported("jsonl", first=SATURDAY, last=SATURDAY) / NOTE).read_text("utf-8"))
    assert note["rows"] == {"articles": 1}
    assert note["run_id"] == manifest(newsroom / "published").run_id
    assert (note["first_day"], note["texts"]) == ("2026-11-14", True)


def test_tables_over_all_articles_are_one_file_each(exported: Exporting) -> None:
    folder = exported("parquet")
    assert {p.stem for p in folder.glob("*.parquet")} == set(WHOLE)
    assert not [p for p in folder.rglob("*") if p.name.startswith(".")]
