"""Short forms of persons: the last words of a Vietnamese name, the family name of a Chinese one, any of the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from diembao.extract.canonical_form import Form, point, root
from diembao.extract.canonical_index import endings, stretches
from diembao.reading import EntityType
from diembao.text.syllables import is_syllable


def link_persons(forms: list[Form]) -> None:
    """Join short forms of persons where only one fuller name fits; the rest is decided mention by mention."""
    longer, families = _by_short(forms), _by_family(forms)
    for form in forms:
        fitting = longer.get(form.words) or families.get(form.words, [])
        roots = {id(root(long)): root(long) for long in fitting}
        if len(roots) == 1:
            point(form, next(iter(roots.values())))


def _by_family(persons: Iterable[Form]) -> dict[tuple[str, ...], list[Form]]:
    """Return the persons by their family name, which is how Chinese and Koreans are called: "ông Tập"."""
    found: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in persons:
        if len(form.words) > 1:
            found[form.words[:1]].append(form)
    return found


def _by_short(persons: Iterable[Form]) -> dict[tuple[str, ...], list[Form]]:
    """Return the persons that each short form may stand for: the last words of a name, or any of a foreign one."""
    found: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    for form in persons:
        vietnamese = all(is_syllable(word) for word in form.words)
        for short in (endings if vietnamese else stretches)(form.words):
            found[short].append(form)
    return found


class Persons:
    """Finds the fuller name of a short form that fits several persons: the one named last before it."""

    def __init__(self, forms: dict[tuple[EntityType, str], Form]) -> None:
        self._longer = _by_short(form for form in forms.values() if form.type is EntityType.PER)
        self._places: dict[tuple[str, ...], list[tuple[int, Form]]] = {}

    def named_nearest(self, start: int, words: tuple[str, ...]) -> Form | None:
        """Return the fitting person named last before `start`, else the one named first after it."""
        places = self._places_of(words)
        if not places:
            return None
        before = bisect_left(places, start, key=lambda found: found[0])
        return places[max(before - 1, 0)][1]

    def _places_of(self, words: tuple[str, ...]) -> list[tuple[int, Form]]:
        """Return where the persons that `words` may stand for are named, first to last."""
        if words not in self._places:
            found = [(place, form) for form in self._longer.get(words, ()) for place in form.places]
            self._places[words] = sorted(found, key=lambda item: item[0])
        return self._places[words]
