"""Short forms that the article itself defines, in brackets or side by side: "Nhà nước Hồi giáo tự xưng (IS)"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from diembao.document import Document
from diembao.extract.canonical.form import Form, point
from diembao.extract.canonical.index import LONGEST_GAP, OPENERS, adds_ticker, defines, opens_brackets
from diembao.extract.canonical.letters import letters
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of
from diembao.reading import EntityType, Mention
from diembao.text.orthography import fold

PER: Final = EntityType.PER
LOC: Final = EntityType.LOC
ORG: Final = EntityType.ORG
MISC: Final = EntityType.MISC


def link_brackets(document: Document, mentions: tuple[Mention, ...], forms: dict[tuple[EntityType, str], Form]) -> None:
    """Read "Nhà nước Hồi giáo tự xưng (IS)" and "SOHR (Đài quan sát nhân quyền Syria)"."""
    text = document.text
    for i, (first, second) in enumerate(pairwise(mentions)):
        gap, after = text[first.end : second.start], text[second.end : second.end + 3]
        if len(gap) >= LONGEST_GAP:
            continue
        if i and second.type is ORG and gap == " (" and _owned(text, mentions[i - 1], first):
            first = mentions[i - 1]
        if _apposed(gap, first, second):
            _define(forms[ORG, key_of(second.surface)], forms[ORG, key_of(first.surface)])
        elif gap.lstrip()[:1] not in OPENERS:
            continue
        elif opens_brackets(gap, after) and _brand(first, second) and not _listed(text, mentions, i + 1):
            _define(forms[second.type, key_of(second.surface)], forms[ORG, key_of(first.surface)])
        elif adds_ticker(gap, after) and {first.type, second.type} <= {ORG, MISC}:
            _define(forms[second.type, key_of(second.surface)], forms[first.type, key_of(first.surface)])
        elif defines(gap, after[:2]) and _may_define(first, second):
            long, short = (first, second) if len(first.surface) >= len(second.surface) else (second, first)
            _define(forms[short.type, key_of(short.surface)], forms[long.type, key_of(long.surface)])


def _owned(text: str, body: Mention, country: Mention) -> bool:
    """Return whether a country stands behind a body as its owner: "Cơ quan Truyền thông của Anh (GCHQ)"."""
    return body.type is ORG and country.type is LOC and text[body.end : country.start] == " của "


def _brand(first: Mention, second: Mention) -> bool:
    """Return whether `second` may be what the firm or body `first` is called by: "Vinamilk", "PV Gas", "NHNN"."""
    words = key_of(first.surface).split(" ")
    named = first.type is ORG and len(words) > 2 and cues().heads.at(words, 0) is not None
    return named and second.type in (ORG, MISC) and second.surface.count(" ") < 2 and not _is_body(second)


def _is_body(mention: Mention) -> bool:
    """Return whether the name opens with a head noun, as that of a parent in brackets does: "(Bộ Công an, Hà Nội)"."""
    return cues().heads.at(key_of(mention.surface).split(" "), 0) is not None


def _listed(text: str, mentions: tuple[Mention, ...], i: int) -> bool:
    """Return whether the name at `i` is the first of several in the brackets: "(UNICEF, WHO)"."""
    after = mentions[i + 1] if i + 1 < len(mentions) else None
    gap = text[mentions[i].end : after.start] if after is not None else ""
    return after is not None and after.type is ORG and gap.strip() == ","


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
    if ids[0] and ids[1] and (ids[0] & ids[1] or long.type is not PER):
        return  # two of the list, or one whose fuller name the list tells: "Haiyan (Hải Yến)"
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
    if first.type is PER and second.type is PER:  # "Nguyễn Văn Bảy (Bảy Lửa)", not a part and who plays it
        return not set(key_of(first.surface).split(" ")).isdisjoint(key_of(second.surface).split(" "))
    return first.type is second.type and (first.type is not LOC or letters(first.surface) == fold(second.surface))
