"""Bodies of Vietnam that are named without their country: "Người phát ngôn Bộ Ngoại giao Lê Thu Hằng"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from diembao.extract.canonical.form import Form
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of, names
from diembao.reading import EntityType, Mention
from diembao.text.syllables import is_syllable

_HOME: Final = "VN"
_HEADS: Final = {"bộ trưởng": "bộ", "thứ trưởng": "bộ", "bộ": "bộ", "sở": "sở"}
_TITLE: Final = 16
# "cán bộ" are people, "trụ sở" and "cơ sở" places.
_BEFORE_FIELD: Final = re.compile(
    r"(?<!\w)([Bb]ộ trưởng|[Tt]hứ trưởng|(?<!cán )(?<!nội )(?<!toàn )bộ|(?<!trụ )(?<!cơ )sở) $"
)


def mark_home(text: str, mentions: tuple[Mention, ...], forms: dict[tuple[EntityType, str], Form]) -> None:
    """Mark the bodies that stand right before one of Vietnam, who is no minister of China or Laos, and "Nhà nước"."""
    if state := forms.get((EntityType.ORG, "nhà nước")):
        state.at_home = True
    for body, person in pairwise(mentions):
        named = body.type is EntityType.ORG and person.type is EntityType.PER
        if named and text[body.end : person.start] == " " and _vietnamese(key_of(person.surface)):
            forms[EntityType.ORG, key_of(body.surface)].at_home = True


def body_of(text: str, field: Mention, forms: dict[tuple[EntityType, str], Form]) -> Form | None:
    """Return the ministry or department that is called by its field: in "Thứ trưởng Công an", "sở Xây dựng"."""
    before = _BEFORE_FIELD.search(text, max(0, field.start - _TITLE), field.start)
    if before is None or field.type is not EntityType.ORG:
        return None
    own, head = key_of(field.surface), _HEADS[before[1].lower()]
    if own.startswith(f"{head} "):
        return None  # "Bộ trưởng Bộ GTVT"
    key = f"{head} {own}"
    named = forms.get((field.type, key))
    if named is not None or forms[field.type, own].fuller is not None:
        return named
    known = tuple(name for name in names().of(key) if name.type is field.type)
    words = tuple(key.split(" "))
    return Form(field.type, field.surface, words, [field.start], known, words)


def _vietnamese(key: str) -> bool:
    """Return whether the person is listed as of Vietnam, or has a name that is hardly of anywhere else."""
    known = [name.country for name in names().of(key) if name.type is EntityType.PER]
    words = key.split(" ")
    sure = len(words) > 2 and all(map(is_syllable, words)) and words[0] in cues().sure_surnames
    return _HOME in known if known else sure
