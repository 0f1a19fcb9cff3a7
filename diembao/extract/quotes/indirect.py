"""Who is reported by a speech verb without marks; `reported` says which words."""

from __future__ import annotations

from typing import Final

from diembao.extract.quotes.cast import NOBODY, Voice
from diembao.extract.quotes.clause_ends import JOIN_ADVERBS, JOINS, ClauseEnds
from diembao.extract.quotes.clauses import subordinate
from diembao.extract.quotes.cues import Cue, Link
from diembao.extract.quotes.page import CLOSING, OPENING, Statement
from diembao.extract.quotes.reported import Clause, Reported
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import Manner, word_table

_GOING_ON: Final = word_table("going_on")
_SETTING: Final = ["bối", "cảnh"]
_UNHEARD: Final = Voice(None, None, "unheard")
_TRAILING: Final = 30
_NICKNAME: Final = 7
_BEFORE_TRAILING: Final = frozenset((",", "-", "–", "—", "ông", "bà", "anh", "chị", "cô", "tờ", "hãng", "tin", "báo"))
_RELAYS: Final = frozenset(("dẫn", "trích"))
_FROM_SOURCE: Final = (["nguồn", "của"], ["nguồn", "từ"])
_KHI: Final = frozenset(("trong", "mỗi", "đôi", "có", "một", "tới", "đến", "từ", ","))
_BUT_ONLY: Final = (["mà", "chỉ"], ["nhưng", "chỉ"], ["mà", "lại"])
_NOT_DONE: Final = frozenset(("không", "chẳng", "chưa", "từ"))
_LEADS: Final = frozenset(("chỉ", "hướng", "hấp", "viện", "đích", "lời"))
_ONE: Final = frozenset(("một", "các", "những", "nhiều", "hai"))


