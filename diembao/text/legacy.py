"""The encodings Vietnam wrote in before Unicode: TCVN3 (ABC), VNI and VISCII.

Tables written from the published standards (TCVN 5712:1993 VN3, RFC 1456, the VNI-Windows chart).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

# TCVN3: the letter that stands at each byte from 0xA1 on; a dot where the standard has none of ours.
_TCVN3_HEAD: Final = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ."
_TCVN3: Final = {byte: letter for byte, letter in zip(range(0xA1, 0x100), _TCVN3_HEAD, strict=True) if letter != "."}

_VISCII: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW: Final = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}

# VNI: a letter and one byte for its tone or hat; the bytes as Windows-1252 shows them.
_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"


def _pairs(bases: str, marks: str, hat: str) -> dict[str, str]:
    return {base + mark: base + hat + tone for base in bases for mark, tone in zip(marks, _TONES, strict=True)}


_VNI_PAIRS: Final = (
    _pairs("aeiouyôö", "øùûõï", "")
    | _pairs("aeo", "àáåãä", "\u0302")
    | _pairs("a", "èéúüë", "\u0306")
    | {"aâ": "a\u0302", "eâ": "e\u0302", "oâ": "o\u0302", "aê": "a\u0306"}
)
_VNI_SINGLE: Final = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ì": "ì", "í": "í"}
_VNI: Final = re.compile("[aeouyôöAEOUYÔÖ][øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË]|[ñæóòôöîÑÆÓÒÔÖÎ]")
_SHOUTED: Final = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*")


def from_tcvn3(raw: bytes) -> str:
    """Return the text of TCVN3 bytes: b"Vi\\xd6t Nam" is "Việt Nam".

    Its capitals with a tone were small letters in a font of capitals; a word of capitals gets them back.
    """
    text = raw.decode("latin-1").translate(_TCVN3_TABLE)
    return _SHOUTED.sub(lambda m: _shout(m.group()), text)


def _shout(word: str) -> str:
    plain = [c for c in word if c.isascii()]
    return word.upper() if len(plain) > 1 and all(c.isupper() for c in plain) else word


def from_viscii(raw: bytes) -> str:
    """Return the text of VISCII bytes: b"Vi\\xaet Nam" is "Việt Nam"."""
    return raw.decode("latin-1").translate(_VISCII_TABLE)


def from_vni(raw: bytes) -> str:
    """Return the text of VNI bytes: b"Vie\\xe4t Nam" is "Việt Nam". Hats and tones are combining; NFC joins them."""
    return _VNI.sub(lambda m: _vni(m.group()), raw.decode("cp1252", errors="replace"))


@cache
def _vni(pair: str) -> str:
    if len(pair) == 1:
        letter = _VNI_SINGLE[pair.lower()]
    else:
        known = _VNI_PAIRS.get(pair.lower())
        if known is None:
            return _vni(pair[0]) + pair[1] if pair[0].lower() in _VNI_SINGLE else pair
        letter = _VNI_SINGLE.get(known[0], known[0]) + known[1:]
    return letter[0].upper() + letter[1:] if pair[0].isupper() else letter


_TCVN3_TABLE: Final = dict(_TCVN3)
_VISCII_TABLE: Final = _VISCII_LOW | dict(enumerate(_VISCII, 0x80))

LEGACY: Final[dict[str, Callable[[bytes], str]]] = {"tcvn3": from_tcvn3, "vni": from_vni, "viscii": from_viscii}
