"""How far a name reaches that begins with a head noun: "Bộ Giáo dục và Đào tạo", "UBND tỉnh Quảng Nam".

The head says what may follow. A field of work may stand in lower case and be joined by "và"; a seat noun (tỉnh, TP,
quận) takes the place after it; a person's name or a title ends the organisation ("Công an TP Hà Nội Nguyễn Văn An").
"""

from __future__ import annotations

from typing import Final, NamedTuple

from diembao.extract.entities.captions import begins_sentence
from diembao.extract.entities.free_titles import FreeTitles
from diembao.extract.entities.joints import JOINS, Joints
from diembao.extract.entities.tail_stops import TailStops
from diembao.extract.entities.tails import SOLO_AREA, Tails
from diembao.extract.entities.view import CAPITAL, LOC, LOWER, MIXED, NUMBER, ORG, PER, UPPER, View
from diembao.lexicon.cues import Cues, Head
from diembao.lexicon.names import Names, has_type
from diembao.reading import EntityType

_LOWER_HEADS: Final = frozenset({"bộ", "sở", "cục", "vụ", "ban", "viện", "phòng"})
# What a field of work in lower case makes a name of also at the head of a sentence: "Bộ y tế", no "Phòng kiểm nghiệm".
_STATE_HEADS: Final = frozenset({"bộ", "sở", "tổng", "cục", "vụ", "ủy", "uỷ", "viện", "tòa", "toà", "công"})
_LOWER_COMPANIES: Final = {"đoàn": "tập", "ty": "công"}  # by their second syllables
_LOWER_ENDS: Final = frozenset({*_LOWER_HEADS, *_LOWER_COMPANIES, "đảng"})
# Organs of any company: the company after one is the name, the organ is part of a title.
_ORGANS: Final = (["hội", "đồng", "quản", "trị"], ["hội", "đồng", "thành", "viên"])
# Fields of work that are what a body does as well: "Tổng cục Thuế kiểm tra Công ty Minh Long".
_WORKS: Final = frozenset(
    {
        ("xây", "dựng"),
        ("đào", "tạo"),
        ("nhập", "khẩu"),
        ("xuất", "khẩu"),
        ("sản", "xuất"),
        ("phân", "phối"),
        ("điều", "tra"),
        ("thanh", "tra"),
        ("kiểm", "tra"),
        ("giám", "sát"),
        ("hỗ", "trợ"),
        ("quản", "lý"),
        ("điều", "chỉnh"),
        ("vận", "hành"),
    }
)
# Last words of the nouns for units of an army.
_UNITS: Final = frozenset({"đoàn", "khu", "đội", "số"})
_LETTERS: Final = frozenset({UPPER, MIXED})
_FIRMS: Final = frozenset({"công", "cty", "tổng", "ngân", "tập"})
_COMMON_HEADS: Final = frozenset(
    {"cảnh sát", "chứng khoán", "quân đội", "bóng đá", "báo chí", "truyền thông", "bộ đội"}
)


class Reach(NamedTuple):
    """A name with a head: tokens up to `end`, what it names, and how sure that is (1 sure, 0 not)."""

    end: int
    type: EntityType
    sure: float


