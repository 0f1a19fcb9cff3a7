"""Short forms that the article itself defines, in brackets or side by side: "Nhà nước Hồi giáo tự xưng (IS)"."""

from __future__ import annotations

from itertools import pairwise

from diembao.document import Document
from diembao.extract.canonical_form import Form, point
from diembao.extract.canonical_index import LONGEST_GAP, defines
from diembao.extract.canonical_letters import letters
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of
from diembao.reading import EntityType, Mention
from diembao.text.orthography import fold

LOC, ORG, MISC = EntityType.LOC, EntityType.ORG, EntityType.MISC


def link_brackets(document: Document, mentions: tuple[Mention, ...], forms: dict[tuple[EntityType, str], Form]) -> None:
    """Read "Nhà nước Hồi giáo tự xưng (IS)" and "SOHR (Đài quan sát nhân quyền Syria)"."""
    text = document.text
    for first, second in pairwise(mentions):
        gap = second.start - first.end
        if _apposed(text[first.end : second.start], first, second):
            _define(forms[ORG, key_of(second.surface)], forms[ORG, key_of(first.surface)])
        elif gap < LONGEST_GAP and defines(text[first.end : second.start], text[second.end : second.end + 2]):
            if not _may_define(first, second):
                continue
            long, short = (first, second) if len(first.surface) >= len(second.surface) else (second, first)
            _define(forms[short.type, key_of(short.surface)], forms[long.type, key_of(long.surface)])


def _apposed(gap: str, first: Mention, second: Mention) -> bool:
    """Return whether an acronym follows the body it stands for at once: "Cơ quan An ninh quốc gia Mỹ NSA"."""
    if gap != " " or first.type is not ORG or second.type is not ORG:
        return False
    acronym = second.surface.isupper() and second.surface.isalpha() and len(second.surface) > 2
    return acronym and first.surface.count(" ") > 2 and cues().heads.at(key_of(first.surface).split(" "), 0) is not None


def _define(short: Form, long: Form) -> None:
    """Take the two for one, unless the list knows them as two, or the shorter is a body: "Cục Thuế (Bộ Tài chính)"."""
    if _of_inner(short, long):
        return
    ids = [{name.entity_id for name in form.known} for form in (short, long)]
    if ids[0] and ids[1] and not ids[0] & ids[1]:
        return
    if len(short.words) == 1 or not cues().heads.at(short.words, 0):
        point(short, long)


def _of_inner(short: Form, long: Form) -> bool:
    """Return whether the acronym `short` spells a body inside `long`: "Công đoàn Ngân hàng CSXH Việt Nam (NHCSXH)"."""
    acronym = fold(short.surface)
    if len(short.words) > 1 or not short.surface.isupper() or len(acronym) < 3:
        return False
    head = cues().heads.at(long.words, 0)
    if head is not None and head[1].grammar == "name":
        return False  # "Công ty Cổ phần Xi măng Hà Tiên 1 (HT1)"
    initials = letters(long.surface)
    return initials[:1] != acronym[:1] and acronym in initials


def _may_define(first: Mention, second: Mention) -> bool:
    if {first.type, second.type} <= {ORG, MISC}:
        return True
    return first.type is second.type and (first.type is not LOC or letters(first.surface) == fold(second.surface))
