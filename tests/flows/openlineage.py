"""Whether an event is what OpenLineage's schema allows, by the classes that its project makes from that schema.

Every object must have the fields that its class requires, no others, and each of the type that the class says; a facet
is known by its _schemaURL. Formats (URI, UUID, moments with a zone) are looked at as well.
"""

from __future__ import annotations

import enum
import importlib
import pkgutil
import types
import typing
import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import attr
from openlineage.client import generated
from openlineage.client.event_v2 import RunEvent
from openlineage.client.generated.base import BaseFacet

_MODULES = [importlib.import_module(f"{generated.__name__}.{m.name}") for m in pkgutil.iter_modules(generated.__path__)]
_CLASSES = {kind.__name__: kind for module in _MODULES for kind in vars(module).values() if attr.has(kind)}
_FACETS = {k._get_schema(): k for k in _CLASSES.values() if issubclass(k, BaseFacet)}


def troubles(event: dict[str, Any]) -> list[str]:
    """Return where `event` is not what a RunEvent may be; none when it is."""
    return list(_object(event, RunEvent, "event"))


def _object(value: Any, kind: type[Any], place: str) -> typing.Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: {value!r} is no object"
        return
    if issubclass(kind, BaseFacet):
        real = _FACETS.get(value.get("_schemaURL", ""))
        if real is None or not issubclass(real, kind):
            yield f"{place}: {value.get('_schemaURL')} is no {kind.__name__}"
            return
        kind = real
    hints = typing.get_type_hints(kind)
    fields = {f.name: f for f in attr.fields(kind)}
    yield from (f"{place}: {name} is unknown" for name in value if name not in fields)
    for name, field in fields.items():
        if name in value:
            yield from _value(value[name], hints[name], f"{place}.{name}")
        elif field.default is attr.NOTHING or name in ("_producer", "_schemaURL", "producer", "schemaURL"):
            yield f"{place}: {name} is missing"
    yield from _formats(value, place)


def _value(value: Any, hint: Any, place: str) -> typing.Iterator[str]:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        options = [one for one in inner if one is not type(None)]
        if not any(not list(_value(value, one, place)) for one in options):
            yield from _value(value, options[0], place)
    elif origin is dict:
        if not isinstance(value, dict):
            yield f"{place}: {value!r} is no object"
            return
        for key, one in value.items():
            yield from _value(one, inner[1], f"{place}.{key}")
    elif origin is list:
        if not isinstance(value, list):
            yield f"{place}: {value!r} is no list"
            return
        for number, one in enumerate(value):
            yield from _value(one, inner[0], f"{place}[{number}]")
    elif isinstance(hint, type) and issubclass(hint, enum.Enum):
        if value not in {member.value for member in hint}:
            yield f"{place}: {value!r} is none of {hint.__name__}"
    elif attr.has(hint):
        yield from _object(value, hint, place)
    elif hint is float:
        if not isinstance(value, int | float):
            yield f"{place}: {value!r} is no number"
    elif isinstance(hint, type) and hint is not object and not isinstance(value, hint):
        yield f"{place}: {value!r} is no {hint.__name__}"


def _formats(value: dict[str, Any], place: str) -> typing.Iterator[str]:
    for name in ("_producer", "_schemaURL", "producer", "schemaURL"):
        if name in value and not urlsplit(value[name]).scheme:
            yield f"{place}.{name}: {value[name]!r} is no URI"
    for name in ("eventTime", "nominalStartTime"):
        if name in value and datetime.fromisoformat(value[name]).tzinfo is None:
            yield f"{place}.{name}: no zone"
    if "runId" in value:
        uuid.UUID(value["runId"])
