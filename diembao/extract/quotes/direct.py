"""Words between marks: which of them somebody said, and who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cast import NOBODY, Voice
from diembao.extract.quotes.cues import Cue, Link
from diembao.extract.quotes.frames import Frames
from diembao.extract.quotes.labels import Labels
from diembao.extract.quotes.marks import Pair
from diembao.extract.quotes.page import ENDS, Statement
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import word_set, word_table
from diembao.reading import EntityType

_DETERMINERS: Final = word_set("determiners")
_SHORTEST: Final = 2
_COPULA: Final = frozenset(("là",))
_SHORTEST_AFTER_COPULA: Final = 7
_SHORTEST_ALONE: Final = 5
_SHORTEST_AFTER_COLON: Final = 4
_RELAY_REACH: Final = 14
_FIRST_PERSON: Final = frozenset(("tôi", "mình", "chúng", "em", "con", "cháu", "bạn"))
_FIRST: Final = frozenset(("tôi",))
_NAMES_A_WORK: Final = word_table("work_nouns")
_CLAIMS: Final = word_table("claims")
_CLAIM_REACH: Final = 6
_LONGEST_CLAIMANT: Final = 30


@dataclass(frozen=True, slots=True)
class Direct:
    """The words of `pair` were said by `voice`; `cue` is the verb that says so, if there is one."""

    pair: Pair
    first: int
    voice: Voice
    cue: Cue | None
    rule: str


class Directs:
    """Decides about the quotation marks of one page."""

    def __init__(self, subjects: Subjects, frames: Frames) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.frames = frames
        self.page = subjects.page
        self.labels = Labels(subjects)

    def read(self, statement: Statement, cues: list[Cue], carried: Voice | None) -> list[Direct]:
        """Return the direct quotations of `statement`; `carried` is who spoke last or would go on speaking."""
        out: list[Direct] = []
        for number, (first, close, pair) in enumerate(statement.pairs):
            if close - first < _SHORTEST and pair.closed:
                continue
            led = self._led(statement, cues, number)
            found = (
                (self._signed(statement, cues, number) if led and led.rule == "colon" else None)
                or led
                or self._labelled(statement, number)
                or self._followed(statement, cues, number, bool(out))
                or self._resumed(statement, number, out)
                or self._alone(statement, number, carried)
            )
            if found:
                found = self._relayed_on(found, close, carried)
                out.append(found)
                carried = found.voice
        return out

    def _relayed_on(self, found: Direct, close: int, carried: Voice | None) -> Direct:
        """Return `found` as said by whoever spoke before, where a medium only passes on what "tôi" said."""
        passed_on = found.rule == "theo" and self.subjects.cast.is_medium(found.voice)
        if not (passed_on and carried and carried.speaker) or _FIRST.isdisjoint(self.page.low[found.first : close]):
            return found
        voice = Voice(carried.speaker, carried.speaker_id, "carried", carried.at)
        return Direct(found.pair, found.first, voice, found.cue, found.rule)

    def _led(self, statement: Statement, cues: list[Cue], number: int) -> Direct | None:
        """`Ông A nói: "..."`, `Ông A nói rằng "..."`, with the marks around all that follows."""
        first, close, pair = statement.pairs[number]
        opening = first - 1
        left = statement.pairs[number - 1][1] + 1 if number else statement.first
        cue = next((c for c in reversed(cues) if left <= c.first and c.after <= opening), None)
        before = self.page.low[opening - 1] if opening > statement.first else ""
        if cue and (cue.start == opening or (before == ":" and cue.link in (Link.COLON, Link.BARE, Link.THAT))):
            if before in _COPULA and close - first < _SHORTEST_AFTER_COPULA:
                return None
            whole = before == ":" or (close - first >= 8 and self._stops(close))
            if not whole and not self._covers(statement, number):
                return None
            if self._told_within(cues, cue):
                return None
            voice = self._relayed(left, cue.first) or self.subjects.before(left, cue.first)
            voice = voice or self._behind_opening(cue, opening - 1)
            if voice is None and left > statement.first:
                voice = self.subjects.before(statement.first, cue.first)
            return Direct(pair, first, voice or NOBODY, cue, "led")
        if before == ":" and close - first >= _SHORTEST_AFTER_COLON and not self._names_work(left, opening - 1):
            voice = self.subjects.noun_phrase(left, opening - 1) if left < opening - 1 else None
            known = voice and voice.speaker and (voice.speaker_id or self._is_someone(voice.at))
            return Direct(pair, first, voice, None, "colon") if voice and known and not self._is_thing(voice) else None
        return self._framed(statement, number)

    def _told_within(self, cues: list[Cue], cue: Cue) -> bool:
        """Whether another verb reports this one: "Ông A cho biết ông tin rằng" has all that follows in one clause."""
        outer = [c for c in cues if c.first < cue.first and c.link in (Link.BARE, Link.THAT, Link.COMMA)]
        if not outer or cue.start < cue.after or not outer[-1].start < cue.first <= outer[-1].start + 2:
            return False
        return outer[-1].start in self.subjects.cast.words

    def _behind_opening(self, cue: Cue, colon: int) -> Voice | None:
        """Return the person named behind "Phát biểu trong xúc động," where the verb opens the sentence."""
        low = self.page.low
        comma = next((i for i in range(cue.after, colon) if low[i] == ","), None)
        voice = self.subjects.noun_phrase(comma + 1, colon) if comma else None
        return voice if voice and voice.speaker_id else None

    def _labelled(self, statement: Statement, number: int) -> Direct | None:
        """`Bà A gọi đó là "..."`, and what is written on banners."""
        first, close, pair = statement.pairs[number]
        left = statement.pairs[number - 1][1] + 1 if number else statement.first
        if not pair.closed or first - 1 <= left:
            return None
        voice = self.labels.read(statement, left, first, close)
        return Direct(pair, first, voice, None, "label") if voice else None

    def _framed(self, statement: Statement, number: int) -> Direct | None:
        first, _, pair = statement.pairs[number]
        frame = self.frames.front(statement)
        if frame and frame.start == first - 1 and self._covers(statement, number):
            return Direct(pair, first, frame.voice, None, "theo")
        return None

    def _is_thing(self, voice: Voice) -> bool:
        number = self.page.name_at[voice.at]
        return number >= 0 and self.page.names[number].type is EntityType.MISC

    def _is_someone(self, at: int) -> bool:
        """Whether the unnamed speaker at word `at` is a person or people: "một nhân chứng", "cô chủ quán"."""
        return self.page.low[at] in _DETERMINERS or at in self.subjects.cast.words

    def _covers(self, statement: Statement, number: int) -> bool:
        """Whether nothing but stops follows the marks in the statement, or the next quotation does."""
        close = statement.pairs[number][1]
        return all(self.page.low[i] in ".,!?…;-–—" for i in range(close + 1, statement.after))

    def _stops(self, close: int) -> bool:
        low = self.page.low
        return close + 1 >= len(low) or low[close + 1] in ".,;" or low[close - 1] in ENDS

    def _names_work(self, left: int, colon: int) -> bool:
        return any(True for _ in _NAMES_A_WORK.find(self.page.low, max(left, colon - 5), colon))

    def _followed(self, statement: Statement, cues: list[Cue], number: int, continued: bool) -> Direct | None:
        """`"...", ông A nói` and `"..." - ông A nói`."""
        first, close, pair = statement.pairs[number]
        if not pair.closed or not (first - 1 == statement.first or continued or self._fresh(first - 1)):
            return None
        right = statement.pairs[number + 1][0] - 1 if number + 1 < len(statement.pairs) else statement.after
        i = close + 1
        while i < right and self.page.low[i] in ".,!?…-–—":
            i += 1
        if i >= right or (i == close + 1 and self.page.low[close - 1] not in ".,!?…" and close - first < 6):
            return None
        frame = self.frames.back(statement) if self.page.low[i] == "theo" else None
        if frame and frame.first == i:
            return Direct(pair, first, frame.voice, None, "theo")
        if claimed := self._claimed(close):
            return Direct(pair, first, claimed, None, "claimed")
        cue = next((c for c in cues if i <= c.first < right), None)
        voice = None
        relayed = self._relayed(i, right)
        if relayed:
            return Direct(pair, first, relayed, cue, "followed")
        if cue and cue.verb.follows and cue.first - i <= 40:
            voice = self.subjects.before(i, cue.first)
        if voice is None and self._sounds_spoken(first, close):
            cue, voice = None, self._named_after(i, right)
        return Direct(pair, first, voice, cue, "followed") if voice else None

    def _relayed(self, i: int, right: int) -> Voice | None:
        """Return who is quoted by another behind the marks: `"...", AFP dẫn lời ông A`."""
        low = self.page.low
        for k in range(i, min(right - 1, i + _RELAY_REACH)):
            if low[k] == "lời" and k > i and low[k - 1 - (low[k - 1] == "lại")] in ("dẫn", "trích"):
                return self.subjects.noun_phrase(k + 1, right)
        return None

    def _signed(self, statement: Statement, cues: list[Cue], number: int) -> Direct | None:
        """Return what a verb behind the marks says of words that a colon leads in: `Tin thêm: "...", ông A nói`."""
        found = self._followed(statement, cues, number, False)
        return found if found and found.cue else None

    def _resumed(self, statement: Statement, number: int, said: list[Direct]) -> Direct | None:
        """The rest of a quotation that its speaker was named in the middle of: `"...", ông A cúi đầu, "..."`."""
        first, _, pair = statement.pairs[number]
        if not said or said[-1].rule != "followed" or not self._covers(statement, number):
            return None
        voice = said[-1].voice
        return Direct(pair, first, voice, None, "resumed") if self.page.low[first - 2] in ",:;-–" else None

    def _sounds_spoken(self, first: int, close: int) -> bool:
        """Whether the words are a sentence, not the title of a work: they speak of "tôi", or are many."""
        words = self.page.low[first:close]
        return not _FIRST_PERSON.isdisjoint(words) or close - first >= 12 or ("," in words and close - first >= 6)

    def _named_after(self, i: int, right: int) -> Voice | None:
        """Return the person named right after a quotation whatever he does: `"...", thầy Đức cười`."""
        voice = self.subjects.noun_phrase(i, min(right, i + 12))
        if voice is None or not voice.speaker_id:
            return None
        number = self.page.name_at[voice.at]
        named = number >= 0 and self.page.names[number].type is EntityType.PER
        return voice if named or voice.rule in ("pronoun", "role", "description") else None

    def _claimed(self, close: int) -> Voice | None:
        """Return whose words the next sentence says they are: `"...". Đó là chia sẻ của bà A, giám đốc ...`."""
        low = self.page.low
        i = close + 1
        while i < len(low) and low[i] in ".,!?…-–—":
            i += 1
        if low[i : i + 2] not in (["đó", "là"], ["đây", "là"]):
            return None
        for k in range(i + 2, min(len(low) - 2, i + _CLAIM_REACH)):
            found = _CLAIMS.at(low, k)
            if found and found[0] + 1 < len(low) and low[found[0]] in ("của", "từ", "mà"):
                after = min(len(low), found[0] + _LONGEST_CLAIMANT)
                voice = self.subjects.noun_phrase(found[0] + 1, self._sentence_end(found[0] + 1, after))
                return voice if voice and voice.speaker else None
        return None

    def _sentence_end(self, i: int, limit: int) -> int:
        return next((k for k in range(i, limit) if self.page.low[k] in ENDS or self.page.low[k] in ",;"), limit)

    def _fresh(self, opening: int) -> bool:
        return self.page.low[opening - 1] in ".!?…:-–—" if opening else True

    def _alone(self, statement: Statement, number: int, carried: Voice | None) -> Direct | None:
        """A statement that is nothing but a quotation: whoever spoke before it goes on."""
        first, close, pair = statement.pairs[number]
        if first - 1 != statement.first or not self._covers(statement, number):
            return None
        size = close - first
        sentence = self.page.words.shapes[first] not in (Shape.LOWER, Shape.PUNCT)
        ended = (
            not pair.closed
            or self.page.low[close - 1] in ENDS
            or (close + 1 < len(self.page.low) and self.page.low[close + 1] == ".")
        )
        own = self.page.has_title and statement.paragraph == 0 and not _FIRST.isdisjoint(self.page.low[first:close])
        if size < _SHORTEST_ALONE or not sentence or not (ended or own or size >= 10):
            return None
        if claimed := self._claimed(close):
            return Direct(pair, first, claimed, None, "claimed")
        whole_title = self.page.has_title and size >= _SHORTEST_AFTER_COPULA
        if carried is None and statement.paragraph == 0 and not whole_title:
            return None
        voice = carried or NOBODY
        return Direct(
            pair,
            first,
            Voice(voice.speaker, voice.speaker_id, "carried" if voice.speaker else "none", voice.at),
            None,
            "alone",
        )
