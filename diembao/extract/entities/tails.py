"""What may follow the head of a body's name, word by word: fields of work, seats, capitals, other bodies."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.entities.joints import JOINS, Joints
from diembao.extract.entities.tail_stops import TailStops
from diembao.extract.entities.view import CAPITAL, DASHES, LOC, LOWER, MIXED, NUMBER, ORG, PUNCT, View
from diembao.lexicon.cues import Cues, Head
from diembao.lexicon.names import Name, has_type

_LONGEST: Final = 18
# No house is named after a year: "thi THPT 2027".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TERMS: Final = frozenset({"khóa", "khoá", "kỳ", "lần", "nhiệm"})
# Where embassies and missions are: "Đại sứ quán Thái Lan tại Lào", "… tại Vientiane".
_POSTS: Final = frozenset({"state", "capital"})
# What only a state has: in "đại biểu Quốc hội TP Hà Nội" the city is not its seat.
_OF_THE_STATE: Final = (["quốc", "hội"], ["chính", "phủ"])
# Closed list of the law on enterprises; they stand behind the name as well as before it.
_LEGAL_FORMS: Final = (
    ("công", "ty", "cổ", "phần"),
    ("công", "ty", "tnhh", "mtv"),
    ("công", "ty", "tnhh", "một", "thành", "viên"),
    ("công", "ty", "tnhh"),
    ("ctcp",),
)
_BRANCH: Final = ["chi", "nhánh"]
SOLO_AREA: Final = frozenset({"tỉnh", "huyện", "quận", "thị xã", "xã", "phường", "thành phố", "đặc khu"})


class Tails:
    """Reads what follows the heads of one view."""

    def __init__(self, view: View, cues: Cues, stops: TailStops, joints: Joints) -> None:
        self._view, self._cues, self._stops, self._joints = view, cues, stops, joints

    def end(self, after: int, head: Head) -> int:
        """Return the end of the longest tail that ends well."""
        at, good, placed = after, after, False
        limit = min(len(self._view.keys), after + _LONGEST)
        while at < limit and self._view.bound[at] == self._view.bound[after - 1]:
            step = self._step(at, after, head, placed)
            if step is None:
                break
            at, ends_well, is_place = step
            placed = placed or is_place
            if ends_well:
                good = at
        return self._legal_form(self._letters(good))

    def _letters(self, end: int) -> int:
        """Return where the letters of a name end that dots part: the "K" of "Ban nhạc P.A.K"."""
        view = self._view
        while view.same_line(end - 1, end + 2) and view.keys[end] == "." and view.tight(end) and view.tight(end + 1):
            if not view.caps[end + 1] or len(view.keys[end + 1]) > 1 or len(view.keys[end - 1]) > 1:
                break
            end += 2
        return end

    def _branch(self, at: int) -> int:
        """Return where the branch at `at` ends that is called by its place, 0 for none: "Chi nhánh Phú Nhuận"."""
        view = self._view
        first = at + len(_BRANCH)
        if view.keys[at:first] != _BRANCH or not view.same_line(at, first + 1) or not self._cap(first):
            return 0
        known = next((end for end, known in view.known(first) if has_type(known, LOC)), None)
        return known or first + 1

    def _legal_form(self, end: int) -> int:
        """Return where the name ends when a dash and its legal form, or a branch, follow: "… Khí Việt Nam – CTCP"."""
        view = self._view
        if end + 1 >= len(view.keys) or view.keys[end] not in DASHES or not view.same_line(end - 1, end + 2):
            return end
        if branch := self._branch(end + 1):
            return branch
        for form in _LEGAL_FORMS:
            after = end + 1 + len(form)
            if tuple(view.keys[end + 1 : after]) == form and view.same_line(end, after):
                return end if self._cap(after) and view.same_line(end, after + 1) else after
        return end

    def _step(self, at: int, after: int, head: Head, placed: bool) -> tuple[int, bool, bool] | None:
        """Return (next token, whether the name may end there, whether a place was read), None where the tail stops."""
        view, cues = self._view, self._cues
        key = view.keys[at]
        if key in self._cues.seats and key != "nước" and view.keys[at - 2 : at] in _OF_THE_STATE:
            return None
        if key in _TERMS or (view.caps[at] and self._stops.at(at, after, placed, head)):
            return None
        seat = self._seat(at, head)
        if seat is not None:
            return seat
        phrase = None if placed else self._phrase(at, after, head)
        if phrase is not None:
            return phrase
        if view.caps[at]:
            return self._nested(at, head) or self._capital(at, head)
        bare_seat = at == after and head.grammar == "seat"  # "Chính phủ và nhân dân Việt Nam"
        if key in JOINS and not bare_seat and self._joints.joins(at, head, placed):
            return at + 1, False, False
        if key == "." and view.tight(at) and at + 1 < len(view.caps) and view.caps[at + 1]:
            return at + 1, False, False
        if key in cues.particles and at > after and not view.syllable[at - 1] and self._cap(at + 1):
            return at + 1, False, False
        counted = at == after or view.keys[at - 1] in cues.words.numbered_unit or self._numbered(at)
        if named_day := self._named_day(at, after, head):
            return named_day, True, False
        if view.shapes[at] in (NUMBER, MIXED) and counted and not view.listed_next(at):
            return None if at == after and _YEAR.fullmatch(key) else (at + 1, True, False)
        if key == "số" and at == after:
            return at + 1, False, False
        return self._lower(at, after, head, placed)

    def _named_day(self, at: int, after: int, head: Head) -> int:
        """Return where the day ends that a house is named after, 0 for none: "Bệnh viện 22-12", "Cao su 30/4"."""
        view = self._view
        if head.grammar != "name" or (at > after and view.caps[at - 1]) or not view.same_line(at, at + 3):
            return 0
        joined = view.keys[at + 1] in "-/" and view.tight(at + 1) and view.tight(at + 2)
        day, month = view.keys[at], view.keys[at + 2]
        if not joined or not (day.isdecimal() and month.isdecimal() and len(day) < 3 and len(month) < 3):
            return 0
        return at + 3 if 0 < int(day) < 32 and 0 < int(month) < 13 else 0

    def _nested(self, at: int, head: Head) -> tuple[int, bool, bool] | None:
        """Read a body inside the name of its organ: "Ban Thư ký Ủy ban hòa bình thống nhất Triều Tiên"."""
        found = self._cues.heads.at(self._view.keys, at) if head.grammar in ("field", "seat") else None
        if found is None or found[0] - at < 2 or found[1].grammar == "title" or not self._view.same_line(at, found[0]):
            return None
        end = self.end(*found)
        return (end, True, True) if end > found[0] else None

    def _numbered(self, at: int) -> bool:
        """Return whether a number closes the name before it: "Trường THPT Lê Lợi 2,", not "… Lê Lợi 2 người"."""
        view = self._view
        number = view.keys[at].isdecimal() and len(view.keys[at]) < 4
        if not number or not view.syllable[at - 1] or not view.same_line(at - 1, at + 1):
            return False
        if not view.same_line(at, at + 2):
            return True
        following = view.texts[at + 1]
        if view.shapes[at + 1] is PUNCT:
            return following not in "%/-–" and not (following == "." and self._decimal(at))
        return following in self._cues.words.after_number or self._grammar(at + 1)

    def _decimal(self, at: int) -> bool:
        """Return whether more digits follow the dot after the number at `at`."""
        return self._view.same_line(at, at + 3) and self._view.tight(at + 2)

    def _lower(self, at: int, after: int, head: Head, placed: bool) -> tuple[int, bool, bool] | None:
        """Read a lower-case word: the rest of a compound ("Hỗ trợ"), a way to a capital, or "tại" and a country."""
        view, cues = self._view, self._cues
        if view.shapes[at] is not LOWER or (head.grammar == "name" and not view.caps[at - 1]):
            return None
        if view.keys[at] == "của" and head.grammar == "field" and self._cap(at + 1) and not placed:
            body = cues.heads.at(view.keys, at + 1)
            return (body[0], True, False) if body and body[1].grammar == "seat" and body[0] - at > 2 else None
        if view.keys[at] == "tại" and placed:
            known = next(iter(view.known(at + 1)), None) if at + 1 < len(view.keys) else None
            state = known and any(not name.flags.isdisjoint(_POSTS) for name in known[1])
            return (known[0], True, True) if known and state and self._cap(at + 1) else None
        if placed or head.grammar not in ("field", "name") or self._grammar(at):
            return None
        if at > after and view.caps[at - 1] and view.syllable[at - 1] and view.shapes[at - 1] is CAPITAL:
            whole = head.grammar != "name" and at - 1 == after
            if self._cap(at + 1) and not self._stops.is_compound(at) and cues.heads.at(view.keys, at + 1):
                return None  # "Công ty Minh Anh kiện Công ty Lúa Vàng"
            return at + 1, (whole or self._stops.is_compound(at)) and not self._cap(at + 1), False
        ahead = range(at + 1, min(at + 4, len(view.keys)))
        for i in ahead:
            if view.bound[i] != view.bound[at] or self._grammar(i):
                return None
            if view.caps[i]:
                return (at + 1, False, False) if head.grammar == "field" and not self._stops.person(i) else None
        return None

    def _grammar(self, i: int) -> bool:
        """Return whether the word at `i` is a verb or a word of grammar, which no name takes in."""
        key, cues = self._view.keys[i], self._cues
        if key in cues.words.title_end or key in cues.function or cues.after.at(self._view.keys, i) is not None:
            return True
        verb = cues.verbs.at(self._view.keys, i)
        return verb is not None and (verb[0] - i > 1 or not self._in_compound(i))

    def _in_compound(self, i: int) -> bool:
        """Return whether the word at `i` is half of an ordinary word: "mua" in "thu mua", "giao" in "giao thông"."""
        view, cues = self._view, self._cues
        if view.caps[i - 1] and self._stops.is_compound(i):
            return True
        books = (cues.fields, cues.inner, cues.compounds)
        return any((found := book.at(view.keys, i)) is not None and found[0] - i > 1 for book in books)

    def _cap(self, i: int) -> bool:
        return i < len(self._view.caps) and self._view.caps[i]

    def _seat(self, at: int, head: Head) -> tuple[int, bool, bool] | None:
        """Read "tỉnh Quảng Nam", "TP.HCM", "quận 9": the seat of a body, with its noun."""
        view = self._view
        if head.grammar == "title":
            return None
        known = next(iter(view.known(at)), None)
        if known and has_type(known[1], ORG) and view.caps[at]:
            known = None
        if known and known[0] - at > 1 and self.spelt(at, known[0]) and any(_firm_place(n) for n in known[1]):
            return self._joints.partner(known[0], head), True, head.grammar != "name"
        for size in (2, 1):
            key = " ".join(view.keys[at : at + size])
            follows = at + size
            if key not in self._cues.seats or not view.same_line(at, follows + 1):
                continue
            if view.keys[follows] == "." and view.tight(follows):
                follows += 1
            if view.same_line(at, follows + 1) and (
                view.shapes[follows] is NUMBER or (view.caps[follows] and not self._bearer(key, follows))
            ):
                known = next(iter(view.known(follows)), None)
                end = known[0] if known else follows + 1
                return self._rest_of_place(end) if not known else end, True, True
            if key in SOLO_AREA and head.grammar == "seat":
                return at + size, True, True
        return None

    def _bearer(self, seat: str, at: int) -> bool:
        """Return whether a person follows the seat at `at`; a province that no list knows is none: "tỉnh Đầu Thanh"."""
        view = self._view
        return self._stops.person(at) or (seat == "tỉnh" and view.syllable[at] and not view.known(at))

    def spelt(self, at: int, end: int) -> bool:
        """Return whether every word of a known place has its capital here, but the "châu" of "châu Âu"."""
        view = self._view
        first = at + (view.keys[at] == "châu" and end - at > 1)
        return all(view.caps[i] or not view.keys[i].isalpha() for i in range(first, end)) and view.same_line(at, end)

    def _rest_of_place(self, end: int) -> int:
        """Take up to two more capitals for a place that no list knows: "xã Hương An"."""
        view, limit = self._view, end + 2
        while end < min(limit, len(view.caps)) and view.caps[end] and view.bound[end] == view.bound[end - 1]:
            if not view.syllable[end] or self._stops.person(end) or self._cues.titles.at(view.keys, end):
                break
            end += 1
        return end

    def _phrase(self, at: int, after: int, head: Head) -> tuple[int, bool, bool] | None:
        """Read a field of work ("giáo dục", "cấm phổ biến vũ khí hóa học") or an inner word ("cổ phần")."""
        view, cues = self._view, self._cues
        if head.grammar in ("field", "seat"):
            found = cues.fields.at(view.keys, at)
            joined = view.caps[at] or view.keys[at - 1] in JOINS or at == after
            if found and view.same_line(at, found[0]) and joined and (view.caps[at] or head.grammar == "field"):
                return found[0], True, False
        found = None if self._proper(at, after, head) else cues.inner.at(view.keys, at)
        if found and head.grammar != "title" and view.same_line(at, found[0]):
            closes = cues.closers.at(view.keys, at) is not None
            return found[0], view.caps[at] or closes, False
        found = cues.closers.at(view.keys, at)
        if found and head.grammar in ("field", "seat") and view.same_line(at, found[0]):
            return found[0], True, False
        return None

    def _proper(self, at: int, after: int, head: Head) -> bool:
        """Return whether a lower-case word follows the name proper of a firm, which takes no kind any more."""
        view, cues = self._view, self._cues
        if head.grammar != "name" or view.caps[at] or at == after or not view.caps[at - 1]:
            return False
        kind = cues.inner.before(view.keys, at) or cues.fields.before(view.keys, at)
        return kind is None or kind[0] < after

    def _capital(self, at: int, head: Head) -> tuple[int, bool, bool]:
        """Read one word, or one known place, of the name proper."""
        view = self._view
        for end, known in self._view.known(at):
            if end - at > 1 and has_type(known, ORG) and self._whole(at, end):
                return end, True, False
            if any(_firm_place(name) for name in known) and self.spelt(at, end):
                whole = end - at > 1 or any(not name.doubtful or "state" in name.flags for name in known)
                whole = whole and (view.syllable[at] or view.syllable[at - 1])  # "Dàn nhạc South Italy Salento"
                return self._joints.partner(end, head), True, whole and head.grammar in ("field", "seat")
        return at + 1, True, False

    def _whole(self, at: int, end: int) -> bool:
        """Return whether the listed body ends here in a capital, or is too long for chance: "Liên hợp quốc"."""
        state = self._view.keys[at:end] in _OF_THE_STATE  # "Cổng TTĐT Chính phủ"
        return self._view.caps[end - 1] or ((end - at > 2 or state) and self._view.same_line(at, end))


def _firm_place(name: Name) -> bool:
    """Return whether a place is no mere commune, whose two syllables may be the end of one name and the next."""
    return name.type is LOC and not name.flags >= {"weak", "commune"}
