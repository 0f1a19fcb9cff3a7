"""What was found in a file becomes a RawRecord, or the Refusal that says what is missing."""

from __future__ import annotations

from dataclasses import replace

from diembao.article import PublishedFrom, RawRecord
from diembao.formats.delivery import Delivery, Record, looks_binary
from diembao.formats.fields import Found, find_fields
from diembao.formats.limits import KEPT_RAW_BYTES
from diembao.formats.rules import Refused, Rule
from diembao.text.encoding import Decoded, decode

# A sidecar beside a file of many articles can only say what is true of all of them, where they don't say it themselves.
_COMMON_TO_ALL = ("outlet", "section", "language", "author", "published")


def decoded(raw: bytes, declared: str | None = None) -> Decoded:
    """Return `raw` as text; empty, binary and undecodable bytes are refused."""
    if not raw.strip(b"\0 \t\r\n\f"):
        raise Refused(Rule.FILE_EMPTY)
    if looks_binary(raw):
        raise Refused(Rule.FILE_BINARY, raw=raw)
    text = decode(raw, declared)
    if text.suspect:
        raise Refused(Rule.ENCODING_SUSPECT, f"the best guess was {text.encoding}", raw=raw)
    if not text.text.strip("\ufeff\u200b \t\r\n\f"):
        raise Refused(Rule.FILE_EMPTY)
    return text


def build(
    delivery: Delivery,
    record_no: int,
    found: Found,
    file_format: str,
    raw: bytes,
    text: Decoded | None = None,
    many: bool = False,
) -> Record:
    """Return the record for what was `found`, completed from the sidecar, or the refusal for what is missing.

    The sidecar of one article overrides the file; beside a file of `many` it only fills in what a record lacks.
    """
    found = _with_sidecar(found, delivery, many)
    if not found.body and found.lead:  # a short notice that exists only as its lead
        found = replace(found, body=found.lead, lead=None)
    if refused := _missing(found):
        return delivery.refuse(refused, record_no, raw)
    return RawRecord(
        origin=delivery.origin(record_no),
        format=file_format,
        body=found.body or "",
        title=found.title,
        lead=found.lead,
        external_id=found.external_id or delivery.external_id(record_no),
        url=found.url,
        outlet=found.outlet,
        author=found.author,
        section=found.section,
        language=found.language,
        published=found.published,
        published_from=found.published_from,
        modified=found.modified,
        encoding=text.encoding if text else "utf-8",
        repairs=text.repairs if text else (),
        extras=found.extras,
        raw=raw[:KEPT_RAW_BYTES],
    )


def _with_sidecar(found: Found, delivery: Delivery, many: bool) -> Found:
    shared = {**delivery.shared, **delivery.sidecar} if many else delivery.shared
    if delivery.sidecar and not many:
        found = find_fields(delivery.sidecar, published_from=PublishedFrom.SIDECAR).over(found)
    if shared:
        found = found.over(find_fields(shared, published_from=PublishedFrom.SIDECAR).only(*_COMMON_TO_ALL))
    return found


def _missing(found: Found) -> Refused | None:
    status = (found.extras.get("pubStatus") or found.extras.get("pubstatus") or "").rpartition(":")[2].lower()
    if status in ("canceled", "cancelled", "withheld"):
        return Refused(Rule.WITHDRAWN, f"pubStatus {status}")
    if not found.title:
        return Refused(Rule.NO_TITLE)
    if not found.body:
        return Refused(Rule.NO_BODY, f"title {found.title[:60]!r}")
    return None
