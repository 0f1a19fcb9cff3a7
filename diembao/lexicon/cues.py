"""Words that tell what a name is: titles, head nouns, the parts of names, and the words that stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Final, Generic, TypeVar

from diembao.lexicon.names import key_of
from diembao.lexicon.phrases import rows
from diembao.reading import EntityType

V = TypeVar("V")


class _Node(Generic[V]):
    """A word on the way through a phrase, forwards or backwards; `value` where a phrase ends here."""

    __slots__ = ("then", "value")

    def __init__(self) -> None:
        self.then: dict[str, _Node[V]] | None = None
        self.value: V | None = None


def _plant(tree: dict[str, _Node[V]], words: Sequence[str], value: V) -> None:
    node = tree.setdefault(words[0], _Node())
    for word in words[1:]:
        if node.then is None:
            node.then = {}
        node = node.then.setdefault(word, _Node())
    if node.value is None:
        node.value = value


class PhraseBook(Generic[V]):
    """Phrases with a value each, found by where they begin or by where they end; the longest one counts.

    `words` are all words of the phrases: what is none of them stands in none.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        """Take pairs of phrase and value; of two equal phrases the first one counts."""
        self._values: dict[str, V] = {}
        self._begins: dict[str, _Node[V]] = {}
        self._ends: dict[str, _Node[V]] = {}
        for phrase, value in entries:
            words = key_of(phrase).split(" ")
            self._values.setdefault(" ".join(words), value)
            _plant(self._begins, words, value)
            _plant(self._ends, words[::-1], value)
        self.words = frozenset(word for phrase in self._values for word in phrase.split(" "))

    def at(self, keys: Sequence[str], i: int) -> tuple[int, V] | None:
        """Return (index after it, value) of the longest phrase that begins at `keys[i]`."""
        size = len(keys)
        node = self._begins.get(keys[i]) if i < size else None
        if node is None:
            return None
        found = None
        while node is not None:
            i += 1
            if node.value is not None:
                found = i, node.value
            node = node.then.get(keys[i]) if node.then and i < size else None
        return found

    def before(self, keys: Sequence[str], i: int) -> tuple[int, V] | None:
        """Return (index of its first word, value) of the longest phrase that ends right before `keys[i]`."""
        node = self._ends.get(keys[i - 1]) if i else None
        if node is None:
            return None
        found = None
        while node is not None:
            i -= 1
            if node.value is not None:
                found = i, node.value
            node = node.then.get(keys[i - 1]) if node.then and i else None
        return found

    def exact(self, words: Iterable[str]) -> bool:
        """Return whether exactly these words are a phrase."""
        return " ".join(words) in self._values


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that opens a name: what it names, and the grammar of what follows it (field, seat, name, title).

    `acronym`: it is only ever written in capitals, so that "CA Huế" is a police force and "Ca Dong" a people.
    """

    type: EntityType
    grammar: str
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of single words; the head of `data/cues_words.tsv` says what each is for."""

    sport: frozenset[str]
    match_verb: frozenset[str]
    strong_place: frozenset[str]
    rival_verb: frozenset[str]
    own_address: frozenset[str]
    weak_address: frozenset[str]
    team_noun: frozenset[str]
    roman: frozenset[str]
    numbered_unit: frozenset[str]
    title_end: frozenset[str]
    never_last: frozenset[str]
    classifier: frozenset[str]
    counted_place: frozenset[str]
    call: frozenset[str]
    dotted: frozenset[str]
    weekday: frozenset[str]
    paper: frozenset[str]
    force: frozenset[str]
    after_number: frozenset[str]
    alone: frozenset[str]
    bare: frozenset[str]
    role_modifier: frozenset[str]
    role_floor: frozenset[str]
    role_end: frozenset[str]
    role_goes_on: frozenset[str]
    small_word: frozenset[str]
    term: frozenset[str]
    medium: frozenset[str]
    street: frozenset[str]
    persona: frozenset[str]
    korean_surname: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Every table of this room, keyed as `names.key_of` keys."""

    surnames: dict[str, int]
    sure_surnames: frozenset[str]
    given: frozenset[str]
    foreign_given: frozenset[str]
    titles: PhraseBook[str]
    heads: PhraseBook[Head]
    before: PhraseBook[frozenset[str]]
    after: PhraseBook[frozenset[str]]
    fields: PhraseBook[bool]
    inner: PhraseBook[bool]
    seats: frozenset[str]
    foreign_kind: dict[str, EntityType]
    particles: frozenset[str]
    generic: frozenset[str]
    loanwords: frozenset[str]
    openers: frozenset[str]
    function: frozenset[str]
    compounds: PhraseBook[bool]
    words: Words
    closers: PhraseBook[bool]
    verbs: PhraseBook[bool]
    firm_verbs: PhraseBook[bool]
    peoples: PhraseBook[bool]


_BEFORE: Final = ("plain", "place_noun", "people_of", "place_prep", "org_noun", "work_noun", "firm_noun")
_AFTER: Final = ("speech", "human", "idle")
_SURE: Final = 3  # of surnames.tsv: hardly ever another word
_FOREIGN: Final = {"foreign_org": EntityType.ORG, "foreign_work": EntityType.MISC, "foreign_place": EntityType.LOC}


def _classes() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for phrase, kind in rows("cues.tsv"):
        classes.setdefault(kind, []).append(phrase)
    return classes


def _words() -> Words:
    sets: dict[str, set[str]] = {field.name: set() for field in fields(Words)}
    for word, kind in rows("cues_words.tsv"):
        sets[kind].add(word)
    return Words(**{name: frozenset(found) for name, found in sets.items()})


def _heads() -> PhraseBook[Head]:
    listed = [(phrase, EntityType(kind), grammar) for phrase, kind, grammar in rows("head_nouns.tsv")]
    mixed = {key_of(phrase) for phrase, _, _ in listed if not phrase.isupper()}
    return PhraseBook((phrase, Head(kind, grammar, key_of(phrase) not in mixed)) for phrase, kind, grammar in listed)


def _pairs() -> Iterable[str]:
    """Return the compounds that are listed by their first syllable: "báo cáo"."""
    return (f"{first} {second}" for first, seconds in rows("compounds.tsv") for second in seconds.split(" "))


def _joined(classes: dict[str, list[str]], kinds: Iterable[str]) -> PhraseBook[frozenset[str]]:
    of: dict[str, set[str]] = {}
    for kind in kinds:
        for phrase in classes[kind]:
            of.setdefault(phrase, set()).add(kind)
    return PhraseBook((phrase, frozenset(found)) for phrase, found in of.items())


@cache
def cues() -> Cues:
    """Return the tables, read once a process."""
    classes = _classes()
    surnames = {key_of(name): int(strength) for name, strength in rows("surnames.tsv")}
    return Cues(
        surnames=surnames,
        sure_surnames=frozenset(name for name, strength in surnames.items() if strength == _SURE),
        given=frozenset(key_of(row[0]) for row in rows("given_names.tsv")),
        foreign_given=frozenset(key_of(row[0]) for row in rows("given_names_foreign.tsv")),
        titles=PhraseBook((phrase, kind) for phrase, kind in rows("titles.tsv")),
        heads=_heads(),
        before=_joined(classes, _BEFORE),
        after=_joined(classes, _AFTER),
        fields=PhraseBook((phrase, True) for phrase in classes["field"]),
        inner=PhraseBook((phrase, True) for phrase in classes["inner"]),
        seats=frozenset(classes["seat_noun"]),
        foreign_kind={key_of(word): type_ for kind, type_ in _FOREIGN.items() for word in classes[kind]},
        particles=frozenset(classes["particle"]),
        generic=frozenset(key_of(word) for word in classes["generic_acronym"]),
        loanwords=frozenset(classes["loanword"]),
        words=_words(),
        openers=frozenset(classes["opener"]),
        function=frozenset(classes["function"]),
        compounds=PhraseBook((phrase, True) for phrase in (*classes["compound"], *_pairs())),
        peoples=PhraseBook((phrase, True) for phrase in classes["people"]),
        closers=PhraseBook((phrase, True) for phrase in classes["closer"]),
        verbs=PhraseBook((phrase, True) for phrase in classes["verb"]),
        firm_verbs=PhraseBook((phrase, True) for phrase in classes["firm_verb"]),
    )
