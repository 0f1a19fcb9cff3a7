"""Speech verbs where they report, and how the reported words are linked to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from diembao.extract.quotes.clauses import is_clause
from diembao.extract.quotes.page import ENDS, Page, Statement
from diembao.lexicon.speech import Manner, SpeechVerb, speech_verbs, word_list, word_set, word_table


class Link(StrEnum):
    """What stands between a speech verb and the words it reports."""

    MARK = "mark"
    COLON = "colon"
    THAT = "that"
    COMMA = "comma"
    BARE = "bare"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb in words `first..after`; what it reports would begin at word `start`."""

    first: int
    after: int
    verb: SpeechVerb
    link: Link
    start: int


_FILLERS: Final = word_set("fillers")
_DENIED: Final = word_set("unsaid")
_MAKES_NOUN: Final = word_set("before_noun")
_ALWAYS_NOUN: Final = word_set("before_any_noun")
_THEN_NOUN: Final = word_set("after_noun")
_BETWEEN_SPLIT: Final = word_set("between_split")
_SPLIT: Final = 7
_TIME_HEADS: Final = word_set("time_heads")
_ABOUT: Final = word_table("about_words")
_TO_WHOM: Final = frozenset(("với", "trên", "tại", "trong", "ở"))
_DOCUMENTS_SENT: Final = word_table("documents_sent")
_SENDERS: Final = word_set("senders")
_LAST_DAYS: Final = word_set("last_days")
_WHOLE_BEFORE: Final = frozenset(word_list("whole_before"))
_TURNS: Final = frozenset(("qua", "trước", "sau"))
_RELAYS: Final = frozenset(("dẫn", "trích"))
_FIRST_PERSON: Final = frozenset(("tôi", "mình", "ta"))
_THAT: Final = frozenset(("rằng", "là"))
_REACH: Final = 22
"""Words between a speech verb and a colon or "rằng" that still belongs to it ("nói với các phóng viên ở ... rằng")."""


def find_cues(page: Page, statement: Statement) -> Iterator[Cue]:
    """Yield the speech verbs of `statement` that may report, outside quotation marks, left to right."""
    verbs, low, pairs = speech_verbs(), page.low, statement.pairs
    reached = k = 0
    for i in page.verbs_in(statement.first, statement.after):
        while k < len(pairs) and pairs[k][1] < i:
            k += 1
        if i < reached or (k < len(pairs) and pairs[k][0] <= i) or page.name_at[i] >= 0:
            continue
        if found := verbs.at(low, i, statement.after) or _split(page, i, statement.after):
            reached = found[0]
            if cue := _cue(page, statement, i, *found):
                yield cue


def _split(page: Page, i: int, end: int) -> tuple[int, SpeechVerb] | None:
    """Return the verb of "cho AFP biết", "cho phóng viên biết"."""
    if page.low[i] != "cho":
        return None
    for k in range(i + 1, min(end, i + _SPLIT)):
        if page.low[k] == "biết" and k > i + 1:
            found = speech_verbs().at(("cho", "biết"), 0)
            return (k + 1, found[1]) if found else None
        if page.name_at[k] < 0 and page.low[k] not in _BETWEEN_SPLIT:
            return None
    return None


def _cue(page: Page, statement: Statement, first: int, after: int, verb: SpeechVerb) -> Cue | None:
    low = page.low
    before = low[first - 1] if first > statement.first else ""
    earlier = low[first - 2] if first - 1 > statement.first else ""
    if (before == "lời" and earlier in _RELAYS) or (before == "tiếng" and earlier == "lên") or earlier == "thứ":
        before = ""
    if (before in _TURNS and earlier in _LAST_DAYS) or f"{earlier} {before}" in _WHOLE_BEFORE:
        before = ""
    if before and page.name_at[first - 1] >= 0:
        before = ""  # the end of a name makes no noun of the verb: "Hà Nội khuyến cáo"
    if verb.noun and _sent(page, statement, first):
        before = ""
    if before in _DENIED or before in verb.joined or before in _ALWAYS_NOUN or (verb.noun and before in _MAKES_NOUN):
        return None
    if before == "cùng" and earlier in _DENIED:
        return None
    if before in _FIRST_PERSON and (after >= statement.after or low[after] not in ":"):
        return None
    pointed = after < statement.after and low[after] in _THEN_NOUN and low[after + 1 : after + 2] != ["là"]
    if pointed and verb.noun:
        return None
    link, start = _link(page, statement, after)
    refused = (
        link not in (Link.MARK, Link.NONE) and after < statement.after and verb.never.at(low, after, statement.after)
    )
    if refused and not _ABOUT.at(low, after, statement.after):
        return None
    if refused and link is Link.BARE:
        if low[after] not in _TO_WHOM:
            return None
        link, start = Link.NONE, statement.after
    if link is Link.COMMA and verb.manner is Manner.ACT and verb.noun and before == ",":
        return None  # "về mục đích, yêu cầu, nội dung"
    if link is Link.COMMA and verb.manner is Manner.THAT and " " not in verb.form and verb.form != "viết":
        return None
    return Cue(first, after, verb, link, start)


def _sent(page: Page, statement: Statement, first: int) -> bool:
    """Whether somebody sends the document that ends right before the verb: "đã có văn bản đề nghị"."""
    low = page.low
    for i in range(max(statement.first, first - 3), first):
        found = _DOCUMENTS_SENT.at(low, i, first)
        if found and found[0] == first and i > statement.first:
            return low[i - 1] in _SENDERS or (low[i - 1] == "ra" and low[i - 2] == "đưa")
    return False


def _link(page: Page, statement: Statement, after: int) -> tuple[Link, int]:
    low, end = page.low, statement.after
    i = after
    while i < end and low[i] in _FILLERS:
        i += 1
    if i >= end or all(low[k] in ENDS for k in range(i, end)):
        return Link.NONE, end
    opened = {pair[0] - 1 for pair in statement.pairs}
    if i in opened:
        return Link.MARK, i
    if low[i] in _THAT:
        return Link.THAT, _past(low, i + 1, end)
    if page.is_colon(i):
        return Link.COLON, i + 1
    if low[i] == ",":
        return Link.COMMA, i + 2 if i + 1 < end and low[i + 1] == "rằng" else i + 1
    return _link_further_on(page, i, end, opened)


def _link_further_on(page: Page, i: int, end: int, opened: set[int]) -> tuple[Link, int]:
    """Return the "rằng" or colon behind "với báo giới", "trên trang cá nhân", else that the clause follows at once."""
    low = page.low
    about = _ABOUT.at(low, i, end) is not None or low[i] in _TIME_HEADS
    for k in range(i, min(end, i + _REACH)):
        if k in opened or low[k] in ";,":
            break
        if low[k] == "rằng" and about and low[k - 1] != "cho":
            return Link.THAT, _past(low, k + 1, end)
        if page.is_colon(k):
            return (Link.COLON, k + 1) if about or not is_clause(page, i, k) else (Link.BARE, i)
    return Link.BARE, i


def _past(low: list[str], i: int, end: int) -> int:
    return i + 1 if i < end and low[i] in ",:" else i
