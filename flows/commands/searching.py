"""`diembao search`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import typer

from flows.settings import settings_of
from models.search import Hit, search

if TYPE_CHECKING:
    from rich.text import Text


def search_for(words: list[str], home: Path | None, *, limit: int, as_json: bool) -> None:
    """Print the articles that have all of `words`."""
    found = search(settings_of(home).home / "published", _question(words), limit=limit)
    if as_json:
        for hit in found:
            typer.echo(orjson.dumps(asdict(hit), default=str))
        return
    _print(found)
    typer.echo(f"{len(found)} articles{', and maybe more (--limit)' if len(found) == limit else ''}", err=True)


def _question(words: list[str]) -> str:
    """Return the words as one question; the shell took quotation marks away, so a word with spaces is a phrase."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{w}"' if " " in w and '"' not in w else w for w in words)


def _print(found: list[Hit]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for number, hit in enumerate(found, 1):
        about = " · ".join(str(part) for part in (hit.day_vn, hit.outlet, hit.url) if part)
        console.print(Text.assemble((f"{number:3} ", "dim"), (hit.title, "bold")))
        console.print(Text(f"    {about}", "dim"))
        console.print(Text("    ").append_text(_marked(hit)))


def _marked(hit: Hit) -> Text:
    from rich.text import Text

    text = Text(hit.snippet or "")
    for start, end in hit.marks:
        text.stylize("bold yellow", start, end)
    return text
