"""The settings as an operator sees them: each value with its source, what is wrong with them, a file to begin with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import PydanticUndefined

from diembao.errors import DiembaoError
from diembao.formats import inbox
from flows.addresses import channels
from flows.settings import CONFIG, FILE_NAME, PREFIX, Settings, file_values, is_secret, nearest, settings_file, variable

MASK = "********"
_HEAD = f"""\
# Settings of diembao. Kept as {FILE_NAME} in the working folder or in the home folder, or named by ${CONFIG}.
# An environment variable ({PREFIX} and the name in capitals) wins over a line here. Paths are relative to this file.
# A line that begins with "#" is not set: it shows the default.
"""


@dataclass(frozen=True, slots=True)
class Value:
    """A setting as it stands: `shown` is its value, masked where it is a secret; `source` says who set it."""

    name: str
    shown: str
    source: str
    description: str


def values(given: dict[str, Any] | None = None) -> list[Value]:
    """Return every setting with its source: the command line, a variable, the file, or the default.

    It shows values that cannot be used as well, so that it helps to find them.
    """
    from_line = given or {}
    path = settings_file(from_line.get("home"))
    from_file = file_values(path) if path else {}
    return [_value(name, from_line, from_file, path) for name in Settings.model_fields]


def troubles(given: dict[str, Any] | None = None) -> list[str]:
    """Return what is wrong, a sentence each; none when a run could begin with these settings."""
    found = [f"{name}: no setting has this variable. {nearest(name[len(PREFIX) :].lower())}" for name in strangers()]
    try:
        settings = Settings(**given or {})
    except DiembaoError as error:
        return [*found, str(error)]
    return [*found, *_unreachable(settings)]


def template() -> str:
    """Return a settings file in which every setting is described and none is set."""
    parts = [_HEAD]
    for name, field in Settings.model_fields.items():
        lines = [f"# {field.description}"]
        lines.append(f"# (export {variable(name)}=...)" if is_secret(field) else f"# {name} = {_toml(_default(name))}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def as_markdown() -> str:
    """Return the table of docs/settings.md."""
    lines = ["| setting | variable | default | what it is |", "|---|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "processors, at most 8" if name == "workers" else f"`{_toml(_default(name))}`"
        default = "none" if _default(name) == "" or is_secret(field) else default
        lines.append(f"| `{name}` | `{variable(name)}` | {default} | {field.description} |")
    return "\n".join(lines)


def strangers() -> Iterator[str]:
    """Yield the environment variables that begin like ours and are no setting."""
    known = {variable(name) for name in Settings.model_fields} | {CONFIG}
    yield from sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)


def _value(name: str, from_line: dict[str, Any], from_file: dict[str, Any], path: Path | None) -> Value:
    field = Settings.model_fields[name]
    if name in from_line:
        value, source = from_line[name], "command line"
    elif said := os.environ.get(variable(name)):
        value, source = said, f"${variable(name)}"
    elif name in from_file:
        value, source = from_file[name], str(path)
    else:
        value, source = _default(name), "default"
    shown = (MASK if value else "") if is_secret(field) else str(value)
    return Value(name, shown, source, field.description or "")


def _default(name: str) -> Any:
    """Return the default as plain TOML could hold it; a secret has an empty one."""
    field = Settings.model_fields[name]
    if is_secret(field):
        return ""
    default = field.get_default(call_default_factory=True, validated_data={})
    assert default is not PydanticUndefined, name
    return str(default) if isinstance(default, Path) else default


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _unreachable(settings: Settings) -> Iterator[str]:
    """Yield what is named and cannot be used: home, inbox, alert addresses."""
    home = settings.home.absolute()
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        yield f"home: {there} cannot be written to. Make it writable, or name another folder."
    for name, look in (("inbox", lambda: _look_into(settings)), ("alerts", lambda: channels(settings))):
        try:
            look()
        except (DiembaoError, OSError) as error:
            yield f"{name}: {error}"


def _look_into(settings: Settings) -> None:
    next(iter(inbox.walk(settings.inbox, settings.limits)), None)
