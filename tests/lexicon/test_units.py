"""Currencies, counted people and verbs of casualty, as their files give them."""

from __future__ import annotations

import unicodedata

import pytest
from babel.numbers import list_currencies

from diembao.lexicon.units import casualty_verbs, count_nouns, currencies, measured_things
from diembao.reading import FigureKind


def test_every_currency_code_is_one_of_iso_4217() -> None:
    codes = {row.code for row in currencies().values() if row.code}
    assert codes <= set(list_currencies())


def test_money_that_several_countries_call_alike_has_no_code() -> None:
    assert currencies()["peso"].code is None
    assert currencies()["nhân dân tệ"].code == "CNY"


def test_every_casualty_verb_has_a_kind_of_figure_and_a_side() -> None:
    for verb in casualty_verbs():
        assert FigureKind(verb.kind)
        assert verb.side in ("after", "before")


@pytest.mark.parametrize(
    "forms",
    [tuple(currencies()), tuple(count_nouns()), measured_things(), tuple(v.form for v in casualty_verbs())],
    ids=["currencies", "count_nouns", "units", "casualty_verbs"],
)
def test_forms_are_lower_case_and_composed_as_the_texts_they_are_looked_up_in(forms: tuple[str, ...]) -> None:
    assert all(form == unicodedata.normalize("NFC", form).lower() for form in forms)
