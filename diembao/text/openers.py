"""The words with which pieces of a page begin: "Trong", "Ông" before a name, "Sáng" before "nay", "Đặc biệt"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from diembao.lexicon.page_words import page_words

_NEXT_WORD: Final = re.compile(r"[\s“\"‘(]*([^\W_]+)")
# "Tổ chức Theo dõi Nhân quyền", "Lực lượng Phòng vệ Trên không"
_NAMES: Final = frozenset(
    {("theo", "dõi"), ("trên", "không"), ("tại", "chức"), ("trong", "nước"), ("do", "thái"), ("thế", "giới")}
)
_NEAR: Final = 24  # characters in which the next word begins
_SOON: Final = frozenset({"nay", "qua", "mai", "kia", "sớm", "ngày", "cùng"})


class Openers:
    """The words that open a piece where they have a capital; `firsts` are all of them, and the first ones of pairs."""

    def __init__(self) -> None:
        """Read them from the words of pages."""
        self._alone: frozenset[str] = page_words("opener")
        self._before_word: frozenset[str] = page_words("opener_n")
        self._before_name: frozenset[str] = page_words("opener_c")
        self._before_day: frozenset[str] = page_words("opener_d")
        self._pairs: frozenset[str] = page_words("opener_2")
        begin_pairs = {pair.split()[0] for pair in self._pairs}
        alone = self._alone | self._before_word
        self.firsts: frozenset[str] = alone | self._before_name | self._before_day | begin_pairs

    def opening(self, text: str, word: str, at: int, end: int) -> str:
        """Return how `word`, which has a capital and ends at `at`, can open a piece: "alone", with the next word as a
        "pair", or not at all ("")."""
        found = _NEXT_WORD.match(text, at, min(end, at + _NEAR))
        following = found[1] if found else ""
        if following and f"{word} {following}" in self._pairs:
            return "pair"
        if (word, following.lower()) in _NAMES:
            return ""
        if word in self._alone:
            return "alone"
        if not following:
            return ""
        if following[0].isupper():
            return "alone" if word in self._before_name else ""
        timed = word in self._before_day and (following[0].isdigit() or following in _SOON)
        return "alone" if timed or word in self._before_word else ""

    def names(self, word: str) -> bool:
        """Return whether `word` also stands in names, or before one: "Anh", "Chiếc", "Ánh"."""
        return word in self._before_name or word in self._before_word

    def addresses(self, word: str) -> bool:
        """Return whether `word` is a form of address: "Ông", "Chị"."""
        return word in self._before_name


@cache
def openers() -> Openers:
    """Return the words with which pieces begin; they are read once a process."""
    return Openers()
