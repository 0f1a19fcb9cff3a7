"""One way of writing each letter, and keys that find a word in all its spellings."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.text.orthography import fold, fold_tone, normalise, unescape
from diembao.text.syllables import is_syllable, vietnamese_share


@pytest.mark.parametrize(
    ("text", "clean", "repairs"),
    [
        pytest.param("Đà\u00a0Nẵng\u2009xanh", "Đà Nẵng xanh", ("space:2",), id="exotic-spaces"),
        pytest.param("Hu\u200bế\ufeff\u00ad", "Huế", ("zero_width:3",), id="zero-width"),
        pytest.param("ðường Ðà Nẵng Ɖống Đa", "đường Đà Nẵng Đống Đa", ("eth:3",), id="eth"),
        pytest.param("Guðmundsson", "Guðmundsson", (), id="eth-inside-a-foreign-word"),
        pytest.param(unicodedata.normalize("NFD", "Việt Nam"), "Việt Nam", ("nfc",), id="decomposed"),
        pytest.param("ê\u0323", "ệ", ("nfc",), id="dot-after-the-hat"),
        pytest.param("tá\u0302t", "tất", ("marks:1",), id="tone-before-the-hat"),
        pytest.param("a\r\nb\u2028c\x0bd", "a\nb\nc\nd", (), id="line-ends"),
        pytest.param("a\x00b\x07", "ab", ("control:2",), id="control-characters"),
        pytest.param("x\ud800y", "x\ufffdy", ("surrogate:1",), id="half-a-pair"),
        pytest.param("“Hoà” – hòa", "“Hoà” – hòa", (), id="marks-and-tones-stay"),
    ],
)
def test_a_text_is_written_in_one_way(text: str, clean: str, repairs: tuple[str, ...]) -> None:
    found = normalise(text)
    assert (found.text, found.repairs) == (clean, repairs)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "HÒA"),
        ("Uỷ ban", "Ủy ban"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("hòan tòan", "hoàn toàn"),
        ("Hòang", "Hoàng"),
        ("quý", "quý"),
        ("quỵ", "quỵ"),
        ("quả giá", "quả giá"),
        ("khoáng", "khoáng"),
        ("toà nhà", "tòa nhà"),
        ("khuỷu", "khuỷu"),
    ],
)
def test_tones_move_to_one_place(written: str, key: str) -> None:
    assert fold_tone(written) == key


@settings(deadline=None)
@given(st.text(max_size=200))
def test_moving_tones_keeps_every_offset_and_settles_at_once(text: str) -> None:
    text = normalise(text).text
    assert len(fold_tone(text)) == len(text)
    assert fold_tone(fold_tone(text)) == fold_tone(text)


@pytest.mark.parametrize("variants", [("Thuý Đặng", "thúy đặng", "THUY DANG"), ("Hoà Bình", "Hòa Bình", "hoa binh")])
def test_all_spellings_have_one_search_key(variants: tuple[str, ...]) -> None:
    assert len({fold(variant) for variant in variants}) == 1


@settings(deadline=None)
@given(st.text(max_size=150))
def test_a_search_key_is_its_own_search_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "plain", "repairs"),
    [
        ("Vi&#7879;t Nam", "Việt Nam", ("entities:1",)),
        ("Vi&amp;#7879;t", "Việt", ("entities:2",)),
        ("&amp;amp;amp;", "&amp;", ("entities:2",)),
        ("AT&T; Hà Nội & Huế", "AT&T; Hà Nội & Huế", ()),
        (r"Vi\u1ec7t Nam \ud83d\ude00 \"m\u1edbi\"", 'Việt Nam 😀 "mới"', ("escapes:4",)),
        (r"C:\users\bo", r"C:\users\bo", ()),
    ],
)
def test_entities_and_escapes_become_letters(text: str, plain: str, repairs: tuple[str, ...]) -> None:
    found = unescape(text)
    assert found.text == plain
    if plain != text:
        assert found.repairs == repairs


GOOD = "nghiêng Quốc ban quý giá gì khuya ỦY đường ươn yêu nguyễn quyết ngoằn xoong"
BAD = "Kerry các̀ kông ngê hÀ street ViÖt ®Õn trắnq thôngg càc gê"


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables_are_known_by_their_build(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", BAD.split())
def test_what_no_syllable_can_be_is_refused(word: str) -> None:
    assert not is_syllable(word)


def test_the_share_of_syllables_tells_vietnamese_from_english() -> None:
    assert vietnamese_share("Chiều qua, thành phố mở thêm ba tuyến xe buýt điện.") > 0.9
    assert vietnamese_share("Yesterday the city opened three new electric bus routes downtown.") < 0.45
    assert vietnamese_share("12345 …") == 0.0
