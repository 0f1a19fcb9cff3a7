"""Who is called "ông" and who "bà", and who is known by the title before the name: "Giáo hoàng Francis"."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from diembao.extract.canonical.form import Form
from diembao.lexicon.names import Name, key_of, names
from diembao.reading import EntityType

# "Anh" with a capital is the country unless a sentence begins: "Thủ tướng Anh Theresa May".
_MAN: Final = re.compile(
    r"(?:^|[^\w])(?:[Ôô]ng|anh|[Cc]hú|[Cc]ậu|[Nn]gài|[Tt]hầy|[Mm]r\.?|[Hh]oàng tử|[Tt]hái tử|[Qq]uốc vương)\s$"
    r"|(?:^|[.!?:;\"“”\n]\s*)Anh\s$"
)
# "ông bà Clinton" are two.
_WOMAN: Final = re.compile(
    r"(?:^|[^\w])(?:(?<![Ôô]ng )[Bb]à|[Cc]hị|[Cc]ô|[Dd]ì|[Mm]rs\.?|[Mm]s\.?|[Pp]hu nhân|[Cc]ông chúa|[Cc]ông nương"
    r"|[Nn]ữ hoàng|[Hh]oàng hậu)\s$"
)
# No address is longer.
_LONGEST: Final = 20
# No title by which somebody is known has more words.
_TITLE_WORDS: Final = 3
_FEMALE, _MALE = "thị", "văn"


class Gender(StrEnum):
    """How a person is addressed."""

    MAN = "man"
    WOMAN = "woman"


def addressed(text: str, start: int) -> Gender | None:
    """Return how the person named at `start` is addressed there: "bà Clinton" as a woman, "Clinton" as neither."""
    before = text[max(0, start - _LONGEST) : start]
    if _MAN.search(before):
        return Gender.MAN
    return Gender.WOMAN if _WOMAN.search(before) else None


def gender_of(text: str, person: Form) -> Gender | None:
    """Return how `person` is addressed wherever the name stands in full, None where never or in both ways."""
    if len(person.words) > 2 and person.words[1] in (_FEMALE, _MALE):
        return Gender.WOMAN if person.words[1] == _FEMALE else Gender.MAN
    found = {gender for start in person.places if (gender := addressed(text, start)) is not None}
    return found.pop() if len(found) == 1 else None


def known_by_title(text: str, start: int, surface: str) -> tuple[Name, ...]:
    """Return the listed person whom the title before `surface` names with it: "Hoàng tử" before "William"."""
    before = text[max(0, start - _LONGEST) : start].split()[-_TITLE_WORDS:]
    found = (names().of(key_of(" ".join((*before[at:], surface)))) for at in range(len(before)))
    people = (tuple(name for name in listed if name.type is EntityType.PER) for listed in found)
    return next(filter(None, people), ())  # and not the district of Anh Sơn for "anh Sơn"
