"""Times: dates and times of day that can be placed on a calendar, with TIMEX3 values.

The pieces of an expression are found (`scan`), put together (`phrases`) and laid on the calendar (`runs`, `resolve`).
Vague words (gần đây, hiện nay), lengths of time (ba ngày, 10 năm qua) and habits (hằng tuần) are no times here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from diembao.article import PassageKind
from diembao.document import Document
from diembao.extract.times.atoms import Atom
from diembao.extract.times.phrases import Phrase, phrases
from diembao.extract.times.resolve import Anchor
from diembao.extract.times.runs import on_calendar
from diembao.extract.times.scan import atoms
from diembao.extract.times.stops import is_yearly
from diembao.extract.times.values import Resolved
from diembao.reading import TimeMention
from diembao.text.page import Page, page_of

__all__ = ["find_times"]

_PUBLISHED_YEARS: Final = range(1000, 3000)  # beyond them a day of publication is noise and resolves nothing


def find_times(document: Document) -> tuple[TimeMention, ...]:
    """Return the times of `document`, left to right, resolved against its day of publication.

    "hôm 13/11" in an article of 19 November 2015 has the value "2015-11-13"; without a day of publication it is
    "XXXX-11-13" and has no days. Times in promo passages belong to other articles and are left out.
    """
    page = page_of(document.text)
    promo = [(p.start, p.end) for p in document.passages if p.kind is PassageKind.PROMO]
    day = document.day if document.day and document.day.year in _PUBLISHED_YEARS else None
    found = _resolved(page, atoms(page, document.words), Anchor(day))
    return tuple(m for m in found if not any(start <= m.start and m.end <= end for start, end in promo))


def _resolved(page: Page, pieces: Iterator[Atom], anchor: Anchor) -> Iterator[TimeMention]:
    for phrase in phrases(page, pieces):
        resolved = on_calendar(page, phrase, anchor)
        if resolved is None or (phrase.moment.year is None and _is_habit(page, phrase)):
            continue
        yield _mention(page, phrase, resolved)
        if resolved.begins_on:
            named_day = resolved.begins_on if phrase.moment.has_day else anchor.text_day
            named_at = phrase.end if phrase.moment.has_day else anchor.day_end
            latest = _later(anchor, named_day)
            anchor = anchor._replace(text_day=named_day, text_time=resolved, latest_day=latest, day_end=named_at)


def _is_habit(page: Page, phrase: Phrase) -> bool:
    return is_yearly(page.before(phrase.start), page.after(phrase.end, 12))


def _later(anchor: Anchor, day: date | None) -> date | None:
    """Return the later of `day` and the latest one so far, days after publication left out."""
    if day is None or (anchor.day and day > anchor.day):
        return anchor.latest_day
    return max(day, anchor.latest_day or day)


def _mention(page: Page, phrase: Phrase, resolved: Resolved) -> TimeMention:
    return TimeMention(
        start=phrase.start,
        end=phrase.end,
        surface=page.text[phrase.start : phrase.end],
        timex_type="DURATION" if "/" in resolved.value else "TIME" if "T" in resolved.value else "DATE",
        value=resolved.value,
        begins_on=resolved.begins_on,
        ends_on=resolved.ends_on,
        anchor=resolved.anchor,
        certainty=resolved.certainty,
    )
