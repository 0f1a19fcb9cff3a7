"""Reported clauses: where they begin, where they end, and who is reported."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.document import Shape
from diembao.extract.quotes.cast import NOBODY, Voice
from diembao.extract.quotes.clause_ends import JOIN_ADVERBS, JOINS, ClauseEnds
from diembao.extract.quotes.clauses import has_auxiliary, is_clause, is_nominal
from diembao.extract.quotes.cues import Cue, Link
from diembao.extract.quotes.page import CLOSING, OPENING, Statement
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import Manner, Stands, speech_verbs, word_set, word_table
from diembao.reading import SourceKind

_NOT_A_CLAUSE = word_set("no_clause")
_NARROW = word_set("adverbial_openers")
_VERBAL = word_set("verbal")
_ADVERBIAL = word_set("adverbial_heads")
_NO_REPORT = frozenset(("theo", "phát", "trao", "trả", "nói", "liên"))
_SUBORDINATES = frozenset(("khi", "nếu", "việc", "vì", "bởi", "dù"))
_GOING_ON = word_table("going_on")
_DENIALS = frozenset(("phủ nhận", "bác bỏ"))
_STEP = ["bước", "đi"]
_SETTING = ["bối", "cảnh"]
_UNTIL_NOW = (["cho", "đến", "nay"], ["cho", "tới", "nay"], ["cho", "đến", "lúc"], ["cho", "đến", "thời"])
_UNHEARD = Voice(None, None, "unheard")
_ADVERBIAL_REACH = 25
_DASHES = frozenset(("-", "–", "—"))
_TRAILING = 30
_LONG_CLAUSE, _LONG_NOUN = 7, 10
"""Words without a verb that are reported all the same: "nhấn mạnh vai trò của Đảng" is too short."""
_NICKNAME = 7
_BEFORE_TRAILING = frozenset((",", "-", "–", "—", "ông", "bà", "anh", "chị", "cô", "tờ", "hãng", "tin", "báo"))
_SELF = frozenset(["tôi", "mình", "chúng"])
_DETERMINED = word_set("clause_openers")
_QUESTIONS = frozenset(("vì", "tại", "sao", "liệu", "ai", "bao", "làm", "có"))
_RELAYS = frozenset(("dẫn", "trích"))
_FROM_SOURCE = (["nguồn", "của"], ["nguồn", "từ"])
_PASSIVE = frozenset(("được", "bị", "do", "mà"))
_KHI = frozenset(("trong", "mỗi", "đôi", "có", "một", "tới", "đến", "từ", ","))
_LEADS = frozenset(("chỉ", "hướng", "hấp", "viện", "đích", "lời"))
_ONE = frozenset(("một", "các", "những", "nhiều", "hai"))
_NEVER_FIRST = frozenset(("bên", "bằng", "cho", "cùng", "hay", "hoặc", "lên", "như", "nhưng", "ra", "tới", "và", "về"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `start..end` are reported by `voice` with `cue`; `spoken` when a dash of dialogue opens them."""

    start: int
    end: int
    voice: Voice
    cue: Cue | None
    spoken: bool = False


