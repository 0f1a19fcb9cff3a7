"""CSV and TSV: a heading, then one article a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from diembao.formats.columns import ColumnMap
from diembao.formats.decoding import TextLine, text_lines, trusted_sample, utf8_stream
from diembao.formats.delivery import Delivery, Record
from diembao.formats.fields import FIELD_NAMES, find_fields, folded_key
from diembao.formats.records import build
from diembao.formats.rules import Refused, Rule
from diembao.text.encoding import Decoded

_SEPARATORS = ",;\t|"


def read_csv(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a table one by one; a row that does not fit the heading is set aside by itself."""
    look = trusted_sample(delivery)
    with delivery.open() as stream:
        feed = _Feed(text_lines(delivery, utf8_stream(stream, look), Decoded("", "utf-8")), delivery)
        rows = _rows(feed)
        heading = next(rows, None)
        if heading is None:
            raise Refused(Rule.FILE_EMPTY)
        check_columns(heading, delivery.columns)
        feed.taken()
        number = -1
        for number, cells in enumerate(rows):
            yield _record(delivery, number, heading, cells, feed.taken(), look)
    if number < 0:
        raise Refused(Rule.NO_ARTICLES, "a heading without rows")


def check_columns(heading: Iterable[str], columns: ColumnMap) -> None:
    """Refuse a table in which a named column is missing, or in which nothing can hold the text of an article."""
    present = set(heading)
    missing = sorted(set(columns.named().values()) - present)
    if missing:
        raise Refused(Rule.CSV_NO_COLUMNS, f"there is no column {', '.join(missing)}; there are {_some(present)}")
    texts = {*FIELD_NAMES["body"], *FIELD_NAMES["lead"], "html", "rawhtml"}
    if not columns.body and not any(folded_key(column) in texts for column in present):
        raise Refused(Rule.CSV_NO_COLUMNS, f"there are {_some(present)}")


def _some(columns: Iterable[str]) -> str:
    return ", ".join(sorted(column[:30] for column in columns)[:10])


def _rows(feed: _Feed) -> Iterator[list[str]]:
    """Yield the cells of each row, the heading first; the separator is the one that the heading has most of."""
    first = next(feed, None)
    if first is None:
        return
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(feed.limit * 2)
    try:
        yield from csv.reader(_again(first, feed), delimiter=separator, strict=False)
    except csv.Error as error:
        raise Refused(Rule.CSV_BROKEN, f"near line {feed.line_number}, {error}") from error


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _record(delivery: Delivery, number: int, heading: list[str], cells: list[str], raw: bytes, look: Decoded) -> Record:
    if len(cells) > len(heading):
        found = f"row {number + 1} has {len(cells)} cells, the heading {len(heading)}"
        return delivery.refuse(Refused(Rule.CSV_BROKEN, found), number, raw)
    mapping = dict(zip(heading, cells, strict=False))
    return build(delivery, number, find_fields(mapping, delivery.columns.named()), "csv", raw, look, many=True)


class _Feed:
    """The lines of the table as text, remembering the bytes of the row that is being put together."""

    def __init__(self, source: Iterator[TextLine], delivery: Delivery) -> None:
        self._source = source
        self._row: list[bytes] = []
        self._size = 0
        self.limit = delivery.limits.max_record_bytes
        self.line_number = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = next(self._source)
        self.line_number = line.number
        self._row.append(line.raw)
        self._size += len(line.raw)
        if line.cut or self._size > self.limit:
            # an unclosed quotation mark makes one cell of the rest of the file
            raise Refused(
                Rule.LINE_TOO_LONG, f"the row at line {line.number}, more than {self.limit:,} bytes", line.raw
            )
        return line.raw.decode("utf-8", "replace").replace("\0", "")

    def taken(self) -> bytes:
        """Return the bytes of the row that was just read, and begin a new one."""
        raw, self._row, self._size = b"".join(self._row), [], 0
        return raw
