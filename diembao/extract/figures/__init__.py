"""Figures: counts of people, sums of money and percentages, with their bounds, direction and source.

Numbers are found with their units (`numbers`), ranges lend each other what only one end says (`ranges`), and the
words around decide what a number says (`people`, `money`, `bounds`, `context`). Ages, scores, prices of shares in
points, lengths and dates are no figures here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from diembao.article import PassageKind
from diembao.document import Document
from diembao.extract.figures import context, money, people
from diembao.extract.figures.bounds import bound_of, direction_of
from diembao.extract.figures.numbers import Quantity, quantities
from diembao.extract.figures.ranges import with_lent_units
from diembao.reading import Figure, FigureKind, TimeMention
from diembao.text.page import Page, page_of

__all__ = ["find_figures"]


def find_figures(document: Document, times: tuple[TimeMention, ...] = ()) -> tuple[Figure, ...]:
    """Return the figures of `document`, left to right; numbers inside `times` are dates and left out.

    "Đã có hơn 33 tay súng IS thiệt mạng" gives 33 killed, at_least; "5-7 triệu đồng" gives two sums. Figures in promo
    passages belong to other articles and are left out.
    """
    page = page_of(document.text)
    sentences = context.Sentences(document)
    promo = [(p.start, p.end) for p in document.passages if p.kind is PassageKind.PROMO]
    taken = iter(sorted([*((t.start, t.end) for t in times), *promo]))
    found = with_lent_units(page, list(quantities(page, document.words, taken)))
    return tuple(_figure(page, sentences, quantity, kind) for quantity, kind in _with_kinds(page, found))


def _with_kinds(page: Page, found: list[Quantity]) -> Iterator[tuple[Quantity, FigureKind]]:
    last_people: tuple[Quantity, FigureKind] | None = None
    for quantity in found:
        if quantity.unit == "percent":
            yield quantity, FigureKind.PERCENT
        elif quantity.unit == "money" or money.is_bare_sum(page, quantity):
            yield quantity, FigureKind.MONEY
        else:
            kind = people.kind_of(page, quantity, last_people)
            if kind:
                last_people = (quantity, kind)
                yield quantity, kind


def _figure(page: Page, sentences: context.Sentences, quantity: Quantity, kind: FigureKind) -> Figure:
    span = sentences.around(page, quantity.start, quantity.end)
    counts_people = kind not in (FigureKind.MONEY, FigureKind.PERCENT)
    subject = (
        context.subject_after(page, quantity.number_end, quantity.end)
        if counts_people
        else context.subject_before(page, span, quantity.start)
    )
    return Figure(
        start=quantity.start,
        end=quantity.end,
        surface=page.text[quantity.start : quantity.end],
        kind=kind,
        value=_plain(quantity.value),
        unit=quantity.form or ("đồng" if kind is FigureKind.MONEY else None),
        currency=quantity.currency or ("VND" if kind is FigureKind.MONEY and quantity.unit is None else None),
        bound=bound_of(page, quantity.start, quantity.end),
        subject=subject,
        direction=None if counts_people else direction_of(page, quantity.start),
        according_to=sentences.source_near(page, span, quantity.start),
    )


def _plain(value: Decimal) -> Decimal:
    """Return `value` without an exponent or trailing zeros: 2.5E+9 is 2500000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
