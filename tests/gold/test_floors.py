"""No extractor gets worse on the project's own annotated articles and sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.gold.annotation import read_articles
from tests.gold.floors import Floors, floor_of, raised, read_floors, write_floors
from tests.gold.measure import Score
from tests.gold.score import SHARED, own_sets, score_all

FLOOR_LIST = [(name, extractor) for name, of_set in read_floors().items() for extractor in of_set]


@cache
def scores_of(name: str) -> dict[str, Score]:
    return score_all(own_sets()[name])


@pytest.mark.parametrize(("name", "extractor"), FLOOR_LIST, ids=[" ".join(pair) for pair in FLOOR_LIST])
def test_no_extractor_falls_under_its_floor(name: str, extractor: str) -> None:
    floor, score = read_floors()[name][extractor], scores_of(name)[extractor]
    worst = "\n".join(f"  {what}: {where}" for what, where in score.errors[:5])
    assert floor_of(score) >= floor, (
        f"{extractor} on our {name} fell from {floor:.2f} to {score.f1:.3f}; some of its errors:\n{worst}\n"
        f"see them all: python -m tests.gold.score --errors {extractor}\n"
        "floors that were passed are raised by: python -m tests.gold.score --raise-floors"
    )


def test_every_annotated_extractor_has_a_floor() -> None:
    annotated = {(name, kind) for name in own_sets() for kind, score in scores_of(name).items() if score.wanted}
    assert annotated == set(FLOOR_LIST)


def test_raising_floors_lowers_none() -> None:
    floors: Floors = {"articles": {"roles": 0.75, "times": 0.10}}
    now = {"articles": {"roles": Score(hits=1, found=2, wanted=2), "times": Score(hits=2, found=3, wanted=3)}}
    assert raised(floors, now) == {"articles": {"roles": 0.75, "times": 0.66}}


def test_what_is_not_annotated_gets_no_floor() -> None:
    assert raised({}, {"sentences": {"furniture": Score(found=4)}}) == {}


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors: Floors = {"articles": {"entities.PER": 0.9}, "sentences": {"quotes.with_speaker": 0.81}}
    write_floors(floors, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == floors


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared annotated articles are not beside this repository")
def test_shared_annotated_articles_can_be_scored() -> None:
    scores = score_all(list(read_articles(SHARED))[:3])
    assert all(scores[extractor].wanted for extractor in ("entities", "roles", "times", "quotes"))
