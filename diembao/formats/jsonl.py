"""JSON lines: one article a line. A broken line is set aside by itself."""

from __future__ import annotations

from collections.abc import Iterator

from diembao.formats.decoding import TextLine, is_wide, sample, text_lines
from diembao.formats.delivery import Delivery, Record
from diembao.formats.json_file import record_of_json
from diembao.formats.json_text import parse_json
from diembao.formats.records import decoded
from diembao.formats.rules import Refused, Rule


def read_jsonl(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a .jsonl one by one; never more than a line of it is in memory."""
    look = sample(delivery)
    declared = None if is_wide(look.encoding) else look.encoding
    number = -1
    with delivery.open() as stream:
        for number, line in enumerate(text_lines(delivery, stream, look)):
            try:
                yield _record(delivery, number, line, declared)
            except Refused as refused:
                yield delivery.refuse(refused, number, line.raw)
    if number < 0:
        raise Refused(Rule.NO_ARTICLES)


def _record(delivery: Delivery, number: int, line: TextLine, declared: str | None) -> Record:
    if line.cut:
        raise Refused(Rule.LINE_TOO_LONG, f"line {line.number}, more than {delivery.limits.max_record_bytes:,} bytes")
    text = decoded(line.raw, declared)
    value = parse_json(text.text, f"line {line.number}")
    return record_of_json(delivery, number, value, "jsonl", line.raw.rstrip(b"\r\n"), text, many=True)
