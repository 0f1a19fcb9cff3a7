"""What is decided about articles and stories, and how stories are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from diembao.stories.fingerprint import FIRST_WITH_YEAR, NO_DAY, Fingerprint


class Kind(StrEnum):
    """How an article came to its story."""

    FIRST = "first"
    JOINED = "joined"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Decision:
    """Why an article is in its story.

    `compared_with` is the nearest article of what it joined, or, for one that stands alone, the nearest of all. `score`
    is the mean likeness to the story in millionths, the share of shingles in thousandths for a duplicate.
    """

    article_id: str
    story_id: str
    kind: Kind
    duplicate_of: str | None = None
    compared_with: str | None = None
    score: int | None = None
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A story that was taken in by an older one on `day`, the pair of articles nearest to each other, and the score."""

    story_id: str
    into: str
    day: int
    article_id: str
    compared_with: str
    score: int


@dataclass(frozen=True, slots=True)
class Told:
    """An article of an earlier day, and what was decided about it."""

    fingerprint: Fingerprint
    story_id: str
    is_original: bool


@dataclass(frozen=True, slots=True)
class DayTold:
    """What was decided for a day."""

    day: int
    decisions: tuple[Decision, ...]
    merges: tuple[Merge, ...]


def story_id_of(first: Fingerprint) -> str:
    """Return the id of the story that begins with `first`: "20131101-0f3a…", so that ids sort by age.

    Without a year it is "xxxx1101-0f3a…", without a day "undated-0f3a…".
    """
    day = first.place.day
    if day == NO_DAY:
        return f"undated-{first.article_id}"
    written = date.fromordinal(day).isoformat().replace("-", "")
    return f"{written if day >= FIRST_WITH_YEAR else 'xxxx' + written[4:]}-{first.article_id}"


def now_in(story_id: str, into: Mapping[str, str]) -> str:
    """Return the story that `story_id` is part of after the merges `into`."""
    while story_id in into:
        story_id = into[story_id]
    return story_id
