"""Quotations in a title that names nobody: the article says who spoke."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from diembao.extract.quotes.page import Page
from diembao.reading import EntityType, Quote

_SHARED: Final = 0.6
"""Of the words of the title: so many recur in what the speaker says in the body."""
_MAIN: Final = 0.6
"""Of the quotations of the body: so many are by the one the article is about."""
_ENOUGH: Final = 2


def sign_titles(page: Page, quotes: list[Quote]) -> list[Quote]:
    """Return `quotes` with a speaker for those of the title that had none.

    `"Đập phải xả nước đúng giờ"` is said by whoever says most of these words in the body, or by the only person who
    says much there; where neither is so, it stays without a speaker.
    """
    if not page.has_title or not any(_is_unsigned(page, quote) for quote in quotes):
        return quotes
    people = {name.entity_id for name in page.names if name.type is EntityType.PER}
    spoken = [quote for quote in quotes if quote.speaker_id in people and not _in_title(page, quote)]
    return [_signed(page, quote, spoken) if _is_unsigned(page, quote) else quote for quote in quotes]


def _signed(page: Page, title: Quote, spoken: list[Quote]) -> Quote:
    by = _who_repeats(page, title, spoken) or _main_speaker(spoken)
    return replace(title, speaker=by.speaker, speaker_id=by.speaker_id, resolved_by="title") if by else title


def _who_repeats(page: Page, title: Quote, spoken: list[Quote]) -> Quote | None:
    """Return the quotation of the body that has most of the words of the title, None when none has enough."""
    wanted = _words(page, title)
    shares = [(len(wanted & _words(page, quote)), -number) for number, quote in enumerate(spoken)]
    shared, number = max(shares, default=(0, 0))
    return spoken[-number] if wanted and shared >= _SHARED * len(wanted) else None


def _main_speaker(spoken: list[Quote]) -> Quote | None:
    """Return a quotation of the one who says most of what is said by people."""
    counts = Counter(quote.speaker_id for quote in spoken)
    if not counts:
        return None
    speaker_id, count = counts.most_common(1)[0]
    main = count >= _ENOUGH and count >= _MAIN * len(spoken)
    return next(quote for quote in spoken if quote.speaker_id == speaker_id) if main else None


def _words(page: Page, quote: Quote) -> set[str]:
    first, after = page.word_at(quote.start), page.word_at(quote.end)
    return {word for word in page.low[first:after] if word[0].isalnum()}


def _is_unsigned(page: Page, quote: Quote) -> bool:
    return quote.speaker is None and _in_title(page, quote)


def _in_title(page: Page, quote: Quote) -> bool:
    statements = page.statements
    body = next((s.first for s in statements if s.paragraph > 0), len(page.low))
    return page.word_at(quote.start) < body
