"""Korean names in Latin letters: a family name, and two syllables with a hyphen of which the second is small."""

from __future__ import annotations

from diembao.extract.entities.view import DASHES, LOWER, View
from diembao.lexicon.cues import Cues


def is_korean(view: View, cues: Cues, i: int) -> bool:
    """Return whether such a name begins at token `i`: "Park Ji-won", "Kim Min-su"."""
    named = view.keys[i] in cues.words.korean_surname and view.caps[i] and has_halved_given(view, i)
    return named and view.keys[i + 2] == "-"


def has_halved_given(view: View, i: int) -> bool:
    """Return whether a given name in two halves follows token `i`: the "Young-soo" behind "Kim"."""
    if not view.same_line(i, i + 4) or not view.caps[i + 1] or view.keys[i + 2] not in DASHES:
        return False
    return view.tight(i + 2) and view.tight(i + 3) and view.shapes[i + 3] is LOWER
