"""Marks woven into text: they may lie over one another in any way, and come out properly nested."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from diembao.article import Article, Passage
from diembao.briefing.marks import Layer, Mark


@dataclass(frozen=True, slots=True)
class Opening:
    """From here on `mark` is on; `is_first` unless an earlier piece of it stands elsewhere."""

    mark: Mark
    is_first: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The characters `start..end`, with the same marks on all of them."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Closing:
    """The mark that was opened last ends here; `is_last` unless a later piece of it stands elsewhere."""

    mark: Mark
    is_last: bool


Stitch = Opening | Words | Closing
_LINE = re.compile(r"[^\s][^\n]*")
_RANK = {layer: rank for rank, layer in enumerate(Layer)}


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    start: int
    minus_end: int
    rank: int
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article without the white space around it; `is_first` of its passage."""

    passage: Passage
    start: int
    end: int
    is_first: bool


def lines_of(article: Article) -> Iterator[Line]:
    """Yield the lines of `article` that hold anything visible, in text order."""
    for passage in article.passages:
        is_first = True
        for found in _LINE.finditer(article.text, passage.start, passage.end):
            yield Line(passage, found.start(), found.start() + len(found[0].rstrip()), is_first)
            is_first = False


def by_line(lines: Sequence[Line], marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return for each line the marks that stand in it, also those that reach in from its neighbours."""
    starts = [line.start for line in lines]
    ends = [line.end for line in lines]
    found: list[list[Mark]] = [[] for _ in lines]
    for mark in marks:
        for index in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            found[index].append(mark)
    return found


def weave(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Stitch]:
    """Yield the text of `start..end` with `marks` on it, each opening closed in turn, the longer mark outside.

    Where two marks cross, the one that begins later is cut at the end of the earlier: with a quote on 0..9 and a
    name on 5..12 the name comes as 5..9 inside the quote and as 9..12 after it. Marks are clipped to `start..end`.
    """
    queue = [_piece(n, max(m.start, start), min(m.end, end), m) for n, m in enumerate(marks)]
    queue = [piece for piece in queue if piece.start < -piece.minus_end]
    heapify(queue)
    opened: list[tuple[int, Mark]] = []
    at = start
    while queue or opened:
        begin = queue[0].start if queue else end
        stop = min(begin, opened[-1][0]) if opened else begin
        if at < stop:
            yield Words(at, stop)
            at = stop
        if opened and opened[-1][0] <= begin:
            last, mark = opened.pop()
            yield Closing(mark, last == mark.end)
            continue
        piece = heappop(queue)
        mark, last = marks[piece.number], -piece.minus_end
        if opened and last > opened[-1][0]:
            heappush(queue, _piece(piece.number, opened[-1][0], last, mark))
            last = opened[-1][0]
        opened.append((last, mark))
        yield Opening(mark, piece.start == mark.start)
    if at < end:
        yield Words(at, end)


def _piece(number: int, start: int, end: int, mark: Mark) -> _Piece:
    return _Piece(start, -end, _RANK[mark.layer], number)
