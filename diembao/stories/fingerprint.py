"""What is kept of an article to compare it by: its place in time, its weighted words and a sample of its shingles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from diembao.stories.words import weigh
from diembao.text.orthography import fold_tone

VERSION = "1"
UNIT = 10_000
"""The length of the vector of weights: whole numbers add up to the same sum in any order."""
SHINGLE = 5
NO_DAY = 1
_NO_YEAR = 4
FIRST_WITH_YEAR = date(_NO_YEAR + 1, 1, 1).toordinal()
_SHOWN = 24
_EVERY_UP_TO = 256
_END_OF_DAY = 24 * 60
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SAMPLED = 3
_VIETNAM = timezone(timedelta(hours=7))
_SYLLABLE = re.compile(r"[^\W_]+")
_DAY_NAMED = re.compile(r"(?<![\d/.,-])([0-3]?\d)[/-]([01]?\d)(?:[/-]((?:19|20)\d\d))?(?![\d/-])")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """When an article stands among the others: the day as an ordinal, and the minute of that day if it is known.

    The day is the calendar day in Vietnam. An article without a date stands on the first day that its text names; a day
    without a year stands in the year 4, so it meets only its like, and an article that names no day stands on NO_DAY.
    """

    day: int
    minute: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """An article, as far as others are compared with it. Arrays are sorted; `weights` belong to `words`.

    `every_shingle` says that `shingles` are all of them; otherwise they are a sample of one in four.
    """

    article_id: str
    place: Place
    words: NDArray[np.uint32]
    weights: NDArray[np.int32]
    shingles: NDArray[np.uint32]
    every_shingle: bool
    terms: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, int, str]:
        """What articles are sorted by: the earlier one is the original of two that say the same."""
        return self.place.day, self.place.minute, self.article_id


def take(article_id: str, place: Place, title: str, passages: Sequence[str]) -> Fingerprint:
    """Return the fingerprint of an article; `passages` are its body without furniture."""
    weighed = weigh(title, passages)
    length = sum(w * w for w in weighed.values()) ** 0.5 or 1.0
    words = np.fromiter((number_of(w) for w in weighed), np.uint32, len(weighed))
    weights = np.fromiter((round(w / length * UNIT) for w in weighed.values()), np.int32, len(weighed))
    words, first = np.unique(words, return_index=True)  # two words with one number: the stronger one stands
    shingles, every = _shingles([title, *passages])
    return Fingerprint(article_id, place, words, weights[first], shingles, every, tuple(weighed)[:_SHOWN])


def number_of(word: str) -> int:
    """Return the number that stands for `word` in fingerprints."""
    return crc32(word.encode())


def is_sampled(shingles: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which of `shingles` a sample keeps; the same ones in every article."""
    kept: NDArray[np.bool_] = (shingles & np.uint32(_SAMPLED)) == 0
    return kept


def place_of(published_at: datetime | None, precision: str | None, text: str) -> Place:
    """Return the place in time of an article that was published at `published_at`, or says no date.

    With the precision "copy" the date is that of a copy of its words: it stands at the end of that day, after the copy.
    """
    if published_at is None:
        return Place(_day_named(text))
    local = published_at.astimezone(_VIETNAM)
    minute = {"day": -1, "copy": _END_OF_DAY}.get(precision or "", local.hour * 60 + local.minute)
    return Place(local.toordinal(), minute)


def _day_named(text: str) -> int:
    for match in _DAY_NAMED.finditer(text):
        try:
            return date(int(match[3] or _NO_YEAR), int(match[2]), int(match[1])).toordinal()
        except ValueError:
            continue
    return NO_DAY


def _shingles(texts: Sequence[str]) -> tuple[NDArray[np.uint32], bool]:
    """Return the numbers of the runs of five syllables, or of a sample of them, and whether they are all."""
    syllables = _SYLLABLE.findall(fold_tone("\n".join(texts)).lower())
    numbers = np.fromiter(map(_number_of_syllable, syllables), np.uint64, len(syllables))
    runs = np.zeros(max(0, len(numbers) - SHINGLE + 1), np.uint64)
    for step in range(SHINGLE if len(runs) else 0):
        runs = runs * _MIX + numbers[step : step + len(runs)]
    found = np.unique(((runs * _MIX) >> np.uint64(32)).astype(np.uint32))
    if len(found) <= _EVERY_UP_TO:
        return found, True
    return found[is_sampled(found)], False


_number_of_syllable = lru_cache(maxsize=65_536)(number_of)
