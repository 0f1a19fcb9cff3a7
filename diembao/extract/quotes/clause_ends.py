"""Where a reported clause ends: another verb takes over, or the writer sets another against the speaker."""

from __future__ import annotations

from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cues import Cue
from diembao.extract.quotes.page import CLOSING
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import Manner, word_set, word_table
from diembao.reading import EntityType

JOINS: Final = frozenset(("và", "song", "nhưng"))
JOIN_ADVERBS: Final = word_set("join_adverbs")
_DETERMINED: Final = word_set("clause_openers")
_TERMS: Final = word_table("terms")
_SILENT: Final = word_table("silent")
_DENIALS: Final = frozenset(
    ("phủ nhận", "bác bỏ", "phản bác", "cho rằng", "khẳng định", "nhấn mạnh", "tuyên bố", "nói rằng", "nói thêm")
)
"""Behind a comma, the speaker goes on with one of these."""
_DENIED: Final = (["phủ", "nhận"], ["bác", "bỏ"])
_CONCEDING: Final = (["mặc", "dù"], ["cho", "dù"], ["dẫu", "cho"])
_OTHERS: Final = (["có", "người"], ["người", "khác"], ["người", "thì"], ["có", "ý"], ["kẻ", "thì"], ["số", "khác"])
_ANSWERS: Final = word_table("answers")
_GRANT: Final = 9
"""Words behind "và được" among which the verb stands that grants or refuses."""
_IF: Final = frozenset(("nếu", "khi", "hễ", "lúc"))
_SOME: Final = frozenset(("một", "số", "vài", "nhiều", "các", "những", "không", "ít"))
_UNDER: Final = frozenset(("khi", "nếu", "sau", "trước", "để", "trong"))
_NOUN_OR_NAME: Final = frozenset((EntityType.ORG, EntityType.PER))


