"""The explorer as a web app."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from diembao.errors import DiembaoError
from flows.explore import pages
from flows.explore.guard import LOOPBACK, Guard
from models.exploring_library import Library, Limits

log = logging.getLogger(__name__)
_ROUTES = [
    Route("/", pages.home),
    Route("/search", pages.search),
    Route("/stories", pages.stories),
    Route("/story/{story_id}", pages.story),
    Route("/names", pages.names),
    Route("/name/{entity_id:path}", pages.name),
    Route("/outlets", pages.outlets),
    Route("/outlet/{outlet_id:path}", pages.outlet),
    Route("/article/{article_id}", pages.article),
    Route("/quality", pages.quality),
    Route("/sql", pages.sql),
    Route("/sql.csv", pages.sql_csv),
]


def make_app(published: Path, limits: Limits | None = None, hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """Return the app that shows the file in the folder `published`, to requests that name one of `hosts`."""
    app = Starlette(
        routes=_ROUTES,
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={404: pages.missing, DiembaoError: _troubled},
    )
    app.state.library = Library(published, limits or Limits())
    return app


def _troubled(_request: Request, error: Exception) -> Response:
    log.error("a page was not made: %s", error)
    return PlainTextResponse(str(error), 503)
