"""Where one piece of a flattened article ends and the next begins.

A crawler that drops line ends leaves "Bà con dọn bùn ở chợ nổi Trong sáng nay, xã đã …": no mark says that a caption
ended. Such a joint is found by a capital on a word that has none inside a sentence, after a word that can end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from diembao.lexicon.cues import cues
from diembao.lexicon.outlets import outlet_of_prefix
from diembao.lexicon.page_words import page_words
from diembao.text.openers import openers
from diembao.text.syllables import CAPITALS, is_syllable

# A run of end marks, whatever closes after it, and white space. It always takes the whole run, so that a page of dots
# is read once.
_STOP: Final = re.compile(r"(?P<mark>[.!?…]++(?:/\.)?)[\"”’')\]»]*+(?P<gap>\s++)?")
# Marks after which a small letter shows that the sentence goes on.
_SOFT: Final = (".", "...", "…")
_BEGINS: Final = re.compile(r"(?:\.{3}|…)?\s?[\"“‘'(\[«\-–—*+•.…]*[^\W_]")
_SHORT: Final = re.compile(
    r"(?<![^\W_])(?:[A-ZĐ]|TP|Tp|TX|TT|PGS|GS|TS|ThS|BS|KS|Ths|Ts|Mr|Mrs|Ms|Dr|St|No|Q|P|H|Th|Tr|NSND|NSƯT|Nxb|NXB|tr|vs|v\.v)$"
)
_CAPITAL: Final = re.compile(rf"[{CAPITALS}](?<=\s.)[^\W\d_]*+(?=\s|[,:]\s)")
_NESTING: Final = re.compile(r"[“(‘«\[”)’»\]\"]")
# The last word before a place, and the one before it. Possessive runs that begin at a word: the search is linear.
_LAST: Final = re.compile(r"(?<![^\W_])(?:([^\W_]++)([\s/]))?([^\W_]++)[\"”’')\]»%]*+\s++$")
_OPENING: Final = "“(‘«["
_LONGEST_NESTING: Final = 700
_REPEATED: Final = re.compile(
    rf"([{CAPITALS}](?<!\w[{CAPITALS}])[\w.-]{{1,20}}+(?:\s[{CAPITALS}][\w.-]{{0,20}}+){{0,3}}?)(?:\snăm\s\d{{4}})?\s++(?=\1\s([^\W\d_]))"
)
# An agency of up to three words, and the verb by which it reports.
_REPORTER: Final = re.compile(
    rf"[{CAPITALS}](?<=\w\s.)\w*+\s(?:[{CAPITALS}]\w*+\s){{0,2}}+"
    r"(?=(?:cho biết|cho hay|đưa tin|dẫn lời|dẫn nguồn|dẫn lại)\s)"
)
# An item of a digest, between its headline and its first sentence: "Xe lật trên dốc (SGGPO).- 10 giờ sáng nay …".
_DATELINE: Final = re.compile(rf"\((?<=\s\()([^()\s]{{2,12}})\)\s?[.:]?\s?[-–—]{{1,2}}\s?(?=[{CAPITALS}\d])")
# A player stood below: "Clip ghe chạy thử: Đây là lần đầu …". Each begins with letters that a text has or has not.
_PLAYER: Final = rf"(?<=[.!?”\"]\s{{}})\s[^\W\d_][^.:!?\n“\"]{{{{4,80}}}}:\s(?=[{CAPITALS}])"
_PLAYERS: Final = tuple(re.compile(word + _PLAYER.format(word)) for word in ("Clip", "Video"))
# The next entry of a live report: "Hai đội ra sân 17h25: Trận đấu bắt đầu".
_CLOCK: Final = re.compile(r"(?<=\s)\d{1,2}[hg:]\d{0,2}'?\s?$")
_AFTER_CLOCK: Final = re.compile(rf":(?<=[\dhg:'\s]:)\s(?=[\"“]?[{CAPITALS}])")
_CLOCK_LONGEST: Final = len("17h25' ")
_BEFORE_CLOCK: Final = re.compile(
    r"(?<=[^\W\d_])(?<!lúc)(?<!vào)(?<!hồi)(?<!khoảng)(?<!đến)(?<!tới)(?<!từ)(?<!trước)(?<!sau)[\"”]?\s(?=\d)"
)
# Nothing is the object of speaking: "Ông Lê Mơ phát biểu Hành trình kéo dài …".
_SPOKE: Final = re.compile(
    r"phát biểu(?<!bài phát biểu)(?<!lời phát biểu)(?<!đọc phát biểu)(?<!buổi phát biểu)"
    rf"\s(?=[{CAPITALS}][^\W\d_]*\s(?![{CAPITALS}])[^\W\d_])"
)
_SOURCE_NOUNS: Final = "tin,hãng,báo,tờ,đài,kênh,trang,mạng,xã,tấn,nguồn,theo,nhưng,song,còn,lúc,đó,nay,trước,sau,này"
_LEADS_TO_SOURCE: Final = frozenset(_SOURCE_NOUNS.split(","))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without the white space around it; `closed` if it ends with an end mark."""

    start: int
    end: int
    closed: bool

    def of(self, text: str) -> str:
        """Return the characters of `text` that the piece covers."""
        return text[self.start : self.end]


