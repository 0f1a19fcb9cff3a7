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

_VIETNAMESE = {
    "names": "tên riêng",
    "roles": "chức danh",
    "quotes": "lời trích dẫn",
    "times": "thời gian",
    "figures": "con số",
    "sources": "nguồn tin",
    "events": "sự kiện",
    "name": "tên",
    "type": "loại",
    "id": "mã",
    "also written": "còn viết",
    "sure": "độ chắc",
    "who": "ai",
    "role": "chức danh",
    "organisation": "tổ chức",
    "place": "nơi",
    "speaker": "người nói",
    "kind": "loại",
    "cue": "động từ",
    "rule": "luật",
    "words": "lời",
    "written": "viết là",
    "value": "giá trị",
    "days": "ngày",
    "anchor": "tính từ",
    "of what": "của gì",
    "moved, counted by": "tăng giảm, ai đếm",
    "source": "nguồn",
    "relayed by": "dẫn lại bởi",
    "event": "sự kiện",
    "trigger": "từ ngữ",
    "who → whom": "ai → với ai",
    "day": "ngày",
    "outlet": "tòa soạn",
    "date": "ngày đăng",
    "author": "tác giả",
    "section": "chuyên mục",
    "language": "ngôn ngữ",
    "file": "tệp",
    "mended": "đã sửa chữ",
}


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
    environment.filters["named_in_vietnamese"] = lambda words: _VIETNAMESE.get(words, words)
    environment.filters["snippet"] = snippet
    return environment


@cache
def _own_style() -> str:
    source, _, _ = jinja2.PackageLoader("flows.explore").get_source(jinja2.Environment(autoescape=True), "explore.css")
    return source


def _at(way: str) -> Callable[[str], str]:
    """Return how to make the address of a thing: nothing in its name leaves its place in the path."""
    return lambda name: way + quote(name, safe="")
