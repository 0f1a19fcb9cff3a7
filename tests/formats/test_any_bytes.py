"""Whatever lies in an inbox, reading it ends, raises nothing, and accounts for it."""

from __future__ import annotations

import gzip
import subprocess
import sys

import fsspec
import orjson
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diembao.article import RawRecord
from diembao.formats.inbox import read, walk
from diembao.formats.limits import Limits
from diembao.formats.rules import Rule
from diembao.formats.sniff import _SUFFIXES, is_binary, sniff
from diembao.refusal import Refusal, Stage
from tests.formats.making import ARTICLE, Result, jsonl, page, tarred, text_file, zipped
from tests.formats.test_parquet_table import WHOLE as PARQUET
from tests.formats.test_warc import PAGE, warc
from tests.formats.test_xml_file import ATOM, NEWSML, RSS

GOOD: dict[str, bytes] = {
    "a.txt": f"---\nurl: x\n---\n{text_file()}".encode(),
    "a.html": page('<script type="application/ld+json">{"@type": "NewsArticle"}</script>').encode(),
    "a.json": orjson.dumps([ARTICLE, ARTICLE]),
    "a.jsonl": jsonl(ARTICLE, ARTICLE),
    "a.csv": b'title,text\nMot,"Hai"\nBa,Bon\n',
    "a.parquet": PARQUET,
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.xml": NEWSML.encode(),
    "a.warc": warc(PAGE, PAGE),
    "a.zip": zipped({"a.txt": text_file(), "b.jsonl": jsonl(ARTICLE)}),
    "a.tar": tarred({"a.txt": text_file(), "b.html": page()}),
    "a.tar.gz": gzip.compress(tarred({"a.txt": text_file()})),
    "a.warc.gz": warc(PAGE, compress=True),
}
LIMITS = Limits(max_record_bytes=20_000, max_document_bytes=40_000, ratio_from_bytes=100_000)


def results(name: str, content: bytes) -> list[Result]:
    memory = fsspec.filesystem("memory")
    memory.pipe(f"/formats-any/{name}", content)
    try:
        return [result for file in walk("memory://formats-any", LIMITS) for result in read(file, LIMITS)]
    finally:
        memory.rm("/formats-any", recursive=True)


def check(name: str, content: bytes) -> None:
    found = results(name, content)
    assert found, "a file that is not ignored must be accounted for"
    for result in found:
        assert result.origin.file.startswith(name)
        assert len(result.raw) <= 1 << 20
        if isinstance(result, Refusal):
            assert result.stage is Stage.READ
            assert Rule(result.rule) is not Rule.PARSER_FAILED, result.reason
        else:
            assert isinstance(result, RawRecord)
            assert result.title
            assert result.body
            assert result.external_id
            (result.title + result.body).encode("utf-8")
    places = [(result.origin.file, result.origin.record_no) for result in found if result.origin.record_no >= 0]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("name", GOOD)
def test_the_good_ones_are_good(name: str) -> None:
    assert any(isinstance(result, RawRecord) for result in results(name, GOOD[name]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(suffix=st.sampled_from(sorted(_SUFFIXES)), content=st.binary(max_size=400))
@example(suffix=".txt", content=b"\0")
@example(suffix=".csv", content=b'"\n')
def test_any_bytes_under_any_name_are_accounted_for(suffix: str, content: bytes) -> None:
    check(f"a{suffix}", content)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_good_file_that_was_damaged_is_accounted_for(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(GOOD)))
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        length = data.draw(st.integers(0, 40))
        content[at : at + length] = data.draw(st.binary(max_size=20))
    check(name, bytes(content))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".html", ".json", ".csv", ".xml", ".jsonl"]))
def test_any_text_under_any_name_is_accounted_for(text: str, suffix: str) -> None:
    check(f"a{suffix}", text.encode("utf-8", "replace"))


@settings(max_examples=100, deadline=None)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["title", "text", "body", "html", "items", "date", "url", "name"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_json_is_accounted_for(value: object) -> None:
    import json

    check("a.json", json.dumps(value).encode("utf-8", "replace"))


@given(st.binary(max_size=200), st.text(max_size=20))
def test_sniffing_takes_any_bytes_and_any_name(head: bytes, name: str) -> None:
    sniff(name, head)
    is_binary(head)


def test_reading_twice_gives_the_same() -> None:
    for name, content in GOOD.items():
        assert results(name, content) == results(name, content)


def test_the_door_opens_without_the_heavy_parsers() -> None:
    heavy = "trafilatura lxml pyarrow feedparser warcio yaml ijson fsspec"
    code = f"import sys, diembao.formats.inbox; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
