"""Persons of whom an article gives the last letter only: "N.H.D.", "Nguyễn Văn H.", "anh T.", and then bare "D."."""

from __future__ import annotations

from typing import Final

from diembao.document import Words
from diembao.lexicon.cues import Cues

# A letter behind one of these is the name of a thing: "bảng H.", "vitamin D.".
THINGS: Final = frozenset({"bảng", "vitamin", "nhóm", "hạng", "khối", "loại", "lớp", "tòa", "lô", "khu", "điểm"})
_CALLED: Final = "tên"


def letters_of_persons(columns: Words, capitals: list[int], cues: Cues) -> frozenset[str]:
    """Return the letters, folded, that stand for a person: with a dot, behind a name, a letter or an address."""
    keys, starts, ends = columns.keys, columns.starts, columns.ends
    found: set[str] = set()
    for i in capitals:
        if len(keys[i]) > 1 or not i or i + 1 >= len(keys) or keys[i + 1] != "." or starts[i + 1] != ends[i]:
            continue
        before = keys[i - 1]
        joined = before == "." and i > 1 and len(keys[i - 2]) == 1 and starts[i] == ends[i - 1]
        named = columns.capital[i - 1] and (before in cues.given or before in cues.surnames)
        if joined or named or before == _CALLED or before in cues.words.own_address:
            found.add(keys[i])
    return frozenset(found)
