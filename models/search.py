"""Search the published file: words, phrases and fields, the best articles first, each with the sentence that shows it.

The ranking is the macro find_articles, which analysts can call too; the sentences of the few articles that are shown
are read one article at a time, since that reads only the spots of the file where they lie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, text
from sqlalchemy.exc import DBAPIError

from diembao.errors import WarehouseError
from diembao.text.orthography import fold
from models.reading_room import open_published
from models.warehouse import Settings

_WORD = re.compile(r"[^\W_]+")
_FIELD = re.compile(r'(?:outlet|from|to):(?:"[^"]*"?|\S+)|title:', re.IGNORECASE)
_RANK = "select article_id, score, title, outlet, day_vn, url from find_articles(:words, most := :most) order by rank"
_SENTENCES = "select sentence_no, sentence from sentence_texts where article_id = :article_id order by sentence_no"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found. `marks` are the half-open spans of `snippet` that are words of the question."""

    article_id: str
    score: float
    title: str
    outlet: str | None
    day_vn: date | None
    url: str | None
    snippet: str | None
    marks: tuple[tuple[int, int], ...] = ()


def search(published: Path, words: str, *, limit: int = 20, settings: Settings | None = None) -> list[Hit]:
    """Return at most `limit` articles of the file in `published` that have all of `words`, the best first.

    "hoa binh" finds "hoà bình" and "hòa bình", "hòa bình" only these two; '"lở núi" title:bình from:2026-11-01' is a
    phrase, a word of the headline and a first day. NothingPublished when there is no file yet.
    """
    try:
        with open_published(published, settings) as connection:
            return search_on(connection, words, limit=limit)
    except DBAPIError as error:
        raise WarehouseError(f"the search failed: {error.orig}") from error


def search_on(connection: Connection, words: str, *, limit: int = 20) -> list[Hit]:
    """Return what `search` returns, asked on an open `connection`."""
    rows = connection.execute(text(_RANK), {"words": words, "most": limit}).all()
    wanted = tuple(_words_of(words))
    return [_hit(row, *_snippet(connection, row.article_id, wanted)) for row in rows]


def _hit(row: Row[Any], snippet: str | None, marks: tuple[tuple[int, int], ...]) -> Hit:
    return Hit(row.article_id, row.score, row.title, row.outlet, row.day_vn, row.url, snippet, marks)


def _words_of(question: str) -> Iterator[str]:
    """Yield the folded words that a sentence is to show: those that are not about outlet or day."""
    for match in _WORD.finditer(fold(_FIELD.sub(" ", question))):
        yield match.group()


def _snippet(
    connection: Connection, article_id: str, wanted: Sequence[str]
) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """Return the sentence with most of the wanted words, and where they stand in it."""
    best: tuple[tuple[int, bool, int], str] | None = None
    for number, sentence in connection.execute(text(_SENTENCES), {"article_id": article_id}):
        found = len({word for word, _, _ in _folded_words(sentence)} & set(wanted))
        rank = (found, number > 0, -number)
        if best is None or rank > best[0]:
            best = (rank, sentence)
    if best is None:
        return None, ()
    return best[1], tuple((start, end) for word, start, end in _folded_words(best[1]) if word in wanted)


def _folded_words(sentence: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(sentence):
        yield fold(match.group()), match.start(), match.end()
