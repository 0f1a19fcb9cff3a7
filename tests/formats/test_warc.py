from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from diembao.article import RawRecord
from diembao.formats.limits import Limits
from tests.formats.making import BODY, TITLE, page, put, refusal_in, results_in, rules

URL = "https://vso.example/cau-1.html"


def warc(*pages: tuple[str, str, bytes], compress: bool = False) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=compress)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "thử"}))
    for status, kind, payload in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            URL, "response", payload=io.BytesIO(payload), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-10-03T01:00:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    return stream.getvalue()


PAGE = ("200 OK", "text/html; charset=utf-8", page().encode())


@pytest.mark.parametrize("compress", [False, True], ids=["plain", "gzip-a-record"])
def test_pages_are_read_and_the_rest_is_passed_over(tmp_path: Path, compress: bool) -> None:
    gone = ("404 Not Found", "text/html", b"<h1>404</h1>")
    picture = ("200 OK", "image/png", b"\x89PNG")
    put(tmp_path, "a.warc.gz" if compress else "a.warc", warc(PAGE, gone, picture, PAGE, compress=compress))
    first, second = results_in(tmp_path)
    assert isinstance(first, RawRecord)
    assert (first.title, first.body, first.url, first.format) == (TITLE, BODY, URL, "warc")
    assert first.extras["fetched_at"] == "2026-10-03T01:00:00Z"
    assert first.published is None
    assert first.raw == page().encode()
    assert (first.external_id, second.external_id) == ("a", "a#1")


def test_a_page_without_an_article_is_refused_by_itself(tmp_path: Path) -> None:
    put(tmp_path, "a.warc", warc(PAGE, ("200 OK", "text/html", b"<html><h1>Trang ch\xe1\xbb\xa7</h1>"), PAGE))
    assert rules(results_in(tmp_path)) == ["ok", "html_no_article", "ok"]


def test_a_page_that_is_too_large_is_refused_by_itself(tmp_path: Path) -> None:
    large = ("200 OK", "text/html", b"<p>" + b"x" * 50_000)
    put(tmp_path, "a.warc", warc(large, PAGE))
    assert rules(results_in(tmp_path, Limits(max_record_bytes=20_000))) == ["record_too_large", "ok"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(warc(PAGE, PAGE)[:-300], ["ok", "warc_broken"], id="cut-in-a-page"),
        pytest.param(warc(PAGE, PAGE)[: -len(PAGE[2]) - 200], ["ok", "warc_broken"], id="cut-in-its-head"),
        pytest.param(warc(PAGE, PAGE, compress=True)[:-400], ["ok", "gzip_truncated"], id="cut-in-gzip"),
        pytest.param(warc(), ["no_articles"], id="no-pages"),
        pytest.param(b"WARC/1.0\r\nsomething else", ["warc_broken"], id="no-records"),
        pytest.param(b"not a web archive at all\n" * 9, ["warc_broken"], id="not-a-warc"),
    ],
)
def test_a_damaged_archive_gives_what_stands_before_the_damage(
    tmp_path: Path, content: bytes, expected: list[str]
) -> None:
    put(tmp_path, "a.warc", content)
    assert rules(results_in(tmp_path))[: len(expected)] == expected


def test_chunks_and_compression_of_the_server_are_undone(tmp_path: Path) -> None:
    import gzip

    packed = gzip.compress(page().encode())
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    body = head + f"{len(packed):x}\r\n".encode() + packed + b"\r\n0\r\n\r\n"
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {URL}\r\n"
        f"WARC-Date: 2026-10-03T01:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    put(tmp_path, "a.warc", record.encode() + body + b"\r\n\r\n")
    [result] = results_in(tmp_path)
    assert isinstance(result, RawRecord)
    assert result.body == BODY


def test_an_empty_archive_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.warc", b"")
    assert refusal_in(tmp_path).rule == "file_empty"
