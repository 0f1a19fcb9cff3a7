"""Bytes to text: the encodings that Vietnamese news files really have, told apart by how Vietnamese the result reads.

A byte order mark decides; then valid UTF-8; then every other decoder is tried and the one with the most words that
can be Vietnamese syllables wins. Text that was decoded wrongly before it came to us (mojibake) is mended the same way.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from diembao.text.legacy import LEGACY
from diembao.text.syllables import is_syllable

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_WORDS: Final = 3_000
# Letters of the Latin script and whatever a wrong decoder puts between them; typographic quotes and dashes part words.
_LATIN: Final = "A-Za-z\u0080-\u009f\u00a1-\u036f\u1e00-\u200f\u2030-\u206f\u20a0-\u2122"
_WORD: Final = re.compile(f"[{_LATIN}]+")
_LOST: Final = re.compile(r"\ufffd|[A-Za-z]\?[A-Za-z]|[\x80-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text read from bytes, the encoding it was in, what was mended, and whether it still looks wrong."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a sample reads: words, those not in ASCII, those of these that can't be Vietnamese, and lost letters."""

    words: int
    marked: int
    wrong: int
    lost: int

    @property
    def score(self) -> float:
        return (self.marked - 2 * self.wrong - 2 * self.lost) / max(self.words, 1)

    @property
    def suspect(self) -> bool:
        # Vietnamese in the wrong letters is wrong in every second word; a French page in one of five.
        garbled = self.wrong > 5 and self.wrong > 0.3 * self.words
        return garbled or self.lost > 0.02 * max(self.words, 25)

    @property
    def vietnamese(self) -> bool:
        """Whether this can hardly be anything but Vietnamese: every second word is marked and next to none is wrong."""
        return self.marked > 0.4 * self.words and self.wrong <= 0.05 * self.words


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `raw` in its best reading: b"Vi\\xd6t Nam" is "Việt Nam", encoding "tcvn3".

    `declared` is what a header or a tag said; it is believed where UTF-8 fails and nothing reads better.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :], encoding, ("bom",))
    if b"\x00" in raw[:4_096] and (wide := _utf16_by_zeros(raw[:4_096])):
        return _checked(raw, wide, ("utf16_without_bom",))
    if raw.isascii() or _strict(raw, "utf-8") is not None:
        return _checked(raw, "utf-8", ())
    best = max(_candidates(raw, declared), key=lambda found: read_sample(found.text).score)
    return _judge(best)


def _utf16_by_zeros(head: bytes) -> str | None:
    half = len(head) // 2
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > 0.3 * half and head.count(0) < 1.2 * zeros.count(0):
            return encoding
    return None


def _candidates(raw: bytes, declared: str | None) -> Iterator[Decoded]:
    names = dict.fromkeys(filter(None, (_codec_name(declared), "cp1258")))
    for name in names:
        if (text := _strict(raw, name)) is not None:
            yield Decoded(text, name)
    for name, convert in LEGACY.items():
        yield Decoded(convert(raw), name)
    yield _lenient(raw, "utf-8", ())
    yield Decoded(raw.decode("cp1252", errors="replace"), "cp1252")


def _codec_name(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared.strip()).name if declared else None
    except LookupError:
        return None


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return str(raw, encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _lenient(raw: bytes, encoding: str, repairs: tuple[str, ...]) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, (*repairs, f"undecodable:{lost}") if lost else repairs)


def _checked(raw: bytes, encoding: str, repairs: tuple[str, ...]) -> Decoded:
    found = _lenient(raw, encoding, repairs)
    mended = mend(found.text)
    return Decoded(mended.text, encoding, (*found.repairs, *mended.repairs), mended.suspect)


def _judge(found: Decoded) -> Decoded:
    reading = read_sample(found.text)
    # Bytes that no decoder makes Vietnamese: a foreign page has few marked words, noise has little else.
    noise = reading.wrong > 0.5 * reading.marked and reading.marked > 0.25 * reading.words
    return Decoded(found.text, found.encoding, found.repairs, reading.suspect or noise)


def read_sample(text: str) -> _Reading:
    """Return how a sample of `text` reads; time doesn't grow with texts beyond some thousand words."""
    words = marked = wrong = 0
    for match in islice(_WORD.finditer(text), _SAMPLE_WORDS):
        word = match.group()
        words += word[0].isalpha() or word[-1].isalpha()
        if not word.isascii() and any(map(str.isalpha, word)):
            marked += 1
            wrong += not is_syllable(unicodedata.normalize("NFC", word)) and not _is_name(word)
    return _Reading(words, marked, wrong, sum(1 for _ in islice(_LOST.finditer(text, 0, 60_000), words + 1)))


