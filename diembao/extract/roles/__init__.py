"""Who is what: the role that the text puts right beside a person's name, in its own words.

Before the name: "Ngoại trưởng Mỹ John Kerry", "Phát ngôn viên từ Nhà Trắng, ông Jay Carney". After it, between commas,
dashes or brackets: "ông Trịnh Văn Chiến, chủ tịch UBND tỉnh Thanh Hóa". A bare ông or bà is no role, nor is kinship.
"""

from __future__ import annotations

from typing import Final

from diembao.document import Document
from diembao.extract.roles.after import After
from diembao.extract.roles.before import Before
from diembao.extract.roles.page import Found, Page
from diembao.reading import EntityType, Mention, Role

PER: Final = EntityType.PER
LOC: Final = EntityType.LOC
ORG: Final = EntityType.ORG
# Before a role that several persons share, and between their names.
_SEVERAL: Final = frozenset({"hai", "ba", "bốn", "năm", "2", "3", "4", "5", "các", "những", "cặp", "đôi"})
_BETWEEN: Final = ([","], ["và"], ["-"], ["–"], ["cùng"], [",", "và"])


class _Reader:
    """Reads the roles of one document."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self._mentions = mentions
        self._page = Page(document, mentions)
        self._before, self._after = Before(self._page), After(self._page)

    def roles(self) -> tuple[Role, ...]:
        """Return the roles in text order."""
        found: list[Role] = []
        shared: tuple[int, Found] | None = None  # where the last name of several ends, and the role of them all
        for mention in self._mentions:
            if mention.type is not PER:
                continue
            first, after = self._page.first(mention), self._page.after(mention)
            before, behind = self._before.at(first), self._after.at(after)
            if before is not None and behind is not None and self._of_many(behind):
                behind = None
            if before is None and shared is not None and self._listed(shared[0], first):
                before = shared[1]
            shared = (after, before) if before is not None and self._counted(before) else None
            if before is not None or behind is not None:
                found.append(self._role(mention, [part for part in (before, behind) if part is not None]))
        return tuple(found)

    def _of_many(self, role: Found) -> bool:
        """Return whether a role is no office, but praise: "một trong những ca sĩ hàng đầu" behind "ca sĩ Lan"."""
        return self._page.keys[role.start : role.start + 2] == ["một", "trong"]

    def _counted(self, role: Found) -> bool:
        """Return whether a role is that of all the names behind it: "hai ca sĩ", "cặp trung vệ"."""
        return role.start > 0 and self._page.keys[role.start - 1] in _SEVERAL

    def _listed(self, after: int, first: int) -> bool:
        """Return whether the names that end at `after` and begin at `first` are neighbours in a list."""
        keys = self._page.keys
        if keys[after] == "(" and ")" in keys[after:first]:
            after = keys.index(")", after) + 1
        return keys[after:first] in _BETWEEN

    def _role(self, mention: Mention, parts: list[Found]) -> Role:
        naming = [part for part in parts if self._page.names_body(part)]
        if len(parts) == 2 and len(naming) == 1:
            parts = naming
        role = "; ".join(self._page.words(part) for part in parts)
        joined = len(parts) > 1
        bodies = [m for part in parts for m in self._page.inside(part)]
        return Role(
            start=mention.start,
            end=mention.end,
            person_id=mention.entity_id,
            role=role,
            organisation_id=next((m.entity_id for m in bodies if m.type is ORG), None),
            place_id=next((m.entity_id for m in bodies if m.type is LOC), None),
            role_start=None if joined else self._page.starts[parts[0].start],
            role_end=None if joined else self._page.columns.ends[parts[0].end - 1],
        )


def find_roles(document: Document, mentions: tuple[Mention, ...]) -> tuple[Role, ...]:
    """Return the roles of the persons among `mentions`, in text order.

    "Ngoại trưởng Mỹ John Kerry" gives "Ngoại trưởng Mỹ" with the id of the country as `place_id`.
    """
    return _Reader(document, mentions).roles()