class Indirects:
    """Reads the reported clauses of one page."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page = subjects.page
        self.ends = ClauseEnds(subjects)
        self._reported = Reported(subjects, self.ends)

    def read(
        self,
        statement: Statement,
        cues: list[Cue],
        left: int,
        end: int,
        last: Voice | None,
        before: Voice | None = None,
    ) -> list[Clause]:
        """Return the reported clauses of words `left..end` of `statement`, left to right, nested ones out.

        `last` is who spoke in the statement before; a verb of its own weight may go on with that speaker. `before`
        is whose words stand right before `left`.
        """
        out: list[Clause] = []
        covered = left
        for number, cue in enumerate(cues):
            if not left <= cue.first < end or cue.first < covered:
                continue
            voice, shared = self._voice(left, covered, cue, before)
            if voice is _UNHEARD:
                continue
            said = cue.link in (Link.THAT, Link.COLON) or (cue.link is Link.COMMA and last is not None)
            said = said or (last is not None and cue.verb.manner is Manner.ACT and self._goes_on(left, cue.first))
            if voice is None and (not said or (cue.verb.weight < 3 and cue.verb.manner is not Manner.ACT)):
                continue
            if voice is None:
                voice = last or NOBODY
            clause = self._reported.after(cue, voice, self.ends.cut(left, cue, cues[number + 1 :], end)) or (
                None if shared or number + 1 < len(cues) else self._reported.before(cue, voice, max(left, covered), end)
            )
            if clause:
                out.append(clause)
                out += self._within(statement, clause, cues[number + 1 :])
                before = voice
                covered = max(clause.end, cue.after)
        return out

    def _within(self, statement: Statement, clause: Clause, cues: list[Cue]) -> list[Clause]:
        """Return what another says inside a reported clause: "nói rằng một thợ mỏ kể với ông rằng ...".

        Whatever a medium reports may hold what others said.
        """
        if cues and self.subjects.cast.is_medium(clause.voice):
            return self.read(statement, cues, clause.start, clause.end, None)
        for cue in cues:
            if not clause.start < cue.first < clause.end:
                continue
            if cue.link is not Link.THAT and not cue.verb.form.endswith(" rằng"):
                continue
            voice = self.subjects.before(clause.start, cue.first)
            if voice and voice.at >= clause.start and voice.speaker and voice.speaker != clause.voice.speaker:
                found = self._reported.after(cue, voice, clause.end)
                return [found] if found and voice.rule not in ("pronoun", "description") else []
        return []

    def _goes_on(self, left: int, verb: int) -> bool:
        """Whether nothing but "đồng thời", "ngoài ra, còn" stands before the verb: the speaker before goes on."""
        found = _GOING_ON.at(self.page.low, left, verb)
        return found is not None and self._joined(found[0], verb)

    def trailing(self, cues: list[Cue], left: int, end: int) -> Clause | None:
        """Return the clause of a verb that ends the statement: "..., Reuters đưa tin."."""
        cue = cues[-1] if cues and cues[-1].link is Link.NONE and cues[-1].first < end else None
        if cue is None:
            return None
        voice = self.subjects.before(max(left, cue.first - _TRAILING), cue.first)
        if voice is None or voice.at <= left or self.page.low[voice.at - 1] not in _BEFORE_TRAILING:
            return None
        return self._reported.before(cue, voice, left, end)

    def _voice(self, left: int, covered: int, cue: Cue, before: Voice | None) -> tuple[Voice | None, bool]:
        """Return the subject, and whether it is shared with the verb before ("..., đồng thời nhấn mạnh ...")."""
        floor = self._clause_start(max(left, covered), cue.first)
        if before and self._joined(max(covered, floor), cue.first):
            return Voice(before.speaker, before.speaker_id, "ellipsis", before.at), True
        if cue.link in (Link.BARE, Link.COMMA) and self._done_by(floor, cue.first):
            return _UNHEARD, False
        if (head := subordinate(self.page, floor, cue.first)) is not None:
            if cue.link not in (Link.THAT, Link.COLON):
                return _UNHEARD, False
            floor = head
        if floor == cue.first and (relayed := self._relayed(left, floor)):
            return relayed, False
        voice = self.subjects.before(floor, cue.first)
        if voice and self._in_relative(voice, floor, cue):
            return _UNHEARD, False
        denied = self._denied(left, floor, cue.first) if voice is None else 0
        if voice is None and floor > left and (denied or self._joined(floor, cue.first)):
            found = self.subjects.before(left, denied or floor)
            known = found and (found.speaker_id or self.subjects.nouns.at(self.page.low, max(found.at, 0)))
            voice = Voice(found.speaker, found.speaker_id, "ellipsis", found.at) if found and known else None
        return voice, False

    def _denied(self, left: int, floor: int, verb: int) -> int:
        """Return the "không" of what is not done, 0 for none: "Ông A không trả lời mà chỉ nói …"."""
        if self.page.low[floor - 1 : verb] not in _BUT_ONLY:
            return 0
        return next((i for i in range(left + 1, floor - 1) if self.page.low[i] in _NOT_DONE), 0)

    def _relayed(self, left: int, floor: int) -> Voice | None:
        """Return who is quoted in "Ông A được KCNA dẫn lời nói rằng"."""
        for i in range(floor - 1, max(left, floor - 9), -1):
            if self.page.low[i] == "được":
                return self.subjects.before(left, i)
        return None

    def _done_by(self, floor: int, verb: int) -> bool:
        """Whether "do" and a name with its titles stand before the verb: "sáng kiến do Tổng thống A đề xuất"."""
        words, names = self.subjects.cast.words, self.page.name_at
        i = verb - 1
        while i > floor and (names[i] >= 0 or i in words or i - 1 in words or self.page.low[i] in JOIN_ADVERBS):
            i -= 1
        if self.page.low[i] in CLOSING:  # 'do "Bà trùm" viết'
            i = next((k - 1 for k in range(i - 1, max(floor, i - _NICKNAME), -1) if self.page.low[k] in OPENING), i)
        return verb - i > 1 and self.page.low[i] == "do" and i > floor and self.page.low[i - 1] != ","

    def _in_relative(self, voice: Voice, floor: int, cue: Cue) -> bool:
        """Whether the verb stands in a clause on a noun: "sáng kiến do ông A đề xuất", "điều mà ông A khẳng định"."""
        low = self.page.low
        said_to_be = low[cue.start - 1] == "là" and cue.verb.weight < 3
        if not (cue.link is Link.BARE or said_to_be) or voice.at < 0:
            return False
        if floor and low[floor - 1] == "mà" and "," not in low[floor : voice.at]:
            return True
        for i in range(voice.at - 1, max(floor, voice.at - 10) - 1, -1):
            if low[i] == ",":
                return False
            if low[i] in ("do", "được") and i > floor and low[i - 1] != ",":
                return True
        return False

    def _clause_start(self, left: int, verb: int) -> int:
        """Return the word after the last conjunction that opens a clause of its own."""
        low = self.page.low
        for i in range(verb - 1, left - 1, -1):
            if low[i] in ("nhưng", "song", ";", "còn", "mà", "khiến") and self.page.name_at[i] < 0:
                if low[i] == "còn" and not (i and low[i - 1] == ","):
                    continue
                return i + 1
            if low[i] == "thì" and i + 1 < verb and not {"nếu", "khi", "lúc"}.isdisjoint(low[left:i]):
                return i + 1
            if low[i] in ("khi", "lúc") and i > left and low[i - 1] == "trong":
                return i + 1
            if low[i - 1 : i + 1] == _SETTING and self._names_source(i + 1, verb):
                return i + 1
            if low[i] == "lời" and (low[i - 1] in _RELAYS or (low[i - 1] == "lại" and low[i - 2] in _RELAYS)):
                return i + 1
            if low[i] == "khi" and i - 2 > left and low[i - 1] in ("sau", "trước") and low[i - 2] != ",":
                return i + 1
            if low[i] in _RELAYS and i > left and low[i - 1] not in _LEADS:
                source = i + 1 + (low[i + 1] in ("lại", "từ")) + 2 * (low[i + 1 : i + 3] in _FROM_SOURCE)
                if self._names_source(source, verb):
                    return source
            if low[i] == "khi" and i > left + 2 and low[i - 1] not in _KHI and self._names_source(i + 1, verb):
                return i + 1
            if low[i] in ("bị", "được") and i > left and self.page.name_at[verb - 1] == self.page.name_at[i + 1] >= 0:
                return i + 1
        return left

    def _names_source(self, i: int, verb: int) -> bool:
        """Whether a source follows "dẫn", "trích": "báo X", "nguồn thạo tin", "một quan chức"."""
        if i >= verb or self.page.low[i] == "lời":
            return False
        noun = self.subjects.nouns.at(self.page.low, i, verb)
        described = i in self.subjects.cast.words
        return (
            described or (noun is not None and noun[1].speaks) or self.page.low[i] in _ONE or self.page.name_at[i] >= 0
        )

    def _joined(self, start: int, verb: int) -> bool:
        low = self.page.low
        return all(low[i] in JOINS or low[i] in JOIN_ADVERBS or low[i] == "," for i in range(start, verb))
