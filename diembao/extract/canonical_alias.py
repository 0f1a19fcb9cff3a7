"""By-names of persons, as the article itself gives them: “Góa phụ Đen” Smith, Nguyễn Văn A, còn gọi là Bảy Lửa."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from diembao.reading import EntityType, Mention

_OPENING = frozenset("\"“”«‘'")
_CLOSED_BY = re.compile(r"\s?[\"“”»’']\s{1,2}")
_ALSO_CALLED = re.compile(
    r"(?:^|[\s,(–-])(?:(?:hay |còn |thường |được )(?:còn |thường |được )?(?:biết đến|gọi|quen gọi)(?: với)?(?: cái)?"
    r"(?: tên| biệt danh| bí danh)?"
    r"|với biệt danh|có biệt danh|biệt danh|bí danh|tức|hay còn gọi)(?: là)?\s*[\"“”«‘']?$"
)
_LONGEST = 80


def by_names(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Yield (by-name, name) for the persons whom `text` calls by both, side by side.

    "“Góa phụ Đen” Mary Smith" and "Tarik Beno, còn được gọi là Abu Omar" each give one pair.
    """
    persons = [mention for mention in mentions if mention.type is EntityType.PER]
    for first, second in pairwise(persons):
        if second.start - first.end > _LONGEST:
            continue
        gap = text[first.end : second.start]
        if text[max(0, first.start - 2) : first.start].rstrip(" ")[-1:] in _OPENING and _CLOSED_BY.fullmatch(gap):
            yield first, second
        elif "." not in gap and _ALSO_CALLED.search(gap):
            yield second, first
