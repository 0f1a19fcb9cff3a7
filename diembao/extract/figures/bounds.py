"""How exact a number is and which way it moved: "hơn 70 tỷ đồng" is at least, "giảm 5,3%" is down."""

from __future__ import annotations

import re
from typing import Final

from diembao.text.page import Page

_AT_LEAST: Final = re.compile(
    r"(?:^|\W)(?:hơn|trên|ít nhất|tối thiểu|không dưới|không ít hơn|vượt|vượt quá|quá|từ) (?:là )?$"
)
_NO_LESS: Final = re.compile(r"(?:^|\W)không (?:dưới|ít hơn) $")
_ABOUT: Final = re.compile(
    r"(?:^|\W)(?:khoảng|gần|xấp xỉ|chừng|tầm|ước|ước chừng|ước tính|ước tính khoảng|ngót|cỡ|độ|suýt soát|dao động) $"
)
_AT_MOST: Final = re.compile(
    r"(?:^|\W)(?:dưới|chưa đến|chưa tới|không quá|tối đa|nhiều nhất|không đến|không tới|chưa đầy) $"
)
_UP_FROM: Final = re.compile(r" ?(?:trở lên|đổ lên)(?!\w)")
_DOWN_FROM: Final = re.compile(r" ?(?:trở xuống|đổ lại)(?!\w)")
_MOVES: Final = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|vượt|lên|cao hơn|nhích|tăng trưởng|nhiều hơn|thêm)|"
    r"(?P<down>giảm|hạ|sụt|xuống|mất|thấp hơn|co lại|tụt|rớt|ít hơn|lùi|cắt|bớt))(?!\w)"
)
_CLAUSE_START: Final = re.compile(r"[.,](?!\d)|[;:!?\n(]")  # and no comma inside a number: "tăng 10,8% và 17,6%"
_REACH: Final = 32


def bound_of(page: Page, start: int, end: int) -> str:
    """Return exact, about, at_least or at_most, by the words right before and after a number."""
    before, after = page.before(start, 20), page.after(end, 12)
    if _NO_LESS.search(before):
        return "at_least"
    if _AT_MOST.search(before) or _DOWN_FROM.match(after):
        return "at_most"
    if _UP_FROM.match(after):
        return "at_least"
    lead = _AT_LEAST.search(before)
    if lead and not before.endswith("từ "):
        return "at_least"
    return "about" if _ABOUT.search(before) else "exact"


def direction_of(page: Page, start: int) -> str | None:
    """Return "up" or "down" when the clause before a number says that something rose or fell, else None."""
    if start and page.low[start - 1] in "-+" and (start == 1 or not page.low[start - 2].isalnum()):
        return "down" if page.low[start - 1] == "-" else "up"
    before = page.before(start, _REACH)
    cuts = list(_CLAUSE_START.finditer(before))
    moves = list(_MOVES.finditer(before, cuts[-1].end() if cuts else 0))
    return (moves[-1].lastgroup or None) if moves else None
