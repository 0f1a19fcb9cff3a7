"""Mangled copies of the sample articles for some twenty seconds: nothing is raised, nothing is false about the spans.

DIEMBAO_FUZZ_SECONDS and DIEMBAO_FUZZ_SEED make it longer or other; a failure names the seed that shows it again.
"""

from __future__ import annotations

import os
import random
import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from diembao.article import Article, RawRecord
from diembao.formats import inbox
from diembao.formats.limits import Limits
from diembao.reader import read
from diembao.text.clean import clean
from tests.extract.laws import article_of, broken
from tests.extract.mangling import MANGLERS, mangled

SAMPLES = Path(__file__).parents[2] / "samples" / "inbox"
NOW = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
LONGEST = 6_000
SECONDS = float(os.environ.get("DIEMBAO_FUZZ_SECONDS", "15"))
SEED = int(os.environ.get("DIEMBAO_FUZZ_SEED", "20261112"))


@cache
def samples() -> tuple[Article, ...]:
    """Return the sample articles of ordinary length, each once."""
    limits = Limits()
    found: dict[str, Article] = {}
    for file in inbox.walk(str(SAMPLES), limits):
        for record in inbox.read(file, limits):
            article = clean(record, NOW) if isinstance(record, RawRecord) else record
            if isinstance(article, Article) and len(article.text) < LONGEST:
                found.setdefault(article.content_hash, article)
    return tuple(found.values())


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
