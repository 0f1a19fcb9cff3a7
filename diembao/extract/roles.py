"""Who is what: the role that the text puts right beside a person's name, in its own words.

Before the name: "Ngoại trưởng Mỹ John Kerry", "Phát ngôn viên từ Nhà Trắng, ông Jay Carney". After it, between commas,
dashes or brackets: "ông Trịnh Văn Chiến, chủ tịch UBND tỉnh Thanh Hóa". A bare ông or bà is no role, nor is kinship.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from diembao.document import Document, Shape
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of_word
from diembao.reading import EntityType, Mention, Role

PER, LOC, ORG = EntityType.PER, EntityType.LOC, EntityType.ORG
_ROLES = frozenset({"office", "rank", "job"})
_QUOTES = frozenset("“”\"'‘’")
# How many words a role before a name, and one after it, may have.
_BEFORE_LIMIT, _AFTER_LIMIT = 12, 30
_PLACES = frozenset({"tại", "ở", "trong"})
_LOOSE = frozenset({"tại", "ở", "trong", "nên", "vì", "mà", "từ", "dạy", "rất", "bởi"})
# A title after one of these belongs to nobody: "thăng hàm Thượng tướng, …", "tướng lĩnh, sĩ quan, chiến sĩ".
_JOINTS = frozenset({"là", "và", "của"})
_GROUPS = [[word] for word in ("các", "những", "lãnh", "đại", "đoàn", "nhiều", "một", "gia", "hai")]
_DELEGATES = (["đại", "diện"], ["lãnh", "đạo"])
_NO_OWN = frozenset({"hàm", ",", "và", "các", "những"})
_POINTING = frozenset({"này", "đó", "ấy", "trên"})
_BEFORE_SUBJECT = frozenset({"theo", "khi", "rằng", "là", "còn", "và", "lời", "nhưng", "dẫn", "nay", "qua", "này"})
_OF = frozenset({"của", "cho", "với", "bởi", "và"})
_KEEPS = frozenset({("có", "tiếng"), ("nhận", "thức"), ("dẫn", "đầu"), ("dự", "án"), ("tin", "tức"), ("còn", "lại")})


@dataclass(frozen=True, slots=True)
class _Found:
    """A role in tokens `start` to `end`, exclusive."""

    start: int
    end: int


class _Reader:
    """Reads the roles of one document; tokens and mentions are indexed once."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self._text = document.text
        self._tokens = document.tokens
        self._keys = [key_of_word(token.text) for token in document.tokens]
        self._starts = [token.start for token in document.tokens]
        self._mentions = mentions
        self._mention_of: dict[int, Mention] = {}
        self._last: dict[int, int] = {}
        for mention in mentions:
            first = bisect_left(self._starts, mention.start)
            after = bisect_left(self._starts, mention.end)
            self._mention_of[first] = mention
            for i in range(first, after):
                self._last[i] = first
        self._cues = cues()

    def roles(self) -> tuple[Role, ...]:
        """Return the roles in text order."""
        found = (self._role(mention) for mention in self._mentions if mention.type is PER)
        return tuple(role for role in found if role is not None)

    def _role(self, mention: Mention) -> Role | None:
        first = bisect_left(self._starts, mention.start)
        after = bisect_left(self._starts, mention.end)
        before, behind = self._before(first), self._after(after)
        parts = [part for part in (before, behind) if part is not None]
        if not parts:
            return None
        naming = [part for part in parts if self._named(part, ORG)]
        if len(parts) == 2 and len(naming) == 1:
            parts = naming
        role = "; ".join(self._words(part) for part in parts)
        joined = len(parts) > 1
        bodies = [m for part in parts for m in self._inside(part)]
        return Role(
            start=mention.start,
            end=mention.end,
            person_id=mention.entity_id,
            role=role,
            organisation_id=next((m.entity_id for m in bodies if m.type is ORG), None),
            place_id=next((m.entity_id for m in bodies if m.type is LOC), None),
            role_start=None if joined else self._starts[parts[0].start],
            role_end=None if joined else self._tokens[parts[0].end - 1].end,
        )

    def _words(self, part: _Found) -> str:
        return " ".join(self._text[self._starts[part.start] : self._tokens[part.end - 1].end].split())

    def _inside(self, part: _Found) -> list[Mention]:
        return [self._mention_of[i] for i in range(part.start, part.end) if i in self._mention_of]

    def _named(self, part: _Found, type_: EntityType) -> bool:
        return any(m.type is type_ for m in self._inside(part))

    # Before the name.

    def _before(self, first: int) -> _Found | None:
        end = self._over_address(first)
        if end is None:
            return None
        if end and self._keys[end - 1] == "của":
            return None
        start = self._title_start(end, self._sentence_start(first))
        return None if start is None else self._trimmed(start, end)

    def _trimmed(self, start: int, end: int) -> _Found | None:
        while end > start and self._keys[end - 1] in ("là", "tên", ",", "ông", "bà"):
            end -= 1
        if end > start and self._keys[end - 1] in _LOOSE:
            return None  # "Xuất thân là một ca sĩ nên Lê Vân …"
        if start and self._keys[start - 1] in ("“", '"') and self._keys[end - 1] not in ("”", '"'):
            inside = self._keys[start:end]
            if "”" in inside or '"' in inside:
                start -= 1
        elif self._keys[end - 1] in ("”", '"') and not set(self._keys[start : end - 1]) & {"“", '"'}:
            end -= 1
        return _Found(start, end) if end > start else None

    def _sentence_start(self, at: int) -> int:
        number = self._tokens[at].sentence_no
        start = at
        while start > 0 and at - start < 40 and self._tokens[start - 1].sentence_no == number:
            start -= 1
        return start

    def _over_address(self, first: int) -> int | None:
        """Step over "ông" and the comma before it: the role in front of both is his."""
        at = first
        found = self._cues.titles.before(self._keys, at)
        if found and found[1] == "address" and at - found[0] == 1 and at - 1 not in self._last:
            at = found[0]
            if not at or self._keys[at - 1] not in (",", "-", "–"):
                return None  # "Thủ tướng tiếp ông Lê Minh Đức"
            at -= 1
            return at if at and self._capital(self._title_start(at, 0)) else None
        return at

    def _capital(self, start: int | None) -> bool:
        """Return whether a role before a comma stands at the head of its clause."""
        if start is None:
            return False
        return (
            start == 0
            or "\n" in self._text[self._tokens[start - 1].end : self._starts[start]]
            or self._tokens[start - 1].sentence_no != self._tokens[start].sentence_no
            or (self._keys[start - 1] in (".", ":", ",", "“", '"', "và", "của", "theo", "lời", ";", "với", "bởi", "là"))
        )

    def _title_start(self, end: int, floor: int) -> int | None:
        """Return where the role that ends at `end` begins: its title, with what stands between, and words before it."""
        at, steps = end, 0
        while at > floor and steps < _BEFORE_LIMIT:
            found = self._cues.titles.before(self._keys, self._inner(at))
            adjacent = at == end or self._inner(at) - (found[0] if found else 0) > 1 or at in self._mention_of
            if found and adjacent and found[1] in _ROLES and found[0] >= floor and not self._in_name(found[0], at):
                return self._widened(found[0], floor)
            if at in self._mention_of and (around := self._title_into(at, floor)) is not None:
                return self._widened(around, floor)
            if self._bracketed(at):
                at -= 3
            if at - 1 in self._last:
                at = self._last[at - 1]
                if self._mention_of[at].type is PER:
                    return None
            elif self._stops_before(at - 1):
                return None
            else:
                at -= 1
            steps += 1
        return None

    def _title_into(self, at: int, floor: int) -> int | None:
        """Return where a title begins that takes in the first word of the name at `at`: "Trưởng [Ban Dân vận]"."""
        found = self._cues.titles.before(self._keys, at + 1)
        return found[0] if found and found[1] in _ROLES and floor <= found[0] < at else None

    def _bracketed(self, at: int) -> bool:
        """Return whether an acronym in brackets ends at `at`, after the body that it stands for."""
        keys = self._keys
        return at > 3 and keys[at - 1] == ")" and keys[at - 3] == "(" and {at - 2, at - 4} <= self._last.keys()

    def _inner(self, at: int) -> int:
        return at - 1 if at and self._keys[at - 1] in _QUOTES else at

    def _in_name(self, start: int, at: int) -> bool:
        return start in self._last and self._last[start] != at and self._mention_of[self._last[start]].type is PER

    def _stops_before(self, i: int) -> bool:
        if self._tokens[i].shape is Shape.PUNCT:
            return self._keys[i] not in _QUOTES and not (self._keys[i] in "-/&" and self._tight(i))
        if self._keys[i] == "là":
            return False
        aged = self._keys[i + 1] == "tuổi"
        return self._keys[i] in self._cues.words.role_floor or (self._tokens[i].shape is Shape.NUMBER and not aged)

    def _tight(self, i: int) -> bool:
        tokens = self._tokens
        return 0 < i < len(tokens) - 1 and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start

    def _widened(self, start: int, floor: int) -> int:
        """Take in "Phó", "cựu", "Cố" and another title in front: "GS.TS", "Thiếu tướng, Giám đốc"."""
        for _ in range(8):
            if start <= floor:
                break
            found = self._cues.titles.before(self._keys, self._inner(start))
            if self._modifies(start - 1):
                start -= 1
            elif found and found[1] in _ROLES and found[0] >= floor:
                start = found[0]
            elif self._joined_title(start, floor) is not None:
                start = min(start, self._joined_title(start, floor) or 0)
            else:
                break
        return start

    def _heads_clause(self, at: int) -> bool:
        """Return whether the title at `at` opens its sentence, or has a capital in the middle of one."""
        begins = at == 0 or self._tokens[at - 1].sentence_no != self._tokens[at].sentence_no
        return begins or self._tokens[at].text[0].isupper()

    def _modifies(self, at: int) -> bool:
        """Return whether the word at `at` belongs to the title after it: "cựu", not the "quyền" of "chính quyền"."""
        if self._keys[at] not in self._cues.words.role_modifier or at in self._last:
            return False
        return self._keys[at] != "quyền" or at == 0 or self._keys[at - 1] not in ("chính", "nhân", "chủ", "thẩm")

    def _joined_title(self, start: int, floor: int) -> int | None:
        """Return where another title begins before a comma, a dash or a dot in front of `start`."""
        if start - 1 <= floor or self._keys[start - 1] not in (",", "-", ".", "–"):
            return None
        if self._keys[start - 1] == "." and not self._tight(start - 1) and len(self._keys[start - 2]) > 3:
            return None
        at = start - 1
        found = self._cues.titles.before(self._keys, at)
        if found and found[0] >= floor and found[1] in _ROLES and self._own(found) and found[0] not in self._last:
            return found[0]
        if at - 1 in self._last and self._mention_of[self._last[at - 1]].type is ORG:
            found = self._cues.titles.before(self._keys, self._last[at - 1])
            if found and found[1] in _ROLES and found[0] >= floor and self._own(found):
                return found[0]
        return None

    def _own(self, title: tuple[int, str]) -> bool:
        """Return whether the title before a comma is of the same person: no rank that is given, none in a list."""
        at = title[0]
        if title[1] != "rank":
            return self._heads_clause(at)
        return at == 0 or self._keys[at - 1] not in _NO_OWN

    # After the name.

    def _after(self, at: int) -> _Found | None:
        if at + 1 >= len(self._keys):
            return None
        if (
            self._keys[at] not in (",", "(", "-", "–")
            or self._tokens[at].sentence_no != self._tokens[at - 1].sentence_no
        ):
            return None
        start = at + 1
        if not self._opens_role(start):
            return None
        end = self._apposition_end(start, closing=self._keys[at] == "(")
        if end <= start or self._of_another(start, end):
            return None
        part = _Found(start, end)
        loose = self._keys[at] == "," and self._runs_on(end) and not self._named(part, ORG)
        return None if loose and not self._subject(at - 1) else part  # "trao cho ông Nam, Chủ tịch nước nêu rõ …"

    def _of_another(self, start: int, end: int) -> bool:
        """Return whether the role belongs to the next person, or points back: "ca sĩ Lan", "nữ diễn viên này"."""
        following = self._mention_of.get(end)
        if following is not None and following.type is PER:
            return self._keys[end - 1] not in _OF and not self._named(_Found(start, end), ORG)
        return any(key in _POINTING for key in self._keys[start + 1 : min(end + 1, start + 5)])

    def _runs_on(self, end: int) -> bool:
        """Return whether a word of the same sentence follows the apposition, so that it has no second mark."""
        if end >= len(self._tokens) or self._tokens[end].sentence_no != self._tokens[end - 1].sentence_no:
            return False
        return self._tokens[end].shape is not Shape.PUNCT

    def _subject(self, last: int) -> bool:
        """Return whether the person whose name ends at `last` opens the clause, behind his titles."""
        first = self._last.get(last, last)
        while first > 0:
            found = self._cues.titles.before(self._keys, first)
            if found is None:
                break
            first = found[0]
        if first == 0 or self._tokens[first - 1].sentence_no != self._tokens[last].sentence_no:
            return True
        before = self._tokens[first - 1]
        return before.shape is Shape.PUNCT or self._keys[first - 1] in _BEFORE_SUBJECT

    def _opens_role(self, start: int) -> bool:
        keys = self._keys
        if keys[start : start + 3] == ["một", "trong", "những"] or keys[start : start + 3] == ["một", "trong", "các"]:
            return True
        at = start
        while at < len(keys) and keys[at] in self._cues.words.role_modifier and at < start + 3:
            found = self._cues.titles.at(keys, at)
            if found and found[1] in _ROLES:
                break
            at += 1
        found = self._cues.titles.at(keys, at)
        if found is None or found[1] not in _ROLES:
            return False
        word = self._cues.compounds.at(keys, at)
        if word is not None and word[0] > found[0]:
            return False  # "đại sứ quán"
        return not self._names_another(found[0])

    def _names_another(self, after: int) -> bool:
        """Return whether the title is of the next person: "Daniele Bonera, tiền đạo Mario Balotelli"."""
        at = after
        if self._last.get(at, at) < at:  # "Trưởng [Ban Dân vận Trung ương]"
            at = bisect_left(self._starts, self._mention_of[self._last[at]].end)
        for _ in range(3):
            mention = self._mention_of.get(at)
            if mention is None:
                address = self._cues.titles.at(self._keys, at)
                if address and address[1] in ("address", *_ROLES):
                    at = address[0]
                    continue
                return False
            if mention.type is PER:
                return True
            at = bisect_left(self._starts, mention.end)
        return False

    def _apposition_end(self, start: int, closing: bool) -> int:
        keys, tokens = self._keys, self._tokens
        at = start
        while at < len(keys) and at - start < _AFTER_LIMIT and tokens[at].sentence_no == tokens[start].sentence_no:
            if at in self._mention_of:
                if self._mention_of[at].type is PER:
                    break
                at = bisect_left(self._starts, self._mention_of[at].end)
                continue
            if (
                tokens[at].shape is Shape.PUNCT
                and not (keys[at] in "-/&" and self._tight(at))
                and keys[at] not in _QUOTES
                and not self._another_office(at)
            ):
                break
            if not closing and at > start and self._ends_after(at):
                break
            at += 1
        while at > start and (keys[at - 1] in _QUOTES or keys[at - 1] in _JOINTS or self._addressed(at)):
            at -= 1
        return at

    def _addressed(self, at: int) -> bool:
        """Return whether "và ông" ends at `at`: what follows is another person."""
        found = self._cues.titles.before(self._keys, at)
        return found is not None and found[1] == "address" and self._keys[found[0] - 1] in _JOINTS

    def _another_office(self, at: int) -> bool:
        """Return whether the comma at `at` goes on with an office of the same person: "…, Bí thư Thành ủy"."""
        if self._keys[at] != "," or at + 1 >= len(self._keys):
            return False
        first = at + 1
        while self._keys[first] in self._cues.words.role_modifier and first < at + 3 and first + 1 < len(self._keys):
            if self._cues.titles.at(self._keys, first):
                break
            first += 1
        found = self._cues.titles.at(self._keys, first)
        if self._keys[at + 1 : at + 3] in _DELEGATES:
            return False
        return found is not None and found[1] == "office" and not self._names_another(found[0])

    def _ends_after(self, at: int) -> bool:
        """Return whether a verb, or a place of the event, ends the apposition at `at`."""
        if self._kept(at):
            return False
        if self._keys[at] == "và" and self._keys[at + 1 : at + 2] in _GROUPS:
            return True
        if self._keys[at] in _PLACES:
            return at + 1 not in self._mention_of and self._keys[at + 1 : at + 2] not in (["những"], ["các"], ["số"])
        found = self._cues.after.at(self._keys, at)
        return self._keys[at] in self._cues.words.role_end or (found is not None and found[0] - at > 1)

    def _kept(self, at: int) -> bool:
        return tuple(self._keys[at : at + 2]) in _KEEPS or self._cues.titles.at(self._keys, at) is not None


def find_roles(document: Document, mentions: tuple[Mention, ...]) -> tuple[Role, ...]:
    """Return the roles of the persons among `mentions`, in text order.

    "Ngoại trưởng Mỹ John Kerry" gives "Ngoại trưởng Mỹ" with the id of the country as `place_id`.
    """
    return _Reader(document, mentions).roles()
