"""Documents written by hand for the tests of reported speech, sources and events.

A text marks its names in brackets: "[PER Lan] gặp [LOC Mỹ]"; "[PER Berg=Erna Berg]" says the fuller name.
"""

from __future__ import annotations

import re
from datetime import date

from diembao.article import Passage, PassageKind
from diembao.document import Document, Sentence
from diembao.reading import EntityType, Mention
from diembao.segment import sentence_spans
from diembao.text.tokens import tokenize

_NAME = re.compile(r"\[(PER|LOC|ORG|MISC) ([^\]=]+)(?:=([^\]]+))?\]")


def tell(marked: str, tail: str = "", day: date | None = None) -> tuple[Document, tuple[Mention, ...]]:
    """Return the document of `marked`, one passage of body a line, and its names; `tail` is a byline."""
    text, mentions = "", []
    last = 0
    for match in _NAME.finditer(marked):
        text += marked[last : match.start()]
        name = match[3] or match[2]
        kind = EntityType(match[1])
        start = len(text)
        text += match[2]
        mentions.append(Mention(start, len(text), match[2], kind, name, f"{kind.lower()}:{name}", 1.0, "hand"))
        last = match.end()
    text += marked[last:]
    passages = _passages(text, PassageKind.BODY)
    if tail:
        start = len(text) + 1
        text += "\n" + tail
        passages.append(Passage(PassageKind.BYLINE, start, len(text), "hand"))
    return document_of(text, passages, day), tuple(mentions)


def _passages(text: str, kind: PassageKind) -> list[Passage]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Passage(kind, at, at + len(line), "hand"))
        at += len(line) + 1
    return found


def document_of(text: str, passages: list[Passage] | None = None, day: date | None = None) -> Document:
    """Return `text` as a document of body lines, or of `passages`."""
    passages = _passages(text, PassageKind.BODY) if passages is None else passages
    sentences = tuple(
        Sentence(span.start, span.end, number)
        for number, passage in enumerate(passages)
        for span in sentence_spans(text, passage.start, passage.end)
    )
    return Document("t", text, tuple(passages), sentences, tokenize(text, sentences), day)


def titled(text: str) -> Document:
    """Return `text` as a document whose first line is its headline."""
    passages = _passages(text, PassageKind.BODY)
    first = [Passage(PassageKind.TITLE, p.start, p.end, "hand") for p in passages[:1]]
    return document_of(text, [*first, *passages[1:]])
