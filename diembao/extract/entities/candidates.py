"""Stretches of tokens that may be one name: known names, names with a head, runs of capitals, titles between marks."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.candidate import Candidate
from diembao.extract.entities.models import model_end
from diembao.extract.entities.organisations import HeadReader, Reach
from diembao.extract.entities.runs import DOMAINS, LEADS, Runs
from diembao.extract.entities.spelling import REGION_NOUNS, Spelling
from diembao.extract.entities.view import DASHES, LOC, LOWER, MISC, ORG, PUNCT, View
from diembao.lexicon.cues import Cues
from diembao.lexicon.names import Names, has_flag, has_type
from diembao.lexicon.phrases import where

_SHORT_UNITS: Final = frozenset({"p", "q"})
# What a road is called after: "quốc lộ 1A", "tỉnh lộ 8", and nothing that a number may follow alone.
_ROAD_FIRSTS: Final = frozenset({"quốc", "tỉnh"})
_DIRECTIONS: Final = frozenset({"bắc", "nam", "đông", "tây", "trung"})
_MARKS: Final = {"“": '”"', '"': '"”', "'": "'’", "‘": "’'", "«": "»"}
_NO_TITLE: Final = frozenset({".", ";", "?", "“", "‘", "«"})
_LONGEST_TITLE: Final = 13
_MISTERS: Final = frozenset({"mr", "mrs", "ms", "dr"})
# One syllable of a run that loses this much at its edges is never a name.
_GLUED: Final = 0.7
# What stands before the bodies of one kind: "các Bộ".
_MANY: Final = frozenset({"các", "những", "nhiều", "hai", "mọi", "liên"})
# What somebody may be the head of, in small letters behind "trưởng".
_LEVELS: Final = (["tổ", "chức"], ["cán", "bộ"], ["công", "tác"], ["hoạt", "động"])
_PARTS: Final = frozenset({"ban", "phòng", "vụ", "cục", "khoa", "tiểu"})
# What a part of a known place begins with: "Bắc Caucasus", "miền Đông Ukraine".
_REGIONAL: Final = _DIRECTIONS | REGION_NOUNS


class Finder:
    """Finds the candidates of one view, start by start."""

    def __init__(self, view: View, cues: Cues, names: Names) -> None:
        self._view, self._cues, self._names = view, cues, names
        self._heads = HeadReader(view, cues, names)
        self._runs = Runs(view, cues)
        self._spelling = Spelling(view, self._runs)
        self._body = False  # whether the last name with a head is one of a body, which holds no other that ends later
        self._bodies: set[str] = set()  # the first words of the bodies so far
        self._reached = 0  # where the last name with a head ends; heads inside it are part of it

    def all(self) -> dict[int, list[Candidate]]:
        """Return the candidates by their first token."""
        found: dict[int, list[Candidate]] = {}
        lost: dict[int, float] = {}  # what a name loses by beginning inside a run
        sites = self._sites()
        for i in self._starts(sites):
            loss = lost.get(i, 0.0)
            here = self._at(i, loss)
            if i in sites:
                here[sites[i]] = Candidate(i, sites[i], run=True)
            for c in here.values():
                c.cut, c.glued = self._runs.cut(c.end) + loss, loss > 0.5
            following = self._runs.glued(i)
            if following is not None:
                lost[following[0]] = following[1]
            if here:
                found[i] = list(here.values())
        return found

    def _starts(self, sites: dict[int, int]) -> list[int]:
        """Return where names may begin: at capitals, and at the few words that open one without."""
        view, keys, small = self._view, self._view.keys, self._runs.small
        lower = self._names.lower_firsts | REGION_NOUNS | self._cues.words.counted_place
        places = {*view.capitals, *where(keys, lower), *filter(small, where(keys, LEADS)), *sites}
        starts = sorted(places)
        return [i for i in starts if i not in view.skipped] if view.skipped else starts

    def _sites(self) -> dict[int, int]:
        """Return where the addresses of sites begin and end that are written without a capital: "tinmoi.vn"."""
        view, keys = self._view, self._view.keys
        found: dict[int, int] = {}
        if DOMAINS.isdisjoint(keys):
            return found
        for at in range(2, len(keys)):
            if keys[at] not in DOMAINS or keys[at - 1] != "." or not (view.tight(at) and view.tight(at - 1)):
                continue
            first = at - 2
            inside = view.tight(first) and keys[first - 1] in "./@-_"
            if first - 2 in found and keys[first - 1] == ".":
                found[first - 2] = at + 1  # "dantri.com.vn"
            elif not inside and not view.caps[first] and keys[first].isalnum() and view.same_line(first, at + 1):
                found[first] = at + 1
        return found

    def _at(self, i: int, loss: float) -> dict[int, Candidate]:
        """Return the candidates that begin at `i`, where they lose `loss`, by their end."""
        here = self._known(i)
        key = self._view.keys[i]
        if here and (model := model_end(self._view, i)):
            here.setdefault(model, Candidate(i, model)).reach = Reach(model, MISC, 1.0)
        if key in _REGIONAL:
            self._add_region(i, here)
        if key in self._cues.words.counted_place or key in _SHORT_UNITS:
            self._add_counted(i, here)
        if not self._view.caps[i]:
            if key in LEADS and self._runs.small(i):
                self._add_runs(i, here, loss)
            return here
        if here:
            self._add_open(i, here)
        if i and self._view.keys[i - 1] in _MARKS:
            self._add_quoted(i, here)
        if self._view.bound[i] not in self._view.shouted:
            reach = self._heads.at(i)
            if reach is not None and reach.end > self._reached:
                self._add_head(i, reach, here)
            elif reach is None and key in self._cues.words.bare:
                self._add_bare(i, here)
            self._add_cased(i, here)
            self._add_runs(i, here, loss)
        return here

    def _known(self, i: int) -> dict[int, Candidate]:
        view, here = self._view, {}
        for end, known in view.known(i):
            if view.bound[i] == view.bound[end - 1]:
                allowed = tuple([name for name in known if self._spelling.allows(i, end, name)])
                if allowed:
                    here[end] = Candidate(i, end, known=allowed)
        return here

    def _add_region(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a part of a known place: "Bắc Caucasus", "miền Đông Ukraine", "Đông Nam Syria"."""
        view = self._view
        if i and any(end == i + 1 and not name.doubtful for end, known in view.known(i - 1) for name in known):
            return  # the "Nam" of "hai nước Việt Nam Lào"
        first = at = i + (view.keys[i] in REGION_NOUNS)
        while at < i + 3 and at < len(view.keys) and view.caps[at] and view.keys[at] in _DIRECTIONS:
            at += 1
        if at == first or at >= len(view.keys) or not view.caps[at] or (i and view.keys[i - 1] == "phía"):
            return
        for end, known in view.known(at):
            if has_type(known, LOC) and view.same_line(i, end):
                here.setdefault(end, Candidate(i, end)).region = True
                return

    def _add_counted(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a place that has a number for its name: "quận 1", "quốc lộ 1A", "đường số 7"."""
        view = self._view
        at = i + 1
        if view.keys[i] in _SHORT_UNITS:
            if view.keys[at : at + 1] != ["."] or not view.tight(at):
                return
            at += 1  # "P.13", "Q.8"
        elif view.keys[at : at + 1] in (["lộ"], ["số"], ["phố"], ["tỉnh"]):
            at += 1
        elif view.keys[i] in _ROAD_FIRSTS:
            return  # "tặng mỗi tỉnh 200 triệu đồng"
        numbered = at < len(view.keys) and view.same_line(i, at + 1) and view.texts[at][0].isdigit()
        after = view.keys[at + 1] if at + 1 < len(view.keys) and view.same_line(i, at + 2) else "."
        if numbered and after not in ("/", "%", "người", "hộ", "năm", "km", "mét", "xã", "phường", "huyện", "tuổi"):
            here.setdefault(at + 1, Candidate(i, at + 1)).counted = True

    def _add_open(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a tournament named after its country: "Pháp mở rộng", "Úc Mở rộng"."""
        view = self._view
        for end, known in view.known(i):
            wide = end + 2 <= len(view.keys) and view.keys[end] == "mở" and view.keys[end + 1] == "rộng"
            if wide and any("state" in name.flags and name.country != "VN" for name in known):
                here.setdefault(end + 2, Candidate(i, end + 2)).open = True

    def _add_quoted(self, i: int, here: dict[int, Candidate]) -> None:
        """Read what stands between marks when it is short and begins with a capital: a title, a name, or a quote."""
        view = self._view
        closing = _MARKS[view.keys[i - 1]]
        if view.bound[i - 1] != view.bound[i] or self._closes(i - 1):
            return
        for end in range(i + 1, min(i + _LONGEST_TITLE, len(view.keys))):
            if view.bound[end] != view.bound[i] or view.keys[end] in _NO_TITLE:
                return
            if view.keys[end] in closing and not self._apostrophe(end):
                here.setdefault(end, Candidate(i, end)).quoted = True
                return

    def _closes(self, at: int) -> bool:
        """Return whether the straight mark at `at` ends what stands before it: 'nạn nhân" Bạn Lan thì hỏi: "'."""
        view = self._view
        return view.keys[at] == '"' and view.tight(at) and not view.tight(at + 1)

    def _apostrophe(self, at: int) -> bool:
        view = self._view
        inside = view.keys[at] in ("'", "’") and at + 1 < len(view.keys)
        return inside and view.tight(at) and view.tight(at + 1) and view.keys[at + 1].isalnum()

    def _add_head(self, i: int, reach: Reach, here: dict[int, Candidate]) -> None:
        body = reach.type is ORG
        if body and self._body and i < self._reached:
            return
        self._reached, self._body = reach.end, body
        if body:
            self._bodies.add(self._view.keys[i])
        here.setdefault(reach.end, Candidate(i, reach.end)).reach = reach

    def _add_bare(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a body that is called by its kind alone, once the article has named it: "Hội đã báo cáo Thủ tướng"."""
        view, cues = self._view, self._cues
        if view.keys[i] not in self._bodies or not view.same_line(i, i + 2) or view.caps[i + 1]:
            return
        if view.keys[i + 1] == "ngành" or (i and view.keys[i - 1] in _MANY) or view.keys[max(0, i - 2) : i] in _LEVELS:
            return  # "các Bộ", "nhiều Bộ ngành", "cán bộ Hội các cấp"
        words = (cues.compounds, cues.titles, cues.fields, cues.inner)
        longer = any((found := book.at(view.keys, i)) and found[0] > i + 1 for book in words)
        if longer or cues.fields.at(view.keys, i + 1):
            return  # "Hội nghị", "Bộ trưởng"
        verb = cues.after.at(view.keys, i + 1) is not None or view.keys[i + 1] in cues.words.role_end
        if verb or not view.initial[i]:
            here.setdefault(i + 1, Candidate(i, i + 1)).reach = Reach(i + 1, ORG, 1.0)

    def _add_runs(self, i: int, here: dict[int, Candidate], loss: float) -> None:
        """Add what a run of capitals may be, without the one syllable that can't win."""
        view, runs = self._view, self._runs
        if view.keys[i] in _MISTERS:
            return
        grammar = view.keys[i] in self._cues.function and self._grammar(i)
        if grammar and (view.initial[i] or i + 1 not in here) and not self._whole_line(i):
            return
        for end in runs.ends(i):
            if end in here:
                here[end].run = True
            elif end - i > 2 and view.keys[i + 1] in DASHES and self._states(i, end):
                continue
            elif end > i + 1 or not view.syllable[i] or runs.cut(end) + loss < _GLUED:
                here[end] = Candidate(i, end, run=True)

    def _states(self, i: int, end: int) -> bool:
        """Return whether hyphens join countries that keep their names: "liên minh Mỹ-Hàn-Nhật"."""
        keys = self._view.keys
        dashed = (end - i) % 2 and all(key in DASHES for key in keys[i + 1 : end : 2])
        return bool(dashed) and all(has_flag(self._names.of(key), "state") for key in keys[i:end:2])

    def _grammar(self, i: int) -> bool:
        """Return whether the word of grammar at `i` is no more than that: no family name, no bearer in the article."""
        view, cues, key = self._view, self._cues, self._view.keys[i]
        if not view.syllable[i] or key in cues.surnames:
            return False
        if i > 1 and view.keys[i - 1] == ":" and view.keys[i - 2] == "ảnh":
            return False  # the credit of a photo
        return key not in view.bearers or (view.initial[i] and not cues.after.at(view.keys, i + 1))

    def _whole_line(self, i: int) -> bool:
        """Return whether only capitals follow to the end of a short line: "Anh Tuấn"."""
        view, end = self._view, i
        while end < len(view.keys) and view.bound[end] == view.bound[i] and view.caps[end] and end - i < 4:
            end += 1
        ends = end == len(view.keys) or view.bound[end] != view.bound[i] or view.keys[end] in "(/"
        return end - i > 1 and view.initial[i] and ends

    def _add_cased(self, i: int, here: dict[int, Candidate]) -> None:
        """Read a name whose compounds have one capital each: "Môi trường Kinh doanh", "Góa phụ Trắng"."""
        view = self._view
        if i + 2 >= len(view.keys) or not (view.caps[i + 1] or view.caps[i + 2]):
            return
        if not self._goes_on(i + 2 if view.caps[i + 1] else i + 1) or self._field(i):
            return
        least = 3 if view.initial[i] and view.keys[i] in self._cues.openers else 2
        end = at = i
        capitals = 0
        while at < min(i + _LONGEST_TITLE, len(view.keys)) and view.bound[at] == view.bound[i] and view.syllable[at]:
            if view.caps[at]:
                if self._cues.titles.at(view.keys, at) or (at > i and view.keys[at] in self._cues.function):
                    break
                if view.keys[at - 1] == "kiều":
                    break  # "Việt kiều Pháp"
                capitals, end = capitals + 1, at + 1
            elif not self._goes_on(at):
                break
            elif at - i == 1 or self._compound(at, capitals) or self._last_word(at):
                end = at + 1
            at += 1
        if view.initial[i] and view.caps[end - 1] and has_flag(self._names.of(view.keys[end - 1]), "state"):
            return  # "Truyền hình Thái đưa tin"
        if capitals >= least and end - i > capitals:
            here.setdefault(end, Candidate(i, end)).cased = True

    def _field(self, i: int) -> bool:
        """Return whether what begins at `i` says what somebody is the head of: "Trưởng ban Chỉ đạo Phòng thủ"."""
        if not i or self._view.keys[i - 1] not in _PARTS or self._view.caps[i - 1]:
            return False
        title = self._cues.titles.before(self._view.keys, i)
        return title is not None and title[1] == "office"

    def _goes_on(self, at: int) -> bool:
        """Return whether the lower-case word at `at` may be the second syllable of the capital before it."""
        view = self._view
        if at >= len(view.keys) or view.shapes[at] is not LOWER or not view.caps[at - 1]:
            return False
        return view.keys[at] not in self._cues.function and view.keys[at] not in self._cues.words.title_end

    def _last_word(self, at: int) -> bool:
        """Return whether a mark follows the word at `at`, so that nothing else can claim it."""
        return at + 1 == len(self._view.keys) or self._view.shapes[at + 1] is PUNCT

    def _compound(self, at: int, capitals: int) -> bool:
        """Return whether the word at `at` ends a compound that names a field, or any behind two others: three of them
        are no "Hội đồng Quản trị"."""
        pair = (self._view.keys[at - 1], self._view.keys[at])
        ordinary = capitals > 2 and self._cues.compounds.exact(pair)
        return ordinary or self._cues.fields.exact(pair) or self._cues.inner.exact(pair)
