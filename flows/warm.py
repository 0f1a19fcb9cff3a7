"""A process that is ready to read: lexicons and splitter loaded, and set apart from the garbage collector.

The fork server imports this module (see `flows.pool`), so that its workers begin ready and share that memory. The
lexicons are some hundred thousand objects which live as long as the process: frozen, the collector walks none of them.
Reading leaves no cycles behind (tests/flows/test_warm.py), so the collector has nothing to find there and looks seldom:
an article of 2 MB is read in two thirds of the time.
"""

from __future__ import annotations

import gc
from datetime import UTC, datetime
from functools import cache

from diembao.article import Article, Origin, RawRecord
from diembao.reader import read
from diembao.text.clean import clean

_SELDOM = 100_000  # containers made and not yet dropped, before the collector looks through the new ones; Python's: 700
_TEXT = (
    "Sáng 12/3, ông Nguyễn Văn Bình, Giám đốc Sở Y tế tỉnh Bình Dương, cho biết: “Ba người bị thương đã về nhà”.\n"
    "Theo Reuters, hai người chết trong vụ cháy ở Hà Nội."
)


@cache
def warm_up() -> int:
    """Load all that reading needs, once a process; return how many facts the sentence it is tried on gave.

    Raises TaggerUnavailable when the sentence splitter cannot be loaded.
    """
    gc.disable()  # what is loaded stays: looking through it again and again is a third of the time
    try:
        never = datetime(2000, 1, 1, tzinfo=UTC)
        article = clean(RawRecord(Origin("warm-up", 0, "0" * 64), "txt", _TEXT, title="Thử đọc"), never)
        facts = len(read(article).mentions) if isinstance(article, Article) else 0
        gc.collect()
        gc.freeze()
    finally:
        gc.enable()
    gc.set_threshold(_SELDOM, *gc.get_threshold()[1:])
    return facts
