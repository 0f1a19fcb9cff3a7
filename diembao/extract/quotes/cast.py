"""Who may be speaking: the people of an article, what they are called, and whom a pronoun or a description means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from diembao.extract.quotes.callings import Callings
from diembao.extract.quotes.page import Page
from diembao.lexicon.sources import media, source_nouns
from diembao.lexicon.speech import Description, Stands, descriptions, word_list, word_set, word_table
from diembao.reading import EntityType, Mention, SourceKind

_FAR: Final = 8
"""Statements: a pronoun does not reach further back."""
_BODY_HEADS: Final = word_list("body_heads")
_MEDIA_HEADS: Final = word_set("media_heads")
_PLAIN_TERMS: Final = word_set("plain_terms")
THEY: Final = frozenset(("họ", "bọn họ"))
_TO_WHOM: Final = frozenset(("cho", "với", "của", "đến", "tới", "từ", "bởi", "về"))
_LONGEST_BEFORE_NAME: Final = 40
_LONGEST_OFFICE: Final = 12
_TITLE: Final = 10
"""Words between marks: a name among so few is in the title of a work."""
_PREDICATES: Final = word_set("predicates")
_GOVERNMENT: Final = ["chính", "phủ"]
# What makes another office of the one behind it: "Phó Thủ tướng Lê An" is not "Thủ tướng".
_DEPUTIES: Final = frozenset(("phó", "cựu", "nguyên", "cố"))
_CONNECTIVES: Final = word_table("connectives")
_NEAR: Final = 3
"""Statements: "quan chức này" is the one who spoke so shortly before."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the full name or noun phrase, None when there is one but nobody can tell who; and the rule."""

    speaker: str | None
    speaker_id: str | None
    rule: str
    at: int = -1


NOBODY: Final = Voice(None, None, "none")


