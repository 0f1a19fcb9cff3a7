"""What an article calls its people: forms of address, genders and callings that stand beside their names."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from diembao.extract.quotes.page import Page
from diembao.lexicon.speech import Description, Stands, descriptions, word_set
from diembao.reading import EntityType, Mention

_RIVALS: Final = word_set("rivals")
_MANY: Final = 150
"""People: somebody is looked up among so many named before a word, and after it."""


class Callings:
    """What is said of each person of a page, by the full name. People are told by the number of their name."""

    def __init__(self, page: Page, ends: dict[int, tuple[int, Description]]) -> None:
        """Read the words before every name; `ends` has the descriptions by the word that they end before."""
        self.page = page
        self.terms: dict[str, set[str]] = defaultdict(set)  # "ông", "thầy"
        self._genders: dict[str, set[str]] = defaultdict(set)
        self._families: dict[str, set[str]] = defaultdict(set)
        self._people = [n for n, name in enumerate(page.names) if name.type is EntityType.PER]
        for number in self._people:
            name, first = page.names[number], page.name_span[number][0]
            for word in self._said_of(name, first, ends):
                self._learn(name.canonical, word)

    def _said_of(self, name: Mention, first: int, ends: dict[int, tuple[int, Description]]) -> Iterator[Description]:
        role = self.page.roles.get((name.start, name.end))
        if role:
            yield from (word for _, _, word in descriptions().find(role.role.lower().split()))
        if first in ends:
            yield ends[first][1]

    def _learn(self, canonical: str, word: Description) -> None:
        if word.gender:
            self._genders[canonical].add(word.gender)
        if word.family:
            self._families[canonical].add(word.family)
        if word.kind is Stands.PRONOUN:
            self.terms[canonical].add(word.form)

    def fits(self, name: Mention, word: Description) -> bool:
        """Return whether nothing said of the person speaks against `word`: no other gender, no rival calling."""
        genders = self._genders.get(name.canonical)
        families = self._families.get(name.canonical, set()) & _RIVALS
        wrong_family = families and word.family in _RIVALS and word.family not in families
        return not wrong_family and not (genders and word.gender and word.gender not in genders)

    def best(self, names: list[Mention], word: Description) -> list[Mention]:
        """Return those of `names` that the article calls by `word`, else those of its gender, else all."""
        exact = [name for name in names if word.form.split()[0] in self.terms.get(name.canonical, ())]
        sure = [name for name in names if word.gender in self._genders.get(name.canonical, ())]
        return exact or sure or names

    def last_called(self, at: int, form: str) -> int | None:
        """Return the last person before word `at` whom the article calls by that word: "thầy Đức ... thầy kể"."""
        return next((n for n in self._before(at) if form in self.terms.get(self._canonical(n), ())), None)

    def last_of(self, at: int, family: str) -> int | None:
        """Return the last person before word `at` of that calling."""
        return next((n for n in self._before(at) if family in self._families.get(self._canonical(n), ())), None)

    def meant(self, at: int, word: Description) -> int | None:
        """Return whom a bare calling at word `at` means: the last one of it, where it tells the gender ("nữ ca sĩ"),
        else the only one."""
        among = [n for n in self._before(at) if word.family in self._families.get(self._canonical(n), ())]
        fitting = [n for n in among if self.fits(self.page.names[n], word)]
        alone = len({self._canonical(n) for n in fitting}) == 1
        return fitting[0] if fitting and (word.gender or alone) else None

    def nearest(self, at: int) -> tuple[int, ...]:
        """Return the people named before word `at`, the last first, and then those named behind it."""
        here = self._place(at)
        return (*self._before(at), *self._people[here : here + _MANY])

    def _before(self, at: int) -> Iterator[int]:
        here = self._place(at)
        return reversed(self._people[max(0, here - _MANY) : here])

    def _place(self, at: int) -> int:
        return bisect_left(self._people, at, key=lambda number: self.page.name_span[number][0])

    def _canonical(self, number: int) -> str:
        return self.page.names[number].canonical