def _is_name(word: str) -> bool:
    """Return whether `word` can be an acronym of Vietnamese words, such as "HĐND"."""
    return word.isupper() and "Đ" in word and word.isalpha()


_LETTERS: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_FOREIGN: Final = re.compile(f"[^\x00-\x7f{_LETTERS}{_LETTERS.upper()}\u00a0\u2010-\u2026\u200b]")

# Mojibake: the bytes of one UTF-8 letter, each shown as Windows-1252 shows it (its five holes as C1 controls), or as
# Latin-1 does (all of 80 to 9F as C1 controls; exports of social networks write them as escapes in JSON).
_SHOWN: Final = {chr(b): b for b in range(0x80, 0xA0)} | {
    bytes([b]).decode("cp1252", errors="ignore") or chr(b): b for b in range(0x80, 0x100)
}
_BYTE: Final = {ord(shown): byte for shown, byte in _SHOWN.items()}
_LEAD: Final = "".join(c for c, b in _SHOWN.items() if 0xC2 <= b <= 0xF4)
_TAIL: Final = re.escape("".join(c for c, b in _SHOWN.items() if b < 0xC0))
_MOJIBAKE: Final = re.compile(f"[{_LEAD}][{_TAIL}]{{1,3}}|Ã ")
_SIGN: Final = re.compile(
    "[ÃÂÄÅÆá][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|Ã |ï¿½"
)


def mend(text: str) -> Decoded:
    """Return `text` with letters that somebody decoded wrongly put right, judged by how Vietnamese the result reads.

    "Viá»‡t Nam" and, twice wrong, "ViÃ¡Â»â€¡t Nam" become "Việt Nam" (repairs "mojibake:1", "mojibake:2"), and so
    does "ViÖt Nam" ("tcvn3"). Text that reads well, English included, comes back as it is.
    """
    if _reads_well(text):
        return Decoded(text, "utf-8")
    before = read_sample(text)
    if not before.marked or not (before.suspect or before.wrong > 2 or _SIGN.search(text)):
        return Decoded(text, "utf-8", (), before.suspect)
    best, score, repair = text, before.score, ""
    for name, attempt in _attempts(text, before):
        reading = read_sample(attempt)
        if reading.score > score and (reading.vietnamese or name.startswith("mojibake")):
            best, score, repair = attempt, reading.score, name
    return Decoded(best, "utf-8", (repair,) if repair else (), read_sample(best).suspect)


def mend_title(title: str) -> Decoded:
    """Return `title` with mojibake put right where that leaves only Vietnamese letters: "Giáº£ giÃ¡" is "Giả giá".

    A title is too short for `mend` to judge, and its text may be sound where it is not.
    """
    once = _MOJIBAKE.sub(_unshow, title)
    if once == title or not _FOREIGN.search(title) or _FOREIGN.search(once):
        return Decoded(title, "utf-8")
    return Decoded(once, "utf-8", ("mojibake:1",))


def _reads_well(text: str) -> bool:
    """Return whether next to no character of `text` is one that Vietnamese, English and their marks don't have."""
    few = max(2, len(text) // 500)
    return all(sum(1 for _ in islice(odd.finditer(text), few + 1)) <= few for odd in (_FOREIGN, _LOST))


def _attempts(text: str, before: _Reading) -> Iterator[tuple[str, str]]:
    once = _MOJIBAKE.sub(_unshow, text)
    if once != text:
        yield "mojibake:1", once
        yield "mojibake:2", _MOJIBAKE.sub(_unshow, once)
    if before.suspect:
        shown = _shown_bytes(text)
        tries: dict[str, Callable[[bytes], str]] = {**LEGACY, "cp1258": lambda raw: raw.decode("cp1258", "replace")}
        for name, convert in tries.items():
            if shown is not None:
                yield name, unicodedata.normalize("NFC", convert(shown))


def _unshow(match: re.Match[str]) -> str:
    shown = match.group()
    if shown == "Ã ":
        return "à"
    for size in range(len(shown), 1, -1):
        try:
            return bytes(_BYTE[ord(c)] for c in shown[:size]).decode("utf-8") + shown[size:]
        except UnicodeDecodeError:
            continue
    return shown


def _shown_bytes(text: str) -> bytes | None:
    """Return the bytes that Windows-1252 shows as `text`, None where a letter of it has none."""
    raw = bytearray()
    for c in text:
        byte = ord(c) if c.isascii() else _BYTE.get(ord(c))
        if byte is None:
            if c not in "\ufeff\u200b":
                return None
            continue
        raw.append(byte)
    return bytes(raw)
