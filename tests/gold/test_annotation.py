"""What a person annotated keeps to the guide: tags nest, values are well formed, names are flat."""

from __future__ import annotations

import re
import unicodedata

import pytest

from diembao.article import FURNITURE
from diembao.reading import FigureKind, QuoteKind
from tests.gold.annotation import Annotated, Tagged, parse
from tests.gold.score import own_articles, own_sentences

TIME = re.compile(
    r"(?:\d{4}|XXXX)(?:-Q[1-4]|-W\d\d|-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?"
    r"(?:/\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?)?"
)
ALL = [*own_articles(), *own_sentences()]
TAGGED = [(gold, tag) for gold in ALL for tag in gold.tags]


def where(gold: Annotated, tag: Tagged) -> str:
    return f"{gold.name}: {gold.text[tag.start : tag.end]!r} {tag.attributes}"


def of(letters: str) -> list[tuple[Annotated, Tagged]]:
    return [(gold, tag) for gold, tag in TAGGED if tag.tag in letters]


def test_the_sets_are_large_and_every_tag_is_used() -> None:
    assert len(own_articles()) >= 14
    assert len(own_sentences()) >= 350
    assert {tag.tag for _, tag in TAGGED} == set("plomtqnx")


def test_texts_are_nfc_and_hold_no_stray_tags() -> None:
    wrong = [
        g.name for g in ALL if g.text != unicodedata.normalize("NFC", g.text) or re.search(r"</?[a-z]|[{}]", g.text)
    ]
    assert wrong == []


def test_no_text_is_annotated_twice() -> None:
    assert len({gold.text for gold in ALL}) == len(ALL)


def test_names_are_flat() -> None:
    nested = [
        where(gold, inner)
        for gold in ALL
        for outer in gold.tags
        for inner in gold.tags
        if outer is not inner and {outer.tag, inner.tag} <= set("plom")
        if outer.start <= inner.start and inner.end <= outer.end
    ]
    assert nested == []


def test_spans_begin_and_end_with_a_letter_that_is_no_space() -> None:
    assert [where(g, t) for g, t in TAGGED if g.text[t.start : t.end] != g.text[t.start : t.end].strip()] == []


def test_a_full_name_differs_from_the_surface_and_stands_in_the_text() -> None:
    wrong = [
        where(gold, tag)
        for gold, tag in of("plom")
        if "c" in tag.attributes
        if tag.attributes["c"] == gold.text[tag.start : tag.end] or tag.attributes["c"] not in gold.text
    ]
    assert wrong == []


def test_a_role_stands_in_the_text() -> None:
    roles = [(g, t, part) for g, t in of("p") for part in t.attributes.get("r", "").split("; ") if part]
    assert roles
    assert [where(g, t) for g, t, part in roles if part not in g.text] == []


def test_values_of_times_are_well_formed() -> None:
    assert [where(g, t) for g, t in of("t") if not TIME.fullmatch(t.attributes["v"])] == []


def test_figures_have_a_kind_and_a_number_and_money_a_currency() -> None:
    wrong = [
        where(gold, tag)
        for gold, tag in of("n")
        if tag.attributes["k"] not in set(FigureKind)
        or not re.fullmatch(r"\d+(?:\.\d+)?", tag.attributes["v"])
        or (tag.attributes["k"] == "money") != bool(re.fullmatch("[A-Z]{3}", tag.attributes.get("u", "")))
    ]
    assert wrong == []


def test_quotes_have_a_kind_and_a_speaker() -> None:
    wrong = [where(g, t) for g, t in of("q") if t.attributes["k"] not in set(QuoteKind) or "s" not in t.attributes]
    assert wrong == []


def test_furniture_has_a_kind() -> None:
    assert [where(g, t) for g, t in of("x") if t.attributes["k"] not in FURNITURE] == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<p>Lan</l>", id="another-tag-closes"),
        pytest.param("ông Lan</p>", id="nothing-to-close"),
        pytest.param("<p>Lan", id="never-closed"),
        pytest.param('<q s="" k="direct"><p>Lan</q></p>', id="tags-cross"),
    ],
)
def test_tags_that_do_not_nest_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match="câu:1"):
        parse("câu:1", source, None, has_title=False)
