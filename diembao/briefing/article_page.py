"""An article to read beside its briefing: the text as printed, with an anchor on every sentence."""

from __future__ import annotations

from diembao.article import Article, PassageKind
from diembao.briefing.marked import blocks_of, sentence_marks
from diembao.briefing.marks import Layer, marks_of
from diembao.briefing.pages import render
from diembao.reading import Reading
from diembao.segment import VIETNAM_TIME

_SHOWN = frozenset({Layer.QUOTE, Layer.FIGURE, Layer.PER, Layer.LOC, Layer.ORG})


def article_page(article: Article, reading: Reading, outlet: str | None, *, excerpt: bool = False) -> str:
    """Return the page of an article; sentence n of `reading` has the anchor "cn".

    An excerpt holds the title, the lead and the sentences with a quotation or a figure, since the rest belongs to the
    newspaper: all that a briefing says stands in those.
    """
    day = article.published_at.astimezone(VIETNAM_TIME).date() if article.published_at else None
    marks = [*sentence_marks(reading), *(mark for mark in marks_of(article, reading) if mark.layer in _SHOWN)]
    return render(
        "article.html.j2",
        "briefing.css",
        article=article,
        text=article.text,
        outlet=outlet,
        day=day,
        excerpt=excerpt,
        blocks=tuple(blocks_of(article, marks, _kept(article, reading) if excerpt else None)),
    )


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
