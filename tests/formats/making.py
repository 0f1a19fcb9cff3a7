"""Deliveries made by hand for the tests of this room: texts of our own, files of every format."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from diembao.article import RawRecord
from diembao.formats.columns import ColumnMap
from diembao.formats.inbox import InboxFile, read, walk
from diembao.formats.limits import Limits
from diembao.refusal import Refusal

TITLE = "Cầu Bến Lức thông xe sau ba năm"
LEAD = "VSO - Sáng 2/10, cây cầu dài 1,2 km nối hai bờ sông Vàm Cỏ đã thông xe."
LINES = (
    "Từ 6 giờ sáng, hàng trăm người dân hai bên bờ đã đứng chờ để được đi qua cây cầu mới.",
    '"Từ nay con tôi đi học không phải qua đò nữa", bà Nguyễn Thị Lài, 52 tuổi, nói.',
    "Công trình có tổng vốn 850 tỷ đồng, do Ban quản lý dự án giao thông tỉnh làm chủ đầu tư.",
)
BODY = "\n".join(LINES)
ARTICLE: dict[str, Any] = {"title": TITLE, "text": BODY}
Result = RawRecord | Refusal


def put(folder: Path, name: str, content: bytes | str | Mapping[str, Any] | list[Any]) -> Path:
    """Write a file into `folder` and return its path; mappings and lists are written as JSON."""
    if isinstance(content, Mapping | list):
        content = json.dumps(content, ensure_ascii=False)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files_in(folder: Path) -> list[InboxFile]:
    """Return all files of an inbox."""
    return list(walk(str(folder)))


def results_in(folder: Path, limits: Limits | None = None, columns: ColumnMap | None = None) -> list[Result]:
    """Return everything that reading an inbox yields, in order."""
    limits, columns = limits or Limits(), columns or ColumnMap()
    return [result for file in walk(str(folder), limits) for result in read(file, limits, columns)]


def record_in(folder: Path, columns: ColumnMap | None = None) -> RawRecord:
    """Return the one record of an inbox with one article."""
    [record] = results_in(folder, columns=columns)
    assert isinstance(record, RawRecord), record
    return record


def refusal_in(folder: Path, limits: Limits | None = None) -> Refusal:
    """Return the one refusal of an inbox that holds nothing else."""
    [refusal] = results_in(folder, limits)
    assert isinstance(refusal, Refusal), refusal
    return refusal


def rules(results: list[Result]) -> list[str]:
    """Return "ok" for each record and the rule of each refusal."""
    return [result.rule if isinstance(result, Refusal) else "ok" for result in results]


def jsonl(*records: Mapping[str, Any]) -> bytes:
    """Return records as lines of JSON."""
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def zipped(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of `members`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(members: Mapping[str, bytes | str]) -> bytes:
    """Return a tar of `members`."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def gzipped(content: bytes | str) -> bytes:
    """Return `content` under gzip."""
    return gzip.compress(content.encode() if isinstance(content, str) else content)


def text_file(title: str = TITLE, body: str = BODY) -> str:
    """Return an article as a text file holds it."""
    return f"{title}\n\n{body}\n"


def page(head: str = "", title: str = TITLE, body: str = "", window: str | None = None) -> str:
    """Return a web page with an article on it, in the manner of Vietnamese outlets."""
    body = body or "".join(f"<p>{line}</p>" for line in LINES)
    window = window or f"{title} - Báo Ven Sông"
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{window}</title>'
        f'{head}</head><body><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/t">Thể thao</a></li></ul></nav>'
        f'<article class="detail"><h1>{title}</h1><div class="body">{body}</div></article>'
        "<footer>Giấy phép số 12. Bản quyền thuộc về Báo Ven Sông.</footer></body></html>"
    )
