"""Characters that act on a screen instead of standing on it, made to stand."""

from __future__ import annotations

import re

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_PICTURES = 0x2400  # Unicode's pictures of the control characters: U+241B shows an escape
_DELETE = "\u2421"
_TURN = "\u21c4"  # stands for a mark that would turn the direction of what follows
_UNKNOWN = "\ufffd"


def visible(text: str) -> str:
    r"""Return `text` with terminal codes, direction marks and lone surrogates shown, one character for one.

    "\x1b[31m" becomes "␛[31m": article text can colour no terminal and turn no line round, and offsets still hold.
    """
    return _ACTING.sub(lambda found: _shown(found[0]), text)


def _shown(character: str) -> str:
    if character == "\x7f":
        return _DELETE
    if character < " ":
        return chr(_PICTURES + ord(character))
    return _UNKNOWN if character < "\xa0" or character >= "\ud800" else _TURN
