"""Words after a name and a colon, without marks: the answers of an interview, and headlines such as "HLV X: ..."."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cast import Voice
from diembao.extract.quotes.clauses import has_auxiliary, is_clause
from diembao.extract.quotes.page import OPENING, Page, Statement
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import Stands, speech_verbs, word_set
from diembao.reading import EntityType

_LONGEST_LABEL: Final = 24
_SHORTEST: Final = 5
_LONGEST_ASKER: Final = 3
_LONGEST_TURN: Final = 40
"""Statements: an answer does not go on for longer."""
_SELF: Final = frozenset(("tôi", "mình", "chúng", "em", "cháu", "con"))
_ANSWERER: Final = _SELF - {"mình"}
_ASKERS: Final = word_set("askers")
# Questions that no label marks: "Thưa Giáo sư, …?", "Vậy …?", "Tại sao …?", "…, theo ông …?"
_QUESTIONERS: Final = frozenset(("thưa", "vậy"))
_QUESTIONS: Final = (["như", "vậy"], ["tại", "sao"], ["vì", "sao"], ["còn", "về"], ["xin", "ông"], ["xin", "bà"])
_ADDRESSING: Final = frozenset(("thưa", "xin", "theo", "khi", "sao", "vậy", "nay"))
_ADDRESSED: Final = frozenset(
    ("ông", "bà", "anh", "chị", "giáo", "bác", "tiến", "luật", "bộ", "thứ", "đồng", "thầy", "cô")
)
# The article says so of whoever answers: "đã trả lời báo chí", "có cuộc trao đổi với ông A".
_ASKED: Final = (["trả", "lời"], ["phỏng", "vấn"], ["trao", "đổi"], ["trò", "chuyện"])
_INTRODUCED: Final = 12  # statements
_THANKS: Final = (["xin", "cảm"], ["xin", "cám"], ["trân", "trọng"], ["cảm", "ơn"], ["cám", "ơn"])
_UPPER: Final = frozenset((Shape.UPPER, Shape.MIXED))
_BULLETS: Final = frozenset(("-", "–", "—", "*", "•", "+"))


@dataclass(frozen=True, slots=True)
class Turn:
    """Words `start..end` are said by `voice`; the statements up to `last` are part of it."""

    start: int
    end: int
    voice: Voice
    last: int


class Turns:
    """Finds the turns of one page."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page: Page = subjects.page

    def read(self, number: int) -> Turn | None:
        """Return the turn that begins with statement `number`: "Ông Tấn: Chúng tôi sẽ làm." is one of Tấn."""
        statement = self.page.statements[number]
        colon = self._label(statement)
        if colon is None or statement.after - colon <= _SHORTEST or self.page.low[colon + 1] in OPENING:
            return None
        voice = self._named(self._past_bullet(statement), colon)
        if voice is None or not self._is_spoken(colon + 1, statement.after):
            return None
        last = self._last(number)
        return Turn(colon + 1, self._words_end(colon + 1, last), voice, last)

    def resumed(self, turn: Turn) -> Turn | None:
        """Return the rest of an answer behind a caption that a crawler put into its line, before the next question."""
        statements, first = self.page.statements, turn.last + 1
        while first < len(statements) and statements[first].paragraph in self.page.captions:
            first += 1
        if not turn.last + 1 < first < len(statements) or self._opens_another(first):
            return None
        start = statements[first].first
        words = self.page.words
        if "\n" in self.page.text[words.ends[turn.end - 1] : words.starts[start]]:
            return None
        last = self._last(first)
        asked = last + 1 < len(statements) and self._opens_another(last + 1)
        return Turn(start, self._words_end(start, last), turn.voice, last) if asked else None

    def _words_end(self, start: int, last: int) -> int:
        """Return where words from `start` end that go on to the end of statement `last`, without the marks there."""
        end = self.page.statements[last].after
        while end > start + 1 and self.page.low[end - 1] in ".!?…;,:":
            end -= 1
        return end

    def asks(self, statement: Statement) -> bool:
        """Return whether the statement is a question of the interviewer: "PV: Có ý kiến cho rằng ...?"."""
        low, first = self.page.low, statement.first
        colon = self._label(statement) if low[first] in _ASKERS else None
        return colon is not None and colon - first <= _LONGEST_ASKER

    def answer(self, number: int, voice: Voice | None) -> Turn | None:
        """Return the answer to the question in statement `number`, which no label marks: "Thưa ông, …?".

        `voice` is who answers; None: whoever the article says is asked, where a dash opens the answer.
        """
        first = self._behind_questions(number)
        if first is None:
            return None
        statement = self.page.statements[first]
        start = self._past_bullet(statement)
        voice = voice or (self._asked(number) if start > statement.first else None)
        if voice is None or statement.after - start <= _SHORTEST or self._labelled(statement):
            return None
        last = self._last(first)
        return Turn(start, self._words_end(start, last), voice, last)

    def _behind_questions(self, number: int) -> int | None:
        """Return the statement behind the questions that begin with statement `number`, None where no talk goes on."""
        statements, first = self.page.statements, number
        while first < len(statements) and self._questions(first):
            first += 1
        if first == number or first == len(statements) or self._thanks(statements[first]):
            return None
        return first if statements[first].paragraph - statements[number].paragraph < 2 else None

    def _questions(self, number: int) -> bool:
        """Return whether the interviewer asks: a question that addresses somebody, or that a dash answers."""
        statements, low = self.page.statements, self.page.low
        statement = statements[number]
        first, after = statement.first, statement.after
        if low[after - 1] != "?" or statement.pairs or not _ANSWERER.isdisjoint(low[first:after]):
            return False
        answered = number + 1 < len(statements) and low[statements[number + 1].first] in _BULLETS
        if answered and low[first] not in _BULLETS:
            return True
        if low[first] in _QUESTIONERS or low[first : first + 2] in _QUESTIONS:
            return True
        return any(low[i] in _ADDRESSING and low[i + 1] in _ADDRESSED for i in range(first, after - 1))

    def _asked(self, number: int) -> Voice | None:
        """Return the one person of whom a statement before `number` says that he was asked or answered the press."""
        page = self.page
        for statement in page.statements[max(0, number - _INTRODUCED) : number][::-1]:
            words = page.low[statement.first : statement.after]
            if not any(words[i : i + 2] in _ASKED for i in range(len(words) - 1)):
                continue
            numbers = [n for n in page.name_at[statement.first : statement.after] if n >= 0]
            people = [n for n in numbers if page.names[n].type is EntityType.PER]
            same = {page.names[n].canonical for n in people}
            return self.subjects.cast.named(people[0]) if len(same) == 1 else None
        return None

    def _labelled(self, statement: Statement) -> bool:
        """Return whether the statement begins with the name of who speaks, and a colon."""
        colon = self._label(statement)
        return colon is not None and self._named(self._past_bullet(statement), colon) is not None

    def _thanks(self, statement: Statement) -> bool:
        """Return whether the interviewer ends the talk: "Xin cảm ơn ông!"."""
        return self.page.low[statement.first : statement.first + 2] in _THANKS

    def _label(self, statement: Statement) -> int | None:
        """Return the word of the first colon of the statement, where so few words stand before it as name somebody."""
        end = min(statement.after - 1, statement.first + _LONGEST_LABEL)
        if ":" not in self.page.low[statement.first + 1 : end]:
            return None
        for i in range(statement.first + 1, end):
            if self.page.is_colon(i):
                return i
            if self._is_degree_dot(i):
                continue
            if self.page.low[i] in OPENING or self.page.low[i] in ".!?…;":
                return None
        return None

    def _is_degree_dot(self, i: int) -> bool:
        """Return whether the dot of a degree stands at `i`: "PGS. Lê An: …"."""
        return self.page.low[i] == "." and i - 1 in self.subjects.cast.words and self.page.words.shapes[i - 1] in _UPPER

    def _past_bullet(self, statement: Statement) -> int:
        return statement.first + (self.page.low[statement.first] in _BULLETS)

    def _named(self, first: int, colon: int) -> Voice | None:
        """Return the person whose name, with titles before it and an office behind it, is all that the label says."""
        page, words = self.page, self.subjects.cast.words
        i = first
        while i < colon and page.name_at[i] < 0:
            if i > first and self._is_degree_dot(i):
                i += 1
                continue
            if i not in words or words[i][1].kind not in (Stands.PRONOUN, Stands.ROLE, Stands.DESCRIPTION):
                return None
            i = words[i][0]
        number = page.name_at[i] if i < colon else -1
        if number < 0 or page.names[number].type is not EntityType.PER:
            return None
        after = page.name_span[number][1]
        if after < colon and page.low[after] not in ",(-–":
            return None
        if after < colon and (first == i or any(speech_verbs().at(page.low, k, colon) for k in range(after, colon))):
            return None  # "Ông A, hiệu trưởng, cho biết: ..." is told, no label
        return self.subjects.cast.named(number)

    def _is_spoken(self, start: int, after: int) -> bool:
        page = self.page
        said = not _SELF.isdisjoint(page.low[start:after]) or has_auxiliary(page, start, after)
        return (said or is_clause(page, start, after)) and page.words.shapes[start] in (Shape.CAPITAL, Shape.UPPER)

    def _last(self, number: int) -> int:
        """Return the number of the last statement of the turn that begins with statement `number`."""
        statements, at = self.page.statements, number
        line = statements[number].paragraph
        while at + 1 < len(statements) and at - number < _LONGEST_TURN and statements[at + 1].paragraph == line:
            if self._opens_another(at + 1):
                break
            at += 1
        return self._without_question(number, at) if at + 1 < len(statements) else at

    def _without_question(self, number: int, last: int) -> int:
        """Return the last statement of a turn before the question that no label marks, where another answer follows.

        "Tôi nghĩ sẽ ổn. Còn một việc - Nhiều người chưa tin. Ông nghĩ sao? Ông A: ..." is a turn of one sentence.
        """
        statements, low = self.page.statements, self.page.low
        following = statements[last + 1]
        if (colon := self._label(following)) is None or self._named(following.first, colon) is None:
            return last
        at = last
        while at > number and low[statements[at].after - 1] == "?":
            at -= 1
        return at - 1 if number < at < last and self._holds_bullet(statements[at]) else at

    def _holds_bullet(self, statement: Statement) -> bool:
        """Whether a dash inside opens the next question: a crawler glued it to the heading before."""
        words = self.page.words
        for i in range(statement.first + 1, statement.after - 1):
            spaced = words.ends[i - 1] < words.starts[i] and words.ends[i] < words.starts[i + 1]
            if words.texts[i] in _BULLETS and spaced and words.shapes[i + 1] is Shape.CAPITAL:
                return self.page.name_at[i + 1] < 0
        return False

    def _opens_another(self, number: int) -> bool:
        """Whether a statement is the next question, ends the talk, or begins with a label of its own."""
        statement = self.page.statements[number]
        opens = self.page.low[statement.first]
        if opens in _BULLETS or opens in _ASKERS or self._questions(number) or self._thanks(statement):
            return True
        return self._labelled(statement)
