"""What is published: the file that stands, its manifest, and the publications that are kept in history.

    published/diembao.duckdb                 what analysts open; it is never written to, only replaced
    published/manifest.json                  what it holds, and its SHA-256
    published/history/000012-<run>.duckdb    the last N; the same file under a second name, so they cost no room twice

`models.publish` puts them there.
"""

from __future__ import annotations

from pathlib import Path

from diembao.errors import NothingPublished, WarehouseError
from models.manifest import Manifest, read_manifest, sha256_of

FILE = "diembao.duckdb"
MANIFEST = "manifest.json"
HISTORY = "history"


def manifest(published: Path) -> Manifest:
    """Return the manifest of the published file; NothingPublished when there is none."""
    path = published / MANIFEST
    if not path.exists() or not (published / FILE).exists():
        raise NothingPublished(str(published / FILE))
    return read_manifest(path)


def history(published: Path) -> dict[int, Path]:
    """Return the files in history by the number of their publication."""
    found = sorted((published / HISTORY).glob("*-*.duckdb"))
    return {int(p.name.split("-", 1)[0]): p for p in found if p.with_suffix(".json").exists()}


def publications(published: Path) -> list[Manifest]:
    """Return the manifests of the publications in history, the newest first."""
    kept = history(published)
    return [read_manifest(kept[number].with_suffix(".json")) for number in sorted(kept, reverse=True)]


def find_publication(published: Path, named: str) -> int:
    """Return the number of the publication in history that `named` means: its number, or its run's id or beginning.

    WarehouseError when it is none of them, or may be several.
    """
    kept = publications(published)
    found = [m.publication_no for m in kept if named == str(m.publication_no) or m.run_id.startswith(named)]
    if len(found) != 1:
        what = "no publication in history is" if not found else f"{len(found)} publications in history are"
        raise WarehouseError(f"{what} called {named}. `diembao rollback --list` shows them.")
    return found[0]


def newest_whole_before(published: Path) -> int:
    """Return the newest whole publication before the one that stands, or its own copy where that one is damaged.

    WarehouseError when history holds none.
    """
    standing = _standing_whole(published)
    kept = [m for m in publications(published) if standing is None or m.publication_no < standing]
    copies = history(published)
    number = next((m.publication_no for m in kept if sha256_of(copies[m.publication_no]) == m.sha256), None)
    if number is None:
        raise WarehouseError("there is no earlier publication to go back to. `diembao run` publishes anew.")
    return number


def _standing_whole(published: Path) -> int | None:
    """Return which publication stands; None when there is none, or the file is not what was published."""
    try:
        now = manifest(published)
        return now.source_no if sha256_of(published / FILE) == now.sha256 else None
    except (NothingPublished, WarehouseError):
        return None


def outdated(published: Path, keep: int) -> list[Path]:
    """Return the files of history that may go: beyond the last `keep` publications, and what a kill left half made.

    The one that stands is kept, also after a rollback. Whoever asks holds the home, so that nothing is being made.
    """
    kept = history(published)
    standing = manifest(published).source_no if (published / MANIFEST).exists() else 0
    needed = {path for number, path in kept.items() if number == standing or number in sorted(kept)[-keep:]}
    needed |= {path.with_suffix(".json") for path in needed}
    there = sorted((published / HISTORY).iterdir()) if (published / HISTORY).is_dir() else []
    return [path for path in there if path not in needed]
