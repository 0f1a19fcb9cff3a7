"""Whether the name of a body goes on over a joint: "Bộ Lao động, Thương binh và Xã hội", "Than - Khoáng sản"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from diembao.extract.entities.view import DASHES, ORG, View
from diembao.lexicon.cues import Cues, Head
from diembao.lexicon.names import has_flag, has_type

JOINS: Final = frozenset({"và", "-", "–", "&", ","})


class Joints:
    """Reads the joints of one view."""

    def __init__(self, view: View, cues: Cues) -> None:
        self._view, self._cues = view, cues

    def joins(self, at: int, head: Head, placed: bool) -> bool:
        """Return whether the joint at `at` goes on with the same name."""
        view, cues = self._view, self._cues
        if placed or at + 1 >= len(view.keys) or not view.same_line(at, at + 2) or head.grammar == "title":
            return False
        following = cues.fields.at(view.keys, at + 1) or cues.inner.at(view.keys, at + 1)
        if following is None and head.grammar == "field" and self._field_like(at + 1):
            following = at + 3, True
        if view.keys[at] == ",":
            return head.grammar == "field" and bool(following) and view.caps[at + 1] and self._listed(at + 1)
        if view.keys[at] == "&":
            return view.caps[at + 1]
        if view.keys[at] in "-–" and not view.tight(at):
            return bool(following) and view.caps[at + 1] and not self._seated(at + 1)
        if view.keys[at] == "và":
            if not view.caps[at + 1] and self._another(at + 1, at + 1):
                return False  # "Tổ chức Ân xá và tổ chức Theo dõi Nhân quyền"
            if view.keys[at - 1] == "đảng" or self._seated(at + 1) or self._body_known(at + 1):
                return False  # "Đảng và Nhà nước" are two, "Bộ Y tế và Công an huyện" as well
            if view.caps[at + 1] and following is not None and self._another(at + 1, following[0]):
                return False
            return bool(following) and (view.caps[at + 1] or not view.caps[at - 1] or head.grammar == "field")
        return view.tight(at) and view.tight(at + 1) and (bool(following) or view.caps[at + 1])

    def _body_known(self, at: int) -> bool:
        """Return whether a listed body of three words or more stands at `at`: "và Kiểm toán Nhà nước"."""
        known = self._view.known(at) if self._view.caps[at] else ()
        return any(end - at > 2 and has_type(names, ORG) and not names[0].doubtful for end, names in known)

    def _field_like(self, at: int) -> bool:
        """Return whether a compound with one capital stands at `at`, and no title or head: "và Tuyên truyền"."""
        view, cues = self._view, self._cues
        if not view.same_line(at, at + 2) or not view.caps[at] or view.caps[at + 1]:
            return False
        plain = cues.titles.at(view.keys, at) is None and cues.heads.at(view.keys, at) is None
        return plain and cues.compounds.exact(view.keys[at : at + 2]) and not view.known(at)

    def _another(self, at: int, after: int) -> bool:
        """Return whether a body of its own begins at `at`, with words after its head: "và Trung ương Hội"."""
        head = self._cues.heads.at(self._view.keys, at)
        return head is not None and head[0] >= after and self._view.caps[head[0] : head[0] + 1] == [True]

    def _seated(self, at: int) -> bool:
        """Return whether the head of a body that has a seat stands at `at`, of two words or more: "Công an"."""
        head = self._cues.heads.at(self._view.keys, at) if self._view.caps[at] else None
        return head is not None and head[0] - at > 1 and head[1].grammar == "seat"

    def _listed(self, at: int) -> bool:
        """Return whether a list of fields that goes on at `at` is closed by "và" and a field."""
        found = self._cues.fields.at(self._view.keys, at)
        if not found or found[0] + 1 >= len(self._view.keys):
            return False
        return self._view.keys[found[0]] == "và" and bool(self._cues.fields.at(self._view.keys, found[0] + 1))

    def partner(self, end: int, head: Head) -> int:
        """Return where the second country ends of "Việt Nam - Singapore", which gave a park or a society its name."""
        view = self._view
        dash = head.grammar != "seat" and end + 1 < len(view.keys) and view.keys[end] in DASHES
        if not dash or not view.caps[end + 1] or view.tight(end) != view.tight(end + 1):
            return end
        firsts = [at for at in (end - 2, end - 1) if self._state_at(at, lambda to: to == end)]
        if not firsts or view.keys[firsts[0] - 1] in self._cues.words.team_noun:
            return end  # "Tuyển Việt Nam - Uzbekistan" are two
        return self._state_at(end + 1, lambda to: view.same_line(end, to)) or end

    def _state_at(self, at: int, fits: Callable[[int], bool]) -> int:
        """Return where the country at `at` ends, if it `fits`, else 0."""
        for end, known in self._view.known(at):
            if fits(end) and has_flag(known, "state"):
                return end
        return 0
