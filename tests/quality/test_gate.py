"""The gate runs real Great Expectations over real DuckDB files."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from diembao.quality.expectation import Expectation, Suite
from diembao.quality.gate import Gate
from diembao.quality.result import Severity
from diembao.quality.suites import SUITES

MEASURES = Suite(
    "made",
    "made_measured",
    (
        Expectation(
            "title_missing", Severity.CRITICAL, "ExpectColumnValuesToBeBetween", "title_chars", {"min_value": 1}
        ),
        Expectation("date_unknown_often", Severity.WARNING, "ExpectColumnValuesToNotBeNull", "day", mostly=0.5),
        Expectation("empty", Severity.CRITICAL, "ExpectTableRowCountToBeBetween", None, {"min_value": 1}),
    ),
)


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    return Gate(tmp_path_factory.mktemp("docs"))


def staged(folder: Path, rows: str) -> Path:
    path = folder / "staging.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as db:
        db.execute(f"create table made_measured as select * from ({rows})")
    return path


def test_every_failing_row_is_named_however_many_there_are(gate: Gate, tmp_path: Path) -> None:
    rows = (
        "select 'a' as file, range as article_no, 0 as record_no, range % 2 as title_chars, 'x' as day from range(2500)"
    )
    result = gate.check(MEASURES, staged(tmp_path, rows), "many")
    assert len(result.failures) == 1250
    assert {f.rule for f in result.failures} == {"title_missing"}
    assert not result.stopping, "rows are set aside, the batch goes on"


def test_a_share_of_rows_is_a_warning_and_sets_no_row_aside(gate: Gate, tmp_path: Path) -> None:
    rows = "select 'a' as file, range as article_no, 0 as record_no, 5 as title_chars, null as day from range(4)"
    result = gate.check(MEASURES, staged(tmp_path, rows), "share")
    (failed,) = [r for r in result.results if not r.passed]
    assert (failed.name, failed.severity, failed.failing) == ("date_unknown_often", Severity.WARNING, 4)
    assert result.failures == ()


def test_an_empty_table_stops(gate: Gate, tmp_path: Path) -> None:
    rows = "select 'a' as file, 0 as article_no, 0 as record_no, 5 as title_chars, 'x' as day where false"
    result = gate.check(MEASURES, staged(tmp_path, rows), "none")
    assert [r.name for r in result.stopping] == ["empty"]


def test_the_file_is_free_again_after_the_gate(gate: Gate, tmp_path: Path) -> None:
    path = staged(tmp_path, "select 'a' as file, 0 as article_no, 0 as record_no, 5 as title_chars, 'x' as day")
    gate.check(MEASURES, path, "free")
    with duckdb.connect(str(path)) as db:
        db.execute("create table later (x integer)")


SOUND = "select 'a' as file, range as article_no, 0 as record_no, 5 as title_chars, 'x' as day from range(40)"


def test_a_later_look_names_every_failing_row_too(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "docs")
    first = gate.check(MEASURES, staged(tmp_path, SOUND), "first")
    second = gate.check(MEASURES, staged(tmp_path, SOUND.replace("5 as", "range % 4 as")), "second")
    assert (first.failures, len(second.failures)) == ((), 10)
    (failed,) = [r for r in second.results if not r.passed]
    assert (failed.name, failed.examined, failed.failing, failed.observed) == ("title_missing", 40, 10, 0.25)
    assert failed.sample[0] == "a#0"


def test_a_later_look_at_which_nothing_fails_says_the_same_as_the_first(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "docs")
    first, second = (gate.check(MEASURES, staged(tmp_path, SOUND), label).results for label in ("one", "two"))
    assert first == second


def test_the_data_docs_show_the_first_look_and_those_in_which_something_failed(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "docs")
    for label, rows in (("one", SOUND), ("two", SOUND), ("three", SOUND.replace("5 as", "0 as"))):
        gate.check(MEASURES, staged(tmp_path, rows), label)
    gate.build_docs()
    pages = list((tmp_path / "docs" / "validations").rglob("*.html"))
    assert len(pages) == 2
    assert sum("title_chars" in page.read_text("utf-8") for page in pages) == 2


def test_a_gate_without_data_docs_judges_the_same(tmp_path: Path) -> None:
    rows = SOUND.replace("5 as", "range % 4 as")
    told = [gate.check(MEASURES, staged(tmp_path, rows), "one") for gate in (Gate(None), Gate(tmp_path / "docs"))]
    assert told[0] == told[1]
    assert told[0].failures
    assert Gate(None).build_docs() is None


def test_data_docs_are_written(tmp_path: Path) -> None:
    gate = Gate(tmp_path / "docs")
    gate.check(MEASURES, staged(tmp_path, SOUND), "one")
    index = gate.build_docs()
    assert index is not None
    assert index.exists()
    assert list((tmp_path / "docs" / "validations").rglob("*.html"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda s: s.name)
def test_every_expectation_says_what_it_means_and_what_to_do(suite: Suite) -> None:
    names = [e.name for e in suite.expectations]
    assert len(names) == len(set(names))
    for expectation in suite.expectations:
        assert expectation.meaning.endswith("."), expectation.name
        assert expectation.action, expectation.name
