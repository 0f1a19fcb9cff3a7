from __future__ import annotations

import bz2
import io
import json
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from diembao.article import PublishedFrom, RawRecord
from diembao.formats.limits import Limits
from diembao.refusal import Refusal
from tests.formats.making import (
    ARTICLE,
    BODY,
    TITLE,
    gzipped,
    jsonl,
    page,
    put,
    record_in,
    refusal_in,
    results_in,
    rules,
    tarred,
    text_file,
    zipped,
)

Pack = Callable[[Mapping[str, bytes | str]], bytes]
MEMBERS: dict[str, bytes | str] = {
    "tin/a.txt": text_file(),
    "tin/b.html": page(),
    "tin/c.jsonl": jsonl(ARTICLE, ARTICLE),
    "tin/.an.txt": "hidden",
    "__MACOSX/tin/a.txt": "left over",
}


def in_gz(pack: Pack) -> Pack:
    return lambda members: gzipped(pack(members))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        pytest.param("kho.zip", zipped, id="zip"),
        pytest.param("kho.tar", tarred, id="tar"),
        pytest.param("kho.tar.gz", in_gz(tarred), id="tar-gz"),
        pytest.param("kho.tgz", in_gz(tarred), id="tgz"),
        pytest.param("kho.tar.bz2", lambda members: bz2.compress(tarred(members)), id="tar-bz2"),
        pytest.param("kho.tar.xz", lambda members: lzma.compress(tarred(members)), id="tar-xz"),
        pytest.param("kho.zip.gz", in_gz(zipped), id="zip-gz"),
        pytest.param("kho", zipped, id="no-ending"),
    ],
)
def test_every_member_of_an_archive_is_read(tmp_path: Path, name: str, pack: Pack) -> None:
    put(tmp_path, name, pack(MEMBERS))
    results = results_in(tmp_path)
    assert rules(results) == ["ok"] * 4
    assert [(result.origin.file, result.origin.record_no) for result in results] == [
        (f"{name}!/tin/a.txt", 0),
        (f"{name}!/tin/b.html", 0),
        (f"{name}!/tin/c.jsonl", 0),
        (f"{name}!/tin/c.jsonl", 1),
    ]
    assert [result.external_id for result in results] == ["a", "b", "c", "c#1"]
    assert len({result.origin.sha256 for result in results}) == 1


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.txt.gz", gzipped),
        ("a.txt.bz2", lambda t: bz2.compress(t.encode())),
        ("a.txt.xz", lambda t: lzma.compress(t.encode())),
    ],
)
def test_a_compressed_file_is_the_file_in_it(tmp_path: Path, name: str, pack: Callable[[str], bytes]) -> None:
    put(tmp_path, name, pack(text_file()))
    record = record_in(tmp_path)
    assert (record.title, record.body, record.external_id, record.origin.file) == (TITLE, BODY, "a", name)


def test_gzip_under_another_name_is_recognised(tmp_path: Path) -> None:
    put(tmp_path, "a.json", gzipped(json.dumps(ARTICLE)))
    assert record_in(tmp_path).title == TITLE


def test_gzip_members_one_after_the_other_are_one_file(tmp_path: Path) -> None:
    put(tmp_path, "a.jsonl.gz", b"".join(gzipped(jsonl(ARTICLE)) for _ in range(5)) + b"\0" * 512)
    assert rules(results_in(tmp_path)) == ["ok"] * 5


@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_sidecars_in_an_archive_go_with_their_files(tmp_path: Path, pack: Pack) -> None:
    members = {"a.txt": text_file(), "a.meta.json": '{"date": "2026-10-02"}', "b.txt": text_file(), "b.meta.json": "{"}
    put(tmp_path, "kho.zip", pack(members))
    first, second = results_in(tmp_path)
    assert isinstance(first, RawRecord)
    assert (first.published, first.published_from) == ("2026-10-02", PublishedFrom.SIDECAR)
    assert rules([second]) == ["sidecar_broken"]


def test_the_sidecar_of_an_archive_fills_gaps_of_its_members(tmp_path: Path) -> None:
    put(tmp_path, "kho.zip", zipped({"a.txt": text_file(), "b.json": json.dumps({**ARTICLE, "outlet": "Báo Khác"})}))
    put(tmp_path, "kho.meta.json", {"outlet": "Báo Ven Sông", "title": "Không dùng"})
    records = [result for result in results_in(tmp_path) if isinstance(result, RawRecord)]
    assert [(record.outlet, record.title) for record in records] == [("Báo Ven Sông", TITLE), ("Báo Khác", TITLE)]


def nested(levels: int) -> bytes:
    content = zipped({"a.txt": text_file()})
    for _ in range(levels - 1):
        content = zipped({"trong.zip": content})
    return content


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    put(tmp_path, "kho.zip", nested(3))
    assert record_in(tmp_path).origin.file == "kho.zip!/trong.zip!/trong.zip!/a.txt"
    put(tmp_path, "kho.zip", nested(4))
    assert refusal_in(tmp_path, Limits(max_depth=2)).rule == "archive_too_deep"


def test_gzip_in_gzip_without_end_is_refused(tmp_path: Path) -> None:
    content = text_file().encode()
    for _ in range(12):
        content = gzipped(content)
    put(tmp_path, "a.gz", content)
    assert refusal_in(tmp_path).rule == "archive_too_deep"


