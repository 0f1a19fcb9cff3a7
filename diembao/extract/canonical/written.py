"""Names with their abbreviations written out, for comparing: "UBND Q.1" and "Ủy ban nhân dân quận 1" are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from diembao.extract.canonical.form import Words
from diembao.lexicon.abbreviations import abbreviations, dotted_abbreviations
from diembao.lexicon.names import key_of_word

_TOKEN: Final = re.compile(r"T\.\s?(?:Ư|W)|[^\W_]+|[^\w\s]")
_JOINTS: Final = frozenset({"và"})


@lru_cache(maxsize=16_384)
def written_out(surface: str) -> Words:
    """Return the words of a name in lower case, abbreviations written out, without marks and "và".

    "Sở GD&ĐT TP Huế" gives ("sở", "giáo", "dục", "đào", "tạo", "thành", "phố", "huế").
    """
    tokens = _TOKEN.findall(surface)
    words: list[str] = []
    for token, after in zip(tokens, (*tokens[1:], ""), strict=True):
        plain = token.replace(".", "").replace(" ", "") if len(token) > 1 else token
        full = abbreviations().get(plain)
        if full is None and (after == "." or after.isdigit()):
            full = dotted_abbreviations().get(plain)
        if full is not None:
            words += full.split(" ")
        elif token[0].isalnum() and (word := key_of_word(token)) not in _JOINTS:
            words.append(word)
    return tuple(words)


def without_marks(key: str) -> Words:
    """Return the words of a key without the marks between them: ("kim", "jong", "un") for "kim jong - un"."""
    return tuple(word for word in key.split(" ") if word[:1].isalnum())
