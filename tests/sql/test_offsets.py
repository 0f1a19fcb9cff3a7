"""Offsets count code points, in Python and in DuckDB: whatever stands in a text, both cut out the same characters."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@given(TEXTS, st.data())
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_span_is_the_same_in_python_and_in_sql(db: duckdb.DuckDBPyConnection, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    row = pa.table({"text": [text], "s": [start], "e": [end]})
    db.register("one", row)
    found = db.execute("select substring(text, s + 1, e - s), length(text) from one").fetchone()
    db.unregister("one")
    assert found == (text[start:end], len(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Hòa Bình", id="composed"),
        pytest.param("Ho\u0300a Bi\u0300nh", id="decomposed"),
        pytest.param("👨‍👩‍👧 nhà", id="joined-emoji"),
        pytest.param("a\x00b", id="zero-byte"),
    ],
)
def test_text_goes_through_arrow_unchanged(db: duckdb.DuckDBPyConnection, text: str) -> None:
    db.register("one", pa.table({"text": [text]}))
    db.execute("create or replace table kept as select * from one")
    assert db.execute("select text, length(text) from kept").fetchone() == (text, len(text))
    db.unregister("one")
