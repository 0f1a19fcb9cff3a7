"""Known names, from every `data/{places,vn_admin,organisations,people,misc}*.tsv` and the outlets, by their words.

A name is looked up by its key: lower case, tones where most newspapers put them, one blank between the tokens. So
"HOÀ BÌNH", "Hoà Bình" and "Hòa  Bình" meet; whether the article's capitals allow the name is for the reader to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from diembao.lexicon.phrases import rows
from diembao.reading import EntityType

_FILES: Final = ("places", "vn_admin", "organisations", "people", "misc")
# The same pieces as text.tokens makes of an article, which stands a floor higher.
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:\u0323|[\u0300-\u036f])*|_+|[^\w\s]")
_LATE_TONES: Final = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"
_EARLY_TONES: Final = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy"
_EARLY: Final = {_LATE_TONES[i : i + 2]: _EARLY_TONES[i : i + 2] for i in range(0, len(_LATE_TONES), 2)}
_STRAY: Final = re.compile("[ăâêôơư][àáảãạìíỉĩịùúủũụỳýỷỹỵ]")
_DOUBTFUL: Final = frozenset({"common", "weak"})
# "Giáo hoàng Francis": known with the title before it, which is no part of the name.
_TITLED: Final = "titled"


@dataclass(frozen=True, slots=True)
class Name:
    """One known entity under one of its names, `written` as in the list; `name` is the one that it is listed by."""

    written: str
    name: str
    type: EntityType
    country: str
    flags: frozenset[str]
    entity_id: str
    doubtful: bool = False
    """Whether the name alone, without context, proves nothing."""


def _back(pair: re.Match[str]) -> str:
    """Return the two vowels of `pair` with the tone of the second on the first: "ơí" gives "ới"."""
    second = unicodedata.normalize("NFD", pair[0][1])
    return unicodedata.normalize("NFC", pair[0][0] + second[1:]) + second[0]


@lru_cache(maxsize=131_072)
def key_of_word(word: str) -> str:
    """Return `word` in lower case with its tone where most newspapers put it: "Hoà" and "HÒA" give "hòa".

    Some sites write it on the last vowel, where it never belongs: "hôị", "ngươì", "vơí".
    """
    low = _STRAY.sub(_back, word.lower())
    early = _EARLY.get(low[-2:])
    return low[:-2] + early if early and low[0] != "q" else low


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """Return the key of a name: "TP. Hồ Chí Minh" gives "tp . hồ chí minh"."""
    return " ".join(key_of_word(word) for word in _TOKEN.findall(name))


def has_flag(known: Iterable[Name], flag: str) -> bool:
    """Return whether one of the `known` entities has `flag`: `has_flag(names().of("lào"), "state")`."""
    for name in known:  # noqa: SIM110 - any() over as few takes three times as long, and is asked at every candidate
        if flag in name.flags:
            return True
    return False


def has_type(known: Iterable[Name], type_: EntityType) -> bool:
    """Return whether one of the `known` entities is of `type_`."""
    for name in known:  # noqa: SIM110
        if name.type is type_:
            return True
    return False


class _Node:
    """A word on the way through a name; `known` are the entities of the name that ends here."""

    __slots__ = ("known", "then")

    def __init__(self) -> None:
        self.then: dict[str, _Node] | None = None
        self.known: tuple[Name, ...] = ()


class Names:
    """All known names. `at(keys, i)` gives every known name that begins at token `i`, longest first.

    `lower_firsts` are the first words of the names that are written without a capital: "iPhone", "châu Âu".
    """

    def __init__(self, entries: Iterable[tuple[str, Name]]) -> None:
        """Take pairs of a name as written and the entity that it names."""
        self._found: dict[str, tuple[Name, ...]] = {}
        self._tree: dict[str, _Node] = {}
        lower: set[str] = set()
        for written, name in entries:
            key = key_of(written)
            if not key:
                continue
            known = self._found.get(key, ())
            if all(other.entity_id != name.entity_id or other.type != name.type for other in known):
                self._found[key] = (*known, name)
            if not written[0].isupper():
                lower.add(key.split(" ", 1)[0])
        for key, known in self._found.items():
            if not all(_TITLED in name.flags for name in known):
                self._plant(key.split(" "), known)
        self.lower_firsts = frozenset(lower)

    def _plant(self, words: list[str], known: tuple[Name, ...]) -> None:
        node = self._tree.setdefault(words[0], _Node())
        for word in words[1:]:
            if node.then is None:
                node.then = {}
            node = node.then.setdefault(word, _Node())
        node.known = known

    def at(self, keys: Sequence[str], i: int) -> Sequence[tuple[int, tuple[Name, ...]]]:
        """Return (index after the name, its entities) for the names that begin at `keys[i]`, longest first."""
        size = len(keys)
        node = self._tree.get(keys[i]) if i < size else None
        if node is None:
            return ()
        found: list[tuple[int, tuple[Name, ...]]] = []
        while node is not None:
            i += 1
            if node.known:
                found.append((i, node.known))
            node = node.then.get(keys[i]) if node.then and i < size else None
        found.reverse()
        return found

    def of(self, key: str) -> tuple[Name, ...]:
        """Return the entities that go by `key`."""
        return self._found.get(key, ())

    def __len__(self) -> int:
        return len(self._found)


def _tables() -> list[str]:
    found = [f.name for f in files(__package__).joinpath("data").iterdir() if f.name.endswith(".tsv")]
    return sorted(name for name in found if name.startswith(_FILES))


def _read(table: str) -> Iterator[tuple[str, Name]]:
    """Yield the entries of `table`; a later row of an entity holds a nickname of it: "Chích chòe" after "Newcastle"."""
    listed: dict[str, str] = {}
    for own, kind, aliases, country, flags, entity_id, *_ in rows(table):
        type_ = EntityType(kind)
        marks = frozenset(flags.split())
        stable = entity_id or f"{type_.value.lower()}:{key_of(own)}"
        doubtful = not marks.isdisjoint(_DOUBTFUL)
        name = listed.setdefault(stable, own)
        yield own, Name(own, name, type_, country, marks, stable, doubtful)
        for alias in filter(None, aliases.split("|")):
            yield alias, Name(alias, name, type_, country, marks, stable, doubtful)


def _outlets() -> Iterator[tuple[str, Name]]:
    for row in rows("outlets.tsv"):
        outlet_id, name, code, aliases = row[0], row[1], row[2], row[9]
        for written in filter(None, dict.fromkeys((name, code, *aliases.split("|")))):
            # "Tuổi Trẻ", "Tin tức" and the like are ordinary words too; "VnExpress" and "Báo Tuổi Trẻ" are not.
            plain = all(word.isalpha() and not word.isupper() for word in written.split(" "))
            ordinary = plain and " " in written
            doubtful = (ordinary and written[:4] != "Báo ") or len(written) < 3  # "TQ" is China as well
            flags = frozenset({"outlet", "common"} if doubtful else {"outlet"})
            yield written, Name(written, name, EntityType.ORG, "VN", flags, f"outlet:{outlet_id}", doubtful)


@cache
def names() -> Names:
    """Return every known name; the tables are read once a process."""
    return Names(entry for table in (*map(_read, _tables()), _outlets()) for entry in table)
