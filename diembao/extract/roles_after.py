"""Roles after a name, between commas, dashes or brackets: "ông Trịnh Văn Chiến, chủ tịch UBND tỉnh Thanh Hóa"."""

from __future__ import annotations

from collections.abc import Iterator

from diembao.document import Shape
from diembao.extract.roles_page import QUOTES, ROLES, Found, Page
from diembao.reading import EntityType

PER, ORG = EntityType.PER, EntityType.ORG
# How many words a role after a name may have.
_LIMIT = 30
# What an apposition opens with.
_OPEN = frozenset({",", "(", "-", "–", "—"})
_PLACES = frozenset({"tại", "ở", "trong"})
# After "tại" these are where something happens, nobody's place of work.
_EVENTS = frozenset(
    {"buổi", "cuộc", "hội", "phiên", "kỳ", "lễ", "sự", "đây", "đó", "thời", "ngày", "hôm", "vòng", "giải"}
)
_OF_MANY = (["những"], ["các"], ["số"])  # "một trong những …"
# A mark that closes an apposition.
_CLOSING = frozenset({",", "(", ")", "-", "–", "—", ";"})
# No role ends in one of these.
_JOINTS = frozenset({"là", "và", "của"})
# "và" and one of these is somebody else: "Chủ tịch nước và các đại biểu".
_GROUPS = [[word] for word in ("các", "những", "lãnh", "đại", "đoàn", "nhiều", "một", "gia", "hai")]
# These stand for a body on their own account; after a comma they are another person's.
_DELEGATES = (["đại", "diện"], ["lãnh", "đạo"])
_POINTING = frozenset({"này", "đó", "ấy", "trên"})
_BEFORE_SUBJECT = frozenset({"theo", "khi", "rằng", "là", "còn", "và", "lời", "nhưng", "dẫn", "nay", "qua", "này"})
_OF = frozenset({"của", "cho", "với", "bởi", "và"})
# Words that look like the verb after a role, and go on with it.
_KEEPS = frozenset(
    {
        ("có", "tiếng"),
        ("nhận", "thức"),
        ("dẫn", "đầu"),
        ("dự", "án"),
        ("tin", "tức"),
        ("còn", "lại"),
        ("làm", "việc"),
        ("có", "con"),
    }
)


