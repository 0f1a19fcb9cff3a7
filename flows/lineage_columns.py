"""Which column comes from which, where that can be said: facts from the text of their article, summaries from facts.

Every table and column named here is one of the warehouse; a test looks.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A column that another is made of. `how` is IDENTITY, TRANSFORMATION or AGGREGATION, as OpenLineage calls it."""

    table: str
    column: str
    how: str = "TRANSFORMATION"


_TEXT = (Source("articles", "text"),)
_ARTICLE = (Source("articles", "article_id", "IDENTITY"),)
_SPAN = {"start_char": _TEXT, "end_char": _TEXT}

COLUMNS: dict[str, dict[str, tuple[Source, ...]]] = {
    "passages": {"article_id": _ARTICLE, **_SPAN, "kind": _TEXT},
    "sentences": {"article_id": _ARTICLE, **_SPAN},
    "mentions": {"article_id": _ARTICLE, **_SPAN, "surface": _TEXT, "type": _TEXT, "canonical": _TEXT},
    "roles": {"article_id": _ARTICLE, **_SPAN, "role": _TEXT},
    "quotes": {"article_id": _ARTICLE, **_SPAN, "speaker": _TEXT, "cue": _TEXT},
    "times": {
        "article_id": _ARTICLE,
        **_SPAN,
        "surface": _TEXT,
        "value": (*_TEXT, Source("articles", "published_at")),
    },
    "figures": {"article_id": _ARTICLE, **_SPAN, "surface": _TEXT, "value": _TEXT, "subject": _TEXT},
    "citations": {"article_id": _ARTICLE, **_SPAN, "source": _TEXT},
    "events": {"article_id": _ARTICLE, **_SPAN, "trigger": _TEXT, "code": _TEXT},
    "topics": {"article_id": _ARTICLE, "topic_code": _TEXT, "score": _TEXT},
    "keyphrases": {"article_id": _ARTICLE, "phrase": _TEXT, "score": _TEXT},
    "entities": {
        "entity_id": (Source("mentions", "entity_id", "IDENTITY"),),
        "name": (Source("mentions", "canonical", "AGGREGATION"),),
        "type": (Source("mentions", "type", "AGGREGATION"),),
        "article_count": (Source("mentions", "article_id", "AGGREGATION"),),
        "mention_count": (Source("mentions", "mention_no", "AGGREGATION"),),
    },
    "entity_aliases": {
        "entity_id": (Source("mentions", "entity_id", "IDENTITY"),),
        "alias": (Source("mentions", "surface", "AGGREGATION"),),
    },
    "article_versions": {
        "article_id": _ARTICLE,
        "text": (Source("articles", "text", "IDENTITY"),),
        "title": (Source("articles", "title", "IDENTITY"),),
    },
    "story_decisions": {"article_id": _ARTICLE, "shared": _TEXT, "score": _TEXT},
    "stories": {
        "story_id": (Source("articles", "story_id", "IDENTITY"),),
        "title": (Source("articles", "title", "AGGREGATION"),),
        "article_count": (Source("articles", "article_id", "AGGREGATION"),),
        "outlet_count": (Source("articles", "outlet_id", "AGGREGATION"),),
    },
}
