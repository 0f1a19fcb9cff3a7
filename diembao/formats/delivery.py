"""A file, or a member of an archive, on its way to the reader of its format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from diembao.article import Origin, RawRecord
from diembao.formats.columns import ColumnMap
from diembao.formats.limits import KEPT_RAW_BYTES, Limits
from diembao.formats.rules import Refused, explain
from diembao.formats.sniff import is_binary, suffix_of
from diembao.formats.streams import Budget, read_whole
from diembao.refusal import Refusal, Stage

Record: TypeAlias = RawRecord | Refusal


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a reader is handed: where the bytes are, how much they may cost, and what their sidecar says.

    `path` is that of the record's origin ("2026-11-01.zip!/tin/a.html"); `name` is the file's own, without the endings
    of compression ("a.html"). `open` may be called again and again. `sidecar` holds for this file, `shared` is what a
    sidecar says of the whole archive around it.
    """

    path: str
    name: str
    sha256: str
    open: Callable[[], io.BufferedReader]
    budget: Budget
    limits: Limits = field(default_factory=Limits)
    columns: ColumnMap = field(default_factory=ColumnMap)
    sidecar: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    shared: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    depth: int = 0

    def origin(self, record_no: int) -> Origin:
        """Return where record `record_no` comes from; -1 is the whole file."""
        return Origin(self.path, record_no, self.sha256)

    def external_id(self, record_no: int) -> str:
        """Return the id of a record that has none of its own: "a" for the first in "tin/a.jsonl.gz", then "a#1"."""
        suffix = suffix_of(self.name)
        stem = self.name[: -len(suffix)] if suffix else self.name
        return stem if record_no <= 0 else f"{stem}#{record_no}"

    def refuse(self, refused: Refused, record_no: int = -1, raw: bytes = b"") -> Refusal:
        """Return the row of `ops.quarantine` for `refused`."""
        return Refusal(
            origin=self.origin(record_no),
            stage=Stage.READ,
            rule=refused.rule.value,
            reason=explain(refused.rule, refused.found),
            raw=(raw or refused.raw)[:KEPT_RAW_BYTES],
            external_id=self.external_id(record_no),
        )

    def whole(self, limit: int | None = None) -> bytes:
        """Return all bytes, refused when they are more than `limit` (an article's, if not given)."""
        with self.open() as stream:
            return read_whole(stream, limit or self.limits.max_record_bytes)

    def head(self, size: int) -> bytes:
        """Return the first `size` bytes, or what can be had of them."""
        parts = bytearray()
        try:
            with self.open() as stream:
                while len(parts) < size and (data := stream.read1(size - len(parts))):
                    parts += data
        except Refused:  # a head cut short is still a head; the reader of the format will say why
            return bytes(parts)
        return bytes(parts)


Reader: TypeAlias = Callable[[Delivery], Iterator[Record]]


def looks_binary(raw: bytes) -> bool:
    """Return whether the first bytes of `raw` are not text."""
    return is_binary(raw[:8192])
