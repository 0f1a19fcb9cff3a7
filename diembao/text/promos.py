"""Links to other articles and appeals to the reader: ">> …", "Xem thêm: …", "[Headline]", "Từ khóa: …"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from diembao.lexicon.outlets import outlet_of_promo
from diembao.lexicon.page_words import page_words

ARROW: Final = re.compile(r">{2,3}|»|►|▶|➤|⇒")
_EDGE: Final = " \t:.…>»►▶-–—|*()[]!"
_BRACKET: Final = re.compile(r"\[\s?[^\W_][^\[\]]{14,150}\]")
_NOT_A_LABEL: Final = re.compile(r"\s*+(?:đến|tới|về|của|vụ|nhất|trên|từ|được|là|này|trong)\b")
_APPEAL: Final = re.compile(
    r"(?:mời|kính mời)\s(?:quý\s)?(?:bạn đọc|độc giả|vị độc giả|khán giả|các bạn)\b"
    r"|theo dõi\s.{0,60}(?:google news|facebook|fanpage|zalo|youtube|kênh)"
    r"|\(\*\)\s|©|bản quyền\s|(?:nghe|xem|tải|đọc|nhấn|bấm|click)\s.{0,60}tại đây\b"
    r"|link bài gốc|copy link|xem (?:video|clip|ảnh|thêm)\s?[:>]"
    # what a player says, and the line that stands above it
    r"|bạn (?:cần |hãy |phải )?cài (?:đặt )?(?:adobe )?flash|trình duyệt của bạn không hỗ trợ"
    r"|(?:xem|nghe|mời xem)\s[^.:?!\n]{3,90}\s?:(?=\s*(?:$|[>\[]|bạn (?:cần |hãy |phải )?cài))",
    re.IGNORECASE,
)
# A label that begins a list of links wherever it stands in a flattened line.
_INNER_LABEL: Final = re.compile(
    r"[BCDTX](?<=[\s)].)(?:(?<=T)(?:in|IN)\s(?:(?:bài|BÀI|cùng|CÙNG)\s)?(?:liên|LIÊN|chuyên|CHUYÊN)"
    r"|(?<=B)(?:ài|ÀI)\s(?:liên|LIÊN)|(?<=D)(?:òng|ÒNG)\s(?:sự|SỰ)|(?<=C)(?:ó|Ó)\s(?:thể|THỂ)\s(?:bạn|BẠN)"
    r"|(?<=X)(?:em|EM)\s(?:thêm|THÊM|video|VIDEO|clip|CLIP)\s?[:>»])"
)
_MORE: Final = re.compile(r"\s(?:Xem tiếp|Xem thêm|Đọc tiếp|Đọc thêm|Xem tất cả)\s*$")
_COLON: Final = re.compile(r"\s?:")
_SPACES: Final = re.compile(r"[\W_]+")


def _key(words: str) -> str:
    return _SPACES.sub(" ", words.casefold()).strip()


def is_promo_line(line: str) -> bool:
    """Return whether a whole line is a label or a link: "MỚI - NÓNG", ">> Xem thêm: …", "Từ khóa: bão, lũ"."""
    if ARROW.match(line) or _APPEAL.match(line) or outlet_of_promo(line):
        return True
    return is_label(line) or label_end(line, 0, len(line)) > 0 or _ends_page(line)


def is_label(line: str) -> bool:
    """Return whether `line` is no more than a label of links, such as "TIN LIÊN QUAN"."""
    key = _key(line)
    return key in page_words("promo") or key in page_words("promo_end")


def _ends_page(line: str) -> bool:
    head, colon, _ = line.partition(":")
    return bool(colon) and _key(head) in page_words("promo_end")


@cache
def _labels() -> re.Pattern[str]:
    phrases = sorted(map(re.escape, page_words("promo")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(phrases)})(?![^\W_])", re.IGNORECASE)


# Labels that hardly begin a sentence of prose, so that they need no colon when a crawler has flattened the page.
_PLAIN_LABELS: Final = frozenset(
    {"tin liên quan", "tin bài liên quan", "bài liên quan", "dòng sự kiện", "có thể bạn quan tâm"}
)


def label_end(text: str, start: int, end: int, *, led: bool = False) -> int:
    """Return where the label of links that stands at `start` ends, `start` if none stands there.

    "Xem thêm: Bão số 3" has one up to its colon; "Tin liên quan đến vụ án" and "Xem thêm phim" have none. An arrow
    that led to it (`led`) is mark enough: "» Tin mới Bão số 3".
    """
    match = _labels().match(text, start, end)
    if match is None or text[start].islower() or _NOT_A_LABEL.match(text, match.end(), end):
        return start
    words = match.group()
    after = text[match.end() : match.end() + 3].lstrip()
    marked = led or after[:1] in (":", ">", "»") or words.isupper() or match.end() == end
    if not marked and words.lower() not in _PLAIN_LABELS:
        return start
    colon = _COLON.match(text, match.end(), end)
    return colon.end() if colon else match.end()


def is_promo_piece(text: str, start: int, end: int) -> bool:
    """Return whether a piece inside a line recommends something: an arrow or an appeal opens it."""
    return bool(ARROW.match(text, start, end) or _APPEAL.match(text, start, end))


def find_inner_labels(text: str, start: int, end: int) -> list[int]:
    """Return where labels of links stand inside `text[start:end]` that no mark may part from the words before."""
    return [m.start() for m in _INNER_LABEL.finditer(text, start, end) if label_end(text, m.start(), end) > m.start()]


# A story about a listed firm begins with its name, behind titles of other stories: "Công ty Mơ Xanh ( MXA ) báo lãi".
_LISTED: Final = re.compile(
    r"\s(?<=[^\W_A-Z]\s)(?=(?:Công ty|CTCP|Tổng [Cc]ông ty|Ngân hàng|Tập đoàn)\s"
    r"[^.,:;()\n]{2,90}\(\s[A-Z][A-Z\d]{2}\s\))"
)
_TICKER: Final = re.compile(r"\(\s[A-Z][A-Z\d]{2}\s\)")


def titles_end(text: str, start: int, end: int) -> int:
    """Return where the titles at `start` end because a story about a listed firm begins, `start` if none does."""
    match = _LISTED.search(text, start, end) if _TICKER.search(text, start, end) else None
    return match.start() if match else start


def ends_in_link(words: str) -> bool:
    """Return whether `words` end with the button of a list of links: "… lãi 72 tỷ đồng Xem tiếp"."""
    return _MORE.search(words) is not None


def find_bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the headlines in square brackets of `text[start:end]`: "[Giá gạo xuất khẩu tăng trở lại]"."""
    found = []
    for match in _BRACKET.finditer(text, start, end):
        words = match.group()[1:-1].split()
        if len(words) > 3 and words[0][0].isupper() and text[start : match.start()].rstrip()[-1:] in '.!?…”"/)':
            found.append((match.start(), match.end()))
    return found
