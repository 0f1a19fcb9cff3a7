"""What holds for every reading of every text, as a list of what is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Protocol

from diembao.article import Article, Origin, Passage, PassageKind
from diembao.reading import EntityType, Figure, Mention, Reading, TimeMention

BOUNDS = frozenset({"exact", "about", "at_least", "at_most"})
STATES = frozenset({"asserted", "negated", "hypothetical"})


class Spanned(Protocol):
    """A fact with its place in the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def article_of(text: str) -> Article:
    """Return `text` in NFC as an article: its first line is the title, the rest the body."""
    text = unicodedata.normalize("NFC", text) or "."
    cut = text.find("\n") + 1 or len(text)
    passages = [Passage(PassageKind.TITLE, 0, cut, "hand")]
    if cut < len(text):
        passages.append(Passage(PassageKind.BODY, cut, len(text), "hand"))
    return Article(
        article_id="a1",
        content_hash="c1",
        origin=Origin("hand.txt", 0, "00"),
        format="txt",
        external_id="hand",
        title=text[:cut].strip(),
        lead=None,
        text=text,
        passages=tuple(passages),
        published_at=datetime(2026, 11, 12, 3, 0, tzinfo=UTC),
    )


def broken(article: Article, reading: Reading) -> list[str]:
    """Return what `reading` breaks, each with the fact that breaks it; an empty list if it is sound."""
    laws = (_spans, _surfaces, _order, _flat, _names, _roles, _quotes, _times, _figures, _events)
    return [fault for law in laws for fault in law(article.text, reading)]


def _facts(reading: Reading) -> dict[str, Sequence[Spanned]]:
    return {
        "sentences": reading.sentences,
        "mentions": reading.mentions,
        "roles": reading.roles,
        "quotes": reading.quotes,
        "times": reading.times,
        "figures": reading.figures,
        "citations": reading.citations,
        "events": reading.events,
    }


def _spans(text: str, reading: Reading) -> Iterator[str]:
    for facts in _facts(reading).values():
        yield from (f"outside the text: {fact}" for fact in facts if not 0 <= fact.start < fact.end <= len(text))
        yield from (f"blank at an end: {fact}" for fact in facts if _loose(text[fact.start : fact.end]))


def _loose(words: str) -> bool:
    return words != words.strip()


def _surfaces(text: str, reading: Reading) -> Iterator[str]:
    written: tuple[Mention | TimeMention | Figure, ...] = (*reading.mentions, *reading.times, *reading.figures)
    for fact in written:
        if text[fact.start : fact.end] != fact.surface:
            yield f"other words than its surface: {fact}"
    for citation in reading.citations:
        if text[citation.start : citation.end] != citation.source:
            yield f"other words than its source: {citation}"


def _order(text: str, reading: Reading) -> Iterator[str]:
    for facts in _facts(reading).values():
        yield from (f"out of order: {a} {b}" for a, b in pairwise(facts) if a.start > b.start)


def _flat(text: str, reading: Reading) -> Iterator[str]:
    flat = ("sentences", "mentions", "times", "figures")
    for facts in (_facts(reading)[kind] for kind in flat):
        yield from (f"one over the other: {a} {b}" for a, b in pairwise(facts) if a.end > b.start)


def _names(text: str, reading: Reading) -> Iterator[str]:
    for mention in reading.mentions:
        if not (mention.canonical and mention.entity_id and mention.rule and 0 <= mention.confidence <= 1):
            yield f"not whole: {mention}"
        if mention.canonical not in {other.surface for other in reading.mentions} and mention.rule != "lexicon":
            yield f"a canonical name that the article doesn't have: {mention}"


def _roles(text: str, reading: Reading) -> Iterator[str]:
    persons = {(m.start, m.end, m.entity_id) for m in reading.mentions if m.type is EntityType.PER}
    for role in reading.roles:
        if (role.start, role.end, role.person_id) not in persons:
            yield f"a role of nobody: {role}"
        if (role.role_start is None) != (role.role_end is None):
            yield f"half a place: {role}"
        if role.role_start is not None and text[role.role_start : role.role_end].split() != role.role.split():
            yield f"other words than the role: {role}"
    yield from _unknown(reading, (i for role in reading.roles for i in (role.organisation_id, role.place_id)))


def _quotes(text: str, reading: Reading) -> Iterator[str]:
    for quote in reading.quotes:
        if not quote.resolved_by or (quote.speaker is None) != (quote.resolved_by == "none"):
            yield f"a speaker without a rule, or a rule without a speaker: {quote}"
        if quote.speaker is None and quote.speaker_id is not None:
            yield f"an id without a name: {quote}"
    yield from _unknown(reading, (quote.speaker_id for quote in reading.quotes))


def _times(text: str, reading: Reading) -> Iterator[str]:
    for time in reading.times:
        if (time.begins_on is None) != (time.ends_on is None):
            yield f"half a range: {time}"
        if time.begins_on and time.ends_on and time.begins_on > time.ends_on:
            yield f"ends before it begins: {time}"
        if not (time.value and 0 <= time.certainty <= 1 and time.anchor in {"published", "text", "none"}):
            yield f"not whole: {time}"


def _figures(text: str, reading: Reading) -> Iterator[str]:
    for figure in reading.figures:
        if not figure.value.is_finite() or figure.bound not in BOUNDS or figure.direction not in {None, "up", "down"}:
            yield f"not whole: {figure}"
        if (figure.kind == "money") != (figure.currency is not None):
            yield f"money without a currency, or the other way round: {figure}"


def _events(text: str, reading: Reading) -> Iterator[str]:
    for event in reading.events:
        if event.trigger not in text[event.start : event.end]:
            yield f"a trigger outside its clause: {event}"
        if event.status not in STATES or not 0 <= event.confidence <= 1:
            yield f"not whole: {event}"
    ids = (i for event in reading.events for i in (event.actor_id, event.target_id, event.place_id))
    yield from _unknown(reading, ids)


def _unknown(reading: Reading, ids: Iterable[str | None]) -> Iterator[str]:
    known = {mention.entity_id for mention in reading.mentions}
    yield from (f"an entity that is not named: {i}" for i in ids if i is not None and i not in known)