def split_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Return the sentences, captions and headings of `text[start:end]`, left to right, as well as they can be told.

    Every visible character of the stretch is in one piece.
    """
    cuts = sorted({*_stops(text, start, end), *_joints(text, start, end), end})
    pieces: list[Piece] = []
    for cut in cuts:
        while start < cut and text[start].isspace():
            start += 1
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if not any(map(str.isalnum, text[start:stop])) and cut < end:
            continue
        if start < stop:
            pieces.append(Piece(start, stop, is_closed(text[start:stop])))
        start = cut
    return pieces


def is_closed(words: str) -> bool:
    """Return whether `words` end with an end mark, inside or outside of what closes after it: "… đi.”", "(… đi)."."""
    return words.rstrip("\"”’')]»")[-1:] in (".", "!", "?", "…")


def word_count(text: str, piece: Piece) -> int:
    """Return how many words, parted by white space, a piece has."""
    return len(text[piece.start : piece.end].split())


def _stops(text: str, start: int, end: int) -> Iterator[int]:
    for match in _STOP.finditer(text, start, end):
        if match["gap"] is None or not _BEGINS.match(text, match.end(), end):
            continue
        if match["mark"] in _SOFT:
            after = text[match.end() : match.end() + 2].lstrip("\"“‘'([«-–—*+•")
            if after[:1].islower() or _SHORT.search(text, max(start, match.start() - 8), match.start()):
                continue
        yield match.end()


def _joints(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a capital says that a new piece begins although no mark closed the last one."""
    nesting = _Nesting(text, start, end)
    words = openers()
    for match in _CAPITAL.finditer(text, start, end):
        written, at = match.group(), match.start()
        word = written.lower()
        if word not in words.firsts or (written[1:] and not written[1:].islower()):
            continue
        opening = words.opening(text, word, match.end(), end)
        if opening and _can_end(text, start, at, word, opening == "pair") and not nesting.at(at):
            yield at
    yield from (m.end() for player in _PLAYERS for m in player.finditer(text, start, end))
    yield from _entries(text, start, end)
    yield from (m.end() for m in _SPOKE.finditer(text, start, end))
    yield from (m.start() for m in _DATELINE.finditer(text, start, end) if outlet_of_prefix(m[1]) is not None)
    yield from _doubles(text, start, end)
    yield from _reporters(text, start, end)


