"""Short forms looked up in longer names, not searched for: an article may be a list of ten thousand names.

Comparing every form with every other took 34 seconds for 120 KB of foreign names.
"""

from __future__ import annotations

from collections.abc import Iterator

Words = tuple[str, ...]

# No short form of a name is longer; names without end are cut there, so that they cost no more than their length.
_LONGEST_FORM = 12
_LONGEST_SPELLING = 60


def beginnings(words: Words) -> Iterator[Words]:
    """Yield what `words` begin with, shortest first, without all of them: "AC", "AC Milan" of "AC Milan FC"."""
    for size in range(1, min(len(words), _LONGEST_FORM + 1)):
        yield words[:size]


def endings(words: Words) -> Iterator[Words]:
    """Yield what `words` end with, shortest first, without all of them: "FC", "Milan FC" of "AC Milan FC"."""
    for size in range(1, min(len(words), _LONGEST_FORM + 1)):
        yield words[-size:]


def stretches(words: Words) -> Iterator[Words]:
    """Yield every run of `words` once, without all of them: "a", "b", "c", "a b", "b c" of "a b c"."""
    runs = (
        words[start : start + size]
        for size in range(1, min(len(words), _LONGEST_FORM + 1))
        for start in range(len(words) - size + 1)
    )
    yield from dict.fromkeys(runs)


def spelling_keys(plain: str) -> set[str]:
    """Return keys of which two names that differ by one letter share one: the name, and it with each letter left out.

    "mosow" and "moscow" share "mosow". A name of very many letters has no other key than itself.
    """
    if len(plain) > _LONGEST_SPELLING:
        return {plain}
    return {plain, *(plain[:i] + plain[i + 1 :] for i in range(len(plain)))}
