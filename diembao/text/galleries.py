"""Rows of captions with which an article ends, where no mark parts them: behind words that announce pictures, or bare.

"Sau đây là một số hình ảnh của buổi lễ: Bà con dựng rạp Các em tập múa" has two pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from diembao.article import Passage, PassageKind
from diembao.text.credits import find_credits
from diembao.text.joints import Piece, split_pieces, word_count
from diembao.text.scenes import connects, happens, is_seen, is_sentence, lists, reports

# It begins with its letter and not with a choice of words: the engine walks from one of these letters to the next.
_ANNOUNCED: Final = re.compile(
    r"[CcDdGgLlMmSsVvXx](?i:(?:(?<=x)in gửi|(?<=g)(?:iới thiệu|hi lại)|(?<=c)(?:ùng (?:ngắm|xem|nhìn)|hiêm ngưỡng)"
    r"|(?<=s)au đây là|(?<=d)ưới đây là)[^.:]{0,60}?\s"
    r"(?:một số|một vài|những|chùm|loạt|vài|các)\s(?:hình\s)?ảnh(?:[^.:]|[.:](?=\S)){0,130}(?:[.:](?=\s|$)|$)"
    r"|(?<=c)ùng\s(?:xem|ngắm|nhìn|điểm)\slại\s[^.:]{3,90}:"
    r"|(?:(?<=m)ột (?:số|vài)|(?<=c)hùm|(?<=l)oạt|(?<=v)ài)\s(?:hình\s)?ảnh[^.:]{0,60}:)\s*+"
)
# What every announcement has, and how far it may begin before that.
_PICTURES: Final = re.compile(
    r"[ẢảCc](?:(?i:(?<=(?:số|ài|ng|ùm|ạt|ác|nh)\sả)nh)|(?i:ùng\s(?:xem|ngắm|nhìn|điểm)\slại\s))"
)
_LEADS_UP: Final = 100
_MOST_ANNOUNCED: Final = 3
_ITEM: Final = re.compile(r"(?<!\w)\d{1,2}\s?[-–.)]\s")
_SHORTEST: Final = 20
_LONGEST: Final = 250
_LONGEST_CLOSED: Final = 32
# No sentence has more words and no end mark: a row of captions that no joint parts.
_LONGEST_OPEN: Final = 45
_NAMED: Final = 0.3
_NAMED_LONG: Final = 0.2  # of a run as long as this
_LONG: Final = 90
_ILLUSTRATED: Final = re.compile(r"\s*\(?(?:tin|bài|phóng sự|chùm)\s?(?:,|và|-|–|&|\+)?\s?ảnh\b", re.IGNORECASE)
_TOLD: Final = re.compile(r"[“\"”:;?!%\d]")
_ESSAY_SHORTEST: Final = 3
_ESSAY_LONGEST: Final = 20
_SUFFERED: Final = frozenset({"bị thương", "khiến", "do", "vì", "thiệt hại"})  # seen in a picture of a disaster
_RULE: Final = "caption.gallery"


def find_announced(text: str, start: int, end: int) -> list[Passage]:
    """Return the captions and credits to the end of an article behind words that announce them, [] where none do.

    What follows the announcement is prose, and no gallery, as soon as one piece of it tells.
    """
    for found in islice(_announcements(text, start, end), _MOST_ANNOUNCED):
        marks: list[Passage] = []
        at = found.end()
        told = at == end or connects(text[at:end])
        for credit in find_credits(text, at, end):
            told = told or not _add_shown(text, at, credit.start, marks)
            marks.append(Passage(PassageKind.CREDIT, credit.start, credit.end, "credit"))
            at = credit.end
        told = told or not _add_shown(text, at, end, marks)
        if marks and marks[0].kind is PassageKind.CAPTION and not told:
            return marks
    return []


def _announcements(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    while pictures := _PICTURES.search(text, start, end):
        found = _ANNOUNCED.search(text, max(start, pictures.start() - _LEADS_UP), end)
        if found is None:
            return
        yield found
        start = found.end()


def _add_shown(text: str, start: int, end: int, marks: list[Passage]) -> bool:
    """Add the captions of `text[start:end]` to `marks`, unless one of them tells; return whether none does."""
    pieces = split_pieces(text, start, end)
    marks += [Passage(PassageKind.CAPTION, piece.start, piece.end, _RULE) for piece in pieces]
    long = sum(word_count(text, piece) for piece in pieces) > _LONG
    return not any(_tells(text, piece, long=long) for piece in pieces)


def _tells(text: str, piece: Piece, *, long: bool) -> bool:
    """Return whether a piece behind the announcement of pictures is prose again: with its stop it is long, reports,
    or goes on about those just named, where `long` text follows."""
    words, size = piece.of(text), word_count(text, piece)
    if not piece.closed:
        return size > _LONGEST
    return (
        reports(words) or (long and words.startswith("Họ ")) or (size > _LONGEST_CLOSED and not _names(words.split()))
    )


def _names(tokens: list[str]) -> bool:
    """Return whether names fill three tenths of `tokens`, two of a long run; capitals throughout are no names."""
    share = len(tokens) * (_NAMED_LONG if len(tokens) > _LONG else _NAMED)
    named = sum(token.lstrip("“\"(‘'")[:1].isupper() for token in tokens)
    return named >= share >= sum(token.isupper() for token in tokens)


def with_row(text: str, pieces: list[Piece], marks: list[Passage], *, signed: bool) -> list[Passage]:
    """Return `marks` and the captions of a row of pictures with which an article ends: names, and no mark between.

    Above a signature (`signed`) only a run too long for a sentence is one.
    """
    if signed and (essay := _essay(text, pieces)):
        known = [mark for mark in marks if mark.end <= essay[0].start]
        return known + [Passage(PassageKind.CAPTION, piece.start, piece.end, _RULE) for piece in essay]
    run = len(pieces)
    while run > 0 and not pieces[run - 1].closed:
        run -= 1
    row = pieces[run:]
    tokens = [token for piece in row for token in piece.of(text).split()]
    if len(tokens) <= (_LONGEST_OPEN if signed else _SHORTEST):
        return marks
    if not _names(tokens) or any(_is_row(piece.of(text)) for piece in row):
        return marks
    known = [mark for mark in marks if mark.end <= row[0].start]
    shown = [piece for piece in row if not happens(piece.of(text)) or word_count(text, piece) > _LONGEST_OPEN]
    return known + [Passage(PassageKind.CAPTION, piece.start, piece.end, _RULE) for piece in shown]


def _essay(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the captions of the pictures above "Tin, ảnh: Lê Mơ": three short sentences or more that only show."""
    if not pieces or not _ILLUSTRATED.match(text, pieces[-1].end):
        return []
    run = len(pieces)
    while run > 0 and _shows(text, pieces[run - 1]):
        run -= 1
    return pieces[run:] if len(pieces) - run >= _ESSAY_SHORTEST else []


def _shows(text: str, piece: Piece) -> bool:
    words, size = piece.of(text), word_count(text, piece)
    plain = piece.closed and 3 <= size <= _ESSAY_LONGEST and not _TOLD.search(words)
    return plain and is_seen(words) and not happens(words, _SUFFERED) and not connects(words)


def _is_row(words: str) -> bool:
    """Return whether an unclosed piece at the end is prose or a list: it reports, counts, or is parted by ";"."""
    return ";" in words or lists(words) or _ITEM.search(words) is not None or is_sentence(words)
