"""Roles before a name: "Ngoại trưởng Mỹ John Kerry", "Phát ngôn viên từ Nhà Trắng, ông Jay Carney"."""

from __future__ import annotations

from typing import Final

from diembao.document import Shape
from diembao.extract.roles.page import QUOTES, ROLES, Found, Page
from diembao.reading import EntityType

PER: Final = EntityType.PER
ORG: Final = EntityType.ORG
# How many words a role before a name may have.
_LIMIT: Final = 12
_LONGEST_DEGREE: Final = 7  # letters: "bsckii"
_LOOSE: Final = frozenset({"tại", "ở", "trong", "nên", "vì", "mà", "từ", "dạy", "rất", "bởi"})
# What a role that a comma and "ông" follow may stand behind: "…, kể cả chủ tịch ngân hàng, ông Lê Văn Ba".
_OPENING: Final = frozenset('.:,;“"') | {"và", "của", "theo", "lời", "với", "bởi", "là", "cả", "gồm", "có", "như"}
# What a role that a comma and a bare name follow may stand behind: "và cựu ngôi sao Hải Phòng, Lê Văn Ba".
_INTRODUCING: Final = frozenset({"và", "của", "với", "bởi", "là", "cả", "gồm", "như"})
# Who hears what the next one says.
_HEARERS: Final = frozenset({"phóng viên", "nhà báo", "pv báo"})
_DASHES: Final = ("-", "–", "—")
_CLOSING: Final = ("”", '"', "'", "’")
# A role goes on over one of these only behind an office.
_NOT_OVER: Final = ("các", "vụ")
_MARKS: Final = (",", *_DASHES, "là")
# A line-up: "thủ môn: Lê An; hậu vệ: …".
_POSITIONS: Final = {
    (word, kind, ":") for word, kind in (("thủ", "môn"), ("hậu", "vệ"), ("tiền", "vệ"), ("tiền", "đạo"))
}
# One person follows, whatever he is: "chàng nhạc sĩ, ca sĩ trẻ Lê An".
_ONE: Final = frozenset({"chàng", "nàng", "gã", "cô", "vị"})
# A title after one of these belongs to nobody: "thăng hàm Thượng tướng, …", "tướng lĩnh, sĩ quan, chiến sĩ".
_NO_OWN: Final = frozenset({"hàm", ",", "và", "các", "những"})


