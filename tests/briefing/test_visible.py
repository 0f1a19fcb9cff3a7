"""Nothing that an article holds may act on the screen that shows it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.briefing.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mđỏ", "␛[31mđỏ", id="terminal-colour"),
        pytest.param("a\u202egnơưht", "a⇄gnơưht", id="turned-round"),
        pytest.param("x\x07\x7f", "x␇␡", id="bell-and-delete"),
        pytest.param("\x9b2J\ud83d", "\ufffd2J\ufffd", id="eight-bit-code-and-lone-surrogate"),
        pytest.param("Dòng một\n\tdòng hai", "Dòng một\n\tdòng hai", id="lines-and-tabs-stay"),
        pytest.param("السلام", "السلام", id="arabic-stays"),
    ],
)
def test_what_would_act_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_offsets_hold_and_no_control_is_left(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert {unicodedata.category(c) for c in shown if c not in "\n\t"} & {"Cc", "Cs"} == set()
    shown.encode("utf-8")
