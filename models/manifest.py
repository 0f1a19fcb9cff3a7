"""The manifest of a published file: what it holds, what made it, and how to tell that it is whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path

from diembao.errors import WarehouseError


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was published, when, from which run. `source_no` is the publication whose rows these are: another number
    than `publication_no` after a rollback. `checksums` do not depend on the order of rows."""

    publication_no: int
    source_no: int
    kind: str
    run_id: str
    published_at: datetime
    file: str
    sha256: str
    size_bytes: int
    rows: dict[str, int]
    checksums: dict[str, str]
    schema_version: int
    diembao_version: str
    extractor_version: str

    def as_json(self) -> str:
        """Return the manifest as it stands in manifest.json."""
        known = asdict(self) | {"published_at": self.published_at.isoformat()}
        return json.dumps(known, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in `path`; fields that a newer version added are left out."""
    names = {f.name for f in fields(Manifest)}
    try:
        known = {k: v for k, v in json.loads(path.read_text(encoding="utf-8")).items() if k in names}
        return Manifest(**known | {"published_at": datetime.fromisoformat(known["published_at"])})
    except (ValueError, KeyError, TypeError) as error:
        raise WarehouseError(f"manifest {path} cannot be read: {error}. Publish again with `diembao run`.") from error


def sha256_of(path: Path) -> str:
    """Return the hex digest of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
