"""Abbreviations in the names of places and bodies, as typed rows of data/abbreviations.tsv."""

from __future__ import annotations

from functools import cache

from diembao.lexicon.phrases import rows


@cache
def abbreviations() -> dict[str, str]:
    """Return the words that abbreviations stand for: `abbreviations()["UBND"]` is "ủy ban nhân dân"."""
    return {short: words for short, words, use in rows("abbreviations.tsv") if use != "dotted"}


@cache
def dotted_abbreviations() -> dict[str, str]:
    """Return the words of those that count only with a dot or a number behind them: "Q." and "Q1" for "quận"."""
    return {short: words for short, words, use in rows("abbreviations.tsv") if use == "dotted"}
