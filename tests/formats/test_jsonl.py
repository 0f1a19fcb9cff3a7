from __future__ import annotations

import itertools
import json
import tracemalloc
from pathlib import Path

import pytest

from diembao.article import RawRecord
from diembao.formats.inbox import read
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from tests.formats.making import ARTICLE, BODY, TITLE, files_in, jsonl, put, results_in, rules

LINE = json.dumps(ARTICLE, ensure_ascii=False)


def test_a_broken_line_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", f'{LINE}\n{LINE[:-20]}\n\n{LINE}\n[1]\n"x"\n{{"title": "T"}}\n{LINE}')
    results = results_in(tmp_path)
    assert rules(results) == ["ok", "json_broken", "ok", "json_not_a_record", "json_not_a_record", "no_body", "ok"]
    assert [result.origin.record_no for result in results] == list(range(7))
    assert "line 2" in getattr(results[1], "reason", "")
    assert results[1].raw == (LINE[:-20] + "\n").encode()
    assert [result.external_id for result in results][:3] == ["a", "a#1", "a#2"]


def test_the_raw_copy_of_a_record_is_its_line(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", f"{LINE}\r\n{LINE}")
    assert [result.raw.decode() for result in results_in(tmp_path)] == [LINE, LINE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_wide_and_marked_encodings_are_read_by_lines(tmp_path: Path, encoding: str) -> None:
    put(tmp_path, "a.jsonl", "".join(f"{LINE}\n" for _ in range(300)).encode(encoding))
    results = results_in(tmp_path)
    assert rules(results) == ["ok"] * 300
    assert {(record.title, record.body) for record in results if isinstance(record, RawRecord)} == {(TITLE, BODY)}


def test_a_line_in_another_encoding_is_read_by_itself(tmp_path: Path) -> None:
    put(
        tmp_path,
        "a.jsonl",
        LINE.encode() + b"\n" + LINE.encode("utf-8").replace("Đ".encode(), b"\xff\xff\xff\xff") + b"\n",
    )
    assert rules(results_in(tmp_path))[0] == "ok"


def test_a_line_that_is_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl", f'{LINE}\n{{"title": "{"x" * 5_000}"}}\n{LINE}\n')
    results = results_in(tmp_path, Limits(max_record_bytes=2_000))
    assert rules(results) == ["ok", "line_too_long", "ok"]
    assert "line 2" in getattr(results[1], "reason", "")


def test_a_line_of_30_megabytes_does_not_balloon(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"title": "')
        for _ in range(30):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n' + LINE.encode())
    tracemalloc.start()
    results = results_in(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rules(results) == ["line_too_long", "ok"]
    assert len(results[0].raw) == 1 << 20
    assert peak < 25_000_000


def test_the_first_record_is_there_before_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        for _ in range(200_000):
            stream.write(b'{"title": "T", "text": "Mot dong."}\n')
    [file] = files_in(tmp_path)
    tracemalloc.start()
    records = read(file)
    first = next(records)
    taken = sum(1 for _ in itertools.islice(records, 3_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(first, RawRecord)
    assert taken == 3_000
    assert peak < 8_000_000


def test_memory_does_not_grow_with_the_lines(tmp_path: Path) -> None:
    peaks = []
    for count in (500, 5_000):
        folder = tmp_path / str(count)
        put(folder, "a.jsonl", jsonl({"title": "T", "text": "Một dòng. " * 80}) * count)
        tracemalloc.start()
        assert sum(1 for file in files_in(folder) for _ in read(file)) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param(b"\n \n\n", "file_empty", id="blank"),
        pytest.param(b"\x00" * 2_000, "file_empty", id="zeros"),
        pytest.param(b"PAR" + bytes(range(256)) * 9, "file_binary", id="binary"),
    ],
)
def test_a_file_without_lines_is_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    put(tmp_path, "a.jsonl", content)
    [refusal] = results_in(tmp_path)
    assert isinstance(refusal, Refusal)
    assert (refusal.rule, refusal.origin.record_no) == (rule, -1)
