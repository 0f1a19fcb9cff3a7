"""From a delivery to the reader of its format, and from whatever goes wrong to a Refusal."""

from __future__ import annotations

from collections.abc import Iterator

from diembao.formats.archive import read_archive
from diembao.formats.csv_table import read_csv
from diembao.formats.delivery import Delivery, Reader, Record
from diembao.formats.html_page import read_html
from diembao.formats.json_file import read_json
from diembao.formats.jsonl import read_jsonl
from diembao.formats.limits import KEPT_RAW_BYTES
from diembao.formats.packed import read_packed
from diembao.formats.parquet_table import read_parquet
from diembao.formats.rules import LimitReached, Refused, Rule
from diembao.formats.sniff import CONTAINERS, HEAD_BYTES, PACKED, Format, is_binary, sniff
from diembao.formats.streams import StorageFailed
from diembao.formats.txt import read_txt
from diembao.formats.warc import read_warc
from diembao.formats.xml_file import read_xml

READERS: dict[Format, Reader] = {
    Format.TXT: read_txt,
    Format.HTML: read_html,
    Format.JSON: read_json,
    Format.JSONL: read_jsonl,
    Format.CSV: read_csv,
    Format.PARQUET: read_parquet,
    Format.XML: read_xml,
    Format.WARC: read_warc,
}


def read_file(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a file of the inbox; what is wrong with it as a whole comes last, as one refusal."""
    yield from _guarded(delivery, is_member=False)


def read_member(delivery: Delivery) -> Iterator[Record]:
    """Yield the articles of a member of an archive; a bad one is refused by itself and the archive goes on."""
    yield from _guarded(delivery, is_member=True)


def _guarded(delivery: Delivery, is_member: bool) -> Iterator[Record]:
    try:
        yield from _read(delivery)
    except LimitReached as reached:
        if is_member:
            raise
        yield delivery.refuse(reached, raw=_first_bytes(delivery))
    except Refused as refused:
        yield delivery.refuse(refused, raw=refused.raw or _first_bytes(delivery))
    except (StorageFailed, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - no parser of foreign bytes may stop the run; the row says what it threw
        thrown = Refused(Rule.PARSER_FAILED, f"{type(error).__name__}: {str(error)[:200]}")
        yield delivery.refuse(thrown, raw=_first_bytes(delivery))


def _read(delivery: Delivery) -> Iterator[Record]:
    head = delivery.head(HEAD_BYTES)
    found = sniff(delivery.name, head)
    if not head:
        delivery.whole()  # says so when the emptiness is a cut
        raise Refused(Rule.FILE_EMPTY)
    if found in PACKED:
        yield from read_packed(delivery, found, _read)
    elif found in CONTAINERS:
        yield from read_archive(delivery, found, read_member)
    elif found is Format.UNKNOWN:
        raise Refused(Rule.FILE_BINARY if is_binary(head) else Rule.UNKNOWN_FORMAT, delivery.name[-60:], head)
    else:
        yield from READERS[found](delivery)


def _first_bytes(delivery: Delivery) -> bytes:
    """Return the start of the file for the quarantine, as far as it can still be read."""
    try:
        return delivery.head(KEPT_RAW_BYTES)
    except Refused:
        return b""
