"""Nouns that head the name of a source, from `data/source_nouns.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diembao.lexicon.phrases import PhraseTable, rows
from diembao.reading import SourceKind


@dataclass(frozen=True, slots=True)
class SourceNoun:
    """A head noun: `theo` whether "theo <noun>" cites, `speaks` whether it can be the subject of a speech verb."""

    form: str
    kind: SourceKind
    theo: bool
    speaks: bool


@cache
def source_nouns() -> PhraseTable[SourceNoun]:
    """Return the source nouns by their words: "hãng tin" is an agency, "nguồn tin giấu tên" anonymous."""
    return PhraseTable(
        (form, SourceNoun(form, SourceKind(kind), theo == "yes", speaks == "yes"))
        for form, kind, theo, speaks in rows("source_nouns.tsv")
    )
