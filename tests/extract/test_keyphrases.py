"""The phrases that sum an article up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.extract.keyphrases import find_keyphrases
from tests.extract.told import titled as told

STORM = (
    "Bão số 9 đổ bộ Quảng Ngãi\n\n"
    "Sáng nay bão số 9 đổ bộ Quảng Ngãi với gió giật cấp 13. Quảng Ngãi đã di dời 10.000 hộ dân. Bão số 9 suy yếu."
)


def phrases(text: str) -> list[str]:
    return [k.phrase for k in find_keyphrases(told(text))]


def test_the_best_phrase_is_the_one_that_is_said_most() -> None:
    found = find_keyphrases(told(STORM))
    assert found[0].phrase == "Bão số 9"
    assert "Quảng Ngãi" in [k.phrase for k in found]
    assert [k.score for k in found] == sorted((k.score for k in found), reverse=True)
    assert found[0].score == 1


@pytest.mark.parametrize(
    ("text", "never"),
    [
        pytest.param("Người dân cho biết\n\nNgười dân nói. Người dân về nhà.", "Người dân", id="a-plain-word"),
        pytest.param("33 người ở Huế\n\nHôm nay 33 người về.", "33 người", id="a-count"),
        pytest.param("Sạt lở\n\nSạt lở. Theo Reuters", "Theo Reuters", id="a-source"),
    ],
)
def test_what_says_little_is_no_keyphrase(text: str, never: str) -> None:
    assert never not in phrases(text)


def test_a_phrase_inside_a_better_one_is_not_said_twice() -> None:
    found = [p.lower() for p in phrases(STORM)]
    assert not [(a, b) for a in found for b in found if a != b and a in b]


def test_an_article_of_marks_has_none() -> None:
    assert phrases("…\n\n!!!") == []


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=50)
def test_every_phrase_stands_in_the_text(text: str) -> None:
    document = told(f"Tin {text}\n\n{text}")
    found = find_keyphrases(document)
    assert len(found) <= 8
    assert all(k.phrase in document.text and 0 < k.score <= 1 for k in found)
