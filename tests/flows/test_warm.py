"""A process that is ready to read, and what reading leaves to the garbage collector."""

from __future__ import annotations

import gc

from diembao.reader import read
from flows.warm import warm_up
from tests.extract.readings import sample_articles


def test_reading_leaves_no_cycles() -> None:
    warm_up()
    articles = list(sample_articles().values())
    for article in articles:
        read(article)  # whatever is kept for the life of the process is made now
    gc.collect()
    gc.disable()
    try:
        for article in articles:
            read(article)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_lexicons_are_set_apart_from_the_collector() -> None:
    warm_up()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000
