"""What is understood, said in few words: marks, tables, and what is known of the article."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from diembao.article import PublishedFrom
from diembao.briefing.marks import Layer, Mark, amount, marks_of, number
from diembao.briefing.tables import header_of, tables_of
from diembao.reading import FigureKind, Role
from tests.briefing.told import TEXT, article, at, reading


def marked(layer: Layer) -> Mark:
    return next(mark for mark in marks_of(article(), reading()) if mark.layer is layer)


@pytest.mark.parametrize(
    ("layer", "words", "says", "label", "note"),
    [
        (Layer.LOC, "Kinh Năm", "ấp Kinh Năm", "", "loc:kinh-nam"),
        (Layer.ROLE, "trưởng ấp", "trưởng ấp", "", "of ấp Kinh Năm"),
        (Layer.QUOTE, "Bà con ấp Kinh Năm\nmừng lắm", "Lê Văn Tám", "Lê Văn Tám", "cue “nói”"),
        (Layer.TIME, "sáng 12/11", "2026-11-12", "2026-11-12", "anchored on published, 0.90"),
        (Layer.FIGURE, "hơn 1.500 người", "≥ 1,500 người", "people ≥ 1,500 người", "of người"),
        (Layer.SOURCE, "TTXVN", "TTXVN", "", "cited agency"),
        (Layer.EVENT, "tới dự", "ENGAGE", "ENGAGE", "Lê Văn Tám → ·"),
    ],
)
def test_a_mark_stands_on_its_words_and_says_what_was_understood(
    layer: Layer, words: str, says: str, label: str, note: str
) -> None:
    mark = marked(layer)
    assert (TEXT[mark.start : mark.end], mark.says, mark.label) == (words, says, label)
    assert note in mark.notes


def test_a_role_put_together_from_two_places_is_marked_on_the_person() -> None:
    told = replace(reading(), roles=(Role(*at("Lê Văn Tám"), "per:tam", "trưởng ấp"),))
    (mark,) = (mark for mark in marks_of(article(), told) if mark.layer is Layer.ROLE)
    assert TEXT[mark.start : mark.end] == "Lê Văn Tám"


def test_an_event_whose_trigger_is_not_in_its_clause_is_marked_on_the_clause() -> None:
    told = reading()
    told = replace(told, events=(replace(told.events[0], trigger="không có ở đây"),))
    (mark,) = (mark for mark in marks_of(article(), told) if mark.layer is Layer.EVENT)
    assert TEXT[mark.start : mark.end] == "có hơn 1.500 người tới dự"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1250000", "1,250,000"), ("5.30", "5.3"), ("3E+2", "300"), ("0", "0"), ("1E+999999", "1E+999999"), ("-2", "-2")],
)
def test_a_number_is_written_for_people(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("kind", "unit", "currency", "bound", "shown"),
    [
        (FigureKind.PERCENT, None, None, "about", "≈ 7 %"),
        (FigureKind.MONEY, None, "VND", "at_most", "≤ 7 VND"),
        (FigureKind.KILLED, "người", None, "exact", "7 người"),
        (FigureKind.OTHER, None, None, "exact", "7"),
    ],
)
def test_an_amount_has_its_bound_and_unit(
    kind: FigureKind, unit: str | None, currency: str | None, bound: str, shown: str
) -> None:
    figure = replace(reading().figures[0], kind=kind, unit=unit, currency=currency, bound=bound, value=Decimal(7))
    assert amount(figure) == shown


def test_every_kind_of_fact_has_its_table_and_empty_columns_are_left_out() -> None:
    tables = {table.name: table for table in tables_of(article(), reading())}
    assert list(tables) == ["names", "roles", "quotes", "times", "figures", "sources", "events"]
    assert tables["roles"].columns == ("who", "role", "place")
    assert tables["roles"].rows[0].cells == ("Lê Văn Tám", "trưởng ấp", "ấp Kinh Năm")
    assert tables["times"].rows[0].cells == ("sáng 12/11", "2026-11-12", "DATE", "published 0.90")
    assert all(len(row.cells) == len(table.columns) for table in tables.values() for row in table.rows)


def test_a_name_is_one_row_however_it_is_written_and_the_most_frequent_comes_first() -> None:
    told = reading()
    again = replace(told.mentions[2], start=0, end=3, surface="Thông tấn xã", confidence=0.4, rule="shape")
    told = replace(told, mentions=(*told.mentions, again))
    first = tables_of(article(), told)[0].rows[0]
    assert first.cells == (
        "Thông tấn xã Việt Nam",
        "ORG",
        "org:ttxvn",
        "2",
        "TTXVN, Thông tấn xã",
        "0.40 shape",
    )


def test_every_row_names_a_mark() -> None:
    refs = [mark.ref for mark in marks_of(article(), reading())]
    assert len(refs) == len(set(refs))
    assert {row.ref for table in tables_of(article(), reading()) for row in table.rows} <= set(refs)


def test_the_header_says_how_outlet_and_date_were_found() -> None:
    known = dict(header_of(article()))
    assert known["outlet"] == "Tuổi Trẻ (tuoitre), by prefix"
    assert known["date"] == "2026-11-12 10:30 in Vietnam, from sidecar"
    assert "author" not in known


def test_nothing_is_invented_where_nothing_was_found() -> None:
    known = dict(header_of(article(outlet_id=None, published_at=None, published_from=PublishedFrom.NONE)))
    assert (known["outlet"], known["date"]) == ("not found", "not found")
    day = dict(header_of(article(published_precision="day")))["date"]
    assert day == "2026-11-12, from sidecar"