class After:
    """Reads the roles after the names of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

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
        return self._page.tokens[at].sentence_no == self._page.tokens[at - 1].sentence_no

    def _opened(self, mark: int, name_end: int) -> Found | None:
        """Return the role that opens at the mark `mark`, of the person whose name ends at `name_end`."""
        start = mark + 1 + (self._page.keys[mark + 1] == "một" and self._page.keys[mark + 2 : mark + 3] != ["trong"])
        if not self._opens_role(start):
            return None
        bracketed = self._page.keys[name_end] == "(" and ")" not in self._page.keys[name_end:mark]
        end = self._apposition_end(start, closing=bracketed)
        if end <= start or self._of_another(start, end):
            return None
        part = Found(start, end)
        loose = start == mark + 1 and self._page.keys[mark] == "," and self._runs_on(end)
        loose = loose and not self._page.named(part, ORG) and not self._subject(name_end - 1)
        return None if loose else part  # "trao cho ông Nam, Chủ tịch nước nêu rõ …"

    def _of_another(self, start: int, end: int) -> bool:
        """Return whether the role belongs to the next person, or points back: "ca sĩ Lan", "nữ diễn viên này"."""
        following = self._page.mention_of.get(end)
        if following is not None and following.type is PER:
            return self._page.keys[end - 1] not in _OF and not self._page.named(Found(start, end), ORG)
        keys = self._page.keys
        near = end + 6 if keys[end : end + 1] and keys[end] in _PLACES else min(end + 1, start + 5)
        return any(key in _POINTING for key in keys[start + 1 : near])

    def _runs_on(self, end: int) -> bool:
        """Return whether a word of the same sentence follows the apposition, so that it has no second mark."""
        if (
            end >= len(self._page.tokens)
            or self._page.tokens[end].sentence_no != self._page.tokens[end - 1].sentence_no
        ):
            return False
        return self._page.tokens[end].shape is not Shape.PUNCT

    def _subject(self, last: int) -> bool:
        """Return whether the person whose name ends at `last` opens the clause, behind his titles."""
        first = self._page.last.get(last, last)
        while first > 0:
            found = self._page.cues.titles.before(self._page.keys, first)
            if found is None:
                break
            first = found[0]
        if first == 0 or self._page.tokens[first - 1].sentence_no != self._page.tokens[last].sentence_no:
            return True
        before = self._page.tokens[first - 1]
        return before.shape is Shape.PUNCT or self._page.keys[first - 1] in _BEFORE_SUBJECT

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
        return not self._names_another(found[0])

    def _names_another(self, after: int) -> bool:
        """Return whether the title is of the next person: "Daniele Bonera, tiền đạo Mario Balotelli"."""
        at = after
        if self._page.last.get(at, at) < at:  # "Trưởng [Ban Dân vận Trung ương]"
            at = self._page.after(self._page.mention_of[self._page.last[at]])
        for _ in range(3):
            mention = self._page.mention_of.get(at)
            if mention is None:
                address = self._page.cues.titles.at(self._page.keys, at)
                if address and address[1] in ("address", *ROLES):
                    at = address[0]
                    continue
                return False
            if mention.type is PER:
                return True
            at = self._page.after(mention)
        return False

    def _apposition_end(self, start: int, closing: bool) -> int:
        keys, tokens = self._page.keys, self._page.tokens
        title = self._page.cues.titles.at(keys, start)
        at = start if title is None or title[0] - 1 in self._page.last else title[0]
        while at < len(keys) and at - start < _LIMIT and tokens[at].sentence_no == tokens[start].sentence_no:
            if at in self._page.mention_of:
                if self._page.mention_of[at].type is PER:
                    break
                at = self._page.after(self._page.mention_of[at])
                continue
            if (
                tokens[at].shape is Shape.PUNCT
                and not (keys[at] in "-/&" and self._page.tight(at))
                and keys[at] not in QUOTES
                and not self._another_office(at)
                and not self._body_above(start, at)
            ):
                break
            if not closing and at > start and self._ends_after(at):
                break
            at += 1
        while at > start and (keys[at - 1] in QUOTES or keys[at - 1] in _JOINTS or self._addressed(at)):
            at -= 1
        return at

    def _addressed(self, at: int) -> bool:
        """Return whether "và ông" ends at `at`: what follows is another person."""
        found = self._page.cues.titles.before(self._page.keys, at)
        return found is not None and found[1] == "address" and self._page.keys[found[0] - 1] in _JOINTS

    def _another_office(self, at: int) -> bool:
        """Return whether the comma at `at` goes on with an office of the same person: "…, Bí thư Thành ủy"."""
        if self._page.keys[at] != "," or at + 1 >= len(self._page.keys):
            return False
        first = at + 1 + (self._page.keys[at + 1] == "kiêm")
        while (
            self._page.keys[first] in self._page.cues.words.role_modifier
            and first < at + 3
            and first + 1 < len(self._page.keys)
        ):
            if self._page.cues.titles.at(self._page.keys, first):
                break
            first += 1
        found = self._page.cues.titles.at(self._page.keys, first)
        if self._page.keys[at + 1 : at + 3] in _DELEGATES:
            return False
        return found is not None and found[1] == "office" and not self._names_another(found[0])

    def _body_above(self, start: int, at: int) -> bool:
        """Return whether the body of an office follows the comma at `at`: "Trưởng khoa Ngoại, Bệnh viện Hoa Mai,"."""
        keys = self._page.keys
        title, noun = self._page.cues.titles.at(keys, start), self._page.cues.heads.at(keys, at + 1)
        body = self._page.mention_of.get(at + 1)
        if body is None and noun is not None and noun[1].type is ORG:
            body = self._page.mention_of.get(noun[0])
        if keys[at] != "," or title is None or title[1] != "office" or title[0] == at or body is None:
            return False
        after = self._page.after(body)
        verb = self._page.cues.after.at(keys, after)
        closed = after == len(keys) or self._page.tokens[after].shape is Shape.PUNCT or keys[after] == "làm"
        closed = closed or (verb is not None and verb[0] - after > 1)
        return body.type is not PER and closed and (body.type is ORG or noun is not None)

    def _in_place(self, at: int) -> bool:
        """Return whether "tại" at `at` tells where somebody works, up to a mark: "chủ sạp rau tại chợ Đông Ba,"."""
        keys, tokens = self._page.keys, self._page.tokens
        if keys[at + 1 : at + 2] in _OF_MANY:
            return True
        if at + 1 < len(keys) and keys[at + 1] in _EVENTS:
            return False
        for i in range(at + 1, min(at + 9, len(keys))):
            if i in self._page.last:
                continue
            ended = keys[i] in self._page.cues.words.role_end or keys[i] in _POINTING
            if ended or tokens[i].sentence_no != tokens[at].sentence_no:
                return False
            if tokens[i].shape is Shape.PUNCT:
                return keys[i] in _CLOSING
        return False

    def _ends_after(self, at: int) -> bool:
        """Return whether a verb, or a place of the event, ends the apposition at `at`."""
        if self._kept(at):
            return False
        if self._page.keys[at] == "và" and self._page.keys[at + 1 : at + 2] in _GROUPS:
            return True
        if self._page.keys[at] in _PLACES:
            return at + 1 not in self._page.mention_of and not self._in_place(at)
        found = self._page.cues.after.at(self._page.keys, at)
        return self._page.keys[at] in self._page.cues.words.role_end or (found is not None and found[0] - at > 1)

    def _kept(self, at: int) -> bool:
        return (
            tuple(self._page.keys[at : at + 2]) in _KEEPS or self._page.cues.titles.at(self._page.keys, at) is not None
        )
