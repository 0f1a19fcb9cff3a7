"""Whether a sentence really ends where a splitter cut it: "TX. Quảng Trị", "Nguyễn Văn D. nói", "Yahoo! nâng" go on."""

from __future__ import annotations

import re

from diembao.lexicon.page_words import page_words

# What closes behind a stop stands with the sentence that it closes: "Tôi mệt lắm. | ” Cô nói."
_CLOSING = re.compile(r"[”»’)\]]+(?:\s*[.,])?(?=\s|$)|\"(?=\s|$)|/?\.+(?=\s|$)")
_LAST_WORD = re.compile(r"(?<![^\W_])([^\W\d_]+)\.$")
_LONGEST_WORD = 12
_WORD = re.compile(r"[“\"‘'(\[]*([^\W_]+)")
_LONGEST_OPENER = 24


def end_of_sentence(text: str, end: int, following: int) -> int | None:
    """Return where the sentence cut at `end` ends, None when it goes on in the piece that begins at `following`.

    `"Hay quá.” Cô nói."` cut before the mark ends behind it; "ông Lê Văn T. cho biết" cut at "T." goes on.
    """
    first = text[following : following + 1]
    if first.isupper() and text[end - 4 : end - 1].islower():  # nearly every end
        return end
    if "\n" in text[end:following]:
        return end
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
    return None if first.isalnum() and _goes_on(text, end, following) else end


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
    word = _WORD.match(text, following, following + _LONGEST_OPENER)
    return word is not None and not _opens(word[1].lower())


def _opens(word: str) -> bool:
    return any(word in page_words(kind) for kind in ("opener", "opener_n", "opener_c", "opener_d"))
