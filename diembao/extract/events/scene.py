"""A document laid out for reading events: words, and the names and times that stand at them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from diembao.article import FURNITURE
from diembao.document import Document, Shape
from diembao.reading import Mention, TimeMention

_STOPS: Final = frozenset(',;:.!?…()"“”«»–—')
_LONGEST: Final = 60
"""Words on either side of a trigger: a clause does not reach further."""
_LEADS_TIME: Final = frozenset(("vào", "hôm", "lúc", "từ"))
_MATCH: Final = 4
_GAME: Final = {
    "tiền": ("đạo", "vệ"),
    "hậu": ("vệ",),
    "trung": ("vệ",),
    "thủ": ("môn",),
    "bàn": ("thắng",),
    "ghi": ("bàn",),
    "trọng": ("tài",),
    "hiệp": ("một", "hai", "1", "2"),
    "vòng": ("cấm",),
    "khung": ("thành",),
    "cầu": ("thủ",),
    "tay": ("vợt",),
    "trận": ("đấu",),
}


class Clause(NamedTuple):
    """Words `first..after` between stops, in the sentence of words `sentence_first..sentence_after`."""

    first: int
    after: int
    sentence_first: int
    sentence_after: int


def _is_match(low: list[str]) -> bool:
    """Return whether the words are the report of a match: several of them belong to a game."""
    found, before = 0, ""
    for word in low:
        found += before in _GAME and word in _GAME[before]
        before = word
    return found >= _MATCH


class Scene:
    """The words of one document with what stands at them."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...], times: tuple[TimeMention, ...]) -> None:
        """Lay mentions and times on the words; what does not fit the text is left aside."""
        self.document = document
        self.low = document.words.low
        self._starts = document.words.starts
        self.names: list[tuple[int, int, Mention]] = []
        self.inside = bytearray(len(self.low))
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            first, after = self.word_at(mention.start), self.word_at(mention.end)
            if first < after and (not self.names or first >= self.names[-1][1]):
                self.names.append((first, after, mention))
                self.inside[first:after] = b"\x01" * (after - first)
        self._name_starts = [first for first, _, _ in self.names]
        self._match: bool | None = None
        self.times = sorted((self.word_at(time.start), time) for time in times if time.begins_on) if times else []
        self._time_starts = [first for first, _ in self.times]

    @property
    def is_match(self) -> bool:
        """Whether the document is the report of a match; counted once, and only where somebody asks."""
        if self._match is None:
            self._match = _is_match(self.low)
        return self._match

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that starts at `offset` or later."""
        return bisect_left(self._starts, offset)

    def titled(self, i: int, first: int) -> bool:
        """Whether word `i` has a capital amid the sentence that begins at `first`: "Quỹ học bổng Gió Hỗ trợ …"."""
        return i > first and self.document.words.shapes[i] is Shape.CAPITAL and self.low[i - 1] not in _STOPS

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the words of each sentence of prose."""
        passages = self.document.passages
        for sentence in self.document.sentences:
            if passages[sentence.passage_no].kind not in FURNITURE:
                first, after = self.word_at(sentence.start), self.word_at(sentence.end)
                if first < after:
                    yield first, after

    def clause(self, trigger: int, behind: int, first: int, after: int) -> Clause:
        """Return the clause around the trigger in words `trigger..behind` of the sentence `first..after`."""
        floor, ceiling = max(first, trigger - _LONGEST), min(after, behind + _LONGEST)
        start = trigger
        while start > floor and not self._stops(start - 1):
            start -= 1
        stop = behind
        while stop < ceiling and not self._stops(stop):
            stop += 1
        return Clause(start, stop, floor, ceiling)

    def _stops(self, i: int) -> bool:
        return self.low[i] in _STOPS and not self.inside[i]

    def names_in(self, first: int, after: int) -> list[tuple[int, int, Mention]]:
        """Return the names whose first word lies in `first..after`."""
        return self.names[bisect_left(self._name_starts, first) : bisect_left(self._name_starts, after)]

    def time_near(self, trigger: int, first: int, after: int) -> TimeMention | None:
        """Return the time of `first..after` that stands nearest to the trigger."""
        found = self.times[bisect_left(self._time_starts, first) : bisect_left(self._time_starts, after)]
        return min(found, key=lambda item: abs(item[0] - trigger))[1] if found else None

    def time_behind(self, clause: Clause) -> TimeMention | None:
        """Return the time with which the words behind the clause open: "bắt ông A, chủ vựa, hôm 3/5"."""
        bounds = bisect_left(self._time_starts, clause.after), bisect_left(self._time_starts, clause.sentence_after)
        for i, time in self.times[slice(*bounds)]:
            led = i - (self.low[i - 1] in _LEADS_TIME)
            if led and self.low[led - 1] in _STOPS:
                return time
        return None
