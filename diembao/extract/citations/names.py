"""Names of sources as they stand in a text: known media, names that the article gives, capitals after a source noun."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final, NamedTuple

from diembao.document import Document, Shape
from diembao.lexicon.phrases import spellings
from diembao.lexicon.sources import SourceNoun, all_source_nouns, media, source_nouns
from diembao.reading import EntityType, Mention, SourceKind
from diembao.text.page import page_of

_CAPITALS: Final = frozenset((Shape.CAPITAL, Shape.UPPER, Shape.MIXED))
_LONGEST_PHRASE: Final = 14


class Named(NamedTuple):
    """A source in words `first..after`; its kind and id."""

    first: int
    after: int
    kind: SourceKind
    source_id: str | None


class SourceNames:
    """Reads source names off the words of one document."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        """Lay the mentions on the words of `document`."""
        self.words = document.words
        self.low = document.words.low
        self._starts = document.words.starts
        self.mention_at: dict[int, tuple[int, Mention]] = {}
        self._inner: set[int] = set()
        for mention in mentions:
            first, after = self.word_at(mention.start), self.word_at(mention.end)
            if first < after <= len(self.low):
                self.mention_at[first] = (after, mention)
                self._inner.update(range(first + 1, after))
        self._media, self._nouns = media(), source_nouns()
        begins = _begins(any(phrase in page_of(document.text).low for phrase in UNNAMED))
        self.begin_at = self.words.where(begins)

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that starts at `offset` or later."""
        return bisect_left(self._starts, offset)

    def noun(self, i: int, limit: int) -> tuple[int, SourceNoun] | None:
        """Return the source noun that begins at word `i`; the "báo" of "cảnh báo" is none, nor one inside a name."""
        if (
            i >= limit
            or i in self._inner
            or self.low[i] not in self._nouns.firsts
            or (i and self.low[i - 1] in _COMPOUND.get(self.low[i], ()))
            or (i + 1 < limit and self.low[i + 1] in _LONGER.get(self.low[i], ()))
        ):
            return None
        return self._nouns.at(self.low, i, limit)

    def medium(self, i: int, limit: int, plain: bool = True) -> Named | None:
        """Return the known medium named at word `i`; unless `plain`, all its words need capitals ("Thanh tra")."""
        if i >= limit or self.low[i] not in self._media.firsts or self.words.shapes[i] not in _CAPITALS:
            return None
        if i in self._inner:
            return None  # the "Công Thương" of "Bộ Công Thương"
        found = self._media.at(self.low, i, limit)
        if found is None:
            return None
        after, medium = found
        named = self.mention_at.get(i)
        whole = named is not None and named[0] == after > i + 2  # "Nhân dân Nhật báo"
        if not plain and not whole and any(self.words.shapes[k] is Shape.LOWER for k in range(i, after)):
            return None
        upper = any(self.words.shapes[k] in (Shape.UPPER, Shape.MIXED) for k in range(i, after))
        if not upper and after - i == 1 and (medium.name.lower() in _ALSO_WORDS or self.low[i] in _SHORT):
            return None
        return Named(i, after, medium.kind, medium.outlet_id)

    def name(self, i: int, limit: int, kind: SourceKind | None = None) -> Named | None:
        """Return the name at word `i`: a known medium, a mention, or capitals; `kind` is what its noun says."""
        known = self.medium(i, limit)
        mention = self.mention_at.get(i)
        if known and (mention is None or mention[0] <= known.after):
            return Named(i, known.after, known.kind, known.source_id)
        if mention and mention[0] <= limit:
            own = SourceKind.PERSON if mention[1].type is EntityType.PER else SourceKind.AGENCY
            return Named(i, mention[0], kind or own, mention[1].entity_id)
        after = i
        while after < limit and self.words.shapes[after] in _CAPITALS:
            after += 1
        return Named(i, after, kind or SourceKind.AGENCY, None) if after > i else None

    def acronym_after(self, i: int, limit: int) -> Named | None:
        """Return the acronym in brackets that opens at word `i`: "(SOHR)"."""
        if i + 2 < limit and self.low[i] == "(" and self.low[i + 2] == ")" and self.words.shapes[i + 1] is Shape.UPPER:
            found = self.name(i + 1, i + 2)
            return Named(i + 1, i + 2, SourceKind.AGENCY, found.source_id) if found else None
        return None

    def phrase_end(self, i: int, limit: int) -> int:
        """Return the word after the noun phrase that goes on at word `i`; names in it are whole."""
        stop = min(limit, i + _LONGEST_PHRASE)
        while i < stop and (i in self.mention_at or self.low[i] not in _ENDS_PHRASE):
            i = self.mention_at[i][0] if i in self.mention_at else i + 1
        return i

    def is_place(self, i: int) -> bool:
        """Return whether the name at word `i` is a place and no medium."""
        mention = self.mention_at.get(i)
        return mention is not None and mention[1].type is EntityType.LOC

    def body_at(self, i: int, limit: int) -> Named | None:
        """Return the organisation that is named at word `i`."""
        after, mention = self.mention_at.get(i, (0, None))
        if mention is None or mention.type is not EntityType.ORG or after > limit:
            return None
        return Named(i, after, SourceKind.AGENCY, mention.entity_id)


