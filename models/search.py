"""Search the published file: words, phrases and fields, the best articles first, each with the sentence that shows it.

The ranking is the macro find_articles, which analysts can call too; the sentences of the few articles that are shown
are read with one equality for each, since that reads only the spots of the file where they lie, as `in (...)` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
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
_SENTENCES = "select article_id, sentence_no, sentence from sentence_texts where article_id ="
_AT_ONCE = 50


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
    wanted = frozenset(_words_of(words))
    sentences = _sentences(connection, [row.article_id for row in rows])
    return [_hit(row, *_snippet(sentences[row.article_id], wanted)) for row in rows]


def _hit(row: Row[Any], snippet: str | None, marks: tuple[tuple[int, int], ...]) -> Hit:
    return Hit(row.article_id, row.score, row.title, row.outlet, row.day_vn, row.url, snippet, marks)


def _words_of(question: str) -> Iterator[str]:
    """Yield the folded words that a sentence is to show: those that are not about outlet or day."""
    for match in _WORD.finditer(fold(_FIELD.sub(" ", question))):
        yield match.group()


def _sentences(connection: Connection, article_ids: Sequence[str]) -> dict[str, list[tuple[int, str]]]:
    """Return the numbers and words of the sentences of each article, in any order."""
    found: dict[str, list[tuple[int, str]]] = {article_id: [] for article_id in article_ids}
    for first in range(0, len(article_ids), _AT_ONCE):
        given = {f"id{n}": article_id for n, article_id in enumerate(article_ids[first : first + _AT_ONCE])}
        asked = " union all ".join(f"{_SENTENCES} :{name}" for name in given)
        for article_id, number, sentence in connection.execute(text(asked), given):
            found[article_id].append((number, sentence))
    return found


def _snippet(sentences: Iterable[tuple[int, str]], wanted: Set[str]) -> tuple[str | None, tuple[tuple[int, int], ...]]:
    """Return the sentence with most of the wanted words, the first of them behind the headline, and their places."""
    best: tuple[tuple[int, bool, int], str] | None = None
    for number, sentence in sentences:
        found = len({word for word, _, _ in _folded_words(sentence)} & wanted)
        rank = (found, number > 0, -number)
        if best is None or rank > best[0]:
            best = (rank, sentence)
    if best is None:
        return None, ()
    return best[1], tuple((start, end) for word, start, end in _folded_words(best[1]) if word in wanted)


def _folded_words(sentence: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(sentence):
        yield fold(match.group()), match.start(), match.end()
