"""What stands under a picture, in a line of its own or inside a line that a crawler flattened."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from diembao.article import Passage, PassageKind
from diembao.text.credits import Credit
from diembao.text.echoes import echoes, ends_again, is_title, said_again
from diembao.text.galleries import with_row
from diembao.text.joints import Piece, word_count
from diembao.text.scenes import (
    connects,
    happens,
    is_bare_name,
    is_guess,
    is_placed,
    is_sentence,
    is_shown,
    is_still,
    lists,
    officiates,
    opens_picture,
    opens_scene,
    poses,
    refers_back,
    reports,
    restarts,
    shows_named,
)

_IN_PICTURE: Final = re.compile(r"\(\s?(?:trong|trên)\s(?:ảnh|hình)\s?:[^()]{2,120}\)", re.IGNORECASE)
_SELF: Final = re.compile(r"(?:Ảnh|Clip|Video)\s(?!hưởng|viện)[^\W_]")
_PLAYER: Final = re.compile(r"(?:Clip|Video)\s[^.:!?]{5,81}:")
_COLUMNS: Final = re.compile(r"\(1\)[^()]{3,60}\(2\)$")  # heads of a table: "Giá bán (1) Giá mua (2)"
_POINTING: Final = ("Từ ", "Trong ", "Ảnh", "Hình", "Clip", "Video", "Năm ")
_LINKS: Final = ("[", ">", "»")
_DOTS: Final = ("...", "…")
_LONGEST: Final = 60
_NAME_LONGEST: Final = 14
_OPENING_LONGEST: Final = 45
_LOOSE_LONGEST: Final = 32
_PAIR_LONGEST: Final = 25
_PAIR_TOTAL: Final = 40
_HEADING_LONGEST: Final = 7
_TITLE_SHORTEST: Final = 5
# Who or what can be seen at once, at the head of a few words: "Chiếc ghe bốc cháy dữ dội", "Hai đội chào khán giả".
_ACTING: Final = re.compile(
    r"(?:Chiếc|(?:Hai |Các )?(?:[Đđ]ội(?! hình)|[Cc]ầu thủ)|Cổ động viên|Các em|Dòng người|Đoàn (?:xe|người|tàu)"
    r"|Ngọn lửa|Đám cháy|Cột khói)\s"
)
_CLOCK: Final = re.compile(r"\d{1,2}[hg:]\d{0,2}'?\s?:\s")  # an entry of a live report
_MOST_TITLES: Final = 8
_LONGEST_TITLE: Final = 16
_NAMED: Final = re.compile(r"(?:Ông|Bà|Anh|Chị|Cô|Em|Cháu|Ca s[ĩỹ]|Diễn viên|HLV|Cầu thủ)\s")


def in_picture(text: str, start: int, end: int) -> list[Passage]:
    """Return the captions in brackets inside prose: "(Trong ảnh: Cầu Long Biên)"."""
    return [
        Passage(PassageKind.CAPTION, m.start(), m.end(), "caption.in_picture")
        for m in _IN_PICTURE.finditer(text, start, end)
    ]


def around_credit(text: str, pieces: list[Piece], credit: Credit, opening: bool) -> list[Passage]:
    """Return the caption that the credit closes, if one does, and the credit.

    `pieces` lie between the last credit, or the start of the line, and this one; `opening` if that start is the
    article's. Of a credit that follows prose, as "Ảnh minh họa" often does, only itself is furniture.
    """
    marks = [Passage(PassageKind.CREDIT, credit.start, credit.end, "credit")]
    if not pieces:
        rule = "caption.illustration" if credit.illustration else "credit.alone"
        kind = PassageKind.CAPTION if credit.illustration else PassageKind.CREDIT
        return [Passage(kind, credit.start, credit.end, rule)]
    last = pieces[-1]
    size = word_count(text, last)
    total = sum(word_count(text, piece) for piece in pieces) if opening and len(pieces) < 4 else _LONGEST + 1
    if size > _LONGEST:
        return marks
    nameless = credit.illustration and ":" not in text[credit.start : credit.end]
    if nameless and last.closed and size > 12 and total > _LONGEST:
        return [Passage(PassageKind.CAPTION, credit.start, credit.end, "caption.illustration")]
    joined = (
        total <= _PAIR_TOTAL and not any(piece.closed for piece in pieces[:-1]) and not is_sentence(pieces[0].of(text))
    )
    first = pieces[0] if joined else last
    return [Passage(PassageKind.CAPTION, first.start, credit.start, "caption.credited"), *marks]


def loose_captions(
    text: str, pieces: list[Piece], opening: bool, closing: bool, *, final: bool = False
) -> list[Passage]:
    """Return the captions and headings among `pieces` that no credit tells: the ones that a joint and no mark ends,
    and the sentences that only say what is seen.

    `opening` and `closing` say that the pieces begin or end the article, `final` that no more than signatures follow
    them. Seven words and fewer are a heading inside
    an article, unless a caption is their neighbour.
    """
    marks = _opening_marks(text, pieces) if opening else []
    for i, piece in enumerate(pieces[len(marks) :], len(marks)):
        last = i == len(pieces) - 1
        first = opening and i == 0
        following = "" if last else pieces[i + 1].of(text)
        kind, rule = _loose_kind(text, piece, following, first=first, ends=last and closing)
        if opening and kind is None and (said_again(text, pieces, i) or (first and ends_again(text, pieces, i))):
            kind, rule = PassageKind.CAPTION, "caption.repeated"
        if kind is None and piece.closed and is_title(text, piece) and word_count(text, piece) > _TITLE_SHORTEST:
            kind, rule = PassageKind.CAPTION, "caption.title"
        if kind is None and echoes(text, pieces, i):
            kind, rule = PassageKind.CAPTION, "caption.echo"
        if rule == "caption.continued" and not _continued(text, pieces, i):
            continue
        if kind is PassageKind.SUBHEADING and marks and marks[-1].end == pieces[i - 1].end:
            if _in_row(text, marks[-1], rule):
                marks[-1] = replace(marks[-1], kind=PassageKind.CAPTION, rule="caption.series")
            if marks[-1].kind is PassageKind.CAPTION:
                kind, rule = PassageKind.CAPTION, "caption.series"
        if kind is not None:
            marks.append(Passage(kind, piece.start, piece.end, rule))
    marks = _with_neighbours(text, pieces, marks)
    return with_row(text, pieces, marks, signed=not closing) if final else marks


def _in_row(text: str, before: Passage, rule: str) -> bool:
    """Return whether two short pieces in a row are captions: no heading stands right under another one of its kind."""
    words = text[before.start : before.end]
    return before.rule == rule == "subheading.glued" and words[0].isupper() and not any(map(str.isdigit, words))


def _with_neighbours(text: str, pieces: list[Piece], marks: list[Passage]) -> list[Passage]:
    """Return `marks` and the captions of a row of pictures: sentences beside one that shows, and of its kind."""
    kinds = {mark.start: mark for mark in marks}
    for order in (pieces, pieces[::-1]):
        for before, piece in pairwise(order):
            known = kinds.get(before.start)
            if piece.start in kinds or known is None or known.rule != "caption.shown":
                continue
            if is_shown(piece.of(text), word_count(text, piece), beside=True):
                kinds[piece.start] = Passage(PassageKind.CAPTION, piece.start, piece.end, "caption.shown")
    return sorted(kinds.values(), key=lambda mark: mark.start)


def _opening_marks(text: str, pieces: list[Piece]) -> list[Passage]:
    """Return the captions with which an article opens, where two sentences together tell; or links cut short."""
    if links := _cut_titles(text, pieces):
        return links
    if len(pieces) > 1 and opens_picture(text, pieces[0], pieces[1]):
        return [Passage(PassageKind.CAPTION, pieces[0].start, pieces[0].end, "caption.scene")]
    return _opening_pair(text, pieces)


def _cut_titles(text: str, pieces: list[Piece]) -> list[Passage]:
    """Return the titles of other articles, each cut off with dots, that stand in a row above an article."""
    marks: list[Passage] = []
    for piece in pieces[:_MOST_TITLES]:
        words = piece.of(text)
        if not words.endswith(_DOTS) or words.startswith(_DOTS) or not 4 <= word_count(text, piece) <= _LONGEST_TITLE:
            break
        marks.append(Passage(PassageKind.PROMO, piece.start, piece.end, "promo.cut"))
    return marks if len(marks) > 1 else []


def _opening_pair(text: str, pieces: list[Piece]) -> list[Passage]:
    """Return a caption of two sentences with which an article opens: the second one has no mark at its end."""
    if len(pieces) < 3 or not pieces[0].closed or pieces[1].closed:
        return []
    first, second = pieces[:2]
    if word_count(text, first) > _PAIR_LONGEST or word_count(text, first) + word_count(text, second) > _OPENING_LONGEST:
        return []
    words = second.of(text)
    if starts_prose(first.of(text)) or reports(words) or refers_back(words) or words.startswith(_LINKS):
        return []
    return [Passage(PassageKind.CAPTION, piece.start, piece.end, "caption.opening") for piece in pieces[:2]]


def _loose_kind(text: str, piece: Piece, following: str, *, first: bool, ends: bool) -> tuple[PassageKind | None, str]:
    """Return what a piece is before the words `following` of the next ("" behind the last): caption or heading."""
    words = piece.of(text)
    size = word_count(text, piece)
    if _PLAYER.fullmatch(words):
        return PassageKind.CAPTION, "caption.self"
    if words.endswith((":", ",", ";")) or words[0] in "-–•+*" or size > _OPENING_LONGEST or _CLOCK.match(words):
        return None, ""
    if words.endswith(_DOTS) or words.startswith(_DOTS):
        return PassageKind.CAPTION, "caption.continued"
    if _SELF.match(words) and size <= 25 and ":" not in words[8:]:
        return PassageKind.CAPTION, "caption.self"
    if piece.closed:
        dangling = text[max(0, piece.start - 5) : piece.start].rstrip().endswith(_DOTS) and not restarts(following)
        return (None, "") if dangling else _closed_kind(words, size, first, following)
    if ends:
        return (PassageKind.CAPTION, "caption.closing") if 3 < size <= 20 and not is_sentence(words) else (None, "")
    return _glued_kind(words, size, first, starts_prose(following)) if following else (None, "")


def _closed_kind(words: str, size: int, first: bool, following: str) -> tuple[PassageKind | None, str]:
    """Return whether a sentence with its end mark is a caption all the same."""
    if (
        (size <= _NAME_LONGEST and is_bare_name(words))
        or (first and _is_scene(words, size) and not happens(words))
        or is_still(words, size)
    ):
        return PassageKind.CAPTION, "caption.scene"
    restarted = restarts(following)
    if (not first and is_shown(words, size, restarted=restarted)) or (restarted and officiates(words, size)):
        return PassageKind.CAPTION, "caption.shown"
    if not first and is_guess(words):
        short = size <= _HEADING_LONGEST
        return (PassageKind.SUBHEADING, "subheading.guess") if short else (PassageKind.CAPTION, "caption.guess")
    return (PassageKind.CAPTION, "caption.placed") if is_placed(words, size) else (None, "")


def _glued_kind(words: str, size: int, first: bool, fresh: bool) -> tuple[PassageKind | None, str]:
    """Return what a piece is that no mark ends and that another one follows; `fresh` if that begins prose anew."""
    if lists(words) or _COLUMNS.search(words):
        return PassageKind.SUBHEADING, "subheading.list"
    if words.endswith(('"', "”")) and sum(map(words.count, '"“”')) % 2:
        return None, ""  # speech that began before it
    if first and size <= 4 and not (_NAMED.match(words) or _is_scene(words, size) or shows_named(words)):
        return PassageKind.SUBHEADING, "subheading.glued"
    if not opens_scene(words) and (connects(words) if first else is_sentence(words)):
        return (PassageKind.SUBHEADING, "subheading.glued") if size <= _HEADING_LONGEST else (None, "")
    if first:
        return PassageKind.CAPTION, "caption.opening"
    if (size > _LOOSE_LONGEST and not fresh) or _runs_on(words):
        return None, ""
    if size <= _OPENING_LONGEST and _has_two_parts(words):
        return PassageKind.SUBHEADING, "subheading.titled"
    shown = (
        _NAMED.match(words)
        or shows_named(words)
        or poses(words)
        or (size > 3 and (opens_scene(words) or _ACTING.match(words)))
    )
    if size > _HEADING_LONGEST or shown:
        return PassageKind.CAPTION, "caption.glued"
    return PassageKind.SUBHEADING, "subheading.glued"


def _has_two_parts(words: str) -> bool:
    """Return whether a colon parts a heading: "Bến Nọc: Hai mùa nước nổi"; "Từ trái sang: Lê Mơ" is a caption."""
    head, _, tail = words.partition(": ")
    plain = ":" not in tail and not words.startswith(_POINTING) and '"' not in words
    return plain and len(tail.split()) > 2 and tail[0].isupper() and len(head.split()) < _HEADING_LONGEST + 2


def starts_prose(words: str) -> bool:
    """Return whether a sentence tells rather than shows: it links to another, reports, or is a row of figures."""
    return is_sentence(words) or happens(words)


def _runs_on(words: str) -> bool:
    """Return whether a colon leads on to what a joint cut off: "… gồm 4 phần chính: Phần mở đầu"."""
    head, _, rest = words.partition(": ")
    return bool(rest) and happens(head) and len(rest.split()) <= 4


def _continued(text: str, pieces: list[Piece], i: int) -> bool:
    """Return whether dots at the end of a piece run on in its neighbour: "Lúc ồn ào..." and "... lúc im lặng"."""
    after = i + 1 < len(pieces) and text.startswith(_DOTS, pieces[i + 1].start)
    before = i > 0 and pieces[i - 1].of(text).endswith(_DOTS)
    return after or (before and text.startswith(_DOTS, pieces[i].start))


def _is_scene(words: str, size: int) -> bool:
    """Return whether a sentence at the head of an article only says what is seen: "Hiện trường vụ tai nạn."."""
    if size <= 14 and opens_scene(words):
        return True
    names = words.rstrip(".").split()
    return 1 < len(names) <= 6 and all(name[0].isupper() for name in names)