def _entries(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a time of day opens an entry, as no word leads to it: not "lúc 17h25: …"."""
    for match in _AFTER_CLOCK.finditer(text, start, end):
        clock = _CLOCK.search(text, max(start, match.start() - _CLOCK_LONGEST), match.start())
        if clock is None:
            continue
        before = clock.start() - (2 if text[clock.start() - 2 : clock.start() - 1] in ('"', "”") else 1)
        if before >= start and _BEFORE_CLOCK.match(text, before):
            yield clock.start()


def _reporters(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where an agency begins to report after a caption: "… ở chân đèo AFP cho biết …"."""
    for match in _REPORTER.finditer(text, start, end):
        at, stop = match.start(), match.end() - 1
        while at < stop and not _is_source(text[at:stop]):  # "ở nam Lào AFP"
            at = text.find(" ", at, stop) + 1 or stop
        last = _LAST.search(text, max(start, at - 40), at)
        if at < stop and last and last[3].lower() not in _LEADS_TO_SOURCE and not _hangs(last):
            yield at


def _is_source(name: str) -> bool:
    return name in page_words("source") or outlet_of_prefix(name) is not None


class _Nesting:
    """Whether a place lies inside brackets or quotation marks; asked for places from left to right.

    Newspapers mix their marks ("…”), and lose some: what was opened long ago is taken for closed.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._marks = _NESTING.finditer(text, start, end)
        self._next = next(self._marks, None)
        self._depth = 0
        self._quoted = False
        self._opened = start

    def at(self, place: int) -> bool:
        """Return whether `place` lies inside something that was opened before it and not yet closed."""
        while self._next is not None and self._next.start() < place:
            self._step(self._next.group(), self._next.start())
            self._next = next(self._marks, None)
        if place - self._opened > _LONGEST_NESTING:
            self._depth, self._quoted = 0, False
        return self._quoted or self._depth > 0

    def _step(self, mark: str, at: int) -> None:
        if mark in _OPENING:
            self._depth, self._opened = self._depth + 1, at
        elif mark == '"' and not self._quoted and (self._depth == 0 or self._text[at - 1 : at].isspace()):
            self._quoted, self._opened = True, at
        elif mark in ('"', "”") and self._quoted:
            self._quoted = False
        else:
            self._depth = max(0, self._depth - 1)


# Between family and given name: no name ends in one.
_MIDDLE_NAMES: Final = frozenset({"văn", "thị"})


def _can_end(text: str, start: int, at: int, word: str, paired: bool) -> bool:
    last = _LAST.search(text, max(start, at - 40), at)
    if last is None:
        return text[max(start, at - 2) : at].strip() in ("”", '"', ")", "%") and at > start
    if _hangs(last):
        return False
    before = last[3]
    # "Hoàng Anh Gia Lai", "Lê Thị Hai": after a capital these words are likely a part of the name
    if before in _TITLE_ENDS and (openers().addresses(word) or word == "theo"):
        return False
    named = before[0].isupper() and (is_syllable(before) or before.isupper())
    return not (named and not paired and openers().names(word))


def _hangs(last: re.Match[str]) -> bool:
    """Return whether the last word can't end a piece: "của" can't, nor "qua", unless "tối" stands before it."""
    before, lower = last[1] or "", last[3].lower()
    if f"{before.lower()} {lower}" in _BODIES:
        return True
    if lower in _MIDDLE_NAMES and last[3][0].isupper() and before[:1].isupper():
        return before.lower() in cues().surnames  # "Bùi Văn | Nam sinh năm 1955"
    if lower not in page_words("hanging") and lower not in page_words("work"):
        return False
    if before and last[3][0].isupper() and last[2] != "/":  # "Nguyễn Nguyên", "người Anh": a name or part of one
        return lower in _HEADS
    counted = last[2] == "/" or (before.isdigit() and lower in _COUNTED)
    return not (counted or f"{before.lower()} {lower}" in page_words("ending"))


# "Trung tâm Dự báo": what follows is the name of the body, also when it is a word that opens sentences elsewhere
_BODY_WORDS: Final = (
    "trung tâm,tổ chức,tập đoàn,hiệp hội,liên đoàn,liên minh,liên hiệp,ủy ban,uỷ ban,"
    "hội đồng,học viện,tư lệnh,cơ quan,lực lượng,văn phòng,ngân hàng,"
    "tổng cục,tổng hội,chi cục,chương trình,phong trào,tạp chí"
)
_BODIES: Final = frozenset(_BODY_WORDS.split(","))
# "Thủ Dầu Một", "Lê Nguyên" end with words that hang elsewhere; "Ủy Ban" and the like don't end at all.
_HEADS: Final = frozenset(
    {"bộ", "sở", "ban", "cục", "vụ", "viện", "phòng", "ủy", "hội", "báo", "của", "và", "tp", "bv", "công"}
)
_COUNTED: Final = frozenset({"người", "năm", "tháng", "xã", "tỉnh", "huyện", "đội", "đoàn", "trường", "vụ", "đường"})
# "ca sĩ Anh Thơ", "cầu thủ Theo Walcott": the last word of a title stands before a name
_TITLE_WORDS: Final = "sĩ sỹ viên tướng tá úy uý sư đốc trưởng phó ký mẫu hậu khôi thủ vệ đạo môn hài hữu giả hát"
_TITLE_ENDS: Final = frozenset(_TITLE_WORDS.split())


def _doubles(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a name stands twice in a row: "Cổng chào Mộc Châu Mộc Châu vào mùa …"."""
    for match in _REPEATED.finditer(text, start, end):
        if match[1][0].isupper() and len(match[1]) > 2 and match[2].islower():
            yield match.end()
