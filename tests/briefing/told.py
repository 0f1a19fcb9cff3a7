"""An article and a reading of it built by hand, with a name inside a quote and a quote across two lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

from diembao.article import Article, Origin, Passage, PassageKind, PublishedFrom
from diembao.reading import (
    Citation,
    EntityType,
    Event,
    Figure,
    FigureKind,
    Mention,
    Quote,
    QuoteKind,
    Reading,
    Role,
    SourceKind,
    TimeMention,
)

TITLE = "Cầu Sông Trẹm thông xe"
BODY = (
    'Ông Lê Văn Tám, trưởng ấp, nói: "Bà con ấp Kinh Năm\nmừng lắm". Theo TTXVN, sáng 12/11 có hơn 1.500 người tới dự.'
)
CREDIT = "Ảnh: LÊ TÁM"
TEXT = f"{TITLE}\n\n{BODY}\n\n{CREDIT}"


def at(words: str) -> tuple[int, int]:
    """Return where `words` stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def article(text: str = TEXT, **changes: object) -> Article:
    """Return the article; with another text, as one passage of body."""
    cuts = (0, len(TITLE) + 2, len(TITLE) + len(BODY) + 4, len(TEXT))
    kinds = (PassageKind.TITLE, PassageKind.BODY, PassageKind.CREDIT)
    passages = tuple(Passage(kind, *cut, kind) for kind, cut in zip(kinds, pairwise(cuts), strict=True))
    given: dict[str, object] = {
        "article_id": "00d1",
        "content_hash": "beef",
        "origin": Origin("tin/cau.txt", 0, "00"),
        "format": "txt",
        "external_id": "cau",
        "title": TITLE,
        "lead": None,
        "text": text,
        "passages": passages if text == TEXT else (Passage(PassageKind.BODY, 0, len(text), "body"),),
        "outlet_id": "tuoitre",
        "outlet_from": "prefix",
        "published_at": datetime(2026, 11, 12, 3, 30, tzinfo=UTC),
        "published_from": PublishedFrom.SIDECAR,
        **changes,
    }
    return Article(**given)  # type: ignore[arg-type]


def reading() -> Reading:
    """Return one fact of each kind."""
    tam, kinh, agency = at("Lê Văn Tám"), at("Kinh Năm"), at("TTXVN")
    return Reading(
        article_id="00d1",
        mentions=(
            Mention(*tam, "Lê Văn Tám", EntityType.PER, "Lê Văn Tám", "per:tam", 0.9, "shape"),
            Mention(*kinh, "Kinh Năm", EntityType.LOC, "ấp Kinh Năm", "loc:kinh-nam", 0.8, "head"),
            Mention(*agency, "TTXVN", EntityType.ORG, "Thông tấn xã Việt Nam", "org:ttxvn", 0.99, "lexicon"),
        ),
        roles=(Role(*tam, "per:tam", "trưởng ấp", None, "loc:kinh-nam", *at("trưởng ấp")),),
        quotes=(Quote(*at("Bà con ấp Kinh Năm\nmừng lắm"), QuoteKind.DIRECT, "Lê Văn Tám", "per:tam", "nói", "name"),),
        times=(
            TimeMention(
                *at("sáng 12/11"),
                "sáng 12/11",
                "DATE",
                "2026-11-12",
                date(2026, 11, 12),
                date(2026, 11, 12),
                "published",
                0.9,
            ),
        ),
        figures=(
            Figure(
                *at("hơn 1.500 người"),
                "hơn 1.500 người",
                FigureKind.PEOPLE,
                Decimal("1500.0"),
                "người",
                None,
                "at_least",
                "người",
            ),
        ),
        citations=(Citation(*agency, "TTXVN", "ttxvn", SourceKind.AGENCY),),
        events=(
            Event(*at("có hơn 1.500 người tới dự"), "ENGAGE", "tới dự", "per:tam", None, None, None, "asserted", 0.5),
        ),
    )
