"""One way of writing each letter: NFC, plain spaces, đ for ð, and the folded twins that look-ups compare.

`normalise` is the only function here that is meant for stored text; it keeps tone placement, quotation marks and
dashes as the newspaper wrote them. `fold` and `fold_tone` make keys.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_ZERO_WIDTH: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NEWLINES: Final = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS: Final = "".join(map(chr, (*range(9), *range(14, 28), 0x1F, *range(0x7F, 0x85), *range(0x86, 0xA0))))
_TABLE: Final[dict[int, str | None]] = (
    dict.fromkeys(map(ord, _ZERO_WIDTH + _CONTROLS))
    | dict.fromkeys(map(ord, _SPACES + "\t"), " ")
    | dict.fromkeys(map(ord, _NEWLINES), "\n")
    | {0x189: "Đ"}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
_ODD: Final = {
    "zero_width": re.compile(f"[{_ZERO_WIDTH}]"),
    "space": re.compile(f"[{_SPACES}]"),
    "control": re.compile(f"[{re.escape(_CONTROLS)}]"),
    "surrogate": re.compile(r"[\ud800-\udfff]"),
    "eth": re.compile("\u0189|(?<![^\\W_])[ðÐ]"),
}
_ANY_ODD: Final = re.compile(f"[{_ZERO_WIDTH}{_SPACES}{_NEWLINES}{re.escape(_CONTROLS)}\t\r\u0189ðÐ\\ud800-\\udfff]")
# đ only ever begins a syllable; an eth inside a word ("Guðmundsson") is an eth.
_ETH: Final = re.compile(r"(?<![^\W_])[ðÐ]")
_MARK: Final = re.compile("[\u0300-\u0323]")
_LOOSE_MARKS: Final = re.compile("[^\\W\\d_][\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+")
_SHAPE_MARKS: Final = "\u031b\u0302\u0306"
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

# JSON that was escaped twice: "Gi\\u00e1 g\\u1ea1o"
_ESCAPE: Final = re.compile(r"\\u[0-9a-fA-F]{4}")
_ESCAPES: Final = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\[\"/nrt]")
_PLAIN_ESCAPES: Final = {'\\"': '"', "\\/": "/", "\\n": "\n", "\\r": "\n", "\\t": " "}

_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"


@dataclass(frozen=True, slots=True)
class Normalised:
    """Text in one way of writing, and what was changed on the way: ("space:3", "zero_width:1")."""

    text: str
    repairs: tuple[str, ...] = ()


def normalise(text: str) -> Normalised:
    """Return `text` in NFC with plain spaces and "\\n" line ends, invisible characters gone, ð and Ɖ made đ and Đ.

    "Ðà\\u00a0Nẵng" becomes "Đà Nẵng" with repairs ("space:1", "eth:1"). No visible character is added or dropped.
    """
    repairs: list[str] = []
    if _ANY_ODD.search(text):
        for name, pattern in _ODD.items():
            if count := sum(1 for _ in pattern.finditer(text)):
                repairs.append(f"{name}:{count}")
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
        text = _ETH.sub(lambda m: "đ" if m.group() == "ð" else "Đ", text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        repairs.append("nfc")
    moved = 0
    if _MARK.search(text):
        text, moved = _LOOSE_MARKS.subn(_reorder, text)
    return Normalised(text, (*repairs, f"marks:{moved}") if moved else tuple(repairs))


def _reorder(match: re.Match[str]) -> str:
    """Return a letter whose tone was typed before its hat ("á" + circumflex) as the one letter that was meant."""
    parts = list(unicodedata.normalize("NFD", match.group()))
    marks = sorted(parts[1:], key=lambda mark: mark not in _SHAPE_MARKS)
    return unicodedata.normalize("NFC", parts[0] + "".join(marks))


def unescape(text: str) -> Normalised:
    """Return `text` without HTML entities, unescaped at most twice, and without the escapes of JSON.

    "Vi&amp;#7879;t Nam" and, from JSON inside JSON, "Vi\\\\u1ec7t Nam" are "Việt Nam".
    """
    times = 0
    while times < 2 and "&" in text and _ENTITY.search(text):
        text, times = html.unescape(text), times + 1
    repairs = [f"entities:{times}"] if times else []
    if "\\u" in text and (count := sum(1 for _ in _ESCAPE.finditer(text))):
        text = _ESCAPES.sub(_letters, text)
        repairs.append(f"escapes:{count}")
    return Normalised(text, tuple(repairs))


def _letters(match: re.Match[str]) -> str:
    escapes = match.group()
    if escapes in _PLAIN_ESCAPES:
        return _PLAIN_ESCAPES[escapes]
    units = b"".join(bytes.fromhex(unit) for unit in escapes.split("\\u")[1:])
    return units.decode("utf-16-be", "replace")  # two halves make one letter


def _accent_table() -> dict[int, str]:
    letters = [chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    table = {ord(c): _bare(c) for c in letters}
    return {c: plain for c, plain in table.items() if plain != chr(c)}


def _bare(letter: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))
    return plain.lower().replace("đ", "d") or letter


_BARE: Final = _accent_table() | dict.fromkeys(range(0x300, 0x370), "")


@lru_cache(maxsize=65_536)
def _fold_short(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower().translate(_BARE)


def fold(text: str) -> str:
    """Return the search key of `text`: lower case, no accents, đ as d. "Thuý Đặng" and "Thúy Đặng" are "thuy dang"."""
    return _fold_short(text) if len(text) < 80 else unicodedata.normalize("NFC", text).lower().translate(_BARE)


def _moved(first: str, second: str) -> dict[str, str]:
    """Return {"oà": "òa", …} for one pair of vowels, every tone, every case."""
    pairs = {}
    for a in (first, first.upper()):
        for b in (second, second.upper()):
            for tone in _TONES:
                late = a + unicodedata.normalize("NFC", b + tone)
                pairs[late] = unicodedata.normalize("NFC", a + tone) + b
    return pairs


_EARLY: Final = _moved("o", "a") | _moved("o", "e") | _moved("u", "y")
_LATE: Final = {early: late for late, early in (_moved("o", "a") | _moved("o", "e")).items()}
_LATE_TONE: Final = re.compile(
    r"(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<![qQ])[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])|[òóỏõọÒÓỎÕỌ][aeAE](?=[^\W\d_])"
)


def fold_tone(text: str) -> str:
    """Return NFC `text` with every tone where most newspapers put it: "hoà thuận" and "hòa thuận" are "hòa thuận".

    Only open oa, oe and uy move ("uỷ" to "ủy"; "quý", "quả", "giá" stay), and a tone typed too early in a closed
    one ("hòan" to "hoàn"). Case, accents and length are kept.
    """
    return _LATE_TONE.sub(_move_tone, text)


_STRAYED: Final = {
    late: early for first in "âêôơưă" for second in "aiouy" for late, early in _moved(first, second).items()
}
_STRAY_TONE: Final = re.compile("[âêôơưă][àáảãạìíỉĩịòóỏõọùúủũụỳýỷỹỵ]")


def mend_tones(text: str) -> str:
    """Return lower-case NFC `text` with every tone on the vowel that has a mark already: "đâù" is "đầu", "thơì" "thời".

    Some newspapers' fonts put it one letter too late. The length is kept.
    """
    return _STRAY_TONE.sub(lambda match: _STRAYED[match.group()], text)


def _move_tone(match: re.Match[str]) -> str:
    pair = match.group()
    return _EARLY.get(pair) or _LATE.get(pair, pair)
