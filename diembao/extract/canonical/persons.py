"""Short forms of persons: the last words of a Vietnamese name, the family name of a Chinese one, any of the others."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from diembao.extract.canonical.address import Gender, addressed, gender_of
from diembao.extract.canonical.form import Form, Words, point, root
from diembao.extract.canonical.index import endings, leaves_out, one_letter_apart, stretches
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of_word, names
from diembao.reading import EntityType
from diembao.text.syllables import is_syllable

# How the South calls people, by the order of birth: "anh Ba Hưng", "ông Tư Sang".
_BIRTH_ORDER: Final = frozenset({"hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "út", "cả"})
_COURTESY: Final = frozenset({"sir", "mr", "mrs", "ms", "dr"})
# Family names of fewer letters that differ in one may be two: "Ramos" and "Ramon".
_LONG_FAMILY: Final = 7
_MANY: Final = 20
# A name of so many words is full.
_FULL: Final = 3
# A title right before a name stands within so many characters.
_BEFORE: Final = 24
# Of the places where a short form may be named in full no more are tried on either side.
_TRIED: Final = 20


class Kin:
    """The persons of an article by what they may be called: `longer` by the short forms, `families` by the family."""

    def __init__(self, forms: list[Form]) -> None:
        self.longer = _by_short(forms)
        self.families = _by_family(forms)


def link_persons(forms: list[Form], kin: Kin) -> None:
    """Join short forms of persons where only one fuller name fits; the rest is decided mention by mention."""
    longer, ends = kin.longer, _by_ends(forms)
    for form in forms:
        fitting = longer.get(form.words) or kin.families.get(form.words) or _inside(form, ends)
        fitting = fitting or [
            long for words in _untitled(form.words) for long in longer.get(words, ()) if long is not form
        ]
        if (full := _only(fitting)) is not None:
            point(form, full)
    _link_misspelt(forms)
    _link_halves(forms)


def _link_halves(forms: list[Form]) -> None:
    """Join the given name to the family name of a listed foreigner whom the article never names in full.

    "Osama" is the "Bin Laden" of the same article.
    """
    lone = [f for f in forms if f.fuller is None and len(f.words) < _FULL and not all(map(is_syllable, f.words))]
    if len(lone) > _MANY:
        return
    for given in (form for form in lone if len(form.words) == 1):
        families = [f for f in lone if f is not given and _is_listed(given.words + f.words)]
        if (family := _only(families)) is not None:
            point(given, family)


def _is_listed(words: Words) -> bool:
    return any(name.type is EntityType.PER for name in names().of(" ".join(words)))


def _only(fitting: Iterable[Form]) -> Form | None:
    """Return the one person that `fitting` names, None where there are none or several."""
    roots = {id(root(long)): root(long) for long in fitting}
    return next(iter(roots.values())) if len(roots) == 1 else None


def _by_family(persons: Iterable[Form]) -> dict[Words, list[Form]]:
    """Return the persons by their family name, which is how Chinese and Koreans are called: "ông Tập"."""
    found: dict[Words, list[Form]] = defaultdict(list)
    for form in persons:
        given = len(form.words) == 2 and all(map(is_syllable, form.words)) and form.words[0] not in cues().surnames
        if len(form.words) > 1 and len(form.words[0]) > 1 and not given:  # "Minh" is not "Minh Anh", nor "T." "T.M."
            found[form.words[:1]].append(form)
    return found


def _may_be_family(words: Words) -> bool:
    """Return whether `words` may call a person by the family name, as nobody is called in Vietnam: not "Nguyễn"."""
    return len(words) == 1 and len(words[0]) > 1 and words[0] not in cues().sure_surnames


def _by_short(persons: Iterable[Form]) -> dict[Words, list[Form]]:
    """Return the persons that each short form may stand for: the last words of a name, or any of a foreign one."""
    found: dict[Words, list[Form]] = defaultdict(list)
    for form in persons:
        if _run_together(form):
            continue
        vietnamese = all(len(word) == 1 or is_syllable(word) for word in form.words)  # "T.T.M." is never "T."
        for short in (endings if vietnamese else stretches)(form.words):
            found[short].append(form)
        if vietnamese and _as_abroad(form.words):
            found[form.words[:1]].append(form)
    return found


def _as_abroad(words: Words) -> bool:
    """Return whether a Vietnamese name is written with the family name last: "Trâm Nguyễn" is "bà Trâm"."""
    return len(words) == 2 and words[1] in cues().sure_surnames and words[0] not in cues().surnames


def _run_together(form: Form) -> bool:
    """Return whether `form` is a foreign name with a Vietnamese one behind it, as of who wrote the article."""
    vietnamese = [is_syllable(word) for word in form.words]
    foreign = vietnamese.index(True) if True in vietnamese else 0
    return foreign > 1 and len(vietnamese) - foreign > 1 and all(vietnamese[foreign:])


def _by_ends(persons: Iterable[Form]) -> dict[tuple[str, str], list[Form]]:
    """Return the foreign persons of more than two words by their first and last word."""
    found: dict[tuple[str, str], list[Form]] = defaultdict(list)
    for form in persons:
        if len(form.words) > 2 and not all(map(is_syllable, form.words)):
            found[form.words[0], form.words[-1]].append(form)
    return found


def _inside(form: Form, ends: dict[tuple[str, str], list[Form]]) -> list[Form]:
    """Return the names that `form` shortens in the middle: "Bashar Assad" of "Bashar al-Assad"."""
    initials = any(len(word) == 1 for word in form.words)  # "George W. Bush" is not "George H. W. Bush"
    alike = ends.get((form.words[0], form.words[-1]), []) if len(form.words) > 1 and not initials else []
    return [long for long in alike if leaves_out(form.words, long.words)] if len(alike) <= _MANY else []


def _untitled(words: Words) -> Iterator[Words]:
    """Yield `words` without what is no name in them: "Bobby" of "Sir Bobby", "Hưng" of "Ba Hưng"."""
    title = cues().titles.at(words, 0)
    if len(words) == 2 and words[0] in _BIRTH_ORDER | _COURTESY:
        yield words[1:]
    elif title is not None and title[0] < len(words) and not is_syllable(words[-1]):  # and not "Anh Tuấn"
        yield words[title[0] :]


def _link_misspelt(forms: list[Form]) -> None:
    """Join "Yanukovich" to the only "Viktor Yanukovych": a long foreign family name that differs in one letter."""
    lone = [f for f in forms if len(f.words) == 1 and f.fuller is None and _long_foreign(f.words[0])]
    families: dict[str, list[Form]] = defaultdict(list)
    if lone:
        for form in forms:
            if len(form.words) > 1 and _long_foreign(form.words[-1]):
                families[form.words[-1][:2]].append(form)
    for form in lone:
        alike = families.get(form.words[0][:2], [])
        near = [f for f in alike if one_letter_apart(form.words[0], f.words[-1])] if len(alike) <= _MANY else []
        if (full := _only(near)) is not None:
            point(form, full)


def _long_foreign(word: str) -> bool:
    return len(word) >= _LONG_FAMILY and not is_syllable(word)


class Persons:
    """Says whom a short form means where it may be several, mention by mention, left to right.

    It is the one named last before it, by the full name or by the same short form; "bà Clinton" is nobody who is
    called "ông" elsewhere.
    """

    def __init__(self, text: str, kin: Kin) -> None:
        self._text = text
        self._kin = kin
        self._places: dict[Words, list[tuple[int, Form]]] = {}
        self._genders: dict[int, Gender | None] = {}
        self._last: dict[Words, tuple[int, Form]] = {}
        self._bare: dict[Words, list[Form]] = defaultdict(list)

    def fullest(self, start: int, form: Form) -> Form:
        """Return the fuller name that `form` stands for where it stands at `start`, `form` itself where for none."""
        full, called = root(form), addressed(self._text, start)
        if full is not form and (called is None or self._gender(full) is called):
            return full
        found = self._nearest(start, form.words, called)
        if found is not None and called is not None and self._gender(root(found)) is called:
            self._last[form.words] = start, found
        elif full is not form and self._gender(full) is None:
            return full
        return form if found is None else root(found)

    def _gender(self, person: Form) -> Gender | None:
        if id(person) not in self._genders:
            self._genders[id(person)] = gender_of(self._text, person)
        return self._genders[id(person)]

    def _nearest(self, start: int, words: Words, called: Gender | None) -> Form | None:
        """Return the fitting person named last before `start`, else the one named first after it."""
        places = self._places_of(words)
        before = bisect_left(places, start, key=lambda found: found[0])
        last = self._last.get(words)
        if last is not None and called is None and (before == 0 or places[before - 1][0] < last[0]):
            return last[1]
        if called is None and before and (known := self._usual(words, *places[before - 1])) is not None:
            return known
        tried = (*reversed(places[max(before - _TRIED, 0) : before]), *places[before : before + _TRIED])
        genders = (called,) if called is None else (called, None)
        fitting = (
            form for gender in genders for _, form in tried if called is None or self._gender(root(form)) is gender
        )
        return next(fitting, None)

    def _usual(self, words: Words, place: int, named: Form) -> Form | None:
        """Return whom `words` without an address have meant so far, where the one just `named` at `place` has a title.

        "Hải" is the accused, though a "luật sư Hà Hải" came last.
        """
        used = self._bare[words]
        usual = used[-1] if len(used) > 1 and used[-1] is used[-2] and self._is_titled(place) else None
        used.append(named if usual is None else usual)
        return usual

    def _is_titled(self, place: int) -> bool:
        before = [key_of_word(word) for word in self._text[max(0, place - _BEFORE) : place].split()]
        return cues().titles.before(before, len(before)) is not None

    def _places_of(self, words: Words) -> list[tuple[int, Form]]:
        """Return where the persons that `words` may stand for are named, first to last."""
        if words not in self._places:
            families = self._kin.families.get(words, []) if _may_be_family(words) else []
            fitting = self._kin.longer.get(words) or families
            found = [(place, form) for form in fitting for place in form.places]
            self._places[words] = sorted(found, key=lambda item: item[0])
        return self._places[words]
