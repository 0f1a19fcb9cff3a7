"""The lineage of a run: events as OpenLineage's schema allows them, true to the warehouse, one pair a run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from diembao.errors import InboxNotFound
from flows import lineage, recipe
from flows.lineage_columns import COLUMNS
from flows.lineage_datasets import inbox_name
from flows.plan import Plan
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch
from models.query import examples
from tests.flows.news import article, plan_of, write_json
from tests.flows.openlineage import troubles


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    folder = tmp_path_factory.mktemp("lineage")
    write_json(folder / "inbox", *(article(n) for n in range(5)))
    (folder / "inbox" / "empty.txt").write_bytes(b"")
    return recipe.run(Steps(plan_of(folder / "inbox", folder / "home")), Watch())


def events(plan: Plan) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in lineage.files_of(plan)]


@pytest.fixture(scope="module")
def complete(summary: Summary) -> dict[str, Any]:
    return events(summary.plan)[1]


def output(event: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in event["outputs"] if one["name"] == name)


def ask(summary: Summary, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(summary.plan.published / "diembao.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_a_run_has_one_event_at_its_start_and_one_at_its_end(summary: Summary) -> None:
    start, end = events(summary.plan)
    assert (start["eventType"], end["eventType"]) == ("START", "COMPLETE")
    assert start["run"]["runId"] == end["run"]["runId"] == lineage.run_uuid(summary.plan.run_id)
    assert start["job"]["name"] == "run"
    assert start["eventTime"] < end["eventTime"]


@pytest.mark.parametrize("number", [0, 1], ids=["start", "complete"])
def test_an_event_is_what_the_schema_allows(summary: Summary, number: int) -> None:
    assert troubles(events(summary.plan)[number]) == []


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda e: e.pop("job"), "job is missing", id="a-field-is-missing"),
        pytest.param(lambda e: e.update(colour="red"), "colour is unknown", id="a-field-too-many"),
        pytest.param(lambda e: e.update(eventType="DONE"), "none of EventType", id="no-such-kind"),
        pytest.param(lambda e: e["inputs"][0].update(name=3), "is no str", id="another-type"),
        pytest.param(lambda e: e["run"]["facets"]["tags"].pop("_schemaURL"), "is no RunFacet", id="no-schema"),
        pytest.param(lambda e: e.update(eventTime="2026-11-21T05:30:00"), "no zone", id="no-zone"),
    ],
)
def test_the_test_itself_would_see_what_is_not_allowed(complete: dict[str, Any], spoil: Any, words: str) -> None:
    spoilt = json.loads(json.dumps(complete))
    spoil(spoilt)
    assert any(words in trouble for trouble in troubles(spoilt))


def test_every_facet_names_its_schema_and_us_as_its_producer(complete: dict[str, Any]) -> None:
    found = [
        f
        for d in [*complete["inputs"], *complete["outputs"]]
        for f in {**d["facets"], **d.get("inputFacets", {})}.values()
    ]
    assert len(found) > 30
    assert {f["_producer"] for f in found} == {complete["producer"]}
    assert all(f["_schemaURL"].startswith("https://openlineage.io/spec/facets/") for f in found)


def test_the_inbox_says_what_was_read_and_how_it_was_judged(summary: Summary, complete: dict[str, Any]) -> None:
    inbox = complete["inputs"][0]
    assert (inbox["namespace"], inbox["name"]) == ("file", summary.plan.inbox)
    metrics = inbox["inputFacets"]["dataQualityMetrics"]
    assert (metrics["fileCount"], metrics["rowCount"]) == (6, 6)
    assert metrics["bytes"] == sum(p.stat().st_size for p in Path(summary.plan.inbox).iterdir())
    names = {a["name"]: a for a in inbox["inputFacets"]["dataQualityAssertions"]["assertions"]}
    assert names["inbox_empty"]["success"] is True
    assert names["title_missing"]["severity"] == "error"


def test_every_check_of_the_run_is_an_assertion(summary: Summary, complete: dict[str, Any]) -> None:
    said = {
        a["assertion"]
        for one in complete["inputs"]
        for a in one["inputFacets"].get("dataQualityAssertions", {}).get("assertions", ())
    }
    assert said >= {f"{c.suite}.{c.name}" for c in summary.checks}
    articles = next(one for one in complete["inputs"] if one["name"] == "main.articles")
    assert "warehouse.fact_outside_text" in {
        a["assertion"] for a in articles["inputFacets"]["dataQualityAssertions"]["assertions"]
    }


def test_every_table_is_there_with_its_columns_in_words(summary: Summary, complete: dict[str, Any]) -> None:
    tables = ask(
        summary, "select table_name, comment from duckdb_tables() where schema_name = 'main' and not temporary"
    )
    for name, comment in tables:
        one = output(complete, f"main.{name}")
        columns = ask(
            summary,
            "select column_name, data_type, comment from duckdb_columns() "
            f"where schema_name = 'main' and table_name = '{name}' order by column_index",
        )
        assert one["facets"]["documentation"]["description"] == comment
        said = [(f["name"], f["type"], f["description"]) for f in one["facets"]["schema"]["fields"]]
        assert said == columns


def test_rows_and_versions_are_those_of_the_publication(summary: Summary, complete: dict[str, Any]) -> None:
    assert summary.manifest is not None
    quotes = output(complete, "main.quotes")
    assert quotes["outputFacets"]["outputStatistics"]["rowCount"] == summary.manifest.rows["quotes"]
    assert quotes["facets"]["version"]["datasetVersion"] == summary.manifest.checksums["quotes"]
    file = output(complete, str(summary.plan.published / "diembao.duckdb"))
    assert file["facets"]["version"]["datasetVersion"] == summary.manifest.sha256
    assert file["outputFacets"]["outputStatistics"]["size"] == summary.manifest.size_bytes


def test_a_column_comes_only_from_columns_that_are_there(summary: Summary, complete: dict[str, Any]) -> None:
    there = set(ask(summary, "select table_name, column_name from duckdb_columns() where schema_name = 'main'"))
    named = {(table, column) for table, columns in COLUMNS.items() for column in columns}
    named |= {(s.table, s.column) for columns in COLUMNS.values() for of in columns.values() for s in of}
    assert named <= there
    surface = output(complete, "main.mentions")["facets"]["columnLineage"]["fields"]["surface"]["inputFields"]
    assert [(f["name"], f["field"]) for f in surface] == [("main.articles", "text")]


def test_a_run_that_broke_says_why(tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "nowhere", tmp_path / "home")
    with pytest.raises(InboxNotFound):
        recipe.run(Steps(plan), Watch())
    start, end = events(plan)
    assert (start["eventType"], end["eventType"]) == ("START", "FAIL")
    assert "nowhere" in end["run"]["facets"]["errorMessage"]["message"]
    assert troubles(end) == []


def test_a_home_without_room_for_lineage_breaks_no_run(summary: Summary, tmp_path: Path) -> None:
    plan = replace(summary.plan, home=tmp_path)
    (tmp_path / "lineage").write_text("in the way", "utf-8")
    lineage.started(plan)
    assert (tmp_path / "lineage").read_text("utf-8") == "in the way"


@pytest.mark.parametrize(
    ("inbox", "name"),
    [
        pytest.param("/news/inbox", ("file", "/news/inbox"), id="a-folder"),
        pytest.param("s3://bucket/news/vn", ("s3://bucket", "news/vn"), id="a-url"),
        pytest.param("memory://", ("memory://", "/"), id="a-url-without-a-path"),
    ],
)
def test_an_inbox_is_named_as_openlineage_names_datasets(inbox: str, name: tuple[str, str]) -> None:
    assert inbox_name(inbox) == name


def test_file_run_and_code_of_every_fact_are_a_join_away(summary: Summary) -> None:
    (example,) = (e for e in examples() if e.name.endswith("where_a_fact_comes_from"))
    rows = ask(summary, example.sql)
    assert rows
    assert {row[6] for row in rows} == {summary.plan.run_id}
    assert all(str(row[3]).startswith("tin-") for row in rows)
    for table in ("mentions", "roles", "quotes", "times", "figures", "citations", "events", "topics", "keyphrases"):
        lost = ask(
            summary,
            f"select count(*) from {table} as f left join articles as a using (article_id) "
            "left join ops.runs as r on r.run_id = a.last_run_id "
            "left join ops.files as o on o.run_id = a.last_run_id and o.file = a.file "
            "where r.run_id is null or o.file is null",
        )
        assert lost == [(0,)], table