class HeadReader:
    """Reads the names that begin with a head noun at a token of one view."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._titles = FreeTitles(view, cues)
        self._stops = TailStops(view, cues, names)
        self._joints = Joints(view, cues)
        self._tails = Tails(view, cues, self._stops, self._joints)

    def at(self, i: int) -> Reach | None:
        """Return how far the name with a head at token `i` reaches, None if there is no head or nothing after it."""
        bare = self._headless(i) if i and self._view.keys[i - 1] in _LOWER_ENDS else None
        found = self._cues.heads.at(self._view.keys, i) or bare
        if found is None or self._view.keys[i : i + 4] in _ORGANS or self._board(i, found[0]):
            return None
        if (
            (self._view.initial[i] and self._common(i, *found))
            or not self._view.same_line(i, found[0])
            or (found[1].acronym and self._view.shapes[i] not in _LETTERS and len(self._view.texts[i]) > 1)
        ):
            return None
        if found[0] - i == 1 and (self._signed(i) or self._stops.person(i) or self._inside(i) or self._in_place(i)):
            return None
        if bare is not None:
            return self._without_head(i, *bare)
        word = self._cues.compounds.at(self._view.keys, i)
        if word and word[0] > found[0] and not any(self._view.caps[found[0] : word[0]]):
            return None  # "Bộ phận", "Sở hữu"
        title = self._cues.titles.at(self._view.keys, i)
        if title and title[0] > found[0] and title[1] != "address":
            return None
        after, head = found
        end = self._titled(i, after, head) if head.grammar == "title" else self._tails.end(after, head)
        if end == after and after - i > 1 and self._view.shapes[after - 1] is UPPER:
            return Reach(end, head.type, 0.7)  # "Sở GD-ĐT"
        if end == after and head.grammar in ("field", "seat") and self._written_out(i, after):
            return Reach(end, head.type, 0.8)  # "Sở Y tế"
        if end == after or not self._begins(i, after, end) or self._bare(i, after, end):
            return None
        if (whole := self._listed_whole(i)) >= end:
            return Reach(whole, head.type, 1.0)
        end = self._listed_first(i, end)
        end += end < len(self._view.keys) and self._view.same_line(i, end + 1) and self._half_word(end)
        end = self._national(i, end)
        return Reach(end, head.type, 1.0 if end - after > 1 or self._view.caps[end - 1] else 0.6)

    def _titled(self, i: int, after: int, head: Head) -> int:
        """Return the end of an event or a programme: "Diễn đàn Doanh nghiệp Việt Nam - Đức"."""
        end = self._titles.end(i, after)
        return self._joints.partner(end, head) if end > after else end

    def _common(self, i: int, after: int, head: Head) -> bool:
        """Return whether the head is but a noun before a name: "Đội Cà Mau", and not in "Tỉnh đoàn", "Đội CSGT"."""
        if self._view.keys[i] not in self._cues.words.classifier:
            return False
        return after - i == 1 or (head.grammar == "name" and not any(self._view.caps[i + 1 : after]))

    def _written_out(self, i: int, after: int) -> bool:
        """Return whether a head of more words is a name by itself: a field of work in it has a capital."""
        view = self._view
        field = any(view.caps[k] and self._cues.fields.at(view.keys, k) for k in range(i + 1, after))
        return field and (after >= len(view.caps) or not view.caps[after] or self._stops.bearer(after))

    def _board(self, i: int, after: int) -> bool:
        """Return whether the board or the jury of any house begins at `i`: "Ban Giám đốc", "Ban Tổng giám đốc"."""
        title = self._cues.titles.at(self._view.keys, after) if self._view.keys[i:after] == ["ban"] else None
        return title is not None and title[1] != "address"

    def _signed(self, i: int) -> bool:
        """Return whether the head at `i` is but the letters of an author: the "Nh" of "Nh.Thạch", no bank."""
        view = self._view
        return len(view.texts[i]) == 2 and view.shapes[i] is CAPITAL and not view.syllable[i]

    def _inside(self, i: int) -> bool:
        """Return whether the acronym at `i` is the second half of another: the "ĐT" of "GD-ĐT"."""
        view = self._view
        return view.tight(i) and view.keys[i - 1] in "-–&" and view.tight(i - 1)

    def _in_place(self, i: int) -> bool:
        """Return whether the word at `i` is but a part of a known place: "Đài Loan", "Tây Ban Nha"."""
        for first in (i, i - 1, i - 2):
            known = next(iter(self._view.known(first)), None) if first >= 0 and self._view.caps[first] else None
            if known is None:
                continue
            if known[0] == i + 1 and first < i and has_type(known[1], PER):
                return self._tails.spelt(first, known[0])  # "Lam Trường Phương Thanh": two singers, no school
            if known[0] - i < 2 or not self._tails.spelt(first, known[0]):
                continue
            if any(name.type is LOC and "commune" not in name.flags for name in known[1]):
                return True
        return False

    def _begins(self, i: int, after: int, end: int) -> bool:
        """Return whether a head at the head of a sentence is a name: a capital or a field of work must follow."""
        view = self._view
        if not view.initial[i] or any(view.caps[after:end]) or view.keys[after] in SOLO_AREA:
            return True
        counted = view.shapes[after] is NUMBER or view.keys[after] == "số"
        unit = view.caps[after - 1] or view.keys[after - 1] in _UNITS
        if counted and after - i > 1 and unit:
            return True  # "Sư đoàn 968", "Đội CSGT số 6"
        formal = view.keys[i] in _STATE_HEADS or any(view.caps[i + 1 : after])
        return formal and self._cues.fields.at(view.keys, after) is not None

    def _half_word(self, at: int) -> bool:
        """Return whether the lower-case word at `at` is the rest of the last word: "Biên giới", "Hải quân"."""
        view = self._view
        lower = view.shapes[at] is LOWER and view.caps[at - 1] and view.syllable[at - 1]
        return lower and self._stops.is_compound(at) and not self._opens_another(at)

    def _opens_another(self, at: int) -> bool:
        """Return whether the word at `at` belongs to the one after it: the "cảnh" of "Triều Tiên cảnh báo"."""
        view = self._view
        if not view.same_line(at, at + 2) or view.caps[at + 1]:
            return False
        return self._cues.compounds.exact(view.keys[at : at + 2])

    def _bare(self, i: int, after: int, end: int) -> bool:
        """Return whether a force or a market of a place opens the sentence: "Chứng khoán Mỹ tăng", "Cảnh sát Paris"."""
        view = self._view
        if not view.initial[i] or " ".join(view.keys[i:after]) not in _COMMON_HEADS:
            return False
        return any(to == end and name.type is LOC for to, known in view.known(after) for name in known)

    def _headless(self, i: int) -> tuple[int, Head] | None:
        """Read "bộ Ngoại giao Mỹ", "tập đoàn Điện lực": the noun stands before the name in lower case."""
        keys = self._view.keys
        if keys[i - 1] == "đảng" and not self._view.caps[i - 1]:
            party = self._cues.heads.at(keys, i - 1)  # "đảng Lao động Triều Tiên"
            return party if party and party[0] > i else None
        if self._view.caps[i - 1] or not (keys[i - 1] in _LOWER_HEADS or self._company(i)):
            return None
        if self._cues.titles.before(keys, i) and self._cues.heads.at(keys, i):
            return None  # "trưởng phòng Hội Nông dân tỉnh"
        whole = self._cues.heads.at(keys, i - 2) if i > 1 and self._view.caps[i - 2] else None
        if whole and whole[0] == i:
            return None  # "Tổng cục Thuế"
        found = self._cues.fields.at(keys, i)
        return (found[0] - 1 if found[0] - i > 1 else i, Head(ORG, "field")) if found else None

    def _company(self, i: int) -> bool:
        """Return whether a noun for companies ends before `i`: "tập đoàn", "công ty"."""
        first = _LOWER_COMPANIES.get(self._view.keys[i - 1]) if i > 1 else None
        return first is not None and self._view.keys[i - 2] == first

    def _listed_whole(self, i: int) -> int:
        """Return the end of the listed body at `i`, which may go on over a title: "Văn phòng Chủ tịch nước"."""
        for end, known in self._view.known(i):
            if self._view.same_line(i, end) and any(n.type is ORG and not n.doubtful for n in known):
                return end
        return 0

    def _listed_first(self, i: int, end: int) -> int:
        """Return where the listed body at `i` ends before a verb or a sentence: "Ủy ban châu Âu | phạt Intel"."""
        view, cues = self._view, self._cues
        for whole, known in view.known(i):
            listed = any(n.type is ORG and not n.doubtful for n in known)
            if not listed or whole >= end:
                continue
            plain = view.caps[whole] and not view.known(whole) and view.keys[whole] != "trên"
            if plain and begins_sentence(view, cues, whole):
                return whole
            if view.shapes[whole] is not LOWER:
                continue
            goes_on = view.keys[whole] in cues.seats or view.keys[whole] in JOINS or view.keys[whole] in ("tại", "của")
            field = cues.fields.at(view.keys, whole) or cues.inner.at(view.keys, whole)
            return end if goes_on or (field and tuple(view.keys[whole : whole + 2]) not in _WORKS) else whole
        return end

    def _national(self, i: int, end: int) -> int:
        """Return where a firm's name ends that has its country in brackets: "Công ty TNHH Nestlé (Việt Nam)"."""
        keys = self._view.keys
        if keys[i] not in _FIRMS or keys[end : end + 1] != ["("] or not self._view.same_line(i, end + 3):
            return end
        after = end + 1 + (2 if keys[end + 1 : end + 3] == ["việt", "nam"] else 1)
        national = keys[end + 1 : after] in (["việt", "nam"], ["vietnam"], ["vn"])
        return after + 1 if national and keys[after : after + 1] == [")"] else end

    def _without_head(self, i: int, after: int, head: Head) -> Reach | None:
        """Return the reach of "Ngoại giao Mỹ" after "bộ", and of the field alone: "tập đoàn Điện lực"."""
        field, before = self._cues.fields.at(self._view.keys, i), self._view.keys[max(i - 2, 0) : i]
        alone = self._company(i) or (before[-1:] == ["bộ"] and before[0] != "cán")
        end = max(self._tails.end(after, head), field[0] if field and alone else 0)
        return Reach(end, head.type, 1.0 if self._view.caps[end - 1] else 0.7) if end > max(i + 1, after) else None
