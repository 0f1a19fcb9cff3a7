"""Plain text: the title on the first line, YAML front matter above it where there is some."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import Found, find_fields
from diembao.formats.records import build, decoded
from diembao.formats.rules import Refused, Rule

_FENCE = "---"
_LONGEST_FRONT_MATTER = 64_000
# The longest headlines of the Vietnamese press have some 200 characters; a first line beyond this is prose.
_LONGEST_TITLE = 300


def read_txt(delivery: Delivery) -> Iterator[Record]:
    """Yield the one article of a text file: line 1 is its title, unless front matter gives one."""
    raw = delivery.whole()
    text = decoded(raw)
    front, rest = split_front_matter(text.text.replace("\r\n", "\n").replace("\r", "\n"))
    found = find_fields(front)
    first, _, body = rest.lstrip().partition("\n")
    if found.title and found.title != first.strip():
        first, body = found.title, rest
    elif len(first) > _LONGEST_TITLE:
        raise Refused(Rule.NO_TITLE, f"the first line has {len(first)} characters", raw)
    own = Found(title=first.strip() or None, body=body.strip("\n ") or None)
    yield build(delivery, 0, own.over(found), "txt", raw, text)


def split_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """Return what stands between two lines of --- at the top, as strings, and the text below.

    "---\\ndate: 2026-10-02\\n---\\nCầu mới" gives {"date": "2026-10-02"} and "Cầu mới". A text that merely begins with
    a rule of dashes is given back whole.
    """
    head, newline, rest = text.lstrip("\ufeff\n ").partition("\n")
    if head.rstrip() != _FENCE or not newline:
        return {}, text
    end = rest.find(f"\n{_FENCE}", 0, _LONGEST_FRONT_MATTER)
    if end < 0:
        return {}, text
    front = _yaml(rest[:end])
    return (front, rest[end:].partition(_FENCE)[2].partition("\n")[2]) if front is not None else ({}, text)


def _yaml(text: str) -> Mapping[str, Any] | None:
    """Return YAML's mapping with every value a string (a date stays as written), None when it is no mapping."""
    import yaml

    class Plain(yaml.BaseLoader):
        """Builds nothing but strings, lists and mappings, and follows no alias: nine of them in a row are a bomb."""

        def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("aliases are not read")
            return super().compose_node(parent, index)

    try:
        found = yaml.load(text, Loader=Plain)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Refused(Rule.FRONT_MATTER_BROKEN, str(error).partition("\n")[0], text.encode()) from error
    return found if isinstance(found, Mapping) else None
