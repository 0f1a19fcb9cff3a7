"""A text file that is there whole or not at all: whoever reads it never sees half of it."""

from __future__ import annotations

from pathlib import Path


def put(path: Path, words: str, *, errors: str = "strict") -> None:
    """Put `words` at `path` in UTF-8 in one step, its folder made if need be; `errors` as in str.encode."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.tmp")
    half.write_text(words, encoding="utf-8", errors=errors)
    half.replace(path)
