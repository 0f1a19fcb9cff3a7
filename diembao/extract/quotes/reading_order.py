"""The statements of a page in order: what each of them reports, and what that leaves for the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from diembao.extract.quotes.cast import Cast, Voice
from diembao.extract.quotes.cues import Cue, Link, find_cues
from diembao.extract.quotes.direct import Direct, Directs
from diembao.extract.quotes.frames import Frame, Frames
from diembao.extract.quotes.indirect import Indirects
from diembao.extract.quotes.page import Statement
from diembao.extract.quotes.reported import Clause
from diembao.extract.quotes.speeches import Speeches
from diembao.extract.quotes.subject import Subjects
from diembao.extract.quotes.turns import Turn, Turns
from diembao.reading import EntityType, Quote, QuoteKind

_WHILE: Final = ["trong", "khi"]
_LONGEST_ANNOUNCEMENT: Final = 14


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
        self.speeches = Speeches(self.subjects)
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
                self._answering = last = turn.voice
                self.cast.spoke.append((turn.start, turn.voice))
                quotes.append(self._turn(turn))
                while rest := self.turns.resumed(turn):
                    quotes.append(self._turn(turn := rest))
                number = turn.last + 1
                continue
            if not cues and not statement.pairs and not self.page.has_theo(statement):
                number, last = number + 1, None
                continue
            found, last, speech = self._statement(number, statement, cues, last)
            following = self.speeches.end(number, speech) if speech else number
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
        speech = clauses[-1] if clauses and not directs and self.speeches.opens(statement, clauses[-1]) else None
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
            if (stop := self._set_against(statement, directs[0])) > left:
                yield from self.indirects.read(statement, [c for c in cues if c.first < stop], left, stop, last)
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

    def _set_against(self, statement: Statement, direct: Direct) -> int:
        """Return where what another said ends before a quotation: `Ông A nói giá giảm, trong khi B gọi đó là "..."`."""
        low, at = self.page.low, direct.voice.at
        for i in range(min(at, direct.first) - 1, statement.first + 3, -1):
            if low[i] == ";" or (low[i] == "," and (low[i + 1] == "còn" or low[i + 1 : i + 3] == _WHILE)):
                return i
        return statement.first

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
