"""Names that differ by one letter from a more frequent or known one: "Mosow" is "Moscow"."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from diembao.extract.canonical.form import Form, point, root
from diembao.extract.canonical.index import one_letter_apart, spelling_keys
from diembao.text.orthography import fold
from diembao.text.syllables import is_syllable

# Variants of spelling are looked for among names of at least this many letters.
_LONG_ENOUGH: Final = 5

Written = tuple[str, Form]  # a form with its folded surface


def link_spellings(forms: list[Form]) -> None:
    """Join a form to a more frequent or known one that differs in one letter: "Mosow" to "Moscow"."""
    alike: dict[str, list[Written]] = defaultdict(list)
    for form in forms:
        plain = fold(form.surface)
        if len(plain) >= _LONG_ENOUGH:
            alike[plain[:2]].append((plain, form))
    for written in alike.values():
        if len(written) > 1:  # most begin like no other
            _link_among(written)


def _link_among(written: list[Written]) -> None:
    """Join forms that begin with the same two letters."""
    unsure = [(plain, form) for plain, form in written if _may_be_misspelt(form)]
    near = _by_key(written) if unsure else {}
    for plain, form in unsure:
        found = {number for key in spelling_keys(plain) for number in near.get(key, ())}
        for other_plain, other in (written[number] for number in sorted(found)):
            better = bool(other.known) or other.count > form.count
            same = _numbers(plain) == _numbers(other_plain)  # "quận 3" is not "quận 1"
            if other is not form and better and same and one_letter_apart(plain, other_plain):
                point(form, root(other))
                break


def _by_key(written: list[Written]) -> dict[str, list[int]]:
    """Return the numbers of the forms that others may be misspelt from, by what they share with those."""
    near: dict[str, list[int]] = defaultdict(list)
    for number, (plain, form) in enumerate(written):
        if not form.surface.isupper():
            for key in spelling_keys(plain):
                near[key].append(number)
    return near


def _may_be_misspelt(form: Form) -> bool:
    return not form.known and form.fuller is None and not _all_syllables(form)


def _numbers(name: str) -> list[str]:
    return [letter for letter in name if letter.isdigit()]


def _all_syllables(form: Form) -> bool:
    """Return whether the form is Vietnamese throughout, where one letter makes another name."""
    return all(map(is_syllable, form.words))
