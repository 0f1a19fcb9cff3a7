"""The statements of a page in order: what each of them reports, and what that leaves for the next."""

from __future__ import annotations

from collections.abc import Iterator

from diembao.extract.quotes.cast import Cast, Voice
from diembao.extract.quotes.cues import Cue, Link, find_cues
from diembao.extract.quotes.direct import Direct, Directs
from diembao.extract.quotes.frames import Frame, Frames
from diembao.extract.quotes.indirect import Indirects
from diembao.extract.quotes.page import Statement
from diembao.extract.quotes.reported import Clause
from diembao.extract.quotes.subject import Subjects
from diembao.extract.quotes.turns import Turn, Turns
from diembao.lexicon.speech import word_set
from diembao.reading import EntityType, Quote, QuoteKind

_SELF = frozenset(["tôi", "mình"])
_OWN_TERMS = frozenset(("bác", "cháu", "em", "chú", "cụ"))
_LONGEST_ANNOUNCEMENT = 14
_POINTS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LONGEST_SPEECH = 8
"""Statements: a speech without marks does not go on for longer."""
_BEFORE_MYSELF = frozenset(
    (",", ".", ":", "rằng", "là", "thì", "mà", "và", "vì", "nên", "nếu", "khi", "do", "bởi", "tuy")
)
"""Behind these, and at the head of what is said, "mình" is the speaker: elsewhere whoever does it ("chứng tỏ mình")."""


