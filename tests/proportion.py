"""Whether work grows in proportion to what it is done on, on a machine whose pace changes."""

from __future__ import annotations

import time
from collections.abc import Callable

_TRIES = 3
_GRACE_S = 0.2  # what may come between two readings of the clock


def in_proportion(work: Callable[[str], object], short: str, long: str, *, most: float) -> bool:
    """Return whether `work(long)` takes less than `most` times the processor time of `work(short)`, tried thrice.

    Choose `most` far above the ratio of the lengths and far under its square: what is quadratic fails every try.
    """
    return any(_seconds(work, long) < most * _seconds(work, short) + _GRACE_S for _ in range(_TRIES))


def _seconds(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun
