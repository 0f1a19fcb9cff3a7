"""Bytes to text: the encodings that Vietnamese news files really have."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text read from bytes, the encoding it was in, what was mended, and whether it still looks wrong."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()
    suspect: bool = False


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `raw`: byte order mark first, then UTF-8, then the encoding that was declared."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _lenient(raw[len(mark) :], encoding, ("bom",))
    for candidate in ("utf-8", declared, "cp1258"):
        text = _strict(raw, candidate)
        if text is not None:
            return Decoded(text, str(candidate).lower())
    return _lenient(raw, "utf-8", ())


def _strict(raw: bytes, encoding: str | None) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except (LookupError, UnicodeDecodeError):
        return None


def _lenient(raw: bytes, encoding: str, repairs: tuple[str, ...]) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, (*repairs, f"undecodable:{lost}") if lost else repairs, suspect=lost > 0)
