"""Stretches of tokens that may be one name: known names, names with a head, and runs of capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from diembao.document import Shape
from diembao.extract.entities.organisations import VERBS, HeadReader, Reach
from diembao.extract.entities.view import View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Name, Names
from diembao.reading import EntityType

_LONGEST_RUN = 9
_DOTTED = frozenset("st dr mr mrs ms jr tp p q h tx".split())
# Regions keep this noun in their name even in lower case: "châu Âu", "phương Tây".
_REGION_NOUNS = frozenset({"châu", "phương", "miền", "vùng"})
_DIRECTIONS = frozenset({"bắc", "nam", "đông", "tây", "trung"})
_MARKS = {"“": '”"', '"': '"”', "'": "'’", "‘": "’'", "«": "»"}
_NO_TITLE = frozenset({".", ";", "?", "“", "‘", "«"})
_LONGEST_TITLE = 13
_APOSTROPHES = "'’"
_DASHES = "-–"


@dataclass(slots=True)
class Candidate:
    """Tokens `start` to `end` (exclusive) as one possible name, with what speaks for each type."""

    start: int
    end: int
    known: tuple[Name, ...] = ()
    reach: Reach | None = None
    run: bool = False
    quoted: bool = False
    region: bool = False
    cased: bool = False
    votes: dict[EntityType, float] = field(default_factory=dict)
    rule: str = ""
    open: bool = False
    titled: bool = False
    cut: float = 0.0

    def add(self, type_: EntityType, points: float) -> None:
        """Add `points` to the votes for `type_`."""
        self.votes[type_] = self.votes.get(type_, 0.0) + points


class Finder:
    """Finds the candidates of one view, start by start."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._heads = HeadReader(view, cues, names)

    def all(self) -> dict[int, list[Candidate]]:
        """Return the candidates by their first token."""
        found: dict[int, list[Candidate]] = {}
        view = self._view
        glued: dict[int, float] = {}
        for i in range(len(view.keys)):
            if i in view.skipped:
                continue
            here = self._known(i)
            self._add_region(i, here)
            self._add_open(i, here)
            self._add_quoted(i, here)
            if view.caps[i] and view.bound[i] not in view.shouted:
                self._add_head(i, here)
                self._add_runs(i, here)
                self._add_cased(i, here)
            for candidate in here.values():
                candidate.cut = self._cut(candidate.end) + glued.get(i, 0.0)
            if view.caps[i]:
                self._glue(i, glued)
            if here:
                found[i] = list(here.values())
        return found

    def _glue(self, i: int, glued: dict[int, float]) -> None:
        """Note what a name loses by beginning at the word that goes on the run of `i`."""
        following = self._next(i + 1)
        if following is not None and not self._cues.titles.before(self._view.keys, i + 1):
            glued[following - 1] = 0.3 if self._view.keys[following - 2] in _DASHES else 0.8

    def _cut(self, end: int) -> float:
        """Return how much a name loses by ending at `end` although the capitals go on: 0, or a half at a hyphen."""
        following = self._next(end)
        if following is None:
            return 0.0
        title = self._cues.titles.at(self._view.keys, end)
        if title and title[1] != "address":
            return 0.0
        return 0.4 if self._view.keys[end] in _DASHES else 1.0

    def _known(self, i: int) -> dict[int, Candidate]:
        view, here = self._view, {}
        for end, known in self._names.at(view.keys, i):
            allowed = tuple(name for name in known if self._written_as(i, end, name))
            if allowed and view.same_line(i, end):
                here[end] = Candidate(i, end, known=allowed)
        return here

    def _written_as(self, i: int, end: int, name: Name) -> bool:
        """Return whether the capitals of the article allow the known name: its first word has one, or none in the list."""
        view = self._view
        if view.bound[i] in view.shouted:
            return end - i > 1 or not name.doubtful
        if view.caps[i]:
            if view.tokens[i].shape is Shape.UPPER or end - i == 1:
                return True
            # "Công an", "Hòa bình": a name of several words keeps the capital of its last word, if the list has one.
            return self._cased_alike(i, end, name.name, name.type)
        if view.keys[i] in _REGION_NOUNS and view.caps[i + 1 : end] == [True] * (end - i - 1) and end - i > 1:
            return True
        surface = view.surface(i, end)
        return surface == name.name or (not name.name[0].isupper() and view.caps[end - 1] and end - i > 1)

    def _cased_alike(self, i: int, end: int, name: str, type_: EntityType) -> bool:
        """Return whether few words that the list writes with a capital lack it here: "Thái bình dương" passes, "Hòa bình" not."""
        view = self._view
        words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
        here = [i for i in range(i, end) if view.keys[i].isalpha()]
        if len(words) != len(here):
            return view.caps[end - 1] or not words or not words[-1][0].isupper()
        lacking = sum(word[0].isupper() and not view.caps[k] for word, k in zip(words, here, strict=True))
        if type_ is EntityType.ORG and len(words) > 2:
            return True
        return lacking == 0 or (len(words) > 2 and lacking < len(words) - 1 and lacking < 3)

    def _add_region(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a part of a known place: "Bắc Caucasus", "miền Đông Ukraine", "Đông Nam Syria"."""
        view = self._view
        at = i + (view.keys[i] in _REGION_NOUNS)
        while at < i + 3 and at < len(view.keys) and view.caps[at] and view.keys[at] in _DIRECTIONS:
            at += 1
        if i and view.keys[i - 1] == "phía":
            return
        if at <= i + (view.keys[i] in _REGION_NOUNS) or at >= len(view.keys) or not view.caps[at]:
            return
        for end, known in self._names.at(view.keys, at):
            if any(name.type is EntityType.LOC for name in known) and view.same_line(i, end):
                here.setdefault(end, Candidate(i, end)).region = True
                return

    def _add_open(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a tournament named after its country: "Pháp mở rộng", "Úc Mở rộng 2013"."""
        view = self._view
        for end, known in self._names.at(view.keys, i) if view.caps[i] else ():
            wide = end + 2 <= len(view.keys) and view.keys[end] == "mở" and view.keys[end + 1] == "rộng"
            if wide and any("state" in name.flags and name.country != "VN" for name in known):
                here.setdefault(end + 2, Candidate(i, end + 2)).open = True

    def _add_quoted(self, i: int, here: dict[int, Candidate]) -> None:
        """Read what stands between marks when it is short and begins with a capital: a title, a name, or a quote."""
        view = self._view
        if i == 0 or not view.caps[i] or view.keys[i - 1] not in _MARKS or not view.same_line(i - 1, i + 1):
            return
        closing = _MARKS[view.keys[i - 1]]
        for end in range(i + 1, min(i + _LONGEST_TITLE, len(view.keys))):
            if view.bound[end] != view.bound[i] or view.keys[end] in _NO_TITLE:
                return
            if view.keys[end] in closing and not (
                view.keys[end] in _APOSTROPHES
                and end + 1 < len(view.keys)
                and view.tight(end + 1)
                and view.keys[end + 1].isalnum()
            ):
                here.setdefault(end, Candidate(i, end)).quoted = True
                return

    def _add_head(self, i: int, here: dict[int, Candidate]) -> None:
        reach = self._heads.at(i)
        if reach is not None:
            here.setdefault(reach.end, Candidate(i, reach.end)).reach = reach

    def _add_runs(self, i: int, here: dict[int, Candidate]) -> None:
        view = self._view
        if (
            view.keys[i] in self._cues.function
            and view.syllable[i]
            and not self._whole_line(i)
            and (view.initial[i] or i + 1 not in here)
        ):
            if not self._surnamed(i):
                return
        for end in self._ends(i):
            here.setdefault(end, Candidate(i, end)).run = True

    def _add_cased(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a name whose compounds have one capital each: "Môi trường Kinh doanh", "Góa phụ Trắng"."""
        view, at, capitals = self._view, i, 0
        end = i
        while at < min(i + _LONGEST_TITLE, len(view.keys)) and view.bound[at] == view.bound[i] and view.syllable[at]:
            if view.caps[at]:
                if self._cues.titles.at(view.keys, at) or (at > i and view.keys[at] in self._cues.function):
                    break
                capitals, at = capitals + 1, at + 1
                end = at
                continue
            lower = view.tokens[at].shape is Shape.LOWER and view.keys[at] not in self._cues.function
            if not lower or not view.caps[at - 1] or view.keys[at] in VERBS:
                break
            pair = (view.keys[at - 1], view.keys[at])
            at += 1
            if at - i == 2 or self._cues.fields.exact(pair) or self._cues.inner.exact(pair):
                end = at
        if capitals > 1 and end - i > capitals and not (view.initial[i] and view.keys[i] in self._cues.openers):
            here.setdefault(end, Candidate(i, end)).cased = True

    def _whole_line(self, i: int) -> bool:
        """Return whether only capitals follow to the end of a short line: "Anh Tuấn"."""
        view, end = self._view, i
        while end < len(view.keys) and view.bound[end] == view.bound[i] and view.caps[end] and end - i < 4:
            end += 1
        return 1 < end - i and view.initial[i] and (end == len(view.keys) or view.bound[end] != view.bound[i])

    def _surnamed(self, i: int) -> bool:
        return self._view.keys[i] in self._cues.surnames

    def _ends(self, i: int) -> Iterator[int]:
        """Yield where a run of capitals that begins at `i` may end."""
        view, at = self._view, i + 1
        yield at
        for _ in range(_LONGEST_RUN):
            following = self._next(at)
            if following is None:
                if self._numbered(i, at):
                    yield at + 1
                return
            at = following
            yield at

    def _numbered(self, i: int, at: int) -> bool:
        view = self._view
        if at >= len(view.keys) or not view.same_line(i, at + 1) or view.tokens[at].shape is not Shape.NUMBER:
            return False
        after = view.keys[at + 1] if at + 1 < len(view.keys) and view.same_line(i, at + 2) else "."
        return not (after.isalpha() and not view.caps[at + 1]) or after in (
            "và",
            "của",
            "tại",
            "ở",
            "là",
            "trên",
            "với",
            "do",
        )

    def _next(self, at: int) -> int | None:
        """Return the token after the next word of the run, None where the run ends."""
        view = self._view
        if at >= len(view.keys) or view.bound[at] != view.bound[at - 1]:
            return None
        if view.caps[at]:
            return None if self._breaks(at) else at + 1
        if not view.same_line(at, at + 2):
            return None
        key = view.keys[at]
        if key in _DASHES:
            return self._hyphen(at)
        if not view.caps[at + 1]:
            return self._particles(at)
        if key == ".":
            return at + 2 if self._dotted(at) and not self._breaks(at + 1) else None
        if key == "&" or (key in _APOSTROPHES and view.tight(at) and view.tight(at + 1)):
            return at + 2
        return at + 2 if key in self._cues.particles and self._foreign(at) else None

    def _hyphen(self, at: int) -> int | None:
        """Return the token after the second half of "Ki-duk", "Saint-Germain", "Su-30"; a title ends the name before it."""
        view = self._view
        if not (view.tight(at) and view.tight(at + 1)) or self._cues.titles.at(view.keys, at + 1):
            return None
        if view.caps[at + 1] or view.tokens[at + 1].shape is Shape.NUMBER:
            return at + 2
        lower = view.tokens[at + 1].shape is Shape.LOWER
        return at + 2 if lower and not (view.syllable[at + 1] and view.syllable[at - 1]) else None

    def _dotted(self, at: int) -> bool:
        """Return whether the dot at `at` belongs to an initial or an abbreviation: "F. Brych", "H.Giang", "St. Louis"."""
        view, before = self._view, self._view.keys[at - 1]
        if not view.tight(at):
            return False
        if view.tight(at + 1):
            return len(before) <= 2 or before in _DOTTED
        return before in _DOTTED or (len(before) == 1 and not self._cap(at - 2) and before.isalpha())

    def _particles(self, at: int) -> int | None:
        """Return the token after "of the Rings", "'s" or "van der Sar", None if these are no particles."""
        view, particles = self._view, self._cues.particles
        if view.keys[at] in _APOSTROPHES and view.tight(at) and view.tight(at + 1) and not view.syllable[at - 1]:
            return at + 2
        if view.keys[at] in particles and view.keys[at + 1] == "-" and view.same_line(at, at + 3):
            return at + 3 if view.caps[at + 2] and view.tight(at + 1) and view.tight(at + 2) else None
        if view.keys[at] in particles and view.keys[at + 1] in particles and view.same_line(at, at + 3):
            return at + 3 if view.caps[at + 2] and self._foreign(at) else None
        return None

    def _foreign(self, at: int) -> bool:
        """Return whether the word before the particle at `at` can't be Vietnamese, or the one after it."""
        view = self._view
        after = at + 1 if view.caps[at + 1] else at + 2
        return not view.syllable[at - 1] or not view.syllable[after]

    def _breaks(self, at: int) -> bool:
        """Return whether the capital at `at` can't go on a name: a word of grammar after a caption without a stop."""
        view = self._view
        if (view.keys[at] in self._cues.loanwords) != (view.keys[at - 1] in self._cues.loanwords):
            return view.syllable[at] or view.syllable[at - 1]
        if view.syllable[at] and not view.syllable[at - 1] and view.keys[at] in self._cues.openers:
            after = at + 1 < len(view.keys) and view.same_line(at, at + 2) and view.tokens[at + 1].shape is Shape.LOWER
            if after and view.keys[at] not in self._cues.surnames:
                return True
        if view.keys[at] not in self._cues.function or not view.syllable[at]:
            return False
        return view.keys[at] not in self._cues.given or not self._cap(at - 1)

    def _cap(self, i: int) -> bool:
        return 0 <= i < len(self._view.caps) and self._view.caps[i]
