"""Raw copies of what was set aside, in files named by what they hold: quarantine/ab/abcdef….raw."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

_EXCERPT = 300


@dataclass(frozen=True, slots=True)
class RawCopy:
    """Where the bytes of a refused record lie, and how they begin. `path` is None when there were no bytes."""

    sha256: str
    path: str | None
    excerpt: str


def keep_raw(quarantine: Path, raw: bytes) -> RawCopy:
    """Return where `raw` was put under `quarantine`; the same bytes are kept once."""
    digest = hashlib.sha256(raw).hexdigest()
    if not raw:
        return RawCopy(digest, None, "")
    name = f"{digest[:2]}/{digest}.raw"
    path = quarantine / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}.tmp")
        half.write_bytes(raw)
        half.replace(path)
    return RawCopy(digest, name, _excerpt(raw))


def quarantine_id(file: str, record_no: int, rule: str, raw_sha256: str) -> str:
    """Return the id of a refusal: the same record refused by the same rule has the same id in every run."""
    return hashlib.sha256(f"{file}\n{record_no}\n{rule}\n{raw_sha256}".encode("utf-8", "replace")).hexdigest()[:16]


def _excerpt(raw: bytes) -> str:
    words = raw[: _EXCERPT * 4].decode("utf-8", "replace")
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in words)[:_EXCERPT]
