from __future__ import annotations

import hashlib
import io
import json
import pickle
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.memory import MemoryFileSystem

from diembao.article import PublishedFrom, RawRecord
from diembao.errors import InboxNotFound
from diembao.formats import inbox
from diembao.formats.inbox import InboxFile, read, walk
from diembao.formats.sniff import Format
from diembao.refusal import Refusal
from tests.formats.making import (
    ARTICLE,
    BODY,
    TITLE,
    files_in,
    gzipped,
    jsonl,
    put,
    results_in,
    tarred,
    text_file,
    zipped,
)


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["b/1.txt", "a.txt", "a/z.txt", "a/b/c.txt", "a-1.txt", "B.txt", "ă.txt"]
    for name in names:
        put(tmp_path, name, text_file())
    assert [file.path for file in files_in(tmp_path)] == sorted(names)


def test_a_file_knows_its_size_digest_and_format(tmp_path: Path) -> None:
    content = text_file().encode()
    put(tmp_path, "tin/a.txt", content)
    [file] = files_in(tmp_path)
    assert (file.path, file.size, file.format) == ("tin/a.txt", len(content), Format.TXT)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    with file.open() as stream:
        assert stream.read() == content


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param(".a.txt", "hidden", id="hidden-file"),
        pytest.param(".git/config", "hidden", id="hidden-folder-is-one-entry"),
        pytest.param("a.txt~", "copy made by an editor", id="editor-backup"),
        pytest.param("~$a.txt", "copy made by an editor", id="office-lock"),
        pytest.param("a.txt.tmp", "still being written", id="tmp"),
        pytest.param("a.jsonl.part", "still being written", id="part"),
        pytest.param("Thumbs.db", "left by an operating system", id="thumbs"),
        pytest.param("mất.meta.json", "sidecar without its file", id="orphan-sidecar"),
    ],
)
def test_ignored_files_are_counted_with_a_reason(tmp_path: Path, name: str, reason: str) -> None:
    put(tmp_path, name, b"{}")
    [file] = files_in(tmp_path)
    assert file.ignored == reason
    assert list(read(file)) == []


def test_a_broken_link_is_ignored_and_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", text_file())
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    reasons = {file.path: file.ignored for file in files_in(tmp_path)}
    assert reasons == {"a.txt": None, "gone.txt": "gone before it was read", "loop": "link to a folder"}


