"""The file beside a file: `x.meta.json` says of `x.txt` what the text itself doesn't, like its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diembao.formats.json_text import parse_json
from diembao.formats.rules import Refused, Rule
from diembao.formats.sniff import suffix_of
from diembao.text.encoding import decode

ENDING = ".meta.json"


def is_sidecar(name: str) -> bool:
    """Return whether a file of this name is a sidecar: "003_x.meta.json" is."""
    return name.lower().endswith(ENDING)


def sidecar_names(name: str) -> Iterator[str]:
    """Yield the names under which the sidecar of `name` is looked for.

    "x.html.gz" has "x.html.gz.meta.json", "x.html.meta.json" or "x.meta.json", in this order.
    """
    yield name + ENDING
    while suffix := suffix_of(name):
        name = name[: -len(suffix)]
        yield name + ENDING


def owner_stem(name: str) -> str:
    """Return the name without its ending that a sidecar belongs to: "003_x" for "003_x.meta.json"."""
    return name[: -len(ENDING)]


def parse_sidecar(raw: bytes, limit: int) -> Mapping[str, Any]:
    """Return the fields of a sidecar: b'{"date": "2026-10-02"}' gives {"date": "2026-10-02"}."""
    if len(raw) > limit:
        raise Refused(Rule.SIDECAR_BROKEN, f"more than {limit:,} bytes")
    try:
        found = parse_json(decode(raw).text)
    except Refused as refused:
        raise Refused(Rule.SIDECAR_BROKEN, refused.found) from refused
    if not isinstance(found, Mapping):
        raise Refused(Rule.SIDECAR_BROKEN, f"found {type(found).__name__}")
    return found
