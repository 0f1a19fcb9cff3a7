from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.stories.fingerprint import Fingerprint
from diembao.stories.likeness import DAYS_OPEN
from diembao.stories.retelling import retell
from tests.stories.made import DAY, Shelf, fingerprint, text


def deliver(shelf: Shelf, prints: Iterable[Fingerprint]) -> list[int]:
    """Put `prints` on the shelf, tell what must be told, and return the days that were."""
    return [told.day for told in retell(shelf, [shelf.put(p) for p in prints])]


def tell_all(prints: Iterable[Fingerprint]) -> Shelf:
    """Return a shelf with `prints` told at once."""
    shelf = Shelf()
    deliver(shelf, prints)
    return shelf


def outcome(shelf: Shelf) -> tuple[object, object, object]:
    return shelf.decisions(), shelf.merges(), shelf.stories()


@st.composite
def archives(draw: st.DrawFn) -> list[Fingerprint]:
    """Articles of a few happenings over three weeks, some of them copies, in any order."""
    count = draw(st.integers(2, 14))
    made = [
        fingerprint(
            f"a{n}",
            text(draw(st.integers(0, 3)), draw(st.integers(0, 5)), own=draw(st.sampled_from([0.2, 0.6])), length=60),
            day=draw(st.integers(0, 21)),
            minute=draw(st.sampled_from([-1, 0, 700])),
        )
        for n in range(count)
    ]
    return draw(st.permutations(made))


@given(archives(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_any_order_of_any_deliveries_tells_what_one_delivery_tells(prints: list[Fingerprint], size: int) -> None:
    shelf = Shelf()
    for start in range(0, len(prints), size):
        deliver(shelf, prints[start : start + size])
    assert outcome(shelf) == outcome(tell_all(prints))


@given(archives(), st.data())
@settings(max_examples=40, deadline=None)
def test_an_article_that_goes_or_changes_leaves_no_trace_in_what_is_told(
    prints: list[Fingerprint], data: st.DataObject
) -> None:
    shelf = tell_all(prints)
    gone = data.draw(st.sampled_from(prints))
    edited = fingerprint(gone.article_id, text("other", 1, length=60), day=data.draw(st.integers(0, 21)))
    days = [shelf.drop(gone), shelf.put(edited)]
    list(retell(shelf, days))
    others = [p for p in prints if p is not gone]
    assert outcome(shelf) == outcome(tell_all([*others, edited]))


def test_a_run_of_today_tells_one_day_whatever_the_archive_holds() -> None:
    shelf = tell_all(fingerprint(f"a{n}", text(n % 7, n), day=n // 3) for n in range(120))
    assert deliver(shelf, [fingerprint("new", text(3, 999), day=40)]) == [DAY + 40]


def test_a_late_article_tells_the_days_that_hang_on_it_and_no_more() -> None:
    shelf = tell_all(fingerprint(f"a{n}", text(f"h{n}", n), day=n) for n in range(60))
    told = deliver(shelf, [fingerprint("late", text("late", 1), day=20)])
    assert told == [DAY + n for n in range(20, 21 + DAYS_OPEN)]


def test_days_are_told_in_the_order_of_the_calendar() -> None:
    shelf = Shelf()
    prints = [fingerprint(f"a{n}", text(n % 3, n), day=n % 11) for n in range(33)]
    told = deliver(shelf, random.Random(4).sample(prints, len(prints)))
    assert told == sorted(told) and len(told) == 11
