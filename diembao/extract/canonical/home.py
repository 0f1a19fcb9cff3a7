"""Bodies of Vietnam that are named without their country: "Người phát ngôn Bộ Ngoại giao Lê Thu Hằng"."""

from __future__ import annotations

from itertools import pairwise

from diembao.extract.canonical.form import Form
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of, names
from diembao.reading import EntityType, Mention
from diembao.text.syllables import is_syllable

_HOME = "VN"
_MINISTERS = ("bộ trưởng ", "thứ trưởng ")
_TITLE = max(map(len, _MINISTERS))


def mark_home(text: str, mentions: tuple[Mention, ...], forms: dict[tuple[EntityType, str], Form]) -> None:
    """Mark the bodies that stand right before one of Vietnam, who is no minister of China or Laos, and "Nhà nước"."""
    if state := forms.get((EntityType.ORG, "nhà nước")):
        state.at_home = True
    for body, person in pairwise(mentions):
        named = body.type is EntityType.ORG and person.type is EntityType.PER
        if named and text[body.end : person.start] == " " and _vietnamese(key_of(person.surface)):
            forms[EntityType.ORG, key_of(body.surface)].at_home = True


def ministry_of(text: str, body: Mention, forms: dict[tuple[EntityType, str], Form]) -> Form | None:
    """Return the ministry that a minister's title calls by its field: "Bộ Công an" in "Thứ trưởng Công an"."""
    titled = body.type is EntityType.ORG and text[max(0, body.start - _TITLE) : body.start].lower().endswith(_MINISTERS)
    return forms.get((body.type, f"bộ {key_of(body.surface)}")) if titled else None


def _vietnamese(key: str) -> bool:
    """Return whether the person is listed as of Vietnam, or has a name that is hardly of anywhere else."""
    known = [name.country for name in names().of(key) if name.type is EntityType.PER]
    words = key.split(" ")
    sure = len(words) > 2 and all(map(is_syllable, words)) and words[0] in cues().sure_surnames
    return _HOME in known if known else sure
