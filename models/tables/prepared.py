"""What is made of the articles beforehand, so that views and search answer at once; see models.digest."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from models.tables.base import BigInt, OpsTable, Table, key


class SentenceText(Table):
    """One row per sentence with its words."""

    __tablename__ = "sentence_texts"
    __mapper_args__ = key("article_id", "sentence_no")

    article_id: Mapped[str]
    sentence_no: Mapped[int]
    start_char: Mapped[int]
    end_char: Mapped[int]
    sentence: Mapped[str]


class QuoteWords(Table):
    """One row per quotation with its words."""

    __tablename__ = "quote_words"
    __mapper_args__ = key("article_id", "quote_no")

    article_id: Mapped[str]
    quote_no: Mapped[int]
    words: Mapped[str]
    sentence: Mapped[str | None]


class EntityDay(Table):
    """One row per day and entity that articles of that day name."""

    __tablename__ = "entity_days"
    __mapper_args__ = key("day_vn", "entity_id")

    day_vn: Mapped[date]
    entity_id: Mapped[str]
    article_count: Mapped[int]
    outlet_count: Mapped[int]
    mention_count: Mapped[int]


class SearchArticle(OpsTable):
    """One row per article that search knows."""

    __tablename__ = "search_articles"
    __mapper_args__ = key("doc")

    doc: Mapped[int]
    article_id: Mapped[str]
    state: Mapped[BigInt]
    outlet_id: Mapped[str | None]
    day_vn: Mapped[date | None]
    title_words: Mapped[int]
    word_count: Mapped[int]
    is_copy: Mapped[bool]


class SearchWord(OpsTable):
    """One row per word that stands in any article."""

    __tablename__ = "search_words"
    __mapper_args__ = key("word_id")

    word_id: Mapped[int]
    word: Mapped[str]
    folded: Mapped[str]


class SearchPlace(OpsTable):
    """One row per word of an article and place where it stands."""

    __tablename__ = "search_places"
    __mapper_args__ = key("word_id", "doc", "place")

    word_id: Mapped[int]
    doc: Mapped[int]
    place: Mapped[int]


class SearchSorted(OpsTable):
    """How much of the places is sorted as a whole."""

    __tablename__ = "search_sorted"
    __mapper_args__ = key("place_count")

    place_count: Mapped[BigInt]


class DayCounted(OpsTable):
    """One row per day that entity_days was counted for."""

    __tablename__ = "days_counted"
    __mapper_args__ = key("day_vn")

    day_vn: Mapped[date]
    state: Mapped[BigInt]
