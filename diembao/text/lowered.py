"""What several extractors ask of one document, worked out once: its words in lower case, its text levelled.

Only the last document is remembered: extractors are handed the same one in turn.
"""

from __future__ import annotations

from functools import lru_cache

from diembao.document import Token
from diembao.text.orthography import mend_tones
from diembao.text.page import Page

_last: tuple[tuple[Token, ...], list[str]] = ((), [])


def low_words(tokens: tuple[Token, ...]) -> list[str]:
    """Return the texts of `tokens` in lower case, stray tones mended: ["hà", "nội", "đầu"] for "Hà Nội đâù".

    The list is shared; nobody may change it.
    """
    global _last
    if _last[0] is not tokens:
        texts = [token[0] for token in tokens]
        low = mend_tones("\n".join(texts).lower()).split("\n") if texts else []
        _last = (tokens, low if len(low) == len(texts) else [mend_tones(text.lower()) for text in texts])
    return _last[1]


@lru_cache(maxsize=2)
def page_of(text: str) -> Page:
    """Return the page of `text`, the same one for the same text."""
    return Page.of(text)
