"""Whether a sentence really ends where a splitter cut it: "TX. Quảng Trị", "Nguyễn Văn D. nói", "Yahoo! nâng" go on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from diembao.lexicon.page_words import page_words

# What closes behind a stop stands with the sentence that it closes: "Tôi mệt lắm. | ” Cô nói."
_CLOSING: Final = re.compile(r"[”»’)\]]+(?:\s*[.,])?(?=\s|$)|\"(?=\s|$)|/?\.+(?=\s|$)")
_LAST_WORD: Final = re.compile(r"(?<![^\W_])([^\W\d_]+)\.$")
_CALLED: Final = re.compile(r"(?<![^\W_])([^\W\d_]+)!$")
# A splitter takes one letter before a stop for an initial: "100 km/h. Lực lượng", "Serie A. Với".
_MISSED: Final = re.compile(
    r"(?:(?:\d\s?|/)(?P<unit>[^\W\d_]{1,3})|(?<![^\W_])(?P<letter>[^\W\d_]))\.(?=\s+[“\"]?(?P<next>[^\W\d_]+))"
    r"|(?P<dots>\.{3})(?=\s+“(?P<quoted>[^\W\d_]))"
)
_LONGEST_UNIT: Final = len("9 gam")
_LONGEST_WORD: Final = 12
_WORD: Final = re.compile(r"[“\"‘'(\[]*([^\W_]+)")
_LONGEST_OPENER: Final = 24
_LAST_BEFORE: Final = re.compile(r"(?<![^\W_])([^\W\d_]+)\s$")


def end_of_sentence(text: str, end: int, following: int) -> int | None:
    """Return where the sentence cut at `end` ends, None when it goes on in the piece that begins at `following`.

    `"Hay quá.” Cô nói."` cut before the mark ends behind it; "ông Lê Văn T. cho biết" cut at "T." goes on.
    """
    first = text[following : following + 1]
    named = text[end - 1 : end] == "!" and _is_called(text, end)
    if first.isupper() and text[end - 4 : end - 1].islower() and not named:  # nearly every end
        return end
    if "\n" in text[end:following]:
        return end
    if named and first.isalnum():
        return end if not first.islower() and _opens_at(text, following) else None  # "Yahoo! Mail"
    if closing := _CLOSING.match(text, following):
        end = closing.end()
        return None if _is_resumed(text[end : end + 2].lstrip()[:1]) else end
    if _is_resumed(first):
        return None
    stop = text[end - 1 : end]
    if stop != ".":
        return end
    if end == following:
        return None if first.isdigit() or _is_short(text, end) else end
    if first == "(":
        return None if _is_aside(text, end, following) else end
    return None if first.isalnum() and _goes_on(text, end, following) else end


def missed_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end inside `text[start:end]` that a splitter left whole: behind a unit, one letter, dots.

    "100 km/h. Lực lượng tới", "209 g. Thiết bị", "Serie A. Với trận này" and "chợ, sông... “Tôi yêu" are two;
    "Nguyễn Văn D. Trỗi" is one.
    """
    stop = text.find(".", start, end - 1)  # most sentences have none but their last
    if stop < 0:
        return
    for found in _MISSED.finditer(text, max(start, stop - _LONGEST_UNIT), end):
        if found["dots"]:
            if found["quoted"].isupper():
                yield found.end()
            continue
        unit, letter, following = found["unit"], found["letter"], found["next"]
        behind_unit = unit is not None and unit.islower()
        behind_letter = (
            letter is not None
            and letter.isupper()
            and (following.lower() in page_words("opener") or _is_lettered(text, found.start("letter")))
        )
        if following[0].isupper() and (behind_unit or behind_letter):
            yield found.end()


def _is_resumed(first: str) -> bool:
    """Whether no sentence begins with `first`: a small letter, a comma."""
    return first.islower() or (first != "" and first in ",;:")


def _is_short(text: str, end: int) -> bool:
    """Whether the last word is a short form or a capital alone: "Th.", "Q.", "T."."""
    found = _LAST_WORD.search(text, max(0, end - _LONGEST_WORD), end)
    return found is not None and (
        found[1].lower() in page_words("short_form") or (len(found[1]) == 1 and found[1].isupper())
    )


def _goes_on(text: str, end: int, following: int) -> bool:
    """Whether a short form leads in what follows; after an initial a word that opens sentences opens one."""
    found = _LAST_WORD.search(text, max(0, end - _LONGEST_WORD), end)
    if found is None or not found[1][0].isupper():
        return False
    if len(found[1]) > 1:
        return found[1].lower() in page_words("short_form")
    return not (_opens_at(text, following) or _is_lettered(text, found.start(1)))


def _is_aside(text: str, end: int, following: int) -> bool:
    """Whether a bracket goes on about somebody whose name is cut to its letters: "em N.T.H. (lớp 11), ở xã"."""
    inside = text[following + 1 : following + 2]
    found = _LAST_WORD.search(text, max(0, end - _LONGEST_WORD), end)
    lettered = found is not None and len(found[1]) == 1 and not _is_lettered(text, found.start(1))
    return lettered and (inside.islower() or inside.isdigit())


def _is_called(text: str, end: int) -> bool:
    """Whether the last word is a name with its exclamation mark: "Yahoo!"."""
    found = _CALLED.search(text, max(0, end - _LONGEST_WORD), end)
    return found is not None and found[1].lower() in page_words("called")


def _is_lettered(text: str, at: int) -> bool:
    """Whether the letter at `at` is what the word before it is numbered or named by: "bảng A.", "châu Á."."""
    before = _LAST_BEFORE.search(text, max(0, at - _LONGEST_WORD), at)
    return before is not None and before[1].lower() in page_words("lettered")


def _opens_at(text: str, following: int) -> bool:
    """Whether the word at `following` begins sentences."""
    word = _WORD.match(text, following, following + _LONGEST_OPENER)
    kinds = ("opener", "opener_n", "opener_c", "opener_d")
    return word is not None and any(word[1].lower() in page_words(kind) for kind in kinds)
