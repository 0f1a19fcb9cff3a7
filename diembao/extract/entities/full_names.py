"""Whether a Vietnamese person's full name begins at a token: a family name, and one to three capitals after it."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.view import LOC, PER, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Name, has_type

# Bodies that are called after him go on with his name.
_NAMESAKE: Final = ["hồ", "chí", "minh"]
# "Văn Sơn" is a city as well; behind "Nguyễn" it is a man.
MIDDLE: Final = frozenset({"văn", "thị"})


def full_name_at(view: View, cues: Cues, at: int) -> bool:
    """Return whether a person's full name begins at `at`: a family name and one to three capitals."""
    strength = cues.surnames.get(view.keys[at], 0)
    if not strength or not view.caps[at] or not _cap(view, at + 1) or not view.same_line(at, at + 2):
        return False
    for end, known in view.known(at):
        if has_type(known, PER):
            return view.keys[at:end] != _NAMESAKE
        if end - at > 1 and (end - at > 2 or not _cap(view, end) or not view.same_line(at, end + 1)):
            return False
        if end - at > 1 and any(name.type is LOC and _great(name) for name in known):
            return False
    middle = strength > 1 and view.keys[at + 1] in MIDDLE
    if not middle and any(end - at > 2 and _great(n) for end, known in view.known(at + 1) for n in known):
        return False
    three = _cap(view, at + 2) and view.same_line(at, at + 3) and view.syllable[at + 2]
    given = view.keys[at + 1] in cues.given
    return (strength > 1 and (given or (bool(three) and view.syllable[at + 1]))) or bool(three and given)


def has_middle(view: View, cues: Cues, i: int) -> bool:
    """Return whether "Văn" or "Thị" stands behind token `i`, a family name that no list has: "Thao Văn Sua"."""
    keys = view.keys
    if keys[i + 1] not in MIDDLE or keys[i] in cues.words.own_address:
        return False
    return not cues.compounds.exact(keys[i + 1 : i + 3])  # "Nhà Văn Hóa"


def _cap(view: View, i: int) -> bool:
    return i < len(view.caps) and view.caps[i]


def _great(name: Name) -> bool:
    """Return whether a place is known to every reader, and so no person's name: a province, not a commune."""
    return name.type is LOC and not name.doubtful and "commune" not in name.flags
