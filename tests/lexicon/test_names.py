"""Known names by their keys, and what is asked of several entities of one name at once."""

from __future__ import annotations

import pytest

from diembao.lexicon.cues import cues
from diembao.lexicon.names import has_flag, has_type, names
from diembao.reading import EntityType


@pytest.mark.parametrize(("key", "state"), [("lào", True), ("nhật bản", True), ("hà nội", False), ("xyzzy", False)])
def test_a_flag_of_one_entity_is_a_flag_of_the_name(key: str, state: bool) -> None:
    assert has_flag(names().of(key), "state") is state


@pytest.mark.parametrize(
    ("key", "type_", "told"),
    [("hà nội", EntityType.LOC, True), ("hà nội", EntityType.PER, False), ("xyzzy", EntityType.LOC, False)],
)
def test_a_name_is_of_the_types_of_its_entities(key: str, type_: EntityType, told: bool) -> None:
    assert has_type(names().of(key), type_) is told


def test_a_book_of_phrases_knows_every_word_of_them() -> None:
    titles = cues().titles
    assert {"chủ", "tịch"} <= titles.words
    assert titles.at(["chủ", "tịch"], 0) is not None
    assert titles.at(["tịch"], 0) is None
