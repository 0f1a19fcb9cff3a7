"""Sentences and words: the only door to underthesea.

underthesea rewrites what it is given (hoà becomes hòa, NFD becomes NFC), so its pieces are laid back on the text as
written and only offsets leave this module. Its sentence splitter is a Punkt and is asked about every stop, once a
process for each word before one; its word segmenter manages some 20 to 50 articles a second and runs only where words
are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta, timezone
from functools import cache, lru_cache
from typing import Final

from diembao.article import Article, Span
from diembao.document import Document, Sentence
from diembao.errors import TaggerUnavailable
from diembao.text.sentence_ends import end_of_sentence, missed_ends
from diembao.text.tokens import tokenize

VIETNAM_TIME: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_SPACE: Final = re.compile(r"\s+")
_STOPS: Final = re.compile(r"[.?!]+")
_LONGEST_WORD: Final = 40  # characters before a stop: no short form has more
# A line of megabytes is cut at line and word ends near this size: no sentence is longer.
_LONGEST_PIECE: Final = 20_000


@cache
def _splitter() -> Callable[[str], list[str]]:
    try:
        from underthesea import sent_tokenize
    except ImportError as error:
        raise TaggerUnavailable(f"underthesea cannot split sentences: {error}. Run `make install`.") from error
    return sent_tokenize


@cache
def _worder() -> Callable[[str], list[str]]:
    try:
        from underthesea import word_tokenize
    except ImportError as error:
        raise TaggerUnavailable(f"underthesea cannot split words: {error}. Run `make install`.") from error
    return word_tokenize


def open_document(article: Article) -> Document:
    """Return `article` ready for the extractors: sentences inside passages, tokens over the whole text."""
    sentences = tuple(
        Sentence(span.start, span.end, number)
        for number, passage in enumerate(article.passages)
        for span in sentence_spans(article.text, passage.start, passage.end)
    )
    day = article.published_at.astimezone(VIETNAM_TIME).date() if article.published_at else None
    return Document(
        article_id=article.article_id,
        text=article.text,
        passages=article.passages,
        sentences=sentences,
        words=tokenize(article.text, sentences),
        day=day,
        outlet_id=article.outlet_id,
    )


def sentence_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of `text[start:end]`, trimmed of white space; every visible character is in one.

    "TX. Quảng Trị", "anh Nguyễn Anh D. - một phụ huynh -" and "Yahoo! nâng ..." are not cut, though Punkt cuts them.
    """
    begun: int | None = None
    reached = start
    for at, piece_end in _pieces_cut(text, start, end):
        at = max(at, reached)
        if begun is not None:
            stop = end_of_sentence(text, reached, at)
            if stop is not None:
                stop = max(stop, reached)
                yield Span(begun, stop)
                begun, reached = None, stop
                at = _skip_space(text, max(at, stop), piece_end)
        if at < piece_end:
            begun, reached = begun if begun is not None else at, piece_end
    if begun is not None:
        yield Span(begun, reached)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _pieces_cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what the splitter cuts `text[start:end]` into."""
    for at, piece_end in _pieces(text, start, end):
        last = at + len(text[at:piece_end].rstrip())
        at = _skip_space(text, at, last)
        for cut in (*_cuts(text, at, last), last):
            for stop in missed_ends(text, at, cut):
                yield at, stop
                at = _skip_space(text, stop, cut)
            if at < cut:
                yield at, cut
            at = _skip_space(text, cut, last)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the splitter ends the sentences of `text[start:end]`, all but the last.

    It walks over every letter, and is asked only about what it looks at: each stop with the word before it and the
    letter behind it. "Mưa to. Nước dâng 3.5 m trong đêm." is "to. A" and "3.5" to it.
    """
    for stop in _STOPS.finditer(text, start, end):
        first, least = stop.start(), max(start, stop.start() - _LONGEST_WORD)
        while first > least and (text[first - 1].isalnum() or text[first - 1] == "."):
            first -= 1
        at = stop.end()
        following = _skip_space(text, at, end)
        if following < end and _parts(text[first:at] + text[at:following] + _kind_of(text[following])):
            yield at


def _kind_of(letter: str) -> str:
    """Return a letter of the kind of `letter`: which one begins a sentence is nothing to the splitter."""
    return "A" if letter.isupper() else "a" if letter.islower() else "1" if letter.isdigit() else letter


@lru_cache(maxsize=1 << 16)
def _parts(shown: str) -> bool:
    """Return whether the splitter ends a sentence at the last stop of `shown`, behind which one letter stands."""
    return len(_splitter()(shown)[-1]) == 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_PIECE:
        window = text.rfind("\n", start, start + _LONGEST_PIECE)
        if window <= start:
            window = text.rfind(" ", start, start + _LONGEST_PIECE)
        cut = window + 1 if window > start else start + _LONGEST_PIECE
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def words(text: str) -> list[Span]:
    """Return the words of `text` as underthesea segments them, left to right, on the characters as written.

    "Hà Nội đang mưa" gives the spans of "Hà Nội", "đang", "mưa". Letters that underthesea rewrites are
    matched by counting visible characters, since it never adds or drops one in NFC text.
    """
    visible = [i for i, c in enumerate(text) if not c.isspace()]
    spans: list[Span] = []
    at = 0
    for word in _worder()(text):
        size = len(_SPACE.sub("", word))
        if size == 0 or at + size > len(visible):
            continue
        spans.append(Span(visible[at], visible[at + size - 1] + 1))
        at += size
    return spans
