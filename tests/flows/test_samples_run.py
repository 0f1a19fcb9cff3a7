"""The sample inbox through the whole run: what samples/expected.csv says is what the published file says."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from flows.briefing import Shape, write_briefings
from models.query import examples, query

SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(sample_home: Path) -> Path:
    return sample_home


Ask = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def ask(home: Path) -> Ask:
    return lambda sql: query(home / "published", sql).rows


def expected() -> list[dict[str, str]]:
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_bad_sample_ends_in_quarantine_for_the_reason_the_table_says(ask: Ask) -> None:
    wanted = {(row["file"], row["rule"]) for row in expected() if row["outcome"] == "quarantined"}
    found = set(ask("select file, rule from ops.quarantine where status = 'open'"))
    assert found == wanted


def test_every_reason_says_what_was_found_and_what_to_do(ask: Ask) -> None:
    reasons = [str(reason) for (reason,) in ask("select reason from ops.quarantine")]
    assert all(len(reason.split()) >= 8 and reason.endswith(".") for reason in reasons)


def test_what_is_good_is_loaded(ask: Ask) -> None:
    wanted = {row["file"] for row in expected() if row["outcome"].startswith("loaded") or "version" in row["outcome"]}
    found = {file for (file,) in ask("select file from ops.deliveries")}
    assert wanted <= found
    assert ask("select count(distinct article_id) >= 60 from articles") == [(True,)]
    assert ask("select max(version) from articles") == [(2,)]


def test_the_samples_span_ten_days_and_eight_outlets(ask: Ask) -> None:
    assert ask("select count(distinct day_vn) >= 10, count(distinct outlet_id) >= 8 from articles") == [(True, True)]


def test_all_fact_tables_have_rows(ask: Ask) -> None:
    for table in ("mentions", "roles", "quotes", "times", "figures", "citations", "events", "entities"):
        assert ask(f"select count(*) > 20 from {table}") == [(True,)], table


def test_nothing_is_without_a_comment(ask: Ask) -> None:
    bare = ask(
        "select table_name from duckdb_tables() where comment is null and not internal "
        "union all select view_name from duckdb_views() where comment is null and not internal "
        "union all select table_name || '.' || column_name from duckdb_columns() where comment is null and not internal"
    )
    assert bare == []


@pytest.mark.parametrize("name", [example.name for example in examples()])
def test_every_example_query_has_an_answer(home: Path, name: str) -> None:
    (sql,) = [example.sql for example in examples() if example.name == name]
    assert query(home / "published", sql).rows


def test_the_briefing_of_the_samples_shows_what_its_page_in_docs_says(home: Path) -> None:
    written = write_briefings(home, [date(2026, 11, 14), date(2026, 11, 15)], Shape())
    page = html.fromstring(written.page.read_text("utf-8"))
    said = " ".join(page.text_content().split())
    top = " ".join(page.xpath("//article[contains(@class, 'top')]")[0].text_content().split())
    for expected in ("Bảo Lộc", "VnExpress đưa tin đầu tiên", "Công an nhân dân chép lại Dân trí", "sau 4 giờ"):
        assert expected in top
    for expected in ("35 người Thanh Niên, 14h05", "33 người Tuổi Trẻ, 18h30", "Võ Thành Lộc, chủ tịch UBND tỉnh"):
        assert expected in said
    saturday = (written.page.parent / "2026-11-14.html").read_text("utf-8")
    assert "Đính chính: Bản đăng lúc 8h10" in saturday
