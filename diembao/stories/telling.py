"""Decide a day: which of its articles are duplicates, which join a story, which begin one, and which stories meet.

What is decided for a day follows from its articles and from the days before it, as far back as stories stay open, and
from nothing else: not from the order in which files came, nor from what an earlier run thought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diembao.stories.board import Board
from diembao.stories.decisions import DayTold, Decision, Kind, Told, now_in
from diembao.stories.duplicates import Original, find_duplicates
from diembao.stories.fingerprint import Fingerprint


def tell_day(day: int, articles: Iterable[Fingerprint], window: Sequence[Told]) -> DayTold:
    """Return the decisions for the `articles` of `day`; `window` holds those of the days before."""
    today = sorted(articles, key=lambda p: p.order)
    earlier = sorted((t for t in window if t.is_original), key=lambda t: t.fingerprint.order)
    copies = find_duplicates(today, [t.fingerprint for t in earlier])
    told = Board([p for p in today if p.article_id not in copies], earlier).play(day)
    known = {d.article_id: d.story_id for d in told.decisions} | {t.fingerprint.article_id: t.story_id for t in earlier}
    into = {m.story_id: m.into for m in told.merges}
    decisions = (*told.decisions, *(_copy(a, original, known, into) for a, original in copies.items()))
    return replace(told, decisions=tuple(sorted(decisions, key=lambda d: d.article_id)))


def _copy(article_id: str, original: Original, stories: Mapping[str, str], into: Mapping[str, str]) -> Decision:
    of = original.article_id
    return Decision(article_id, now_in(stories[of], into), Kind.DUPLICATE, of, of, original.share)
