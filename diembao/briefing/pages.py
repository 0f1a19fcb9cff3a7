"""What all pages of a briefing share: the templates, where each page lies, and what a link may do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from diembao.briefing import charts, wording
from diembao.briefing.edition import Agreement, Source
from diembao.briefing.visible import visible
from diembao.briefing.weave import Closing, Opening, Words

ARTICLES, NAMES = "articles", "names"


def article_page_name(article_id: str) -> str:
    """Return where the page of an article lies: "articles/c512e1bc50398e65.html"."""
    return f"{ARTICLES}/{_file_name(article_id)}.html"


def name_page_name(entity_id: str) -> str:
    """Return where the page of a name lies: "names/1f0c….html"; ids hold what file systems do not like."""
    return f"{NAMES}/{hashlib.sha256(entity_id.encode('utf-8', 'replace')).hexdigest()[:16]}.html"


def day_page_name(day: date) -> str:
    """Return where the briefing of a day lies: "2026-11-15.html"."""
    return f"{day.isoformat()}.html"


def safe_link(url: str | None) -> str | None:
    """Return `url` if a click on it can do no more than open a web page."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


def sources_of(said: object) -> Iterator[Source]:
    """Yield every source that an edition, a profile or a part of one leads to."""
    if isinstance(said, Source):
        yield said
    elif isinstance(said, tuple):
        for one in said:
            yield from sources_of(one)
    elif is_dataclass(said):
        for field in fields(said):
            yield from sources_of(getattr(said, field.name))


def render(template: str, style: str, **given: object) -> str:
    """Return the page that a template makes of `given`, with the style sheet that it is to carry."""
    sheets = Markup("\n".join(asset(name) for name in ("tokens.css", style)))  # ours, from this package
    return environment().get_template(template).render(style=sheets, **given)


@cache
def asset(name: str) -> str:
    """Return the words of a style sheet or script of this package."""
    return (files("diembao.briefing") / "templates" / name).read_text(encoding="utf-8")


@cache
def environment() -> jinja2.Environment:
    """Return where the templates of this room are read."""
    return environment_for(jinja2.PackageLoader("diembao.briefing"))


def environment_for(loader: jinja2.BaseLoader) -> jinja2.Environment:
    """Return an environment in which everything that comes from outside is escaped, with our filters and words."""
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "visible": visible,
        "number": wording.number,
        "amount": wording.amount,
        "said": lambda words: visible(wording.said(words)),
        "shortened": lambda words, most: visible(wording.shortened(words, most)),
        "article_page": article_page_name,
        "name_page": name_page_name,
        "day_page": day_page_name,
        "safe_link": safe_link,
    }
    environment.tests |= {
        "opening": lambda stitch: isinstance(stitch, Opening),
        "closing": lambda stitch: isinstance(stitch, Closing),
        "words": lambda stitch: isinstance(stitch, Words),
    }
    environment.globals |= {"w": wording, "charts": charts, "Agreement": Agreement}
    return environment


def _file_name(article_id: str) -> str:
    """Return the id itself, which is hexadecimal; anything else by its hash, so that no id can leave the folder."""
    if article_id.isascii() and article_id.isalnum():
        return article_id
    return hashlib.sha256(article_id.encode("utf-8", "replace")).hexdigest()[:16]
