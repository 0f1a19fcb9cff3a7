"""Known names, from every `data/{places,vn_admin,organisations,people,misc}*.tsv` and the outlets, by their words.

A name is looked up by its key: lower case, tones where most newspapers put them, one blank between the tokens. So
"HOÀ BÌNH", "Hoà Bình" and "Hòa  Bình" meet; whether the article's capitals allow the name is for the reader to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from diembao.lexicon.phrases import rows
from diembao.reading import EntityType

_FILES = ("places", "vn_admin", "organisations", "people", "misc")
# The same pieces as text.tokens makes of an article, which stands a floor higher.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:\u0323|[\u0300-\u036f])*|_+|[^\w\s]")
_LATE_TONES = "oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"
_EARLY_TONES = "òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy"
_EARLY = {_LATE_TONES[i : i + 2]: _EARLY_TONES[i : i + 2] for i in range(0, len(_LATE_TONES), 2)}
_DOUBTFUL = frozenset({"common", "weak"})


@dataclass(frozen=True, slots=True)
class Name:
    """One known entity under one of its names, `written` as in the list; `name` is the one that it is listed by."""

    written: str
    name: str
    type: EntityType
    country: str
    flags: frozenset[str]
    entity_id: str

    @property
    def doubtful(self) -> bool:
        """Whether the name alone, without context, proves nothing."""
        return not self.flags.isdisjoint(_DOUBTFUL)


@lru_cache(maxsize=131_072)
def key_of_word(word: str) -> str:
    """Return `word` in lower case with its tone where most newspapers put it: "Hoà" and "HÒA" give "hòa"."""
    low = word.lower()
    early = _EARLY.get(low[-2:])
    return low[:-2] + early if early and low[0] != "q" else low


def key_of(name: str) -> str:
    """Return the key of a name: "TP. Hồ Chí Minh" gives "tp . hồ chí minh"."""
    return " ".join(key_of_word(word) for word in _TOKEN.findall(name))


class Names:
    """All known names. `at(keys, i)` gives every known name that begins at token `i`, longest first.

    `lower_firsts` are the first words of the names that are written without a capital: "iPhone", "châu Âu".
    """

    def __init__(self, entries: Iterable[tuple[str, Name]]) -> None:
        """Take pairs of a name as written and the entity that it names."""
        found: dict[str, tuple[Name, ...]] = {}
        lengths: dict[str, set[int]] = {}
        lower: set[str] = set()
        for written, name in entries:
            key = key_of(written)
            if not key:
                continue
            known = found.get(key, ())
            if all(other.entity_id != name.entity_id or other.type != name.type for other in known):
                found[key] = (*known, name)
            words = key.split(" ", 1)
            if not written[0].isupper():
                lower.add(words[0])
            lengths.setdefault(words[0], set()).add(key.count(" ") + 1)
        self._found = found
        self.lower_firsts = frozenset(lower)
        self._lengths = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()}

    def at(self, keys: Sequence[str], i: int) -> Iterator[tuple[int, tuple[Name, ...]]]:
        """Yield (index after the name, its entities) for the names that begin at `keys[i]`."""
        for size in self._lengths.get(keys[i], ()):
            known = self._found.get(" ".join(keys[i : i + size]) if size > 1 else keys[i])
            if known and i + size <= len(keys):
                yield i + size, known

    def of(self, key: str) -> tuple[Name, ...]:
        """Return the entities that go by `key`."""
        return self._found.get(key, ())

    def __len__(self) -> int:
        return len(self._found)


def _tables() -> list[str]:
    found = [f.name for f in files(__package__).joinpath("data").iterdir() if f.name.endswith(".tsv")]
    return sorted(name for name in found if name.startswith(_FILES))


def _read(table: str) -> Iterator[tuple[str, Name]]:
    for name, kind, aliases, country, flags, entity_id, *_ in rows(table):
        type_ = EntityType(kind)
        marks = frozenset(flags.split())
        stable = entity_id or f"{type_.value.lower()}:{key_of(name)}"
        yield name, Name(name, name, type_, country, marks, stable)
        for alias in filter(None, aliases.split("|")):
            yield alias, Name(alias, name, type_, country, marks, stable)


def _outlets() -> Iterator[tuple[str, Name]]:
    for row in rows("outlets.tsv"):
        outlet_id, name, code, aliases = row[0], row[1], row[2], row[9]
        for written in {name, code, *aliases.split("|")} - {""}:
            # "Tuổi Trẻ", "Tin tức" and the like are ordinary words too; "VnExpress" and "Báo Tuổi Trẻ" are not.
            plain = all(word.isalpha() and not word.isupper() for word in written.split(" "))
            ordinary = plain and " " in written
            flags = frozenset({"outlet", "common"} if ordinary and written[:4] != "Báo " else {"outlet"})
            yield written, Name(written, name, EntityType.ORG, "VN", flags, f"outlet:{outlet_id}")


@cache
def names() -> Names:
    """Return every known name; the tables are read once a process."""
    return Names(entry for table in (*map(_read, _tables()), _outlets()) for entry in table)
