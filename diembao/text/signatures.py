"""Who signs an article, and where it was taken from: "Lê Mơ (TTXVN)", "Tin, ảnh: X", "Theo AFP, Kyodo"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from diembao.lexicon.outlets import all_outlets
from diembao.lexicon.page_words import page_words
from diembao.text.syllables import is_syllable

_TOKEN: Final = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|vn|net|org|info|tv|gov)(?:\.vn)?\b|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]"
)
_JOINERS: Final = frozenset("/,&.-–—+·():;|")
# Small words that may stand in a signature. Any other one makes it a sentence.
_SMALL_WORDS: Final = """
và theo tổng hợp ghi thực hiện dịch lược biên tin bài ảnh pv nhóm online từ hãng báo trang t h st chép tường thuật
sưu tầm soạn clip video nguồn tại viên phóng tạp chí khảo the of de ctv cùng nhiều trung tâm của sự
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
# Of these words a capital makes no name: "Tin, ảnh: X", "Theo X".
_LABELS: Final = frozenset({"theo", "tin", "bài", "ảnh", "nguồn", "nhóm", "clip", "video", "và"})
_HEAD: Final = re.compile(
    r"(?:\(\s*)?(?:theo|nguồn|tham khảo|dịch từ|lược dịch|tổng hợp|trích|tin|bài|ảnh|bài viết|thực hiện|ghi"
    r"|nhóm|pv|p\.v|tác giả|biên dịch|người dịch)\b",
    re.IGNORECASE,
)
_WORK: Final = re.compile(
    r"(?:tin|bài|ảnh|clip|video)(?:\s?(?:,|và|-|–|&|\+)\s?(?:tin|bài|ảnh|clip|video))*\s?:", re.IGNORECASE
)
_COUNTER: Final = re.compile(r"\s\d{1,3}$")
_LETTERS: Final = re.compile(r"(?:[^\W\d_]{1,2}\.\s?){1,3}[^\W\d_]{0,12}\.?|[A-ZĐ]{2,5}")
_INITIAL: Final = re.compile(r"(?:^|[\s.(/-])[A-ZĐ][^\W\d_]?\.$")
_LONGEST: Final = 90


def is_signature(words: str) -> bool:
    """Return whether `words`, the last ones of an article, sign it: "LÊ VĂN TÁM", "Theo Reuters", "P.V (tổng hợp)".

    "Theo AFP, hai người đã bị bắt" is a sentence: it has small words that no signature has.
    """
    words = _COUNTER.sub("", words.strip())
    if not words or len(words) > _LONGEST or words.endswith((":", "?", "!", "…")):
        return False
    if words.endswith(".") and not _INITIAL.search(words):
        return False
    if _names_houses(words):
        return True
    tokens = _TOKEN.findall(words)
    if len(tokens) > 18 or not all(map(_may_sign, tokens)):
        return False
    return _names_someone(words, tokens)


_SOURCE: Final = re.compile(r"\(?\s*(?:theo|nguồn|tham khảo|dịch từ)\s?:?\s", re.IGNORECASE)
_PARTED: Final = re.compile(r"[/,]")


def _names_houses(words: str) -> bool:
    """Return whether `words` are known houses and nothing else: "TTXVN/Vietnam+", "Theo Trí thức trẻ, CafeF"."""
    head = _SOURCE.match(words)
    parts = [part.strip("()[] .-–") for part in _PARTED.split(words[head.end() :] if head else words)]
    if len(parts) > 1 and is_person_name(parts[0]):  # "Lê Mơ/Báo Tin tức và Dân tộc"
        parts = parts[1:]
    return all(part.casefold() in _houses() for part in parts)


_FOOT_SOURCE: Final = re.compile(r"(?:Theo|Nguồn|Tham khảo)\s?:?\s(?=[^\W\d_])[^.:!?\d]{2,60}$")


def is_foot_source(line: str) -> bool:
    """Return whether the last line of an article names a source we don't know: "Theo Nhịp sống mới"."""
    match = _FOOT_SOURCE.match(line)
    names = line.split()[1:]
    return match is not None and 0 < len(names) <= 7 and names[0].strip(":,")[:1].isupper()


def is_strong_signature(words: str) -> bool:
    """Return whether `words` sign an article wherever they stand: "Lê Mơ (Theo AFP)", "Tin, ảnh: X"."""
    marked = "(" in words or _WORK.match(words) is not None
    return marked and is_signature(words)


_SUFFIX: Final = re.compile(
    r"(?<=[\s”\"…])(?:(?:(?:[Tt]in|[Bb]ài|[Aa]nh|[Ảả]nh)(?:\s?(?:,|và|-|–)\s?(?:tin|bài|ảnh|clip|video))+\s?:|Nhóm\sPV\b|PV\b)[^.:]{0,50}"
    r"|[^\W\d_]+(?:\s[^\W\d_]+){1,3}\s?\((?:[Tt]heo|[Tt]ổng\shợp|[Dd]ịch|[Gg]hi|[Tt]hực\shiện|[Tt]/?[Hh])\b[^()]{0,50}\)"
    r"|[^\W\d_]+\s[^\W\d_]+\s?/\s?(?:VOV|VTV|TTXVN|Vietnam\+|Bnews|Báo\sTin\stức)[^.:]{0,20})$"
)


