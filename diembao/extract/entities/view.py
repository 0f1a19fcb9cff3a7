"""A document as the name finder sees it: parallel lists over its tokens, computed once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Final

from diembao.article import PassageKind
from diembao.document import Document, Shape, Words
from diembao.extract.entities.cut_names import letters_of_persons
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Name, Names
from diembao.lexicon.phrases import where
from diembao.reading import EntityType

DASHES: Final = "-–"
_ENDS: Final = frozenset(".!?…:;•*")
_STRESS: Final = frozenset({"chính", "riêng"})
_OPENERS: Final = frozenset("“\"'‘«")
_MARKS: Final = _ENDS | _OPENERS | frozenset("([{-–—")
_MIDDLES: Final = frozenset({"văn", "thị"})
_ITEM_MARKS: Final = (["."], [")"], ["-"], ["–"])
_LONGEST_ITEM: Final = 40  # tokens from the number of one item of a list to that of the next
# A line is shouted, and its capitals prove nothing, when it has this many words and this share of them in capitals.
_SHOUTED_WORDS: Final = 6
_SHOUTED_SHARE: Final = 0.75
# To look a member of an enum up takes five times as long as to compare it, and these are compared at every step.
PER: Final = EntityType.PER
LOC: Final = EntityType.LOC
ORG: Final = EntityType.ORG
MISC: Final = EntityType.MISC
CAPITAL: Final = Shape.CAPITAL
UPPER: Final = Shape.UPPER
LOWER: Final = Shape.LOWER
NUMBER: Final = Shape.NUMBER
MIXED: Final = Shape.MIXED
PUNCT: Final = Shape.PUNCT
_WORDLIKE: Final = (CAPITAL, UPPER, LOWER, MIXED)
_NEWLINE: Final = re.compile("\n")


_Known = Sequence[tuple[int, tuple[Name, ...]]]


@dataclass(frozen=True, slots=True)
class View:
    """Token `i` is `keys[i]` (folded); every list has one entry a token.

    `caps`: begins with a capital; `capitals` are the tokens that do. `initial`: a capital is due here anyhow.
    `syllable`: can be Vietnamese. `bound`: number of the sentence and passage, no name crosses it; `lines` are the
    tokens that open one, `shouted` the numbers of those in capitals.
    `skipped` are the tokens of promo, `datelines` those that say whose report it is: "(Dân trí) -".
    `bearers`: last syllables of what looks like full Vietnamese names: "sáng" after "Phan Văn Sáng".
    `letters`: those that stand for a person: "d" after "N.H.D.".
    """

    text: str
    texts: list[str]
    starts: list[int]
    ends: list[int]
    keys: list[str]
    shapes: list[Shape]
    capitals: list[int]
    caps: list[bool]
    initial: list[bool]
    syllable: list[bool]
    bound: list[int]
    lines: list[int]
    shouted: frozenset[int]
    skipped: frozenset[int]
    datelines: frozenset[int]
    names: Names
    listed: dict[int, _Known]
    bearers: frozenset[str]
    letters: frozenset[str]

    def known(self, i: int) -> _Known:
        """Return what the list of names has at token `i`, longest first; every token is looked up once."""
        found = self.listed.get(i)
        if found is None:
            found = self.listed[i] = self.names.at(self.keys, i)
        return found

    def surface(self, i: int, j: int) -> str:
        """Return the text of tokens `i` to `j` (exclusive) as written."""
        return self.text[self.starts[i] : self.ends[j - 1]]

    def tight(self, i: int) -> bool:
        """Return whether token `i` touches the one before it."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def is_stressed(self, i: int) -> bool:
        """Return whether token `i` stresses the foreign name behind it, and belongs to none: "Chính Manon xác nhận"."""
        stress = self.keys[i] in _STRESS and self.initial[i] and self.same_line(i, i + 2)
        return stress and self.caps[i + 1] and not self.syllable[i + 1]

    def is_dotted_letter(self, i: int, j: int) -> bool:
        """Return whether tokens `i` to `j` (exclusive) are a letter that stands for a person, and its dot: "D. kể"."""
        return j - i == 2 and self.keys[i + 1] == "." and self.keys[i] in self.letters

    def listed_next(self, at: int) -> bool:
        """Return whether the number at `at` is that of the next item of a list: the 2 of "1. Bộ Y tế 2. Bộ Công an".

        A dash or a bracket may stand behind each number.
        """
        number, mark = self.keys[at], self.keys[at + 1 : at + 2]
        if mark not in _ITEM_MARKS or not number.isdecimal() or int(number) < 2:
            return False
        before, first = str(int(number) - 1), max(0, at - _LONGEST_ITEM)
        return any(self.keys[k] == before and self.keys[k + 1] == mark[0] for k in range(first, at - 1))

    def same_line(self, i: int, j: int) -> bool:
        """Return whether tokens `i` to `j` (exclusive) stand in one sentence on one line."""
        return j <= len(self.keys) and self.bound[i] == self.bound[j - 1]