class Listener:
    """Reads one page from top to bottom."""

    def __init__(self, cast: Cast) -> None:
        """Read on the page of `cast`."""
        self.cast = cast
        self.page = cast.page
        self.subjects = Subjects(cast)
        self.frames = Frames(self.subjects)
        self.directs = Directs(self.subjects, self.frames)
        self.indirects = Indirects(self.subjects)
        self.turns = Turns(self.subjects)
        self._speaking = _SELF
        self._answering: Voice | None = None  # whoever answered last

    def listen(self) -> list[Quote]:
        """Return all quotations."""
        quotes: list[Quote] = []
        number, last = 0, None
        statements = self.page.statements
        while number < len(statements):
            statement = statements[number]
            cues = list(find_cues(self.page, statement))
            self.cast.open_statement(number)
            if self.turns.asks(statement):
                number, last = number + 1, None
                continue
            if turn := self.turns.read(number) or self.turns.answer(number, self._answering):
                self._answering = turn.voice
                quotes.append(self._turn(turn))
                self.cast.spoke.append((turn.start, turn.voice))
                number, last = turn.last + 1, turn.voice
                continue
            if not cues and not statement.pairs and not self.page.has_theo(statement):
                number, last = number + 1, None
                continue
            found, last, speech = self._statement(number, statement, cues, last)
            following = self._speech_end(number, speech) if speech else number
            if speech and following > number:
                found[-1] = self._longer(found[-1], statements[following])
            quotes.extend(found)
            number = following + 1
        return quotes

    def _turn(self, turn: Turn) -> Quote:
        start, end = self.page.span(turn.start, turn.end)
        voice = turn.voice
        return Quote(start, end, QuoteKind.DIRECT, voice.speaker, voice.speaker_id, None, voice.rule)

    def _statement(
        self, number: int, statement: Statement, cues: list[Cue], last: Voice | None
    ) -> tuple[list[Quote], Voice | None, Clause | None]:
        carried = self._carried(number, statement, last) if statement.pairs else None
        directs = self.directs.read(statement, cues, carried) if statement.pairs else []
        used = {id(d.cue) for d in directs if d.cue}
        open_cues = [cue for cue in cues if id(cue) not in used]
        clauses = list(self._clauses(statement, open_cues, last, directs))
        clauses += [clause for d in directs if (clause := self._before_colon(d))]
        quotes = [self._direct(d) for d in directs if not any(self._holds(c, d) for c in clauses)]
        quotes += [self._indirect(c) for c in clauses]
        voices = [(d.first, d.voice) for d in directs] + [(c.start, c.voice) for c in clauses]
        for place, voice in sorted(voices, key=lambda v: v[0]):
            if voice.speaker:
                self.cast.spoke.append((place, voice))
        voice_now = max(voices, key=lambda v: v[0])[1] if voices else self._announced(statement, cues)
        speech = clauses[-1] if clauses and not directs and self._is_speech(statement, clauses[-1]) else None
        return quotes, voice_now, speech

    def _before_colon(self, direct: Direct) -> Clause | None:
        """Return what is reported before the colon of a quotation: `ông A than đường quá xấu: "..."`."""
        if direct.cue and direct.voice.at > direct.cue.first:
            return None
        cue, colon = direct.cue, direct.first - 2
        if cue is None or cue.link is not Link.BARE or colon - cue.start < 3 or not self.page.is_colon(colon):
            return None
        return Clause(cue.start, colon, direct.voice, cue)

    def _announced(self, statement: Statement, cues: list[Cue]) -> Voice | None:
        """Return whose words the next paragraph or statement holds after "Ông A nói:" or "Ông A chia sẻ."."""
        if not cues:
            return None
        said = cues[-1].link is Link.NONE and statement.after - statement.first <= _LONGEST_ANNOUNCEMENT
        if self.page.low[statement.after - 1] != ":" and not said:
            return None
        return self.subjects.before(statement.first, cues[-1].first)

    def _holds(self, clause: Clause, direct: Direct) -> bool:
        start, end = self.page.span(clause.start, clause.end)
        return start <= direct.pair.start and direct.pair.end <= end + 1

    def _clauses(
        self, statement: Statement, cues: list[Cue], last: Voice | None, directs: list[Direct]
    ) -> Iterator[Clause]:
        left, end = statement.first, statement.after
        if directs:
            past = self._past(statement, directs)
            yield from self.indirects.read(statement, cues, past, end, last, directs[-1].voice)
            return
        frame = self.frames.front(statement) or self.frames.back(statement)
        if frame:
            outer = self._framed(frame)
            if outer:
                yield outer
                if frame.medium:
                    yield from self.indirects.read(statement, cues, outer.start, outer.end, None)
                return
        yield from self._spoken(statement, cues, left, end, last)

    def _past(self, statement: Statement, directs: list[Direct]) -> int:
        closes = {pair[2]: pair[1] for pair in statement.pairs}
        return max(closes[d.pair] for d in directs) + 1

    def _framed(self, frame: Frame) -> Clause | None:
        start, end = frame.start, frame.end
        while end > start and self.page.low[end - 1] in ".!?…;,:":
            end -= 1
        rule = "theo" if frame.voice.speaker else "none"
        voice = Voice(frame.voice.speaker, frame.voice.speaker_id, rule)
        end = self.indirects.ends.own_words(start, end) if end > start else end
        return Clause(start, end, voice, None) if end - start > 1 else None

    def _spoken(
        self, statement: Statement, cues: list[Cue], left: int, end: int, last: Voice | None
    ) -> Iterator[Clause]:
        if self.page.has_title and statement.paragraph == 0 and cues:
            end = self._headline_end(cues[0].start, end)
        outer = self.indirects.trailing(cues, left, end)
        if outer is None:
            yield from self.indirects.read(statement, cues, left, end, last)
            return
        yield outer
        if self.cast.is_medium(outer.voice):
            yield from self.indirects.read(statement, cues[:-1], outer.start, outer.end, None)

    def _headline_end(self, start: int, end: int) -> int:
        """Return the comma of a headline behind which another acts: "Nhật dọa bắn máy bay, Trung Quốc nổi giận"."""
        names = self.page.name_at
        return next((i for i in range(start + 1, end - 1) if self.page.low[i] == "," and names[i + 1] >= 0), end)

    def _carried(self, number: int, statement: Statement, last: Voice | None) -> Voice | None:
        """Return who would be speaking if the statement were nothing but a quotation."""
        if last and last.speaker:
            return last
        if number == 0:
            return None
        before = self.page.statements[number - 1]
        if statement.paragraph - before.paragraph > 1:
            return None
        return self._protagonist(before)

    def _protagonist(self, statement: Statement) -> Voice | None:
        """Return the one person of the statement where he is the subject of a clause, else None."""
        numbers = {n for n in self.page.name_at[statement.first : statement.after] if n >= 0}
        people = {self.page.names[n].canonical for n in numbers if self.page.names[n].type is EntityType.PER}
        if len(people) > 1:
            return None
        for i in range(statement.first, statement.after):
            if i > statement.first and self.page.low[i - 1] != ",":
                continue
            voice = self.subjects.noun_phrase(i, statement.after)
            if voice and voice.speaker_id and self._is_person(voice):
                return Voice(voice.speaker, voice.speaker_id, "carried", voice.at)
        return None

    def _is_person(self, voice: Voice) -> bool:
        number = self.page.name_at[voice.at]
        return voice.rule != "name" or (number >= 0 and self.page.names[number].type is EntityType.PER)

    def _is_speech(self, statement: Statement, clause: Clause) -> bool:
        """Whether the clause is in the first person or opens a list, so that what follows may be said as well."""
        if clause.end < statement.after - 3:
            return False
        if self._item(clause.start) == 1:
            return True
        self._speaking = self._selves(clause.voice)
        return self._speaks_of_self(clause.start, min(clause.end, clause.start + 40))

    def _speaks_of_self(self, start: int, end: int) -> bool:
        """Whether the speaker is meant by a word of `start..end` that leads in no name ("bác", not "bác Hào")."""
        low, names = self.page.low, self.page.name_at
        return any(
            low[i] in self._speaking
            and (i + 1 >= len(low) or names[i + 1] < 0)
            and not (low[i] == "mình" and i > start and low[i - 1] not in _BEFORE_MYSELF)
            for i in range(start, end)
        )

    def _selves(self, voice: Voice) -> frozenset[str]:
        """Return the words by which the speaker may mean himself: "tôi", and "bác" for one who is called so."""
        return _SELF | (self.cast.called.get(voice.speaker or "", set()) & _OWN_TERMS)

    def _speech_end(self, number: int, clause: Clause) -> int:
        """Return the number of the last statement that goes on in the words of the speaker."""
        statements, at, item = self.page.statements, number, self._item(clause.start)
        while at + 1 < len(statements) and at - number < _LONGEST_SPEECH:
            following = statements[at + 1]
            if item and self._item(following.first) != item + at - number + 1:
                break
            if not item and (following.paragraph != statements[number].paragraph or not self._goes_on(following)):
                break
            at += 1
        return at

    def _item(self, at: int) -> int:
        """Return the number of the point of a list that begins at `at`, 0 for none: 2 for "Thứ hai, …"."""
        low = self.page.low
        counted = low[at] == "thứ" and at + 1 < len(low) and low[at + 1] in _POINTS
        return _POINTS.index(low[at + 1]) + 1 if counted else 0

    def _goes_on(self, statement: Statement) -> bool:
        low, first = self.page.low, statement.first
        if self._speaks_of_self(first, statement.after) and not statement.pairs:
            return True
        if statement.pairs or low[first] in _NARRATOR or first in self.cast.words or self.page.name_at[first] >= 0:
            return False
        names = self.page.name_at[first : statement.after]
        people = any(n >= 0 and self.page.names[n].type is EntityType.PER for n in names)
        return not people and next(find_cues(self.page, statement), None) is None

    def _longer(self, quote: Quote, statement: Statement) -> Quote:
        after = statement.after
        while after > statement.first + 1 and self.page.low[after - 1] in ".!?…;,:":
            after -= 1
        end = self.page.words.ends[after - 1]
        return Quote(quote.start, end, quote.kind, quote.speaker, quote.speaker_id, quote.cue, quote.resolved_by)

    def _direct(self, direct: Direct) -> Quote:
        start, end = direct.pair.start, direct.pair.end
        text = self.page.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        voice = direct.voice
        return Quote(start, end, QuoteKind.DIRECT, voice.speaker, voice.speaker_id, self._cue(direct.cue), voice.rule)

    def _indirect(self, clause: Clause) -> Quote:
        start, end = self.page.span(clause.start, clause.end)
        voice = clause.voice
        cue = self._cue(clause.cue) or "theo"
        kind = QuoteKind.DIRECT if clause.spoken else QuoteKind.INDIRECT
        return Quote(start, end, kind, voice.speaker, voice.speaker_id, cue, voice.rule)

    def _cue(self, cue: Cue | None) -> str | None:
        if cue is None:
            return None
        start, end = self.page.span(cue.first, cue.after)
        return self.page.text[start:end]


_NARRATOR = word_set("narrator_openers")
