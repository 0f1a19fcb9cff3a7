"""IPTC Media Topics with their Vietnamese names, and the words that tell of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final

from diembao.lexicon.phrases import PhraseTable, rows

SCHEME: Final = "medtop:"
"""What the warehouse writes before the eight digits of a code: "medtop:15000000"."""


@dataclass(frozen=True, slots=True)
class MediaTopic:
    """A topic: `code` with its scheme, `level` 1 to 3, `parent` the code of the topic above, None at the top."""

    code: str
    level: int
    name_en: str
    name_vi: str
    parent: str | None


Cue = tuple[tuple[str, int], ...]
"""The topics that a phrase tells of, each with its weight, 1 to 3."""


@cache
def media_topics() -> dict[str, MediaTopic]:
    """Return the topics by code, in the order of their codes."""
    found = (
        MediaTopic(SCHEME + code, int(level), name_en, name_vi, SCHEME + parent if parent else None)
        for code, level, name_en, name_vi, parent in rows("media_topics.tsv")
    )
    return {topic.code: topic for topic in sorted(found, key=lambda topic: topic.code)}


@cache
def topic_cues() -> PhraseTable[Cue]:
    """Return the words that tell of topics: "không kích" tells of armed conflict with weight 3."""
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for code, weight, phrases in rows("topic_cues.tsv"):
        for phrase in phrases.split("|"):
            if code:  # a phrase without a topic only keeps the shorter ones in it from counting ("bắt" in "bắt đầu")
                weights[phrase].setdefault(SCHEME + code, int(weight))
            else:
                weights[phrase].clear()
    return PhraseTable((phrase, tuple(codes.items())) for phrase, codes in weights.items())


@cache
def plain_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that end a phrase ("và", "cho biết"), and those that are none of their own ("người dân")."""
    found: dict[str, frozenset[str]] = {kind: frozenset(words.split("|")) for kind, words in rows("plain_words.tsv")}
    return found["little"], found["plain"]
