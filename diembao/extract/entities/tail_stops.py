"""Where the name of a body ends before a capital: a person, a title, the sentence after a caption, another head."""

from __future__ import annotations

from diembao.extract.entities.captions import begins_sentence, begins_word
from diembao.extract.entities.full_names import full_name_at
from diembao.extract.entities.korean import has_halved_given
from diembao.extract.entities.view import PER, View
from diembao.lexicon.cues import Cues, Head
from diembao.lexicon.names import Names, has_flag


class TailStops:
    """Tells the capitals of one view that begin something else than the rest of a body's name."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names

    def at(self, at: int, after: int, placed: bool, head: Head) -> bool:
        """Return whether the capital at `at` begins something else: a person, a title, an apposition, another head."""
        view, cues = self._view, self._cues
        if view.keys[at] in cues.function and view.syllable[at] and not cues.fields.at(view.keys, at):
            return at == after or not self._goes_on(at, head)
        if at == after:
            return self.bearer(at) if head.grammar == "seat" else head.grammar == "field" and self.person(at)
        title = cues.titles.at(view.keys, at)
        if title and title[1] != "address" and title[0] - at > 1 and view.same_line(at, title[0]):
            field = cues.fields.at(view.keys, at) is not None and cues.heads.at(view.keys, at) is None
            return not field  # "Cục Thống kê Tội phạm Quốc gia"
        if (head.grammar != "name" or view.syllable[at - 1]) and (
            self._foreigner(at) or has_halved_given(self._view, at)
        ):
            return True
        if self._caption(at, head):
            return True
        if placed or (head.grammar == "name" and self._after_vietnam(at, after)):
            return not self._branch(at)
        if view.caps[at - 1] and self.is_compound(at):
            return False  # "Nông Lâm" before "Tây Nguyên"
        strong = head.grammar != "name" or cues.surnames.get(view.keys[at], 0) > 1
        return head.grammar != "title" and strong and self.person(at)

    def person(self, at: int) -> bool:
        """Return whether a person's full name begins at `at`."""
        return full_name_at(self._view, self._cues, at)

    def bearer(self, at: int) -> bool:
        """Return whether the full name of a person from anywhere begins at `at`."""
        return self.person(at) or self._foreigner(at) or has_halved_given(self._view, at)

    def is_compound(self, at: int) -> bool:
        """Return whether the word at `at` makes an ordinary compound with the one before it: "Hỗ trợ", "Bảo an"."""
        pair = (self._view.keys[at - 1], self._view.keys[at])
        return any(
            book.exact(pair) for book in (self._cues.fields, self._cues.inner, self._cues.closers, self._cues.compounds)
        )

    def _goes_on(self, at: int, head: Head) -> bool:
        """Return whether a word of grammar is a name here: "Bộ Nội vụ Anh", "Công ty Minh Anh"."""
        view = self._view
        if head.grammar in ("field", "seat") and has_flag(self._names.of(view.keys[at]), "state"):
            return True
        return view.caps[at - 1] and view.keys[at] in self._cues.given and not begins_word(view, self._cues, at)

    def _caption(self, at: int, head: Head) -> bool:
        """Return whether a sentence begins at `at` without a stop before it; after a field of work only with a verb."""
        named = head.grammar == "name" or self._cues.verbs.at(self._view.keys, at) is not None
        return head.grammar != "title" and named and begins_sentence(self._view, self._cues, at)

    def _foreigner(self, at: int) -> bool:
        """Return whether a foreign given name and another capital stand at `at`: "Bộ Quốc phòng Peter Galvez"."""
        view = self._view
        if view.syllable[at] or view.keys[at] not in self._cues.foreign_given or view.caps[at + 1 : at + 2] != [True]:
            return False
        after = view.same_line(at, at + 2) and not view.syllable[at + 1]
        return (
            after
            and view.keys[at + 1] not in self._cues.foreign_kind
            and all(name.type is PER for _, known in view.known(at) for name in known)
        )

    def _after_vietnam(self, at: int, after: int) -> bool:
        """Return whether a sentence begins at `at` after a company of Vietnam: "… Việt Nam Đoàn Thanh tra sẽ"."""
        view = self._view
        if at - 2 <= after or view.keys[at - 2 : at] != ["việt", "nam"] or not view.same_line(at, at + 2):
            return False
        head = self._cues.heads.at(view.keys, at) or self._cues.compounds.at(view.keys, at + 1)
        return (head is not None or view.keys[at] in self._cues.openers) and not (view.caps[at + 1])

    def _branch(self, at: int) -> bool:
        """Return whether the seat of a branch follows the country: "Hội Nông dân Việt Nam TP Đà Nẵng"."""
        return self._view.keys[at - 2 : at] == ["việt", "nam"] and self._view.keys[at] in self._cues.seats
