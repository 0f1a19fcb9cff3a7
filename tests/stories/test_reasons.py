from __future__ import annotations

import pytest

from diembao.stories.decisions import Decision, Kind, Merge
from diembao.stories.reasons import reason_of, reason_of_merge, score_of, threshold_of


@pytest.mark.parametrize(
    ("decision", "score", "says"),
    [
        pytest.param(Decision("a", "s", Kind.FIRST), None, "nothing of its day", id="alone"),
        pytest.param(
            Decision("a", "s", Kind.FIRST, None, "b", 120_000, ("lũ quét",)),
            0.12,
            "0.120 alike, 0.220 joins; both have: lũ quét",
            id="nearest-is-too-far",
        ),
        pytest.param(
            Decision("a", "s", Kind.FIRST, None, "b", 420_000), 0.42, "the earliest of articles", id="first-of-its-day"
        ),
        pytest.param(Decision("a", "s", Kind.JOINED, None, "b", 420_000), 0.42, "0.420 alike on average", id="joined"),
        pytest.param(Decision("a", "s", Kind.DUPLICATE, "b", "b", 930), 0.93, "0.930 of its runs", id="duplicate"),
    ],
)
def test_a_decision_is_said_in_words(decision: Decision, score: float | None, says: str) -> None:
    assert score_of(decision) == score
    assert says in reason_of(decision)
    assert threshold_of(decision) == (0.5 if decision.kind is Kind.DUPLICATE else 0.22)


def test_a_merge_is_said_in_words() -> None:
    assert "0.305 alike on average" in reason_of_merge(Merge("b", "a", 1, "x", "y", 305_000))
