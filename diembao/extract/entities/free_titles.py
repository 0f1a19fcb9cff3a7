"""How far a free title reaches: "Diễn đàn trao đổi kinh nghiệm làm giàu", up to a verb or a mark."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.full_names import full_name_at
from diembao.extract.entities.view import NUMBER, PUNCT, View
from diembao.lexicon.cues import Cues

_LONGEST: Final = 18
_CLASSES: Final = frozenset({"nhất", "nhì", "ba", "1", "2", "3", "i", "ii", "iii", "đặc"})
# A free title with capitals inside goes over this many lower-case words at most between two of them.
_WIDEST_GAP: Final = 4


class FreeTitles:
    """Reads the titles that begin after a head noun of one view."""

    def __init__(self, view: View, cues: Cues) -> None:
        self._view, self._cues = view, cues

    def end(self, i: int, after: int) -> int:
        """Return the end of a free title: "Diễn đàn trao đổi kinh nghiệm làm giàu", up to a verb or a mark."""
        view, at = self._view, after
        limit = min(len(view.keys), after + _LONGEST)
        gap = 0
        while at < limit and view.bound[at] == view.bound[i] and not self._ends_title(at) and gap < _WIDEST_GAP:
            gap = 0 if view.caps[at] else gap + any(view.caps[after:at])
            at += 1
        inner = any(view.caps[after:at])
        if inner and gap >= _WIDEST_GAP and self._open_end(after, at):
            return after
        if inner:
            at = self._after_last_capital(after, at)
            at += at < len(view.keys) and view.same_line(i, at + 1) and self._year(at)
            at += 2 * (view.same_line(i, at + 2) and view.keys[at] == "hạng" and view.keys[at + 1] in _CLASSES)
        while at > after and view.keys[at - 1] in self._cues.words.never_last:
            at -= 1
        numbered = after < len(view.keys) and (view.shapes[after] is NUMBER or view.keys[after] == "số")
        return at if (inner and view.caps[after]) or numbered or not view.initial[i] else after

    def _open_end(self, after: int, at: int) -> bool:
        """Return whether nobody knows where the last words end: "Dự án đầu tư Khu liên hợp gang thép"."""
        view = self._view
        last = max(i for i in range(after, at) if view.caps[i])
        noun = view.keys[last] in self._cues.words.numbered_unit or view.keys[last] in self._cues.words.alone
        return noun and not view.caps[last - 1]

    def _year(self, at: int) -> bool:
        text = self._view.texts[at]
        return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")

    def _after_last_capital(self, after: int, at: int) -> int:
        """Return the end of the last word with a capital, with the rest of its field, compound or listed name."""
        view, cues = self._view, self._cues
        last = max(i for i in range(after, at) if view.caps[i])
        books = (cues.fields, cues.inner, cues.compounds)
        ends = [found[0] for book in books if (found := book.at(view.keys, last))]
        ends += [end for end, known in view.known(last) if not all(name.doubtful for name in known)]
        return max((end for end in ends if end <= at), default=last + 1)

    def _ends_title(self, at: int) -> bool:
        view = self._view
        if view.shapes[at] is PUNCT:
            return not (view.keys[at] in "-–/" and view.tight(at))
        if view.keys[at] == "của" and (
            self._cues.titles.at(view.keys, at + 1) or self._cues.heads.at(view.keys, at + 1)
        ):
            return True  # "Huân chương Hữu nghị của Thủ tướng", "Chỉ thị 03 của Bộ Chính trị"
        verb = view.keys[at] in self._cues.words.title_end
        return verb or (view.caps[at] and at + 1 < len(view.caps) and full_name_at(view, self._cues, at))
