"""Articles, their versions and the layout of their text."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from models.tables.base import Json, Moment, Table, key


class Article(Table):
    """One row per article."""

    __tablename__ = "articles"
    __mapper_args__ = key("article_id")

    article_id: Mapped[str]
    external_id: Mapped[str]
    outlet_id: Mapped[str | None]
    outlet_from: Mapped[str]
    url: Mapped[str | None]
    title: Mapped[str]
    title_folded: Mapped[str]
    lead: Mapped[str | None]
    text: Mapped[str]
    text_folded: Mapped[str]
    author: Mapped[str | None]
    section: Mapped[str | None]
    language: Mapped[str | None]
    published_at: Mapped[Moment | None]
    published_from: Mapped[str]
    published_precision: Mapped[str | None]
    day_vn: Mapped[date | None]
    modified_at: Mapped[Moment | None]
    word_count: Mapped[int]
    content_hash: Mapped[str]
    version: Mapped[int]
    duplicate_of: Mapped[str | None]
    story_id: Mapped[str | None]
    format: Mapped[str]
    encoding: Mapped[str]
    repairs: Mapped[list[str]]
    extras: Mapped[Json]
    file: Mapped[str]
    record_no: Mapped[int]
    file_sha256: Mapped[str]
    metadata_count: Mapped[int]
    extractor_version: Mapped[str]
    first_run_id: Mapped[str]
    last_run_id: Mapped[str]


class ArticleVersion(Table):
    """One row per article and wording."""

    __tablename__ = "article_versions"
    __mapper_args__ = key("article_id", "content_hash")

    article_id: Mapped[str]
    version: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    content_hash: Mapped[str]
    modified_at: Mapped[Moment | None]
    metadata_count: Mapped[int]
    file: Mapped[str]
    record_no: Mapped[int]
    file_sha256: Mapped[str]
    seen_at: Mapped[Moment]
    run_id: Mapped[str]


class Passage(Table):
    """One row per stretch of an article."""

    __tablename__ = "passages"
    __mapper_args__ = key("article_id", "passage_no")

    article_id: Mapped[str]
    passage_no: Mapped[int]
    kind: Mapped[str]
    start_char: Mapped[int]
    end_char: Mapped[int]
    rule: Mapped[str]


class Sentence(Table):
    """One row per sentence."""

    __tablename__ = "sentences"
    __mapper_args__ = key("article_id", "sentence_no")

    article_id: Mapped[str]
    sentence_no: Mapped[int]
    passage_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
