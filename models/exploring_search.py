"""Search for the explorer: ranked where the file has the macro for it, plain in a file of an older version."""

from __future__ import annotations

from pathlib import Path

from diembao.errors import WarehouseError
from diembao.text.orthography import fold
from models.exploring_library import Library
from models.search import Hit, search


def found(library: Library, words: str, limit: int = 30) -> list[Hit]:
    """Return the articles that have all of `words`, the best first; a question that cannot be read finds nothing."""
    if not fold(words).strip():
        return []
    try:
        return search(Path(library.published), words, limit=limit)
    except WarehouseError:
        return _plain(library, words, limit)


def _plain(library: Library, words: str, limit: int) -> list[Hit]:
    with library.seat() as seat:
        rows = seat.ask("explore", "search_plain", words=fold(words).replace('"', " ").split(), most=limit)
    return [Hit(row["article_id"], 0.0, row["title"], row["outlet"], row["day_vn"], None, None) for row in rows]
