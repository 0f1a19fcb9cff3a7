"""What the terminal shows of a reading built by hand."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from diembao.reading import EntityType, Mention, Quote, QuoteKind, Reading
from flows.commands.reading_terminal import ReadingView
from tests.briefing.told import BODY, CREDIT, article, reading

STEERING = "\x1b]0;chiếm\x07 \x9b2J \u202enược [bold]dấu[/bold] :smile:"
CODES = re.compile(r"\x1b\[[0-9;]*m")


def shown(*pairs: tuple[object, Reading], width: int = 400) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=True, color_system="standard", highlight=False, emoji=False
    )
    view = ReadingView(console)
    for told, read in pairs:
        view.show(told, read)  # type: ignore[arg-type]
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_text_stands_with_values_and_speakers_beside_it() -> None:
    plain = CODES.sub("", shown((article(), reading())))
    assert 'nói: "Bà con ấp Kinh Năm' in plain
    assert 'mừng lắm ⟨Lê Văn Tám⟩". Theo TTXVN, sáng 12/11 ⟨2026-11-12⟩ có hơn 1.500 người ⟨people ≥ 1,500' in plain
    assert "tới dự ⟨ENGAGE⟩." in plain
    assert re.search(rf"^ +credit +{CREDIT}", plain, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        pytest.param("Lê Văn Tám", "1;32", id="person-green"),
        pytest.param("Bà con ấp ", "4", id="quote-underlined"),
        pytest.param("Kinh Năm", "1;4;34", id="place-in-quote-both"),
        pytest.param("sáng 12/11", "36", id="time"),
        pytest.param(CREDIT, "2", id="furniture-dim"),
    ],
)
def test_facts_have_their_colours(words: str, codes: str) -> None:
    assert f"\x1b[{codes}m{words}" in shown((article(), reading()))


def test_the_legend_stands_once_above_several_readings() -> None:
    plain = CODES.sub("", shown((article(), reading()), (article(), reading())))
    assert plain.count("organisation  other name") == 1
    assert plain.count("Cầu Sông Trẹm thông xe ─") == 2


def test_no_word_is_lost_on_a_narrow_terminal() -> None:
    plain = CODES.sub("", shown((article(), Reading("00d1")), width=40))
    assert "".join(BODY.split()) in "".join(plain.replace("body", "").split())


def test_an_article_steers_neither_the_terminal_nor_the_markup() -> None:
    quote = Quote(0, len(STEERING), QuoteKind.DIRECT, STEERING, STEERING, STEERING, STEERING)
    name = Mention(0, 4, STEERING, EntityType.PER, STEERING, STEERING, 1.0, STEERING)
    told = article(STEERING, title=STEERING, author=STEERING, url=STEERING)
    seen = shown((told, Reading("00d1", mentions=(name,), quotes=(quote,))))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", CODES.sub("", seen))
    assert "[bold]dấu[/bold] :smile:" in CODES.sub("", seen)
