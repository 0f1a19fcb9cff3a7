"""Two numbers that share a unit: "9.000-11.000 đồng", "từ 5 đến 7 triệu đồng", "120.000 lên 140.000 đồng"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from diembao.extract.figures.numbers import Quantity
from diembao.text.page import Page

_TO: Final = re.compile(
    r"-| - | (?:(?:cho )?(?:đến|tới)|lên|xuống|lên đến|lên tới|xuống còn|lên mức|hoặc|hay)(?: khoảng| gần| hơn)? |/"
)
_BOTH: Final = re.compile(r" và |, ")
_IN_TURN: Final = re.compile(r"(?:lần lượt|tương ứng|theo thứ tự)[^.;\n]{0,60}$")


def with_lent_units(page: Page, found: list[Quantity]) -> list[Quantity]:
    """Return `found` with the unit and scale of the second number given to a first that has none."""
    lent = list(found)
    for i in range(len(lent) - 2, -1, -1):
        first, second = lent[i], lent[i + 1]
        if first.unit is None and second.unit is not None and _are_a_range(page, first, second):
            lent[i] = _lent(first, second)
    return lent


def _are_a_range(page: Page, first: Quantity, second: Quantity) -> bool:
    between = page.low[first.end : second.start]
    if _TO.fullmatch(between):
        return between != "/" and (second.unit != "people" or first.value < second.value)
    return _BOTH.fullmatch(between) is not None and _IN_TURN.search(page.before(first.start, 80)) is not None


def _lent(first: Quantity, second: Quantity) -> Quantity:
    value, scale = first.value, first.scale
    if scale == 1 and second.scale > 1 and value < 1000:
        base = second.value / second.scale
        scale = second.scale if value <= base or value < 100 else second.scale / 1000  # "800 đến 1 tỷ đồng"
        value = value * max(scale, Decimal(1))
    return first._replace(value=value, scale=scale, unit=second.unit, form=second.form, currency=second.currency)
