"""The fullest name of every mention in its article, and an id that is the same in every article.

"Kerry" becomes "John Kerry", "IS" what the brackets, the lexicon or its letters say, "Navibank" the bank in front of
its brackets, "Milan" the "AC Milan" of the same article. A state body ("Quốc hội") stays what it is: it may be any.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from diembao.document import Document
from diembao.extract.canonical_alias import by_names
from diembao.extract.canonical_form import Form as _Form
from diembao.extract.canonical_form import point as _point
from diembao.extract.canonical_form import root as _root
from diembao.extract.canonical_index import (
    LONGEST_GAP,
    beginnings,
    defines,
    endings,
    leaves_out,
    spelling_keys,
    stretches,
)
from diembao.extract.canonical_letters import letters, link_acronyms
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of, names
from diembao.reading import EntityType, Mention
from diembao.text.orthography import fold
from diembao.text.syllables import is_syllable

PER, LOC, ORG, MISC = EntityType.PER, EntityType.LOC, EntityType.ORG, EntityType.MISC
# Variants of spelling are looked for among names of at least this many letters.
_LONG_ENOUGH = 5
# A body that is listed by an acronym is called by its full name elsewhere; one that is listed in full has nicknames.
_SHORT = 5
# Among more names with the same first and last word than this none is looked for.
_MANY = 20
# "Công an huyện" is the "Công an huyện Lý Nhân" of the same article.
_AREAS = frozenset({"tỉnh", "huyện", "quận", "phường", "xã", "phố"})
# How the names of firms begin; of several that end alike, as a bank and its group do, the one named most is meant.
_FIRMS = frozenset({"công", "tập", "ngân", "hãng", "tổng"})
_PLANT = ("nhà", "máy")
_BRANCH = ("chi", "nhánh")
# What may stand between "Công ty" and the name of a company.
_LEGAL_WORDS = "cổ phần cp tnhh mtv tm dv một hai thành viên trách nhiệm hữu hạn"
_LEGAL = frozenset(_LEGAL_WORDS.split())


def resolve(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return `mentions` with `canonical` the fullest form of each name in this article, and a stable `entity_id`."""
    pairs = tuple(by_names(document.text, mentions))
    called = {key_of(by_name.surface) for by_name, _ in pairs if by_name.type is MISC}
    mentions = tuple(replace(m, type=PER) if m.type is MISC and key_of(m.surface) in called else m for m in mentions)
    forms = _forms(mentions)
    _brackets(document, mentions, forms)
    for type_ in EntityType:
        of_type = [form for form in forms.values() if form.type is type_]
        _link_known(of_type)
        link_acronyms(of_type)
        if type_ is PER:
            _link_persons(of_type)
        else:
            _link_parts(of_type)
        _link_spellings(of_type)
    for by_name, name in pairs:
        _point(forms[PER, key_of(by_name.surface)], forms[PER, key_of(name.surface)])
    nearest = _Persons(forms)
    return tuple(_resolved(mention, forms, nearest) for mention in mentions)


def _forms(mentions: Iterable[Mention]) -> dict[tuple[EntityType, str], _Form]:
    forms: dict[tuple[EntityType, str], _Form] = {}
    for mention in mentions:
        key = key_of(mention.surface)
        form = forms.get((mention.type, key))
        if form is None:
            known = tuple(name for name in names().of(key) if name.type is mention.type)
            form = _Form(mention.type, mention.surface, tuple(key.split(" ")), [], known)
            forms[mention.type, key] = form
        elif form.surface.isupper() and not mention.surface.isupper():
            form.surface = mention.surface
        form.places.append(mention.start)
    return forms


def _brackets(document: Document, mentions: tuple[Mention, ...], forms: dict[tuple[EntityType, str], _Form]) -> None:
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


def _define(short: _Form, long: _Form) -> None:
    """Take the two for one, unless the list knows them as two, or the shorter is a body: "Cục Thuế (Bộ Tài chính)"."""
    if _of_inner(short, long):
        return
    ids = [{name.entity_id for name in form.known} for form in (short, long)]
    if ids[0] and ids[1] and not ids[0] & ids[1]:
        return
    if len(short.words) == 1 or not cues().heads.at(short.words, 0):
        _point(short, long)


def _of_inner(short: _Form, long: _Form) -> bool:
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


def _link_known(forms: list[_Form]) -> None:
    """Join the forms that the lexicon gives to one entity; the longest one written out is the fullest."""
    by_id: dict[str, list[_Form]] = defaultdict(list)
    for form in forms:
        for name in form.known[:1]:
            by_id[name.entity_id].append(form)
    for same in by_id.values():
        fullest = max(same, key=_fullness)
        for form in same:
            if form is not fullest:
                _point(form, fullest)


