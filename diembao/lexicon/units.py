"""Currencies, counted people and what happens to them, as typed rows of the lexicon's files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Currency:
    """A written form of a currency. `use` is plain, scaled, code or mark; see the head of currencies.tsv.

    `code` is None for a name that several countries give their money (peso).
    """

    form: str
    code: str | None
    use: str


@dataclass(frozen=True, slots=True)
class CasualtyVerb:
    """A verb that says what happened to counted people; `side` is where it stands, after or before them."""

    kind: str
    side: str
    form: str


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def currencies() -> dict[str, Currency]:
    """Return the currencies by their written form: `currencies()["nhân dân tệ"].code` is "CNY"."""
    return {form: Currency(form, None if code == "-" else code, use) for form, code, use in _rows("currencies.tsv")}


@cache
def count_nouns() -> dict[str, str]:
    """Return the nouns that count people with their use: `count_nouns()["tay súng"]` is "crowd"."""
    return {row[0]: row[1] for row in _rows("count_nouns.tsv")}


@cache
def casualty_verbs() -> tuple[CasualtyVerb, ...]:
    """Return the verbs of death, injury, arrest and flight, in the order of the file."""
    return tuple(CasualtyVerb(kind, side, form) for kind, side, form in _rows("casualty_verbs.tsv"))


@cache
def measured_things() -> tuple[str, ...]:
    """Return the nouns after "tỷ" or "triệu" that make it no money: "7 tỷ người", "1,9 triệu cổ phiếu"."""
    return tuple(form for (form,) in _rows("units.tsv"))
