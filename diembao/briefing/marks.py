"""The facts of a reading as marks on its text: where, what sort, and what was understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from diembao.article import Article
from diembao.reading import Citation, Event, Figure, FigureKind, Mention, Quote, Reading, Role, TimeMention

_LONGEST_NUMBER = 20  # digits; beyond that a number is shown with an exponent


class Layer(StrEnum):
    """The sorts of marks, outermost first where several stand on the same words."""

    SENTENCE = "sentence"  # only where a page leads to sentences
    QUOTE = "quote"
    EVENT = "event"
    SOURCE = "source"
    ROLE = "role"
    FIGURE = "figure"
    TIME = "time"
    PER = "per"
    LOC = "loc"
    ORG = "org"
    MISC = "misc"


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact on the text. `ref` names it within the article ("q3" is the fourth quote).

    `says` is what was understood (canonical name, value, speaker), `notes` the particulars, `label` the few letters
    worth standing beside the words, and `key` the entity it is about: marks with the same key belong together.
    `variant` tells marks of one layer apart: direct and indirect, asserted and negated.
    """

    start: int
    end: int
    layer: Layer
    ref: str
    says: str
    notes: tuple[str, ...] = ()
    label: str = ""
    key: str | None = None
    variant: str = ""


def marks_of(article: Article, reading: Reading) -> tuple[Mark, ...]:
    """Return a mark for every fact of `reading`, kind by kind, each kind in the order of the reading."""
    names = names_of(reading)
    return (
        *(_of_mention(n, mention) for n, mention in enumerate(reading.mentions)),
        *(_of_role(n, role, names) for n, role in enumerate(reading.roles)),
        *(_of_quote(n, quote) for n, quote in enumerate(reading.quotes)),
        *(_of_time(n, time) for n, time in enumerate(reading.times)),
        *(_of_figure(n, figure) for n, figure in enumerate(reading.figures)),
        *(_of_citation(n, citation) for n, citation in enumerate(reading.citations)),
        *(_of_event(n, event, names, article.text) for n, event in enumerate(reading.events)),
    )


def names_of(reading: Reading) -> dict[str, str]:
    """Return the canonical name of each entity id of `reading`."""
    return {mention.entity_id: mention.canonical for mention in reversed(reading.mentions)}


def name_of(entity_id: str | None, names: Mapping[str, str]) -> str:
    """Return the name that goes with `entity_id`, the id itself where the article doesn't name it, "" for None."""
    return names.get(entity_id, entity_id) if entity_id else ""


def number(value: Decimal) -> str:
    """Return `value` with its thousands apart: "1,250,000", "5.3"; a number of very many digits with an exponent."""
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST_NUMBER:
        return str(value)
    whole = f"{value:,f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


def amount(figure: Figure) -> str:
    """Return the value of `figure` with its bound and unit: "≥ 1,250,000 VND", "5.3 %", "3"."""
    bound = {"exact": "", "about": "≈ ", "at_least": "≥ ", "at_most": "≤ "}.get(figure.bound, figure.bound + " ")
    unit = figure.currency or ("%" if figure.kind is FigureKind.PERCENT else figure.unit or "")
    return f"{bound}{number(figure.value)} {unit}".rstrip()


def days(time: TimeMention) -> str:
    """Return the calendar days of `time`: "2026-11-12", "2026-11-10 … 2026-11-12", "" while it is open."""
    begin, end = (day.isoformat() if day else "" for day in (time.begins_on, time.ends_on))
    return begin if begin == end else f"{begin} … {end}"


def cast(event: Event, names: Mapping[str, str]) -> str:
    """Return who did it to whom: "Nga → Ukraina"; a dot stands for somebody that isn't told."""
    if not (event.actor_id or event.target_id):
        return ""
    return f"{name_of(event.actor_id, names) or '·'} → {name_of(event.target_id, names) or '·'}"


def _told(*notes: str | None) -> tuple[str, ...]:
    return tuple(note for note in notes if note)


def _of_mention(n: int, mention: Mention) -> Mark:
    notes = _told(mention.type, mention.entity_id, f"{mention.confidence:.2f} {mention.rule}")
    layer = Layer(mention.type.lower())
    return Mark(mention.start, mention.end, layer, f"m{n}", mention.canonical, notes, key=mention.entity_id)


def _of_role(n: int, role: Role, names: Mapping[str, str]) -> Mark:
    """Mark the words of the role, or the person where the role is put together from two places."""
    whole = role.role_start is not None and role.role_end is not None and role.role_start < role.role_end
    start, end = (role.role_start, role.role_end) if whole else (role.start, role.end)
    belongs = (name_of(role.organisation_id, names), name_of(role.place_id, names))
    notes = _told(f"role of {name_of(role.person_id, names)}", *(f"of {name}" for name in belongs if name))
    return Mark(start or 0, end or 0, Layer.ROLE, f"r{n}", role.role, notes, key=role.person_id)


def _of_quote(n: int, quote: Quote) -> Mark:
    notes = _told(f"{quote.kind} speech", quote.cue and f"cue “{quote.cue}”", f"by {quote.resolved_by}")
    says = quote.speaker or "speaker not told"
    label = quote.speaker or "?"
    return Mark(quote.start, quote.end, Layer.QUOTE, f"q{n}", says, notes, label, quote.speaker_id, quote.kind)


def _of_time(n: int, time: TimeMention) -> Mark:
    anchored = f"anchored on {time.anchor}, {time.certainty:.2f}" if time.anchor != "none" else "not anchored"
    notes = _told(time.timex_type, days(time), anchored)
    return Mark(time.start, time.end, Layer.TIME, f"t{n}", time.value, notes, time.value)


def _of_figure(n: int, figure: Figure) -> Mark:
    notes = _told(
        figure.kind,
        figure.subject and f"of {figure.subject}",
        figure.direction,
        figure.according_to and f"according to {figure.according_to}",
    )
    says = amount(figure)
    return Mark(figure.start, figure.end, Layer.FIGURE, f"f{n}", says, notes, f"{figure.kind} {says}")


def _of_citation(n: int, citation: Citation) -> Mark:
    notes = _told(
        f"cited {citation.kind}", citation.source_id, citation.relayed_by and f"relayed by {citation.relayed_by}"
    )
    return Mark(citation.start, citation.end, Layer.SOURCE, f"c{n}", citation.source, notes, key=citation.source_id)


def _of_event(n: int, event: Event, names: Mapping[str, str], text: str) -> Mark:
    """Mark the trigger alone: the clauses of events lie over one another and would bury the text."""
    found = text.find(event.trigger, event.start, event.end) if event.trigger else -1
    start, end = (found, found + len(event.trigger)) if found >= 0 else (event.start, event.end)
    place = name_of(event.place_id, names)
    day = event.happened_on.isoformat() if event.happened_on else ""
    notes = _told(
        cast(event, names), place and f"at {place}", day and f"on {day}", event.status, f"{event.confidence:.2f}"
    )
    label = event.code if event.status == "asserted" else f"{event.code} {event.status}"
    return Mark(start, end, Layer.EVENT, f"e{n}", event.code, notes, label, variant=event.status)
