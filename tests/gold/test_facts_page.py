"""docs/facts.md names every column, value and code that an analyst can meet in the fact tables."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diembao import reading
from diembao.article import PassageKind

ROOT = Path(__file__).parents[2]
TABLES: dict[str, Any] = {
    "roles": reading.Role,
    "quotes": reading.Quote,
    "times": reading.TimeMention,
    "figures": reading.Figure,
    "citations": reading.Citation,
    "events": reading.Event,
    "mentions": reading.Mention,
}
_EXPLAINED_ONCE = {"start", "end", "surface"}


@cache
def chapter(title: str) -> str:
    page = (ROOT / "docs" / "facts.md").read_text("utf-8")
    found = re.search(rf"^## {title}\b.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"docs/facts.md has no chapter on {title}"
    return found[0]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_explained(table: str) -> None:
    columns = {column.name for column in fields(TABLES[table])} - _EXPLAINED_ONCE
    assert {column for column in columns if f"`{column}`" not in chapter(table)} == set()


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param("passages", list(PassageKind), id="passages"),
        pytest.param("mentions", list(reading.EntityType), id="mentions"),
        pytest.param("quotes", list(reading.QuoteKind), id="quotes"),
        pytest.param("figures", list(reading.FigureKind), id="figures"),
        pytest.param("figures", ["exact", "about", "at_least", "at_most"], id="bounds"),
        pytest.param("citations", list(reading.SourceKind), id="citations"),
        pytest.param("events", ["asserted", "negated", "hypothetical"], id="statuses"),
    ],
)
def test_every_value_is_explained(table: str, values: list[str]) -> None:
    assert [value for value in values if f"`{value}`" not in chapter(table)] == []


def test_the_codes_of_events_are_those_of_the_lexicon() -> None:
    lines = (ROOT / "diembao" / "lexicon" / "data" / "event_triggers.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    explained = re.findall(r"^\| `([A-Z.]+)` \|", chapter("events"), re.MULTILINE)
    assert set(explained) == {row[1] for row in rows}


@pytest.mark.parametrize("code", re.findall(r"^\| `([A-Z.]+)` \|", chapter("events"), re.MULTILINE))
def test_the_words_given_for_a_code_have_that_code(code: str) -> None:
    row = re.search(rf"^\| `{re.escape(code)}` \|[^|]*\|([^|]*)\|", chapter("events"), re.MULTILINE)
    assert row
    lines = (ROOT / "diembao" / "lexicon" / "data" / "event_triggers.tsv").read_text("utf-8").splitlines()
    codes = {tuple(line.split("\t")[:2]) for line in lines}
    assert [word for word in row[1].split(",") if (word.strip(), code) not in codes] == []
