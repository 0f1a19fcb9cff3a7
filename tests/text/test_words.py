"""What a word is by itself, and the columns of a document's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.document import Sentence, Shape
from diembao.lexicon.names import key_of_word
from diembao.text.orthography import mend_tones
from diembao.text.page import Page, page_of
from diembao.text.syllables import is_syllable
from diembao.text.tokens import tokenize
from diembao.text.words import shape_of, word_of


@given(text=st.text(max_size=60))
def test_every_column_says_what_the_word_is(text: str) -> None:
    words = tokenize(text, ())
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.texts
    assert words.shapes == [shape_of(word) for word in words.texts]
    assert words.low == [mend_tones(word.lower()) for word in words.texts]
    assert words.keys == [key_of_word(word) for word in words.texts]
    assert words.syllable == [is_syllable(word) for word in words.texts]


def test_no_visible_character_is_left_out() -> None:
    text = "TP.HCM, 13/11: “Hoà” bay A-321 lúc 5,3 giờ; snake_case – 4G…"
    texts = tokenize(text, ()).texts
    assert "".join(texts) == "".join(text.split())
    assert texts[:9] == ["TP", ".", "HCM", ",", "13", "/", "11", ":", "“"]


def test_a_token_belongs_to_the_last_sentence_begun() -> None:
    sentences = (Sentence(2, 6, 0), Sentence(9, 13, 0), Sentence(14, 17, 1))
    assert tokenize("- Một.\n- Hai. Ba.", sentences).sentences == [0, 0, 0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "shape", "capital"),
    [
        ("Hà", Shape.CAPITAL, True),
        ("McDonald", Shape.CAPITAL, True),
        ("UBND", Shape.UPPER, True),
        ("iPad", Shape.MIXED, True),
        ("MH370", Shape.MIXED, True),
        ("4G", Shape.MIXED, False),
        ("quận", Shape.LOWER, False),
        ("5,3", Shape.NUMBER, False),
        ("“", Shape.PUNCT, False),
    ],
    ids=lambda value: str(value),
)
def test_how_a_word_is_written(text: str, shape: Shape, capital: bool) -> None:
    assert (word_of(text).shape, word_of(text).capital) == (shape, capital)


def test_a_tone_typed_one_letter_late_is_read_where_it_belongs() -> None:
    words = tokenize("Thơì gian đâù hôì chiêù cuôí ngươì uôńg", ())
    assert words.low[:7] == ["thời", "gian", "đầu", "hồi", "chiều", "cuối", "người"]


def test_tones_in_their_place_stay() -> None:
    words = "người hoàng thuở khuỷu quyền lưới cưỡi tưởng rượu yếu hòa thuận ưu điểm"
    assert mend_tones(words) == words


def test_a_word_is_looked_at_once() -> None:
    assert word_of("Hoà") is word_of("Hoà")


def test_the_page_is_that_of_the_text() -> None:
    assert page_of("Ngày 6–8/12") == Page.of("Ngày 6–8/12")
