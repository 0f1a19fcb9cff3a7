"""Articles made of invented happenings: those of one happening share its names and words, others share little."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from diembao.stories.decisions import DayTold, Decision, Merge, Told, now_in
from diembao.stories.fingerprint import Fingerprint, Place, take
from diembao.stories.likeness import DAYS_OPEN

DAY = date(2026, 11, 9).toordinal()
_ONSETS = re.findall(r"\S+", "b c d đ g h kh l m n ng nh ph qu r s t th tr v x")
_RHYMES = re.findall(r"\S+", "anh ác âm ân ăng eo ên ính oan ộc ôi ời uân ùng ươn yên ạch ảo ấp ẹt iêu ìm ong ống")


@dataclass(frozen=True, slots=True)
class Text:
    """A headline and a body."""

    title: str
    body: str


def syllables(seed: object, count: int) -> list[str]:
    """Return `count` syllables, always the same ones for `seed`."""
    choose = random.Random(f"{seed}")
    return [choose.choice(_ONSETS) + choose.choice(_RHYMES) for _ in range(count)]


def text(happening: object, telling: object = 0, *, own: float = 0.5, length: int = 120) -> Text:
    """Return one telling of `happening`: phrases of its own beside phrases that only this telling has."""
    choose = random.Random(f"{happening} {telling}")
    phrases = [" ".join(syllables(f"{happening} {n}", 3)) for n in range(25)]
    words: list[str] = []
    while len(words) < length:
        words += choose.choice(phrases).split() if choose.random() > own else syllables(choose.random(), 3)
    name = " ".join(s.capitalize() for s in syllables(f"name {happening}", 2))
    sentences = [f"Ông {name} " + " ".join(words[i : i + 12]) + "." for i in range(0, length, 12)]
    return Text(f"{name} " + choose.choice(phrases), "\n".join(sentences))


def fingerprint(article_id: str, of: Text, day: int = 0, minute: int = 600) -> Fingerprint:
    """Return the fingerprint of `of`, published `day` days after DAY."""
    return take(article_id, Place(DAY + day, minute), of.title, [of.body])


class Shelf:
    """An archive in memory; `put` and `drop` return the day that changed."""

    def __init__(self) -> None:
        self._articles: dict[int, dict[str, Fingerprint]] = defaultdict(dict)
        self.told: dict[int, DayTold] = {}
        self.retold: list[int] = []

    def put(self, one: Fingerprint) -> int:
        self._articles[one.place.day][one.article_id] = one
        return one.place.day

    def drop(self, one: Fingerprint) -> int:
        del self._articles[one.place.day][one.article_id]
        return one.place.day

    def articles(self, day: int) -> Sequence[Fingerprint]:
        return list(self._articles[day].values())

    def window(self, day: int) -> Sequence[Told]:
        into = {m.story_id: m.into for d, told in self.told.items() if d < day for m in told.merges}
        return [
            Told(self._articles[d.day][x.article_id], now_in(x.story_id, into), x.duplicate_of is None)
            for d in self.told.values()
            if day - DAYS_OPEN <= d.day < day
            for x in d.decisions
        ]

    def days(self, first: int, last: int) -> Sequence[int]:
        held = {d for d, articles in self._articles.items() if articles} | self.told.keys()
        return sorted(d for d in held if first <= d <= last)

    def keep(self, told: DayTold) -> bool:
        stood = self.told.get(told.day)
        self.told[told.day] = told
        self.retold.append(told.day)
        return stood != told

    def decisions(self) -> dict[str, Decision]:
        """Return all decisions."""
        return {d.article_id: d for told in self.told.values() for d in told.decisions}

    def merges(self) -> list[Merge]:
        """Return all merges."""
        return [m for day in sorted(self.told) for m in self.told[day].merges]

    def stories(self) -> dict[str, str]:
        """Return the story of each article after all merges."""
        into = {m.story_id: m.into for m in self.merges()}
        return {d.article_id: now_in(d.story_id, into) for d in self.decisions().values()}


def same_story(stories: dict[str, str], articles: Iterable[str]) -> bool:
    """Return whether `articles` are all in one story."""
    return len({stories[a] for a in articles}) == 1
