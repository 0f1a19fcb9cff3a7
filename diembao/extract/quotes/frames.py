"""Frames that name a source beside what it says: "theo ông A, ..." and "..., theo Reuters"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cast import Voice
from diembao.extract.quotes.page import ENDS, Page, Statement
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.sources import source_nouns
from diembao.lexicon.speech import Stands, speech_verbs, word_set, word_table
from diembao.reading import EntityType, SourceKind

_LEAD_INS: Final = word_table("lead_ins")
_ACCOUNT_OF: Final = frozenset(("của", "từ"))
_TOPIC: Final = frozenset(("về", "cho"))
_TOLD: Final = frozenset(("lời", "kể", "khai"))
"""Last words of accounts whose teller may follow at once: "lời các nhân chứng"."""
_SOURCE_WORDS: Final = 28
_SHORT_LEAD_IN: Final = 7
_APPOSITION: Final = 42
_SHORT_ASIDE: Final = 8
_SECOND_OFFICE: Final = 20
_LONGEST_ADVERBIAL: Final = 12
_LONGEST_SUBJECT: Final = 45
_FINITE: Final = word_set("finite")
_ASIDES: Final = word_set("asides")
_HEADS: Final = word_table("appositive_heads")
_ADVERBIAL: Final = word_set("adverbial_heads")
_DETERMINERS: Final = word_set("determiners")


@dataclass(frozen=True, slots=True)
class Frame:
    """A source frame: its voice, the words it takes up (`first..after`), the words it reports, and if a medium's."""

    voice: Voice
    first: int
    after: int
    start: int
    end: int
    medium: bool


