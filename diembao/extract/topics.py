"""What an article is about: IPTC Media Topics, several an article, with the words that decided.

Every cue of `lexicon/data/topic_cues.tsv` speaks for its topics, most in the headline, then in the lead and the first
sentences. A word that is repeated counts less each time, so one word said thirty times is not thirty words. A topic
passes its evidence up to those above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import sqrt
from typing import Final

from diembao.article import FURNITURE, PassageKind
from diembao.document import Document
from diembao.lexicon.topics import media_topics, topic_cues
from diembao.reading import Topic

_PLACES: Final = {PassageKind.TITLE: 3.0, PassageKind.LEAD: 2.0}
_OPENING_TOKENS: Final = 80  # the beginning of a body without a lead says what the lead would
_LEAST: Final = 6.0  # one strong word in the headline and another, or three in the text
_SHARE_OF_BEST: Final = 0.3
_MOST: Final = 5
_HALF: Final = 10.0  # the points at which a score is one half
_WORDS_SHOWN: Final = 6

_Points = dict[str, dict[str, float]]


def find_topics(document: Document) -> tuple[Topic, ...]:
    """Return the topics of `document`, the strongest first; none where the words do not decide.

    "Không kích ở Raqqa, 33 tay súng thiệt mạng" is about armed conflict (medtop:20000056), and so about conflict,
    war and peace (medtop:16000000), because of "không kích" and "tay súng".
    """
    points = _points(document)
    totals = {code: sum(words.values()) for code, words in points.items()}
    best = max(totals.values(), default=0.0)
    least = max(_LEAST, best * _SHARE_OF_BEST)
    chosen = sorted((c for c, total in totals.items() if total >= least), key=lambda c: (-totals[c], c))[:_MOST]
    told = _with_those_above({code: points[code] for code in chosen})
    found = (_topic(code, words) for code, words in told.items())
    return tuple(sorted(found, key=lambda topic: (-topic.score, topic.topic_code)))


def _points(document: Document) -> _Points:
    """Return for each topic the words that speak for it and how strongly."""
    heard: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for cue, codes, place in _cues(document):
        for code, weight in codes:
            heard[code][cue] += place * place * weight * weight
    return {code: {cue: sqrt(square) for cue, square in words.items()} for code, words in heard.items()}


def _cues(document: Document) -> Iterator[tuple[str, tuple[tuple[str, int], ...], float]]:
    low, number = document.words.low, document.words.sentences
    sentences, passages = document.sentences, document.passages
    for first, after, codes in topic_cues().find_at(low, document.words.where(topic_cues().firsts), len(low)):
        kind = passages[sentences[number[first]].passage_no].kind
        if kind in FURNITURE and kind is not PassageKind.CAPTION:
            continue
        place = _PLACES.get(kind, 1.5 if first < _OPENING_TOKENS else 1.0)
        yield " ".join(low[first:after]), codes, place


def _with_those_above(points: _Points) -> _Points:
    """Return `points` with the topics above each, which have the words of all that are below them."""
    told: _Points = {code: dict(words) for code, words in points.items()}
    for code, words in points.items():
        above = media_topics()[code].parent
        while above is not None:
            here = told.setdefault(above, {})
            for word, strength in words.items():
                here[word] = max(strength, here.get(word, 0.0))
            above = media_topics()[above].parent
    return told


def _topic(code: str, words: dict[str, float]) -> Topic:
    total = sum(words.values())
    strongest = sorted(words, key=lambda word: (-words[word], word))[:_WORDS_SHOWN]
    return Topic(code, round(total / (total + _HALF), 3), tuple(strongest))
