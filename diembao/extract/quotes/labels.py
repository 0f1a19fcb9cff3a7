"""Words between marks that no speech verb leads in: what somebody calls a thing, and what a banner says."""

from __future__ import annotations

from typing import Final

from diembao.extract.quotes.cast import NOBODY, Voice
from diembao.extract.quotes.page import Statement
from diembao.extract.quotes.subject import Subjects
from diembao.lexicon.speech import word_set, word_table

_NAMED_AS: Final = word_table("named_as")
_BANNERS: Final = word_table("banners")
_CROWDS: Final = word_table("crowds")
_UNSAID: Final = word_set("unsaid")
_REACH: Final = 14
_BANNER_REACH: Final = 8
_SHORTEST_NAME: Final = 4
_SHORTEST_SLOGAN: Final = 3
_LEADS: Final = frozenset(("là", "như"))
_PLAIN: Final = frozenset(("mô tả", "miêu tả", "đánh giá", "tả", "chê", "ca ngợi", "chỉ trích"))
"""They need no "là" before the marks."""


class Labels:
    """Reads the labels and slogans of one page."""

    def __init__(self, subjects: Subjects) -> None:
        """Read on the page of `subjects`."""
        self.subjects = subjects
        self.page = subjects.page

    def read(self, statement: Statement, left: int, first: int, close: int) -> Voice | None:
        """Return who said the words `first..close` between marks; `left` is where the words before them begin.

        `Bà Hảo gọi đó là "cái chợ không bao giờ tan"` is Hảo's; a banner's words are those of the people who carry it.
        """
        if close - first >= _SHORTEST_NAME and (voice := self._named(left, first - 1)):
            return voice
        return self._carried(left, first - 1) if close - first >= _SHORTEST_SLOGAN else None

    def _named(self, left: int, opening: int) -> Voice | None:
        low = self.page.low
        led = low[opening - 1] in _LEADS
        floor = max(left, opening - _REACH)
        for i in range(opening - 1, floor - 1, -1):
            if low[i] in ",;:" or (i + 1 < opening and low[i] in _LEADS):
                return None
            found = _NAMED_AS.at(low, i, opening) if self.page.name_at[i] < 0 else None
            if found is None:
                continue
            form = " ".join(low[i : found[0]])
            if form == "tả" and low[i - 1] in ("mô", "miêu"):
                continue
            if (
                low[i - 1] in _UNSAID
                or low[i - 1] in ("tên", "cái", "và")
                or not (led or form in _PLAIN)
                or low[found[0]] in ("tắt", "điện", "cao")
            ):
                return None
            voice = self.subjects.before(left, i)
            return voice if voice and voice.speaker else None
        return None

    def _carried(self, left: int, opening: int) -> Voice | None:
        """Return who holds up the banner that is spoken of right before word `opening`."""
        low = self.page.low
        floor = max(left, opening - _BANNER_REACH)
        banner = next((i for i, _, _ in _BANNERS.find(low, floor, opening)), None)
        if banner is None:
            return None
        crowd = next(iter(_CROWDS.find(low, left, banner)), None) or next(iter(_CROWDS.find(low)), None)
        return self.subjects.cast.phrase(crowd[0], crowd[1]) if crowd else NOBODY
