"""Nouns that head the name of a source, from `data/source_nouns.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diembao.lexicon.outlets import OutletKind, all_outlets
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
def all_source_nouns() -> tuple[SourceNoun, ...]:
    """Return the source nouns in the order of their file."""
    return tuple(
        SourceNoun(form, SourceKind(kind), theo == "yes", speaks == "yes")
        for form, kind, theo, speaks in rows("source_nouns.tsv")
    )


@cache
def source_nouns() -> PhraseTable[SourceNoun]:
    """Return the source nouns by their words: "hãng tin" is an agency, "nguồn tin giấu tên" anonymous."""
    return PhraseTable((noun.form, noun) for noun in all_source_nouns())


@dataclass(frozen=True, slots=True)
class Medium:
    """A news medium known by name; `outlet_id` is None when it is not in the registry of outlets."""

    name: str
    kind: SourceKind
    outlet_id: str | None


@cache
def media() -> PhraseTable[Medium]:
    """Return the media by their names in lower case: "tân hoa xã" and "reuters" are agencies, "bbc" an outlet."""
    entries = [(name.lower(), Medium(name, SourceKind(kind), None)) for name, kind in rows("source_nouns_media.tsv")]
    for outlet in all_outlets():
        kind = SourceKind.AGENCY if outlet.kind is OutletKind.AGENCY else SourceKind.OUTLET
        names = (outlet.name, *outlet.aliases, *outlet.domains, *(p for p in outlet.prefixes if len(p) > 2))
        entries += [(name.lower(), Medium(outlet.name, kind, outlet.outlet_id)) for name in names]
    return PhraseTable(entries)
