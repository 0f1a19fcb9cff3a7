"""Sources named where an article ends: "Theo Reuters, Sputnik News", "(Nguồn: TTXVN)", "X (theo Goal)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from diembao.article import Passage, PassageKind
from diembao.document import Document, Shape
from diembao.extract.citations.names import Named, SourceNames
from diembao.reading import SourceKind

_LABEL: Final = re.compile(
    r"(?:(?<=\()|(?<=[\s\-–—/])|^)"
    r"(?:theo|nguồn tin|nguồn|tổng hợp từ|tổng hợp theo|dịch từ|tham khảo|lược dịch từ|lược dịch|dẫn theo)\s*:?\s+"
    r"|nguồn:\s*",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*(?:[,;/&+]|\s[-–—]\s|\bvà\b)\s*")
_TAIL_CHARS: Final = 120
_NO_MEDIUM: Final = frozenset(("internet", "tổng hợp", "t/h", "fb", "facebook", "nvcc", "pv", "ctv"))


def tail_sources(document: Document, names: SourceNames) -> Iterator[Named]:
    """Yield the sources of bylines, and of a last line or bracket that says "theo" or "nguồn" without a verb."""
    last = max((p.end for p in document.passages if p.kind in _PROSE), default=0)
    for passage in document.passages:
        if passage.kind is PassageKind.BYLINE:
            yield from _labelled(document.text, passage.start, passage.end, names) or _signed(passage, names)
        elif passage.kind in _PROSE:
            start = _tail_of(document.text, passage, passage.end == last)
            if start is not None:
                yield from _labelled(document.text, start, passage.end, names)


_PROSE: Final = frozenset((PassageKind.BODY, PassageKind.LEAD, PassageKind.SUBHEADING))


def _tail_of(text: str, passage: Passage, is_last: bool) -> int | None:
    """Return where the credit begins that closes a passage of prose: a bracket, or a whole line without a stop."""
    end = passage.end
    while end > passage.start and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    if end > passage.start and text[end - 1] == ")":
        opened = text.rfind("(", max(passage.start, end - _TAIL_CHARS), end)
        return opened + 1 if opened >= 0 and _LABEL.match(text, opened + 1) else None
    start = max(text.rfind("\n", passage.start, end) + 1, passage.start)
    line = text[start:end]
    short = len(line) <= _TAIL_CHARS and "." not in line.strip(". ")
    return start if is_last and short and _LABEL.match(line.lstrip()) and _is_names(line) else None


def _is_names(line: str) -> bool:
    """Whether a line that begins with "Theo" goes on in names: most of its other words have a capital."""
    words = line.split()[1:]
    return sum(not word[0].islower() for word in words) * 3 >= len(words) * 2 and bool(words)


def _labelled(text: str, start: int, end: int, names: SourceNames) -> list[Named]:
    found: list[Named] = []
    match = _LABEL.search(text, start, end)
    if match is None:
        return found
    close = text.find(")", match.end(), end)
    stop = close if close >= 0 else end
    at = match.end()
    for part in [*_PARTS.finditer(text, at, stop), None]:
        piece_end = part.start() if part else stop
        named = _piece(text, at, piece_end, names)
        if named:
            found.append(named)
        at = part.end() if part else stop
    return found


def _piece(text: str, start: int, end: int, names: SourceNames) -> Named | None:
    words = text[start:end].strip(" .\n\t")
    if not words or words.lower() in _NO_MEDIUM or len(words) > 60:
        return None
    first, after = names.word_at(start), names.word_at(end)
    while after > first and names.words.shapes[after - 1] is Shape.PUNCT:
        after -= 1
    while first < after and names.words.shapes[first] in (Shape.LOWER, Shape.PUNCT):
        first += 1
    if first >= after:
        return None
    known = names.medium(first, after)
    if known:
        return Named(first, known.after, known.kind, known.source_id)
    mention = names.mention_at.get(first)
    kind = SourceKind.PERSON if mention and mention[1].type == "PER" else SourceKind.OUTLET
    return Named(first, after, kind, mention[1].entity_id if mention else None)


def _signed(passage: Passage, names: SourceNames) -> Iterator[Named]:
    """Yield the media that sign a byline without a label: "Thanh Tuấn (TTXVN)"."""
    i, after = names.word_at(passage.start), names.word_at(passage.end)
    while i < after:
        known = names.medium(i, after)
        if known and "ảnh" not in names.low[max(0, i - 3) : i]:
            yield known
        i = known.after if known else i + 1
