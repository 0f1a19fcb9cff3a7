"""Which outlet published an article, and what told so. No outlet is better than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from diembao.article import Passage, PassageKind
from diembao.lexicon.outlets import (
    OutletKind,
    outlet_of_domain,
    outlet_of_name,
    outlet_of_promo,
    outlet_of_tail,
    registered_domain,
)
from diembao.text.datelines import find_dateline, find_inner_dateline
from diembao.text.identity import host_of, strip_host
from diembao.text.orthography import fold

_HOST: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)
_HOST_IN_PATH: Final = re.compile(r"/((?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org))/", re.IGNORECASE)
_SIGNED: Final = re.compile(r"[/(·|]\s*([^/()·|]{2,40}?(?:/[^/()·|\s]{2,30})?)\s*\)?$")
_REMARK: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Provenance:
    """The outlet of an article and what named it: metadata, url, prefix, promo, tail or none."""

    outlet_id: str | None
    outlet_from: str


def find_outlet(name: str | None, url: str | None, text: str, passages: Iterable[Passage]) -> Provenance:
    """Return who published the article, from its record first, then its address, then the marks in its text.

    `name` is what the record said, a name or a host. The host of an aggregator says least of all: a prefix, or the
    host of the origin inside its address, goes before it. "Theo Reuters" at the end names a source, not the outlet.
    """
    if name and (said := outlet_id_of(name)):
        return Provenance(said, "metadata")
    host = host_of(url)
    known = outlet_of_domain(host) if host else None
    gathers = known is not None and known.kind is OutletKind.AGGREGATOR
    if host and not gathers:
        return Provenance(known.outlet_id if known else registered_domain(host), "url")
    origin = _HOST_IN_PATH.search(urlsplit(url).path) if gathers and url else None
    if origin:
        return Provenance(_outlet_of_host(origin[1]), "url")
    marked = _in_text(text, passages)
    if marked is not None:
        return marked
    return Provenance(known.outlet_id, "url") if known else Provenance(None, "none")


def outlet_id_of(name: str) -> str | None:
    """Return the id of the outlet that a record calls `name`: of the registry, of a host, or a slug of any other."""
    name = name.strip()
    if (known := outlet_of_name(name)) is not None:
        return known.outlet_id
    host = host_of(name) or (strip_host(name) if _HOST.fullmatch(name) else None)
    if host:
        return _outlet_of_host(host)
    plain = _REMARK.sub("", name) or name  # "Tin Xứ Mơ (from 2025)" keeps its id when the remark changes
    return _SLUG.sub("-", fold(plain)).strip("-") or _SLUG.sub("-", fold(name)).strip("-") or None


def _outlet_of_host(host: str) -> str:
    known = outlet_of_domain(strip_host(host))
    return known.outlet_id if known else registered_domain(strip_host(host))


def _in_text(text: str, passages: Iterable[Passage]) -> Provenance | None:
    marked = [p for p in passages if p.kind in (PassageKind.DATELINE, PassageKind.PROMO, PassageKind.BYLINE)]
    for passage in (p for p in marked if p.kind is PassageKind.DATELINE):
        opening = find_dateline(text, passage.start, len(text)) or find_inner_dateline(text, passage.start, len(text))
        if opening is not None and opening.outlet_id:
            return Provenance(opening.outlet_id, "prefix")
    for passage in (p for p in marked if p.kind is PassageKind.PROMO):
        if outlet := outlet_of_promo(text[passage.start : passage.end]):
            return Provenance(outlet.outlet_id, "promo")
    for passage in (p for p in reversed(marked) if p.kind is PassageKind.BYLINE):
        signed = _SIGNED.search(text[passage.start : passage.end].strip())
        outlet = outlet_of_tail(signed[1]) if signed else None
        if outlet is not None:
            return Provenance(outlet.outlet_id, "tail")
    return None
