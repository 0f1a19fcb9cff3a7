"""The pages of the explorer: each asks a seat, and fills a template."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from diembao.briefing.marked import blocks_of, sentence_marks
from diembao.briefing.marks import marks_of
from diembao.briefing.tables import header_of, tables_of
from diembao.briefing.wording import LAYERS
from flows.explore import reading
from flows.explore.rendering import render
from models import exploring
from models.exploring import PAGE
from models.exploring_library import Library, Told
from models.exploring_search import found
from models.export_csv import cell
from models.profiles import profile
from models.query import examples
from models.reading_back import readings
from models.reading_room import Seat

_ARTICLES_OF_NAME = 100
_CELL = 1_000  # characters of a cell that are shown


def home(request: Request) -> Response:
    """Return the first page: search, the newest stories, the days."""
    with _library(request).seat() as seat:
        newest = exploring.days(seat, 28)
        told = exploring.stories(seat, exploring.Filter(least_outlets=2))[:12] or exploring.stories(seat, _ANY)[:12]
        return _page(request, "home.html.j2", days=newest, stories=told)


def search(request: Request) -> Response:
    """Return what was found, the best first."""
    words = reading.words(request)
    chosen = reading.chosen(request)
    asked = " ".join(filter(None, (words, _field("outlet", chosen.outlet), _since(chosen))))
    hits = found(_library(request), asked) if words else []
    with _library(request).seat() as seat:
        return _page(request, "search.html.j2", words=words, hits=hits, chosen=chosen, outlets=exploring.outlets(seat))


def stories(request: Request) -> Response:
    """Return a list of stories by day, outlet and size."""
    chosen = reading.chosen(request)
    with _library(request).seat() as seat:
        rows = exploring.stories(seat, chosen)
        known = exploring.outlets(seat)
        return _listed(request, "stories.html.j2", rows, chosen.page, chosen=chosen, outlets=known)


def story(request: Request) -> Response:
    """Return a story: its articles, what was said, the figures; an id that went into another one leads there."""
    with _library(request).seat() as seat:
        whole = exploring.story(seat, request.path_params["story_id"])
        if whole is None:
            return missing(request)
        if whole.title.story_id != request.path_params["story_id"]:
            return RedirectResponse(f"/story/{whole.title.story_id}", 301)
        return _page(request, "story.html.j2", story=whole)


def names(request: Request) -> Response:
    """Return a list of names by type and letters."""
    words, type_, number = reading.words(request), reading.type_of(request), reading.number(request, "page")
    with _library(request).seat() as seat:
        rows = exploring.names(seat, words, type_, number)
        return _listed(request, "names.html.j2", rows, number, words=words, type=type_)


def name(request: Request) -> Response:
    """Return all that is known of a name."""
    with _library(request).seat() as seat:
        known = profile(seat, request.path_params["entity_id"], _newest(seat), articles=_ARTICLES_OF_NAME)
        return _page(request, "name.html.j2", profile=known) if known else missing(request)


def outlets(request: Request) -> Response:
    """Return the list of outlets."""
    with _library(request).seat() as seat:
        return _page(request, "outlets.html.j2", outlets=exploring.outlets(seat))


def outlet(request: Request) -> Response:
    """Return an outlet: how much it prints, whom it cites, its articles."""
    outlet_id, chosen = request.path_params["outlet_id"], reading.chosen(request)
    with _library(request).seat() as seat:
        known = exploring.outlets(seat, outlet_id)
        if not known:
            return missing(request)
        own = exploring.Filter(chosen.first, chosen.last, outlet_id, page=chosen.page)
        return _listed(
            request,
            "outlet.html.j2",
            exploring.articles(seat, own),
            chosen.page,
            outlet=known[0],
            chosen=chosen,
            days=exploring.outlet_days(seat, outlet_id, _newest(seat)),
            sources=exploring.outlet_sources(seat, outlet_id),
        )


def article(request: Request) -> Response:
    """Return an article with its marks and all that was read from it."""
    with _library(request).seat() as seat:
        known = next(readings(seat, [request.path_params["article_id"]]), None)
        if known is None:
            return missing(request)
        one, read = known
        shown = reading.layers(request)
        marks = [mark for mark in marks_of(one, read) if mark.layer in shown]
        names_of_outlets = {row.outlet_id: row.name for row in exploring.outlets(seat, one.outlet_id)}
        return _page(
            request,
            "marked.html.j2",
            article=one,
            outlet=names_of_outlets.get(one.outlet_id or ""),
            blocks=blocks_of(one, [*sentence_marks(read), *marks]),
            header=header_of(one),
            tables=tables_of(one, read),
            shown=shown,
            layers=LAYERS,
        )


def quality(request: Request) -> Response:
    """Return what the data cannot say, the last runs, and their checks."""
    with _library(request).seat() as seat:
        return _page(
            request,
            "quality.html.j2",
            days=exploring.days(seat),
            runs=exploring.runs(seat),
            checks=exploring.checks(seat),
            quarantine=exploring.quarantine(seat),
        )


def sql(request: Request) -> Response:
    """Return the answer to a question in SQL, or the box for one with examples."""
    asked = request.query_params.get("q", "")
    told = _library(request).ask(asked) if asked.strip() else None
    rows = [[_shown(value) for value in row] for row in told.rows] if told else []
    return _page(request, "sql.html.j2", asked=asked, told=told, rows=rows, examples=examples())


def sql_csv(request: Request) -> Response:
    """Return the answer as CSV that a spreadsheet opens and does not calculate."""
    told = _library(request).ask(request.query_params.get("q", ""))
    if told.trouble:
        return PlainTextResponse(told.trouble, 400)
    headers = {"Content-Disposition": 'attachment; filename="diembao.csv"'}
    return Response(_csv(told), media_type="text/csv; charset=utf-8", headers=headers)


def missing(request: Request, _error: Exception | None = None) -> Response:
    """Return the page for what is not there."""
    return _page(request, "missing.html.j2", 404)


_ANY = exploring.Filter()


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def _page(request: Request, template: str, status: int = 200, **given: object) -> HTMLResponse:
    return HTMLResponse(render(template, path=request.url.path, **given), status)


def _listed(request: Request, template: str, rows: list[Any], number: int, **given: object) -> HTMLResponse:
    """Return a page of a list, with the ways to the pages before and after it."""
    before = _turned(request, number - 1) if number > 1 else None
    after = _turned(request, number + 1) if len(rows) > PAGE else None
    return _page(request, template, 200, rows=rows[:PAGE], before=before, after=after, **given)


def _turned(request: Request, to: int) -> str:
    return "?" + urlencode({**dict(request.query_params), "page": to})


def _newest(seat: Seat) -> date:
    known = exploring.days(seat, 1)
    return known[0].day if known else datetime.now(UTC).date()


def _field(name: str, value: str | None) -> str:
    return f'{name}:"{value.replace(chr(34), " ")}"' if value else ""


def _since(chosen: exploring.Filter) -> str:
    days = (("from", chosen.first), ("to", chosen.last))
    return " ".join(f"{name}:{one.isoformat()}" for name, one in days if one)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    words = "" if value is None else str(value)
    return words if len(words) <= _CELL else words[:_CELL] + "…"


def _csv(told: Told) -> str:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([cell(name) for name in told.columns])
    writer.writerows([cell(value) for value in row] for row in told.rows)
    return "\ufeff" + file.getvalue()
