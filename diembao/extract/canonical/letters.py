"""Acronyms of one article joined to the names whose letters they have: "HĐBA", "Sở GD&ĐT Hà Nội"."""

from __future__ import annotations

from typing import Final

from diembao.extract.canonical.form import Form, point
from diembao.extract.canonical.index import leaves_out
from diembao.lexicon.cues import cues
from diembao.reading import EntityType
from diembao.text.orthography import fold

# Letters: a name that is no longer than that is only spelt in another way.
_FEW: Final = 3
_HOME: Final = ("việt", "nam")


def link_acronyms(forms: list[Form]) -> None:
    """Join "HĐBA" to the "Hội đồng Bảo an …" whose first letters it has."""
    _link_shortened(forms)
    acronyms = [(form, acronym) for form in forms if _is_acronym(acronym := form.surface.split(" ", 1)[0])]
    by_letters = _by_letters(forms) if acronyms else {}
    for form, acronym in acronyms:
        rest = letters(form.surface[len(acronym) :].strip())
        long = by_letters.get(fold(acronym) + rest)
        if long is not None and long is not form and long.words[-1] == (form.words[-1] if rest else long.words[-1]):
            point(form, long)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.isalpha()


def _by_letters(forms: list[Form]) -> dict[str, Form]:
    """Return the names of several words by their first letters."""
    by_letters: dict[str, Form] = {}
    for form in forms:
        if len(form.words) > 1:
            by_letters.setdefault(letters(form.surface), form)
            if len(form.words) > _FEW and form.words[-2:] == _HOME:  # "NHCS" of "Ngân hàng Chính sách Việt Nam"
                by_letters.setdefault(letters(" ".join(form.words[:-2])), form)
            head = cues().heads.at(form.words, 0)
            if head and head[1].grammar == "name":  # "SLNA" of "CLB Sông Lam Nghệ An"
                by_letters.setdefault(letters(" ".join(form.words[head[0] :])), form)
    return by_letters


def _link_shortened(forms: list[Form]) -> None:
    """Join "Sở GD&ĐT Hà Nội" to the "Sở Giáo dục và Đào tạo Hà Nội" that it shortens inside."""
    short = [form for form in forms if form.type is EntityType.ORG and _holds_initials(form)]
    if not short:
        return
    full: dict[str, Form] = {}
    for form in sorted(forms, key=lambda form: len(form.surface)):
        full[_spelt(form.surface)] = form
        if form.words[-2:] == _HOME and len(form.words) > _FEW:
            full[_spelt(" ".join(form.surface.split()[:-2]))] = form
    for form in short:
        long = full[_spelt(form.surface)]
        plain = [word.casefold() for word in form.surface.split() if not _initials(word)]
        longer = len(long.surface) > len(form.surface) + _FEW  # "AC Milan" is not short for "A.C. Milan"
        if longer and leaves_out(tuple(plain), tuple(long.surface.casefold().split())):
            point(form, long)


def _holds_initials(form: Form) -> bool:
    return len(form.words) > 1 and any(map(_initials, form.surface.split()))


def letters(surface: str) -> str:
    """Return the first letters of the words of a name, "hdba" for "Hội đồng Bảo an"."""
    return "".join(word[0] for word in fold(surface).split() if word not in cues().words.small_word)


def _initials(word: str) -> str:
    """Return the letters of a word that is all initials, "gddt" for "GD&ĐT"; "" for any other word."""
    if not word.isupper():
        return ""
    letters = [letter for letter in word if letter.isalpha()]
    return fold("".join(letters)) if len(letters) > 1 and all(map(str.isupper, letters)) else ""


def _spelt(surface: str) -> str:
    """Return the first letters of a name, "sgddthn" for "Sở Giáo dục và Đào tạo Hà Nội" and for "Sở GD&ĐT Hà Nội"."""
    words = (word for word in surface.split() if word.casefold() not in cues().words.small_word and word != "-")
    return "".join(_initials(word) or fold(word)[:1] for word in words)
