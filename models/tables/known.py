"""What is the same over all articles: entities, outlets, stories."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.tables.base import Moment, Table, key


class Entity(Table):
    """One row per person, place, organisation or other name that any article mentions."""

    __tablename__ = "entities"
    __mapper_args__ = key("entity_id")

    entity_id: Mapped[str]
    name: Mapped[str]
    name_folded: Mapped[str]
    type: Mapped[str]
    country_code: Mapped[str | None]
    wikidata_id: Mapped[str | None]
    geonames_id: Mapped[str | None]
    mention_count: Mapped[int]
    article_count: Mapped[int]


class EntityAlias(Table):
    """One row per entity and way of writing it."""

    __tablename__ = "entity_aliases"
    __mapper_args__ = key("entity_id", "alias")

    entity_id: Mapped[str]
    alias: Mapped[str]
    alias_folded: Mapped[str]
    learnt_from: Mapped[str]
    mention_count: Mapped[int]


class Outlet(Table):
    """One row per outlet."""

    __tablename__ = "outlets"
    __mapper_args__ = key("outlet_id")

    outlet_id: Mapped[str]
    name: Mapped[str]
    code: Mapped[str | None]
    domain: Mapped[str | None]
    kind: Mapped[str | None]
    registered: Mapped[bool]


class Story(Table):
    """One row per story."""

    __tablename__ = "stories"
    __mapper_args__ = key("story_id")

    story_id: Mapped[str]
    title: Mapped[str]
    first_published_at: Mapped[Moment | None]
    last_published_at: Mapped[Moment | None]
    article_count: Mapped[int]
    outlet_count: Mapped[int]


class MediaTopic(Table):
    """One row per IPTC Media Topic that articles are sorted by."""

    __tablename__ = "media_topics"
    __mapper_args__ = key("topic_code")

    topic_code: Mapped[str]
    level: Mapped[int]
    name_en: Mapped[str]
    name_vi: Mapped[str]
    parent_code: Mapped[str | None]


class ExampleQuery(Table):
    """One row per example query."""

    __tablename__ = "example_queries"
    __mapper_args__ = key("name")

    name: Mapped[str]
    question: Mapped[str]
    question_vi: Mapped[str]
    sql: Mapped[str]
