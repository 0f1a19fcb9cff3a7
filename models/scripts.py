"""The SQL files of the project: migrations, views, checks and examples, each with the facts of its header.

A header is the run of `-- ` lines at the top; "-- needs: articles, mentions" is the field `needs`, the lines without a
field name are its sentence.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "sql"
_FIELD = re.compile(r"([^\W\d_A-Z](?:[^\W\d_A-Z]| ){1,20}):(?: (.*))?")


@dataclass(frozen=True, slots=True)
class Script:
    """One SQL file: its stem, its words, and the fields of its header ("needs", "severity", "meaning")."""

    name: str
    sql: str
    sentence: str
    fields: dict[str, str]

    @property
    def sha256(self) -> str:
        """The hex digest of the file."""
        return hashlib.sha256(self.sql.encode()).hexdigest()

    @property
    def needs(self) -> tuple[str, ...]:
        """The tables and views that must be there before it: "articles, ops.files" gives two."""
        return tuple(name.strip() for name in self.fields.get("needs", "").split(",") if name.strip())


def scripts(room: str, root: Path = ROOT) -> list[Script]:
    """Return the files of sql/`room` sorted by name; none when there is no such folder."""
    return [_read(path) for path in sorted((root / room).glob("*.sql"))]


def script(room: str, name: str, root: Path = ROOT) -> Script:
    """Return the file sql/`room`/`name`.sql."""
    return _read(root / room / f"{name}.sql")


def by_need(found: list[Script]) -> list[Script]:
    """Return `found` so that each comes after those of them that it needs; a circle keeps its alphabetical order."""
    names = {s.name for s in found}
    done: list[Script] = []
    waiting = list(found)
    while waiting:
        made = {s.name for s in done}
        ready = [s for s in waiting if names.intersection(s.needs) <= made] or waiting[:1]
        done += ready
        waiting = [s for s in waiting if s not in ready]
    return done


def _read(path: Path) -> Script:
    sql = path.read_text(encoding="utf-8")
    fields: dict[str, str] = {}
    sentence: list[str] = []
    last = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        words = line[2:].strip()
        if match := _FIELD.fullmatch(words):
            last = match[1]
            fields[last] = match[2] or ""
        elif last:
            fields[last] += " " + words
        else:
            sentence.append(words)
    return Script(path.stem, sql, " ".join(sentence), fields)
