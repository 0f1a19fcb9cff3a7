"""Small charts as SVG inside a page: they take its colours and its letters, and need no script.

Drawn by Vega-Lite through vl-convert. What a chart shows stands beside it in words as well, or in its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup

from diembao.briefing.edition import Report
from diembao.briefing.visible import visible
from diembao.segment import VIETNAM_TIME

Spec = dict[str, Any]
_STATES = re.compile(r' (?:role|aria-[a-z]+|xmlns:xlink|pointer-events)="[^"]*"')
_SMALL = 11  # pixels of letters
_ROW = 18  # pixels an outlet in a time line
_MOST_OUTLETS = 12
_CONFIG: Spec = {
    "view": {"stroke": None},
    "font": "inherit",
    "axis": {
        "labelColor": "var(--quiet)",
        "titleColor": "var(--quiet)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "gridColor": "var(--line)",
        "labelFontSize": _SMALL,
        "labelFont": "inherit",
    },
}


def coverage(days: Sequence[tuple[date, int]]) -> Markup:
    """Return bars of articles a day, the last one in the colour of the day at hand."""
    return _coverage(tuple(days))


@cache
def _coverage(days: tuple[tuple[date, int], ...]) -> Markup:
    values = [
        {"day": day.isoformat(), "articles": count, "last": n == len(days) - 1} for n, (day, count) in enumerate(days)
    ]
    x = {"field": "day", "type": "ordinal", "axis": _few_days(days)}
    y = {"field": "articles", "type": "quantitative", "axis": None}
    return _drawn(_bars(values, x, y, width=232, height=44))


def sparkline(counts: Sequence[int]) -> Markup:
    """Return tiny bars, the last one in the colour of the day at hand."""
    return _sparkline(tuple(counts))


def timeline(reports: Sequence[Report]) -> Markup | None:
    """Return a row an outlet with a dot for each of its reports, hollow for a copy; None where it would show nothing.

    It shows nothing with fewer than three dated reports or when all came at one moment.
    """
    dated = [r for r in reports if r.at is not None and r.source.outlet]
    outlets = list(dict.fromkeys(visible(r.source.outlet or "") for r in dated))[:_MOST_OUTLETS]
    moments = {r.at for r in dated}
    if len(dated) < 3 or len(moments) < 2:
        return None
    values = [
        {
            "at": f"{r.at.astimezone(VIETNAM_TIME):%Y-%m-%dT%H:%M:%S}",
            "outlet": visible(r.source.outlet or ""),
            "copy": r.is_copy,
        }
        for r in dated
        if r.at and visible(r.source.outlet or "") in outlets
    ]
    return _drawn(_dots(values, outlets))


@cache
def _sparkline(counts: tuple[int, ...]) -> Markup:
    values = [{"day": n, "articles": count, "last": n == len(counts) - 1} for n, count in enumerate(counts)]
    x = {"field": "day", "type": "ordinal", "axis": None}
    y = {"field": "articles", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}
    return _drawn(_bars(values, x, y, width=56, height=14))


def _bars(values: list[Spec], x: Spec, y: Spec, width: int, height: int) -> Spec:
    color = {"condition": {"test": "datum.last", "value": "var(--accent)"}, "value": "var(--bar)"}
    encoding = {"x": {**x, "title": None}, "y": y, "color": color}
    return {
        "width": width,
        "height": height,
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadiusEnd": 1},
        "encoding": encoding,
    }


def _dots(values: list[Spec], outlets: list[str]) -> Spec:
    axis = {"format": "%-H:%M", "grid": False, "tickCount": 4, "title": None}
    if len({value["at"][:10] for value in values}) > 1:
        axis["format"] = "%-d/%-m %-H:%M"
    fill = {"condition": {"test": "datum.copy", "value": "var(--paper)"}, "value": "var(--accent)"}
    return {
        "width": 270,  # with its names it fits a phone
        "height": _ROW * len(outlets),
        "data": {"values": values},
        "mark": {
            "type": "point",
            "filled": True,
            "size": 52,
            "stroke": "var(--accent)",
            "strokeWidth": 1.5,
            "opacity": 1,
        },
        "encoding": {
            "x": {"field": "at", "type": "temporal", "axis": axis, "scale": {"padding": 7}},
            "y": {"field": "outlet", "type": "nominal", "sort": outlets, "axis": _lines()},
            "fill": fill,
        },
    }


def _lines() -> Spec:
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "grid": True,
        "labelColor": "currentColor",
        "labelLimit": 140,
        "labelPadding": 7,
    }


def _few_days(days: Sequence[tuple[date, int]]) -> Spec:
    """Return an axis that names the first and the last day only."""
    ends = [days[0][0].isoformat(), days[-1][0].isoformat()] if days else []
    words = "split(datum.value, '-')[2] * 1 + '/' + split(datum.value, '-')[1] * 1"
    return {"values": ends, "labelExpr": words, "labelAngle": 0, "ticks": False, "title": None}


def _drawn(spec: Spec) -> Markup:
    """Return the SVG of a spec without what only a reader of charts alone would need: the page says it in words."""
    import vl_convert  # half a second and 80 MB: only where something is drawn

    drawn: str = vl_convert.vegalite_to_svg({"background": None, "config": _CONFIG, **spec})
    return Markup(_STATES.sub("", drawn).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
