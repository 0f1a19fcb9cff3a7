"""Markup to lines: what a reader of the page would see as a line or a paragraph becomes one line of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl1", "hl2", "hr"),
        *("html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("title", "tr", "ul"),
    }
)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head", "object", "embed"})
_TAG = re.compile(r"</(?:p|div|span|h[1-6]|li|ul|strong|em|b|i|a|td|figure|figcaption|section)>|<br\s?/?>|<p[ >]", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def is_markup(text: str) -> bool:
    """Return whether `text` is HTML rather than plain text: "<p>Sáng 2/10</p>" is, "lãi suất <5% một năm" is not."""
    return "<" in text and _TAG.search(text) is not None


def lines_of_markup(markup: str) -> str:
    """Return the visible text of a piece of HTML, one line a block: "<p>Một</p><p>Hai<br>Ba</p>" has three lines.

    White space is folded as a browser does it: non-breaking spaces stay. Entities are unfolded, nothing is fetched.
    """
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(
            f"<div>{markup}</div>".replace("\0", "").encode("utf-8", "replace"), parser=parser
        )
    except etree.ParserError:  # nothing but comments or white space
        return ""
    return lines_of_tree(tree)


def lines_of_tree(tree: Any) -> str:
    """Return the visible text under an lxml element, one line a block."""
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(tree):
        if piece is None:
            _close(lines, line)
        else:
            line.append(piece)
    _close(lines, line)
    return "\n".join(lines)


def _close(lines: list[str], line: list[str]) -> None:
    text = _SPACES.sub(" ", "".join(line)).strip(" ")
    if text:
        lines.append(text)
    line.clear()


def _pieces(tree: Any) -> Iterator[str | None]:
    """Yield the texts under `tree` in reading order, None where a line ends, without recursion: pages nest deep."""
    from lxml import etree

    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            if tag in _BLOCKS:
                yield None
            if element.text and not unseen:
                yield element.text
            continue
        if event == "end":
            unseen -= tag in _UNSEEN
            if tag in _BLOCKS:
                yield None
        if element.tail and not unseen and element is not tree:
            yield element.tail