def test_every_file_seen_is_read_refused_or_ignored(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", text_file())
    put(tmp_path, "b.txt", b"")
    put(tmp_path, ".c.txt", b"x")
    put(tmp_path, "d.docx", b"x")
    put(tmp_path, "e.json", ARTICLE)
    put(tmp_path, "e.meta.json", {"date": "2026-10-02"})
    outcomes: Counter[str] = Counter()
    for file in files_in(tmp_path):
        results = list(read(file))
        outcomes["ignored" if file.ignored else "refused" if isinstance(results[0], Refusal) else "read"] += 1
    assert outcomes == {"read": 2, "refused": 2, "ignored": 1}


@pytest.mark.parametrize("sidecar", ["003_x.meta.json", "003_x.txt.meta.json"])
def test_a_sidecar_goes_with_its_file(tmp_path: Path, sidecar: str) -> None:
    put(tmp_path, "003_x.txt", text_file())
    before = files_in(tmp_path)[0].sha256
    put(tmp_path, sidecar, {"date": "2014-10-15", "outlet": "Báo Ven Sông"})
    [file] = files_in(tmp_path)
    [record] = read(file)
    assert isinstance(record, RawRecord)
    assert (record.published, record.published_from) == ("2014-10-15", PublishedFrom.SIDECAR)
    assert (record.title, record.outlet, record.external_id) == (TITLE, "Báo Ven Sông", "003_x")
    assert file.sha256 == record.origin.sha256 != before


def test_a_sidecar_wins_over_the_file_itself(tmp_path: Path) -> None:
    put(tmp_path, "a.json", {**ARTICLE, "date": "2020-01-01", "section": "Thời sự"})
    put(tmp_path, "a.meta.json", {"date": "2026-10-02", "title": "Tựa đã sửa"})
    [record] = results_in(tmp_path)
    assert isinstance(record, RawRecord)
    assert (record.title, record.published, record.section) == ("Tựa đã sửa", "2026-10-02", "Thời sự")
    assert record.published_from is PublishedFrom.SIDECAR


def test_beside_many_articles_a_sidecar_only_fills_gaps(tmp_path: Path) -> None:
    lines = [json.dumps({**ARTICLE, **more}) for more in ({}, {"date": "2020-01-01", "outlet": "Báo Khác"})]
    put(tmp_path, "a.jsonl", "\n".join(lines))
    put(tmp_path, "a.meta.json", {"date": "2026-10-02", "outlet": "Báo Ven Sông", "title": "Không dùng"})
    first, second = results_in(tmp_path)
    assert isinstance(first, RawRecord)
    assert isinstance(second, RawRecord)
    assert (first.outlet, first.published, first.published_from) == (
        "Báo Ven Sông",
        "2026-10-02",
        PublishedFrom.SIDECAR,
    )
    assert (second.outlet, second.published, second.published_from) == (
        "Báo Khác",
        "2020-01-01",
        PublishedFrom.METADATA,
    )
    assert (first.title, first.external_id, second.external_id) == (TITLE, "a", "a#1")


@pytest.mark.parametrize("content", [b"{", b"[1]", b"", b"\xff\xfe\x00", b'{"a": "' + b"x" * 70_000 + b'"}'])
def test_a_broken_sidecar_refuses_its_file(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, "a.txt", text_file())
    put(tmp_path, "a.meta.json", content)
    [refusal] = results_in(tmp_path)
    assert isinstance(refusal, Refusal)
    assert (refusal.rule, refusal.origin.record_no) == ("sidecar_broken", -1)
    assert refusal.raw == text_file().encode()


def test_one_file_is_an_inbox_and_finds_its_sidecar(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", text_file())
    put(tmp_path, "a.meta.json", {"date": "2026-10-02"})
    put(tmp_path, "b.txt", text_file())
    [file] = walk(str(path))
    assert (file.path, file.sidecar) == ("a.txt", {"date": "2026-10-02"})


def test_an_fsspec_url_is_an_inbox() -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe("/formats-inbox/tin/a.txt", text_file().encode())
    memory.pipe("/formats-inbox/b.jsonl", json.dumps(ARTICLE).encode())
    try:
        files = list(walk("memory://formats-inbox"))
        records = [record for file in files for record in read(file)]
    finally:
        memory.rm("/formats-inbox", recursive=True)
    assert [file.path for file in files] == ["b.jsonl", "tin/a.txt"]
    assert [record.body for record in records if isinstance(record, RawRecord)] == [BODY, BODY]


@pytest.mark.parametrize("form", ["zip://::file://{path}", "file://{folder}", "{folder}/", "zip://tin::{path}"])
def test_urls_of_all_kinds_lead_to_the_files(tmp_path: Path, form: str) -> None:
    path = put(tmp_path / "kho", "a.zip", zipped({"tin/a.txt": text_file(), "tin/b.txt": text_file()}))
    files = list(walk(form.format(path=path, folder=path.parent)))
    records = [record for file in files for record in read(file)]
    assert len(records) == 2
    assert all(isinstance(record, RawRecord) for record in records)


@pytest.mark.parametrize(
    "location", ["/khong/co/o/dau", "memory://nowhere-at-all", "khong-co://x", "zip://::/khong/co.zip", "nothing-here"]
)
def test_an_inbox_that_does_not_exist_is_named(location: str) -> None:
    with pytest.raises(InboxNotFound, match=r"Name a folder, a file or an fsspec URL"):
        list(walk(location))


def test_an_inbox_in_a_damaged_zip_is_not_found(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", b"PK\x03\x04 and nothing more")
    with pytest.raises(InboxNotFound):
        list(walk(f"zip://::{path}"))


class Flaky(LocalFileSystem):
    """A disk that fails when told to."""

    protocol = ("file", "flaky")
    cachable = False
    failing: type[OSError] | None = None
    opened = 0

    def open(self, *arguments: Any, **more: Any) -> Any:
        type(self).opened += 1
        if self.failing:
            raise self.failing(5, "Input/output error")
        return super().open(*arguments, **more)


class FailsHalfway(io.BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise TimeoutError("the bucket went away")
        return super().read(min(size or 100, 100))


def flaky_file(path: Path) -> InboxFile:
    return replace(next(walk(str(path))), filesystem=Flaky())


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.zip", "a.jsonl.gz", "a.parquet", "a.xml"])
def test_an_error_of_the_disk_is_not_blamed_on_the_data(tmp_path: Path, monkeypatch: Any, name: str) -> None:
    file = flaky_file(put(tmp_path, name, b"x" * 1000))
    monkeypatch.setattr(Flaky, "failing", OSError)
    with pytest.raises(OSError, match="Input/output error"):
        list(read(file))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", text_file().encode(), id="txt"),
        pytest.param("a.jsonl", jsonl(ARTICLE, ARTICLE), id="jsonl"),
        pytest.param("a.csv", b"title,text\n" + b"mot,hai\n" * 50, id="csv"),
        pytest.param("a.tar", tarred({"a.txt": text_file()}), id="tar"),
        pytest.param("a.zip", zipped({"a.txt": text_file()}), id="zip"),
        pytest.param("a.txt.gz", gzipped(text_file()), id="gzip"),
        pytest.param("a.parquet", b"PAR1" + b"x" * 500, id="parquet"),
        pytest.param("a.warc", b"WARC/1.0\r\n" + b"x" * 500, id="warc"),
    ],
)
def test_a_connection_lost_in_the_middle_is_not_blamed_on_the_data(
    tmp_path: Path, monkeypatch: Any, name: str, content: bytes
) -> None:
    put(tmp_path, name, content)
    [file] = files_in(tmp_path)
    monkeypatch.setattr(LocalFileSystem, "open", lambda *_, **__: FailsHalfway(content))
    with pytest.raises(TimeoutError, match="the bucket went away"):
        list(read(file))


def test_a_file_that_may_not_be_opened_is_refused_by_itself(tmp_path: Path, monkeypatch: Any) -> None:
    put(tmp_path, "a.txt", text_file())
    monkeypatch.setattr(Flaky, "failing", PermissionError)
    monkeypatch.setattr(inbox, "open_inbox", lambda _: (Flaky(), str(tmp_path)))
    [file] = walk(str(tmp_path))
    [refusal] = read(file)
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "file_not_permitted"


def test_no_file_is_opened_before_its_turn(tmp_path: Path, monkeypatch: Any) -> None:
    for number in range(5):
        put(tmp_path, f"{number}.txt", text_file())
    monkeypatch.setattr(inbox, "open_inbox", lambda _: (Flaky(), str(tmp_path)))
    monkeypatch.setattr(Flaky, "opened", 0)
    files = walk(str(tmp_path))
    next(files)
    next(files)
    assert Flaky.opened == 2


def test_a_file_can_be_sent_to_another_process(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", text_file())
    put(tmp_path, "a.meta.json", {"date": "2026-10-02"})
    [file] = files_in(tmp_path)
    assert list(read(pickle.loads(pickle.dumps(file)))) == list(read(file))


def test_names_that_are_no_utf8_are_shown_and_read(tmp_path: Path) -> None:
    raw_name = bytes(tmp_path) + b"/b\xe0i.txt"
    with open(raw_name, "wb") as stream:  # noqa: PTH123 - a Path cannot be made of bytes
        stream.write(text_file().encode())
    [file] = files_in(tmp_path)
    [record] = read(file)
    assert file.path == "b\\xe0i.txt"
    assert isinstance(record, RawRecord)


def test_memory_files_are_measured_like_others() -> None:
    memory = MemoryFileSystem()
    memory.pipe("/formats-one/a.json.gz", b"")
    try:
        [file] = walk("memory://formats-one")
        [refusal] = read(file)
    finally:
        memory.rm("/formats-one", recursive=True)
    assert isinstance(refusal, Refusal)
    assert (file.size, refusal.rule) == (0, "file_empty")
