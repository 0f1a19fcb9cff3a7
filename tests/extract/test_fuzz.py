"""Mangled copies of the sample articles for some twenty seconds: nothing is raised, nothing is false about the spans.

DIEMBAO_FUZZ_SECONDS and DIEMBAO_FUZZ_SEED make it longer or other; a failure names the seed that shows it again.
"""

from __future__ import annotations

import os
import random
import time
from functools import cache

import pytest

from diembao.article import Article
from diembao.reader import read
from tests.extract.laws import article_of, broken
from tests.extract.mangling import MANGLERS, mangled
from tests.extract.readings import sample_articles

LONGEST = 6_000
SECONDS = float(os.environ.get("DIEMBAO_FUZZ_SECONDS", "15"))
SEED = int(os.environ.get("DIEMBAO_FUZZ_SEED", "20261112"))


@cache
def samples() -> tuple[Article, ...]:
    """Return the sample articles of ordinary length."""
    return tuple(article for article in sample_articles().values() if len(article.text) < LONGEST)


@pytest.mark.slow
def test_every_sample_is_read_soundly() -> None:
    assert len(samples()) > 60
    faults = {a.origin.file: found for a in samples() if (found := broken(a, read(a)))}
    assert faults == {}


@pytest.mark.parametrize("mangle", MANGLERS, ids=lambda mangle: mangle.__name__)
def test_each_way_of_mangling_is_survived(mangle: object) -> None:
    rng = random.Random(SEED)
    for article in samples()[::20]:
        hurt = article_of(mangle(article.text, rng))  # type: ignore[operator]
        assert broken(hurt, read(hurt)) == []


@pytest.mark.slow
def test_mangled_articles_are_read_soundly() -> None:
    ends = time.monotonic() + SECONDS
    tried = 0
    while time.monotonic() < ends:
        seed = SEED + tried
        rng = random.Random(seed)
        hurt = article_of(mangled(rng.choice(samples()).text, rng))
        assert broken(hurt, read(hurt)) == [], f"DIEMBAO_FUZZ_SEED={seed}"
        tried += 1
    assert tried > 0
