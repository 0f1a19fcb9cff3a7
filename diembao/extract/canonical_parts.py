"""Organisations that are called by a part of their name: "Milan", "Cát Tường", "Sở Y tế", "Trường Tân Lập"."""

from __future__ import annotations

from collections import defaultdict

from diembao.extract.canonical_form import Form, point, root
from diembao.extract.canonical_index import beginnings, endings, leaves_out
from diembao.lexicon.cues import cues
from diembao.lexicon.names import names
from diembao.reading import EntityType

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


def link_parts(forms: list[Form]) -> None:
    """Join "Milan" to "AC Milan" and "Cát Tường" to "Thẩm mỹ viện Cát Tường": the end of one longer name."""
    if not forms or forms[0].type is EntityType.LOC:
        return
    ending: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    opening: dict[tuple[str, ...], list[Form]] = defaultdict(list)
    fuller: dict[tuple[str, str], list[Form]] = defaultdict(list)
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
        roots = {id(root(f)): root(f) for f in longer}
        if len(roots) == 1 or (roots and all(root.words[0] in _FIRMS for root in roots.values())):
            point(form, max(roots.values(), key=lambda root: (root.count, len(root.words))))


def _legal_form(words: tuple[str, ...]) -> bool:
    """Return whether `words` say no more than what kind of company follows: "Công ty cổ phần" before "Tập đoàn FPT"."""
    return words[:2] == ("công", "ty") and _LEGAL.issuperset(words[2:])


def _bodies(words: tuple[str, ...], opened: list[Form], alike: list[Form]) -> list[Form]:
    """Return the longer names of the body `words`: with its country, its area, or words that it leaves out."""
    longer = opened if words[-1] in _AREAS else [f for f in opened if _with_country(words, f)]
    if not longer and len(words) > 1:
        longer = [f for f in opened if _with_seat(words, f)]
    if not longer and len(alike) <= _MANY:
        longer = [f for f in alike if leaves_out(words, f.words)]
    return longer or [f for f in opened if _with_more(words, f)]


def _with_country(short: tuple[str, ...], long: Form) -> bool:
    """Return whether `long` is the body `short` and a country: "Chính phủ Việt Nam"."""
    rest = " ".join(long.words[len(short) :])
    return long.words[: len(short)] == short and any("state" in name.flags for name in names().of(rest))


def _with_seat(short: tuple[str, ...], long: Form) -> bool:
    """Return whether `long` is the body `short` and its seat: "Sở Y tế TP Huế"."""
    head = cues().heads.at(short, 0)
    if head is None or head[1].grammar not in ("field", "seat") or head[0] > len(short):
        return False
    rest = long.words[len(short) :]
    return rest[0] in cues().seats or any(name.type is EntityType.LOC for name in names().of(" ".join(rest)))


def _with_more(short: tuple[str, ...], long: Form) -> bool:
    """Return whether `long` is the body `short`, told by more than its kind, and goes on: "Trường Tân Lập 1"."""
    head = cues().heads.at(short, 0)
    rest = long.words[len(short) :]
    return head is not None and head[0] < len(short) and "và" not in rest and rest[:2] != _BRANCH


def _calls(long: Form, size: int) -> bool:
    """Return whether the last `size` words of `long` are its own name: in "AC Milan", not in "Đại sứ quán Mỹ"."""
    if "và" in long.words or long.words[:2] == _PLANT:
        return False  # "Đảng và Nhà nước" are two, and a plant is not its owner
    head = cues().heads.at(long.words, 0)
    return len(long.words) > size and (
        head is None or (head[1].grammar == "name" and head[0] >= len(long.words) - size - 2)
    )
