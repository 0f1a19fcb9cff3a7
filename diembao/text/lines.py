"""The line ledger: every line or stretch of an article is title, lead, body, subheading or a kind of furniture.

A page whose lines survived is read line by line; a page that a crawler flattened into one line is read piece by
piece. Each passage carries the id of the rule that decided, so that a wrong one can be traced and mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from diembao.article import Passage, PassageKind, Span
from diembao.text.credits import find_credits
from diembao.text.datelines import find_dateline
from diembao.text.dates import parse_stamp
from diembao.text.promos import is_label, is_promo_line
from diembao.text.scenes import is_doubled_caption
from diembao.text.signatures import is_foot_source, is_person_name, is_signature, is_strong_signature
from diembao.text.stretches import find_stretches, skip_space

_HEADING_WORDS: Final = 12
_CAPTION_WORDS: Final = 60
_FLAT_LINE: Final = 900
_HEAD_LINES: Final = 4
_AUTHOR_WORDS: Final = 4
_LETTERS: Final = re.compile(r"(?:[^\W\d_a-zà-ỹ]\.?){1,4}(?:\s?[-–]\s?(?:[^\W\d_a-zà-ỹ]\.?){1,4})?")  # "N.X - T.L"
_PHOTO: Final = re.compile(r"(?:Ảnh|Clip|Video|Đồ họa)(?:\strong\sbài)?\s?:")


def lay_out(text: str, title_end: int, lead_end: int) -> tuple[Passage, ...]:
    """Return passages that cover `text` in order, without gap or overlap; white space belongs to the one before it.

    The title is `text[:title_end]`, a lead that the source gave apart is the rest up to `lead_end`.
    """
    marks = [Passage(PassageKind.TITLE, 0, title_end, "title")] if title_end else []
    marks += _lead(text, title_end, lead_end)
    lines = _line_spans(text, lead_end)
    if lines and title_end and lines[0].of(text) == text[:title_end].strip():
        marks.append(Passage(PassageKind.TITLE, lines[0].start, lines[0].end, "title.repeated"))
        lines = lines[1:]
    marks += _body(text, lines)
    return tuple(_cover(text, sorted(marks, key=lambda mark: (mark.start, mark.end))))


def _line_spans(text: str, start: int) -> list[Span]:
    spans, at = [], start
    for line in text[start:].split("\n"):
        left = at + len(line) - len(line.lstrip())
        right = at + len(line.rstrip())
        if left < right:
            spans.append(Span(left, right))
        at += len(line) + 1
    return spans


def _lead(text: str, title_end: int, lead_end: int) -> list[Passage]:
    start, end = title_end, lead_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return []
    opening = find_dateline(text, start, end)
    if opening is None:
        return [Passage(PassageKind.LEAD, start, end, "lead")]
    marks = [Passage(PassageKind.DATELINE, start, opening.end, opening.rule)]
    return [*marks, Passage(PassageKind.LEAD, opening.end, end, "lead")] if text[opening.end : end].strip() else marks


def _cover(text: str, marks: list[Passage]) -> Iterator[Passage]:
    """Yield `marks` stretched over the white space after them, with body in the gaps and nothing twice."""
    at = 0
    for mark in marks:
        start = max(mark.start, at)
        while start < mark.end and text[start].isspace():
            start += 1
        if start >= mark.end:
            continue
        gap = skip_space(text, at)
        if gap < start:
            stop = skip_space(text, start)
            yield Passage(PassageKind.BODY, at, stop, "body")
            at = stop
        end = skip_space(text, mark.end)
        yield Passage(mark.kind, at, end, mark.rule)
        at = end
    if at < len(text):
        yield Passage(PassageKind.BODY, at, len(text), "body")


def _body(text: str, lines: list[Span]) -> list[Passage]:
    marks: list[Passage] = []
    foot = _foot(text, lines)
    prose_seen = False
    for i, line in enumerate(lines[:foot]):
        found = _whole_line(text, lines, i, prose_seen) if len(lines) > 1 else []
        if not found:
            found = find_stretches(
                text, line, opening=not prose_seen, closing=i == foot - 1, flat=_is_flat(lines, line)
            )
            prose_seen = True
        marks += found
    return marks + _foot_marks(text, lines[foot:])


def _is_flat(lines: list[Span], line: Span) -> bool:
    return len(lines) == 1 or line.end - line.start > _FLAT_LINE


def _foot(text: str, lines: list[Span]) -> int:
    """Return the number of lines before the signatures, credits and links with which an article ends."""
    at = _climb(text, lines, len(lines))
    label = next((i for i in range(len(lines) * 2 // 3, at) if i > 0 and is_label(lines[i].of(text))), at)
    if all(is_promo_line(lines[i].of(text)) or _is_unmarked(lines[i].of(text)) for i in range(label, at)):
        return _climb(text, lines, label)
    return at


def _climb(text: str, lines: list[Span], at: int) -> int:
    while at > 1 and _is_foot_line(lines[at - 1].of(text), lines[at - 2].of(text)):
        at -= 1
    return at


def _is_foot_line(line: str, before: str) -> bool:
    if is_promo_line(line):
        return True
    signs = is_signature(line) or is_foot_source(line) or _PHOTO.match(line) is not None
    return signs and len(line.split()) < 10 and not before.rstrip().endswith((":", ","))


def _is_unmarked(line: str) -> bool:
    return not line.endswith((".", "!", "”", '"', "…", ":", ";", ","))


def _foot_marks(text: str, lines: list[Span]) -> list[Passage]:
    marks, links = [], False
    for line in lines:
        words = line.of(text)
        links = links or is_promo_line(words)
        signed = is_strong_signature(words) or _LETTERS.fullmatch(words) is not None
        promo = is_promo_line(words) or (links and not signed)
        kind, rule = (PassageKind.PROMO, "promo.line") if promo else (PassageKind.BYLINE, "byline.line")
        if words.lower().startswith(("theo ", "nguồn", "(theo", "(nguồn", "tham khảo")) and not promo:
            rule = "byline.source"
        if _PHOTO.match(words):
            kind, rule = PassageKind.CREDIT, "credit.line"
        marks.append(Passage(kind, line.start, line.end, rule))
    return marks


def _whole_line(text: str, lines: list[Span], i: int, prose_seen: bool) -> list[Passage]:
    """Return what a line is as a whole; nothing when it is prose, or holds more than one thing."""
    line = lines[i]
    words = line.of(text)
    size = len(words.split())

    def whole(kind: PassageKind, rule: str) -> list[Passage]:
        return [Passage(kind, line.start, line.end, rule)]

    if is_promo_line(words):
        return whole(PassageKind.PROMO, "promo.line")
    if (i < _HEAD_LINES or size < 8) and parse_stamp(words):
        return whole(PassageKind.DATELINE, "dateline.stamp")
    if size > 2 and size <= _CAPTION_WORDS and _is_doubled(text, lines, i):
        return whole(PassageKind.CAPTION, "caption.doubled")
    if credited := _credited_line(text, line, size):
        return credited
    if i < _HEAD_LINES and not prose_seen and i + 1 < len(lines) and _signs_head(text, lines, i):
        return whole(PassageKind.BYLINE, "byline.head")
    if prose_seen and (is_strong_signature(words) or _signs_above_pictures(text, lines, i)):
        return whole(PassageKind.BYLINE, "byline.line")
    if not _is_unmarked(words) or size > _CAPTION_WORDS or words[0] in "-–+•*" or i + 1 == len(lines):
        return []
    if find_dateline(text, line.start, line.end):
        return []
    if size > _HEADING_WORDS and not words.endswith("?"):
        return whole(PassageKind.CAPTION, "caption.unmarked")
    return (
        whole(PassageKind.SUBHEADING, "subheading.line")
        if prose_seen or size <= 8
        else whole(PassageKind.CAPTION, "caption.opening")
    )


def _signs_head(text: str, lines: list[Span], i: int) -> bool:
    """Return whether a line above the lead names the author; "Bắc Bộ" is a heading unless a timestamp is next to it."""
    words = lines[i].of(text)
    if not is_signature(words):
        return False
    stamped = any(0 <= j < len(lines) and parse_stamp(lines[j].of(text)) for j in (i - 1, i + 1))
    return stamped or is_strong_signature(words) or (is_person_name(words) and len(words.split()) > 2)


def _signs_above_pictures(text: str, lines: list[Span], i: int) -> bool:
    """Return whether the author stands at `i`, with nothing but pictures and their credits below."""
    words, below = lines[i].of(text), lines[i + 1 :]
    if not below or not is_person_name(words) or len(words.split()) > _AUTHOR_WORDS:
        return False
    return all(_credited_line(text, line, len(line.of(text).split())) for line in below)


def _is_doubled(text: str, lines: list[Span], i: int) -> bool:
    words = lines[i].of(text)
    if not is_doubled_caption(words):
        return False
    return any(0 <= j < len(lines) and lines[j].of(text) == words for j in (i - 1, i + 1))


def _credited_line(text: str, line: Span, size: int) -> list[Passage]:
    credits = find_credits(text, line.start, line.end)
    if not credits or size > _CAPTION_WORDS:
        return []
    credit = credits[-1]
    if text[credit.end : line.end].strip(' .)"”') or len(credits) > 2:
        return []
    end = line.end
    if not text[line.start : credit.start].strip(" -–—.(|"):
        return [Passage(PassageKind.CREDIT, line.start, end, "credit.line")]
    return [
        Passage(PassageKind.CAPTION, line.start, credits[0].start, "caption.credited"),
        Passage(PassageKind.CREDIT, credits[0].start, end, "credit"),
    ]
