"""Small articles, readings and batches made by hand, for the tests of the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from diembao.article import Article, Origin, Passage, PassageKind, PublishedFrom
from diembao.document import Sentence
from diembao.reading import (
    Citation,
    EntityType,
    Event,
    Figure,
    FigureKind,
    Keyphrase,
    Mention,
    Quote,
    QuoteKind,
    Reading,
    Role,
    SourceKind,
    TimeMention,
    Topic,
)
from models.batch import FileSeen, write_articles, write_readings
from models.ledger import Run

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 13)
TITLE = "Bão số 9 đổ bộ Quảng Ngãi"
BODY = 'Theo Đài Khí tượng, ông Trần Văn Lực nói: "Gió giật cấp 12". Ngày 13/11, 3 người chết ở Lý Sơn.'


def run(number: int = 1, **changed: Any) -> Run:
    """Return run number `number` of the same code."""
    return replace(Run(f"run-{number}", NOW, "x1", "0.1"), **changed)


def article(
    name: str = "a",
    title: str = TITLE,
    body: str = BODY,
    *,
    file: str | None = None,
    record_no: int = 0,
    **changed: Any,
) -> Article:
    """Return an article of two passages; `name` tells articles apart, the words tell versions apart."""
    text = f"{title}\n\n{body}"
    words = hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()[:16]
    file = file or f"{name}.txt"
    given: dict[str, Any] = {
        "article_id": hashlib.sha256(name.encode()).hexdigest()[:16],
        "content_hash": words,
        "origin": Origin(file, record_no, hashlib.sha256(f"{file} {text}".encode("utf-8", "replace")).hexdigest()),
        "format": "txt",
        "external_id": name,
        "title": title,
        "lead": None,
        "text": text,
        "passages": (
            Passage(PassageKind.TITLE, 0, len(title), "first_line"),
            Passage(PassageKind.BODY, len(title) + 2, len(text), "rest"),
        ),
        "published_at": datetime(2026, 11, 13, 18, 30, tzinfo=UTC),
        "published_from": PublishedFrom.METADATA,
        "published_precision": "minute",
    }
    given |= changed
    if given["published_at"] is None:
        given |= {"published_from": PublishedFrom.NONE, "published_precision": None}
    return Article(**given)


def reading(of: Article) -> Reading:
    """Return facts of `of` whose spans are right; every fact table gets a row when the words are those of BODY."""
    spans = [Sentence(p.start, p.end, no) for no, p in enumerate(of.passages)]
    names = [(w, of.text.find(w)) for w in ("Quảng Ngãi", "Trần Văn Lực", "Đài Khí tượng") if w in of.text]
    at = of.text.find("Gió giật cấp 12")
    day = of.text.find("13/11")
    dead = of.text.find("3 người chết")
    end = len(of.text)
    return Reading(
        of.article_id,
        sentences=tuple(spans),
        mentions=tuple(mention(w, start) for w, start in sorted(names, key=lambda n: n[1])),
        roles=(Role(0, 3, "PER-x", "Bão"),),
        quotes=(Quote(at, at + 15, QuoteKind.DIRECT, "Trần Văn Lực", "PER-x", "nói", "cue"),) if at >= 0 else (),
        times=(
            TimeMention(
                day, day + 5, "13/11", "DATE", "2026-11-13", date(2026, 11, 13), date(2026, 11, 13), "published", 0.9
            ),
        )
        if day >= 0
        else (),
        figures=(Figure(dead, dead + 7, "3 người", FigureKind.KILLED, Decimal(3), "people", None, "exact", None),)
        if dead >= 0
        else (),
        citations=(Citation(0, 3, of.text[:3], None, SourceKind.AGENCY),),
        events=(Event(0, end, "ACCIDENT", of.text[:3], None, None, None, None, "asserted", 0.5),),
        topics=(Topic("medtop:03000000", 0.8, ("bão", "gió")),),
        keyphrases=(Keyphrase("bão số 9", 0.7),),
        seconds={"mentions": 0.01},
    )


def mention(words: str, start: int, kind: EntityType = EntityType.LOC) -> Mention:
    """Return a mention of `words` at `start`, its own canonical form."""
    return Mention(start, start + len(words), words, kind, words, f"{kind}-{words}", 0.9, "lexicon")


def files_of(articles: Iterable[Article], extra: Sequence[FileSeen] = ()) -> list[FileSeen]:
    """Return the files that `articles` came from, each read to its end."""
    seen: dict[str, list[Article]] = {}
    for one in articles:
        seen.setdefault(one.origin.file, []).append(one)
    return [FileSeen(f, many[0].origin.sha256, 100, "txt", len(many)) for f, many in seen.items()] + list(extra)


def batch(folder: Path, *articles: Article, part_size: int = 100, **given: Any) -> Path:
    """Return `folder` as a batch of `articles` with the facts that `reading` finds in them."""
    given.setdefault("files", files_of(articles))
    given.setdefault("quarantine", folder.parent / "quarantine")
    write_articles(folder, articles, **given)
    numbered = [(no, reading(a)) for no, a in enumerate(articles)]
    for part, first in enumerate(range(0, len(numbered), part_size)):
        write_readings(folder, part, numbered[first : first + part_size])
    return folder
