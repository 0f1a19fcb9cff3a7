"""What a figure is about and whose count it is, as the sentence around it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import Final

from diembao.document import Document
from diembao.text.page import Page

_SOURCE: Final = re.compile(
    r"(?<!\w)theo (?!(?:đó|dõi|đuổi|học|chân|sau|kịp|hướng|nhau|từng|kiểu|cách|quy định|kế hoạch|dự kiến|thứ tự|tỷ lệ|"
    r"tỉ lệ|giá|đơn vị|hình thức|mức|phương|luật|điều|tinh thần)(?!\w))"
    r"(?P<who>(?:[^,.;:!?\n(]|\.(?=\w)){2,120}?)"
    r"(?= (?:là|thì|có|đã|cho|nêu|ghi nhận|công bố|thông báo|nói|tính đến|trong số)(?!\w)| ?[,;:!?\n(]|\.(?!\w)|$)"
)
_VERB: Final = re.compile(
    r"(?<!\w)(?:tổng )?(?:trị giá|giá trị|có giá|với giá|giá|đạt|là|còn|lên tới|lên đến|lên|xuống|tăng|giảm|chiếm|với|"
    r"gồm|khoảng|hơn|gần|trên|dưới|ước|từ|đến|được|bị(?! (?:cáo|can|hại|đơn)(?!\w))|đã|sẽ|có|cho|mức|ở|tới|thêm|phạt|"
    r"mất|tại|trong|muốn|chi|trả|nhận|nêu|hứa|mua|hỗ trợ|đề xuất|đề nghị|yêu cầu|công bố|vừa|hỏi|nói|đánh giá|"
    r"thông qua|nộp|góp|vay|gọi vốn)(?!\w)"
)
_WORD: Final = re.compile(r"\w[\w.-]*\w|\w")
_EDGE: Final = re.compile(r"[,.;:!?\n()“”\"]")
# What leads in, and says nothing of what is told.
_LEAD: Final = re.compile(
    r"(?:nhưng|và|song|khi|nếu|vì sao|vì|do|bởi|tức|cả thảy|tổng cộng|tương đương|xấp xỉ|ngang|bằng|trong đó|theo đó|"
    r"ngoài ra|hiện nay|hiện|nay|cũng|chỉ|mới|rồi|nhất|nâng|kéo|giúp|thu|bán ra|mua vào|ông|bà|anh|chị|họ|tôi)(?: |$)"
)
# Words of `_VERB` that are nouns at the head of a clause: "Giá xăng tăng 300 đồng".
_NOUN: Final = re.compile(r"(?:tổng giá trị|giá trị|giá|mức)(?!\w)")
_LONGEST_SUBJECT: Final = 60
_MOST_NAMES: Final = 4


class Sentences:
    """The sentences of a document, found by offset."""

    def __init__(self, document: Document) -> None:
        self._spans = [(s.start, s.end) for s in document.sentences]
        self._starts = [start for start, _ in self._spans]
        self._asked, self._sources = (-1, -1), list[re.Match[str]]()

    def around(self, page: Page, start: int, end: int) -> tuple[int, int]:
        """Return the sentence that holds `start`, or up to 200 characters on both sides where none is known."""
        number = bisect_right(self._starts, start) - 1
        if number >= 0 and self._spans[number][1] >= end:
            return self._spans[number]
        return max(0, start - 200), min(len(page.low), end + 200)

    def source_near(self, page: Page, span: tuple[int, int], start: int) -> str | None:
        """Return whose count it is, as written: "theo tổ chức X" in the sentence `span`; one before the number first.

        The sources of a sentence are looked for once, however many numbers it has.
        """
        if self._asked != span:
            self._asked, self._sources = span, list(_SOURCE.finditer(page.low, *span))
        if not self._sources:
            return None
        before = bisect_right(self._sources, start, key=re.Match.end)
        best = self._sources[max(0, before - 1)]
        return page.text[best.start("who") : best.end("who")].strip() or None


def subject_before(page: Page, span: tuple[int, int], start: int) -> str | None:
    """Return the noun phrase whose amount is told: "Doanh thu" of "Doanh thu đạt 5 tỷ đồng", None if none is clear."""
    begin = max(span[0], start - 2 * _LONGEST_SUBJECT)
    clause = page.low[begin:start]
    edges = list(_EDGE.finditer(clause.rstrip(" (,")))
    head = edges[-1].end() if edges else 0
    head = len(clause) - len(clause[head:].lstrip(" -(,"))
    while lead := _LEAD.match(clause, head):
        head = lead.end()
    noun = _NOUN.match(clause, head)
    verb = _VERB.search(clause, noun.end() if noun else head)
    end = verb.start() if verb else len(clause)
    phrase = page.text[begin + head : begin + end].strip(" -(,")
    clear = 1 < len(phrase) <= _LONGEST_SUBJECT and phrase[0].isalpha() and not phrase[-1].isdigit()
    return phrase if clear else None


def subject_after(page: Page, number_end: int, noun_end: int) -> str | None:
    """Return who is counted, with the names that follow: "tay súng IS" of "33 tay súng IS bị thiệt mạng"."""
    end = noun_end
    for word in islice(_WORD.finditer(page.text, noun_end, noun_end + _LONGEST_SUBJECT), _MOST_NAMES):
        if word.start() != end + 1 or page.text[end] != " " or not word[0][0].isupper():
            break
        end = word.end()
    return page.text[number_end:end].strip() or None