def _fullness(form: _Form) -> tuple[bool, bool, int, int, int]:
    """Return how full a form of a known entity is: written out, the listed name itself, then its length."""
    own = [key_of(name.name) for name in form.known]
    if form.type is ORG:
        listed = any(len(name) < _SHORT or not set(form.words).isdisjoint(name.split(" ")) for name in own)
    else:
        listed = form.type is not LOC and " ".join(form.words) in own
    size = sum(len(word) for word in form.words)
    return (not form.surface.isupper(), listed, size, form.count, -form.places[0])


def _link_persons(forms: list[_Form]) -> None:
    """Join short forms of persons where only one fuller name fits; the rest is decided mention by mention."""
    longer, families = _by_short(forms), _by_family(forms)
    for form in forms:
        fitting = longer.get(form.words) or families.get(form.words, [])
        roots = {id(_root(long)): _root(long) for long in fitting}
        if len(roots) == 1:
            _point(form, next(iter(roots.values())))


def _by_family(persons: Iterable[_Form]) -> dict[tuple[str, ...], list[_Form]]:
    """Return the persons by their family name, which is how Chinese and Koreans are called: "ông Tập"."""
    found: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    for form in persons:
        if len(form.words) > 1:
            found[form.words[:1]].append(form)
    return found


def _by_short(persons: Iterable[_Form]) -> dict[tuple[str, ...], list[_Form]]:
    """Return the persons that each short form may stand for: the last words of a name, or any of a foreign one."""
    found: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    for form in persons:
        vietnamese = all(is_syllable(word) for word in form.words)
        for short in (endings if vietnamese else stretches)(form.words):
            found[short].append(form)
    return found


def _link_parts(forms: list[_Form]) -> None:
    """Join "Milan" to "AC Milan" and "Cát Tường" to "Thẩm mỹ viện Cát Tường": the end of one longer name."""
    if not forms or forms[0].type is LOC:
        return
    ending: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    opening: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
    fuller: dict[tuple[str, str], list[_Form]] = defaultdict(list)
    for form in forms:
        if len(form.words) > 2:
            fuller[form.words[0], form.words[-1]].append(form)
        for words in endings(form.words):
            ending[words].append(form)
        for words in beginnings(form.words):
            opening[words].append(form)
    for form in forms:
        size = len(form.words)
        if company := next((f for f in ending.get(form.words, ()) if _legal_form(f.words[:-size])), None):
            company.known = company.known or form.known
            longer = [company]
        elif cues().heads.at(form.words, 0):
            longer = _bodies(form.words, opening.get(form.words, []), fuller.get((form.words[0], form.words[-1]), []))
        else:
            longer = [f for f in ending.get(form.words, ()) if _calls(f, size)] or opening.get(form.words, [])
            if not longer and form.words[0] == "the":  # "The Post" of "The Washington Post"
                longer = [f for f in fuller.get((form.words[0], form.words[-1]), []) if leaves_out(form.words, f.words)]
        roots = {id(_root(f)): _root(f) for f in longer}
        if len(roots) == 1 or (roots and all(root.words[0] in _FIRMS for root in roots.values())):
            _point(form, max(roots.values(), key=lambda root: (root.count, len(root.words))))


def _legal_form(words: tuple[str, ...]) -> bool:
    """Return whether `words` say no more than what kind of company follows: "Công ty cổ phần" before "Tập đoàn FPT"."""
    return words[:2] == ("công", "ty") and _LEGAL.issuperset(words[2:])


def _bodies(words: tuple[str, ...], opened: list[_Form], alike: list[_Form]) -> list[_Form]:
    """Return the longer names of the body `words`: with its country, its area, or words that it leaves out."""
    longer = opened if words[-1] in _AREAS else [f for f in opened if _with_country(words, f)]
    if not longer and len(words) > 1:
        longer = [f for f in opened if _with_seat(words, f)]
    if not longer and len(alike) <= _MANY:
        longer = [f for f in alike if leaves_out(words, f.words)]
    return longer or [f for f in opened if _with_more(words, f)]


def _with_country(short: tuple[str, ...], long: _Form) -> bool:
    """Return whether `long` is the body `short` and a country: "Chính phủ Việt Nam"."""
    rest = " ".join(long.words[len(short) :])
    return long.words[: len(short)] == short and any("state" in name.flags for name in names().of(rest))


