"""What stands behind the prose of an article's last line: who signs, where it was taken from, links to others."""

from __future__ import annotations

from typing import Final

from diembao.article import Passage, PassageKind
from diembao.text.credits import find_credits
from diembao.text.joints import split_pieces
from diembao.text.promos import ends_in_link, find_inner_labels, is_promo_line
from diembao.text.signatures import author_start, is_signature, quoted_source_start, signature_start

_FOOT_WINDOW: Final = 400
_LINKS_WINDOW: Final = 2_000
# No article has more signatures and links at its foot; a page of nothing else is read in bounded time.
_MOST_MARKS: Final = 12


def find_tail(text: str, start: int, end: int) -> tuple[int, list[Passage]]:
    """Return where prose ends in the last line of an article, and the signatures, credits and links after it.

    "… đã về nhà. Lê Mơ (Theo AFP) Tin liên quan: Bão số 3?" gives the end of "nhà.", a byline and a promo.
    """
    end, marks = _tail_links(text, start, end)
    while end > start and len(marks) < _MOST_MARKS:
        mark = _last_mark(text, start, end) or _titles(text, start, end, marks) or _author(text, start, end, marks)
        if mark is None:
            break
        marks.append(mark)
        end = mark.start
        while end > start and text[end - 1].isspace():
            end -= 1
    return end, marks


def _last_mark(text: str, start: int, end: int) -> Passage | None:
    """Return what `text[start:end]` ends with, None if that is prose, or the credit of a last picture."""
    window = max(start, end - _FOOT_WINDOW)
    pieces = split_pieces(text, window, end)
    if not pieces or pieces[-1].start <= start:
        return None
    last = pieces[-1]
    credit = next((c for c in find_credits(text, window, end) if not text[c.end : end].strip()), None)
    if credit is not None and credit.start == last.start:
        return None  # its caption stands before it
    if credit is not None and is_signature(text[last.start : credit.start]):
        return Passage(PassageKind.CREDIT, credit.start, credit.end, "credit.tail")
    words = last.of(text)
    if is_signature(words):
        rule = "byline.source" if words.lower().lstrip("(").startswith(("theo", "nguồn")) else "byline.tail"
        return Passage(PassageKind.BYLINE, last.start, last.end, rule)
    if is_promo_line(words) or ends_in_link(words):
        return Passage(PassageKind.PROMO, last.start, last.end, "promo.tail")
    source = quoted_source_start(text, start, end)
    if source < end:
        return Passage(PassageKind.BYLINE, source, end, "byline.source")
    sign = signature_start(text, start, end)
    return Passage(PassageKind.BYLINE, sign, end, "byline.tail") if sign < end else None


def _author(text: str, start: int, end: int, marks: list[Passage]) -> Passage | None:
    """Return the author above the source that was found: "… quý 3/2013 Lê Mơ" before "Theo AFP"."""
    if not marks or marks[-1].rule != "byline.source":
        return None
    sign = author_start(text, start, end)
    return Passage(PassageKind.BYLINE, sign, end, "byline.tail") if sign < end else None


def _titles(text: str, start: int, end: int, marks: list[Passage]) -> Passage | None:
    """Return the titles without an end mark between a signature and an appeal: "Lê Mơ Bão số 3 đổ bộ Xem tiếp"."""
    if not marks or marks[-1].kind is not PassageKind.PROMO:
        return None
    pieces = split_pieces(text, max(start, end - _FOOT_WINDOW), end)
    if len(pieces) < 2 or pieces[-1].closed or not is_signature(pieces[-2].of(text)):
        return None
    return Passage(PassageKind.PROMO, pieces[-1].start, pieces[-1].end, "promo.tail")


def _tail_links(text: str, start: int, end: int) -> tuple[int, list[Passage]]:
    """Return where the list of links begins with which an article ends, and the list: "Tin liên quan: A? B C"."""
    for label in find_inner_labels(text, max(start + 1, end - _LINKS_WINDOW), end):
        pieces = split_pieces(text, label, end)
        if all(not piece.closed or piece.of(text).endswith(("?", "...", "…")) for piece in pieces):
            stop = label
            while stop > start and text[stop - 1].isspace():
                stop -= 1
            return stop, [Passage(PassageKind.PROMO, label, end, "promo.tail")]
    return end, []
