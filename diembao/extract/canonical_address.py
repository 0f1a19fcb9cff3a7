"""Who is called "ông" and who "bà": two of one family name are told apart by it."""

from __future__ import annotations

import re
from enum import StrEnum

from diembao.extract.canonical_form import Form

_MAN = re.compile(r"(?:^|[^\w])(?:ông|anh|chú|cậu|ngài|thầy|mr\.?|hoàng tử|thái tử|quốc vương)\s$", re.IGNORECASE)
_WOMAN = re.compile(
    r"(?:^|[^\w])(?:bà|chị|cô|dì|mrs\.?|ms\.?|phu nhân|công chúa|công nương|nữ hoàng|hoàng hậu)\s$", re.IGNORECASE
)
# No address is longer.
_LONGEST = 20
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
