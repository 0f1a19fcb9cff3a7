"""An article on its way from a file to the warehouse: where it came from, what it says, how it is laid out.

Offsets everywhere are half-open code-point offsets into `Article.text`, which is NFC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open run of code points: `article.text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span must run forward: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


class PassageKind(StrEnum):
    """What a stretch of an article is; the last five are furniture, not prose."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    PROMO = "promo"


FURNITURE = frozenset(
    {PassageKind.CAPTION, PassageKind.CREDIT, PassageKind.BYLINE, PassageKind.DATELINE, PassageKind.PROMO}
)


class PublishedFrom(StrEnum):
    """How the publication date was found, from the surest to none at all."""

    METADATA = "metadata"
    MARKUP = "markup"
    SIDECAR = "sidecar"
    TEXT = "text"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article of one kind, and the id of the rule that says so."""

    kind: PassageKind
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The place a record was read from.

    `file` is relative to the inbox with forward slashes; members of an archive follow a `!`
    ("2026-11-01.zip!/tin/a.html"). `record_no` counts from 0 inside the file. `sha256` is the
    hex digest of the bytes of the outermost file together with its sidecar, if it has one.
    """

    file: str
    record_no: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One article as its file gave it: strings as found, nothing cleaned, nothing dropped.

    `body` is plain text in which a newline is a line or paragraph of the source; furniture is still in it.
    `published` and `modified` are the words of the source ("2013-10-23T08:54:00+07:00", "23/10/2013 08:54").
    `title` is None when the format has no separate title and the file gave none.
    """

    origin: Origin
    format: str
    body: str
    title: str | None = None
    lead: str | None = None
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    section: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.NONE
    modified: str | None = None
    encoding: str = "utf-8"
    repairs: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: the title and every passage in one NFC text that lost no visible character.

    `article_id` names the article over all its versions, `content_hash` this version of its words.
    `published_at` is aware and UTC; a source that gave only a day stands at midnight in Asia/Ho_Chi_Minh and has
    `published_precision` "day". `outlet_id` is None when no outlet was found; `outlet_from` says how one was.
    """

    article_id: str
    content_hash: str
    origin: Origin
    format: str
    external_id: str
    title: str
    lead: str | None
    text: str
    passages: tuple[Passage, ...]
    url: str | None = None
    outlet_id: str | None = None
    outlet_from: str = "none"
    author: str | None = None
    section: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    published_from: PublishedFrom = PublishedFrom.NONE
    published_precision: str | None = None
    modified_at: datetime | None = None
    encoding: str = "utf-8"
    repairs: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
