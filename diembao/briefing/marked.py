"""An article in lines with marks woven into them: what the reading pages of briefing and explorer are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diembao.article import FURNITURE, Article
from diembao.briefing.marks import Layer, Mark
from diembao.briefing.weave import Line, Stitch, by_line, lines_of, weave
from diembao.reading import Reading

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A line on the page; `skipped_before` when an excerpt left something out above it."""

    line: Line
    is_furniture: bool
    skipped_before: bool
    stitches: tuple[Stitch, ...]


def sentence_marks(reading: Reading) -> list[Mark]:
    """Return a mark for each sentence: sentence n has the anchor "cn"."""
    return [Mark(s.start, s.end, Layer.SENTENCE, f"c{n}", "") for n, s in enumerate(reading.sentences)]


def blocks_of(article: Article, marks: Sequence[Mark], kept: Sequence[Stretch] | None = None) -> Iterator[Block]:
    """Yield the lines of `article` with `marks` on them; of an excerpt only the stretches that are `kept`, in order."""
    lines = tuple(lines_of(article))
    told = 0
    for line, its_marks in zip(lines, by_line(lines, marks), strict=True):
        for start, end in [(line.start, line.end)] if kept is None else _within(line, kept):
            is_cut = bool(article.text[told:start].strip())
            yield Block(line, line.passage.kind in FURNITURE, is_cut, tuple(weave(start, end, its_marks)))
            told = end


def _within(line: Line, kept: Sequence[Stretch]) -> list[Stretch]:
    """Return the parts of `line` that are kept, those that touch or overlap made one."""
    joined: list[Stretch] = []
    for start, end in ((max(a, line.start), min(b, line.end)) for a, b in kept if a < line.end and line.start < b):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
