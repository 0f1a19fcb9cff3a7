"""Who signs is told from a sentence, whatever the name."""

from __future__ import annotations

import pytest

from diembao.text.signatures import is_person_name, is_signature, is_strong_signature

SIGNED = [
    "Lê Mơ",
    "LÊ VĂN MƠ",
    "Từ Trung",
    "T. Mơ",
    "TR.T.",
    "L.M.",
    "PV",
    "Nhóm PV",
    "P.V (tổng hợp)",
    "(Tổng hợp)",
    "Lê Mơ - Trần Bé",
    "Lê Mơ (Theo AFP, Kyodo)",
    "Lê Mơ/VOV online",
    "Tin, ảnh: Lê Mơ",
    "Theo Reuters, Sputnik News",
    "(Theo AFP)",
    "(theo bongda365)",
    "Nguồn: TechRadar",
    "TTXVN",
    "TTXVN/Tin tức",
    "(Vietnam+)",
]
PROSE = [
    "Theo AFP, hai người đã bị bắt",
    "Theo Bộ Y tế, số ca mắc giảm",
    "Xin cảm ơn ông",
    "Lê Mơ nói vậy.",
    "Theo:",
    "Ai trả lời?",
    "Giá vàng tăng mạnh",
    "",
    "12",
]


@pytest.mark.parametrize("words", SIGNED)
def test_a_signature_is_known(words: str) -> None:
    assert is_signature(words)


@pytest.mark.parametrize("words", PROSE)
def test_a_sentence_signs_nothing(words: str) -> None:
    assert not is_signature(words)


def test_only_marked_signatures_are_believed_anywhere() -> None:
    assert is_strong_signature("Lê Mơ (Theo AFP)")
    assert not is_strong_signature("Lê Mơ")
    assert is_person_name("Lê Mơ")
    assert not is_person_name("John Smith")
