"""One record as its file gave it becomes one cleaned article, or is refused with a reason.

Refusals of this stage, by their stable codes:

    encoding_suspect   most words are in the letters of a wrong encoding and none of ours reads better
    no_title           neither the record nor the first line of its text has a title
    no_body            there is a title and nothing else
    too_short          what follows the title has fewer than four letters or digits
    future_date        the source says it was published more than a day after now

Everything milder (no date, no outlet, few words, another language) is left to the gates: a row can be set aside there
with its fellows, and a disclosure of two lines or a photo story is news all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import PurePosixPath
from typing import Final

from diembao.article import Article, Passage, PassageKind, PublishedFrom, RawRecord
from diembao.refusal import Refusal, Stage
from diembao.text.datelines import find_dateline
from diembao.text.dates import Moment, parse_moment, parse_stamp
from diembao.text.encoding import mend, mend_title
from diembao.text.identity import article_id, canonical_url, content_hash
from diembao.text.lines import lay_out
from diembao.text.orthography import normalise, unescape
from diembao.text.provenance import find_outlet
from diembao.text.syllables import vietnamese_share

_RAW_LIMIT: Final = 1 << 20
_AHEAD: Final = timedelta(days=1)
_SHORTEST: Final = 4
_LONGEST_TITLE: Final = 500
_HEAD: Final = 600
_VIETNAMESE: Final = 0.6
_FIELD: Final = "\n\x1e\n"
_SPACES: Final = re.compile(r"\s+")
_CUT: Final = re.compile(r"\s*(?:\.{2,}|…|\[…\]|\[\.\.\.\])\s*$")
_TRAILING: Final = re.compile(r"[^\S\n]+(?=\n)")


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    lead: str | None
    body: str
    repairs: tuple[str, ...]
    suspect: bool


@dataclass(frozen=True, slots=True)
class _Dates:
    published: Moment | None
    source: PublishedFrom
    modified: Moment | None


def clean(record: RawRecord, now: datetime) -> Article | Refusal:
    """Return the article of `record`, or why it was set aside; `now`, aware, only tells what lies in the future.

    Its text is the title, an empty line, the lead unless the body repeats it, an empty line, and the body. No visible
    character is lost: what was mended, deleted or respaced is counted in `repairs`.
    """
    words = _words(record)
    published = parse_moment(record.published)
    if words.suspect:
        return _refuse(
            record,
            "encoding_suspect",
            "The words are in the letters of an unknown encoding. Convert the file to UTF-8.",
        )
    if not words.title:
        return _refuse(
            record, "no_title", "There is no title and no first line that could be one. Give the record a title."
        )
    if not words.body and not words.lead:
        return _refuse(
            record, "no_body", "There is a title and no text below it. Check what the crawler kept of the page."
        )
    if sum(map(str.isalnum, (words.lead or "") + words.body[:_HEAD])) < _SHORTEST:
        return _refuse(
            record, "too_short", "The text below the title has no words. Check what the crawler kept of the page."
        )
    if published is not None and published.at > now + _AHEAD:
        found = f"The source says it was published at {published.at:%Y-%m-%d %H:%M} UTC, in the future."
        return _refuse(record, "future_date", f"{found} Correct the date, or replay it when that day has come.")
    return _article(record, words, published, now)


def _refuse(record: RawRecord, rule: str, reason: str) -> Refusal:
    return Refusal(
        origin=record.origin,
        stage=Stage.CLEAN,
        rule=rule,
        reason=reason,
        raw=record.raw[:_RAW_LIMIT],
        external_id=record.external_id,
    )


def _words(record: RawRecord) -> _Words:
    """Return title, lead and body of `record`, mended together since a title alone is too short to judge by."""
    whole = _FIELD.join((record.title or "", record.lead or "", record.body))
    plain = unescape(whole)
    mended = mend(plain.text)
    fields = mended.text.split(_FIELD)
    if len(fields) != 3:  # the separator was in the text itself
        fields = [record.title or "", record.lead or "", record.body]
    heads = [mend_title(field) for field in fields[:2]]
    tidied = [normalise(field) for field in (heads[0].text, heads[1].text, fields[2])]
    found = (plain.repairs, mended.repairs, heads[0].repairs, heads[1].repairs)
    repairs = dict.fromkeys((*record.repairs, *chain.from_iterable(found)))
    repairs |= dict.fromkeys(_summed([repair for tidy in tidied for repair in tidy.repairs]))
    title, lead, body = (tidy.text for tidy in tidied)
    title, body = (_one_line(title), _tidy(body)) if title.strip() else _first_line(_tidy(body))
    return _Words(title, _one_line(lead) or None, body, tuple(repairs), mended.suspect)


def _summed(repairs: list[str]) -> list[str]:
    counts: dict[str, int] = {}
    for repair in repairs:
        name, _, count = repair.partition(":")
        counts[name] = counts.get(name, 0) + int(count or 0)
    return [f"{name}:{count}" if count else name for name, count in counts.items()]


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _tidy(body: str) -> str:
    return _TRAILING.sub("", body).strip()


def _first_line(body: str) -> tuple[str, str]:
    """Return the first line as the title, and the rest; a line as long as an article is none."""
    title, _, rest = body.partition("\n")
    return ("", body) if len(title) > _LONGEST_TITLE else (_one_line(title), rest.strip())


def _lead_end(words: _Words) -> tuple[str, int]:
    """Return the text and where its lead ends: the lead stands in it once, also where the body begins with it."""
    start = len(words.title) + 2
    if words.lead is None:
        return f"{words.title}\n\n{words.body}", len(words.title)
    repeated = _repeated_end(words.body, words.lead)
    if repeated:
        return f"{words.title}\n\n{words.body}", start + repeated
    return "\n\n".join(filter(None, (words.title, words.lead, words.body))), start + len(words.lead)


def _repeated_end(body: str, lead: str) -> int:
    """Return where in `body` the lead ends that it begins with, 0 if it does not; white space may differ.

    A lead from a page's meta tag is often cut: "Sáng 5/3, tại Huế…" is repeated by a body that goes on from there.
    """
    wanted = _SPACES.sub("", _CUT.sub("", lead))
    opening = find_dateline(body, 0, min(len(body), _HEAD))
    for start in filter(None, (-1, opening.end if opening else 0)):
        end = _match_words(body, max(start, 0), wanted)
        if end and (end == len(body) or not body[end].isalnum()):
            return end
    return 0


def _match_words(body: str, start: int, wanted: str) -> int:
    at = 0
    for i in range(start, len(body)):
        if at == len(wanted):
            return i
        if not body[i].isspace():
            if body[i] != wanted[at]:
                return 0
            at += 1
    return len(body) if at == len(wanted) else 0


def _dates(
    record: RawRecord, published: Moment | None, text: str, passages: tuple[Passage, ...], now: datetime
) -> _Dates:
    """Return when the article was published and changed; a line of its own in the text stands in for metadata."""
    modified = parse_moment(record.modified)
    source = PublishedFrom.NONE
    if published is not None:
        known = record.published_from is not PublishedFrom.NONE
        source = record.published_from if known else PublishedFrom.METADATA
    for passage in passages:
        stamp = parse_stamp(text[passage.start : passage.end].strip()) if passage.rule == "dateline.stamp" else None
        if stamp is None or stamp.moment.at > now + _AHEAD:
            continue
        if stamp.updated:
            modified = modified or stamp.moment
        elif published is None:
            published, source = stamp.moment, PublishedFrom.TEXT
    return _Dates(published, source, modified)


def _told_lead(text: str, passages: tuple[Passage, ...]) -> str:
    """Return the lead without the dateline before it: "TTO - Sáng 12-11, …" begins with the morning."""
    return " ".join(text[p.start : p.end].strip() for p in passages if p.kind is PassageKind.LEAD)


def _article(record: RawRecord, words: _Words, published: Moment | None, now: datetime) -> Article:
    text, lead_end = _lead_end(words)
    passages = lay_out(text, len(words.title), lead_end)
    outlet = find_outlet(record.outlet, record.url, text, passages)
    dates = _dates(record, published, text, passages, now)
    return Article(
        article_id=article_id(record.url, outlet.outlet_id, record.external_id, text),
        content_hash=content_hash(text),
        origin=record.origin,
        format=record.format,
        external_id=record.external_id or PurePosixPath(record.origin.file.replace("!", "/")).stem,
        title=words.title,
        lead=_told_lead(text, passages) or words.lead,
        text=text,
        passages=passages,
        url=canonical_url(record.url) or record.url,
        outlet_id=outlet.outlet_id,
        outlet_from=outlet.outlet_from,
        author=_one_line(normalise(record.author or "").text) or None,
        section=_one_line(normalise(record.section or "").text) or None,
        language=record.language or ("vi" if vietnamese_share(text) >= _VIETNAMESE else None),
        published_at=dates.published.at if dates.published else None,
        published_from=dates.source,
        published_precision=dates.published.precision if dates.published else None,
        modified_at=dates.modified.at if dates.modified else None,
        encoding=record.encoding,
        repairs=(*words.repairs, "date_unread") if record.published and published is None else words.repairs,
        extras=record.extras,
    )
