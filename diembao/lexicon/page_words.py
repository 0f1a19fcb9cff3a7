"""The words by which the parts of a news page are told apart: labels of links, words that open a sentence, desks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

# In these rows every word stands for itself; in the others a tab parts phrases of several words.
_SINGLE: Final = frozenset(
    {"opener", "opener_n", "opener_c", "opener_d", "hanging", "work", "connective", "short_form", "lettered"}
)


@cache
def page_words(kind: str) -> frozenset[str]:
    """Return the words of one kind: "promo" holds "xem thêm", "hanging" holds "của". An unknown kind is a KeyError."""
    return _rows()[kind]


@cache
def _rows() -> dict[str, frozenset[str]]:
    path = files("diembao.lexicon") / "data" / "page_words.tsv"
    rows: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, _, words = line.partition("\t")
            rows[kind] = frozenset(words.split() if kind in _SINGLE else words.split("\t"))
    return rows
