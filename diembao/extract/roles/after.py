"""Roles after a name, between commas, dashes or brackets: "ông Trịnh Văn Chiến, chủ tịch UBND tỉnh Thanh Hóa"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from diembao.document import Shape
from diembao.extract.roles.end import PLACES, POINTING, Ends
from diembao.extract.roles.page import ROLES, Found, Page
from diembao.reading import EntityType

PER: Final = EntityType.PER
# How many words age and home in brackets may have.
_LIMIT: Final = 30
# What an apposition opens with.
_OPEN: Final = frozenset({",", "(", "-", "–", "—"})
_BEFORE_SUBJECT: Final = frozenset(
    {"theo", "khi", "rằng", "là", "còn", "và", "lời", "nhưng", "dẫn", "nay", "qua", "này"}
)
_OF: Final = frozenset({"của", "cho", "với", "bởi", "và"})
# "Lê An, hiện là giám đốc …", "Lê An, người từng là giám đốc …"
_BEFORE_IS: Final = frozenset({"người", "hiện", "đang", "từng", "vốn", "nay", "cũng", "vừa", "đã"})


class After:
    """Reads the roles after the names of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._ends = Ends(page)

    def at(self, at: int) -> Found | None:
        """Return the role behind a name that ends at `at`: after the mark there, or after age and home."""
        return next((part for mark in self._marks(at) if (part := self._opened(mark, at)) is not None), None)

    def _marks(self, at: int) -> Iterator[int]:
        """Yield where an apposition may open: "Lê An (41 tuổi, trú Huế), giám đốc …", "Lê An, 34 tuổi, giám đốc …"."""
        keys, size = self._page.keys, len(self._page.keys)
        if at + 1 >= size or keys[at] not in _OPEN or not self._same_sentence(at):
            return
        yield at
        after = at + 1
        if keys[at] == "(":
            while after < min(at + _LIMIT, size) and keys[after] != ")":
                if keys[after] in ",;-–":
                    yield after
                after += 1
            after += 1
        elif keys[at + 2 : at + 3] == ["tuổi"]:
            after = at + 3
        if at + 1 < after < size - 1 and keys[after] in _OPEN and self._same_sentence(after):
            yield after

    def _same_sentence(self, at: int) -> bool:
        return self._page.columns.sentences[at] == self._page.columns.sentences[at - 1]

    def _opened(self, mark: int, name_end: int) -> Found | None:
        """Return the role that opens at the mark `mark`, of the person whose name ends at `name_end`."""
        start = self._over_article(mark + 1)
        if not self._opens_role(start):
            return None
        bracketed = self._page.keys[name_end] == "(" and ")" not in self._page.keys[name_end:mark]
        end = self._ends.of(start, closing=bracketed)
        if end <= start or self._of_another(start, end) or self._of_next(name_end, end):
            return None
        part = Found(start, end)
        loose = start == mark + 1 and self._page.keys[mark] == "," and self._runs_on(end)
        loose = loose and not self._page.names_body(part) and not self._subject(name_end - 1)
        return None if loose else part  # "trao cho ông Nam, Chủ tịch nước nêu rõ …"

    def _over_article(self, at: int) -> int:
        """Step over "một", "hiện là", "người từng là" at the head of an apposition; "một trong những" stays."""
        keys, first = self._page.keys, at
        while at < min(first + 4, len(keys)) and keys[at] in _BEFORE_IS:
            at += 1
        if first < at < len(keys) and keys[at] == "là":
            first = at + 1
        return first + (keys[first : first + 1] == ["một"] and keys[first + 1 : first + 2] != ["trong"])

    def _of_another(self, start: int, end: int) -> bool:
        """Return whether the role belongs to the next person, or points back: "ca sĩ Lan", "nữ diễn viên này"."""
        following = self._page.mention_of.get(end)
        if following is not None and following.type is PER:
            return self._page.keys[end - 1] not in _OF and not self._page.names_body(Found(start, end))
        keys = self._page.keys
        near = end + 6 if keys[end : end + 1] and keys[end] in PLACES else min(end + 1, start + 5)
        return any(key in POINTING for key in keys[start + 1 : near])

    def _of_next(self, name_end: int, end: int) -> bool:
        """Return whether a list gives each name its offices before it: "Bộ trưởng A, Phó Thủ tướng, Bộ trưởng B"."""
        page = self._page
        first = page.last.get(name_end - 1, name_end)
        if page.keys[end : end + 1] != [","] or page.cues.titles.before(page.keys, first) is None:
            return False
        title = page.cues.titles.at(page.keys, end + 1)
        if title is None or title[1] not in ROLES:
            return False
        following = page.mention_of.get(self._ends.of(end + 1, closing=False))
        return following is not None and following.type is PER

    def _runs_on(self, end: int) -> bool:
        """Return whether a word of the same sentence follows the apposition, so that it has no second mark."""
        if end >= len(self._page.keys) or self._page.columns.sentences[end] != self._page.columns.sentences[end - 1]:
            return False
        return self._page.columns.shapes[end] is not Shape.PUNCT

    def _subject(self, last: int) -> bool:
        """Return whether the person whose name ends at `last` opens the clause, behind his titles."""
        first = self._page.last.get(last, last)
        while first > 0:
            found = self._page.cues.titles.before(self._page.keys, first)
            if found is None:
                break
            first = found[0]
        if first == 0 or self._page.columns.sentences[first - 1] != self._page.columns.sentences[last]:
            return True
        return self._page.columns.shapes[first - 1] is Shape.PUNCT or self._page.keys[first - 1] in _BEFORE_SUBJECT

    def _opens_role(self, start: int) -> bool:
        keys = self._page.keys
        if keys[start : start + 3] == ["một", "trong", "những"] or keys[start : start + 3] == ["một", "trong", "các"]:
            return True
        at = start
        while at < len(keys) and keys[at] in self._page.cues.words.role_modifier and at < start + 3:
            found = self._page.cues.titles.at(keys, at)
            if found and found[1] in ROLES:
                break
            at += 1
        found = self._page.cues.titles.at(keys, at)
        if found is None or found[1] not in ROLES:
            return False
        word = self._page.cues.compounds.at(keys, at)
        if word is not None and word[0] > found[0]:
            return False  # "đại sứ quán"
        return not self._page.names_another(found[0])
