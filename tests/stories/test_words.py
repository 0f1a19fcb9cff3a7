from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.stories.words import KEPT, function_words, weigh


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Cầu Vàm Lẽo thông xe", "vàm lẽo", id="pair-of-a-name"),
        pytest.param("Cầu Vàm Lẽo thông xe", "thông xe", id="pair-of-common-words"),
        pytest.param("giá 21.450 đồng", "21.450", id="number-with-its-dots"),
        pytest.param("thoả thuận", "thỏa thuận", id="either-tone-placement"),
    ],
)
def test_a_word_is_found(text: str, word: str) -> None:
    assert word in weigh("", [text])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("và của những", "và của", id="pair-of-function-words"),
        pytest.param("cây và cỏ", "và", id="function-word-alone"),
        pytest.param("vào rừng. Mưa lớn", "rừng mưa", id="over-a-full-stop"),
        pytest.param("vào rừng\nmưa lớn", "rừng mưa", id="over-a-line"),
    ],
)
def test_a_word_is_not_found(text: str, word: str) -> None:
    assert word not in weigh("", [text])


def test_a_name_weighs_more_than_the_same_words_in_lower_case() -> None:
    assert weigh("", ["ở Rạch Cát"])["rạch cát"] > weigh("", ["ở rạch cát"])["rạch cát"]


def test_a_capital_that_begins_a_sentence_is_no_name() -> None:
    assert weigh("", ["Rừng cháy"]) == weigh("", ["rừng cháy"])


def test_the_headline_counts_twice() -> None:
    assert weigh("rạch cát", [])["rạch cát"] > weigh("", ["rạch cát"])["rạch cát"]


def test_function_words_are_read_from_every_row_of_the_list() -> None:
    assert {"và", "mười", "ngày", "ông", "rằng", "ảnh"} <= function_words()
    assert "kind" not in function_words()


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_gives_few_words_with_weights_above_zero(passages: list[str]) -> None:
    found = weigh("", passages)
    assert len(found) <= KEPT
    assert all(weight > 0 for weight in found.values())


def test_the_order_of_passages_does_not_matter() -> None:
    passages = ["Lũ quét ở Vàm Lẽo.", "Hai cây cầu trôi.", "Vàm Lẽo mất điện."]
    assert weigh("Lũ quét", passages) == weigh("Lũ quét", passages[::-1])
