"""Whatever lies over whatever: the text comes out whole, every mark on its own characters, properly nested."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.briefing.marks import Layer, Mark
from diembao.briefing.weave import Closing, Opening, Words, by_line, lines_of, weave
from tests.briefing.told import article

LENGTH = 24


def mark(start: int, end: int, layer: Layer = Layer.PER, ref: str = "m0") -> Mark:
    return Mark(start, end, layer, ref, "x")


def drawn(start: int, end: int, *marks: Mark) -> str:
    """Return the weave as brackets: "[q0 ab [m0 cd m0] q0]"; a cut end is written with a dot."""
    out = []
    for stitch in weave(start, end, marks):
        if isinstance(stitch, Words):
            out.append("abcdefghijklmnopqrstuvwxyz"[stitch.start : stitch.end])
        elif isinstance(stitch, Opening):
            out.append(f"[{'' if stitch.is_first else '.'}{stitch.mark.ref}")
        else:
            out.append(f"{stitch.mark.ref}{'' if stitch.is_last else '.'}]")
    return " ".join(out)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param((), "abcdefgh", id="no-mark"),
        pytest.param((mark(2, 4),), "ab [m0 cd m0] efgh", id="one"),
        pytest.param(
            (mark(3, 4), mark(1, 6, Layer.QUOTE, "q0")), "a [q0 bc [m0 d m0] ef q0] gh", id="name-inside-quote"
        ),
        pytest.param(
            (mark(4, 7), mark(1, 6, Layer.QUOTE, "q0")),
            "a [q0 bcd [m0 ef m0.] q0] [.m0 g m0] h",
            id="crossing-is-cut",
        ),
        pytest.param((mark(2, 4), mark(2, 4, Layer.SOURCE, "c0")), "ab [c0 [m0 cd m0] c0] efgh", id="same-words-twice"),
        pytest.param((mark(0, 2), mark(2, 8, ref="m1")), "[m0 ab m0] [m1 cdefgh m1]", id="side-by-side"),
        pytest.param((mark(6, 12),), "abcdef [m0 gh m0.]", id="clipped-behind"),
    ],
)
def test_marks_come_out_nested(marks: tuple[Mark, ...], expected: str) -> None:
    assert drawn(0, 8, *marks) == expected


@st.composite
def some_marks(draw: st.DrawFn) -> list[Mark]:
    ends = st.lists(st.integers(0, LENGTH), min_size=2, max_size=2, unique=True).map(sorted)
    spans = draw(st.lists(st.tuples(ends, st.sampled_from(Layer)), max_size=12))
    return [Mark(a, b, layer, f"x{n}", "x") for n, ((a, b), layer) in enumerate(spans)]


@given(some_marks(), st.integers(0, LENGTH // 2), st.integers(LENGTH // 2 + 1, LENGTH))
def test_every_character_has_the_marks_that_cover_it(marks: list[Mark], start: int, end: int) -> None:
    on: list[Mark] = []
    at = start
    for stitch in weave(start, end, marks):
        if isinstance(stitch, Words):
            assert (stitch.start, stitch.end > stitch.start) == (at, True)
            for i in range(stitch.start, stitch.end):
                assert Counter(m.ref for m in on) == Counter(m.ref for m in marks if m.start <= i < m.end)
            at = stitch.end
        elif isinstance(stitch, Opening):
            on.append(stitch.mark)
        else:
            assert on.pop() is stitch.mark
    assert (on, at) == ([], end)


@given(some_marks())
def test_every_mark_begins_once_and_ends_once(marks: list[Mark]) -> None:
    stitches = list(weave(0, LENGTH, marks))
    begun = Counter(s.mark.ref for s in stitches if isinstance(s, Opening) and s.is_first)
    ended = Counter(s.mark.ref for s in stitches if isinstance(s, Closing) and s.is_last)
    assert begun == ended == Counter(mark.ref for mark in marks)


def test_a_quote_over_two_lines_stands_in_both() -> None:
    told = article("  Một hai \n\n ba bốn  ")
    lines = list(lines_of(told))
    assert [told.text[line.start : line.end] for line in lines] == ["Một hai", "ba bốn"]
    assert [line.is_first for line in lines] == [True, False]
    quote = mark(6, 15, Layer.QUOTE, "q0")
    assert by_line(lines, [quote, mark(2, 5)]) == [[quote, mark(2, 5)], [quote]]


@given(st.text(st.sampled_from("ab \n\t\u00a0"), max_size=30).filter(bool))
def test_the_lines_hold_every_visible_character(text: str) -> None:
    told = article(text)
    shown = "".join(text[line.start : line.end] for line in lines_of(told))
    assert "".join(shown.split()) == "".join(text.split())
