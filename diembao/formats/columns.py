"""Which column of a table holds what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The column of a .csv or .parquet for each field of a record; None means "under one of its usual names".

    `ColumnMap(title="tieu_de", body="noi_dung_bai")` names two and leaves the others to `fields.FIELD_NAMES`.
    """

    title: str | None = None
    lead: str | None = None
    body: str | None = None
    external_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    section: str | None = None
    language: str | None = None
    published: str | None = None
    modified: str | None = None

    def named(self) -> Mapping[str, str]:
        """Return only the columns that were named: `{"title": "tieu_de"}`."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: column for name, column in pairs if column}
