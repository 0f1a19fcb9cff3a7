"""How much one file may ask of us before it is set aside."""

from __future__ import annotations

from dataclasses import dataclass

KEPT_RAW_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost. The defaults let every honest file through; a test may use `Limits(max_depth=1)`.

    `max_record_bytes`: one line of a .jsonl or .csv, one article of a .txt, .html or .json.
    `max_document_bytes`: an .xml file, which is read whole however many articles it holds.
    `max_total_bytes`, `max_members`, `max_depth`: what an archive may hold, all levels taken together; a compressed
    file is one level, an archive in it another ("a.tar.gz" has two).
    `max_ratio`: bytes that come out of an archive for one that went in; plain text rarely passes 30, a bomb starts
    near 1,000. It is not judged before `ratio_from_bytes` came out, since tiny files compress without bound.
    """

    max_record_bytes: int = 10_000_000
    max_document_bytes: int = 32_000_000
    max_total_bytes: int = 8_000_000_000
    max_members: int = 100_000
    max_depth: int = 4
    max_ratio: int = 200
    ratio_from_bytes: int = 1_000_000
    max_sidecar_bytes: int = 64_000
