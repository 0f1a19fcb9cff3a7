"""Whether the words around a time look back or ahead."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.times.phrases import Phrase
from diembao.text.page import Page

_FUTURE: Final = re.compile(r"(?:^|\W)(?:sẽ|dự kiến|sắp|chuẩn bị|dự định|kế hoạch|chậm nhất|hạn chót)(?!\w)")
_PAST: Final = re.compile(r"(?:^|\W)(?:đã|từng|vừa)(?!\w)")
_FIRM_PAST: Final = re.compile(r"(?:^|\W)(?:hồi|hôm|kể từ)(?: (?:đầu|giữa|cuối|sáng|trưa|chiều|tối|đêm|khoảng))? $")
SENTENCE_END: Final = re.compile(r"[.!?…] |\n")
_REACH: Final = 120


def firm_direction(page: Page, phrase: Phrase) -> int:
    """Return -1 for a time that "hồi" or "hôm" puts in the past, else the direction of its own words."""
    if phrase.moment.direction:
        return phrase.moment.direction
    return -1 if _FIRM_PAST.search(page.before(phrase.start, 20)) else 0


def hint(page: Page, phrase: Phrase) -> int:
    """Return 1 after "sẽ", "dự kiến", -1 after "đã", "vừa" in the same sentence, the nearest deciding; else 0."""
    before = page.before(phrase.start, _REACH)
    for end in SENTENCE_END.finditer(before):
        before = " " * end.end() + before[end.end() :]
    future = max((m.start() for m in _FUTURE.finditer(before)), default=-1)
    past = max((m.start() for m in _PAST.finditer(before)), default=-1)
    return (future > past) - (past > future)
