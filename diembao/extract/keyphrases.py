"""The phrases that sum an article up, taken from the words of its headline and opening as underthesea segments them.

The segmenter takes longer for a whole article than all extractors together, so it is shown only the beginning, where a
report says what it is about; how often a phrase is said is counted in all of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from diembao.article import FURNITURE, PassageKind, Span
from diembao.document import Document
from diembao.lexicon.topics import plain_words
from diembao.reading import Keyphrase
from diembao.segment import words

_SHOWN_CHARS: Final = 220
_LONGEST_SENTENCE: Final = 400
_MOST: Final = 8
_MOST_SYLLABLES: Final = 6
_IN_TITLE: Final = 2.0


@dataclass(frozen=True, slots=True)
class _Candidate:
    phrase: str
    low: str
    words: int
    in_title: bool


def find_keyphrases(document: Document) -> tuple[Keyphrase, ...]:
    """Return at most eight phrases that sum `document` up, as first written, the best first.

    "Bão số 9 đổ bộ Quảng Ngãi" gives "Bão số 9", "đổ bộ", "Quảng Ngãi", those that are said most often first.
    """
    low = document.text.lower()
    scored = {c.low: (_score(c, low), c) for c in _candidates(document)}
    chosen: list[tuple[float, _Candidate]] = []
    for score, candidate in sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].low)):
        if score > 0 and not any(_within(candidate.low, other.low) for _, other in chosen):
            chosen.append((score, candidate))
    most = chosen[0][0] if chosen else 1.0
    return tuple(Keyphrase(c.phrase, round(score / most, 3)) for score, c in chosen[:_MOST])


def _score(candidate: _Candidate, text: str) -> float:
    """Return how well a phrase sums `text` up: how often it is said, more for longer ones and those of the headline."""
    times = text.count(candidate.low)
    syllables = candidate.low.count(" ") + 1
    if times < 2 and not (candidate.in_title and candidate.words == 1):
        return 0.0  # words that stand side by side once are no phrase
    longer = 0.8 if candidate.words == 1 else 0.6  # words that only stand side by side must be said more often
    return float(min(times, 12) ** 0.7 * min(syllables, 4) ** longer * (_IN_TITLE if candidate.in_title else 1.0))


def _within(one: str, other: str) -> bool:
    return one in other or other in one


def _candidates(document: Document) -> Iterator[_Candidate]:
    for sentence, in_title in _opening(document):
        text = sentence.of(document.text)
        found = words(text)
        for first, after in _phrases(text, found):
            phrase = text[found[first].start : found[after - 1].end]
            low = phrase.lower()
            if low[0].isalpha() and low not in plain_words()[1] and (" " in low or _is_name(phrase)):
                yield _Candidate(phrase, low, after - first, in_title)


def _opening(document: Document) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences of the headline and then of the text, as many as the segmenter is to be shown."""
    shown = 0
    for sentence in document.sentences:
        kind = document.passages[sentence.passage_no].kind
        size = sentence.end - sentence.start
        if kind in FURNITURE or size > _LONGEST_SENTENCE:
            continue
        if shown and shown + size > _SHOWN_CHARS:
            return
        shown += size
        yield Span(sentence.start, sentence.end), kind is PassageKind.TITLE


def _phrases(text: str, found: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the words of two syllables or more, names, and runs of two or three words without grammar between them."""
    little = plain_words()[0]
    plain = [_is_plain(span.of(text), little) for span in found]
    for first, is_plain in enumerate(plain):
        for after in range(first + 1, min(first + 4, len(found) + 1)):
            if is_plain or (plain[after - 1] and not _is_number_after(text, found, after - 1)):
                break
            if _syllables(text, found[first], found[after - 1]) <= _MOST_SYLLABLES:
                yield first, after


def _is_plain(word: str, little: frozenset[str]) -> bool:
    return word.lower() in little or not any(c.isalnum() for c in word)


def _is_number_after(text: str, found: Sequence[Span], at: int) -> bool:
    """Say whether the word at `at` is "số" before a number: "bão số 9" goes on over it."""
    return found[at].of(text).lower() == "số" and at + 1 < len(found) and found[at + 1].of(text)[0].isdigit()


def _syllables(text: str, first: Span, last: Span) -> int:
    return text.count(" ", first.start, last.end) + 1


def _is_name(phrase: str) -> bool:
    return len(phrase) > 1 and phrase.isupper() and phrase.isalpha()
