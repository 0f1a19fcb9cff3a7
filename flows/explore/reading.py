"""What a request says, read with care: days, page numbers, closed sets; what cannot be read counts as not given."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from diembao.briefing.marks import Layer
from diembao.reading import EntityType
from models.exploring import Filter

SHOWN = (Layer.QUOTE, Layer.FIGURE, Layer.PER, Layer.LOC, Layer.ORG)
_LONGEST = 2_000  # characters of a question in words
_LAST_PAGE = 10_000


def words(request: Request, name: str = "q") -> str:
    """Return what was typed, on one line."""
    return " ".join(request.query_params.get(name, "")[:_LONGEST].replace("\x00", " ").split())


def day(request: Request, name: str) -> date | None:
    """Return a day given as 2026-11-15."""
    try:
        return date.fromisoformat(request.query_params.get(name, ""))
    except ValueError:
        return None


def number(request: Request, name: str, most: int = _LAST_PAGE) -> int:
    """Return a number from 1 to `most`, 1 for anything else."""
    given = request.query_params.get(name, "")
    return min(max(int(given), 1), most) if given.isascii() and given.isdigit() and len(given) < 9 else 1


def chosen(request: Request) -> Filter:
    """Return the filter of a list."""
    return Filter(
        first=day(request, "from"),
        last=day(request, "to"),
        outlet=words(request, "outlet") or None,
        least_outlets=number(request, "outlets"),
        page=number(request, "page"),
    )


def type_of(request: Request) -> str | None:
    """Return a type of names, None for all."""
    given = request.query_params.get("type", "")
    return given if given in set(EntityType) else None


def layers(request: Request) -> frozenset[Layer]:
    """Return which marks are shown on an article."""
    given = {name for name in request.query_params.getlist("mark") if name in set(Layer)}
    asked = "mark" in request.query_params or "marks" in request.query_params
    return frozenset(map(Layer, given)) if asked else frozenset(SHOWN)
