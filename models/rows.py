"""Dataclasses to rows of a batch and back; a row has its values in the order of models.columns.SCHEMAS."""

from __future__ import annotations

import bisect
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Context, Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from diembao.article import Article, Origin, Passage, PassageKind, PublishedFrom
from diembao.document import Sentence
from diembao.reading import Reading
from diembao.refusal import Refusal
from models.columns import SCHEMAS
from models.quarantine import keep_raw, quarantine_id

Row = tuple[object, ...]
Fold = Callable[[str], str]

# Vietnam has kept UTC+7 without daylight saving since 1975, long before its outlets went online.
VIETNAM_TIME = timezone(timedelta(hours=7))
_FIGURE_STEP = Decimal("0.000001")
_FIGURE_END = Decimal(10) ** 32
_ROOMY = Context(prec=60)  # the default of 28 digits raises for a large sum with six decimals
_RENAMED = {"start_char": "start", "end_char": "end"}
_GIVEN = attrgetter("url", "outlet_id", "author", "section", "language", "published_at", "lead")
_AS_THEY_ARE = (
    *("article_id", "external_id", "outlet_id", "outlet_from", "url", "title", "lead", "text", "author", "section"),
    *("language", "published_at", "published_from", "published_precision", "modified_at", "content_hash"),
    *("format", "encoding"),
)


@dataclass(frozen=True, slots=True)
class Refused:
    """An article of the batch, by its number, that is set aside after cleaning: the stage, the rule and why."""

    article_no: int
    stage: str
    rule: str
    reason: str


def article_row(no: int, container: str, article: Article, fold: Fold) -> Row:
    """Return the row of `article` in the staged table `articles`."""
    values: dict[str, object] = {name: getattr(article, name) for name in _AS_THEY_ARE}
    values |= {
        "article_no": no,
        "container": container,
        "title_folded": fold(article.title),
        "text_folded": fold(article.text),
        "day_vn": _day(article.published_at),
        "word_count": word_count(article.text),
        "repairs": list(article.repairs),
        "extras": json.dumps(dict(article.extras), ensure_ascii=False, sort_keys=True),
        "file": article.origin.file,
        "record_no": article.origin.record_no,
        "file_sha256": article.origin.sha256,
        "metadata_count": sum(value is not None for value in _GIVEN(article)),
    }
    return tuple(values[name] for name in SCHEMAS["articles"].names)


def passage_rows(no: int, article: Article) -> Iterator[Row]:
    """Yield the rows of `article` in the staged table `passages`."""
    for number, passage in enumerate(article.passages):
        yield no, article.article_id, number, passage.kind, passage.start, passage.end, passage.rule


def article(row: dict[str, Any], passages: Sequence[dict[str, Any]]) -> Article:
    """Return the article that was written as `row` and `passages`."""
    same = {name: row[name] for name in _AS_THEY_ARE}
    return Article(
        **same
        | {
            "origin": Origin(row["file"], row["record_no"], row["file_sha256"]),
            "passages": tuple(_passage(p) for p in passages),
            "published_from": PublishedFrom(row["published_from"]),
            "repairs": tuple(row["repairs"]),
            "extras": json.loads(row["extras"]),
        }
    )


def fact_rows(table: str, no: int, reading: Reading, fold: Fold) -> Iterator[Row]:
    """Yield the rows of `reading` in one of the staged fact tables; positions number them from 0."""
    names = SCHEMAS[table].names
    for number, fact in enumerate(getattr(reading, table)):
        known: dict[str, object] = {"article_no": no, "article_id": reading.article_id}
        yield tuple(
            known[name] if name in known else _value(table, name, number, fact, reading.sentences, fold)
            for name in names
        )


def refusal_row(container: str | None, refusal: Refusal, quarantine: Path, article_no: int | None = None) -> Row:
    """Return the row of `refusal`; a copy of its raw bytes is put into `quarantine`."""
    raw = keep_raw(quarantine, refusal.raw)
    origin = refusal.origin
    values = {
        "article_no": article_no,
        "container": container,
        "quarantine_id": quarantine_id(origin.file, origin.record_no, refusal.rule, raw.sha256),
        "file": origin.file,
        "record_no": origin.record_no,
        "file_sha256": origin.sha256,
        "stage": str(refusal.stage),
        "rule": refusal.rule,
        "reason": refusal.reason,
        "external_id": refusal.external_id,
        "raw_sha256": raw.sha256,
        "raw_path": raw.path,
        "raw_excerpt": raw.excerpt,
    }
    return tuple(values[name] for name in SCHEMAS["refusals"].names)


def word_count(text: str) -> int:
    """Return how many stretches between white space hold a letter or digit: "Hà Nội – 33 độ" has 4."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


def _day(moment: datetime | None) -> object:
    return moment.astimezone(VIETNAM_TIME).date() if moment else None


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(PassageKind(row["kind"]), row["start_char"], row["end_char"], row["rule"])


def _value(table: str, name: str, number: int, fact: Any, sentences: Sequence[Sentence], fold: Fold) -> object:
    match table, name:
        case _, _ if name == f"{table[:-1]}_no":
            return number
        case "mentions", "sentence_no":
            return _sentence_at(sentences, fact.start)
        case "mentions", "canonical_folded":
            return fold(fact.canonical)
        case "figures", "value":
            return _figure(fact.value)
        case _:
            return getattr(fact, _RENAMED.get(name, name))


def _sentence_at(sentences: Sequence[Sentence], at: int) -> int | None:
    found = bisect.bisect_right(sentences, at, key=attrgetter("start")) - 1
    return found if found >= 0 and at < sentences[found].end else None


def _figure(value: Decimal) -> Decimal | None:
    if not value.is_finite() or abs(value) >= _FIGURE_END:
        return None
    return value.quantize(_FIGURE_STEP, context=_ROOMY)