class Indirects:
    """Reads the reported clauses of one page."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page = subjects.page
        self.ends = ClauseEnds(subjects)

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
            clause = self._after(cue, voice, self.ends.cut(left, cue, cues[number + 1 :], end)) or (
                None if shared or number + 1 < len(cues) else self._before(cue, voice, max(left, covered), end)
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
                found = self._after(cue, voice, clause.end)
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
        return self._before(cue, voice, left, end)

    def _voice(self, left: int, covered: int, cue: Cue, before: Voice | None) -> tuple[Voice | None, bool]:
        """Return the subject, and whether it is shared with the verb before ("..., đồng thời nhấn mạnh ...")."""
        floor = self._clause_start(max(left, covered), cue.first)
        if before and self._joined(max(covered, floor), cue.first):
            return Voice(before.speaker, before.speaker_id, "ellipsis", before.at), True
        if cue.link in (Link.BARE, Link.COMMA) and self._done_by(floor, cue.first):
            return _UNHEARD, False
        if (head := self._subordinate(floor, cue.first)) is not None:
            if cue.link not in (Link.THAT, Link.COLON):
                return _UNHEARD, False
            floor = head
        if floor == cue.first and (relayed := self._relayed(left, floor)):
            return relayed, False
        voice = self.subjects.before(floor, cue.first)
        if voice and self._in_relative(voice, floor, cue):
            return _UNHEARD, False
        if voice is None and floor > left and self._joined(floor, cue.first):
            found = self.subjects.before(left, floor)
            known = found and (found.speaker_id or self.subjects.nouns.at(self.page.low, max(found.at, 0)))
            voice = Voice(found.speaker, found.speaker_id, "ellipsis", found.at) if found and known else None
        return voice, False

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

    def _subordinate(self, floor: int, verb: int) -> int | None:
        """Return the word after "khi", "sau khi", "nếu" where one opens the clause of the verb, else None."""
        low = self.page.low
        start = floor
        for i in range(verb - 1, floor - 1, -1):
            if low[i] == ",":
                start = i + 1
                break
        if start < verb and low[start] in _SUBORDINATES:
            return start + 1
        return start + 2 if low[start : start + 2] in (["sau", "khi"], ["trước", "khi"]) else None

    def _after(self, cue: Cue, voice: Voice, end: int) -> Clause | None:
        end = self._strip(cue.start, end)
        size = end - cue.start
        if (cue.link in (Link.NONE, Link.MARK) and cue.link is Link.NONE) or size < 2:
            return None
        manner = cue.verb.manner
        if manner is Manner.MARKS and cue.link is not Link.COLON:
            return None
        asked = end < len(self.page.low) and self.page.low[end] == "?"
        if asked and (self.page.low[cue.first - 1] == "có" or (manner is Manner.ACT and cue.link is Link.BARE)):
            return None
        if cue.link is Link.COMMA and (next_ := speech_verbs().at(self.page.low, cue.start, end)) and next_[0] < end:
            return None
        if cue.verb.weight == 1 and (cue.link not in (Link.THAT, Link.COLON) and manner is not Manner.ACT):
            return None
        if cue.link in (Link.BARE, Link.MARK) and not self._bare(cue, voice, end):
            return None
        if cue.link is Link.COMMA and manner in (Manner.LOOSE, Manner.FULL) and self._is_thing(voice):
            return None
        if cue.verb.form in _DENIALS and self._opens_with_account(cue.start, end):
            return None
        start, spoken = self._past_dash(cue.start, end)
        return Clause(start, end, voice, cue, spoken)

    def _is_thing(self, voice: Voice) -> bool:
        """Whether the voice is a phrase that nothing says to be somebody: "sách định hướng phân tích, lựa chọn ..."."""
        at = voice.at
        if voice.rule != "phrase" or at < 0 or at in self.subjects.cast.words or self.page.low[at] in _ONE:
            return False
        return self.subjects.nouns.at(self.page.low, at) is None

    def _opens_with_account(self, start: int, end: int) -> bool:
        """Whether what is denied is somebody else's account: "một báo cáo cho rằng", "thông tin nói rằng"."""
        start += self.page.low[start] in _ONE
        noun = self.subjects.nouns.at(self.page.low, start, end) if start < end else None
        return noun is not None and noun[1].kind is SourceKind.DOCUMENT

    def _bare(self, cue: Cue, voice: Voice, end: int) -> bool:
        page, start, manner = self.page, cue.start, cue.verb.manner
        if manner in (Manner.THAT, Manner.MARKS):
            return False
        if cue.verb.form.endswith(" rằng"):
            return True
        word = page.low[start]
        if page.low[start : start + 3] in _UNTIL_NOW:
            return True
        if word in _NOT_A_CLAUSE or word in _NARROW:
            return self._past_adverbial(cue, voice, end)
        if manner is Manner.FULL:
            return word in _QUESTIONS or self._is_whole_clause(start, end)
        if manner is Manner.LOOSE:
            return self._opens_clause(start, end)
        if manner is Manner.ACT and end - start >= 3:
            return True
        if cue.verb.weight == 3 and not cue.verb.noun and end - start >= 3:
            return True
        if has_auxiliary(page, start, end) or is_clause(page, start, end):
            return True
        return end - start >= (_LONG_NOUN if is_nominal(page, start, end) else _LONG_CLAUSE)

    def _is_whole_clause(self, start: int, end: int) -> bool:
        """Whether the words are a clause, behind an adverbial that a comma closes or without one."""
        low = self.page.low
        if low[start] in _ADVERBIAL and "," in low[start : min(end, start + _ADVERBIAL_REACH)]:
            start = low.index(",", start, end) + 1
        return start < end and is_clause(self.page, start, end)

    def _past_adverbial(self, cue: Cue, voice: Voice, end: int) -> bool:
        """Whether a clause follows the time, place or circumstance right after the verb.

        "cho biết sau khi khám nghiệm, thi thể đã về nhà" has one; ", ông A cho biết tại cuộc họp" has none.
        """
        low, start = self.page.low, cue.start
        if cue.verb.manner is Manner.ACT:
            return low[start] in _NARROW and end - start >= 3
        near = min(end, start + _ADVERBIAL_REACH)
        comma = low.index(",", start, near) if "," in low[start:near] else None
        if low[start] in _NARROW and comma is not None:
            return True
        if low[start] in _NEVER_FIRST or cue.verb.manner in (Manner.LOOSE, Manner.FULL) or voice.at < 0:
            return False
        told = voice.at > 3 and low[voice.at - 1] in ',-–—”"'
        return not told and has_auxiliary(self.page, (comma or start) + 2, end)

    def _opens_clause(self, start: int, end: int) -> bool:
        if self.page.low[start] in _VERBAL and end - start >= 2:
            return is_clause(self.page, start, end)
        word = self.subjects.cast.words.get(start)
        return (
            (end - start >= 3 and is_clause(self.page, start, end))
            or self.page.name_at[start] >= 0
            or self.page.low[start] in _SELF
            or self.page.low[start] in _DETERMINED
            or (word is not None and word[1].kind in (Stands.PRONOUN, Stands.GROUP))
        )

    def _before(self, cue: Cue, voice: Voice, left: int, end: int) -> Clause | None:
        """Return the clause of "..., ông A cho biết"."""
        if (
            not cue.verb.follows
            or cue.verb.manner is Manner.MARKS
            or voice.at < 0
            or cue.link not in (Link.NONE, Link.COMMA, Link.BARE)
        ):
            return None
        if self.page.low[voice.at - 1] in _PASSIVE or self.page.low[cue.first - 1] == "và":
            return None
        stop = voice.at
        while stop > left and self.page.low[stop - 1] not in ',-–—”"':
            stop -= 1
        stop = self.ends.back(left, stop)
        if stop - left < 3 or not self._trails_off(cue, end):
            return None
        told = has_auxiliary(self.page, left, stop) or (cue.link is Link.NONE and is_clause(self.page, left, stop))
        if stop - left < 8 and not told:
            return None
        counted = self.page.words.shapes[left + 1] is Shape.NUMBER or self.page.low[left : left + 2] == _STEP
        adverbial = self.page.low[left] in _ADVERBIAL and not counted and "," not in self.page.low[left:stop]
        if adverbial or self.page.low[left] in _NO_REPORT or self._subordinate(left, stop) is not None:
            return None
        left, spoken = self._past_dash(left, stop)
        return Clause(left, stop, voice, cue, spoken)

    def _trails_off(self, cue: Cue, end: int) -> bool:
        """Whether only a time, a place or a circumstance follows the verb."""
        if cue.link is Link.NONE:
            return True
        following = cue.after + (cue.link is Link.COMMA)
        return end - cue.after <= _TRAILING and following < end and self.page.low[following] in _ADVERBIAL

    def _past_dash(self, start: int, end: int) -> tuple[int, bool]:
        """Return the word after a dash that opens a line of dialogue, and whether there was one."""
        spoken = start + 1 < end and self.page.low[start] in _DASHES
        return start + spoken, spoken

    def _strip(self, start: int, end: int) -> int:
        while end > start and self.page.low[end - 1] in ".!?…;,:/":
            end -= 1
        return end