_QUOTED_SOURCE: Final = re.compile(r"(?<=[”\"])\s?,?\s(theo\s[^.:?!]{2,40})$")


def quoted_source_start(text: str, start: int, end: int) -> int:
    """Return where a house is named in small letters behind a last quotation: `chờ tin”, theo VnExpress`; or `end`."""
    match = _QUOTED_SOURCE.search(text, max(start, end - _LONGEST), end)
    return match.start(1) if match and _names_houses(match[1]) else end


_AUTHOR: Final = re.compile(r"(?<=[\w%)])\s([^\W\d_]+(?:\s[^\W\d_]+){1,2})$")
_LAST_WORD: Final = re.compile(r"([^\W_]+)[%)]?$")


def author_start(text: str, start: int, end: int) -> int:
    """Return where the author's name begins that stands between prose without its stop and "Theo AFP"; or `end`.

    "… báo cáo quý 3/2013 Lê Mơ" ends with one; "… gặp ca sĩ Lê Mơ" does not.
    """
    match = _AUTHOR.search(text, max(start, end - _LONGEST), end)
    if match is None or not is_person_name(match[1]):
        return end
    before = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    word = before[1] if before else ""
    alone = word.isdigit() or (word.islower() and word not in page_words("hanging") and word not in _names_lead_in())
    return match.start(1) if alone else end


@cache
def _names_lead_in() -> frozenset[str]:
    """Return the last words of what stands before a name: "sĩ" of "ca sĩ", "viên" of "diễn viên"."""
    return frozenset(phrase.split()[-1] for kind in ("seen", "opener_c") for phrase in page_words(kind))


def signature_start(text: str, start: int, end: int) -> int:
    """Return where the signature begins with which `text[start:end]` ends although no mark closed the prose before it.

    "… thắng 3-0 LÊ MƠ (theo Marca)" ends with one by its form alone; `end` is returned where there is none.
    """
    match = _SUFFIX.search(text, max(start, end - _LONGEST), end)
    if match is None or not is_signature(match.group()):
        return end
    return match.start()


_SHORT_NAME: Final = re.compile(r"(?:[^\W\d_]{1,2}\.){1,3}(?:[^\W\d_]{1,12})?")


def is_short_name(words: str) -> bool:
    """Return whether `words` are a name cut to its initials: "K.N", "H.Long", "TR.T."."""
    return _SHORT_NAME.fullmatch(words) is not None and words[0].isupper()


def is_person_name(words: str) -> bool:
    """Return whether `words` are two to four Vietnamese syllables with capitals: "Thu Thảo" may be an author."""
    syllables = words.split()
    return 1 < len(syllables) < 5 and all(word[0].isupper() and is_syllable(word) for word in syllables)


def _may_sign(token: str) -> bool:
    if not token[0].isalnum():
        return token in _JOINERS
    named = token[0].isupper() or "." in token or any(map(str.isdigit, token[1:]))
    return named or token.lower() in _SMALL or token.lower() in _desks()


@cache
def _desks() -> frozenset[str]:
    return frozenset(word for phrase in page_words("desk") for word in phrase.split())


@cache
def _houses() -> frozenset[str]:
    names = set(page_words("source"))
    for outlet in all_outlets():
        names.update((outlet.name, outlet.code, *outlet.prefixes, *outlet.tails, *outlet.aliases, *outlet.domains))
    return frozenset(name.casefold() for name in names)


def _names_someone(words: str, tokens: list[str]) -> bool:
    """Return whether there is a name to sign with: capitalised words, initials, a desk, or a known house."""
    bare = words.strip("()[] .-–")
    if bare.casefold() in page_words("desk"):
        return True
    capitals = [token for token in tokens if token[0].isupper() and token.lower() not in _LABELS]
    if _HEAD.match(words):
        named = capitals or any(not token.isalpha() and token[0].isalnum() for token in tokens)
        return (bool(named) or words.endswith(")")) and len(capitals) <= 12
    if _LETTERS.fullmatch(bare):
        return True
    runs = _runs(tokens)
    return bool(runs) and runs[0] <= 5 and (runs[0] > 1 or len(tokens) > 2) and max(runs) <= 6


def _runs(tokens: list[str]) -> list[int]:
    """Return how many capitalised words stand together, for each such run."""
    runs, size = [], 0
    for token in [*tokens, "|"]:
        if token[0].isupper() and token.lower() not in _LABELS:
            size += 1
        elif token != "." and size:
            runs.append(size)
            size = 0
    return runs
