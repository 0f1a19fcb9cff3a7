"""What the whole article says about a name: clear mentions vote for the unclear ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.choose import Choice
from diembao.extract.entities.view import LOC, MISC, NUMBER, ORG, PER, PUNCT, UPPER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import has_flag, has_type
from diembao.reading import EntityType

_CLEAR: Final = 1.9
# Points of a person whom a title or an address announces: no list knows such a name as a body.
_TITLED: Final = 3.0
# A piece of a longer run of capitals hears nothing from the article: "John" in "John Kerry".
_INSIDE: Final = 0.5
# Names in a list are of one type: each clear neighbour says so.
_NEIGHBOUR: Final = 0.9
_BRACKET: Final = 3.2
# The name proper of a body, once its kind was said: "Hưng Phú" of "Tập đoàn Hưng Phú"; one word of it proves less.
_OWN: Final = 2.6
_ONE_WORD: Final = 1.6
# A place follows, whoever is called so elsewhere.
_PLACED: Final = frozenset({"tại", "ở", "tỉnh"})
# What a person is called in marks right before his name.
_BY_NAME: Final = 5.0
# Places that few know are given names as well: "Thái Sơn – Minh Tú".
_SMALL: Final = frozenset({"commune", "district_old", "road"})
# "(Somomilk - mã CK: SMM)"
_THEN_TICKER: Final = (["-", "mã"], ["–", "mã"], [",", "mã"], [";", "mã"])
# Joined to the name before them as well: "Bashar-Al Assad".
_ARTICLES: Final = frozenset({"al", "el"})
_LISTS: Final = frozenset({",", "và", "–", "-", ";", "&", "hay", "hoặc", "với"})


@dataclass(frozen=True, slots=True)
class Memory:
    """Votes by key: for full names that were read clearly, and for the short forms of persons.

    `ending` and `starting` are the clear names by their edges, for the neighbours in a list.
    """

    view: View
    full: dict[str, dict[EntityType, float]]
    short: dict[str, dict[EntityType, float]]
    ending: dict[int, EntityType]
    starting: dict[int, EntityType]

    def vote(self, candidates: dict[int, list[Candidate]]) -> None:
        """Add what the article knows to the votes of every candidate."""
        for here in candidates.values():
            for c in here:
                if c.votes and (c.cut < _INSIDE or c.cased):
                    self._vote(c)
                    self._list(c)

    def _list(self, c: Candidate) -> None:
        keys = self.view.keys
        following = self.view.shapes[c.end] if c.end < len(keys) else PUNCT
        if c.end - c.start == 1 and self.view.syllable[c.start] and not c.known and following is not PUNCT:
            return
        if c.start > 1 and keys[c.start - 1] in _LISTS:
            self._follow(c, self.ending.get(c.start - 1), self.view.tight(c.start))
        if c.end + 1 < len(keys) and keys[c.end] in _LISTS:
            self._follow(c, self.starting.get(c.end + 1), self.view.tight(c.end))

    def _follow(self, c: Candidate, type_: EntityType | None, tight: bool) -> None:
        if tight and self.view.keys[c.start - 1] != "," and type_ is not LOC and not c.known:
            return
        if type_ is not None and c.votes and (type_ in c.votes or not c.known):
            small = any(not _SMALL.isdisjoint(name.flags) for name in c.known)
            c.add(type_, 2 * _NEIGHBOUR if type_ is PER and small else _NEIGHBOUR)
            c.heard = True

    def _vote(self, c: Candidate) -> None:
        key = " ".join(self.view.keys[c.start : c.end])
        if self.view.shapes[c.end - 1] is NUMBER and c.end - c.start > 1:
            key = key.rsplit(" ", 1)[0]  # what is known of "iPad" holds for "iPad 4"
        if not (c.votes.get(ORG, 0.0) > c.votes.get(LOC, 0.0) and has_flag(c.known, "state")):
            self._add(c, self.full.get(key))  # the team of a country here is its land elsewhere
        if c.end - c.start < 5 and key in self.short and not has_flag(c.known, "state"):
            self._add(c, self.short[key])

    def _add(self, c: Candidate, votes: dict[EntityType, float] | None) -> None:
        placed = bool(votes) and c.start > 0 and self.view.keys[c.start - 1] in _PLACED and has_type(c.known, LOC)
        for type_, points in votes.items() if votes else ():
            if placed and type_ is PER:
                continue  # "Tại Hòa Bình", in an article about Mr Hòa Bình
            c.add(type_, points)
            c.heard = True


def remember(view: View, cues: Cues, choices: list[Choice]) -> Memory:
    """Return what the clear ones among `choices` say."""
    full: dict[str, dict[EntityType, float]] = {}
    short: dict[str, dict[EntityType, float]] = {}
    ending, starting = {}, {}
    titled: set[str] = set()
    for choice in choices:
        if choice.points < _CLEAR:
            continue
        ending[choice.end], starting[choice.start] = choice.type, choice.type
        _define(view, choice, full)
        if choice.type is PER and choice.points >= _TITLED:
            titled.add(" ".join(view.keys[choice.start : choice.end]))
        keys = view.keys[choice.start : choice.end]
        _raise(full, " ".join(keys), choice.type, 0.9 + 0.5 * min(len(keys), 5))
        if choice.type is ORG and len(keys) > 1:
            for key in _own_names(view, cues, choice):
                _raise(short, key, ORG, _OWN if " " in key else _ONE_WORD)
        if choice.type is MISC and len(keys) > 1 and _named_by_letters(view, choice):
            _raise(short, keys[-1], MISC, _OWN)  # the "TPP" of "Hiệp định TPP"
        if choice.type is MISC and 1 < len(keys) < 4 and _foreign(view, choice):
            _raise(short, keys[-1], choice.type, 1.6)  # the "Gear" of "Galaxy Gear"
        if choice.type is PER and len(keys) > 1:
            for key in _short_forms(view, cues, choice):
                _raise(short, key, PER, 1.6)
    for key, votes in short.items():
        if ORG in votes and PER in full.get(key, ()):
            del votes[ORG]  # a person is named so elsewhere: no firm lends the name
    for key in full.keys() & (short.keys() | titled):
        if (key in titled or PER in short[key]) and not view.names.of(key):
            full[key].pop(ORG, None)  # "Ông Delwyn Hartok … Hartok mua lại một công ty"
    for before, choice in pairwise(choices):
        if choice.type is PER and before.type is not PER and _called(view, cues, before, choice):
            full[" ".join(view.keys[before.start : before.end])] = {PER: _BY_NAME, before.type: -_BY_NAME}
    return Memory(view, full, short, ending, starting)


def _called(view: View, cues: Cues, before: Choice, choice: Choice) -> bool:
    """Return whether `before` is what the person `choice` is called, in marks: “Góa phụ Đen” Mary Smith."""
    start, end = before.start, before.end
    if before.rule == "lexicon" or choice.start - end != 1:
        return False
    marked = start > 0 and view.keys[start - 1] in '“"' and view.keys[end] in '”"'
    person = view.keys[start] in cues.words.persona or cues.titles.at(view.keys, start) is not None
    return marked and person and end - start > 2 and view.caps[end - 1]


def _named_by_letters(view: View, choice: Choice) -> bool:
    """Return whether a noun and the letters by which it goes are all the name: "Chương trình IPP"."""
    last = choice.end - 1
    letters = view.shapes[last] is UPPER and len(view.keys[last]) > 2 and not view.known(last)
    return letters and not any(view.caps[i] for i in range(choice.start + 1, last))


def _foreign(view: View, choice: Choice) -> bool:
    """Return whether the first and the last word of the name are foreign, the last without a number."""
    return not view.syllable[choice.start] and not view.syllable[choice.end - 1] and view.keys[choice.end - 1].isalpha()


def _define(view: View, choice: Choice, full: dict[str, dict[EntityType, float]]) -> None:
    """Give the short form in brackets after a name the type of the name: "Tổng công ty Khánh Việt (Khatoco)"."""
    at = choice.end
    if at + 2 >= len(view.keys) or view.keys[at] != "(":
        return
    if view.keys[at + 2] != ")" and view.keys[at + 2 : at + 4] not in _THEN_TICKER:
        return
    short = view.texts[at + 1]
    brand = choice.type is ORG and choice.end - choice.start > 2 and view.caps[at + 1] and not view.syllable[at + 1]
    park = choice.type is LOC and choice.end - choice.start > 3 and not view.known(at + 1) and short.isupper()
    if park:
        _raise(full, view.keys[at + 1], LOC, _BRACKET)
    if choice.type in (ORG, MISC) and (short[1:].lower() != short[1:] or (brand and not view.known(at + 1))):
        _raise(full, view.keys[at + 1], choice.type, _BRACKET)


def _raise(table: dict[str, dict[EntityType, float]], key: str, type_: EntityType, points: float) -> None:
    votes = table.setdefault(key, {})
    votes[type_] = max(votes.get(type_, 0.0), points)


def _own_names(view: View, cues: Cues, choice: Choice) -> list[str]:
    """Return what may stand for a body later: the name without its head and kind, the first word of a foreign one."""
    head = cues.heads.at(view.keys, choice.start)
    at = head[0] if head else choice.start
    kinds = [at]
    while at < choice.end and (inner := cues.inner.at(view.keys, at)):
        at = inner[0]
        kinds.append(at)
    if choice.start < at < choice.end and head and head[1].grammar == "name":
        brand = [] if view.syllable[at] or at + 1 == choice.end else [view.keys[at]]  # the "Hyundai" of "Hyundai Motor"
        return [*brand, *(" ".join(view.keys[first : choice.end]) for first in kinds[-2:])]
    foreign = not head and not view.syllable[choice.start] and len(view.keys[choice.start]) > 2
    return [view.keys[choice.start]] if foreign else []


def _short_forms(view: View, cues: Cues, choice: Choice) -> list[str]:
    """Return what may stand for a person later: the end of a Vietnamese name, any word of a foreign, "bin Laden"."""
    words = range(choice.start, choice.end)
    last = view.keys[choice.end - 1]
    if all(view.syllable[i] for i in words):
        ends = [last] if len(last) > 1 else []
        return [*ends, f"{view.keys[choice.end - 2]} {last}"] if len(words) > 2 else ends
    particles = cues.particles - _ARTICLES
    particle = next((i for i in words[1:-1] if view.keys[i] in particles), choice.end - 1)
    family = " ".join(view.keys[particle : choice.end])
    return [
        last,
        family,
        *(view.keys[i] for i in words if view.caps[i] and len(view.keys[i]) > 2 and not view.syllable[i]),
    ]
