"""A document as the name finder sees it: parallel lists over its tokens, computed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from diembao.article import PassageKind
from diembao.document import Document, Shape, Token
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Name, Names, key_of_word
from diembao.text.syllables import is_syllable

_ENDS = frozenset(".!?…:;•*")
_MARKS = _ENDS | frozenset("“\"'‘«([{-–—")
_MIDDLES = frozenset({"văn", "thị"})
_FAR = 1 << 62
_LONGEST_ITEM = 40  # tokens from the number of one item of a list to that of the next
# A line is shouted, and its capitals prove nothing, when it has this many words and this share of them in capitals.
_SHOUTED_WORDS, _SHOUTED_SHARE = 6, 0.75
_CAPITAL, _UPPER, _LOWER, _MIXED = Shape.CAPITAL, Shape.UPPER, Shape.LOWER, Shape.MIXED
_WORDLIKE = (_CAPITAL, _UPPER, _LOWER, _MIXED)
_NEWLINE = re.compile("\n")


# What is known of a word by itself, remembered for this many words: its key, its capital, its being a syllable.
_REMEMBERED = 1 << 17
_Known = Sequence[tuple[int, tuple[Name, ...]]]


@dataclass(frozen=True, slots=True)
class View:
    """Token `i` is `keys[i]` (folded); every list has one entry a token.

    `caps`: begins with a capital. `initial`: a capital is due here anyhow. `syllable`: can be Vietnamese. `joined`:
    may belong to one name with the token before (only blanks, or a tight dot, hyphen or apostrophe, between).
    `bearers`: last syllables of what looks like full Vietnamese names: "sáng" after "Phan Văn Sáng".
    `bound`: number of the sentence and passage, no name crosses it. `shouted`: in a line of capitals.
    """

    text: str
    tokens: tuple[Token, ...]
    keys: list[str]
    caps: list[bool]
    initial: list[bool]
    syllable: list[bool]
    bound: list[int]
    shouted: frozenset[int]
    skipped: frozenset[int]
    names: Names
    listed: dict[int, _Known]
    bearers: frozenset[str]

    def known(self, i: int) -> _Known:
        """Return what the list of names has at token `i`, longest first; every token is looked up once."""
        found = self.listed.get(i)
        if found is None:
            found = self.listed[i] = self.names.at(self.keys, i)
        return found

    def surface(self, i: int, j: int) -> str:
        """Return the text of tokens `i` to `j` (exclusive) as written."""
        return self.text[self.tokens[i].start : self.tokens[j - 1].end]

    def tight(self, i: int) -> bool:
        """Return whether token `i` touches the one before it."""
        return i > 0 and self.tokens[i].start == self.tokens[i - 1].end

    def listed_next(self, at: int) -> bool:
        """Return whether the number at `at` is that of the next item of a list: the 2 of "1. Bộ Y tế 2. Bộ Công an"."""
        number = self.keys[at]
        if self.keys[at + 1 : at + 2] != ["."] or not number.isdecimal() or int(number) < 2:
            return False
        before, first = str(int(number) - 1), max(0, at - _LONGEST_ITEM)
        return any(self.keys[k] == before and self.keys[k + 1] == "." for k in range(first, at - 1))

    def same_line(self, i: int, j: int) -> bool:
        """Return whether tokens `i` to `j` (exclusive) stand in one sentence on one line."""
        return j <= len(self.keys) and self.bound[i] == self.bound[j - 1]


def look(document: Document, cues: Cues, names: Names) -> View:
    """Return the view of `document`; promo passages are marked as skipped."""
    tokens = document.tokens
    words = [_word(token.text, token.shape) for token in tokens]
    keys = [word[0] for word in words]
    caps = [word[1] for word in words]
    bound = _bounds(document)
    syllable = [word[2] for word in words]
    return View(
        text=document.text,
        tokens=tokens,
        keys=keys,
        caps=caps,
        initial=_initials(tokens, keys, bound, cues.words.dotted),
        syllable=syllable,
        bound=bound,
        shouted=_shouted(tokens, bound),
        skipped=_promo(document),
        names=names,
        listed={},
        bearers=_bearers(keys, caps, syllable, cues),
    )


def _bearers(keys: list[str], caps: list[bool], syllable: list[bool], cues: Cues) -> frozenset[str]:
    found, size, surnames = set(), len(keys), cues.sure_surnames
    for i in range(size - 2):
        if caps[i] and caps[i + 1] and caps[i + 2] and keys[i] in surnames and keys[i + 1] in cues.given:
            end = i + 3
            if end < size and caps[end]:
                end += not _halved(keys, caps, cues, end)
            elif keys[i + 1] not in _MIDDLES and _halved(keys, caps, cues, i + 2):
                continue
            if all(syllable[i:end]) and not (end < size and caps[end] and end > i + 3):
                found.add(keys[end - 1])
    return frozenset(found)


def _halved(keys: list[str], caps: list[bool], cues: Cues, at: int) -> bool:
    """Return whether the capital at `at` is half of an ordinary word: "Nguyễn Văn Hùng Quang cảnh buổi lễ"."""
    return at + 1 < len(keys) and not caps[at + 1] and cues.compounds.exact(keys[at : at + 2])


@lru_cache(maxsize=_REMEMBERED)
def _word(text: str, shape: Shape) -> tuple[str, bool, bool]:
    return key_of_word(text), _has_capital(text, shape), is_syllable(text)


def _has_capital(text: str, shape: Shape) -> bool:
    if shape is _LOWER:
        return False
    if shape is _CAPITAL or shape is _UPPER:
        return True
    return shape is _MIXED and any(c.isupper() for c in text[:2]) and not text[0].isdigit()


def _bounds(document: Document) -> list[int]:
    """Return a number for each token that changes where a sentence, a passage or a line ends."""
    edges = {passage.start for passage in document.passages}
    text = document.text  # a sentence that begins without a blank is the "vn" of "Tinnhanh.vn"
    edges.update([s.start for s in document.sentences if s.start == 0 or text[s.start - 1].isspace()])
    edges.update([match.end() for match in _NEWLINE.finditer(document.text)])
    following = iter(sorted(edges))
    edge, number = next(following, _FAR), 0
    bounds = []
    for _, start, _, _, _ in document.tokens:
        if edge <= start:
            number += 1
            while edge <= start:
                edge = next(following, _FAR)
        bounds.append(number)
    return bounds


def _initials(tokens: tuple[Token, ...], keys: list[str], bound: list[int], dotted: frozenset[str]) -> list[bool]:
    initial, due, line = [], True, -1
    for i, key in enumerate(keys):
        if bound[i] != line:
            due, line = True, bound[i]
        initial.append(due)
        if key not in _MARKS:
            due = False
        elif key in _ENDS:
            short = key == "." and i > 0 and (keys[i - 1] in dotted or len(keys[i - 1]) == 1)
            due = not short and not (key == "." and i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end)
        else:
            due = due or key in "“\"«‘'"
    return initial


def _shouted(tokens: tuple[Token, ...], bound: list[int]) -> frozenset[int]:
    loud = Counter(bound[i] for i, token in enumerate(tokens) if token.shape is _UPPER)
    lines = {line for line, count in loud.items() if count >= _SHOUTED_WORDS * _SHOUTED_SHARE}
    if not lines:
        return frozenset()
    words: Counter[int] = Counter()
    for token, line in zip(tokens, bound, strict=True):
        if line in lines and token.shape in _WORDLIKE:
            words[line] += 1
            loud[line] += token.shape is _CAPITAL and len(token.text) == 1
    return frozenset(
        line for line in lines if words[line] >= _SHOUTED_WORDS and loud[line] >= words[line] * _SHOUTED_SHARE
    )


def _promo(document: Document) -> frozenset[int]:
    spans = [(p.start, p.end) for p in document.passages if p.kind is PassageKind.PROMO]
    if not spans:
        return frozenset()
    found, at = set(), 0
    for i, token in enumerate(document.tokens):
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at < len(spans) and spans[at][0] <= token.start:
            found.add(i)
    return frozenset(found)
