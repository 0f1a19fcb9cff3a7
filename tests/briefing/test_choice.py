"""Which quotations are worth printing."""

from __future__ import annotations

from diembao.briefing.choice import chosen_quotes
from diembao.briefing.edition import Said, Source

HERE = Source("a", "Tuổi Trẻ", "Lở núi")
LONG = "Chúng tôi chỉ công bố khi gia đình ký xác nhận"


def said(speaker: str | None, *, direct: bool = True, role: str | None = None, words: str = LONG) -> Said:
    return Said(words, direct, speaker, speaker and f"per:{speaker}", role, HERE)


def test_the_very_words_of_an_official_come_before_hearsay() -> None:
    official, hearsay, passer_by = said("Lộc", role="chủ tịch"), said("Hải", direct=False), said("Lan")
    assert chosen_quotes([hearsay, passer_by, official], 2) == (passer_by, official)
    assert chosen_quotes([hearsay, passer_by, official], 1) == (official,)


def test_nobody_speaks_twice_and_nobody_unknown_speaks() -> None:
    again = said("Lộc", words=LONG + " đủ")
    assert chosen_quotes([said("Lộc"), again, said(None)], 5) == (said("Lộc"),)


def test_a_word_or_a_speech_gives_way_to_a_sentence() -> None:
    word, speech, sentence = said("A", words="Không"), said("B", words="dài " * 200), said("C")
    assert chosen_quotes([word, speech, sentence], 1) == (sentence,)
