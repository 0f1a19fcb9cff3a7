"""A text made easy to search: lower case, plain spaces and hyphens, every character where it was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from diembao.text.orthography import mend_tones

_BLANKS: Final = "\u00a0\u2009\u202f\u3000\t"
_HYPHENS: Final = "\u2010\u2011\u2012\u2013\u2014\u2212"
_PLAIN: Final = dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_HYPHENS, "-")


def level(text: str) -> str:
    """Return `text` in lower case with plain spaces and hyphens, character for character: offsets stay true.

    "Ngày 6–8/12" gives "ngày 6-8/12", "Đâù tuần" "đầu tuần". A letter whose lower case is longer than itself (İ)
    stays as it is.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
    for mark, plain in _PLAIN.items():
        low = low.replace(mark, plain)
    return mend_tones(low)


@dataclass(frozen=True, slots=True)
class Page:
    """A text as written, and levelled."""

    text: str
    low: str

    @classmethod
    def of(cls, text: str) -> Page:
        """Return the page of `text`: `Page.of("Hôm nay").low` is "hôm nay"."""
        return cls(text, level(text))

    def before(self, start: int, reach: int = 40) -> str:
        """Return the `reach` characters left of `start`, levelled."""
        return self.low[max(0, start - reach) : start]

    def after(self, end: int, reach: int = 40) -> str:
        """Return the `reach` characters from `end` on, levelled."""
        return self.low[end : end + reach]


@lru_cache(maxsize=2)
def page_of(text: str) -> Page:
    """Return the page of `text`, the same one for the same text: several extractors ask in turn."""
    return Page.of(text)