UNNAMED: Final = ("giấu tên", "nêu tên", "giấu danh", "danh tính", "ẩn danh", "thạo tin")


@cache
def _begins(with_people: bool) -> frozenset[str]:
    """Return the words at which a source may be named; nouns for people only where one asks not to be named."""
    nouns = (noun.form for noun in all_source_nouns() if with_people or noun.kind is not SourceKind.PERSON)
    firsts = {spelling for form in nouns for spelling in spellings(form.split()[0])}
    return media().firsts | firsts | {"theo", "dẫn", "trích"}


_COMPOUND: Final = {
    "báo": ("tình", "thông", "dự", "cảnh", "quảng", "khai", "loan", "cáo", "trình", "nhà", "họp", "điện"),
    "bố": ("tuyên", "công", "phân"),
    "điều": ("quan",),
    "truyền": ("diện", "trách", "đốc", "phòng", "bộ", "ban"),  # "đại diện truyền thông CellphoneS"
    "tin": ("thông", "niềm", "lòng", "tự", "nhắn", "đưa", "nguồn"),
    "trang": ("khẩu", "thời", "nghiêm", "trung", "vũ"),
    "đài": ("lâu", "khán", "vũ", "tượng"),
    "bộ": ("cán", "toàn", "nội", "tiến", "đồng", "đi", "đường", "cục"),
    "hội": ("quốc", "xã", "cơ", "lễ", "đại", "giáo", "hiệp"),
}
_LONGER: Final = {
    "lời": ("mời", "hứa", "khuyên", "dặn", "hẹn", "kêu", "đề", "thề", "nguyện", "dạy"),
    "trang": ("thiết", "bị", "phục", "trại", "trí", "sức", "trải", "trọng"),
    "báo": ("động", "thức", "hiệu", "ứng", "hiếu", "đáp", "tử", "oán"),
    "tin": ("tưởng", "cậy", "vui", "buồn", "học", "mừng"),
    "bộ": ("phận", "đội", "binh", "máy", "sưu", "phim", "tộc", "hành", "lọc", "ba", "đôi", "đồ"),
    "ban": ("đầu", "hành", "đêm", "ngày", "bố", "tặng", "mai", "trưa", "sáng", "nãy", "sơ", "công", "nhạc"),
    "đội": ("hình", "bóng", "mũ", "giá", "lốt", "sổ", "khách", "chủ"),
    "đảng": ("viên", "phái", "bộ"),
    "phòng": ("khám", "ngủ", "chống", "ngừa", "thủ", "trọ", "tắm", "mổ", "khách", "vệ", "khi", "vé", "họp", "cháy"),
    "khối": ("u", "lượng", "tài", "ngoại", "nội", "lớp", "băng"),
    "quỹ": ("đất", "đạo", "thời", "lương", "đen"),
    "sàn": ("nhà", "đấu", "diễn", "gỗ", "tàu"),
}
_ALSO_WORDS: Final = frozenset(
    ("time", "people", "sport", "as", "science", "nature", "fortune", "guardian", "variety", "goal")
)
# Short forms of outlets that are words as well: "CAO", not "ông Cao".
_SHORT: Final = frozenset(("cao",))
_ENDS_PHRASE: Final = frozenset(
    (
        *',.;:()!?…-–—"“”',
        *(
            "cho",
            "đã",
            "đang",
            "sẽ",
            "vừa",
            "thì",
            "cũng",
            "nói",
            "rằng",
            "là",
            "được",
            "bị",
            "công",
            "nêu",
            "chỉ",
            "đưa",
        ),
    )
)
