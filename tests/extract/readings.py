"""What the sample articles are read as, a digest each: `python -m tests.extract.readings` prints them as JSON."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from diembao.article import Article, RawRecord
from diembao.compiled import is_compiled
from diembao.formats import inbox
from diembao.formats.limits import Limits
from diembao.reader import read
from diembao.text.clean import clean

SAMPLES = Path(__file__).parents[2] / "samples" / "inbox"
NOW = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def readings() -> dict[str, str]:
    """Return a digest of every fact of each sample article by the hash of its text."""
    limits, found = Limits(), {}
    for file in inbox.walk(str(SAMPLES), limits):
        for record in inbox.read(file, limits):
            article = clean(record, NOW) if isinstance(record, RawRecord) else record
            if isinstance(article, Article):
                facts = repr(replace(read(article), article_id="", seconds={}))
                found[article.content_hash] = hashlib.sha256(facts.encode()).hexdigest()
    return found


if __name__ == "__main__":
    json.dump({"compiled": is_compiled(), "readings": readings()}, sys.stdout)
