"""Names that differ by one letter from a more frequent or known one: "Mosow" is "Moscow"."""

from __future__ import annotations

from collections import defaultdict

from diembao.extract.canonical.form import Form, point, root
from diembao.extract.canonical.index import one_letter_apart, spelling_keys
from diembao.text.orthography import fold
from diembao.text.syllables import is_syllable

# Variants of spelling are looked for among names of at least this many letters.
_LONG_ENOUGH = 5


def link_spellings(forms: list[Form]) -> None:
    """Join a form to a more frequent or known one that differs in one letter: "Mosow" to "Moscow"."""
    near: dict[str, list[tuple[int, Form]]] = defaultdict(list)
    for number, form in enumerate(forms):
        plain = fold(form.surface)
        if len(plain) >= _LONG_ENOUGH and not form.surface.isupper():
            for key in spelling_keys(plain):
                near[key].append((number, form))
    for form in forms:
        plain = fold(form.surface)
        if form.known or form.fuller is not None or len(plain) < _LONG_ENOUGH or _two_syllables(form):
            continue
        found = {number: other for key in spelling_keys(plain) for number, other in near.get(key, ())}
        for _, other in sorted(found.items(), key=lambda item: item[0]):
            better = bool(other.known) or other.count > form.count
            same = _numbers(plain) == _numbers(other.surface)  # "quận 3" is not "quận 1"
            if other is not form and better and same and one_letter_apart(plain, fold(other.surface)):
                point(form, root(other))
                break


def _numbers(name: str) -> list[str]:
    return [letter for letter in name if letter.isdigit()]


def _two_syllables(form: Form) -> bool:
    """Return whether the form is Vietnamese throughout, where one letter makes another name."""
    return all(is_syllable(word) for word in form.words)
