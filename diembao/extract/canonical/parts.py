"""Organisations that are called by a part of their name: "Milan", "Cát Tường", "Sở Y tế", "Trường Tân Lập"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from diembao.extract.canonical.form import Form, Words, point, root
from diembao.extract.canonical.index import beginnings, endings, leaves_out
from diembao.extract.canonical.written import written_out
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of, names
from diembao.reading import EntityType
from diembao.text.syllables import is_syllable

# Among more names with the same first and last word than this none is looked for.
_MANY: Final = 20
# "Công an huyện" is the "Công an huyện Lý Nhân" of the same article.
_AREAS: Final = frozenset({"tỉnh", "huyện", "quận", "phường", "xã", "phố"})
# How many words of a body inside a longer one may stand before its area.
_BODY_WORDS: Final = 5
# How the names of firms begin; of several that end alike, as a bank and its group do, the one named most is meant.
_FIRMS: Final = frozenset({("công", "ty"), ("tập", "đoàn"), ("ngân", "hàng"), ("tổng", "công")})
_PLANT: Final = ("nhà", "máy")
_BRANCH: Final = ("chi", "nhánh")
# What may stand between "Công ty" and the name of a company.
_LEGAL_WORDS: Final = "cổ phần cp tnhh mtv tm dv một hai thành viên trách nhiệm hữu hạn"
_LEGAL: Final = frozenset(_LEGAL_WORDS.split())
# "FPT" is not "FPT Telecom", "Samsung" may be "Samsung Electronics".
_LETTERS: Final = 4
# A body of more words than this closes with its own letters, where no list knows them.
_OWN_LETTERS: Final = 5
# Of the event, not another one: "Kpop Festival" of "Kpop Festival 2012".
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# What is left of "Phòng GD&ĐT Huế" without its head is more than a place.
_OFFICES: Final = frozenset({"phòng", "sở"})
_HEADLESS: Final = 3
_CITIES: Final = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn")})
_HOME: Final = ("việt", "nam")


def link_parts(forms: list[Form]) -> None:
    """Join "Milan" to "AC Milan" and "Cát Tường" to "Thẩm mỹ viện Cát Tường": the end of one longer name."""
    if len(forms) < 2 or forms[0].type is EntityType.LOC:
        return
    longer = _Longer(forms)
    for form in forms:
        roots = {id(root(f)): root(f) for f in longer.of(form)}
        firms = _bare(form) or all(full.plain[:2] in _FIRMS for full in roots.values())
        if len(roots) == 1 or (roots and firms):
            point(form, max(roots.values(), key=lambda full: (full.count, len(full.words))))
        elif not roots and form.words[-1] in _AREAS and (inner := longer.inside(form)):
            point(form, inner)


class _Longer:
    """The names of one type by how they begin and end."""

    def __init__(self, forms: list[Form]) -> None:
        self._ending: dict[Words, list[Form]] = defaultdict(list)
        self._opening: dict[Words, list[Form]] = defaultdict(list)
        self._ends: dict[tuple[str, str], list[Form]] = defaultdict(list)
        self._inner: dict[Words, list[Form]] = defaultdict(list)
        asked = {form.plain for form in forms}  # no other part of a name is ever looked up
        for form in forms:
            words = form.plain
            if len(words) > 2:
                self._ends[words[0], words[-1]].append(form)
            for part in asked.intersection(endings(words)):
                self._ending[part].append(form)
            for part in (*beginnings(words), *beginnings(_brand(form))):
                if part in asked:
                    self._opening[part].append(form)
            for part in asked.intersection(_areas_inside(words)):
                self._inner[part].append(form)

    def of(self, form: Form) -> list[Form]:
        """Return the longer names that `form` may be a part of."""
        words = form.plain
        if not words:
            return []
        ended, opened, alike = self._ending[words], self._opening[words], self._ends[words[0], words[-1]]
        if company := next((f for f in ended if _legal_form(f.plain[: -len(words)])), None):
            company.known = company.known or form.known
            return [company]
        if office := [f for f in ended if _headless(form, f)]:
            return office
        if _bare(form):
            return [f for f in opened if f.plain != words]
        if cues().heads.at(form.words, 0):
            return _bodies(form, opened, alike)
        ended = [f for f in ended if _may_be_one(form, f)]
        found = [f for f in ended if _calls(f, form)] or [f for f in opened if _goes_on(form, f)]
        if not found and words[0] == "the":  # "The Post" of "The Washington Post"
            found = [f for f in alike if leaves_out(words, f.plain)]
        return found

    def inside(self, form: Form) -> Form | None:
        """Return the body of an area that is only named inside others: "Cơ quan CSĐT Công an tỉnh Lào Cai"."""
        found = set()
        for long in self._inner.get(form.plain, ()):
            at = long.surface.casefold().find(form.surface.casefold())
            if at > 0:
                found.add(long.surface[at:])
        if len(found) != 1:
            return None
        surface = found.pop()
        return Form(form.type, surface, tuple(key_of(surface).split(" ")), [], (), written_out(surface))


def _bare(form: Form) -> bool:
    """Return whether a body is called by its kind alone, as after it was named: "Hội đã báo cáo"."""
    return len(form.plain) == 1 and form.plain[0] in cues().words.bare


def _may_be_one(short: Form, long: Form) -> bool:
    """Return whether the list does not know two: "LHQ" is not the "HĐBA LHQ" that ends with it."""
    ids = [{name.entity_id for name in form.known if not name.doubtful} for form in (short, long)]
    return not (ids[0] and ids[1]) or bool(ids[0] & ids[1])


def _areas_inside(words: Words) -> Iterator[Words]:
    """Yield the stretches inside `words` that end in an area which is named: "công an tỉnh"."""
    for i, word in enumerate(words[:-1]):
        if word in _AREAS:
            yield from (words[start : i + 1] for start in range(max(1, i - _BODY_WORDS), i))


def _legal_form(words: tuple[str, ...]) -> bool:
    """Return whether `words` say no more than what kind of company follows: "Công ty cổ phần" before "Tập đoàn FPT"."""
    return words[:2] == ("công", "ty") and _LEGAL.issuperset(words[2:])


def _bodies(form: Form, opened: list[Form], alike: list[Form]) -> list[Form]:
    """Return the longer names of the body `form`: with its country, its area, or words that it leaves out."""
    words = form.plain
    longer = opened if words[-1] in _AREAS else [f for f in opened if _with_country(form, f)]
    if not longer and len(form.words) > 1:
        longer = [f for f in opened if _with_seat(words, f)]
    if not longer and len(alike) <= _MANY:
        longer = [f for f in alike if leaves_out(words, f.plain)]
    return longer or [f for f in opened if _with_more(words, f)]


def _with_country(form: Form, long: Form) -> bool:
    """Return whether `long` is the body `form` and a country: "Chính phủ Việt Nam"."""
    rest = long.plain[len(form.plain) :]
    return _country(rest) and (not form.at_home or rest[-2:] == _HOME)


def _country(words: Words) -> bool:
    return any("state" in name.flags for name in names().of(" ".join(words)))


def _with_seat(short: Words, long: Form) -> bool:
    """Return whether `long` is the body `short` and its seat: "Sở Y tế TP Huế"."""
    head = cues().heads.at(short, 0)
    if head is None or head[1].grammar not in ("field", "seat") or head[0] > len(short) or short[-2:] == _HOME:
        return False
    rest = long.plain[len(short) :]
    place = any(name.type is EntityType.LOC for name in names().of(" ".join(rest))) and not _country(rest)
    return place or _seat(rest)


def _seat(words: Words) -> bool:
    """Return whether `words` are a seat with its name: "tỉnh Lào Cai", not "thành phố" alone."""
    return (len(words) > 1 and words[0] in cues().seats) or (len(words) > 2 and words[:2] in _CITIES)


def _with_more(short: Words, long: Form) -> bool:
    """Return whether `long` is the body `short`, told by more than its kind, and goes on: "Trường Tân Lập 1"."""
    head = cues().heads.at(short, 0)
    rest = long.plain[len(short) :]
    if head is None or head[0] >= len(short) or "và" in long.words or rest[:2] == _BRANCH:
        return False
    return not _country(rest) and not (short[-2:] == _HOME and _seat(rest))


def _calls(long: Form, short: Form) -> bool:
    """Return whether `short` at the end of `long` is its own name: in "AC Milan", not in "Đại sứ quán Mỹ"."""
    if short.surface.isupper() and len(short.words) == 1 and not short.known and len(long.words) > _OWN_LETTERS:
        return True  # "Trung tâm nghiên cứu kinh tế và hỗ trợ doanh nghiệp BSA"
    if "và" in long.words or long.words[:2] == _PLANT:
        return False  # "Đảng và Nhà nước" are two, and a plant is not its owner
    head = cues().heads.at(long.words, 0)
    if head is None:
        return True
    before = len(long.words) - len(short.words)
    brand = long.plain[:2] in _FIRMS and not is_syllable(short.plain[0])  # "Tổng công ty Viễn thông Kvist"
    return brand or (head[1].grammar == "name" and head[0] >= before - 2)


def _headless(short: Form, long: Form) -> bool:
    """Return whether `short` is all of `long` but the head: "GD&ĐT TP Huế" of "Phòng Giáo dục và Đào tạo TP Huế"."""
    return long.plain[0] in _OFFICES and " " in short.surface and len(long.plain) - 1 == len(short.plain) > _HEADLESS


def _goes_on(short: Form, long: Form) -> bool:
    """Return whether `short` may stand for `long`, which it begins: "Yomiuri" for "Yomiuri Shimbun"."""
    rest = long.plain[len(short.plain) :]
    if short.type is EntityType.MISC:
        model = any(word[0].isdigit() for word in short.plain)  # "Mơ 18 Pro" is not "Mơ 18 Pro Max"
        return (len(short.plain) > 2 and not model) or _YEAR.fullmatch(" ".join(rest)) is not None
    return len(short.surface) > _LETTERS or not short.surface.isupper()


def _brand(form: Form) -> Words:
    """Return the foreign words behind the kind of a firm: "Kvist Motor" of "Tập đoàn Kvist Motor"."""
    head = cues().heads.at(form.plain, 0)
    own = form.plain[head[0] :] if head is not None and head[1].grammar == "name" else ()
    return own if own and not is_syllable(own[0]) else ()