@pytest.mark.parametrize("path", ["../a.txt", "tin/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred], ids=["zip", "tar"])
def test_a_member_whose_path_leads_out_is_refused_by_itself(tmp_path: Path, pack: Pack, path: str) -> None:
    put(tmp_path / "hop", "kho.zip", pack({path: text_file(), "b.txt": text_file()}))
    assert rules(results_in(tmp_path)) == ["archive_path_escapes", "ok"]
    assert [file.name for file in tmp_path.rglob("*") if file.is_file()] == ["kho.zip"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_and_devices_in_a_tar_are_refused(tmp_path: Path, kind: bytes) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    put(tmp_path, "kho.tar", buffer.getvalue())
    assert refusal_in(tmp_path).rule == "archive_link"


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    put(tmp_path, "kho.zip", buffer.getvalue())
    assert refusal_in(tmp_path).rule == "archive_link"


def test_a_locked_member_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": text_file()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    put(tmp_path, "kho.zip", bytes(content))
    assert refusal_in(tmp_path).rule == "archive_encrypted"


ZEROS = b"0" * 4_000_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.zip", zipped({"a.txt": ZEROS}), id="zip"),
        pytest.param("a.txt.gz", gzipped(ZEROS), id="gzip"),
        pytest.param("a.txt.bz2", bz2.compress(ZEROS), id="bzip2"),
        pytest.param("a.txt.xz", lzma.compress(ZEROS), id="xz"),
        pytest.param("a.jsonl.gz", gzipped(ZEROS), id="jsonl"),
        pytest.param("a.tar.gz", gzipped(tarred({"a.txt": ZEROS})), id="tar"),
        pytest.param("a.zip", zipped({"b.zip": zipped({"a.txt": ZEROS})}), id="zip-in-zip"),
        pytest.param("a.zip", zipped({f"{n}.txt": "0" * 400_000 for n in range(10)}), id="many-small"),
    ],
)
def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path, name: str, content: bytes) -> None:
    put(tmp_path, name, content)
    refusals = [result for result in results_in(tmp_path) if result.origin.file == name]
    assert rules(refusals) == ["archive_ratio"]
    assert refusals[0].raw == content


def test_what_stands_before_a_limit_is_read(tmp_path: Path) -> None:
    many: dict[str, bytes | str] = {f"{n}.txt": text_file() for n in range(10)}
    put(tmp_path, "kho.zip", zipped(many, zipfile.ZIP_STORED))
    limits = Limits(max_total_bytes=5_000)
    found = rules(results_in(tmp_path, limits))
    assert found[-1] == "archive_too_large"
    assert 1 <= found.count("ok") == len(found) - 1 < 10
    assert rules(results_in(tmp_path, Limits(max_members=5))) == ["archive_too_many"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_gzip_gives_what_could_be_read(tmp_path: Path, share: float) -> None:
    lines = [{**ARTICLE, "id": str(n), "text": f"{BODY} {n * 7919 % 1000:x}"} for n in range(3_000)]
    content = gzipped(jsonl(*lines))
    put(tmp_path, "a.jsonl.gz", content[: int(len(content) * share)])
    results = results_in(tmp_path)
    assert rules(results)[-1] == "gzip_truncated"
    assert rules(results)[:-1] == ["ok"] * (len(results) - 1)
    assert len(results) > 3_000 * share * 0.8


def test_a_truncated_tarball_gives_its_whole_members(tmp_path: Path) -> None:
    content = gzipped(
        tarred({f"{n}.txt": text_file(body=f"{BODY}\n{hash((n, i))}" * 30) for i, n in enumerate(range(40))})
    )
    put(tmp_path, "kho.tar.gz", content[: len(content) * 2 // 3])
    found = rules(results_in(tmp_path))
    assert found[-1] == "gzip_truncated"
    assert found.count("ok") > 10


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.zip", zipped({"a.txt": text_file()})[:-30], ["archive_broken"], id="zip-cut"),
        pytest.param("a.zip", b"<html>not a zip</html>", ["archive_broken"], id="zip-is-a-page"),
        pytest.param("a.tar", b"x" * 2_000, ["archive_broken"], id="tar-is-garbage"),
        pytest.param(
            "a.tar", tarred({"a.txt": text_file() * 9})[:1_000], ["archive_broken", "archive_broken"], id="tar-cut"
        ),
        pytest.param("a.gz", b"\x1f\x8b\x08" + b"\xff" * 100, ["gzip_broken"], id="gzip-garbage"),
        pytest.param("a.xz", b"\xfd7zXZ\0" + b"\xff" * 100, ["gzip_broken"], id="xz-garbage"),
        pytest.param("a.txt.gz", gzipped(text_file())[:-4], ["gzip_truncated"], id="gzip-without-its-end"),
        pytest.param("a.zip", zipped({}), ["no_articles"], id="empty-zip"),
        pytest.param(
            "a.zip", zipped({"a.txt": "", "b.jpg": b"\xff\xd8\xff"}), ["file_empty", "file_binary"], id="bad-members"
        ),
    ],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, name: str, content: bytes, expected: list[str]) -> None:
    put(tmp_path, name, content)
    assert rules(results_in(tmp_path)) == expected


def test_a_damaged_member_does_not_stop_the_archive(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": text_file(), "b.txt": text_file(title="Bài thứ hai")}, zipfile.ZIP_STORED))
    at = content.index(TITLE.encode())
    content[at : at + 5] = b"XXXXX"
    put(tmp_path, "kho.zip", bytes(content))
    results = results_in(tmp_path)
    assert rules(results) == ["archive_broken", "ok"]
    assert isinstance(results[0], Refusal)
    assert results[0].origin.file == "kho.zip!/a.txt"
