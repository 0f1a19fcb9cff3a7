"""By-names of persons, as the article itself gives them: “Góa phụ Đen” Smith, Nguyễn Văn A, còn gọi là Bảy Lửa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from diembao.reading import EntityType, Mention

_OPENING: Final = frozenset("\"“”«‘'")
_CLOSED_BY: Final = re.compile(r"\s?[\"“”»’']\s{1,2}")
_ADDRESS: Final = r"(?:(?:ông|bà|anh|chị|cô|cậu|thầy|bầu|chú|bác|mr\.?)\s)?$"
_ALSO_CALLED: Final = re.compile(
    r"(?:(?:^|[\s,(–-])(?:(?:hay |còn |thường |được )(?:còn |thường |được )?(?:biết đến|gọi|quen gọi)(?: với)?(?: cái)?"
    r"(?: tên| biệt danh| bí danh)?"
    r"|với biệt danh|có biệt danh|biệt danh|bí danh|hay còn gọi)(?: là)?\s*[\"“”«‘']?"
    r"|\s(?:mệnh danh|được [^.\"“]{0,40} gọi)(?: là)?\s*[\"“”«‘'])" + _ADDRESS
)
# Right behind the one name, and either may be the fuller one: "“cậu Thủy”, tức Nguyễn Thanh Thúy".
_THE_SAME_AS: Final = re.compile(
    r"[\"“”»’']?\s?[,(–-]?\s?(?:tức|(?:có )?tên thật|tên đầy đủ|tên khai sinh|nghệ danh)(?: của| là)?:?\s*[\"“”«‘']?"
    + _ADDRESS
)
_LONGEST: Final = 80


def by_names(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (by-name, name) for the persons whom `text` calls by both, side by side.

    "“Góa phụ Đen” Mary Smith" and "Tarik Beno, còn được gọi là Abu Omar" each give one pair. What is said to be a
    by-name may have been read as another name in marks: "Mary Smith, biệt danh “Góa phụ Đen”".
    """
    called = [m for m in mentions if m.type is EntityType.PER or (m.type is EntityType.MISC and m.rule != "lexicon")]
    for first, second in pairwise(called):
        if second.start - first.end > _LONGEST or first.type is not EntityType.PER:
            continue
        gap = text[first.end : second.start]
        if second.type is EntityType.PER and _marked(text, first, gap):
            yield first, second
        elif _THE_SAME_AS.match(gap):
            fuller = second.surface.count(" ") > first.surface.count(" ")
            yield (first, second) if fuller and second.type is EntityType.PER else (second, first)
        elif "." not in gap and _ALSO_CALLED.search(gap):
            yield second, first


def _marked(text: str, first: Mention, gap: str) -> bool:
    """Return whether `first` stands in marks, right before the next name."""
    return text[max(0, first.start - 2) : first.start].rstrip(" ")[-1:] in _OPENING and bool(_CLOSED_BY.fullmatch(gap))
