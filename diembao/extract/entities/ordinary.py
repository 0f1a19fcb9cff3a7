"""Capitals that name nothing: loanwords, generic acronyms, pieces of compounds and titles, days, numbers of decrees."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.context import ROLE_KINDS
from diembao.extract.entities.never import DEGREES, Never
from diembao.extract.entities.view import CAPITAL, LOWER, PUNCT, UPPER, View
from diembao.lexicon.cues import Cues

_COMPASS: Final = frozenset({"đông", "tây", "nam", "bắc"})
_NUMBERS: Final = frozenset({"hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"})
_MONTHS: Final = frozenset({"giêng", "chạp", "một"})
_RANKED: Final = frozenset({"giải", "hạng", "loại"})
_RANKS: Final = frozenset({"nhất", "nhì", "nhứt", "vàng", "bạc", "đồng"})
_NO_NAMES: Final = _COMPASS | _NUMBERS | _MONTHS | _RANKS
_WATERS: Final = frozenset({"sông", "suối", "hồ", "núi", "đèo", "cầu", "chợ", "thôn", "ấp", "hòn", "cửa"})
_PLURAL: Final = re.compile(r"[A-Z]{3,5}s")
_POINTED: Final = DEGREES | {"phía", "hướng", "cực", "chếch"}


# What every state has one of, by the first word.
_OF_ONE_STATE: Final = {
    "chính": ["chính", "phủ"],
    "nhà": ["nhà", "nước"],
    "quốc": ["quốc", "hội"],
    "đảng": ["đảng"],
}
_SEVERAL: Final = frozenset({"hai", "các", "nhiều", "mọi", "những"})


class _Opening(NamedTuple):
    """What a token opens, whatever the candidate: the ends of a compound and of a title (0 if none).

    `never`: no name begins here. `followed`: a lower-case word comes next. `of_role`: the title is a role and is not
    written with capitals throughout, so that its first words are no name.
    """

    never: bool
    followed: bool
    compound: int
    title: int
    of_role: bool


_FOLLOWED, _ALONE = _Opening(False, True, 0, 0, False), _Opening(False, False, 0, 0, False)


class Ordinary:
    """Tells the candidates of one view that are common words; every start is read once."""

    def __init__(self, view: View, cues: Cues) -> None:
        self._view, self._cues = view, cues
        self._openings: dict[int, _Opening] = {}
        self._never = Never(view, cues)
        words = cues.words
        # Only these can be an ordinary word by themselves.
        self._alone = words.alone | words.role_modifier | _NO_NAMES

    def is_ordinary(self, c: Candidate) -> bool:
        """Return whether `c` is a common word or a piece of one, and no name."""
        opening, key = self._opening(c.start), self._view.keys[c.start]
        single = c.end - c.start == 1
        if key in _COMPASS and c.end - c.start < 4 and self._through(c.start):
            return True
        if key in _OF_ONE_STATE and self._several(c):
            return True
        if single and opening.followed and self._opens_body(c.start):
            return True
        if single and key in self._view.bearers and not c.known:
            if opening.of_role and opening.title > c.end:
                return True  # "Vĩnh biệt Thượng tướng", in an article about a Mr Thượng
            return self._view.initial[c.start] and (opening.compound > c.end or not self._acts(c.end))
        if opening.never or (single and key in self._alone and not c.reach and self._common(c.start)):
            return True
        if c.end - c.start == 2 and not (c.known or c.reach or c.quoted) and self._split(c):
            return True
        if opening.compound > c.end and not c.reach and (not c.known or single):
            return True
        if single and opening.of_role and opening.title > c.end + 1:
            return True  # "Đức Giáo hoàng"
        if opening.title >= c.end and not c.reach and self._doubtful(c):
            return True
        if c.known or c.reach or c.quoted or c.open or c.counted:
            return False
        if (opening.of_role and opening.title >= c.end) or self._nothing(c):
            return True
        return single and opening.followed and self._first_syllable(c.start)

    def _opens_body(self, i: int) -> bool:
        """Return whether a body begins at `i`, though somebody is called so: "Chính phủ", and a Mr Chính."""
        head = self._cues.heads.at(self._view.keys, i)
        return head is not None and head[0] == i + 2

    def _acts(self, at: int) -> bool:
        """Return whether a verb or a mark of tense follows, as after a person at the head of a sentence."""
        view = self._view
        if at >= len(view.keys):
            return False
        return view.keys[at] in self._cues.words.role_end or self._cues.after.at(view.keys, at) is not None

    def _common(self, i: int) -> bool:
        """Return whether the token at `i` alone is a common word for a body, a direction, a time, a number, a rank."""
        return self._noun(i) or self._direction(i) or self._former(i) or self._counted(i) or self._ranked(i)

    def _noun(self, i: int) -> bool:
        """Return whether the token at `i` alone is a body or a subject of school, written with a capital."""
        view, cues = self._view, self._cues
        return view.keys[i] in cues.words.alone and not (i and view.keys[i - 1] in cues.words.own_address)

    def _direction(self, i: int) -> bool:
        """Return whether a point of the compass stands at `i`: "phía Nam", "23,5 độ vĩ Bắc"."""
        view = self._view
        return i > 0 and view.keys[i] in _COMPASS and view.keys[i - 1] in _POINTED

    def _through(self, i: int) -> bool:
        """Return whether the point of the compass at `i` is one of two that a road joins: "cao tốc Bắc - Nam"."""
        keys = self._view.keys
        if (
            keys[i] == "bắc"
            and keys[i + 1 : i + 2] == ["nam"]
            and self._view.caps[i + 1]
            and i
            and not self._view.caps[i - 1]
        ):
            return self._cues.titles.before(keys, i) is None  # "đường sắt Bắc Nam"
        onward = keys[i + 1 : i + 2] in (["-"], ["–"]) and keys[i + 2 : i + 3] and keys[i + 2] in _COMPASS
        return bool(onward) or (i > 1 and keys[i - 1] in "-–" and keys[i - 2] in _COMPASS)

    def _several(self, c: Candidate) -> bool:
        """Return whether several of a kind are spoken of: "nỗ lực của hai Chính phủ", "hai Đảng, hai Nhà nước"."""
        keys = self._view.keys
        counted = c.start > 0 and keys[c.start - 1] in _SEVERAL and not self._view.caps[c.start - 1]
        return counted and keys[c.start : c.end] == _OF_ONE_STATE[keys[c.start]]

    def _former(self, i: int) -> bool:
        """Return whether a word of time or standing opens a title: "- Nguyên Chủ tịch nước"."""
        view, cues = self._view, self._cues
        if view.keys[i] not in cues.words.role_modifier or (i and view.keys[i - 1] in cues.words.own_address):
            return False
        title = cues.titles.at(view.keys, i + 1)
        return title is not None and title[1] in ROLE_KINDS and view.same_line(i, title[0])

    def _counted(self, i: int) -> bool:
        """Return whether a number word with a capital counts what follows: "Ba anh em", "Hai chúng ta"."""
        view, words = self._view, self._cues.words
        if view.keys[i] not in _NUMBERS or not view.same_line(i, i + 2) or view.shapes[i + 1] is not LOWER:
            return False
        if i and not view.initial[i] and view.keys[i - 1] in _WATERS:
            return False  # "sông Ba"
        titled = i > 0 and self._cues.titles.before(view.keys, i) is not None
        return not titled and view.keys[i + 1] not in words.role_end and self._cues.after.at(view.keys, i + 1) is None

    def _ranked(self, i: int) -> bool:
        """Return whether a rank of a prize or a month stands at `i`: "giải Nhì", "hạng Ba", "tháng Mười"."""
        view, before = self._view, self._view.keys[i - 1] if i else ""
        if before == "tháng":
            return view.keys[i] in _NUMBERS or view.keys[i] in _MONTHS
        return before in _RANKED and (view.keys[i] in _NUMBERS or view.keys[i] in _RANKS)

    def _split(self, c: Candidate) -> bool:
        """Return whether two words end in the middle of an ordinary one: the "Đoàn Thanh" of "Đoàn Thanh tra"."""
        view, cues, at = self._view, self._cues, c.end - 1
        if c.end >= len(view.keys) or view.shapes[c.end] is not LOWER:
            return False
        if view.keys[c.start] in cues.sure_surnames and view.keys[at] in cues.given:
            return False  # "Nguyễn Nguyên đại diện …"
        books = (cues.compounds, cues.fields, cues.inner, cues.heads)
        return any((found := book.at(view.keys, at)) and found[0] > c.end for book in books)

    def means_nothing(self, i: int) -> bool:
        """Return whether the token at `i` alone is a loanword, a generic acronym or a single letter."""
        key = self._view.keys[i]
        if key in self._cues.loanwords or (len(key) == 1 and key.isalpha() and key.isascii()):
            return True
        if self._view.texts[i][-1] == "s" and _PLURAL.fullmatch(self._view.texts[i]):
            return not self._view.known(i)  # "ICBMs"
        return key in self._cues.generic and self._view.shapes[i] is UPPER

    def _opening(self, i: int) -> _Opening:
        found = self._openings.get(i)
        if found is None:
            found = self._openings[i] = self._open(i)
        return found

    def _open(self, i: int) -> _Opening:
        view, cues = self._view, self._cues
        followed = i + 1 < len(view.keys) and view.shapes[i + 1] is LOWER and view.same_line(i, i + 2)
        word = (cues.compounds.at(view.keys, i) or cues.fields.at(view.keys, i)) if followed else None
        title = cues.titles.at(view.keys, i)
        never = self._never.at(i)
        if not never and word is None and title is None:
            return _FOLLOWED if followed else _ALONE
        return _Opening(
            never=never,
            followed=followed,
            compound=word[0] if word else 0,
            title=title[0] if title else 0,
            of_role=title is not None and title[1] in ROLE_KINDS and not self._spelt_like_a_name(i, title[0]),
        )

    def _spelt_like_a_name(self, i: int, after: int) -> bool:
        """Return whether every word of a title has its capital, and it is no short form: "Chủ Tịch", not "Phó TGĐ"."""
        view = self._view
        if after - i > 1 and (view.shapes[after - 1] is UPPER or self._cues.heads.at(view.keys, after - 1)):
            return False  # "Phó Trưởng" before "Ban Chỉ đạo"
        return all(view.caps[i:after])

    def _doubtful(self, c: Candidate) -> bool:
        return bool(c.known) and not self._view.caps[c.end - 1] and all(name.doubtful for name in c.known)

    def _nothing(self, c: Candidate) -> bool:
        """Return whether every word of `c` means nothing: "Hip-hop", "P.V", "GDP"."""
        view = self._view
        if not self.means_nothing(c.start):
            return False
        if len(view.keys[c.start]) == 1 and c.start and view.keys[c.start - 1] in self._cues.words.own_address:
            return False  # "ông D"
        if view.is_dotted_letter(c.start, c.end):
            return False
        if c.end - c.start == 1:
            return True
        if self._initials(c):
            return False
        if view.shapes[c.start] is UPPER and view.keys[c.start + 1] not in ".-/&":
            return True  # "SN 1988", "UAV Trung Quốc"
        return all(self.means_nothing(k) for k in range(c.start + 1, c.end) if view.shapes[k] is not PUNCT)

    def _initials(self, c: Candidate) -> bool:
        """Return whether `c` is made of an author's letters, "H.T", and not of the "P.V" of a reporter."""
        letters = [key for key in self._view.keys[c.start : c.end] if key != "."]
        return all(len(key) == 1 for key in letters) and letters != ["p", "v"]

    def _first_syllable(self, i: int) -> bool:
        """Return whether `i` is the first syllable of a common word: "Môi" in "Môi trường", "Cơ" in "Cơ quan"."""
        view, cues = self._view, self._cues
        if not view.syllable[i] or view.shapes[i] is not CAPITAL:
            return False
        return view.keys[i] not in cues.given and (i == 0 or view.keys[i - 1] not in cues.words.own_address)
