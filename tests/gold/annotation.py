"""Annotated text: inline tags in, plain text and spans out.

The tags are those of the annotation guide (docs/facts.md says what each of them covers):

    p l o m   persons, places, organisations, other names; c="fullest name in this article"; on p also r="role"
    t         times, v="ISO value"
    q         quotes, s="speaker", k="direct|indirect"
    n         figures, k="killed|money|…", v="plain number", u="currency"
    x         furniture, k="caption|credit|byline|dateline|promo"

A set of articles is a folder of .xml files (line 1 the title, an empty line, the body) whose publication days stand in
`index.json`; a file of sentences (.txt) has one annotated sentence a line under `# published: 2026-11-12` lines.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r'<(/?)([plomtqnx])((?:\s+[a-z]="[^"]*")*)\s*>')
_ATTRIBUTE = re.compile(r'([a-z])="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Tagged:
    """One annotated stretch: `text[start:end]` carries `tag` with `attributes`."""

    tag: str
    start: int
    end: int
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and what a person says it states. `has_title` is False for a lone sentence."""

    name: str
    text: str
    tags: tuple[Tagged, ...]
    published: str | None
    has_title: bool


def parse(name: str, source: str, published: str | None, *, has_title: bool) -> Annotated:
    """Return the annotated text of `source`; tags must nest. Raises ValueError where they cross."""
    source = unicodedata.normalize("NFC", source)
    pieces: list[str] = []
    tags: list[Tagged] = []
    stack: list[tuple[str, int, dict[str, str]]] = []
    size = last = 0
    for match in _TAG.finditer(source):
        pieces.append(source[last : match.start()])
        size += match.start() - last
        last = match.end()
        if not match[1]:
            stack.append((match[2], size, dict(_ATTRIBUTE.findall(match[3]))))
            continue
        if not stack or stack[-1][0] != match[2]:
            raise ValueError(f"{name}: </{match[2]}> at {match.start()} closes nothing")
        tag, start, attributes = stack.pop()
        tags.append(Tagged(tag, start, size, attributes))
    if stack:
        raise ValueError(f"{name}: <{stack[-1][0]}> is never closed")
    pieces.append(source[last:])
    return Annotated(name, "".join(pieces), tuple(sorted(tags, key=lambda t: (t.start, -t.end))), published, has_title)


def read_articles(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated articles of `folder`, by name."""
    index = folder / "index.json"
    index = index if index.exists() else folder.parent / "index.json"
    days = {row["id"]: row["published"] for row in json.loads(index.read_text("utf-8"))}
    for path in sorted(folder.glob("*.xml")):
        yield parse(path.stem, path.read_text("utf-8"), days.get(path.stem), has_title=True)


def read_sentences(path: Path) -> Iterator[Annotated]:
    """Yield the annotated sentences of one file, each an article without a title."""
    published: str | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("# published:"):
            published = line.split(":", 1)[1].strip() or None
        elif line.strip() and not line.startswith("#"):
            yield parse(f"{path.stem}:{number}", line.strip(), published, has_title=False)
