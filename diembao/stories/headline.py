"""The headline that stands for a story: the one whose words the most other headlines have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from diembao.stories.words import function_words
from diembao.text.orthography import fold_tone

_WORD = re.compile(r"[^\W_]+")


def typical(headlines: Sequence[str]) -> int:
    """Return the position of the most typical of `headlines`; the first of equals, so put the earliest first.

    Of "Bão Haiyan giật cấp 17", "Siêu bão Haiyan vào Biển Đông" and "Bão Haiyan vào Biển Đông" it is the last.
    """
    words = [_words(h) for h in headlines]
    common = Counter(w for each in words for w in each)
    return max(range(len(headlines)), key=lambda i: (_share(words[i], common), -i))


def _share(words: frozenset[str], common: Counter[str]) -> float:
    return sum(common[w] - 1 for w in words) / (len(words) + 2)


def _words(headline: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_tone(headline).lower())) - function_words()