def look(document: Document, cues: Cues, names: Names) -> View:
    """Return the view of `document`; promo passages are marked as skipped."""
    columns = document.words
    keys, caps, shapes, syllable = columns.keys, columns.capital, columns.shapes, columns.syllable
    capitals = list(compress(range(len(keys)), caps))
    lines = _lines(document)
    bound = _bounds(lines, len(keys))
    return View(
        text=document.text,
        texts=columns.texts,
        starts=columns.starts,
        ends=columns.ends,
        keys=keys,
        shapes=shapes,
        capitals=capitals,
        caps=caps,
        initial=_initials(columns, lines, cues.words.dotted),
        syllable=syllable,
        bound=bound,
        lines=lines,
        shouted=_shouted(columns, capitals, bound),
        skipped=_within(document, PassageKind.PROMO),
        datelines=_within(document, PassageKind.DATELINE),
        names=names,
        listed={},
        bearers=_bearers(keys, caps, capitals, syllable, cues),
        letters=letters_of_persons(columns, capitals, cues),
    )


def _bearers(
    keys: list[str], caps: list[bool], capitals: list[int], syllable: list[bool], cues: Cues
) -> frozenset[str]:
    found, size, surnames = set(), len(keys), cues.sure_surnames
    for i in capitals:
        if keys[i] not in surnames or i + 2 >= size:
            continue
        if caps[i + 1] and caps[i + 2] and keys[i + 1] in cues.given:
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


def _lines(document: Document) -> list[int]:
    """Return the first token of the text and of every passage, line and sentence in it."""
    text, starts = document.text, document.words.starts
    edges = {0, *[passage.start for passage in document.passages], *[m.end() for m in _NEWLINE.finditer(text)]}
    # A sentence that begins without a blank is the "vn" of "Tinnhanh.vn".
    edges.update([s.start for s in document.sentences if s.start == 0 or text[s.start - 1].isspace()])
    return sorted({bisect_left(starts, edge) for edge in edges} - {len(starts)})


def _bounds(lines: list[int], size: int) -> list[int]:
    """Return the number of its line for each of `size` tokens."""
    bound: list[int] = []
    for number, (first, after) in enumerate(pairwise((*lines, size))):
        bound += [number] * (after - first)
    return bound


def _initials(columns: Words, lines: list[int], dotted: frozenset[str]) -> list[bool]:
    """Return whether a capital is due at each token: after a stop, and behind it over marks that open something."""
    keys, starts, ends = columns.keys, columns.starts, columns.ends
    due = [False] * (len(keys) + 1)
    for first in lines:
        due[first] = True
    for i in where(keys[:-1], _MARKS):
        key, after = keys[i], i + 1
        if due[after]:
            continue
        if key in _ENDS:
            short = key == "." and i > 0 and (keys[i - 1] in dotted or len(keys[i - 1]) == 1)
            due[after] = not short and not (key == "." and starts[after] == ends[i])
        else:
            due[after] = due[i] or key in _OPENERS
    return due[:-1]


def _shouted(columns: Words, capitals: list[int], bound: list[int]) -> frozenset[int]:
    shapes = columns.shapes
    upper = [bound[i] for i in capitals if shapes[i] is UPPER]
    if len(upper) < _SHOUTED_WORDS * _SHOUTED_SHARE:
        return frozenset()
    loud = Counter(upper)
    lines = {line for line, count in loud.items() if count >= _SHOUTED_WORDS * _SHOUTED_SHARE}
    if not lines:
        return frozenset()
    words: Counter[int] = Counter()
    for text, shape, line in zip(columns.texts, shapes, bound, strict=True):
        if line in lines and shape in _WORDLIKE:
            words[line] += 1
            loud[line] += shape is CAPITAL and len(text) == 1
    return frozenset(
        line for line in lines if words[line] >= _SHOUTED_WORDS and loud[line] >= words[line] * _SHOUTED_SHARE
    )


def _within(document: Document, kind: PassageKind) -> frozenset[int]:
    spans = [(p.start, p.end) for p in document.passages if p.kind is kind]
    if not spans:
        return frozenset()
    found, at = set(), 0
    for i, start in enumerate(document.words.starts):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] <= start:
            found.add(i)
    return frozenset(found)
