"""JSON from strangers: strict first, then with the liberties that exporters take."""

from __future__ import annotations

import json
from typing import Any

import orjson

from diembao.formats.rules import Refused, Rule


def parse_json(text: str, where: str = "") -> Any:
    """Return the value of `text`; NaN and raw control characters are let through, anything else wrong is refused."""
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        pass  # pandas writes NaN, some crawlers raw tabs: the standard library takes both
    try:
        return json.loads(text, strict=False)
    except RecursionError as error:
        raise Refused(Rule.JSON_BROKEN, _found(where, "nested too deep")) from error
    except ValueError as error:
        raise Refused(Rule.JSON_BROKEN, _found(where, str(error))) from error


def dump(value: object) -> bytes:
    """Return `value` as JSON bytes, for the raw copy of a record that has no bytes of its own."""
    return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace")


def _found(where: str, error: str) -> str:
    return f"{where}, {error}" if where else error
