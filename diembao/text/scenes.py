"""Sentences with their full stop that only say what a picture shows.

They look like prose, so each kind needs evidence of its own: a name and nothing else, a scene without a verb that
happens, a place in the picture ("(bìa trái)"), the same words twice, or prose that begins anew right behind it.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from diembao.lexicon.page_words import page_words
from diembao.text.joints import Piece, word_count
from diembao.text.syllables import is_syllable

_BRACKETED: Final = re.compile(
    r"\((?i:(?:ở\s)?(?:giữa|trái|phải)|(?:bìa|hàng|ngồi|đứng|ngoài|áo|đeo|mặc|cầm|người|thứ\s\w+\stừ|bên(?!\s[a-d]\)))\s[^()]{1,25})\)"
)
_FROM_SIDE: Final = re.compile(r"[Tt](?<!\w.)(?i:ừ\s(?:trái|phải)\s(?:sang|qua))\b")
_MARKS: Final = re.compile(r"[“\"”;:?!%]")
_QUOTED: Final = re.compile(r"[“\"”:;!–]|\s-\s")
_NUMBER: Final = re.compile(r"\d")
_INNER: Final = re.compile(r"[,(]")
_ANAPHORA: Final = frozenset({"này", "đó", "ấy", "kia"})
_RESTART_DATE: Final = re.compile(
    r"(?:Ngày|Sáng|Trưa|Chiều|Tối|Đêm|Khuya|Rạng sáng|Khoảng|Lúc|Hôm)\s(?:\w+\s){0,2}?\(?\d"
)
_TITLED: Final = re.compile(r"(?:Ông|Bà|Anh|Chị)\s(?:[^\W\d_a-zà-ỹ][^\W\d_]*\s){3,}")
_SCENE_LONGEST: Final = 14
_SHOWN_LONGEST: Final = 16
_ALLOWED_MORE: Final = 3  # words, at the head of an article
_OPENING_LONGEST: Final = 24
_GUESS_LONGEST: Final = 20
_CEREMONY_LONGEST: Final = 28
_RELATIVE: Final = frozenset({"mà", "do", "vì"})  # in a clause about what is shown, where prose begins anew behind it
_JOINERS: Final = ("và", "-", "–", "cùng", "bên")
# "Tiền đạo Lê Mơ." stands in a line-up.
_LINED_UP: Final = ("tiền đạo", "tiền vệ", "hậu vệ", "thủ môn", "trung vệ", "dự bị")
_DOUBLE_KEY: Final = 24
_DOUBLE_LONGEST: Final = 420


def is_bare_name(words: str) -> bool:
    """Return whether a sentence is a name, with a title or a form of address at most: "Bà Lê Mơ.", "Lê Mơ."."""
    if not words.endswith(".") or words.endswith(("..", "…")) or words.lower().startswith(_LINED_UP):
        return False
    names = words.rstrip(".").split()
    rest = [name for name in names[_head_words(words) :] if name not in _JOINERS]
    if not 1 < len(rest) <= 6 or names[-1] in _JOINERS:
        return False
    first = rest[0].removesuffix(".") if rest[0].isupper() else rest[0]  # "PGS. Lê Mơ."
    plain = all((name[0].isupper() and name.isalpha()) or name.isdigit() for name in (first, *rest[1:]))
    return plain and rest[0][0].isupper() and not (len(rest) == len(names) and all(n.isupper() for n in rest))


def _begins_as(words: str, kind: str) -> bool:
    return words.lower().startswith(_openings(kind))


@cache
def _openings(kind: str) -> tuple[str, ...]:
    return tuple(page_words(kind))


def is_still(words: str, size: int) -> bool:
    """Return whether a sentence names a scene and nothing happens in it: "Hiện trường vụ cháy trên đường Láng."."""
    shown = size <= _SCENE_LONGEST and _begins_as(words, "still") and not refers_back(words)
    return shown and not happens(words) and not _MARKS.search(words)


def is_shown(words: str, size: int, *, beside: bool = False, restarted: bool = False) -> bool:
    """Return whether a sentence amid prose says what a picture shows: "Một tòa nhà bị lửa thiêu rụi tại bang X.".

    It is short, names somebody or something to be seen, and has none of the words by which prose counts, judges,
    points back or goes on. `beside` another caption it may begin with anything: "Đưa người bị nạn lên cáng.".
    """
    if not 3 <= size <= (_SHOWN_LONGEST if not beside else _SCENE_LONGEST) or not words.endswith("."):
        return False
    if (
        words.endswith("..")
        or words.lower().startswith(_LINED_UP)
        or _MARKS.search(words)
        or _NUMBER.search(words)
        or _INNER.search(words)
    ):
        return False
    kinds = ("seen_whole", "feeling") if restarted else ("seen_whole",)
    if not is_seen(words, *kinds) or happens(words):
        return False
    if beside:
        return not connects(words) and not restarts(words)
    first = words.split(maxsplit=1)[0].lower()
    return first in page_words("shown") or _head_words(words) > 0 or poses(words)


def is_seen(words: str, *harmless: str) -> bool:
    """Return whether no word of `words` counts, judges, reports or points back: "Máy bay không người lái cất cánh.".

    "không" denies in "không cất cánh", and does nothing in "không người lái": a phrase of a `harmless` kind.
    """
    plain = _phrases(*(harmless or ("seen_whole",))).sub(" – ", words.rstrip(".").removesuffix(" mới"))
    unseen = not page_words("unseen").isdisjoint(plain.lower().split())
    return not unseen and not reports(words) and not _points_back(plain)


@cache
def _phrases(*kinds: str) -> re.Pattern[str]:
    phrases = sorted(map(re.escape, frozenset().union(*map(page_words, kinds))), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)


def poses(words: str) -> bool:
    """Return whether a name opens `words`, and what somebody does in a picture follows: "Kvist ôm cúp bên Aalto."."""
    parts = words.rstrip(".").split()
    names = next((i for i, part in enumerate(parts) if not part[0].isupper()), len(parts))
    named = names > 1 or (names == 1 and not is_syllable(parts[0].lower()))
    following = parts[names : names + 2]
    return named and not page_words("posture").isdisjoint((*following[:1], " ".join(following)))


def _points_back(words: str) -> bool:
    """Return whether a form of address stands for a person named before: "Bác sĩ cho anh về.", not "chị Mơ"."""
    parts = words.rstrip(".").split()
    forms = page_words("opener_c")
    parts[:1] = [part.lower() for part in parts[:1]]  # elsewhere a capital is a name: "Ngọc Anh đến xem"
    return any(a in forms and not b[0].isupper() for a, b in pairwise([*parts, "-"]))


def is_guess(words: str) -> bool:
    """Return whether a statement about somebody named has a question mark and no word that asks, as over a picture of
    what is only rumoured: "Hãng Mơ Xanh sắp bán chiếc ghe chạy bằng nắng?"; prose asks with "liệu", "nào", "bao giờ".
    """
    if not words.endswith("?"):
        return False
    tokens = words.lower().rstrip("?").replace(",", " ").split()
    if len(tokens) > _GUESS_LONGEST or connects(words) or refers_back(words):
        return False
    plain = page_words("asking").isdisjoint(tokens) and not _QUOTED.search(words)
    return plain and (not is_syllable(tokens[0]) or any(token[0].isupper() for token in words.split()[1:]))


def officiates(words: str, size: int) -> bool:
    """Return whether somebody in office shakes hands, cuts a ribbon or hands flowers over: what pictures of a ceremony
    show, and prose begins anew behind it."""
    if size > _CEREMONY_LONGEST or _MARKS.search(words) or _NUMBER.search(words) or _head_words(words) == 0:
        return False
    acts = any(f" {act} " in words for act in page_words("ceremony"))
    return acts and is_seen(words) and not happens(words) and not connects(words)


def is_placed(words: str, size: int) -> bool:
    """Return whether words tell people apart by where they stand in a picture: "Bà Mơ (bìa trái) trao quà"."""
    placed = size <= 40 and (_BRACKETED.search(words) or _FROM_SIDE.search(words)) is not None
    return placed and not reports(words) and not connects(words)


def opens_scene(words: str) -> bool:
    """Return whether `words` begin as a scene does: "Toàn cảnh", "Một góc"; "Hình ảnh này" does not."""
    return _begins_as(words, "scene") and not refers_back(words)


def refers_back(words: str) -> bool:
    """Return whether the subject was named before: "Những hiện vật này được …"."""
    return any(word.strip(",").lower() in _ANAPHORA for word in words.split(maxsplit=5)[1:5])


def happens(words: str, but: frozenset[str] = frozenset()) -> bool:
    """Return whether a word of `words`, none of `but`, tells what happened, or why: "đã", "khiến", "theo"."""
    lower = f" {words.lower().strip('.')} "
    return any(f" {word} " in lower for word in page_words("happening") - but)


def reports(words: str) -> bool:
    """Return whether `words` report or judge: "cho biết", "khẳng định"."""
    lower = words.lower()
    return any(phrase in lower for phrase in page_words("telling"))


def connects(words: str) -> bool:
    """Return whether `words` begin with a word that ties them to a sentence before, or sets the time: "Tuy", "Hôm"."""
    return words.split(maxsplit=1)[0].strip('"“,').lower() in page_words("connective")


def is_sentence(words: str) -> bool:
    """Return whether a piece that lacks its end mark is a sentence: it connects, reports, or is a row of figures."""
    tokens = words.split()
    figures = sum(any(map(str.isdigit, token)) for token in tokens)
    return connects(words) or reports(words) or refers_back(words) or figures > max(3, 0.3 * len(tokens))


def opens_picture(text: str, first: Piece, second: Piece) -> bool:
    """Return whether the first sentence of an article stands under its picture, and prose begins with the second.

    "Chiếc xe cháy trơ khung trên đường Láng ngày 3/5." before "Vụ việc xảy ra khi một chiếc xe …" does: it shows
    somebody or something, nothing happens in it, and the next one starts from the beginning.
    """
    words = first.of(text)
    if not first.closed or words.endswith(("…", "?", "!")) or word_count(text, first) > _OPENING_LONGEST:
        return False
    following = second.of(text)
    told = happens(words, _RELATIVE if restarts(following) else frozenset())
    if told or reports(words) or _MARKS.search(words) or refers_back(words):
        return False
    if following.startswith("Theo ") and is_shown(words, word_count(text, first) - _ALLOWED_MORE):
        return True
    shown = _head_words(words) > 0 or opens_scene(words)
    if not shown and words.split(maxsplit=1)[0].lower() in page_words("shown"):
        return restarts(following) and is_seen(words)
    return shown and (restarts(following) or (not _has_name(words) and _TITLED.match(following) is not None))


def restarts(following: str) -> bool:
    """Return whether a sentence begins the story, and goes on from none: "Theo cơ quan điều tra, …", "Sáng 5/3, …"."""
    return following.lower().startswith(_restarts()) or _RESTART_DATE.match(following) is not None


@cache
def _restarts() -> tuple[str, ...]:
    """Return what a sentence that begins the story opens with, each with what follows it."""
    return tuple(f"{words}{mark}" for words in page_words("restart") for mark in " ,")


def _has_name(words: str) -> bool:
    parts = words.split()
    return any(a[0].isupper() and b[0].isupper() for a, b in pairwise(parts[1:]))


def _head_words(words: str) -> int:
    """Return how many words of "seen" `words` begin with: 2 for "Đối tượng Lê Mơ", 0 for "Giá gạo tăng"."""
    parts = words.lower().rstrip(".").split(maxsplit=4)[:4]
    sizes = range(min(3, len(parts)), 0, -1)
    return next((size for size in sizes if " ".join(parts[:size]) in page_words("seen")), 0)


def shows_named(words: str) -> bool:
    """Return whether a fragment shows somebody or something beside a name: "Đối tượng Lê Mơ", "Lê Mơ và Hà Thu".

    "Đội hình của Việt Nam" and "Mỹ trấn an đồng minh" are headings.
    """
    parts = words.rstrip(".").split()
    head = _head_words(words)
    names = sum(part[0].isupper() for part in parts[max(head, 1) :])
    if head:
        return names >= 1 and not happens(words) and not _lower_run(parts[head:], 3)
    joined = any(a[0].isupper() and b in _JOINERS for a, b in pairwise(parts))
    return joined and names * 2 >= len(parts) - 1


def _lower_run(parts: list[str], size: int) -> bool:
    run = 0
    for part in parts:
        run = 0 if part[0].isupper() else run + 1
        if run >= size:
            return True
    return False


def lists(words: str) -> bool:
    """Return whether words head a list or a table: "Đội hình ra sân", "Kết quả vòng 5"."""
    return _begins_as(words, "listing")


def is_doubled_caption(words: str) -> bool:
    """Return whether words that stand twice in a row are a caption; a lead that a page repeats tells what happened."""
    return not words.endswith(".") or not (happens(words) or reports(words) or len(words.split()) > 30)


def doubled_end(text: str, start: int, end: int) -> int:
    """Return where the second of two captions in the same words ends, which begin at `start`; `start` if none do.

    "Bà Mơ trao quà cho các em Bà Mơ trao quà cho các em Sáng nay, …" is how a page's alternative text and its caption
    run together.
    """
    key = text[start : start + _DOUBLE_KEY]
    again = text.find(key, start + 1, min(end, start + _DOUBLE_LONGEST)) if len(key) == _DOUBLE_KEY else -1
    if again < 0:
        return start
    words = text[start:again].rstrip()
    stop = again + len(words)
    same = text[again:stop] == words and stop <= end and len(words.split()) > 3
    apart = stop >= end or not text[stop].isalnum()
    return stop if same and apart and is_doubled_caption(words) else start
