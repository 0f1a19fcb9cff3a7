"""The words around a name, read once for each place where a name may begin or end."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from diembao.extract.entities.view import LOC, LOWER, NUMBER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Names

ROLE_KINDS: Final = frozenset({"office", "rank", "job"})
_RESULTS: Final = frozenset({"thua", "hòa", "thắng"})
_MISTERS: Final = frozenset({"mr", "mrs", "ms", "dr"})
_OPENING: Final = frozenset("“\"‘'«")
_CLOSING: Final = frozenset("”\"’'»“")
_BESIDE: Final = frozenset({"và", ",", "-", "–"})
_CREDITS: Final = frozenset({"ảnh", "nguồn", "clip", "video", "theo"})
_CREDIT_PAIRS: Final = (["minh", "họa"], ["thực", "hiện"])
_SMALL_VERBS: Final = frozenset(
    {"đã", "sẽ", "đang", "vừa", "cũng", "vẫn", "từng", "chưa", "không", "bị", "mới", "sắp", "muốn"}
)
# Words that only sport has; they count three times.
_SPORT: Final = frozenset({"hlv", "clb", "vđv", "penalty", "derby", "vợt", "fifa", "uefa", "afc", "aff", "vff"})
# An article where one word in twenty, and this many, are words of sport is about a match.
_SPORT_SHARE: Final = 0.05
_SPORT_LEAST: Final = 3


class Before(NamedTuple):
    """What stands before a name: the title and its kind, the kinds of noun, and whether it is the body of a title.

    `of_person`: the title itself comes after a person and a comma, so that the name is of his firm.
    `seated`: the title ends in a noun for places, "Chủ tịch xã", so that its place may follow as well as its bearer.
    `silent`: there is but a `word` that tells nothing.
    """

    title: str = ""
    kind: str = ""
    nouns: frozenset[str] = frozenset()
    word: str = ""
    of_person: bool = False
    seated: bool = False
    credited: bool = False
    street: bool = False
    silent: bool = False


class After(NamedTuple):
    """What stands after a name: verbs of persons, verbs of anyone, an age, a score."""

    human: bool = False
    agent: bool = False
    aged: bool = False
    town: bool = False
    played: bool = False
    beside_state: bool = False


NOTHING: Final = After()


@lru_cache(maxsize=4096)
def _silent(word: str) -> Before:
    return Before(word=word, silent=True)


class Context:
    """Reads the words around the names of one view."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._before: dict[int, Before] = {}
        self._after: dict[int, After] = {}
        self._sport: bool | None = None

    @property
    def sport(self) -> bool:
        """Whether the article is about a match."""
        if self._sport is None:
            self._sport = self._is_match()
        return self._sport

    def _is_match(self) -> bool:
        keys, sport = self._view.keys, self._cues.words.sport
        found = sum(3 if key in _SPORT else 1 for key in keys if key in sport)
        return found >= _SPORT_LEAST and found >= _SPORT_SHARE * len(keys)

    def before(self, start: int) -> Before:
        """Return what stands before token `start`."""
        found = self._before.get(start)
        if found is None:
            found = self._before[start] = self._read_before(start)
        return found

    def after(self, end: int) -> After:
        """Return what stands after token `end - 1`."""
        found = self._after.get(end)
        if found is None:
            found = self._after[end] = self._read_after(end)
        return found

    def _read_before(self, start: int) -> Before:
        view, cues = self._view, self._cues
        at = start - 1 if start and view.keys[start - 1] in _OPENING else start
        if at > 1 and view.keys[at - 1] == "." and view.tight(at - 1) and view.keys[at - 2] in _MISTERS:
            at -= 1
        if at == 0 or view.bound[at - 1] != view.bound[start]:
            return _silent("")
        title, last = cues.titles.before(view.keys, at), cues.before.before(view.keys, at)
        street = at > 1 and view.keys[at - 1][0].isdigit() and self._house(at - 2)
        if title is None and last is None:
            credited, word = self._credited(at), view.keys[at - 1]
            return Before(word=word, credited=credited, street=street) if credited or street else _silent(word)
        if title and (view.bound[title[0]] != view.bound[start] or self._within(at - 1) or self._half(title[0], at)):
            title = None
        if title and last and last[0] < title[0] and "place_noun" in last[1]:
            title = None  # "ngã ba Lê Duẩn" is no mother's
        noun = last
        if noun and (view.bound[noun[0]] != view.bound[start] or (title and title[0] < noun[0])):
            noun = None  # "thủ thành" is a goalkeeper, not a town
        if noun and view.caps[noun[0]] and not view.initial[noun[0]]:
            noun = None  # "Bộ Ngoại giao Nhật Bản" is one name
        return Before(
            title=" ".join(view.keys[title[0] : at]) if title else "",
            kind=title[1] if title else "",
            nouns=noun[1] if noun else frozenset(),
            word="tuyển" if noun and "tuyển" in view.keys[noun[0] : noun[0] + 2] else view.keys[at - 1],
            of_person=bool(title) and title is not None and self._apposed(title[0]),
            seated=bool(title) and last is not None and "place_noun" in last[1],
            credited=self._credited(at),
            street=street,
        )

    def _half(self, first: int, at: int) -> bool:
        """Return whether an address is but half of a word: the "bố" of "tuyên bố", and not the "em" of "anh em"."""
        keys, titles = self._view.keys, self._cues.titles
        if at - first > 1 or not first or titles.before(keys, first) is not None or self._view.caps[first]:
            return False
        return self._cues.compounds.exact(keys[first - 1 : at])

    def _house(self, at: int) -> bool:
        """Return whether "số" or "số nhà" ends at `at`, in front of the number of a house."""
        keys = self._view.keys
        return keys[at] == "số" or (keys[at] == "nhà" and at > 0 and keys[at - 1] in ("số", "ở", "tại"))

    def _within(self, at: int) -> bool:
        """Return whether the word at `at` is a syllable of a name and no address: the "Thị" of "Huỳnh Thị Lành"."""
        view = self._view
        if not view.caps[at] or view.initial[at]:
            return view.caps[at] and view.keys[at] in self._cues.words.weak_address and not self._addressed(at + 1)
        return view.keys[at] in self._cues.words.weak_address or view.keys[at] in self._cues.given

    def _addressed(self, at: int) -> bool:
        """Return whether one given name and a small word follow an address: "Mẹ Tùng bán rau", not "Mẹ Teresa"."""
        view = self._view
        return view.same_line(at, at + 2) and view.keys[at] in self._cues.given and view.shapes[at + 1] is LOWER

    def _apposed(self, at: int) -> bool:
        """Return whether the title at `at` follows a name and a comma, a dash or a bracket."""
        view = self._view
        if at < 2 or view.keys[at - 1] not in (",", "-", "–", "(") or not view.caps[at - 2] or view.initial[at - 2]:
            return False
        first = at - 2
        while first and view.caps[first - 1] and at - first < 6:
            first -= 1
        same = self._cues.titles.at(view.keys, at)
        other = self._cues.titles.before(view.keys, first + 1) or self._cues.titles.before(view.keys, first)
        return not (same and other and view.keys[at : same[0]] == view.keys[other[0] : other[0] + same[0] - at])

    def _credited(self, at: int) -> bool:
        view = self._view
        if view.keys[at - 1] == "theo":
            return True
        if view.keys[at - 1] != ":" or at < 2:
            return False
        return view.keys[at - 2] in _CREDITS or view.keys[at - 3 : at - 1] in _CREDIT_PAIRS

    def _read_after(self, end: int) -> After:
        view, cues = self._view, self._cues
        if end >= len(view.keys) or view.bound[end] != view.bound[end - 1]:
            return NOTHING
        at = end + 1 if view.keys[end] in _CLOSING and end + 1 < len(view.keys) else end
        found = cues.after.at(view.keys, at)
        if found is None and view.shapes[at] is LOWER and at == end and not self._rival(end):
            return NOTHING
        return After(
            human=bool(found) and found is not None and "human" in found[1],
            agent=found is not None and "idle" not in found[1],
            aged=self._aged(end),
            town=self._town(end),
            beside_state=view.keys[end] in _BESIDE and self._state(end + 1),
            played=view.keys[at] in cues.words.match_verb or self._scored(end),
        )

    def _rival(self, at: int) -> bool:
        """Return whether the lower-case word at `at` joins a name to another one or is a verb of matches."""
        return self._view.keys[at] in _BESIDE or self._view.keys[at] in self._cues.words.match_verb

    def _state(self, at: int) -> bool:
        """Return whether a country begins at `at`."""
        view = self._view
        if at >= len(view.keys) or not view.caps[at]:
            return False
        return any("state" in name.flags for _, known in view.known(at) for name in known)

    def duel(self, at: int) -> bool:
        """Return whether the word at `at` tells the result between two countries: "Mỹ thua Canada"."""
        view = self._view
        if not 0 < at < len(view.keys) or view.keys[at] not in _RESULTS or not view.caps[at - 1]:
            return False
        before = (k for first in (at - 1, at - 2) if first >= 0 for end, k in view.known(first) if end == at)
        return self._state(at + 1) and any("state" in name.flags for known in before for name in known)

    def trades(self, at: int) -> bool:
        """Return whether a verb of firms follows, over its small words: "đã mua lại", "sẽ xây nhà máy"."""
        view = self._view
        last = min(at + 3, len(view.keys))
        while at < last and view.keys[at] in _SMALL_VERBS:
            at += 1
        return self._cues.firm_verbs.at(view.keys, at) is not None

    def work_near(self, start: int) -> bool:
        """Return whether a noun for works stands a few words before the mark in front of `start`."""
        if start > 1 and self._view.keys[start - 2] == "bộ" and not self._view.caps[start - 2]:
            return True  # a set of books or films: bộ "Đất và nước"
        for at in range(max(start - 1, 0), max(start - 5, 0), -1):
            if self._view.bound[at - 1] != self._view.bound[start]:
                return False
            noun = self._cues.before.before(self._view.keys, at)
            if noun and "work_noun" in noun[1]:
                return True
        return False

    def _aged(self, at: int) -> bool:
        """Return whether "(48 tuổi", ", 48 tuổi" or "(SN 1980" follows."""
        keys = self._view.keys
        if keys[at] not in ("(", ",") or at + 2 >= len(keys):
            return False
        return keys[at + 2] == "tuổi" or (keys[at] == "(" and keys[at + 1] in ("sn", "sinh"))

    def _scored(self, at: int) -> bool:
        """Return whether a score, or a dash and the other team, follows: "Porto – Zenit: 0-1"."""
        view = self._view
        if at + 2 >= len(view.keys):
            return False
        if view.keys[at] in "-–" and not view.tight(at):
            return view.caps[at + 1]
        score = at + 1 if view.keys[at] == ":" else at
        numbers = view.shapes[score] is NUMBER and view.keys[score + 1 : score + 2] == ["-"]
        return numbers and score + 2 < len(view.keys) and view.shapes[score + 2] is NUMBER

    def _town(self, at: int) -> bool:
        """Return whether a comma and the town or the district of a street follows."""
        view = self._view
        if view.keys[at] != "," or at + 2 >= len(view.keys) or not view.same_line(at, at + 2):
            return False
        if view.keys[at + 1] in self._cues.seats:
            return view.caps[at + 2]
        following = next(iter(view.known(at + 1)), None)
        return following is not None and view.caps[at + 1] and all(n.type is LOC for n in following[1])
