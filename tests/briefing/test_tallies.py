"""Figures of several papers put beside each other: which are one thing, and whether the papers agree on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diembao.briefing.edition import Agreement, Count, Source
from diembao.briefing.tallies import COUNTED, Told, agreement_of, tallies_of

NOON = datetime(2026, 11, 15, 5, 0, tzinfo=UTC)


def told(value: int, outlet: str, hour: int, kind: str = "killed", subject: str = "người", **more: object) -> Told:
    """Return a count of an outlet's only article of the day."""
    currency = str(more["currency"]) if "currency" in more else None
    source = Source(f"bài của {outlet}", outlet, "Lở núi")
    count = Count(Decimal(value), None, currency, "exact", str(value), None, NOON + timedelta(hours=hour), source)
    return Told(kind, subject, int(str(more.get("position", 0))), count)


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        pytest.param("killed", [33, 33], Agreement.AGREED, id="one-value"),
        pytest.param("killed", [5, 6], Agreement.RISING, id="more-dead-later"),
        pytest.param("killed", [35, 33], Agreement.DISPUTED, id="fewer-dead-later"),
        pytest.param("killed", [5, 6, 5], Agreement.DISPUTED, id="up-and-down"),
        pytest.param("missing", [10, 12], Agreement.DISPUTED, id="missing-may-fall-so-a-rise-says-nothing"),
        pytest.param("people", [34, 36], Agreement.DISPUTED, id="on-board"),
    ],
)
def test_a_later_count_that_is_lower_is_a_quarrel(kind: str, given: list[int], expected: Agreement) -> None:
    counts = [told(value, f"báo {n}", n).count for n, value in enumerate(given)]
    assert agreement_of(kind, counts) is expected


def test_two_counts_of_one_article_are_a_quarrel() -> None:
    counts = [told(120, "VietNamNet", 1).count, told(400, "VietNamNet", 1).count]
    assert agreement_of("killed", counts) is Agreement.DISPUTED


def test_the_figure_of_an_article_is_the_one_that_it_gives_first() -> None:
    given = [told(5, "Thanh Niên", 1, position=90), told(35, "Thanh Niên", 1, position=0), told(33, "Tuổi Trẻ", 4)]
    (tally,) = tallies_of(given)
    assert [count.value for count in tally.counts] == [35, 33]
    assert tally.agreement is Agreement.DISPUTED


@pytest.mark.parametrize(
    "given",
    [
        pytest.param([told(34, "A", 1, "people"), told(18, "A", 1, "people", "trẻ em")], id="one-article"),
        pytest.param([told(34, "A", 1, "people"), told(900, "B", 2, "people")], id="far-apart"),
        pytest.param([told(34, "A", 1, "people"), told(36, "B", 2, "people", "khán giả")], id="other-nouns"),
        pytest.param(
            [told(20, "A", 1, "money", currency="VND"), told(21, "B", 2, "money", currency="USD")],
            id="other-currencies",
        ),
    ],
)
def test_counts_of_different_things_are_not_put_beside_each_other(given: list[Told]) -> None:
    assert tallies_of(given) == ()


def test_tallies_come_in_the_order_of_a_newspaper() -> None:
    given = [told(9, "A", 1, "injured"), told(3, "A", 1, "missing"), told(5, "A", 1)]
    assert [tally.kind for tally in tallies_of(given)] == ["killed", "missing", "injured"]


counted = st.builds(
    told, st.integers(0, 99), st.sampled_from("ABCD"), st.integers(0, 20), st.sampled_from(COUNTED), st.just("người")
)


@given(st.lists(counted, max_size=12), st.randoms(use_true_random=False))
def test_the_order_in_which_figures_are_read_changes_nothing(given: list[Told], chance: object) -> None:
    numbered = [Told(t.kind, t.subject, n, t.count) for n, t in enumerate(given)]
    shuffled = list(numbered)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert tallies_of(shuffled) == tallies_of(numbered)
