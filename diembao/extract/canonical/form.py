"""The written forms of the names of one article, each with the fuller form that it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.lexicon.names import Name
from diembao.reading import EntityType

Words = tuple[str, ...]


@dataclass(slots=True)
class Form:
    """One written form of a type in the article: its words, where it stands, and the fuller form, if any.

    `plain` are the words with their abbreviations written out; `at_home`: a body of Vietnam, though it doesn't say so.
    """

    type: EntityType
    surface: str
    words: Words
    places: list[int]
    known: tuple[Name, ...]
    plain: Words = ()
    at_home: bool = False
    fuller: Form | None = None

    @property
    def count(self) -> int:
        """How often the form stands in the article."""
        return len(self.places)


def point(short: Form, long: Form) -> None:
    """Make `long` the fuller form of `short`, unless that would close a circle."""
    at: Form | None = long
    while at is not None:
        if at is short:
            return
        at = at.fuller
    if short.fuller is None:
        short.fuller = long


def root(form: Form) -> Form:
    """Return the fullest form that `form` leads to, itself if it has no fuller one."""
    while form.fuller is not None:
        form = form.fuller
    return form
