"""Where a caption ends without a stop: at a capital that begins an ordinary word and no more of the name."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.view import LOWER, View
from diembao.lexicon.cues import Cues

# After these a name goes on: "Lê Văn | Công an ủi vợ" is no caption of a Mr Lê Văn.
_MIDDLES: Final = frozenset({"văn", "thị", "đình", "hữu", "bá", "xuân", "thế"})


def begins_word(view: View, cues: Cues, at: int) -> bool:
    """Return whether the capital at `at` begins an ordinary word: "Thất" in "ca sĩ Lê Tiến Thất bại ở vòng này".

    Not where the word after it begins one of its own, as in "Nguyễn Minh Quang cảnh báo".
    """
    if not view.syllable[at] or not view.same_line(at - 1, at + 2) or view.shapes[at + 1] is not LOWER:
        return False
    if view.keys[at - 1] in _MIDDLES or _word(view, cues, at + 1):
        return False
    return _word(view, cues, at)


def begins_sentence(view: View, cues: Cues, at: int) -> bool:
    """Return whether the capital at `at` opens a sentence after a firm's name: "… Công ty Minh Long Người dân đổ ra".

    An opener that may be a name as well counts only where no verb follows it: not in "Công ty Tân Tạo báo lãi".
    """
    if not view.same_line(at - 1, at + 2) or view.shapes[at + 1] is not LOWER:
        return False
    if any((found := book.at(view.keys, at)) and found[0] - at > 1 for book in (cues.fields, cues.inner, cues.heads)):
        return False  # a trade or a body: "Bộ Giao thông Vận tải", "Công ty Sách Thiết bị"
    if begins_word(view, cues, at):
        return True
    key, after = view.keys[at], view.keys[at + 1]
    if key not in cues.openers or key in cues.given or key in cues.surnames:
        return False
    return after not in cues.function and after not in cues.words.title_end and cues.verbs.at(view.keys, at + 1) is None


def _word(view: View, cues: Cues, at: int) -> bool:
    """Return whether an ordinary word of two syllables or more begins at `at`."""
    found = (book.at(view.keys, at) for book in (cues.compounds, cues.verbs, cues.fields))
    return any(word is not None and word[0] - at > 1 for word in found)
