"""Frames that name a source beside what it says: "theo ông A, ..." and "..., theo Reuters"."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.extract.quotes.cast import Voice
from diembao.extract.quotes.page import ENDS, Page, Statement
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.sources import source_nouns
from diembao.lexicon.speech import word_table
from diembao.reading import EntityType, SourceKind

_LEAD_INS = word_table("lead_ins")
_ACCOUNT_OF = frozenset(("của", "từ"))
_SOURCE_WORDS = 28
_SHORT_LEAD_IN = 7


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
        if i >= end - 2 or low[i] != "theo":
            return None
        after = self._source_end(i + 1, end)
        if after is None:
            return None
        voice = self.source(i + 1, after)
        if voice is None:
            return None
        start = after + 1
        return Frame(voice, i, after, start, end, self._is_medium(voice)) if end - start > 2 else None

    def back(self, statement: Statement) -> Frame | None:
        """Return the frame that closes `statement`: "..., theo Reuters."."""
        low, end = self.page.low, statement.after
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
                return Frame(voice, i, end, start, stop, self._is_medium(voice)) if stop > start else None
        return None

    def _in_pair(self, statement: Statement, i: int) -> bool:
        return any(pair[0] <= i < pair[1] for pair in statement.pairs)

    def _source_end(self, i: int, end: int) -> int | None:
        """Return the word of the comma (or "thì") that closes the source; appositions are part of it."""
        low, depth = self.page.low, 0
        for k in range(i, min(end, i + _SOURCE_WORDS)):
            if low[k] == "(":
                depth += 1
            elif low[k] == ")":
                depth -= 1
            elif depth <= 0 and (low[k] in ("thì", ":") or (low[k] == "," and not self._apposed(k, end))):
                return k
        return None

    def _apposed(self, comma: int, end: int) -> bool:
        """Whether an office in apposition follows the comma, closed by another comma."""
        number = self.page.name_at[comma - 1]
        if number < 0 or self.page.names[number].type is not EntityType.PER or comma + 1 >= end:
            return False
        word = self.subjects.cast.words.get(comma + 1)
        if word is None or word[1].kind.value != "role":
            return False
        return "," in self.page.low[comma + 2 : min(end, comma + 18)]

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
            if self.page.name_at[at] >= 0 or at in cast.words or (owned and self._nouns.at(low, at, after)):
                found = self.subjects.noun_phrase(at, after)
                if found and found.speaker:
                    return found
        return cast.phrase(i, after)

    def _is_medium(self, voice: Voice) -> bool:
        """Whether the voice is a named organisation, as media are; what others say may be nested inside its report."""
        if voice.at < 0 or voice.speaker_id is None:
            return False
        number = self.page.name_at[voice.at]
        return number >= 0 and self.page.names[number].type is EntityType.ORG
