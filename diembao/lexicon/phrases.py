"""Tables of phrases looked up in a run of tokens: the longest phrase that begins at a token, in either tone placement.

Phrases are written in lower case with the modern tone placement ("thỏa thuận"); articles that write "thoả thuận" find
them too. A lookup costs one dictionary access where no phrase begins, so a whole article is scanned in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import compress, count, product
from typing import Final, Generic, TypeVar

T = TypeVar("T")

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_NEW: Final = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_OLD: Final = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_NEW_TO_OLD: Final = dict(zip(_NEW.split(), _OLD.split(), strict=True))


def spellings(word: str) -> tuple[str, ...]:
    """Return the ways `word` is spelt: "thỏa" gives ("thỏa", "thoả"); "quý" only itself."""
    old = _NEW_TO_OLD.get(word[-2:])
    if old is None or word[:1] == "q":
        return (word,)
    return (word, word[:-2] + old)


class _Node(Generic[T]):
    """A word on the way through a phrase: what may follow, and the value (in a tuple) where a phrase ends here."""

    __slots__ = ("then", "values")

    def __init__(self) -> None:
        self.then: dict[str, _Node[T]] = {}
        self.values: tuple[T, ...] = ()


class PhraseTable(Generic[T]):
    """Phrases with a value each. `at(words, i)` gives the longest one that begins at `words[i]`.

    `words` are the tokens of a text in lower case.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take pairs of phrase and value; of two equal phrases the last one counts."""
        tree: dict[str, _Node[T]] = {}
        for phrase, value in entries:
            for words in product(*(spellings(w) for w in _WORD.findall(phrase))):
                node = tree.setdefault(words[0], _Node())
                for word in words[1:]:
                    node = node.then.setdefault(word, _Node())
                node.values = (value,)
        self._tree = tree
        self.firsts = frozenset(tree)

    def at(self, words: Sequence[str], i: int, limit: int | None = None) -> tuple[int, T] | None:
        """Return (index after the phrase, its value) for the longest phrase at `i` that ends by `limit`."""
        node = self._tree.get(words[i])
        if node is None:
            return None
        end = len(words) if limit is None else limit
        found = (i + 1, node.values[0]) if node.values and i < end else None
        i += 1
        while node.then and i < end:
            node = node.then.get(words[i])
            if node is None:
                break
            i += 1
            if node.values:
                found = (i, node.values[0])
        return found

    def at_or_end(self, words: Sequence[str], i: int, limit: int) -> tuple[int, T] | None:
        """Return what `at` returns, and None where `i` is past the last word."""
        return self.at(words, i, limit) if i < limit else None

    def find(self, words: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Yield (first, after, value) for the phrases in `words[start:end]`, longest first, not overlapping."""
        limit = len(words) if end is None else end
        return self.find_at(words, where(words[start:limit], self._tree, start), limit)

    def find_at(self, words: Sequence[str], begun: Iterable[int], limit: int) -> Iterator[tuple[int, int, T]]:
        """Yield what `find` yields, where it is known which words begin one: `begun`, left to right."""
        tree, reached = self._tree, 0
        for i in begun:
            if i < reached:
                continue
            node = tree[words[i]]
            if not node.values and (i + 1 == limit or words[i + 1] not in node.then):
                continue  # nearly all end here, at the second word
            if found := self.at(words, i, limit):
                reached = found[0]
                yield i, found[0], found[1]


def where(words: Sequence[str], wanted: Container[str], first: int = 0) -> Iterator[int]:
    """Return the numbers of those `words` that are `wanted`, left to right, counted from `first`.

    Nothing in the loop is Python here. A whole document knows its words by heart: `Words.where` asks it.
    """
    return compress(count(first), map(wanted.__contains__, words))


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of `data/<name>` without its '#' lines and its line of column names; "-" is an empty cell."""
    lines = files(__package__).joinpath("data", name).read_text(encoding="utf-8").splitlines()
    body = [line for line in lines if line.strip() and not line.startswith("#")]
    width = len(body[0].split("\t"))
    for line in body[1:]:
        cells = ["" if cell.strip() == "-" else cell.strip() for cell in line.split("\t")]
        yield cells + [""] * (width - len(cells))
