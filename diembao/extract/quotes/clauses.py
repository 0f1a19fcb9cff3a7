"""Whether words make a clause: an auxiliary, a degree word, or a verb or adjective of the list stands among them."""

from __future__ import annotations

from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.page import Page
from diembao.lexicon.speech import word_set, word_table

_VERBAL: Final = word_set("verbal")
_VERBS: Final = word_table("clause_verbs")
_NOMINAL: Final = word_table("nominal_openers")
_SUBORDINATES: Final = frozenset(("khi", "nếu", "việc", "vì", "bởi", "dù"))
_AS_FOR: Final = ["đối", "với", "việc"]
_SUBJECT: Final = 9
"""Words: the verb of a clause does not come later than so many words behind its first."""


def has_auxiliary(page: Page, start: int, end: int) -> bool:
    """Return whether a word of `start..end` marks a predicate whatever verb follows: "sẽ", "đã", "rất", "bị"."""
    return any(word in _VERBAL for word in page.low[start:end])


def is_clause(page: Page, start: int, end: int) -> bool:
    """Return whether the words `start..end` are a clause: "chợ thu phí hai lần" is, "tình trạng lấn chiếm" is not."""
    low = page.low
    if is_nominal(page, start, end):
        return False
    for i in range(start, min(end, start + _SUBJECT)):
        if low[i] == ",":
            return False
        if page.name_at[i] < 0 and (low[i] in _VERBAL or _is_verb(page, i, start, end)):
            return True
    return False


def is_nominal(page: Page, start: int, end: int) -> bool:
    """Return whether the words open a noun phrase that no verb after it makes a clause of: "vai trò", "tình trạng"."""
    return _NOMINAL.at(page.low, start, end) is not None and page.name_at[start] < 0


def _is_verb(page: Page, i: int, start: int, end: int) -> bool:
    if page.words.shapes[i] is not Shape.LOWER or page.low[i] not in _VERBS.firsts:
        return False
    found = _VERBS.at(page.low, i, end)
    return found is not None and (i > start or found[0] - i > 1 or end - start > 3)


def subordinate(page: Page, floor: int, verb: int) -> int | None:
    """Return the word after "khi", "sau khi", "nếu" where one opens the clause of the verb, else None."""
    low = page.low
    start = floor
    for i in range(verb - 1, floor - 1, -1):
        if low[i] == ",":
            start = i + 1
            break
    if start < verb and low[start] in _SUBORDINATES:
        return start + 1
    if low[start : start + 3] == _AS_FOR:
        return start + 3
    return start + 2 if low[start : start + 2] in (["sau", "khi"], ["trước", "khi"]) else None
