"""An article to read beside its briefing: the text as printed, with an anchor on every sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diembao.article import FURNITURE, Article, PassageKind
from diembao.briefing.marks import Layer, Mark, marks_of
from diembao.briefing.pages import render
from diembao.briefing.weave import Line, Stitch, by_line, lines_of, weave
from diembao.reading import Reading
from diembao.segment import VIETNAM_TIME

_SHOWN = frozenset({Layer.QUOTE, Layer.FIGURE, Layer.PER, Layer.LOC, Layer.ORG})


@dataclass(frozen=True, slots=True)
class Block:
    """A line on the page; `skipped_before` when an excerpt left something out above it."""

    line: Line
    is_furniture: bool
    skipped_before: bool
    stitches: tuple[Stitch, ...]


def article_page(article: Article, reading: Reading, outlet: str | None, *, excerpt: bool = False) -> str:
    """Return the page of an article; sentence n of `reading` has the anchor "cn".

    An excerpt holds the title, the lead and the sentences with a quotation or a figure, since the rest belongs to the
    newspaper: all that a briefing says stands in those.
    """
    day = article.published_at.astimezone(VIETNAM_TIME).date() if article.published_at else None
    return render(
        "article.html.j2",
        "briefing.css",
        article=article,
        text=article.text,
        outlet=outlet,
        day=day,
        excerpt=excerpt,
        blocks=tuple(_blocks(article, _marks(article, reading), _kept(article, reading) if excerpt else None)),
    )


def _marks(article: Article, reading: Reading) -> list[Mark]:
    sentences = [Mark(s.start, s.end, Layer.SENTENCE, f"c{n}", "") for n, s in enumerate(reading.sentences)]
    return [*sentences, *(mark for mark in marks_of(article, reading) if mark.layer in _SHOWN)]


def _kept(article: Article, reading: Reading) -> list[tuple[int, int]]:
    """Return the stretches that an excerpt prints: title, lead, and sentences that hold a quotation or a figure."""
    whole = (PassageKind.TITLE, PassageKind.LEAD)
    kept = [(p.start, p.end) for p in article.passages if p.kind in whole]
    facts = [*((q.start, q.end) for q in reading.quotes), *((f.start, f.end) for f in reading.figures)]
    lead = article.lead or ""
    for sentence in reading.sentences:
        words = article.text[sentence.start : sentence.end]
        if words in lead or any(start < sentence.end and sentence.start < end for start, end in facts):
            kept.append((sentence.start, sentence.end))
    return sorted(kept)


def _blocks(article: Article, marks: Sequence[Mark], kept: list[tuple[int, int]] | None) -> Iterator[Block]:
    lines = tuple(lines_of(article))
    told = 0
    for line, its_marks in zip(lines, by_line(lines, marks), strict=True):
        for start, end in [(line.start, line.end)] if kept is None else _within(line, kept):
            is_cut = bool(article.text[told:start].strip())
            yield Block(line, line.passage.kind in FURNITURE, is_cut, tuple(weave(start, end, its_marks)))
            told = end


def _within(line: Line, kept: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of `line` that are kept, those that touch or overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ((max(a, line.start), min(b, line.end)) for a, b in kept if a < line.end and line.start < b):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