class Frames:
    """Finds source frames on one page."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page: Page = subjects.page
        self._nouns = source_nouns()

    def front(self, statement: Statement) -> Frame | None:
        """Return the frame that opens `statement`: "Theo Reuters, ..." or "Tuy nhiên, theo ông A, ..."."""
        low, i, end = self.page.low, statement.first, statement.after
        while i < end and (low[i] in ",-–—" or _LEAD_INS.at(low, i, end)):
            found = _LEAD_INS.at(low, i, end)
            i = found[0] if found else i + 1
        i = self._past_adverbial(i, end)
        if i >= end - 2 or low[i] != "theo":
            return None
        after = self._source_end(i + 1, end)
        if after is None:
            return None
        voice = self.source(i + 1, after)
        if voice is None:
            return None
        start = after + 1
        start = self._past_verb(start + (start < end and low[after] == "," and low[start] == "thì"), end)
        return Frame(voice, i, after, start, end, self.subjects.cast.is_medium(voice)) if end - start > 2 else None

    def _past_verb(self, start: int, end: int) -> int:
        """Return the word after a verb that says once more what "theo" says: "Theo ông A, cho biết giá giảm"."""
        low = self.page.low
        found = speech_verbs().at(low, start, end) if start < end else None
        if found is None or found[1].weight < 3 or found[1].noun or found[0] >= end:
            return start
        return found[0] + (low[found[0]] in ("rằng", ",", ":"))

    def _past_adverbial(self, i: int, end: int) -> int:
        """Return the word "theo" behind a time, a circumstance ("Sáng 22/10, theo ông A, ...") or what is spoken of
        ("Nói thêm về giá gạo, gạo nếp, theo bà B, ..."), else `i`."""
        low = self.page.low
        if i >= end or self.page.name_at[i] >= 0 or low[i] == "theo":
            return i
        spoken = speech_verbs().at(low, i, end)
        if spoken and not _TOPIC.isdisjoint(low[spoken[0] : spoken[0] + 2]):
            reach = range(spoken[0], min(end - 1, i + _LONGEST_SUBJECT))
            return next((k + 1 for k in reach if low[k] == "," and low[k + 1] == "theo"), i)
        if low[i] not in _ADVERBIAL:
            return i
        for k in range(i + 1, min(end - 1, i + _LONGEST_ADVERBIAL)):
            if low[k] == ",":
                return k + 1 if low[k + 1] == "theo" else i
        return i

    def back(self, statement: Statement) -> Frame | None:
        """Return the frame that closes `statement`: "..., theo Reuters."."""
        low, end = self.page.low, statement.after
        if low[end - 1] == "?":
            return None
        while end > statement.first and low[end - 1] in ENDS:
            end -= 1
        floor = max(statement.first + 4, end - _SOURCE_WORDS)
        for i in range(end - 2, floor - 1, -1):
            if low[i] == "theo" and low[i - 1] in ',-–—”"»' and not self._in_pair(statement, i):
                voice = self.source(i + 1, end)
                comma = self._source_end(i + 1, end)
                if voice is None or (comma is not None and i - statement.first > _SHORT_LEAD_IN):
                    return None
                start, stop = (statement.first, i - 1) if comma is None else (comma + 1, end)
                return Frame(voice, i, end, start, stop, self.subjects.cast.is_medium(voice)) if stop > start else None
        return None

    def _in_pair(self, statement: Statement, i: int) -> bool:
        return any(pair[0] <= i < pair[1] for pair in statement.pairs)

    def _source_end(self, i: int, end: int) -> int | None:
        """Return the word of the comma (or "thì") that closes the source; appositions are part of it."""
        low, depth, k = self.page.low, 0, i
        limit = min(end, i + _SOURCE_WORDS)
        while k < limit:
            if low[k] == "(":
                depth += 1
            elif low[k] == ")":
                depth -= 1
            elif depth <= 0 and (low[k] == "thì" or self.page.is_colon(k)):
                return k
            elif depth <= 0 and low[k] == ",":
                apposed = self._second_office(i, k, end) or self._apposed(k, end)
                if apposed is None:
                    return k
                k = apposed - 1
                limit = min(end, max(limit, apposed + 1))
            k += 1
        return None

    def _apposed(self, comma: int, end: int) -> int | None:
        """Return the word of the comma that closes an apposition opened by the one at `comma`, None if there is none.

        An office ("giám đốc công ty X"), a calling ("trưởng kíp trực"), an age or home ("34 tuổi", "tỉnh Hà Nam").
        """
        number = self.page.name_at[comma - 1]
        if comma + 1 >= end or (number < 0 and self.page.low[comma - 1] != ")"):
            return None
        if (known := self._role_after(number, comma)) and known < end and self.page.low[known] in ",:":
            return known
        closing = self._next_comma(comma + 1, min(end, comma + _APPOSITION))
        if closing is None or not self._is_aside(comma + 1, closing, number):
            return None
        return closing

    def _second_office(self, start: int, comma: int, end: int) -> int | None:
        """Return the comma behind a name that stands behind a second office: "Bí thư X, Chủ tịch Y Lan,"."""
        words = (self.subjects.cast.words.get(start), self.subjects.cast.words.get(comma + 1))
        offices = all(word is not None and word[1].kind is Stands.ROLE for word in words)
        if not offices or self._is_person(self.page.name_at[comma - 1]):
            return None
        closing = self._next_comma(comma + 1, min(end, comma + _SECOND_OFFICE))
        if closing is None or not _FINITE.isdisjoint(self.page.low[comma:closing]):
            return None
        return closing if self._is_person(self.page.name_at[closing - 1]) else None

    def _is_person(self, number: int) -> bool:
        return number >= 0 and self.page.names[number].type is EntityType.PER

    def _role_after(self, number: int, comma: int) -> int | None:
        """Return the word after the role fact of the one named before the comma, where it stands behind it."""
        name = self.page.names[number] if number >= 0 else None
        role = self.page.roles.get((name.start, name.end)) if name else None
        if role is None or role.role_start is None or role.role_end is None:
            return None
        return self.page.word_at(role.role_end) if self.page.word_at(role.role_start) == comma + 1 else None

    def _next_comma(self, i: int, limit: int) -> int | None:
        depth = 0
        for k in range(i, limit):
            depth += (self.page.low[k] == "(") - (self.page.low[k] == ")")
            if depth <= 0 and (self.page.low[k] == "," or self.page.is_colon(k)):
                return k
        return None

    def _is_aside(self, i: int, closing: int, number: int) -> bool:
        low = self.page.low
        if not _FINITE.isdisjoint(low[i:closing]):
            return False
        at_home = closing - i <= _SHORT_ASIDE and self._ends_in_place(closing)
        if number >= 0 and self.page.names[number].type is not EntityType.PER:
            return at_home and (low[i] in _ASIDES or self.page.name_at[i] >= 0)
        word = self.subjects.cast.words.get(i)
        office = word is not None and word[1].kind is Stands.ROLE
        aged = self.page.words.shapes[i] is Shape.NUMBER and "tuổi" in low[i:closing]
        calling = self.page.name_at[i] < 0 and _HEADS.at(low, i, closing) is not None
        return office or aged or calling or self.page.is_body(i, closing) or (at_home and low[i] in _ASIDES)

    def _ends_in_place(self, closing: int) -> bool:
        number = self.page.name_at[closing - 1]
        return number >= 0 and self.page.names[number].type is EntityType.LOC

    def source(self, i: int, after: int) -> Voice | None:
        """Return whom or what the words `i..after` behind "theo" name; None when they name no source."""
        low, names = self.page.low, self.page.name_at
        if names[i] >= 0:
            if self.page.names[names[i]].type is EntityType.MISC:
                return None
            return self.subjects.noun_phrase(i, after)
        noun = self._nouns.at(low, i, after)
        if noun and noun[1].kind is SourceKind.DOCUMENT:
            return self._account(i, noun[0], after) if noun[1].theo else None
        if noun and not noun[1].theo:
            return None
        if i in self.subjects.cast.words or noun or low[i] in ("một", "các", "những", "nhiều", "hai"):
            return self.subjects.noun_phrase(i, after)
        return None

    def _account(self, i: int, head: int, after: int) -> Voice | None:
        """Return the voice behind "nhận định của ông A", "lời bà B", else the document itself."""
        low, cast = self.page.low, self.subjects.cast
        for k in range(head, min(after, head + 8)):
            if low[k] == "về":
                break
            owned = low[k] in _ACCOUNT_OF
            if not owned and k != head:
                continue
            at = k + 1 if owned else k
            if at >= after:
                break
            counted = low[at] in _DETERMINERS and (owned or low[head - 1] in _TOLD)
            named = self.page.name_at[at] >= 0 or at in cast.words
            if named or counted or ((owned or low[head - 1] in _TOLD) and self._nouns.at(low, at, after)):
                found = self.subjects.noun_phrase(at, after)
                if found and found.speaker:
                    return found
        return cast.phrase(i, after)
