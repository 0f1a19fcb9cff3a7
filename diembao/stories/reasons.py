"""A decision in words, for whoever asks why two articles are, or are not, in one story."""

from __future__ import annotations

from diembao.stories.board import LEAST_LIKENESS
from diembao.stories.decisions import Decision, Kind, Merge
from diembao.stories.duplicates import LEAST_SHARE
from diembao.stories.likeness import ONE


def score_of(decision: Decision) -> float | None:
    """Return the score as a share of one, None when there was nothing to compare with."""
    if decision.score is None:
        return None
    return decision.score / (1000 if decision.kind is Kind.DUPLICATE else ONE)


def threshold_of(decision: Decision) -> float:
    """Return the least score that joins, or makes a duplicate."""
    return LEAST_SHARE / 1000 if decision.kind is Kind.DUPLICATE else LEAST_LIKENESS / ONE


def reason_of(decision: Decision) -> str:
    """Return why: "0.412 alike on average, 0.220 joins; both have: bão haiyan, biển đông"."""
    score, least = score_of(decision), threshold_of(decision)
    if score is None:
        return "nothing of its day or the days before is like it"
    if decision.kind is Kind.DUPLICATE:
        return f"{score:.3f} of its runs of five syllables stand in that article, {least:.3f} makes a duplicate"
    both = f"; both have: {', '.join(decision.shared)}" if decision.shared else ""
    if score < least:
        return f"the nearest story or article is {score:.3f} alike, {least:.3f} joins{both}"
    if decision.kind is Kind.FIRST:
        return f"the earliest of articles of one day that are {score:.3f} alike on average, {least:.3f} joins{both}"
    return f"{score:.3f} alike on average, {least:.3f} joins{both}"


def reason_of_merge(merge: Merge) -> str:
    """Return why two stories became one: "0.305 alike on average, 0.220 joins; the older story keeps its id"."""
    return (
        f"{merge.score / ONE:.3f} alike on average with the articles of that day, {LEAST_LIKENESS / ONE:.3f} joins; "
        "the older story keeps its id"
    )
