"""HOME/watchlists.yaml: read and examined before anything is done; every trouble is named with its line.

watches:
  - name: thiên tai chết người
    topics: [thảm họa – thiên tai]
    figures: {killed: 10}
    places: [Quảng Ngãi, Huế]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from diembao.errors import SettingsInvalid
from diembao.lexicon.outlets import all_outlets
from diembao.lexicon.topics import SCHEME, media_topics
from diembao.reading import FigureKind
from diembao.text.orthography import fold, normalise
from diembao.watch.watchlist import Threshold, Watch

FILE = "watchlists.yaml"
_LISTS = ("entities", "places", "phrases", "topics", "outlets", "stories")
_KEYS = frozenset((*_LISTS, "name", "note", "figures", "spike", "silence"))
_MOST_BYTES = 1_000_000
_MOST_WATCHES = 500

_Troubles = list[str]


def read_watchlist(path: Path) -> tuple[Watch, ...]:
    """Return the watches of the file at `path` in their order; none when there is no file.

    Raises SettingsInvalid with everything that cannot be used, each with its line.
    """
    if not path.exists():
        return ()
    troubles: _Troubles = []
    found = tuple(w for line, entry in _entries(path, troubles) if (w := _watch(line, entry, troubles)))
    names = [watch.name for watch in found]
    troubles += [
        f"line {w.line}: the name {w.name!r} stands twice." for n, w in enumerate(found) if w.name in names[:n]
    ]
    if troubles:
        listed = "\n".join(f"  {trouble}" for trouble in troubles)
        raise SettingsInvalid(
            f"the watch list {path} cannot be used:\n{listed}\ndocs/watchlists.md shows how it is written."
        )
    return found


def _entries(path: Path, troubles: _Troubles) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    """Yield each entry under `watches` with its line."""
    node = _parsed(path, troubles)
    if node is None:
        return
    top = [(k.value, v) for k, v in node.value] if isinstance(node, yaml.MappingNode) else []
    listed = top[0][1] if len(top) == 1 and top[0][0] == "watches" else None
    if not isinstance(listed, yaml.SequenceNode):
        troubles.append('line 1: the file has one key, "watches", with a list of watches below it.')
        return
    if len(listed.value) > _MOST_WATCHES:
        troubles.append(f"line 1: there are {len(listed.value)} watches, at most {_MOST_WATCHES} are taken.")
        return
    for entry in listed.value:
        line = entry.start_mark.line + 1
        if not isinstance(entry, yaml.MappingNode):
            troubles.append(f'line {line}: a watch has keys, such as "- name: bão".')
            continue
        try:
            yield line, yaml.SafeLoader("").construct_document(entry)
        except (yaml.YAMLError, ValueError, TypeError) as error:
            troubles.append(f"line {line}: {getattr(error, 'problem', None) or error}.")


def _parsed(path: Path, troubles: _Troubles) -> yaml.Node | None:
    try:
        raw = path.read_bytes()
        if len(raw) > _MOST_BYTES:
            raise SettingsInvalid(f"the watch list {path} has {len(raw)} bytes, at most {_MOST_BYTES} are read.")
        if b"&" in raw and any(isinstance(t, yaml.AnchorToken | yaml.AliasToken) for t in yaml.scan(raw)):
            troubles.append("anchors and aliases (&, *) are not taken; write names with & in quotation marks.")
            return None
        node: yaml.Node | None = yaml.compose(raw, yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}: " if mark else ""
        troubles.append(f"{where}this is no YAML: {getattr(error, 'problem', None) or error}.")
        return None
    return node


def _watch(line: int, entry: Mapping[Any, Any], troubles: _Troubles) -> Watch | None:
    """Return the watch of one entry, or None with what is wrong among `troubles`."""
    before = len(troubles)

    def say(trouble: str) -> None:
        troubles.append(f"line {line}: {trouble}")

    for key in entry:
        if key not in _KEYS:
            say(f"there is no key {key!r}; there are {', '.join(sorted(_KEYS))}.")
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        say("a watch needs a name.")
        return None
    lists = {key: _names(key, entry.get(key), say) for key in _LISTS}
    lists["topics"] = tuple(code for topic in lists["topics"] for code in _topic(topic, say))
    lists["outlets"] = tuple(i for outlet in lists["outlets"] for i in _outlet(outlet, say))
    watch = Watch(
        name=_clean(name),
        note=str(entry.get("note") or ""),
        figures=tuple(_figures(entry.get("figures"), say)),
        spike=_number("spike", entry.get("spike"), 1, say),
        silence=_days(entry.get("silence"), say),
        line=line,
        **lists,
    )
    if not watch.criteria and len(troubles) == before:
        say(f"{watch.name!r} watches nothing: give it one of {', '.join((*_LISTS, 'figures'))}.")
    return watch if len(troubles) == before else None


def _names(key: str, given: Any, say: Any) -> tuple[str, ...]:
    values = [given] if isinstance(given, str | int) and not isinstance(given, bool) else given
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(v, str | int) and not isinstance(v, bool) for v in values):
        say(f"{key} is a name or a list of names.")
        return ()
    names = tuple(_clean(str(v)) for v in values)
    if not all(any(c.isalnum() for c in name) for name in names):
        say(f"{key} has an empty name.")
    return names


def _clean(name: str) -> str:
    return " ".join(normalise(name).text.split())


def _topic(name: str, say: Any) -> Iterator[str]:
    """Yield the code of a topic that is given by code or by name in either language."""
    wanted = fold(name.removeprefix(SCHEME))
    known = media_topics().values()
    found = [t.code for t in known if wanted in (t.code.removeprefix(SCHEME), fold(t.name_vi), fold(t.name_en))]
    found = found or [t.code for t in known if wanted in (part.strip() for part in fold(t.name_vi).split("–"))]
    if not found:
        say(f'there is no topic {name!r}; `diembao query "from media_topics"` lists them.')
    yield from found[:1]


def _outlet(name: str, say: Any) -> Iterator[str]:
    wanted = fold(name)
    for outlet in all_outlets():
        if wanted in (outlet.outlet_id, fold(outlet.name), fold(outlet.code or ""), *outlet.domains):
            yield outlet.outlet_id
            return
    say(f'there is no outlet {name!r}; `diembao query "from outlets"` lists them.')


def _figures(given: Any, say: Any) -> Iterator[Threshold]:
    if given is None:
        return
    if not isinstance(given, dict):
        say('figures is a kind and a least number, such as "figures: {killed: 10}".')
        return
    for kind, least in given.items():
        if kind not in set(FigureKind):
            say(f"there is no kind of figure {kind!r}; there are {', '.join(FigureKind)}.")
        elif (number := _number(f"figures.{kind}", least, 0, say)) is not None:
            yield Threshold(str(kind), number)


def _number(key: str, given: Any, least: int, say: Any) -> Decimal | None:
    if given is None:
        return None
    try:
        number = Decimal(str(given)) if not isinstance(given, bool) else Decimal("nan")
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite() or number < least or number > 10**20:
        say(f"{key} is a number from {least} on, not {given!r}.")
        return None
    return number


def _days(given: Any, say: Any) -> int | None:
    number = _number("silence", given, 1, say)
    if number is not None and (number != int(number) or number > 3650):
        say(f"silence is a number of days, 1 to 3650, not {given!r}.")
        return None
    return None if number is None else int(number)
