"""Runs of capitals: how far a name may reach from a capital, over dots, hyphens, particles and numbers."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.captions import begins_word
from diembao.extract.entities.dots import Dots
from diembao.extract.entities.full_names import MIDDLE
from diembao.extract.entities.korean import is_korean
from diembao.extract.entities.view import CAPITAL, DASHES, LOWER, MIXED, NUMBER, PUNCT, UPPER, View
from diembao.lexicon.cues import Cues

_LONGEST_RUN: Final = 9
_APOSTROPHES: Final = "'’"
_JOINTS: Final = frozenset("-–'’.&")
DOMAINS: Final = frozenset({"vn", "com", "net", "org", "info", "edu", "gov"})
# Last words of nouns for schools, whose names may end in a number, and what a number after the name would count.
_SCHOOLS: Final = frozenset({"trường", "học", "thcs", "thpt", "non", "giáo"})
_COUNTED: Final = frozenset(
    {"học", "em", "người", "lớp", "giáo", "thầy", "cô", "năm", "ngày", "tháng", "lần", "tuổi", "cháu", "bạn"}
)
_SEATS: Final = frozenset({"tp", "tx"})  # the name of a town follows
_NO_FIRST: Final = frozenset({"theo", "một"})
_NOT_READ: Final = -1
_INSIDE: Final = 0.8  # what a name loses by beginning inside a run
# Small words before a name that are no Vietnamese words: "van" and "de" are left out.
_ARTICLES: Final = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
LEADS: Final = _ARTICLES | {"bin", "ibn", "bint", "von", "ben"}


class Runs:
    """Reads the runs of one view; every step is read once."""

    def __init__(self, view: View, cues: Cues) -> None:
        self._view, self._cues = view, cues
        self._dots = Dots(view, cues)
        self._following: list[int | None] = [_NOT_READ] * (len(view.keys) + 1)

    def ends(self, i: int) -> list[int]:
        """Return where a run of capitals that begins at `i` may end."""
        at = i + 1
        found = [at]
        while (following := self.next(at)) is not None and len(found) <= _LONGEST_RUN:
            at = following
            found.append(at)
        if following is not None or at >= len(self._view.keys) or self._view.shapes[at] is LOWER:
            return found
        if self._numbered(i, at) or self._dots.close(i, at):
            found.append(at + 1)
        return found

    def next(self, at: int) -> int | None:
        """Return the token after the next word of the run that has come to `at`, None where the run ends."""
        known = self._following[at]
        if known == _NOT_READ:
            known = self._following[at] = self._read(at)
        return known

    def cut(self, end: int) -> float:
        """Return what a name loses by ending at `end` although the capitals go on: 0, or less at a hyphen."""
        if self.next(end) is None:
            return 0.0
        if self._view.keys[end] in _SEATS and not self._view.caps[end - 1]:
            return 0.0  # "đại biểu Quốc hội TP Hà Nội"
        title = self._cues.titles.at(self._view.keys, end)
        if title and title[1] != "address" and self._view.keys[end - 1] not in MIDDLE:
            return 0.0  # and not the "Nam sinh" of "Bùi Văn Nam sinh năm 1955"
        return 0.4 if self._view.keys[end] in DASHES else 1.0

    def glued(self, i: int) -> tuple[int, float] | None:
        """Return the word that goes on the run at `i`, and what a name loses by beginning there."""
        view, key = self._view, self._view.keys[i]
        if not view.caps[i]:
            lead = self.small(i) if key in LEADS else 0
            return (i + lead, _INSIDE) if lead else None
        following = self.next(i + 1)
        if following is None or key in _NO_FIRST or view.is_stressed(i):
            return None  # "Phương Giang Theo Tri Thức", "Một Phương Thanh", "Chính Manon"
        if view.initial[i] and key in self._cues.function and key not in self._cues.surnames and view.syllable[i]:
            return None  # "Do Sáng đang …"
        title = self._cues.titles.before(view.keys, i + 1)
        named = key in self._cues.given and not view.initial[i]  # "Nhạc sĩ Anh Quân"
        if title and (title[1] != "address" or (key in self._cues.words.own_address and not named)):
            return None
        return following - 1, 0.3 if view.keys[following - 2] in DASHES else _INSIDE

    def _model(self, at: int) -> bool:
        """Return whether a number, or a number and a letter, stands at `at`: the "5S" of "iPhone 5S"."""
        shape = self._view.shapes[at]
        if shape is not MIXED:
            return shape is NUMBER
        text = self._view.texts[at]
        return len(text) < 4 and text[0].isdigit() and text.isupper()

    def article(self, i: int) -> bool:
        """Return whether an Arabic article that belongs to a name stands at `i`: "al" in "ông al-Assad"."""
        view = self._view
        if view.keys[i] not in _ARTICLES or view.caps[i] or not view.same_line(i, i + 3):
            return False
        joined = (view.tight(i + 1) and view.tight(i + 2)) or not view.syllable[i + 2]  # "al - Qaeda"
        if view.keys[i + 1] != "-" or not joined or not view.caps[i + 2]:
            return False
        return i == 0 or not view.caps[i - 1] or (view.initial[i - 1] and view.syllable[i - 1])

    def small(self, i: int) -> int:
        """Return how many small tokens lead the capital of a name in from `i`: 2 in "al-Assad", 1 in "bin Laden"."""
        view = self._view
        if view.keys[i] in _ARTICLES:
            return 2 if self.article(i) else 0
        if view.keys[i] not in LEADS or view.caps[i] or not view.same_line(i, i + 2):
            return 0
        return int(view.caps[i + 1] and not view.syllable[i + 1] and (i == 0 or not view.caps[i - 1]))

    def _read(self, at: int) -> int | None:
        view = self._view
        if at >= len(view.keys) or view.bound[at] != view.bound[at - 1]:
            return None
        if view.caps[at]:
            return None if self._breaks(at) else at + 1
        key = view.keys[at]
        if view.shapes[at] is PUNCT:
            return self._over_mark(at) if key in _JOINTS and view.same_line(at, at + 2) else None
        if view.shapes[at] is NUMBER and view.same_line(at, at + 2) and view.caps[at + 1]:
            return None if view.syllable[at - 1] or view.syllable[at + 1] else at + 2
        if key not in self._cues.particles or not view.same_line(at, at + 2) or self.article(at):
            return None
        if view.caps[at + 1]:
            return at + 2 if self._foreign(at) else None
        return self._particles(at)

    def _over_mark(self, at: int) -> int | None:
        view, key = self._view, self._view.keys[at]
        if key in DASHES:
            return self._hyphen(at)
        if key in _APOSTROPHES:
            whole = view.tight(at) and view.tight(at + 1) and (view.caps[at + 1] or not view.syllable[at - 1])
            return at + 2 if whole else None
        if key == "." and view.tight(at) and view.tight(at + 1) and view.keys[at + 1] in DOMAINS:
            return at + 2
        if not view.caps[at + 1]:
            return None
        if key == ".":
            return at + 2 if self._dots.go_on(at) and not self._breaks(at + 1) else None
        return at + 2 if key == "&" else None

    def _hyphen(self, at: int) -> int | None:
        """Return the token after the second half of "Ki-duk" or "Su-30"; a title after the hyphen ends the name."""
        view = self._view
        if not (view.tight(at) and view.tight(at + 1)) or self._cues.titles.at(view.keys, at + 1):
            return None
        if view.caps[at + 1] or view.texts[at + 1][0].isdigit():
            return at + 2  # "Ki-duk", "Su-30", "RS-12M"
        if view.shapes[at + 1] is not LOWER:
            return None
        if not (view.syllable[at + 1] and view.syllable[at - 1]) or (at > 1 and is_korean(view, self._cues, at - 2)):
            return at + 2
        end = self._spelt(at)
        return end if end - at > 2 or self._spelt(end + 1) > end + 1 else None

    def _spelt(self, at: int) -> int:
        """Return the token after the syllables that go on at the hyphen `at`: "-pa-sắc"; `at` if there are none."""
        view = self._view
        while (
            view.same_line(at - 1, at + 2)
            and view.keys[at] in DASHES
            and view.shapes[at + 1] is LOWER
            and view.syllable[at + 1]
            and view.tight(at)
            and view.tight(at + 1)
        ):
            at += 2
        return at

    def _particles(self, at: int) -> int | None:
        """Return the token after "al-Assad" or "of the Rings", None if these are no particles."""
        view = self._view
        if not view.same_line(at, at + 3) or not view.caps[at + 2]:
            return None
        if view.keys[at + 1] == "-":
            return at + 3 if view.tight(at + 1) and view.tight(at + 2) else None
        return at + 3 if view.keys[at + 1] in self._cues.particles and self._foreign(at) else None

    def _foreign(self, at: int) -> bool:
        """Return whether the word before the particle at `at` can't be Vietnamese, or the one after it."""
        view = self._view
        after = at + 1 if view.caps[at + 1] else at + 2
        if view.syllable[at - 1] and view.shapes[after] is UPPER and len(view.keys[after]) > 1:
            return False  # "Lý do TQ"
        if view.keys[at - 1] == "van":
            return True  # "Van de Ven", whose words might all be Vietnamese
        return not view.syllable[at - 1] or not view.syllable[after]

    def _breaks(self, at: int) -> bool:
        """Return whether the capital at `at` can't go on a name: a word of grammar after a caption without a stop."""
        view, cues = self._view, self._cues
        key = view.keys[at]
        if is_korean(view, cues, at - 1):
            return False
        lettered = len(key) == 1  # "Nguyễn Đức H." is a man, and not of Germany
        if self._term(at) or (not view.syllable[at] and not lettered and self._after_state(at)):
            return True
        if view.shapes[at - 1] is UPPER and self._named_after(at):
            return True
        if (key in cues.loanwords) != (view.keys[at - 1] in cues.loanwords):
            return view.syllable[at] or view.syllable[at - 1]
        if not view.syllable[at]:
            return False
        foreign = not view.syllable[at - 1] and view.keys[at - 1] not in cues.surnames  # and not "Kpă Thuật"
        opener = foreign and key in cues.openers and key not in cues.surnames
        if opener and view.same_line(at, at + 2) and view.shapes[at + 1] is LOWER:
            return True
        if key in cues.function and (key not in cues.given or not view.caps[at - 1]):
            return not self._unnamed(at)
        if not view.same_line(at, at + 2) or view.shapes[at + 1] is not LOWER or not self._full(at):
            return False
        plain = key in cues.openers and key not in cues.surnames and key not in cues.given
        return plain or begins_word(view, cues, at)

    def _unnamed(self, at: int) -> bool:
        """Return whether a family name and "Văn" or "Thị" stand before `at`: "Bùi Văn Phải" lacks its last word yet."""
        view = self._view
        if at < 2 or view.keys[at - 1] not in MIDDLE or view.keys[at - 2] not in self._cues.sure_surnames:
            return False
        return view.caps[at - 1] and view.caps[at - 2] and view.bound[at - 2] == view.bound[at]

    def _full(self, at: int) -> bool:
        """Return whether a whole Vietnamese name ends at `at`, so that a caption without a stop may end there."""
        view, first = self._view, at
        while first and view.caps[first - 1] and view.bound[first - 1] == view.bound[at]:
            first -= 1
        opens = view.keys[first] in self._cues.given or view.keys[first] in self._cues.surnames
        if at - first < 2 or not opens or (at - first == 2 and view.keys[at - 1] in MIDDLE):
            return False  # "Bùi Văn | Nam sinh ngày …" is no end
        return view.keys[at - 1] in self._cues.given and all(view.syllable[first:at])

    def _named_after(self, at: int) -> bool:
        """Return whether a family name follows an acronym at `at`: "Bộ GD-ĐT Nguyễn Vinh"."""
        view = self._view
        strong = view.keys[at] in self._cues.sure_surnames and view.shapes[at] is CAPITAL
        return strong and view.same_line(at, at + 2) and view.caps[at + 1]

    def _term(self, at: int) -> bool:
        """Return whether a term of office begins at `at`, or has ended before it: "Quốc hội Khóa XIII"."""
        view, words = self._view, self._cues.words
        if view.keys[at] in words.term and view.same_line(at, at + 2) and view.keys[at + 1] in words.roman:
            return True
        return at > 1 and view.keys[at - 1] in words.roman and view.keys[at - 2] in words.term

    def _after_state(self, at: int) -> bool:
        """Return whether a foreign name follows its country at `at`: "Nigeria Ngozi Adebayo", "Pháp Kevin Laurent"."""
        view, cues, before = self._view, self._cues, self._view.keys[at - 1]
        if before in cues.foreign_given or view.keys[at] in cues.foreign_kind:
            return False
        if any(end > at for end, _ in view.known(at - 1)):
            return False  # "Saudi Arabia"
        inside = at > 1 and view.caps[at - 2] and view.bound[at - 2] == view.bound[at] and not view.syllable[at - 2]
        if not inside and any("state" in name.flags and name.country != "VN" for name in view.names.of(before)):
            return True  # and not in "Duc Trung Nguyen"
        first = next((i for i in (at - 3, at - 2) if i >= 0 and view.caps[i] and self._state(i, at)), None)
        return first is not None and all(end <= at for end, _ in view.known(first))

    def _state(self, i: int, end: int) -> bool:
        """Return whether a foreign country of more words stands from `i` to `end`: "Đài Loan", "Tây Ban Nha"."""
        known = (names for to, names in self._view.known(i) if to == end)
        return any("state" in name.flags and name.country != "VN" for names in known for name in names)

    def _numbered(self, i: int, at: int) -> bool:
        view = self._view
        if not self._model(at) or not view.same_line(i, at + 1) or view.listed_next(at):
            return False
        if at + 1 == len(view.keys) or not view.same_line(i, at + 2):
            return True
        if view.keys[at + 1] in DASHES and view.tight(at + 1):
            return False  # a score
        if view.shapes[at + 1] is PUNCT or view.caps[at + 1]:
            return True
        if i and view.keys[i - 1] in _SCHOOLS and len(view.keys[at]) == 1 and view.keys[at + 1] not in _COUNTED:
            return True  # "trường Tân Lập 1 họp"
        return view.keys[at + 1] in self._cues.words.after_number  # "Windows 8 của", but "Nadal 27 tuổi"
