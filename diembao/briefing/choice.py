"""Which quotations a briefing prints: the very words of people who are named and whose office is known come first."""

from __future__ import annotations

from collections.abc import Iterable

from diembao.briefing.edition import Said

_SHORTEST, _LONGEST = 30, 280  # characters; what is shorter says little, what is longer is no quotation to remember


def chosen_quotes(said: Iterable[Said], most: int) -> tuple[Said, ...]:
    """Return the `most` quotations worth printing, one a speaker, in the order in which they were given.

    Direct speech comes before reported speech, then a speaker with an office, then one with a name.
    """
    given = [one for one in said if one.speaker]
    ranked = sorted(range(len(given)), key=lambda n: (_rank(given[n]), n))
    kept: dict[str, int] = {}
    for n in ranked:
        kept.setdefault((given[n].speaker_id or given[n].speaker or "").casefold(), n)
    return tuple(given[n] for n in sorted(list(kept.values())[:most]))


def _rank(one: Said) -> tuple[bool, bool, bool, bool]:
    fits = _SHORTEST <= len(one.words) <= _LONGEST
    return (not fits, not one.is_direct, one.role is None, one.speaker_id is None)
