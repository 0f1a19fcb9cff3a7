from __future__ import annotations

import random
from dataclasses import replace

from diembao.stories.board import LEAST_LIKENESS
from diembao.stories.decisions import Kind, Told, story_id_of
from diembao.stories.fingerprint import NO_DAY, Place, take
from diembao.stories.telling import tell_day
from tests.stories.made import DAY, Shelf, fingerprint, same_story, text
from tests.stories.test_retelling import tell_all


def test_articles_of_one_happening_are_one_story_and_others_are_others() -> None:
    prints = [fingerprint(f"{h}{n}", text(h, n), minute=n) for h in ("flood", "match", "trial") for n in range(4)]
    stories = tell_all(prints).stories()
    assert len(set(stories.values())) == 3
    for happening in ("flood", "match", "trial"):
        assert same_story(stories, [f"{happening}{n}" for n in range(4)])


def test_a_story_is_named_by_its_first_article_and_keeps_that_name_as_it_grows() -> None:
    shelf = tell_all([fingerprint(f"a{n}", text("flood", n, own=0.3), day=2 * n) for n in range(6)])
    assert set(shelf.stories().values()) == {"20261109-a0"}
    kinds = [d.kind for d in sorted(shelf.decisions().values(), key=lambda d: d.article_id)]
    assert kinds == [Kind.FIRST, *[Kind.JOINED] * 5]


def test_the_same_happening_after_a_long_silence_is_another_story() -> None:
    shelf = tell_all([fingerprint("a", text("flood", 1)), fingerprint("b", text("flood", 2), day=30)])
    assert len(set(shelf.stories().values())) == 2


def test_every_decision_says_what_it_was_compared_with_and_why() -> None:
    decisions = tell_all([fingerprint("a", text("flood", 1)), fingerprint("b", text("flood", 2), day=1)]).decisions()
    assert decisions["b"].compared_with == "a"
    assert decisions["b"].score is not None and decisions["b"].score >= LEAST_LIKENESS
    assert decisions["b"].shared
    assert decisions["a"].compared_with is None and decisions["a"].score is None


def test_an_article_that_joins_nothing_says_what_was_nearest() -> None:
    mixed = text("flood", 1, own=0.0)
    other = text("match", 1, own=0.0)
    half = take("b", Place(DAY, 700), other.title, [other.body, mixed.body.split("\n")[0]])
    decisions = tell_all([fingerprint("a", mixed), half]).decisions()
    assert decisions["b"].kind is Kind.FIRST
    assert decisions["b"].compared_with == "a"
    assert decisions["b"].score is not None and decisions["b"].score < LEAST_LIKENESS


def test_a_duplicate_goes_to_the_story_of_its_original() -> None:
    report = text("flood", 1)
    shelf = tell_all(
        [fingerprint("a", report), fingerprint("b", text("flood", 2), day=1), fingerprint("c", report, day=2)]
    )
    decisions = shelf.decisions()
    assert (decisions["c"].kind, decisions["c"].duplicate_of) == (Kind.DUPLICATE, "a")
    assert same_story(shelf.stories(), "abc")


def test_two_stories_that_articles_bring_together_become_the_older_one() -> None:
    north, south = ([text(side, n, own=0.0).body for n in range(4)] for side in ("north", "south"))
    first = [take("n0", Place(DAY), "Bắc", [north[0]]), take("s0", Place(DAY, 1), "Nam", [south[0]])]
    assert len(set(tell_all(first).stories().values())) == 2
    both = [take(f"x{n}", Place(DAY, 2 + n), "Cả hai", [north[n], south[n]]) for n in (1, 2, 3)]
    later = [replace(one, article_id=f"y{one.article_id}", place=Place(DAY + 1, n)) for n, one in enumerate(both)]
    shelf = tell_all([*first, *later])
    (merge,) = shelf.merges()
    assert (merge.story_id, merge.into) == ("20261109-s0", "20261109-n0")
    assert merge.score >= LEAST_LIKENESS
    assert set(shelf.stories().values()) == {"20261109-n0"}
    assert shelf.decisions()["s0"].story_id == "20261109-s0"


def test_the_order_of_articles_within_a_day_does_not_matter() -> None:
    prints = [fingerprint(f"{h}{n}", text(h, n // 2), minute=n) for h in range(5) for n in range(6)]
    told = tell_day(DAY, prints, [])
    for seed in range(3):
        assert tell_day(DAY, random.Random(seed).sample(prints, len(prints)), []) == told


def test_the_order_of_the_window_does_not_matter() -> None:
    window = [Told(fingerprint(f"{h}{n}", text(h, n)), f"story-{h}", True) for h in range(4) for n in range(3)]
    today = [fingerprint(f"new{h}", text(h, 9), day=1) for h in range(4)]
    told = tell_day(DAY + 1, today, window)
    assert {d.story_id for d in told.decisions} == {f"story-{h}" for h in range(4)}
    assert tell_day(DAY + 1, today, window[::-1]) == told


def test_ids_of_stories_say_the_day_as_far_as_it_is_known() -> None:
    places = [Place(DAY), Place(Place(DAY).day % 365 + 1100), Place(NO_DAY)]
    ids = [story_id_of(take("a", place, "", [])) for place in places]
    assert ids[0] == "20261109-a"
    assert ids[1].startswith("xxxx") and ids[1].endswith("-a")
    assert ids[2] == "undated-a"


def test_nothing_is_told_of_a_day_without_articles() -> None:
    assert tell_day(DAY, [], []).decisions == ()
    assert Shelf().stories() == {}
