"""What a file is: by its first bytes where they are plain, else by its name."""

from __future__ import annotations

import re
from enum import StrEnum

HEAD_BYTES = 1 << 16


class Format(StrEnum):
    """A format that is read here; UNKNOWN files are refused."""

    TXT = "txt"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XML = "xml"
    WARC = "warc"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZIP = "zip"
    TAR = "tar"
    UNKNOWN = "unknown"


PACKED = frozenset({Format.GZIP, Format.BZIP2, Format.XZ})
CONTAINERS = frozenset({Format.ZIP, Format.TAR})

_SUFFIXES: dict[str, Format] = {
    ".txt": Format.TXT,
    ".text": Format.TXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonld": Format.JSON,
    ".ninjs": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".jl": Format.JSONL,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".parquet": Format.PARQUET,
    ".xml": Format.XML,
    ".rss": Format.XML,
    ".atom": Format.XML,
    ".rdf": Format.XML,
    ".warc": Format.WARC,
    ".gz": Format.GZIP,
    ".tgz": Format.GZIP,
    ".bz2": Format.BZIP2,
    ".tbz2": Format.BZIP2,
    ".xz": Format.XZ,
    ".txz": Format.XZ,
    ".zip": Format.ZIP,
    ".tar": Format.TAR,
}
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x1f\x8b", Format.GZIP),
    (b"BZh", Format.BZIP2),
    (b"\xfd7zXZ\0", Format.XZ),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"PAR1", Format.PARQUET),
    (b"WARC/", Format.WARC),
)
_TARBALLS = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_BINARY_MAGIC = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"RIFF",
    b"\0\0\0\x18ftyp", b"\0\0\0\x20ftyp", b"ID3", b"OggS", b"SQLite format 3",
)  # fmt: skip
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_STARTS: tuple[tuple[re.Pattern[bytes], Format], ...] = (
    (re.compile(rb"(?i)<!doctype\s+html|<html[\s>]"), Format.HTML),
    (re.compile(rb"<\?xml|<rss[\s>]|<feed[\s>]|<newsItem[\s>]"), Format.XML),
    (re.compile(rb"[\[{]"), Format.JSON),
)


def sniff(name: str, head: bytes) -> Format:
    """Return the format of a file called `name` that begins with `head` (64 KiB are enough).

    `sniff("tin.json", b"\\x1f\\x8b…")` is GZIP: crawlers often keep what the server sent as it came.
    """
    suffix = suffix_of(name)
    for magic, found in _MAGIC:
        if head.startswith(magic):
            # .docx, .epub and .jar are zips too, but not archives of articles
            return found if found is not Format.ZIP or suffix in ("", ".zip") or suffix in _SUFFIXES else Format.UNKNOWN
    if head[257:262] == b"ustar":
        return Format.TAR
    by_name = _SUFFIXES.get(suffix)
    if by_name is None:
        return _by_text(head) if suffix == "" else Format.UNKNOWN
    return Format.JSONL if by_name is Format.JSON and _is_json_lines(head) else by_name


def suffix_of(name: str) -> str:
    """Return the last ending in lower case: ".gz" for "x.jsonl.GZ", "" for "README"."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem and len(ending) <= 10 and ending.isalnum() else ""


def unpacked_name(name: str) -> str:
    """Return the name of what is in a compressed file: "a.jsonl.gz" holds "a.jsonl", "a.tgz" holds "a.tar"."""
    suffix = suffix_of(name)
    if suffix in _TARBALLS:
        return name[: -len(suffix)] + _TARBALLS[suffix]
    return name[: -len(suffix)] if _SUFFIXES.get(suffix) in PACKED else name


def is_binary(head: bytes) -> bool:
    """Return whether `head` can be no text: known pictures and programs, zero bytes that are not UTF-16, controls.

    Legacy Vietnamese fonts put a few letters on control codes, so up to a tenth of them is let through.
    """
    if head.startswith(_BINARY_MAGIC):
        return True
    if not head or head.startswith(_BOMS):
        return False
    if 0 in head:
        return not _is_utf16(head)
    controls = sum(head.count(code) for code in range(32) if code not in (7, 8, 9, 10, 12, 13, 27))
    return controls * 10 > len(head)


def _is_utf16(head: bytes) -> bool:
    """Zero bytes of UTF-16 stand nearly all on one side of the pairs, and there are many (spaces, ASCII letters)."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) * 5 > len(head) // 2 and min(even, odd) * 20 <= max(even, odd)


def _by_text(head: bytes) -> Format:
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for pattern, found in _TEXT_STARTS:
        if pattern.match(start):
            return Format.JSONL if found is Format.JSON and _is_json_lines(head) else found
    return Format.UNKNOWN


def _is_json_lines(head: bytes) -> bool:
    first, _, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return first.startswith(b"{") and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
