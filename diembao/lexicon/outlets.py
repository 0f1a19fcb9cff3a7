"""The registry of news outlets, looked up by domain, by name, and by the marks they leave in a text."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

_REMARK: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NOISE: Final = re.compile(r"\b(?:báo|tạp chí|điện tử|online)\b|[\W_]+")
# Registries that sell names one level further down: "baonghean.com.vn" is the registered domain, "com.vn" is not.
_SECOND_LEVEL: Final = frozenset(
    {"com", "net", "org", "edu", "gov", "ac", "info", "co", "name", "pro", "biz", "health", "int"}
)


class OutletKind(StrEnum):
    """What sort of house publishes."""

    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    BROADCASTER = "broadcaster"
    AGENCY = "agency"
    PORTAL = "portal"
    AGGREGATOR = "aggregator"
    SITE = "site"
    SECTION = "section"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. `prefixes` open its leads ("TPO"), `tails` sign its articles, `promos` stand only on its pages."""

    outlet_id: str
    name: str
    code: str
    domains: tuple[str, ...]
    prefixes: tuple[str, ...]
    tails: tuple[str, ...]
    promos: tuple[str, ...]
    kind: OutletKind
    level: str
    aliases: tuple[str, ...]

    @property
    def domain(self) -> str:
        """The domain it publishes under today."""
        return self.domains[0]


@cache
def all_outlets() -> tuple[Outlet, ...]:
    """Return the outlets of the registry, in the order of its file."""
    path = files("diembao.lexicon") / "data" / "outlets.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(_outlet(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _outlet(row: dict[str, str]) -> Outlet:
    def many(column: str) -> tuple[str, ...]:
        return tuple(filter(None, row[column].split("|")))

    return Outlet(
        outlet_id=row["outlet_id"],
        name=row["name"],
        code=row["code"],
        domains=many("domains"),
        prefixes=many("prefixes"),
        tails=many("tails"),
        promos=many("promos"),
        kind=OutletKind(row["kind"]),
        level=row["level"],
        aliases=many("aliases"),
    )


def _index(keys: Callable[[Outlet], Iterable[str]]) -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in all_outlets():
        for key in keys(outlet):
            found.setdefault(key, outlet)
    return found


@cache
def _by_domain() -> dict[str, Outlet]:
    return _index(lambda outlet: outlet.domains)


@cache
def _by_name() -> dict[str, Outlet]:
    return _index(lambda o: filter(None, map(_name_key, (o.name, *o.aliases, o.code, *o.prefixes, o.outlet_id))))


@cache
def _by_prefix() -> dict[str, Outlet]:
    return _index(lambda outlet: map(mark_key, outlet.prefixes))


@cache
def _by_tail() -> dict[str, Outlet]:
    return _index(lambda outlet: map(mark_key, outlet.tails))


@cache
def _by_promo() -> dict[str, Outlet]:
    return _index(lambda outlet: map(mark_key, outlet.promos))


def mark_key(words: str) -> str:
    """Return `words` as prefixes, tails and promos are compared: lower case, letters and digits only."""
    return "".join(c for c in unicodedata.normalize("NFC", words).casefold() if c.isalnum() or c in "+&")


def _name_key(name: str) -> str:
    lower = unicodedata.normalize("NFC", name).casefold().strip()
    return _NOISE.sub("", lower) or mark_key(lower)


def registered_domain(host: str) -> str:
    """Return the part of `host` that somebody registered: "thethao.baonghean.com.vn" gives "baonghean.com.vn"."""
    labels = host.lower().rstrip(".").split(".")
    below = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-below:])


def outlet_of_domain(host: str) -> Outlet | None:
    """Return the outlet that publishes at `host` or one of its parents; "baotintuc.org.vn" is nobody's."""
    labels = host.lower().rstrip(".").split(".")
    known = _by_domain()
    return next((known[name] for i in range(len(labels) - 1) if (name := ".".join(labels[i:])) in known), None)


def outlet_of_name(name: str) -> Outlet | None:
    """Return the outlet called `name`: "Báo Tuổi Trẻ", "tuổi trẻ online" and "TTO" are the same one.

    What stands in brackets or behind a slash is set aside where the whole is nobody's name: "Giao thông (Bộ Xây dựng)",
    "Vietstock / FILI".
    """
    bare = _REMARK.sub("", name)
    parts = () if "." in bare else reversed(bare.split("/"))  # "TTXVN/Vietnam+": the last one publishes; no addresses
    names = (name, bare, *parts)
    return next((known for part in names if (known := _by_name().get(_name_key(part)))), None)


def outlet_of_prefix(prefix: str) -> Outlet | None:
    """Return the outlet whose leads open with `prefix`: "TPO", "(Dân trí)"."""
    return _by_prefix().get(mark_key(prefix))


def outlet_of_tail(signature: str) -> Outlet | None:
    """Return the outlet that signs articles with `signature`: "Vietnam+", "Bnews/vnanet.vn"."""
    return _by_tail().get(mark_key(signature))


def outlet_of_promo(line: str) -> Outlet | None:
    """Return the outlet on whose pages alone `line` stands: "MỚI - NÓNG"."""
    return _by_promo().get(mark_key(line))
