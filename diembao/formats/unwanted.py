"""Files that are no deliveries: hidden ones, copies of editors, downloads that are still running."""

from __future__ import annotations

_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".filepart", ".swp")
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def why_ignored(path: str) -> str | None:
    """Return why the file at `path` is not read, None if it is: "still being written" for "tin/a.html.part"."""
    for part in path.lower().split("/"):
        if part in _SYSTEM:
            return "left by an operating system"
        if part.startswith(".") and part not in (".", ".."):
            return "hidden"
    name = path.lower().rpartition("/")[2]
    if name.startswith("~") or name.endswith("~"):
        return "copy made by an editor"
    return "still being written" if name.endswith(_UNFINISHED) else None
