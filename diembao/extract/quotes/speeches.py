"""Speech without marks that goes on over several statements: in the first person, or point by point."""

from __future__ import annotations

from typing import Final

from diembao.extract.quotes.cast import Voice
from diembao.extract.quotes.cues import Link, find_cues
from diembao.extract.quotes.page import Statement
from diembao.extract.quotes.reported import Clause
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import word_set
from diembao.reading import EntityType

_NARRATOR: Final = word_set("narrator_openers")
_SELF: Final = frozenset(["tôi", "mình"])
_OWN_TERMS: Final = frozenset(("bác", "cháu", "em", "chú", "cụ"))
_POINTS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LONGEST_SPEECH: Final = 8
"""Statements: a speech without marks does not go on for longer."""
_BEFORE_MYSELF: Final = frozenset(
    (",", ".", ":", "rằng", "là", "thì", "mà", "và", "vì", "nên", "nếu", "khi", "do", "bởi", "tuy")
)
"""Behind these, and at the head of what is said, "mình" is the speaker: elsewhere whoever does it ("chứng tỏ mình")."""


class Speeches:
    """Finds where the speeches of one page end."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page = subjects.page
        self.cast = subjects.cast
        self._speaking = _SELF

    def opens(self, statement: Statement, clause: Clause) -> bool:
        """Return whether the clause is spoken by one who says "tôi", or opens a list: what follows may be said too."""
        if clause.end < statement.after - 3:
            return False
        if self._item(clause.start) == 1:
            return True
        self._speaking = self._selves(clause.voice)
        if clause.cue is not None and clause.cue.link is Link.BARE and self.page.low[clause.start] == "mình":
            return False  # "Lan kể mình không buồn" is told of her
        if clause.cue is not None and clause.cue.link is Link.COLON:
            return True
        return self._in_first_person(clause)

    def _in_first_person(self, clause: Clause) -> bool:
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
        return _SELF | (self.cast.callings.terms.get(voice.speaker or "", set()) & _OWN_TERMS)

    def end(self, number: int, clause: Clause) -> int:
        """Return the number of the last statement that goes on in the words of the speaker."""
        statements, at, item = self.page.statements, number, self._item(clause.start)
        last, spoken = number, self._in_first_person(clause)
        while at + 1 < len(statements) and at - number < _LONGEST_SPEECH:
            following = statements[at + 1]
            if item and self._item(following.first) != item + at - number + 1:
                break
            if not item and (following.paragraph != statements[number].paragraph or self._is_told(following, clause)):
                break
            at += 1
            selves = self._speaks_of_self(following.first, following.after)
            spoken = spoken or selves
            if item or selves or self._is_bare(following):
                last = at
        return last if item or spoken else number

    def _item(self, at: int) -> int:
        """Return the number of the point of a list that begins at `at`, 0 for none: 2 for "Thứ hai, …"."""
        low = self.page.low
        counted = low[at] == "thứ" and at + 1 < len(low) and low[at + 1] in _POINTS
        return _POINTS.index(low[at + 1]) + 1 if counted else 0

    def _is_told(self, statement: Statement, clause: Clause) -> bool:
        """Whether the writer speaks again: he quotes, opens as writers do, or says who speaks."""
        low, first = self.page.low, statement.first
        if statement.pairs:
            return True
        cues = list(find_cues(self.page, statement))
        if self._speaks_of_self(first, statement.after):
            return any(self._is_speaker(first, cue.first, clause.voice) for cue in cues)
        if low[first] in _NARRATOR or first in self.cast.words or self.page.name_at[first] >= 0 or cues:
            return True
        names = self.page.name_at[first : statement.after]
        return any(n >= 0 and self.page.names[n].type is EntityType.PER for n in names)

    def _is_bare(self, statement: Statement) -> bool:
        """Whether nothing is named: "Trời mưa thì ế." goes on, "Xuất khẩu của Lào giảm." needs a "tôi" behind it."""
        return all(n < 0 for n in self.page.name_at[statement.first : statement.after])

    def _is_speaker(self, first: int, verb: int, voice: Voice) -> bool:
        """Whether the one who speaks is the subject of the verb: "Lan mong rằng mình ..." is told of her."""
        if voice.speaker is None or self._speaks_of_self(first, verb):
            return False
        found = self.subjects.before(first, verb)
        return found is not None and found.speaker == voice.speaker
