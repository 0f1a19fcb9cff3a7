"""The templates of the explorer, with the words, marks and charts of the briefing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from diembao.briefing.pages import asset, environment_for
from diembao.briefing.visible import visible
from models.search import Hit


class _Everybody:
    """The names that have a page: every one with an id."""

    def __contains__(self, entity_id: object) -> bool:
        return bool(entity_id)


def render(template: str, **given: object) -> str:
    """Return the page that a template makes of `given`."""
    style = Markup("\n".join(asset(name) for name in ("tokens.css", "briefing.css")) + _own_style())  # all ours
    return _environment().get_template(template).render(style=style, pages=_Everybody(), **given)


def snippet(hit: Hit) -> list[tuple[str, bool]]:
    """Return the sentence of a hit in pieces, each with whether it was asked for."""
    words, pieces, at = hit.snippet or "", [], 0
    for start, end in sorted(hit.marks):
        if start >= at and end <= len(words):
            pieces += [(words[at:start], False), (words[start:end], True)]
            at = end
    return [(visible(piece), asked) for piece, asked in [*pieces, (words[at:], False)] if piece]


@cache
def _environment() -> jinja2.Environment:
    environment = environment_for(
        jinja2.ChoiceLoader(
            [
                jinja2.PackageLoader("flows.explore"),
                jinja2.PrefixLoader({"briefing": jinja2.PackageLoader("diembao.briefing")}),
            ]
        )
    )
    environment.filters["article_page"] = _at("/article/")
    environment.filters["name_page"] = _at("/name/")
    environment.filters["story_page"] = _at("/story/")
    environment.filters["outlet_page"] = _at("/outlet/")
    environment.filters["sql_link"] = _at("/sql?q=")
    environment.filters["csv_link"] = _at("/sql.csv?q=")
    environment.filters["snippet"] = snippet
    return environment


@cache
def _own_style() -> str:
    source, _, _ = jinja2.PackageLoader("flows.explore").get_source(jinja2.Environment(autoescape=True), "explore.css")
    return source


def _at(way: str) -> Callable[[str], str]:
    """Return how to make the address of a thing: nothing in its name leaves its place in the path."""
    return lambda name: way + quote(name, safe="")
