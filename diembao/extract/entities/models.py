"""How far the name of a product goes on over its model: "iPhone 18 Pro Max", "Galaxy S26 Ultra"."""

from __future__ import annotations

from typing import Final

from diembao.extract.entities.view import MIXED, NUMBER, UPPER, View
from diembao.lexicon.names import has_flag

# What makers call the sizes and kinds of one device. Source: written for this project from general knowledge.
_KINDS: Final = frozenset(
    {"pro", "max", "plus", "air", "ultra", "mini", "fold", "flip", "lite", "note", "se", "edge", "fe"}
)
# A number before one of these counts it: "iPhone 2 triệu đồng".
_COUNTED: Final = frozenset(
    (
        *("triệu", "tỷ", "tỉ", "nghìn", "ngàn", "chiếc", "máy", "người", "năm", "tháng", "ngày", "giờ", "lần"),
        *("inch", "mah", "gb", "mb", "tb", "ghz", "mp", "w", "%", "/", "."),
    )
)
_LONGEST_NUMBER: Final = 3


def model_end(view: View, i: int) -> int:
    """Return where the product at token `i` ends with its model, 0 where no listed product begins or no model follows.

    "iPhone 18 Pro Max ra mắt" ends behind "Max"; a product that is listed with its model is left to the list.
    """
    known = next(((end, names) for end, names in view.known(i) if has_flag(names, "product")), None)
    if known is None or (view.shapes[i] is UPPER and known[0] == i + 1):
        return 0  # "RAM 2 GB"
    end = known[0]
    while end < len(view.keys) and view.same_line(i, end + 1) and _goes_on(view, end):
        end += 1
    return end if end > known[0] else 0


def _goes_on(view: View, at: int) -> bool:
    """Return whether a kind, a number or a code of a model stands at `at`."""
    if view.keys[at] in _KINDS and view.caps[at]:
        return True
    if view.shapes[at] not in (NUMBER, MIXED) or len(view.texts[at]) > _LONGEST_NUMBER:
        return False
    coded = view.shapes[at] is NUMBER or view.texts[at].isupper()
    if view.keys[at - 1][-1].isdigit() or not view.same_line(at, at + 2):
        return coded and not view.keys[at - 1][-1].isdigit()
    following = view.keys[at + 1]
    if following in "-–,.":
        return coded and not view.tight(at + 1) and not view.listed_next(at)
    return coded and following not in _COUNTED
