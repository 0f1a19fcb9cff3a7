"""Words in lower case and levelled pages, worked out once a document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diembao.text.lowered import low_words, page_of
from diembao.text.orthography import mend_tones
from diembao.text.page import Page
from diembao.text.tokens import tokenize


@given(first=st.text(max_size=60), second=st.text(max_size=60))
def test_every_word_is_lowered_whichever_document_was_asked_for_before(first: str, second: str) -> None:
    documents = [tuple(tokenize(text, ())) for text in (first, second)]
    for tokens in (*documents, *documents):
        assert low_words(tokens) == [mend_tones(token.text.lower()) for token in tokens]


def test_a_tone_typed_one_letter_late_is_read_where_it_belongs() -> None:
    tokens = tuple(tokenize("Thơì gian đâù hôì chiêù cuôí ngươì uôńg", ()))
    assert low_words(tokens)[:7] == ["thời", "gian", "đầu", "hồi", "chiều", "cuối", "người"]


def test_tones_in_their_place_stay() -> None:
    words = "người hoàng thuở khuỷu quyền lưới cưỡi tưởng rượu yếu hòa thuận ưu điểm"
    assert mend_tones(words) == words


def test_the_same_words_are_not_lowered_twice() -> None:
    tokens = tuple(tokenize("Hà Nội mưa to", ()))
    assert low_words(tokens) is low_words(tokens)


def test_the_page_is_that_of_the_text() -> None:
    assert page_of("Ngày 6–8/12") == Page.of("Ngày 6–8/12")
