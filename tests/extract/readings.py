"""What the sample articles are read as, a digest each: `python -m tests.extract.readings` prints them as JSON."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from diembao.article import Article, RawRecord
from diembao.compiled import is_compiled
from diembao.formats import inbox
from diembao.formats.limits import Limits
from diembao.reader import read
from diembao.text.clean import clean

SAMPLES = Path(__file__).parents[2] / "samples" / "inbox"
NOW = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


@cache
def sample_articles() -> dict[str, Article]:
    """Return the sample articles by the hash of their text, each once."""
    limits, found = Limits(), {}
    for file in inbox.walk(str(SAMPLES), limits):
        for record in inbox.read(file, limits):
            article = clean(record, NOW) if isinstance(record, RawRecord) else record
            if isinstance(article, Article):
                found.setdefault(article.content_hash, article)
    return found


def digest(article: Article) -> str:
    """Return the SHA-256 of every fact of `article`, whenever it was read."""
    return hashlib.sha256(repr(replace(read(article), article_id="", seconds={})).encode()).hexdigest()


def readings() -> dict[str, str]:
    """Return the digest of each sample article by the hash of its text."""
    return {content_hash: digest(article) for content_hash, article in sample_articles().items()}


if __name__ == "__main__":
    json.dump({"compiled": is_compiled(), "readings": readings()}, sys.stdout)