class ClauseEnds:
    """Finds the ends of the reported clauses of one page."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page = subjects.page

    def cut(self, left: int, cue: Cue, later: list[Cue], end: int) -> int:
        """Return where the clause of `cue` ends: at `end`, or where another speech verb takes over."""
        low = self.page.low
        if cue.verb.manner is Manner.ACT:
            turns = (i - 1 for i in range(cue.start + 1, end) if low[i] in ("nhưng", "song") and low[i - 1] == ",")
            end = self._granted(cue.start, next(turns, end))
        for other in later:
            if other.first >= end or other.first <= cue.start:
                continue
            stop = self._takeover(cue, other)
            if stop is not None:
                end = stop
                break
        return self.own_words(cue.start, self._conceded(left, cue, self._other_side(left, cue, end)))

    def own_words(self, start: int, end: int) -> int:
        """Return where the writer's own words begin: `..."", một cụm từ dùng để ...`, "..., nhưng không nói thêm"."""
        low = self.page.low
        for i in range(start + 2, end - 1):
            if low[i - 1] == "," and low[i - 2] in CLOSING and _TERMS.at(low, i + (low[i] == "một"), end):
                return i - 1
            if low[i - 1] == "," and low[i : i + 2] in _DENIED:
                return i - 1
            if low[i] in ("nhưng", "song") and _SILENT.at(low, i + 1, end):
                return self.back(start, i)
            if low[i - 1] in ",;" and self._keeps_silent(i, end):
                return i - 1
        return end

    def _keeps_silent(self, i: int, end: int) -> bool:
        """Whether the one named at word `i` says nothing: "..., Kiev chưa bình luận"."""
        number = self.page.name_at[i]
        after = self.page.name_span[number][1] if number >= 0 else end
        return after < end and _SILENT.at(self.page.low, after, end) is not None

    def _conceded(self, left: int, cue: Cue, end: int) -> int:
        """Return where the writer answers what he conceded: "Dù ông A khẳng định giá sẽ giảm nhưng ...", "..., ..."."""
        low = self.page.low
        conceded = low[left : left + 2] in _CONCEDING or (
            low[left] in ("dù", "dẫu", "tuy") and low[left + 1] != "nhiên"
        )
        if not conceded or "," in low[left + 2 : cue.first]:
            return end
        for i in range(cue.start + 2, end - 1):
            if low[i] in ("nhưng", "song"):
                return self.back(cue.start, i)
        return low.index(",", cue.start, end) if "," in low[cue.start : end] else end

    def _other_side(self, left: int, cue: Cue, end: int) -> int:
        """Return where the reported words end because the writer sets another against the speaker.

        "..., còn Hamas phủ nhận", "..., trong khi số người chết tăng" and "trong khi Yahoo không làm vậy" are not
        what the speaker said.
        """
        low = self.page.low
        conceded = low[left : left + 2] == ["trong", "khi"] and low[left + 2] != "đó"
        asked = cue.verb.form.startswith("hỏi")
        for i in range(cue.start + 2, end - 1):
            comma = low[i - 1] == ","
            if comma and ((conceded and self._is_party(i, end)) or (asked and self._is_someone(i))):
                return i - 1
            if conceded and low[i] == "thì" and _IF.isdisjoint(low[cue.start : i]):
                return self.back(cue.start, i)
            if i + 2 >= end:
                break
            if low[i] == "còn" and comma and (self._is_party(i + 1, end) or self.page.name_at[i + 1] >= 0):
                return i - 1
            meanwhile = low[i] == "trong" and low[i + 1] in ("khi", "lúc") and low[i + 2] != "đó"
            if meanwhile and (comma or self._is_party(i + 2, end)):
                return i - 1 if comma else i
        return end

    def _is_someone(self, i: int) -> bool:
        number = self.page.name_at[i]
        return i in self.subjects.cast.words or (number >= 0 and self.page.names[number].type is EntityType.PER)

    def _is_party(self, i: int, end: int) -> bool:
        """Whether the words at `i` name a person or body, with a title or a noun before the name or without."""
        for k in range(i, min(end, i + 6)):
            number = self.page.name_at[k]
            if number >= 0:
                return self.page.names[number].type in _NOUN_OR_NAME
            if self.page.words.shapes[k] is not Shape.LOWER or self.page.low[k] in _DETERMINED:
                return False
        return False

    def _takeover(self, cue: Cue, other: Cue) -> int | None:
        low = self.page.low
        i = other.first
        while i > cue.start and (low[i - 1] in JOIN_ADVERBS):
            i -= 1
        if low[i - 1] == "," and i > cue.start + 2 and other.verb.form in _DENIALS:
            return self.back(cue.start, i - 1)
        joined = low[i - 1] in JOINS or low[i : i + 2] == ["đồng", "thời"]
        if joined and low[cue.start] in _UNDER and "," not in low[cue.start : i]:
            return None  # "cho biết sau khi được kiểm tra và xác nhận, ..."
        if joined and i > cue.start + 2:
            stop = i if low[i : i + 2] == ["đồng", "thời"] and low[i - 1] not in JOINS else i - 1
            strong = low[stop - 1] == "," or (other.verb.weight == 3 and other.verb.manner is Manner.CLAUSE)
            return self.back(cue.start, stop) if strong else None
        for k in range(other.first - 1, cue.start + 1, -1):
            new_subject = low[k] == ";" and (
                low[k + 1] == "còn" or self._is_party(k + 1, other.first) or self._is_unnamed(k + 1, other.first)
            )
            new_subject = new_subject or (low[k] == "," and low[k + 1 : k + 3] in _OTHERS)
            new_subject = new_subject or (low[k] == "," and self._relays(k + 1, other.first))
            if new_subject or (low[k] == "khi" and low[k - 1] == "trong") or (low[k] == "còn" and low[k - 1] == ","):
                return self.back(cue.start, k - 1 if low[k] == "khi" else k)
        return None

    def _is_unnamed(self, i: int, verb: int) -> bool:
        """Whether nobody known speaks: "; cũng có người đề nghị", "; một số ý kiến cho rằng"."""
        low = self.page.low
        i += low[i] in JOIN_ADVERBS
        if i >= verb or (low[i] != "có" and low[i] not in _SOME):
            return False
        while i < verb and (low[i] == "có" or low[i] in _SOME):
            i += 1
        noun = self.subjects.nouns.at(low, i, verb) if i < verb else None
        return noun is not None and noun[1].speaks

    def _granted(self, start: int, end: int) -> int:
        """Return where the writer tells what came of a demand, or what is done: "đề nghị giảm thuế và được Chính phủ
        chấp thuận", "yêu cầu tiếp tế; Quân khu 5 đã huy động 200 người"."""
        low = self.page.low
        for i in range(start + 2, end - 1):
            if low[i] == ";" and self._is_party(i + 1, end) and "đã" in low[i + 1 : i + 1 + _GRANT]:
                return self.back(start, i)
            if low[i] == "và" and low[i + 1] in ("được", "bị") and any(_ANSWERS.find(low, i + 2, min(end, i + _GRANT))):
                return self.back(start, i)
        return end

    def _relays(self, i: int, verb: int) -> bool:
        """Whether a medium passes on another's words: "..., AFP dẫn lời một quan chức cho biết"."""
        number = self.page.name_at[i] if i < verb else -1
        after = self.page.name_span[number][1] if number >= 0 else verb
        return after < verb and self.page.low[after] in ("dẫn", "trích")

    def back(self, start: int, stop: int) -> int:
        """Return `stop` without the marks before it."""
        while stop > start and self.page.low[stop - 1] in ",;.-–—":
            stop -= 1
        return stop