class Before:
    """Reads the roles before the names of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def at(self, first: int) -> Found | None:
        """Return the role that ends before the name whose first token is `first`."""
        if tuple(self._page.keys[first - 3 : first]) in _POSITIONS:
            return Found(first - 3, first - 1)
        end = first - 1 if self._dotted(first) else self._over_address(first)
        if end is None:
            return None
        if end and self._page.keys[end - 1] == "của":
            return None
        start = self._title_start(end, self._sentence_start(first))
        if start is None:
            return None
        if end < first and self._page.keys[start - 1 : start] == ["của"]:
            start = self._owner(start - 1, end)
        return self._trimmed(start, end)

    def _owner(self, of: int, end: int) -> int:
        """Return where the role begins that is somebody's who has the one behind "của", or `end` where it is kin.

        In "Người phát ngôn của Tổng thống Nga, ông Mơ" he is the spokesman, in "Vợ của Tổng thống Pháp, bà Mơ" nothing.
        """
        found = self._page.cues.titles.before(self._page.keys, of)
        if found is None or found[1] == "address":
            return of + 1
        if found[1] not in ROLES:
            return end
        opens = self._heads(found[0]) or self._page.keys[found[0] - 1] in _OPENING
        return found[0] if opens else of + 1  # and not "dưới sự chỉ huy của nhạc trưởng …"

    def _dotted(self, first: int) -> bool:
        """Return whether a degree with its dot stands before the name at `first`: "PGS. Lê An"."""
        keys, ends = self._page.keys, self._page.columns.ends
        if first < 2 or keys[first - 1] != "." or ends[first - 2] != self._page.columns.starts[first - 1]:
            return False
        found = self._page.cues.titles.before(keys, first - 1)
        return found is not None and found[1] == "rank" and len(keys[first - 2]) < _LONGEST_DEGREE

    def _trimmed(self, start: int, end: int) -> Found | None:
        while end > start and self._page.keys[end - 1] in ("là", "tên", ",", "ông", "bà", "“", "‘"):
            end -= 1
        if end > start and self._page.keys[end - 1] in _LOOSE:
            return None  # "Xuất thân là một ca sĩ nên Lê Vân …"
        if start and self._page.keys[start - 1] in ("“", '"') and self._page.keys[end - 1] not in ("”", '"'):
            inside = self._page.keys[start:end]
            if "”" in inside or '"' in inside:
                start -= 1
        elif self._page.keys[end - 1] in _CLOSING and not set(self._page.keys[start : end - 1]) & QUOTES:
            if QUOTES.isdisjoint(self._page.keys[max(0, start - 2) : start]):  # “Bà trùm” Lê Mơ
                return None  # the marks close something longer: "Em muốn làm ca sĩ" Lê An hát
            end -= 1
        return Found(start, end) if end > start else None

    def _sentence_start(self, at: int) -> int:
        number = self._page.columns.sentences[at]
        start = at
        while start > 0 and at - start < 40 and self._page.columns.sentences[start - 1] == number:
            start -= 1
        return start

    def _over_address(self, first: int) -> int | None:
        """Step over "ông" and the mark or "là" before it: the role in front of both is his."""
        keys, at = self._page.keys, first
        found = self._page.cues.titles.before(keys, at)
        addressed = bool(found and found[1] == "address" and at - found[0] == 1 and at - 1 not in self._page.last)
        at -= addressed
        mark = keys[at - 1] if at else ""
        bare = mark not in _MARKS or self._page.tight(at - 1) or (mark == "là" and not addressed)
        if bare or keys[at - 2] in QUOTES:
            return None if addressed else at  # "Thủ tướng tiếp ông Lê Minh Đức"
        at -= 1
        start = self._title_start(at, self._sentence_start(first))
        if start is not None and self._page.keys[start - 1 : start] == ["của"] and self._of_kin(start - 1):
            return None
        return at if start is not None and self._introduces(start, at, addressed) else None

    def _is_job(self, start: int) -> bool:
        """Return whether the title that begins at `start` is what somebody does, and no office of a body."""
        found = self._page.cues.titles.at(self._page.keys, start)
        return found is not None and found[1] == "job"

    def _of_kin(self, at: int) -> bool:
        """Return whether "của" at `at` says whose kin somebody is: "mẹ của nữ ca sĩ, bà Mơ"."""
        found = self._page.cues.titles.before(self._page.keys, at)
        return found is not None and found[1] == "address"

    def _introduces(self, start: int, mark: int, addressed: bool) -> bool:
        """Return whether the role from `start` to a mark is that of the name behind it, and of no other."""
        before, sign = self._page.keys[start - 1] if start else "", self._page.keys[mark]
        if sign in _DASHES:
            return before not in _MARKS or start - 2 not in self._page.last  # "bà Lan, giám đốc Hoa Mai – Lê An"
        if addressed:
            if before in ("với", "lời") and " ".join(self._page.keys[start : start + 2]) in _HEARERS:
                return False  # "Trao đổi với phóng viên Tuổi Trẻ, bà Mơ cho biết"
            if before == "của" and self._is_job(start):
                return False  # "Quản lý của nữ ca sĩ, chị Thu"
            if before == "," and self._has_own(mark):
                return False  # "bà Lan, giám đốc Hoa Mai, ông Lê An - chủ tịch Đại Phong"
            if before == "là" and (named := self._page.last.get(start - 2)) is not None:
                return self._page.mention_of[named].type is not PER  # "Bà Lan là giám đốc, ông Lê An thì nghỉ"
            return self._heads(start) or (before in _OPENING and not (sign == "là" and before == "của"))
        if self._of_person(mark):
            return self._heads(start)
        return self._page.bodies(Found(start, mark)) and (self._heads(start) or before in _INTRODUCING)

    def _has_own(self, mark: int) -> bool:
        """Return whether a dash and an office of his own follow the name behind `mark`."""
        keys, at = self._page.keys, mark + 1
        address = self._page.cues.titles.at(keys, at)
        mention = self._page.mention_of.get(address[0] if address and address[1] == "address" else at)
        after = self._page.after(mention) if mention else len(keys)
        found = self._page.cues.titles.at(keys, after + 1) if after + 1 < len(keys) else None
        return found is not None and keys[after] in _DASHES and found[1] in ROLES

    def _of_person(self, end: int) -> bool:
        """Return whether the role that ends at `end` is one of somebody's: "Luật sư biện hộ của Lê An"."""
        first = self._page.last.get(end - 1)
        return first is not None and self._page.mention_of[first].type is PER and self._page.keys[first - 1] == "của"

    def _heads(self, start: int) -> bool:
        """Return whether `start` is at the head of a sentence or a line."""
        words = self._page.columns
        return (
            start == 0
            or words.sentences[start - 1] != words.sentences[start]
            or "\n" in self._page.text[words.ends[start - 1] : words.starts[start]]
        )

    def _title_start(self, end: int, floor: int) -> int | None:
        """Return where the role that ends at `end` begins: its title, with what stands between, and words before it."""
        at, steps = end, 0
        while at > floor and steps < _LIMIT:
            found = self._page.cues.titles.before(self._page.keys, self._inner(at))
            adjacent = at == end or at in self._page.mention_of or (found is not None and self._clear(found[0], at))
            if found and adjacent and found[1] in ROLES and found[0] >= floor and not self._in_name(found[0], at):
                return self._widened(found[0], floor)
            if at in self._page.mention_of and (around := self._title_into(at, floor)) is not None:
                return self._widened(around, floor)
            at = self._over_bracket(at)
            if at - 1 in self._page.last:
                at = self._page.last[at - 1]
                if self._page.mention_of[at].type is PER and self._page.keys[at - 1] != "của":
                    return None
            elif self._stops_before(at - 1):
                return None
            else:
                at -= 1
            steps += 1
        return None

    def _clear(self, start: int, at: int) -> bool:
        """Return whether the title from `start` to `at` is one even with words behind it: no lone syllable."""
        return self._inner(at) - start > 1 or any(letter.isupper() for letter in self._page.columns.texts[start][1:])

    def _title_into(self, at: int, floor: int) -> int | None:
        """Return where a title begins that takes in the first word of the name at `at`: "Trưởng [Ban Dân vận]"."""
        found = self._page.cues.titles.before(self._page.keys, at + 1)
        return found[0] if found and found[1] in ROLES and floor <= found[0] < at else None

    def _over_bracket(self, at: int) -> int:
        """Step over a name in brackets that ends at `at`, after a body: its acronym, or the body above it."""
        keys, last = self._page.keys, self._page.last
        if at < 4 or keys[at - 1] != ")" or at - 2 not in last:
            return at
        opening = last[at - 2] - 1
        return opening if keys[opening] == "(" and opening - 1 in last else at

    def _inner(self, at: int) -> int:
        return at - 1 if at and self._page.keys[at - 1] in QUOTES else at

    def _in_name(self, start: int, at: int) -> bool:
        return (
            start in self._page.last
            and self._page.last[start] != at
            and self._page.mention_of[self._page.last[start]].type is PER
        )

    def _stops_before(self, i: int) -> bool:
        if self._page.columns.shapes[i] is Shape.PUNCT:
            return self._page.keys[i] not in QUOTES and not (self._page.keys[i] in "-/&" and self._page.tight(i))
        if self._page.keys[i] == "là":
            return False
        if self._page.columns.texts[i] in _NOT_OVER:  # "bị cáo vụ VGold", but "Trưởng phòng các đội tuyển"
            title = self._page.cues.titles.before(self._page.keys, i)
            return title is None or title[1] != "office" or i - title[0] < 2
        if self._page.keys[i] == "về" and self._charged(i):
            return False
        aged = self._page.keys[i + 1] == "tuổi"
        return self._page.keys[i] in self._page.cues.words.role_floor or (
            self._page.columns.shapes[i] is Shape.NUMBER and not aged
        )

    def _charged(self, at: int) -> bool:
        """Return whether an office and its body stand before "về" at `at`: "Đặc phái viên Liên Hợp Quốc về Syria"."""
        body = self._page.last.get(at - 1)
        if body is None or self._page.mention_of[body].type is not ORG:
            return False
        title = self._page.cues.titles.before(self._page.keys, body)
        return title is not None and title[1] == "office"

    def _widened(self, start: int, floor: int) -> int:
        """Take in "Phó", "cựu", "Cố" and another title in front: "GS.TS", "Thiếu tướng, Giám đốc"."""
        for _ in range(8):
            if start <= floor:
                break
            found = self._page.cues.titles.before(self._page.keys, self._inner(start))
            around = self._page.cues.titles.before(self._page.keys, start + 1)
            if around and around[1] in ROLES and floor <= around[0] < start:
                start = around[0]  # "Thứ [trưởng Công an]"
            elif self._modifies(start - 1):
                start -= 1
            elif found and found[1] in ROLES and found[0] >= floor:
                start = found[0]
            elif self._joined_title(start, floor) is not None:
                start = min(start, self._joined_title(start, floor) or 0)
            else:
                break
        return start

    def _heads_clause(self, at: int) -> bool:
        """Return whether the title at `at` opens its sentence, or has a capital in the middle of one."""
        begins = at == 0 or self._page.columns.sentences[at - 1] != self._page.columns.sentences[at]
        return begins or self._page.columns.texts[at][0].isupper()

    def _modifies(self, at: int) -> bool:
        """Return whether the word at `at` belongs to the title after it: "cựu", not the "quyền" of "chính quyền"."""
        if self._page.keys[at] not in self._page.cues.words.role_modifier or at in self._page.last:
            return False
        return (
            self._page.keys[at] != "quyền" or at == 0 or self._page.keys[at - 1] not in ("chính", "nhân", "chủ", "thẩm")
        )

    def _joined_title(self, start: int, floor: int) -> int | None:
        """Return where another title begins before a comma, a dash or a dot in front of `start`."""
        if start - 1 <= floor or self._page.keys[start - 1] not in (",", "-", ".", "–"):
            return None
        if (
            self._page.keys[start - 1] == "."
            and not self._page.tight(start - 1)
            and len(self._page.keys[start - 2]) > 3
        ):
            return None
        at = start - 1
        found = self._page.cues.titles.before(self._page.keys, at)
        if found and found[0] >= floor and found[1] in ROLES and self._own(found) and found[0] not in self._page.last:
            return found[0]
        if at - 1 in self._page.last and self._page.mention_of[self._page.last[at - 1]].type is ORG:
            found = self._page.cues.titles.before(self._page.keys, self._page.last[at - 1])
            if found and found[1] in ROLES and found[0] >= floor and self._own(found):
                return found[0]
        return None

    def _own(self, title: tuple[int, str]) -> bool:
        """Return whether the title before a comma is of the same person: no rank that is given, none in a list."""
        at = title[0]
        keys = self._page.keys
        if title[1] != "rank":
            return self._heads_clause(at) or keys[at - 1] in _ONE
        if at and keys[at - 1] == ",":  # "giáo sư, tiến sĩ, nhà giáo ưu tú …"
            before = self._page.cues.titles.before(keys, at - 1)
            return before is not None and before[1] == "rank" and keys[before[0] - 1] not in _NO_OWN
        return at == 0 or keys[at - 1] not in _NO_OWN