def _with_seat(short: tuple[str, ...], long: _Form) -> bool:
    """Return whether `long` is the body `short` and its seat: "Sở Y tế TP Huế"."""
    head = cues().heads.at(short, 0)
    if head is None or head[1].grammar not in ("field", "seat") or head[0] > len(short):
        return False
    rest = long.words[len(short) :]
    return rest[0] in cues().seats or any(name.type is LOC for name in names().of(" ".join(rest)))


def _with_more(short: tuple[str, ...], long: _Form) -> bool:
    """Return whether `long` is the body `short`, told by more than its kind, and goes on: "Trường Tân Lập 1"."""
    head = cues().heads.at(short, 0)
    rest = long.words[len(short) :]
    return head is not None and head[0] < len(short) and "và" not in rest and rest[:2] != _BRANCH


def _calls(long: _Form, size: int) -> bool:
    """Return whether the last `size` words of `long` are its own name: in "AC Milan", not in "Đại sứ quán Mỹ"."""
    if "và" in long.words or long.words[:2] == _PLANT:
        return False  # "Đảng và Nhà nước" are two, and a plant is not its owner
    head = cues().heads.at(long.words, 0)
    return len(long.words) > size and (
        head is None or (head[1].grammar == "name" and head[0] >= len(long.words) - size - 2)
    )


def _link_spellings(forms: list[_Form]) -> None:
    """Join a form to a more frequent or known one that differs in one letter: "Mosow" to "Moscow"."""
    near: dict[str, list[tuple[int, _Form]]] = defaultdict(list)
    for number, form in enumerate(forms):
        plain = fold(form.surface)
        if len(plain) >= _LONG_ENOUGH and not form.surface.isupper():
            for key in spelling_keys(plain):
                near[key].append((number, form))
    for form in forms:
        plain = fold(form.surface)
        if form.known or form.fuller is not None or len(plain) < _LONG_ENOUGH or _two_syllables(form):
            continue
        found = {number: other for key in spelling_keys(plain) for number, other in near.get(key, ())}
        for _, other in sorted(found.items(), key=lambda item: item[0]):
            better = bool(other.known) or other.count > form.count
            if other is not form and better and _misspelt(plain, fold(other.surface)):
                _point(form, _root(other))
                break


def _two_syllables(form: _Form) -> bool:
    """Return whether the form is Vietnamese throughout, where one letter makes another name."""
    return all(is_syllable(word) for word in form.words)


def _misspelt(a: str, b: str) -> bool:
    """Return whether `a` and `b` differ by one letter put in, left out or changed, none of the first two."""
    if a == b or abs(len(a) - len(b)) > 1 or a[:2] != b[:2]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]


class _Persons:
    """Finds the fuller name of a short form that fits several persons: the one named last before it."""

    def __init__(self, forms: dict[tuple[EntityType, str], _Form]) -> None:
        self._longer = _by_short(form for form in forms.values() if form.type is PER)
        self._places: dict[tuple[str, ...], list[tuple[int, _Form]]] = {}

    def named_nearest(self, start: int, words: tuple[str, ...]) -> _Form | None:
        """Return the fitting person named last before `start`, else the one named first after it."""
        places = self._places_of(words)
        if not places:
            return None
        before = bisect_left(places, start, key=lambda found: found[0])
        return places[max(before - 1, 0)][1]

    def _places_of(self, words: tuple[str, ...]) -> list[tuple[int, _Form]]:
        """Return where the persons that `words` may stand for are named, first to last."""
        if words not in self._places:
            found = [(place, form) for form in self._longer.get(words, ()) for place in form.places]
            self._places[words] = sorted(found, key=lambda item: item[0])
        return self._places[words]


def _resolved(mention: Mention, forms: dict[tuple[EntityType, str], _Form], persons: _Persons) -> Mention:
    form = forms[mention.type, key_of(mention.surface)]
    root = _root(form)
    if root is form and mention.type is PER:
        found = persons.named_nearest(mention.start, form.words)
        root = _root(found) if found is not None else root
    start, end, surface, sure, rule = mention.start, mention.end, mention.surface, mention.confidence, mention.rule
    return Mention(start, end, surface, mention.type, root.surface, _entity_id(root, form), sure, rule)


def _entity_id(root: _Form, form: _Form) -> str:
    for known in (root.known, form.known):
        for name in known:
            if not name.doubtful or name.type is not PER:
                return name.entity_id
    return f"{root.type.value.lower()}:{' '.join(root.words)}"
