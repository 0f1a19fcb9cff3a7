"""What a figure is about and whose count it is, as the sentence around it says."""

from __future__ import annotations

import re
from bisect import bisect_right

from diembao.document import Document
from diembao.text.page import Page

_SOURCE = re.compile(
    r"(?<!\w)theo (?!(?:đó|dõi|đuổi|học|chân|sau|kịp|hướng|nhau|từng|kiểu|cách|quy định|kế hoạch|dự kiến|thứ tự|tỷ lệ|"
    r"tỉ lệ|giá|đơn vị|hình thức|mức|phương|luật|điều|tinh thần)(?!\w))(?P<who>[^,.;:!?\n]{2,80})"
)
_VERB = re.compile(
    r"(?<!\w)(?:tổng )?(?:trị giá|giá trị|có giá|với giá|giá|đạt|là|còn|lên tới|lên đến|lên|xuống|tăng|giảm|chiếm|với|"
    r"gồm|khoảng|hơn|gần|trên|dưới|ước|từ|đến|được|bị|đã|sẽ|có|cho|mức|ở|tới|thêm|phạt|mất|tại|trong)(?!\w)"
)
_EDGE = re.compile(r"[,.;:!?\n()“”\"]")
_LONGEST_SUBJECT = 60


class Sentences:
    """The sentences of a document, found by offset."""

    def __init__(self, document: Document) -> None:
        self._spans = [(s.start, s.end) for s in document.sentences]
        self._starts = [start for start, _ in self._spans]

    def around(self, page: Page, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds `start`, or up to 200 characters on both sides where none is known."""
        number = bisect_right(self._starts, start) - 1
        if number >= 0 and self._spans[number][1] >= end:
            return self._spans[number]
        return max(0, start - 200), min(len(page.low), end + 200)


def source_near(page: Page, span: tuple[int, int], start: int) -> str | None:
    """Return whose count it is, as written: "theo tổ chức X" in the same sentence; the one before the number first."""
    found = list(_SOURCE.finditer(page.low, *span))
    if not found:
        return None
    before = [match for match in found if match.end() <= start]
    best = before[-1] if before else found[0]
    return page.text[best.start("who") : best.end("who")].strip() or None


def subject_before(page: Page, span: tuple[int, int], start: int) -> str | None:
    """Return the noun phrase whose amount is told: "Doanh thu" of "Doanh thu đạt 5 tỷ đồng", None if none is clear."""
    begin = max(span[0], start - 2 * _LONGEST_SUBJECT)
    clause = page.low[begin:start]
    edges = list(_EDGE.finditer(clause.rstrip(" (,")))
    head = edges[-1].end() if edges else 0
    verb = _VERB.search(clause, head + 1)
    end = verb.start() if verb else len(clause)
    phrase = page.text[begin + head : begin + end].strip(" -(,")
    return phrase if 1 < len(phrase) <= _LONGEST_SUBJECT and phrase[0].isalpha() else None


def subject_after(page: Page, number_end: int, noun_end: int) -> str | None:
    """Return who is counted: "tay súng IS" of "33 tay súng IS bị thiệt mạng"."""
    rest = page.low[noun_end : noun_end + _LONGEST_SUBJECT]
    names = re.match(r"(?: [A-ZĐÀ-Ỹ][\w.-]*){0,4}", page.text[noun_end : noun_end + len(rest)])
    end = noun_end + (names.end() if names else 0)
    return page.text[number_end:end].strip() or None
