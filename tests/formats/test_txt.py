from __future__ import annotations

from pathlib import Path

import pytest

from diembao.article import PublishedFrom
from diembao.formats.txt import split_front_matter
from tests.formats.making import BODY, TITLE, put, record_in, refusal_in, text_file


def test_the_first_line_is_the_title(tmp_path: Path) -> None:
    put(tmp_path, "bai.txt", text_file())
    record = record_in(tmp_path)
    assert (record.title, record.body, record.external_id) == (TITLE, BODY, "bai")
    assert (record.format, record.encoding, record.published_from) == ("txt", "utf-8", PublishedFrom.NONE)
    assert record.raw == text_file().encode()


def test_blank_lines_above_the_title_and_inside_the_text_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"\ufeff\r\n\r\n{TITLE}\r\n\r\n\r\nMột.\r\n\r\nHai.\r\n")
    record = record_in(tmp_path)
    assert (record.title, record.body, record.repairs) == (TITLE, "Một.\n\nHai.", ("bom",))


def test_front_matter_gives_the_metadata_as_written(tmp_path: Path) -> None:
    front = "url: https://vso.example/1\ndate: 2026-10-02 06:30\noutlet: Báo Ven Sông\nid: 007\ntags: [cầu, sông]"
    put(tmp_path, "a.txt", f"---\n{front}\n---\n{text_file()}")
    record = record_in(tmp_path)
    assert (record.title, record.body, record.url) == (TITLE, BODY, "https://vso.example/1")
    assert (record.published, record.published_from) == ("2026-10-02 06:30", PublishedFrom.METADATA)
    assert (record.outlet, record.external_id, record.extras["tags"]) == ("Báo Ven Sông", "007", "cầu, sông")


def test_a_title_in_the_front_matter_leaves_the_first_line_to_the_text(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"---\ntitle: {TITLE}\n---\n{BODY}\n")
    record = record_in(tmp_path)
    assert (record.title, record.body) == (TITLE, BODY)


def test_a_title_in_both_places_is_taken_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"---\ntitle: {TITLE}\n---\n{text_file()}")
    record = record_in(tmp_path)
    assert (record.title, record.body) == (TITLE, BODY)


@pytest.mark.parametrize(
    ("text", "front", "rest"),
    [
        pytest.param("---\na: 1\n---\nX", {"a": "1"}, "X", id="front-matter"),
        pytest.param("---\nchỉ là gạch ngang", {}, "---\nchỉ là gạch ngang", id="one-rule"),
        pytest.param("---\nmột câu văn\n---\nX", {}, "---\nmột câu văn\n---\nX", id="prose-between-rules"),
        pytest.param("Tựa\n---\na: 1\n---", {}, "Tựa\n---\na: 1\n---", id="not-at-the-top"),
        pytest.param("", {}, "", id="empty"),
    ],
)
def test_front_matter_is_told_from_a_rule_of_dashes(text: str, front: dict[str, str], rest: str) -> None:
    assert split_front_matter(text) == (front, rest)


def test_aliases_in_yaml_are_not_followed(tmp_path: Path) -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join('*' + a for _ in range(9))}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    put(tmp_path, "a.txt", f"---\n{bomb}---\n{text_file()}")
    refusal = refusal_in(tmp_path)
    assert (refusal.rule, "aliases are not read" in refusal.reason) == ("front_matter_broken", True)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        pytest.param(b"", "file_empty", id="empty"),
        pytest.param(b" \r\n\t\n", "file_empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "file_empty", id="only-a-mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "file_binary", id="picture"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)), "file_binary", id="pdf"),
        pytest.param(bytes(range(256)) * 4, "file_binary", id="bytes"),
        pytest.param(TITLE.encode(), "no_body", id="only-a-title"),
        pytest.param(BODY.replace("\n", " ").encode() * 2, "no_title", id="prose-on-the-first-line"),
        pytest.param(b"---\na: [\n---\nX\nY", "front_matter_broken", id="front-matter-broken"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, content: bytes, rule: str) -> None:
    put(tmp_path, "a.txt", content)
    assert refusal_in(tmp_path).rule == rule


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"])
def test_other_encodings_are_read_and_named(tmp_path: Path, encoding: str) -> None:
    import unicodedata

    text = text_file()
    if encoding == "cp1258":  # it writes tones as letters of their own, behind letters that keep hat and horn
        kept = {"â", "ă", "ê", "ô", "ơ", "ư", "đ"}
        pairs = (unicodedata.normalize("NFD", c) for c in text)
        text = "".join(
            next(
                (
                    unicodedata.normalize("NFC", p[:2]) + p[2:]
                    for _ in [0]
                    if unicodedata.normalize("NFC", p[:2]) in kept
                ),
                p,
            )
            for p in pairs
        )
    put(tmp_path, "a.txt", text.encode(encoding))
    record = record_in(tmp_path)
    assert unicodedata.normalize("NFC", record.title or "") == TITLE
    assert unicodedata.normalize("NFC", record.body) == BODY
    assert record.encoding.replace("_", "-").startswith(encoding[:5].lower())
