"""Readings as one page that needs nothing else: no network, no other file, nothing that an article could set off."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from diembao.article import FURNITURE, Article
from diembao.briefing.marks import Layer, Mark, marks_of
from diembao.briefing.pages import asset, render, safe_link
from diembao.briefing.tables import Table, header_of, tables_of
from diembao.briefing.weave import Line, Stitch, by_line, lines_of, weave
from diembao.reading import Reading
from diembao.refusal import Refusal

LAYER_NAMES = {
    Layer.PER: "person",
    Layer.LOC: "place",
    Layer.ORG: "organisation",
    Layer.MISC: "other name",
    Layer.ROLE: "role",
    Layer.QUOTE: "quote",
    Layer.TIME: "time",
    Layer.FIGURE: "figure",
    Layer.SOURCE: "source",
    Layer.EVENT: "event",
}
"""What each layer is called in a legend, in the order of the legend."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line on the page: the kind and rule of its passage for the margin, and its text with marks on it."""

    line: Line
    is_furniture: bool
    stitches: tuple[Stitch, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article on the page. `name` is the beginning of the anchors of its marks."""

    name: str
    article: Article
    header: tuple[tuple[str, str], ...]
    link: str | None
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    seconds: tuple[tuple[str, float], ...]


def reading_page(readings: Sequence[tuple[Article, Reading]], refused: Sequence[Refusal] = ()) -> str:
    """Return an HTML page with the marked texts of `readings`, their facts, and what was `refused`.

    The page forbids itself every connection and every script but its own, so hostile article text stays text.
    """
    counts: Counter[Layer] = Counter()
    sheets = []
    for number, (article, reading) in enumerate(readings):
        marks = marks_of(article, reading)
        counts.update(mark.layer for mark in marks)
        sheets.append(_sheet(f"a{number}", article, reading, marks))
    script = asset("reading.js")
    return render(
        "reading.html.j2",
        "reading.css",
        sheets=sheets,
        refused=refused,
        legend=[(layer, name, counts[layer]) for layer, name in LAYER_NAMES.items()],
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _sheet(name: str, article: Article, reading: Reading, marks: Sequence[Mark]) -> Sheet:
    return Sheet(
        name=name,
        article=article,
        header=header_of(article),
        link=safe_link(article.url),
        blocks=tuple(_blocks(article, marks)),
        tables=tables_of(article, reading),
        seconds=tuple(reading.seconds.items()),
    )


def _blocks(article: Article, marks: Sequence[Mark]) -> Iterator[Block]:
    lines = tuple(lines_of(article))
    for line, its_marks in zip(lines, by_line(lines, marks), strict=True):
        yield Block(line, line.passage.kind in FURNITURE, tuple(weave(line.start, line.end, its_marks)))
