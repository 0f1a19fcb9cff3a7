"""Which words are reported: those behind a speech verb, or those in front of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cast import Voice
from diembao.extract.quotes.clause_ends import ClauseEnds
from diembao.extract.quotes.clauses import has_auxiliary, is_clause, is_nominal, subordinate
from diembao.extract.quotes.cues import Cue, Link
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import Manner, Stands, speech_verbs, word_set, word_table
from diembao.reading import SourceKind

_NOT_A_CLAUSE: Final = word_set("no_clause")
_NARROW: Final = word_set("adverbial_openers")
_VERBAL: Final = word_set("verbal")
_ADVERBIAL: Final = word_set("adverbial_heads")
_NO_REPORT: Final = frozenset(("theo", "phát", "trao", "trả", "nói", "liên"))
_THANKS: Final = word_table("thanks")
_DENIALS: Final = frozenset(("phủ nhận", "bác bỏ"))
_TOLD_AGAIN: Final = word_table("narrator_again")
_STEP: Final = ["bước", "đi"]
# "cho biết đến nay chưa ai nhận tiền"
_SO_FAR: Final = (["đến", "nay"], ["tới", "nay"])
_SO_FAR_LEAST: Final = 3
_UNTIL_NOW: Final = (["cho", "đến", "nay"], ["cho", "tới", "nay"], ["cho", "đến", "lúc"], ["cho", "đến", "thời"])
_ADVERBIAL_REACH: Final = 25
_DASHES: Final = frozenset(("-", "–", "—"))
_TRAILING: Final = 30
_LONG_CLAUSE: Final = 7
_LONG_NOUN: Final = 10
"""Words without a verb that are reported all the same: "nhấn mạnh vai trò của Đảng" is too short."""
_SELF: Final = frozenset(["tôi", "mình", "chúng"])
_DETERMINED: Final = word_set("clause_openers")
_QUESTIONS: Final = frozenset(("vì", "tại", "sao", "liệu", "ai", "bao", "làm", "có"))
_PASSIVE: Final = frozenset(("được", "bị", "do", "mà"))
_ONE: Final = frozenset(("một", "các", "những", "nhiều", "hai"))
_NEVER_FIRST: Final = frozenset(
    ("bên", "bằng", "cho", "cùng", "hay", "hoặc", "lên", "như", "nhưng", "ra", "tới", "và", "về")
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `start..end` are reported by `voice` with `cue`; `spoken` when a dash of dialogue opens them."""

    start: int
    end: int
    voice: Voice
    cue: Cue | None
    spoken: bool = False


class Reported:
    """Finds the words that the speech verbs of one page report."""

    def __init__(self, subjects: Subjects, ends: ClauseEnds) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page = subjects.page
        self.ends = ends

    def after(self, cue: Cue, voice: Voice, end: int) -> Clause | None:
        """Return the clause of "ông A cho biết ...", which goes on to word `end` at most."""
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
        if cue.link is Link.COLON and _TOLD_AGAIN.at(self.page.low, cue.start, end):
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
        so_far = page.low[start : start + 2] in _SO_FAR and end - start > _SO_FAR_LEAST
        if so_far or page.low[start : start + 3] in _UNTIL_NOW:
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

    def before(self, cue: Cue, voice: Voice, left: int, end: int) -> Clause | None:
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
        if voice.speaker_id is None and self._thanks(voice.at, cue.first):
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
        if adverbial or self.page.low[left] in _NO_REPORT or subordinate(self.page, left, stop) is not None:
            return None
        left, spoken = self._past_dash(left, stop)
        return Clause(left, stop, voice, cue, spoken)

    def _trails_off(self, cue: Cue, end: int) -> bool:
        """Whether only a time, a place or a circumstance follows the verb."""
        if cue.link is Link.NONE:
            return True
        following = cue.after + (cue.link is Link.COMMA)
        return end - cue.after <= _TRAILING and following < end and self.page.low[following] in _ADVERBIAL

    def _thanks(self, start: int, end: int) -> bool:
        """Whether others are thanked for what the verb at `end` says: "… cảm ơn các nước đã chia sẻ"."""
        return any(_THANKS.at(self.page.low, i, end) for i in range(start + 1, end))

    def _past_dash(self, start: int, end: int) -> tuple[int, bool]:
        """Return the word after a dash that opens a line of dialogue, and whether there was one."""
        spoken = start + 1 < end and self.page.low[start] in _DASHES
        return start + spoken, spoken

    def _strip(self, start: int, end: int) -> int:
        while end > start and self.page.low[end - 1] in ".!?…;,:/":
            end -= 1
        return end
