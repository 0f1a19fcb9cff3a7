"""HOME/entities.csv: what a person corrects of entities, a line each, read and examined before anything is changed.

action,name,type,into,note
merge,Trần Lực,PER,Trần Văn Lực,the same actor
split,Milan,ORG,,the city's other club
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from diembao.errors import SettingsInvalid
from diembao.reading import EntityType
from diembao.text.orthography import fold_tone, normalise

_COLUMNS = ("action", "name", "type", "into", "note")
_HEADER = ",".join(_COLUMNS)
_TYPES = tuple(str(kind) for kind in EntityType)

Numbered = tuple[int, list[str]]


class Action(StrEnum):
    """What a line does: bring entities together, or take one way of writing away from an entity."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file. `name` and `into` are names or entity ids; `into` is "" only for a split."""

    line: int
    action: Action
    name: str
    type: EntityType
    into: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[EntityType, str]:
        """What tells two lines of the same action apart: "Hoà Bình" and "Hòa Bình" are one."""
        return self.type, name_key(self.name)


def name_key(name: str) -> str:
    """Return what names are compared by: NFC, single spaces, tones where most newspapers put them.

    "Hoà  Bình" and "Hòa Bình" are one; "HÒA BÌNH" and "Hoa Binh" are others.
    """
    return fold_tone(" ".join(normalise(name).text.split()))


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the lines of the file at `path` in their order; none when there is no file.

    Raises SettingsInvalid with every line that cannot be used, its number and what is wrong with it.
    """
    if not path.exists():
        return ()
    troubles: list[str] = []
    found = [line for row in _rows(path, troubles) if (line := _correction(row, troubles))]
    troubles += [*_repeated(found), *_circles(found)]
    if troubles:
        listed = "\n".join(f"  {trouble}" for trouble in troubles)
        raise SettingsInvalid(
            f"corrections {path} cannot be used, nothing was changed:\n{listed}\n"
            "Mend or remove these lines and run again; docs/entities.md shows how they are written."
        )
    return tuple(found)


def _rows(path: Path, troubles: list[str]) -> list[Numbered]:
    """Return the lines below the header with their numbers; empty ones and those that begin with # are left out."""
    text = _text(path, troubles)
    rows = list(_cells(text, troubles)) if text is not None else []
    if not rows:
        if not troubles:
            troubles.append(f"line 1: the file is empty; its first line is {_HEADER}")
        return []
    number, header = rows[0]
    if tuple(header) not in (_COLUMNS, _COLUMNS[:-1]):
        troubles.append(f"line {number}: the header is {','.join(header)[:80]!r}, it must be {_HEADER}")
        return []
    return rows[1:]


def _text(path: Path, troubles: list[str]) -> str | None:
    try:
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        troubles.append(f"line {line}: not UTF-8; save the file as UTF-8")
    except OSError as error:
        troubles.append(f"the file cannot be read: {error.strerror}")
    return None


def _cells(text: str, troubles: list[str]) -> Iterator[Numbered]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    before = 0
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        troubles.append(f"line {before + 1}: not CSV ({error})")


def _correction(row: Numbered, troubles: list[str]) -> Correction | None:
    line, cells = row
    if not 3 <= len(cells) <= len(_COLUMNS):
        troubles.append(f"line {line}: {len(cells)} cells, not {len(_COLUMNS)}; quote a cell that holds a comma")
        return None
    action, name, kind, into, note = cells + [""] * (len(_COLUMNS) - len(cells))
    wrong = list(_wrong(action, name, kind, into))
    troubles.extend(f"line {line}: {one}" for one in wrong)
    if wrong:
        return None
    return Correction(line, Action(action), normalise(name).text, EntityType(kind), normalise(into).text, note)


def _wrong(action: str, name: str, kind: str, into: str) -> Iterator[str]:
    if action not in tuple(Action):
        yield f"action {action!r} is not known; it is merge or split"
    if kind not in _TYPES:
        yield f"type {kind!r} is not known; it is {', '.join(_TYPES)}"
    if not any(c.isalnum() for c in name):
        yield "name is empty"
    if action == Action.MERGE and not any(c.isalnum() for c in into):
        yield "merge needs the entity to merge into"
    elif action == Action.MERGE and name_key(name) == name_key(into):
        yield f"{name!r} cannot be merged into itself"


def _repeated(found: Sequence[Correction]) -> Iterator[str]:
    first: dict[tuple[Action, EntityType, str], Correction] = {}
    for one in found:
        other = first.setdefault((one.action, *one.key), one)
        if other is not one:
            yield f"line {one.line}: line {other.line} already says {one.action} for {one.name!r}"


def _circles(found: Sequence[Correction]) -> Iterator[str]:
    """Name the line that closes each circle of merges: A into B, B into A."""
    into: dict[tuple[EntityType, str], tuple[EntityType, str]] = {}
    for one in found:
        if one.action is not Action.MERGE or one.key in into:
            continue
        at: tuple[EntityType, str] | None = (one.type, name_key(one.into))
        while at is not None and at != one.key:
            at = into.get(at)
        if at is None:
            into[one.key] = (one.type, name_key(one.into))
        else:
            yield f"line {one.line}: {one.name!r} is merged in a circle; it takes in {one.into!r} itself"
