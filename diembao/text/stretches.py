"""The furniture inside one line: what a crawler that drops line ends has run together.

A line is taken apart from both ends, the opening of its lead and the signatures and links at its foot, and then by
its credits, each of which closes a caption; what lies between is cut into pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from diembao.article import Passage, PassageKind, Span
from diembao.text.captions import around_credit, in_picture, loose_captions, starts_prose
from diembao.text.credits import Credit, find_credits, name_end
from diembao.text.datelines import find_dateline, find_inner_dateline
from diembao.text.dates import opening_stamp
from diembao.text.galleries import find_announced
from diembao.text.joints import Piece, is_closed, split_pieces, word_count
from diembao.text.promos import ARROW, find_bracketed, find_inner_labels, is_promo_piece, label_end, titles_end
from diembao.text.scenes import doubled_end
from diembao.text.signatures import is_person_name, is_short_name, is_signature, is_strong_signature
from diembao.text.tails import find_tail

_LINK_WORDS: Final = 30
_TITLES_WORDS: Final = 60
_ABOVE_WORDS: Final = 25
_BRIEF: Final = 450  # characters of a brief, in which a sentence that only shows is news: "Nhiều tuyến phố ngập nặng."


def find_stretches(text: str, line: Span, *, opening: bool, closing: bool, flat: bool) -> list[Passage]:
    """Return the furniture and headings inside a line of prose, in no order.

    `opening` and `closing` say that the line begins or ends the article, `flat` that its line ends may be lost.
    """
    marks: list[Passage] = []
    start, end = line.start, line.end
    if opening and (stop := opening_stamp(text, start, end)) > start:
        marks.append(Passage(PassageKind.DATELINE, start, stop, "dateline.stamp"))
        start = skip_space(text, stop)
    if (head := find_dateline(text, start, end)) is not None:
        marks.append(Passage(PassageKind.DATELINE, start, head.end, head.rule))
        start = skip_space(text, head.end)
    if closing:
        end, tail = find_tail(text, start, end)
        marks += tail
    if closing and flat and (gallery := find_announced(text, start, end)):
        marks += gallery
        end = gallery[0].start
    marks += [Passage(PassageKind.PROMO, a, b, "promo.bracketed") for a, b in find_bracketed(text, start, end)]
    marks += in_picture(text, start, end)
    if start < end:
        marks += _between_credits(text, Span(start, end), opening, closing and end == line.end, flat, final=closing)
    return marks if end - start > _BRIEF else [mark for mark in marks if mark.rule != "caption.shown"]


def _between_credits(text: str, span: Span, opening: bool, closing: bool, flat: bool, *, final: bool) -> list[Passage]:
    marks: list[Passage] = []
    at = span.start
    credits = find_credits(text, span.start, span.end)
    for credit in credits:
        pieces, promos = _prose_pieces(text, at, _rstrip_dashes(text, at, credit.start), opening and at == span.start)
        captioned = _is_apart(text, credit, span.end)
        found = around_credit(text, pieces, credit, opening and at == span.start) if captioned else []
        if flat:
            used = min((mark.start for mark in found), default=credit.start)
            left = [piece for piece in pieces if piece.end <= used]
            marks += loose_captions(text, left, opening and at == span.start, False)
        marks += promos + found
        at = credit.end if captioned else at
    pieces, promos = _prose_pieces(text, at, span.end, opening and at == span.start)
    if flat:
        marks += loose_captions(text, pieces, opening and at == span.start, closing, final=final)
    return marks + promos


def _is_apart(text: str, credit: Credit, end: int) -> bool:
    """Return whether what follows a credit begins anew; "(ảnh) cho thấy" is in the middle of a sentence."""
    following = text[credit.end : min(end, credit.end + 4)].lstrip(" .,")
    return not following[:1].islower()


def _rstrip_dashes(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " -–—|,;\n":
        end -= 1
    return end


def _prose_pieces(text: str, start: int, end: int, opening: bool) -> tuple[list[Piece], list[Passage]]:
    """Return the pieces that may be prose or captions, and those that are links, signatures or openings."""
    pieces: list[Piece] = []
    marks: list[Passage] = []
    at = start
    for number, piece in enumerate(_cut_at_links(text, split_pieces(text, start, end))):
        if piece.end <= at:
            continue
        piece = _from(piece, skip_space(text, max(piece.start, at)))
        before = marks[-1] if marks and not text[marks[-1].end : piece.start].strip() else None
        found = _doubled(text, piece, end) or _link(text, piece, before)
        found = found or (_inner_signature(text, piece, before) if number or not opening else None)
        found = found or _inner_opening(text, piece)
        if found:
            if found.kind is PassageKind.DATELINE:
                lead = opening and len(pieces) < 2
                marks += _before_dateline(text, pieces) if lead else _headline(text, pieces, found)
            marks.append(found)
        rest = at = skip_space(text, found.end) if found else piece.start
        if rest < piece.end:
            pieces.append(_from(piece, rest))
    return pieces, marks


def _doubled(text: str, piece: Piece, end: int) -> Passage | None:
    stop = doubled_end(text, piece.start, end)
    return Passage(PassageKind.CAPTION, piece.start, stop, "caption.doubled") if stop > piece.start else None


def _before_dateline(text: str, pieces: list[Piece]) -> list[Passage]:
    """Return the caption that stands above the dateline of the lead; it takes the piece out of `pieces`."""
    if len(pieces) != 1 or word_count(text, pieces[0]) > _ABOVE_WORDS or starts_prose(pieces[0].of(text)):
        return []
    above = pieces.pop()
    return [Passage(PassageKind.CAPTION, above.start, above.end, "caption.above_dateline")]


def _headline(text: str, pieces: list[Piece], dateline: Passage) -> list[Passage]:
    """Return the headline of an item of a digest, right above its dateline; it takes the piece out of `pieces`."""
    if not pieces or pieces[-1].closed or text[pieces[-1].end : dateline.start].strip():
        return []
    above = pieces.pop()
    return [Passage(PassageKind.SUBHEADING, above.start, above.end, "subheading.digest")]


def _link(text: str, piece: Piece, before: Passage | None) -> Passage | None:
    """Return the label or link with which a piece begins; titles without an end mark go on with the links before.

    A question or a headline that was cut ("…") is a title too; a sentence with its full stop is prose.
    """
    words = piece.of(text)
    titled = not piece.closed or (words.endswith(("?", "...", "…")) and word_count(text, piece) <= _TITLES_WORDS)
    stop = piece.end if titled else titles_end(text, piece.start, piece.end)
    label = label_end(text, piece.start, piece.end)
    if label > piece.start:
        return Passage(PassageKind.PROMO, piece.start, max(label, stop), "promo.label")
    if is_promo_piece(text, piece.start, piece.end):
        return _arrow_link(text, piece)
    if before and before.rule in ("promo.label", "promo.link") and stop > piece.start:
        return Passage(PassageKind.PROMO, piece.start, stop, "promo.link")
    return None


def _arrow_link(text: str, piece: Piece) -> Passage:
    """Return the link that an arrow or an appeal begins; prose that is glued to a last link stays outside."""
    arrow = ARROW.match(text, piece.start, piece.end)
    if arrow is None:
        return Passage(PassageKind.PROMO, piece.start, piece.end, "promo.arrow")
    if not piece.of(text).endswith("?") and (stop := titles_end(text, arrow.end(), piece.end)) > arrow.end():
        return Passage(PassageKind.PROMO, piece.start, stop, "promo.arrow")
    after = skip_space(text, arrow.end())
    rule = "promo.label" if label_end(text, after, piece.end, led=True) > after else "promo.arrow"
    stop = piece.end
    if piece.closed and word_count(text, piece) > _LINK_WORDS and not piece.of(text).endswith("?"):
        stop = max(arrow.end(), text.rfind(" / ", arrow.end(), piece.end) + 2)  # ">> Headline / headline / headline"
    return Passage(PassageKind.PROMO, piece.start, stop, rule)


def _inner_signature(text: str, piece: Piece, before: Passage | None) -> Passage | None:
    """Return a signature that more text follows, as where a page repeats its lead below: "Lê Mơ (Theo BBC)"."""
    words = piece.of(text)
    signed = before is not None and before.kind is PassageKind.BYLINE
    if signed and words.startswith("Theo ") and (stop := name_end(text, piece.start + 5, piece.end)) > piece.start + 5:
        return Passage(PassageKind.BYLINE, piece.start, stop, "byline.source")
    if piece.closed or not is_signature(words):
        return None
    if words.startswith("Nguồn"):
        return Passage(PassageKind.CREDIT, piece.start, piece.end, "credit.source")
    if is_strong_signature(words) or is_person_name(words) or is_short_name(words) or words.startswith("Theo "):
        return Passage(PassageKind.BYLINE, piece.start, piece.end, "byline.inner")
    return None


def _inner_opening(text: str, piece: Piece) -> Passage | None:
    found = find_inner_dateline(text, piece.start, piece.end)
    return Passage(PassageKind.DATELINE, found.start, found.end, found.rule) if found else None


def _cut_at_links(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        at = piece.start
        arrows = {arrow.start() for arrow in ARROW.finditer(text, piece.start + 1, piece.end)}
        for cut in sorted(arrows.union(find_inner_labels(text, piece.start + 1, piece.end))):
            stop = cut
            while stop > at and text[stop - 1].isspace():
                stop -= 1
            if at < stop:
                yield Piece(at, stop, is_closed(text[at:stop]))
            at = cut
        yield _from(piece, at)


def _from(piece: Piece, start: int) -> Piece:
    """Return what is left of `piece` from `start` on, mostly all of it."""
    return piece if start == piece.start else Piece(start, piece.end, piece.closed)


def skip_space(text: str, at: int) -> int:
    """Return where the first visible character from `at` on stands, or the end of `text`."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