class Cast:
    """The people and bodies of a page, who spoke, and what each statement is about."""

    def __init__(self, page: Page) -> None:
        """Read the words before every name."""
        self.page = page
        self.words: dict[int, tuple[int, Description]] = {}
        self._ends: dict[int, tuple[int, Description]] = {}
        for first, after, word in descriptions().find_at(
            page.low, page.words.where(descriptions().firsts), len(page.low)
        ):
            if page.name_at[first] < 0 or page.words.texts[first][:1].islower():
                self.words[first] = (after, word)
                self._ends[after] = (first, word)
        self.callings = Callings(page, self._ends)
        self._by_id = {name.entity_id: name for name in reversed(page.names)}
        self.spoke: list[tuple[int, Voice]] = []
        self.topics: dict[int, Mention] = {}

    def open_statement(self, number: int) -> None:
        """Note whom the pronoun that opens a statement means: he is what the statement is about."""
        first = self.page.statements[number].first
        word = self.words.get(first)
        if word and word[1].kind is Stands.PRONOUN and self.page.name_at[min(word[0], len(self.page.low) - 1)] < 0:
            voice = self.who(first, word[1])
            if voice.speaker_id and (name := self._by_id.get(voice.speaker_id)):
                self.topics[number] = name

    def named(self, number: int, rule: str = "name") -> Voice:
        """Return the voice of the name with this number."""
        name = self.page.names[number]
        return Voice(name.canonical, name.entity_id, rule, self.page.name_span[number][0])

    def phrase(self, first: int, after: int) -> Voice:
        """Return the voice of a noun phrase, as written."""
        start, end = self.page.span(first, after)
        return Voice(self.page.text[start:end], None, "phrase", first)

    def who(self, at: int, word: Description) -> Voice:
        """Return whom the pronoun or description `word` at word `at` means; NOBODY when it can't be told."""
        if word.kind is Stands.BODY:
            return self._body(at, word)
        statement = self._statement_of(at)
        if word.form in THEY:
            return self._several_before(statement, at)
        if word.kind is Stands.PRONOUN and (unnamed := self._unnamed_before(statement, at)):
            return unnamed
        if word.form in _PLAIN_TERMS and (called := self.callings.last_called(at, word.form)) is not None:
            return self.named(called, "pronoun")
        if word.family and (known := self.callings.last_of(at, word.family)) is not None:
            return self.named(known, "description")
        for number in range(statement, max(-1, statement - _FAR), -1):
            found = self._fitting(number, at, word)
            if len(found) == 1:
                return Voice(*_identity(found[0]), word.kind.value, at)
            if found:
                return Voice(*_identity(self._salient(number, at, found)), word.kind.value, at)
            if word.kind is Stands.PRONOUN and number < statement and (office := self._unnamed_office(number, word)):
                return Voice(office.speaker, office.speaker_id, "pronoun", at)
        return NOBODY

    def _unnamed_office(self, number: int, word: Description) -> Voice | None:
        """Return who holds the office that is the subject of a statement: "Giám đốc NSA đã phủ nhận. Ông cho biết"."""
        first = self.page.statements[number].first
        opener = _CONNECTIVES.at(self.page.low, first, self.page.statements[number].after)
        first = opener[0] + (self.page.low[opener[0]] == ",") if opener else first
        found = self.words.get(first)
        if found is None or found[1].kind is not Stands.ROLE or (found[1].gender or word.gender) != word.gender:
            return None
        after, limit = found[0], min(self.page.statements[number].after, first + _LONGEST_OFFICE)
        while after < limit and (self.page.name_at[after] >= 0 or self.page.low[after] not in _PREDICATES):
            after += 1
        return None if after == limit else self.holder(first, after) or self.phrase(first, after)

    def _several_before(self, statement: int, at: int) -> Voice:
        """Return the group that spoke last ("Các tiểu thương ... Họ nói thêm"), NOBODY when none did of late."""
        place, voice = self.spoke[-1] if self.spoke else (0, NOBODY)
        if not voice.speaker or statement - self._statement_of(place) > 2:
            return NOBODY
        known = self._by_id.get(voice.speaker_id or "")
        if known and known.type is EntityType.PER:
            return NOBODY
        return Voice(voice.speaker, voice.speaker_id, "pronoun", at)

    def _unnamed_before(self, statement: int, at: int) -> Voice | None:
        """Return the unnamed one who spoke last ("Một quan chức ... Ông này nói thêm"), unless names came since."""
        place, voice = self.spoke[-1] if self.spoke else (0, NOBODY)
        if statement and (opener := self._unnamed_opener(statement - 1, at)):
            return opener
        if voice.speaker_id or not (voice.speaker or "").lower().startswith("một "):
            return None
        if statement - self._statement_of(place) > 1:
            return None
        people = (n for n in self.page.name_at[place:at] if n >= 0 and self.page.names[n].type is EntityType.PER)
        return None if next(people, None) is not None else Voice(voice.speaker, None, "pronoun", at)

    def _unnamed_opener(self, number: int, at: int) -> Voice | None:
        """Return the unnamed person who is the subject of the statement before: "Một du khách đã kể. Ông này nói"."""
        first, low = self.page.statements[number].first, self.page.low
        noun = source_nouns().at(low, first + 1) if low[first] == "một" and low[at + 1 : at + 2] == ["này"] else None
        if noun is None or noun[1].kind is not SourceKind.PERSON or not noun[1].speaks:
            return None
        if any(n >= 0 and self.page.names[n].type is EntityType.PER for n in self.page.name_at[first:at]):
            return None
        after, limit = noun[0], min(self.page.statements[number].after, first + _LONGEST_OFFICE)
        while after < limit and low[after] not in _PREDICATES and low[after] not in ",.":
            after += 1
        found = self.phrase(first, after)
        return Voice(found.speaker, None, "pronoun", at) if after < limit else None

    def same(self, at: int, word: Description | None = None) -> Voice | None:
        """Return the person who spoke last, where "quan chức này", "vị giám đốc này" goes on speaking."""
        place, voice = self.spoke[-1] if self.spoke else (0, NOBODY)
        known = self._by_id.get(voice.speaker_id or "")
        near = self._statement_of(at) - self._statement_of(place) <= _NEAR
        if near and not voice.speaker_id and (voice.speaker or "").lower().startswith("một "):
            return Voice(voice.speaker, None, "description", at)
        if (
            known is None
            or not near
            or known.type is not EntityType.PER
            or (word and not self.callings.fits(known, word))
        ):
            return None
        return Voice(known.canonical, known.entity_id, "description", at)

    def same_body(self, first: int, after: int) -> Voice:
        """Return the body without a known name that spoke last, where "trung tâm này" goes on speaking."""
        place, voice = self.spoke[-1] if self.spoke else (0, NOBODY)
        if voice.speaker_id or not voice.speaker or self._statement_of(first) - self._statement_of(place) > _NEAR:
            return NOBODY
        head = " ".join(self.page.low[first : after - 1])
        same = self.page.low[after - 1] == "này" and voice.speaker.lower().startswith(f"{head} ")
        return Voice(voice.speaker, None, "body", first) if same else NOBODY

    def sender(self, first: int, after: int) -> Voice | None:
        """Return who spoke last, where it was in the document of the words `first..after`: "thông báo này"."""
        place, voice = self.spoke[-1] if self.spoke else (0, NOBODY)
        statement = self._statement_of(place)
        if not voice.speaker_id or self._statement_of(first) - statement > _NEAR:
            return None
        noun, low = self.page.low[first:after], self.page.low
        told = range(self.page.statements[statement].first, place)
        same = any(low[i : i + len(noun)] == noun for i in told)
        return Voice(voice.speaker, voice.speaker_id, "description", first) if same else None

    def of_calling(self, at: int, word: Description) -> Voice | None:
        """Return whom the bare calling `word` at word `at` means: "Nữ ca sĩ kể"."""
        number = self.callings.meant(at, word)
        return None if number is None else self.named(number, "description")

    def _salient(self, number: int, at: int, found: list[Mention]) -> Mention:
        """Of several that fit, take the last to speak there, else the one named first."""
        for place, voice in reversed(self.spoke):
            if place < at:
                for name in found:
                    if name.canonical == voice.speaker:
                        return name
                break
        return found[0]

    def _fitting(self, number: int, at: int, word: Description) -> list[Mention]:
        statement = self.page.statements[number]
        found: dict[str, Mention] = {}
        topic = self.topics.get(number)
        if topic and statement.first < at and topic.type is EntityType.PER and self.callings.fits(topic, word):
            found[topic.canonical] = topic
        i, after = statement.first, min(statement.after, at)
        said = {
            k
            for first, close, _ in statement.pairs
            if statement.first <= at < statement.after or close - first < _TITLE
            for k in range(first, close)
        }
        while i < after:
            name_no = self.page.name_at[i]
            if name_no < 0 or i in said:
                i += 1
                continue
            name = self.page.names[name_no]
            if (
                name.type is EntityType.PER
                and self.callings.fits(name, word)
                and not self._another(statement.first, i, at, word)
            ):
                found.setdefault(name.canonical, name)
            i = max(self.page.name_span[name_no][1], i + 1)
        for place, voice in reversed(self.spoke):
            if place < statement.first:
                break
            if place < after and voice.speaker and voice.speaker_id and voice.speaker not in found:
                speaker = self._by_id.get(voice.speaker_id)
                if speaker and speaker.type is EntityType.PER and self.callings.fits(speaker, word):
                    found[voice.speaker] = speaker
        return self.callings.best(list(found.values()), word)

    def _another(self, first: int, named: int, at: int, word: Description) -> bool:
        """Whether somebody else is meant by the pronoun: it stands before the name already.

        In "Anh trai cô và em gái Kim Oanh đã đến. Cô kể" Kim Oanh is not "cô".
        """
        if word.kind is not Stands.PRONOUN or named - first > _LONGEST_BEFORE_NAME:
            return False
        form = word.form.split()[0]
        for i in range(first, named - 1):
            if self.page.low[i] == form and i < at and self.page.name_at[i + 1] < 0 and self.page.name_at[i] < 0:
                return i in self.words and self.words[i][0] == i + 1 and self._ends.get(named, (named,))[0] != i
        return False

    def _statement_of(self, at: int) -> int:
        low, high = 0, len(self.page.statements) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.page.statements[middle].first <= at:
                low = middle
            else:
                high = middle - 1
        return low

    def _body(self, at: int, word: Description) -> Voice:
        statements = self.page.statements
        statement = self._statement_of(at)
        floor = statements[max(0, statement - _FAR)].first
        for i in range(at - 1, floor - 1, -1):
            number = self.page.name_at[i]
            if number >= 0 and self.page.names[number].type is EntityType.ORG and self._may_be(number, word):
                return self.named(number, "body")
        return NOBODY

    def _may_be(self, number: int, word: Description) -> bool:
        name = self.page.names[number].canonical.lower()
        if word.family == "media":
            first = self.page.name_span[number][0]
            return media().at(name.split(), 0) is not None or self.page.low[max(0, first - 1)] in _MEDIA_HEADS
        if any(name.startswith(head) for head in word.heads if head != "*"):
            return True
        return "*" in word.heads and not any(f"{name} ".startswith(head + " ") for head in _BODY_HEADS)

    def is_medium(self, voice: Voice) -> bool:
        """Return whether the voice is a medium or agency named, whose report may hold what others said."""
        if voice.at < 0 or voice.speaker_id is None:
            return False
        number = self.page.name_at[voice.at]
        if number < 0 or self.page.names[number].type is not EntityType.ORG:
            return False
        first = self.page.name_span[number][0]
        name = self.page.names[number].canonical.lower().split()
        noun = self.page.low[first - 1] if first else ""
        return media().at(name, 0) is not None or noun in _MEDIA_HEADS

    def holder(self, first: int, after: int) -> Voice | None:
        """Return the person who holds the office named by the words `first..after`, None when nobody is said to.

        "Ngoại trưởng Na Uy" finds the person that "ngoại trưởng Na Uy Erna Berg" or a role fact names.
        """
        wanted = self.page.low[first:after]
        text = " ".join(wanted)
        nearest = self.callings.nearest(first)
        for number in nearest:
            start, _ = self.page.name_span[number]
            title = start - len(wanted)
            if self.page.low[max(0, title) : start] == wanted and self.page.low[max(0, title - 1)] not in _DEPUTIES:
                return self.named(number, "role")
            if self._has_role(self.page.names[number], text, self.page.words.starts[first]):
                return self.named(number, "role")
        if wanted[-2:] == _GOVERNMENT and len(wanted) > len(_GOVERNMENT):  # "Thủ tướng Chính phủ" is "Thủ tướng Lê An"
            return self.holder(first, after - len(_GOVERNMENT))
        return None

    def _has_role(self, name: Mention, text: str, start: int) -> bool:
        """Whether the role fact says so; not from the words at `start` behind one to whom something is done.

        "Giao việc cho ông A, Bộ trưởng nêu rõ ..." has a minister who is not A.
        """
        role = self.page.roles.get((name.start, name.end))
        if role is None or not role.role.lower().startswith(text):
            return False
        return role.role_start != start or not self._is_object(self.page.word_at(name.start))

    def _is_object(self, first: int) -> bool:
        """Whether a preposition leads in the name at word `first`, with or without a title."""
        before = self._ends[first][0] if first in self._ends else first
        return before > 0 and self.page.low[before - 1] in _TO_WHOM


def _identity(name: Mention) -> tuple[str, str]:
    return name.canonical, name.entity_id
