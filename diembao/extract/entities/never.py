"""Where no name begins although a capital stands there: peoples, calls, days, numbered parts, units, decrees."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.view import MIXED, NUMBER, UPPER, View
from diembao.lexicon.calendar import calendar_words
from diembao.lexicon.cues import Cues

# The last words of "người", "đồng bào", "dân tộc", "thiểu số", "tiếng".
_OF_PEOPLE: Final = frozenset({"người", "bào", "tộc", "số", "tiếng"})
# Times and parts that a number tells apart: "Tháng 5", "Điều 34".
_NUMBERED: Final = frozenset(
    {"năm", "tháng", "ngày", "quý", "km", "điều", "khoản", "mục", "chương", "phần", "bài", "kỳ", "tập", "vòng"}
)
_CURRENCIES: Final = frozenset({"vnđ", "vnd", "usd", "eur", "aud", "gbp", "sgd", "rm", "rmb"})
_COUNCILS: Final = frozenset({"ubnd", "hđnd"})
DEGREES: Final = frozenset({"vĩ", "kinh"})

# A kind of state, and no body of it.
_RULE_OF_LAW: Final = ["nhà", "nước", "pháp", "quyền"]
_YEARS: Final = frozenset({"tết", "năm", "xuân", "đán"})


class Never:
    """Tells the tokens of one view at which no name begins."""

    def __init__(self, view: View, cues: Cues) -> None:
        self._view, self._cues = view, cues
        words = cues.words
        self._stems, self._branches = frozenset(calendar_words("stem")), frozenset(calendar_words("branch"))
        self._opens = (
            words.call
            | words.roman
            | words.term
            | words.weekday
            | self._stems
            | _NUMBERED
            | DEGREES
            | _COUNCILS
            | {"người", "xuân"}
        )

    def at(self, i: int) -> bool:
        """Return whether no name begins at `i`."""
        view = self._view
        if view.keys[i : i + 4] == _RULE_OF_LAW:
            return True
        if self._of_people(i) or (view.keys[i] in self._opens and self._opens_none(i)) or self._numbered_paper(i):
            return True
        shape = view.shapes[i]
        return (shape is MIXED and self._measured(i)) or (shape is UPPER and self._spelt_out(i))

    def _opens_none(self, i: int) -> bool:
        """Return whether the word at `i` opens what is no name: a people, a call, a term of office, a date."""
        view, words = self._view, self._cues.words
        if view.keys[i] == "người" and view.caps[i + 1 : i + 2] == [True] and not view.known(i):
            return True  # the "Người" of "Người Ca Dong"
        if view.initial[i] and view.keys[i] in words.call and not view.known(i):
            return True  # "Ôi Osama"
        if view.shapes[i] is UPPER and view.keys[i] in words.roman:
            return True
        if view.keys[i] in words.term and view.same_line(i, i + 2) and view.keys[i + 1] in words.roman:
            return True
        if view.keys[i] in DEGREES and i and view.keys[i - 1] == "độ":
            return True  # "16,2 độ Vĩ Bắc"
        if view.keys[i] in _COUNCILS and view.keys[i + 1 : i + 2] == ["các"]:
            return True  # "UBND các cấp"
        return self._dated(i)

    def _of_people(self, i: int) -> bool:
        """Return whether the token at `i` is part of the name of a people: "đồng bào Ca Dong", "người Ê Đê"."""
        keys = self._view.keys
        if keys[i] not in self._cues.peoples.words:
            return False
        for at in range(i, max(i - 3, 0), -1):
            found = self._cues.peoples.at(keys, at) if keys[at - 1] in _OF_PEOPLE else None
            if found is not None and found[0] > i:
                return True
        return False

    def _measured(self, i: int) -> bool:
        """Return whether a unit after its number, or a sum of money, stands at `i`: "1,8 mW", "VNĐ78"."""
        view, written = self._view, self._view.texts[i]
        if i and written[0].islower() and len(written) < 5 and view.shapes[i - 1] is NUMBER:
            return not view.known(i)
        return written.rstrip("0123456789").lower() in _CURRENCIES

    def _dated(self, i: int) -> bool:
        """Return whether a day or a year of the calendar, or a numbered part, begins at `i`: "thứ Hai", "Điều 34"."""
        view, words = self._view, self._cues.words
        before = view.keys[i - 1] if i else ""
        if before == "thứ" and view.keys[i] in words.weekday:
            return True
        if view.keys[i] in _NUMBERED and view.same_line(i, i + 2) and view.shapes[i + 1] is NUMBER:
            return True
        first = i + (view.keys[i] in ("năm", "xuân"))  # "Năm Đinh Mùi", "Xuân Giáp Thìn 2024"
        year = view.keys[first : first + 1] and view.keys[first] in self._stems and first + 1 < len(view.keys)
        return bool(year) and view.keys[first + 1] in self._branches and (first > i or before in _YEARS)

    def _numbered_paper(self, i: int) -> bool:
        """Return whether an acronym of the number of a decree stands at `i`: "12/2025/QĐ-UBND"."""
        view = self._view
        if i < 2 or not view.tight(i):
            return False
        if view.keys[i - 1] == "/":
            return view.texts[i - 2].isdigit()
        if view.keys[i - 1] != "-" or not view.tight(i - 1):
            return False
        numbered = i > 3 and view.keys[i - 3] == "/" and view.tight(i - 2) and view.texts[i - 4].isdigit()
        return numbered or view.keys[i - 2] in self._cues.words.paper

    def _spelt_out(self, i: int) -> bool:
        """Return whether the acronym at `i` is in brackets after the words it stands for: "an ninh quốc gia (ANQG)"."""
        view, letters = self._view, self._view.keys[i]
        size = len(letters)
        if i <= size or view.keys[i - 1] != "(":
            return False
        words = range(i - 1 - size, i - 1)
        return all(view.keys[k][0] == letter and not view.caps[k] for k, letter in zip(words, letters, strict=True))
