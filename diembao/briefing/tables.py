"""The facts of a reading as compact tables, and what is known of the article as a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from diembao.article import Article, PublishedFrom
from diembao.briefing.marks import Layer, amount, cast, days, name_of, names_of
from diembao.lexicon.outlets import all_outlets
from diembao.reading import Mention, Quote, Reading
from diembao.segment import VIETNAM_TIME


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the layer and the `ref` of the mark it is about, and its cells as text."""

    ref: str
    layer: Layer
    cells: tuple[str, ...]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Facts of one kind. Every row has a cell for every column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def header_of(article: Article) -> tuple[tuple[str, str], ...]:
    """Return what is known about `article`, name and value, with how it was found: ("outlet", "VnExpress, by url")."""
    known = (
        ("outlet", _outlet(article)),
        ("date", _date(article)),
        ("author", article.author),
        ("section", article.section),
        ("language", article.language),
        ("id", f"{article.article_id} (own id {article.external_id}, words {article.content_hash})"),
        ("file", f"{article.origin.file}#{article.origin.record_no} as {article.format}, {article.encoding}"),
        ("mended", ", ".join(article.repairs)),
    )
    return tuple((name, value) for name, value in known if value)


def tables_of(article: Article, reading: Reading) -> tuple[Table, ...]:
    """Return the facts of `reading`, one table a kind; kinds and columns in which nothing stands are left out."""
    makers = (_names, _roles, _quotes, _times, _figures, _citations, _events)
    return tuple(_compact(table) for make in makers if (table := make(article, reading)).rows)


def _compact(table: Table) -> Table:
    kept = [n for n in range(len(table.columns)) if any(row.cells[n] for row in table.rows)]
    rows = tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in table.rows)
    return Table(table.name, tuple(table.columns[n] for n in kept), rows)


@cache
def _outlet_names() -> dict[str, str]:
    return {outlet.outlet_id: outlet.name for outlet in all_outlets()}


def _outlet(article: Article) -> str:
    if article.outlet_id is None:
        return "not found"
    name = _outlet_names().get(article.outlet_id, article.outlet_id)
    return f"{name} ({article.outlet_id}), by {article.outlet_from}"


def _date(article: Article) -> str:
    if article.published_at is None or article.published_from is PublishedFrom.NONE:
        return "not found"
    local = article.published_at.astimezone(VIETNAM_TIME)
    shown = f"{local:%Y-%m-%d}" if article.published_precision == "day" else f"{local:%Y-%m-%d %H:%M} in Vietnam"
    return f"{shown}, from {article.published_from}"


def _numbered(letter: str, layer: Layer, rows: Iterable[tuple[str, ...]]) -> tuple[Row, ...]:
    return tuple(Row(f"{letter}{n}", layer, cells) for n, cells in enumerate(rows))


def _names(article: Article, reading: Reading) -> Table:
    """One row an entity, the most often named first."""
    found: dict[str, list[tuple[int, Mention]]] = defaultdict(list)
    for n, mention in enumerate(reading.mentions):
        found[mention.entity_id].append((n, mention))
    ordered = sorted(found.values(), key=lambda named: (-len(named), named[0][0]))
    return Table("names", ("name", "type", "id", "×", "also written", "sure"), tuple(map(_name_row, ordered)))


def _name_row(named: list[tuple[int, Mention]]) -> Row:
    number, first = named[0]
    written = ", ".join(dict.fromkeys(m.surface for _, m in named if m.surface != first.canonical))
    least = min((mention for _, mention in named), key=lambda mention: mention.confidence)
    sure = f"{least.confidence:.2f} {least.rule}"
    cells = (first.canonical, str(first.type), first.entity_id, str(len(named)), written, sure)
    return Row(f"m{number}", Layer(first.type.lower()), cells, first.entity_id)


def _roles(article: Article, reading: Reading) -> Table:
    names = names_of(reading)
    rows = (
        Row(
            f"r{n}",
            Layer.ROLE,
            (
                name_of(role.person_id, names),
                role.role,
                name_of(role.organisation_id, names),
                name_of(role.place_id, names),
            ),
            role.person_id,
        )
        for n, role in enumerate(reading.roles)
    )
    return Table("roles", ("who", "role", "organisation", "place"), tuple(rows))


def _quotes(article: Article, reading: Reading) -> Table:
    def row(n: int, quote: Quote) -> Row:
        words = article.text[quote.start : quote.end]
        cells = (quote.speaker or "not told", str(quote.kind), quote.cue or "", quote.resolved_by, words)
        return Row(f"q{n}", Layer.QUOTE, cells, quote.speaker_id)

    rows = tuple(row(n, quote) for n, quote in enumerate(reading.quotes))
    return Table("quotes", ("speaker", "kind", "cue", "rule", "words"), rows)


def _times(article: Article, reading: Reading) -> Table:
    rows = (
        (
            time.surface,
            time.value,
            days(time) if days(time) != time.value else "",
            time.timex_type,
            f"{time.anchor} {time.certainty:.2f}",
        )
        for time in reading.times
    )
    return Table("times", ("written", "value", "days", "type", "anchor"), _numbered("t", Layer.TIME, rows))


def _figures(article: Article, reading: Reading) -> Table:
    rows = (
        (
            figure.surface,
            str(figure.kind),
            amount(figure),
            figure.subject or "",
            " ".join(filter(None, (figure.direction, figure.according_to))),
        )
        for figure in reading.figures
    )
    columns = ("written", "kind", "value", "of what", "moved, counted by")
    return Table("figures", columns, _numbered("f", Layer.FIGURE, rows))


def _citations(article: Article, reading: Reading) -> Table:
    rows = (
        (citation.source, str(citation.kind), citation.source_id or "", citation.relayed_by or "")
        for citation in reading.citations
    )
    return Table("sources", ("source", "kind", "id", "relayed by"), _numbered("c", Layer.SOURCE, rows))


def _events(article: Article, reading: Reading) -> Table:
    names = names_of(reading)
    rows = (
        (
            event.code,
            event.trigger,
            cast(event, names),
            name_of(event.place_id, names),
            event.happened_on.isoformat() if event.happened_on else "",
            event.status,
            f"{event.confidence:.2f}",
        )
        for event in reading.events
    )
    columns = ("event", "trigger", "who → whom", "place", "day", "status", "sure")
    return Table("events", columns, _numbered("e", Layer.EVENT, rows))
