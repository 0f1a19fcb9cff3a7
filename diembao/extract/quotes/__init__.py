"""Reported speech: direct and indirect quotations, with who said it, the cue, and the rule that found the speaker.

A page is read statement by statement (a sentence that no quotation is cut by). Marks are decided first, then source
frames ("theo ông A, ..."), then speech verbs. What a medium reports may hold what others said; any other quotation
inside a reported clause belongs to the clause.
"""

from __future__ import annotations

from diembao.document import Document
from diembao.extract.quotes.cast import Cast
from diembao.extract.quotes.page import Page
from diembao.extract.quotes.reading_order import Listener
from diembao.extract.quotes.titles import sign_titles
from diembao.reading import Mention, Quote, Role


def find_quotes(document: Document, mentions: tuple[Mention, ...], roles: tuple[Role, ...] = ()) -> tuple[Quote, ...]:
    """Return the quotations of `document` in text order.

    `Bà Lan nói: "Giá sẽ giảm."` gives the words between the marks, said by "Lan"; `Bà Lan cho biết giá sẽ giảm.` gives
    "giá sẽ giảm". Scare quotes and titles of works are none, nor are hedges ("được cho là").
    """
    page = Page(document, mentions, roles)
    quotes = sign_titles(page, Listener(Cast(page)).listen())
    return tuple(sorted(quotes, key=lambda q: (q.start, -q.end)))
