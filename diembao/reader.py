"""Article in, Reading out: the one place where the extractors meet.

The order is the order of what they need of each other: times before figures (a date is no count), names before roles,
roles before quotes (a speaker may be named by office), all of them before cited sources and events.
"""

from __future__ import annotations

from collections.abc import Callable

from diembao.article import Article
from diembao.extract.canonical import resolve
from diembao.extract.citations import find_citations
from diembao.extract.entities import find_mentions
from diembao.extract.events import find_events
from diembao.extract.figures import find_figures
from diembao.extract.keyphrases import find_keyphrases
from diembao.extract.quotes import find_quotes
from diembao.extract.roles import find_roles
from diembao.extract.times import find_times
from diembao.extract.topics import find_topics
from diembao.reading import Reading
from diembao.segment import open_document


class _Stopwatch:
    """Seconds by extractor, where a clock was handed in."""

    def __init__(self, clock: Callable[[], float] | None) -> None:
        self._clock = clock
        self._last = clock() if clock else 0.0
        self.seconds: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Book the time since the last lap on `name`."""
        if self._clock:
            now = self._clock()
            self.seconds[name] = now - self._last
            self._last = now


def read(article: Article, clock: Callable[[], float] | None = None) -> Reading:
    """Return every fact that `article` states, each list in text order.

    With a `clock` (seconds, such as time.perf_counter) `seconds` says what each extractor took.
    """
    watch = _Stopwatch(clock)
    document = open_document(article)
    watch.lap("segment")
    times = find_times(document)
    watch.lap("times")
    figures = find_figures(document, times)
    watch.lap("figures")
    named = find_mentions(document)
    watch.lap("entities")
    mentions = resolve(document, named)
    watch.lap("canonical")
    roles = find_roles(document, mentions)
    watch.lap("roles")
    quotes = find_quotes(document, mentions, roles)
    watch.lap("quotes")
    citations = find_citations(document, mentions, quotes)
    watch.lap("citations")
    events = find_events(document, mentions, times)
    watch.lap("events")
    topics = find_topics(document)
    watch.lap("topics")
    keyphrases = find_keyphrases(document)
    watch.lap("keyphrases")
    return Reading(
        article_id=article.article_id,
        sentences=document.sentences,
        mentions=mentions,
        roles=roles,
        quotes=quotes,
        times=times,
        figures=figures,
        citations=citations,
        events=events,
        topics=topics,
        keyphrases=keyphrases,
        seconds=watch.seconds,
    )
