"""Counts in a row with nothing but places between them: what is told of the first holds for all."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.figures.numbers import Quantity
from diembao.text.page import Page
from diembao.text.syllables import CAPITALS

_LONGEST: Final = 70
# "Đắk Lắk 63 người chết; Khánh Hòa 14 người, Lâm Đồng 5": place after place, what is told of the first holds for all.
_NEXT_PLACE: Final = re.compile(
    rf"[^.,;!?\n\d]{{0,16}}(?:[;,]| và)(?: riêng| tỉnh| TP| xã| tại| ở)*(?: [{CAPITALS}][\w.]*){{1,5}}(?: có| với)? "
)
# "9 lao động Indonesia và 2 người Philippines"
_FROM_PLACE: Final = re.compile(rf"(?: người)?(?: [{CAPITALS}]\w*){{1,3}}(?:,| và|, và)(?: có| ít nhất| khoảng)? ")


def follows_in_row(page: Page, previous: Quantity, quantity: Quantity) -> bool:
    """Return whether nothing but a place stands between two counts."""
    between = page.text[previous.end : quantity.start]
    return len(between) < _LONGEST and (_NEXT_PLACE.fullmatch(between) or _FROM_PLACE.fullmatch(between)) is not None
