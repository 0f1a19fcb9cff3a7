"""The fullest name of every mention in its article, and an id that is the same in every article.

"Kerry" becomes "John Kerry", "IS" what the brackets, the lexicon or its letters say, "Navibank" the bank in front of
its brackets, "Milan" the "AC Milan" of the same article. A state body ("Quốc hội") stays what it is: it may be any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from diembao.document import Document
from diembao.extract.canonical.address import known_by_title
from diembao.extract.canonical.alias import by_names
from diembao.extract.canonical.brackets import link_brackets
from diembao.extract.canonical.form import Form, Words, point, root
from diembao.extract.canonical.home import body_of, mark_home
from diembao.extract.canonical.letters import link_acronyms
from diembao.extract.canonical.parts import link_parts
from diembao.extract.canonical.persons import Kin, Persons, link_persons
from diembao.extract.canonical.spelling import link_spellings
from diembao.extract.canonical.written import without_marks, written_out
from diembao.lexicon.cues import cues
from diembao.lexicon.names import Name, key_of, names
from diembao.reading import EntityType, Mention

PER: Final = EntityType.PER
LOC: Final = EntityType.LOC
ORG: Final = EntityType.ORG
MISC: Final = EntityType.MISC
# A body that is listed by an acronym is called by its full name elsewhere; one that is listed in full has nicknames.
_SHORT: Final = 5
# "Lê Văn H." is not written out, and no ship or show is.
_ABBREVIATED: Final = frozenset({LOC, ORG})


def resolve(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return `mentions` with `canonical` the fullest form of each name in this article, and a stable `entity_id`."""
    pairs = tuple(by_names(document.text, mentions))
    called = {key_of(by_name.surface) for by_name, _ in pairs if by_name.type is MISC}
    mentions = tuple(replace(m, type=PER) if m.type is MISC and key_of(m.surface) in called else m for m in mentions)
    forms = _forms(document.text, mentions)
    link_brackets(document, mentions, forms)
    mark_home(document.text, mentions, forms)
    kin = Kin([form for form in forms.values() if form.type is PER])
    for type_ in EntityType:
        of_type = [form for form in forms.values() if form.type is type_]
        _link_known(of_type)
        _link_same(of_type)
        link_acronyms(of_type)
        if type_ is PER:
            link_persons(of_type, kin)
        else:
            link_parts(of_type)
        link_spellings(of_type)
    for by_name, name in pairs:
        point(forms[PER, key_of(by_name.surface)], forms[PER, key_of(name.surface)])
    persons = Persons(document.text, kin)
    return tuple(_resolved(document.text, mention, forms, persons) for mention in mentions)


def _forms(text: str, mentions: Iterable[Mention]) -> dict[tuple[EntityType, str], Form]:
    forms: dict[tuple[EntityType, str], Form] = {}
    for mention in mentions:
        key = key_of(mention.surface)
        form = forms.get((mention.type, key))
        if form is None:
            plain = written_out(mention.surface) if mention.type in _ABBREVIATED else without_marks(key)
            listed = names().of(key) or names().of(" ".join(plain)) or _club(key)  # "Liên đoàn Bóng đá VN"
            known = tuple(name for name in listed if name.type is mention.type)
            words = key.removesuffix(" .") if mention.type is PER else key  # "P.V.T" is "ông T."
            form = Form(mention.type, mention.surface, tuple(words.split(" ")), [], known, plain)
            forms[mention.type, key] = form
        elif _better_written(mention.surface, form.surface):
            form.surface = mention.surface
        form.places.append(mention.start)
        if mention.type is PER and all(name.doubtful for name in form.known):
            form.known = known_by_title(text, mention.start, mention.surface) or form.known
    return forms


def _club(key: str) -> tuple[Name, ...]:
    """Return the listed club that `key` names with its kind before it: "clb manchester united"."""
    bare = key.removeprefix("clb ").removeprefix("câu lạc bộ ")
    return tuple(name for name in names().of(bare) if "club" in name.flags) if bare != key else ()


def _better_written(one: str, other: str) -> bool:
    """Return whether `one` is the same name as `other` without its capitals throughout, or its loose hyphen."""
    return (other.isupper() and not one.isupper()) or (" - " in other and " - " not in one)


def _link_known(forms: list[Form]) -> None:
    """Join the forms that the lexicon gives to one entity; the longest one written out is the fullest."""
    by_id: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for name in form.known[:1]:
            by_id[name.entity_id].append(form)
    for same in by_id.values():
        if len(same) > 1:
            _point_to(max(same, key=_fullness), same)


def _point_to(fullest: Form, same: list[Form]) -> None:
    for form in same:
        if form is not fullest:
            point(form, fullest)


def _link_same(forms: list[Form]) -> None:
    """Join the forms that are one when written out: "UBND Q.1" and "UBND quận 1", "VietjetAir" and "Vietjet Air"."""
    alike: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        alike["".join(form.plain)].append(form)
    for same in alike.values():
        if len(same) > 1:
            _point_to(max(same, key=_length), same)


def _length(form: Form) -> tuple[int, ...]:
    return len(_squeezed(form.surface)), form.count, form.surface.count(" "), -form.places[0]


def _fullness(form: Form) -> tuple[int, ...]:
    """Return how full a form of a known entity is: no nickname, written out, then its words and its length.

    Nicknames share no word with the name that is listed: "lục địa đen", "El Nino"; what begins with the kind of its
    body is none: "Ngân hàng TMCP Ngoại thương" of "Vietcombank". The listed spelling goes before others as long:
    "Philippines" before "Phillippines".
    """
    listed = [key_of(name.name) for name in form.known]
    words = set(form.words)
    own = any(len(name) < _SHORT or _squeezed(name) == _squeezed(form.words) for name in listed)
    shared = max((len(words.intersection(name.split(" "))) for name in listed), default=0)
    written, named = not form.surface.isupper(), own or shared > 0
    size = sum(len(word) for word in form.words)
    exact = " ".join(form.words) in listed
    if form.type is LOC:
        return named, written, len(form.words), exact, form.count, size, -form.places[0]
    if form.type is PER:
        sure = not all(name.doubtful for name in form.known)
        return written, sure, shared, len(form.words), exact, size, form.count, -form.places[0]
    if form.type is MISC:
        return written, exact, size, form.count, -form.places[0]
    headed = cues().heads.at(form.words, 0) is not None
    return written, named or headed, size, form.count, len(form.words), -form.places[0]


def _squeezed(name: str | Words) -> str:
    return "".join(letter for letter in "".join(name) if letter.isalnum())


def _resolved(text: str, mention: Mention, forms: dict[tuple[EntityType, str], Form], persons: Persons) -> Mention:
    form = body_of(text, mention, forms) or forms[mention.type, key_of(mention.surface)]
    full = persons.fullest(mention.start, form) if mention.type is PER else root(form)
    start, end, surface, sure, rule = mention.start, mention.end, mention.surface, mention.confidence, mention.rule
    return Mention(start, end, surface, mention.type, full.surface, _entity_id(full, form), sure, rule)


def _entity_id(full: Form, form: Form) -> str:
    if full is form and root(form) is not form:  # "bà Obama" is not the Obama of the list
        return _own_id(form)
    for known in (full.known, form.known):
        for name in known:
            if not name.doubtful or name.type is not PER:
                return name.entity_id
    return _own_id(full)


def _own_id(form: Form) -> str:
    """Return the id of a name that no list has; the last dot of letters belongs to it: "per:n . v . t ."."""
    dot = " ." if form.type is PER and form.surface.endswith(".") else ""
    return f"{form.type.lower()}:{' '.join(form.words)}{dot}"
