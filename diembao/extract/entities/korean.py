"""Korean names in Latin letters: a family name, and two syllables with a hyphen of which the second is small."""

from __future__ import annotations

from diembao.extract.entities.view import LOWER, View
from diembao.lexicon.cues import Cues


def is_korean(view: View, cues: Cues, i: int) -> bool:
    """Return whether such a name begins at token `i`: "Park Ji-won", "Kim Min-su"."""
    if view.keys[i] not in cues.words.korean_surname or not view.caps[i] or not view.same_line(i, i + 4):
        return False
    hyphen = view.keys[i + 2] == "-" and view.tight(i + 2) and view.tight(i + 3)
    return hyphen and view.caps[i + 1] and view.shapes[i + 3] is LOWER
