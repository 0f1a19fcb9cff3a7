"""Phrases laid on the calendar: single times, and runs from one time to another."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from diembao.extract.times import tense
from diembao.extract.times.moment import Level, Moment
from diembao.extract.times.phrases import Phrase
from diembao.extract.times.resolve import Anchor, resolve
from diembao.extract.times.values import Resolved
from diembao.text.page import Page

_SO_FAR: Final = re.compile(r"(?:^|\W)(?:đến|tới|tính đến)(?: khoảng| gần| lúc)? $")


def on_calendar(page: Page, phrase: Phrase, anchor: Anchor) -> Resolved | None:
    """Return what `phrase` resolves to; "từ 30/9 đến 5/10" is "2013-09-30/2013-10-05"."""
    moment = phrase.moment
    if moment.year is None and (moment.month or moment.day or moment.quarter or moment.weekday):
        moment = moment._replace(direction=tense.firm_direction(page, phrase))
        anchor = anchor._replace(hint=tense.hint(page, phrase))
    if moment.hour is not None and not moment.has_day and _is_so_far(page, phrase, anchor):
        anchor = anchor._replace(text_day=anchor.latest_day)
    if phrase.until is None:
        return resolve(moment, anchor)
    return _run(moment, phrase.until, anchor)


def _is_so_far(page: Page, phrase: Phrase, anchor: Anchor) -> bool:
    """Whether "đến 5h30" stands in a sentence that names no day before it."""
    led = _SO_FAR.search(page.before(phrase.start, 16)) is not None
    return led and tense.SENTENCE_END.search(page.low, anchor.day_end, phrase.start) is not None


def _run(first: Moment, last: Moment, anchor: Anchor) -> Resolved | None:
    first, last = _lent(first, last)
    begin = resolve(first, anchor)
    if begin is None:
        return None
    end = resolve(last, anchor._replace(not_before=begin.begins_on) if last.year is None else anchor)
    if end is None or _backwards(begin.begins_on, end.ends_on):
        return begin
    return Resolved(
        value=f"{begin.value}/{end.value}",
        begins_on=begin.begins_on,
        ends_on=end.ends_on if begin.begins_on else None,
        anchor=begin.anchor if end.anchor == "none" else end.anchor,
        certainty=min(begin.certainty, end.certainty),
    )


def _backwards(begin: date | None, end: date | None) -> bool:
    return begin is not None and end is not None and end < begin


def _lent(first: Moment, last: Moment) -> tuple[Moment, Moment]:
    """Return both ends, each with what only the other says: the day of "8g - 13g ngày 24/10"."""
    if first.finest is Level.CLOCK:
        if not first.has_day:
            return last._replace(hour=first.hour, minute=first.minute, part=first.part or last.part), last
        if not last.has_day:
            return first, first._replace(hour=last.hour, minute=last.minute, part=last.part or first.part)
    if first.year is None and last.year is not None and not first.shift:
        wraps = (first.month or 0) > (last.month or 12)
        return first._replace(year=last.year - wraps), last
    return first, last
