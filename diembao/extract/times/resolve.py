"""Moments laid on the calendar: the value, its first and last day, and what it was resolved against."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from diembao.extract.times import years
from diembao.extract.times.moment import Moment
from diembao.extract.times.values import (
    Resolved,
    a_month,
    a_quarter,
    a_year,
    months,
    moved,
    one_day,
    open_value,
    spread,
)
from diembao.lexicon.calendar import lunar_to_solar

_REFERENCES: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
_AFTERNOON: Final = frozenset({"noon", "afternoon", "evening", "night"})
_MISMATCH: Final = 0.4  # what a weekday that contradicts its date takes from the certainty


class Anchor(NamedTuple):
    """What a moment is resolved against: the day of publication, the last day and the last time that the text named.

    `latest_day` is the latest day that the text named up to publication: what stood "đến 5h30" stood so on that day.
    `day_end` is where the words end that named a day last.

    `hint` is -1 or 1 where the sentence speaks of the past or the future. `not_before` is the beginning of a span
    whose end is sought: "tháng 12/2012 đến tháng 3" ends in 2013.
    """

    day: date | None
    text_day: date | None = None
    text_time: Resolved | None = None
    latest_day: date | None = None
    day_end: int = 0
    hint: int = 0
    not_before: date | None = None


def resolve(moment: Moment, anchor: Anchor) -> Resolved | None:
    """Return `moment` on the calendar, None when it is told from a time that the text did not name.

    `resolve(Moment(month=11, day=13), Anchor(date(2015, 11, 19)))` has the value "2015-11-13"; without a day of
    publication it is "XXXX-11-13" and open.
    """
    if moment.text_shift:
        found = _from_text(moment, moment.text_shift, anchor)
    elif moment.shift:
        found = _from_publication(moment, moment.shift, anchor)
    elif moment.weekday is not None and moment.day is None:
        found = _weekday(moment.weekday, moment.direction, anchor)
    elif not moment.has_day and moment.hour is not None:
        found = _the_day(anchor)
    else:
        found = _by_number(moment, anchor)
    return _at_clock(moment, _checked(moment, found)) if found else None


def _from_publication(moment: Moment, shift: tuple[str, int], anchor: Anchor) -> Resolved | None:
    """Resolve "hôm qua", "tuần trước", "thứ Sáu tuần tới", "ngày 5 tháng trước", "tháng 4 năm sau"."""
    unit, count = shift
    if anchor.day is None:
        if moment.month is None and moment.quarter is None:
            return open_value(_REFERENCES[(count > 0) - (count < 0)])
        return _by_number(moment._replace(shift=None), anchor)
    day = moved(anchor.day, unit, count)
    if day is None:
        return None
    if unit == "year" and (moment.month or moment.quarter or moment.span):
        found = _by_number(moment._replace(year=day.year, shift=None), anchor)
        return found._replace(anchor="published", certainty=0.95) if found else None
    if unit == "month" and moment.day is not None:
        exact = years.day_in(day.year, day.month, moment.day)
        return one_day(exact, "published", 0.95) if exact else None
    if moment.month is not None and moment.day is not None:
        exact = years.year_of_day(moment.month, moment.day, day, 0)
        return one_day(exact, "published", 0.95 if exact == day or unit != "day" else 0.5) if exact else None
    if unit == "week" and moment.weekday is not None:
        return one_day(day + timedelta(days=moment.weekday - day.isoweekday()), "published", 0.95)
    return spread(day, unit, "published", 0.95)


def _from_text(moment: Moment, shift: tuple[str, int], anchor: Anchor) -> Resolved | None:
    """Resolve "cùng ngày", "hai ngày sau đó", "một tuần sau đó" from what the text named last."""
    unit, count = shift
    if unit == "day" and count == 0 and anchor.text_day is None:
        return one_day(anchor.day, "published", 0.5) if anchor.day else open_value("XXXX-XX-XX")
    base = anchor.text_day if unit == "day" else anchor.text_time.begins_on if anchor.text_time else None
    day = moved(base, unit, count) if base else None
    return spread(day, unit, "text", 0.7) if day else None


def _weekday(weekday: int, direction: int, anchor: Anchor) -> Resolved:
    """Resolve "hôm thứ Hai", "thứ Sáu tới": the last one, or the next one where the words look ahead."""
    if anchor.day is None:
        return open_value(f"XXXX-WXX-{weekday}")
    back = (anchor.day.isoweekday() - weekday) % 7
    last = anchor.day - timedelta(days=back)
    ahead = direction > 0 or (direction == 0 and anchor.hint > 0 and back)
    return one_day(last + timedelta(days=7) if ahead else last, "published", 0.9 if direction else 0.8)


def _the_day(anchor: Anchor) -> Resolved:
    """Return the day that a bare time of day belongs to: the last one named, else that of publication."""
    if anchor.text_day:
        return one_day(anchor.text_day, "text", 0.7)
    return one_day(anchor.day, "published", 0.7) if anchor.day else open_value("XXXX-XX-XX")


def _by_number(moment: Moment, anchor: Anchor) -> Resolved | None:
    if moment.is_lunar:
        return _lunar(moment, anchor)
    if moment.span:
        return _span(moment, moment.span, anchor)
    if moment.day is not None:
        return _days(moment, moment.day, anchor)
    if moment.month is not None:
        return _month(moment, moment.month, anchor)
    if moment.quarter is not None:
        return _quarter(moment, moment.quarter, anchor)
    return a_year(moment.year, "none", 1.0) if moment.year else None


def _span(moment: Moment, span: tuple[str, int, int], anchor: Anchor) -> Resolved | None:
    unit, first, last = span
    if unit == "year":
        return Resolved(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31), "none", 1.0)
    if moment.year is None and anchor.day is None:
        return open_value(f"XXXX-{first:02}/XXXX-{last:02}")
    year = moment.year or (anchor.day.year if anchor.day else 0)
    return months(year, first, last, "none" if moment.year else "published", 1.0 if moment.year else 0.85)


def _days(moment: Moment, day: int, anchor: Anchor) -> Resolved | None:
    if moment.month is None:
        return _day_of_open_month(moment, day, anchor)
    first, how, certainty = _first_day(moment, moment.month, day, anchor)
    if first is None:
        if moment.year or anchor.day or anchor.not_before:
            return None
        last = f"/XXXX-{moment.month:02}-{moment.last_day:02}" if moment.last_day else ""
        return open_value(f"XXXX-{moment.month:02}-{day:02}{last}")
    if moment.last_day is None:
        return one_day(first, how, certainty)
    end = years.day_in(first.year, moment.month, moment.last_day)
    return Resolved(f"{first}/{end}", first, end, how, certainty) if end else None


def _first_day(moment: Moment, month: int, day: int, anchor: Anchor) -> tuple[date | None, str, float]:
    if moment.year:
        return years.day_in(moment.year, month, day), "none", 1.0
    if anchor.not_before:
        return years.year_of_day(month, day, anchor.not_before, 1), "text", 0.9
    if anchor.day:
        return years.year_of_day(month, day, anchor.day, moment.direction, anchor.hint), "published", 0.9
    return None, "none", 0.5


def _day_of_open_month(moment: Moment, day: int, anchor: Anchor) -> Resolved | None:
    """Resolve "ngày 21": of the month that makes it nearest to the last day named, else to the publication."""
    near = anchor.not_before or anchor.day
    if near is None:
        return open_value(f"XXXX-XX-{day:02}")
    direction = 1 if anchor.not_before else moment.direction or anchor.hint
    firsts = (moved(near, "month", step) for step in (-1, 0, 1))
    days = [found for first in firsts if first and (found := years.day_in(first.year, first.month, day))]
    days = [found for found in days if (found - near).days * direction >= 0] or days
    best = min(days, key=lambda found: abs((found - near).days), default=None)
    return one_day(best, "text" if anchor.not_before else "published", 0.7) if best else None


def _month(moment: Moment, month: int, anchor: Anchor) -> Resolved:
    last = moment.last_month
    if moment.year is None and anchor.day is None and anchor.not_before is None:
        return open_value(f"XXXX-{month:02}" + (f"/XXXX-{last:02}" if last else ""))
    year, how, certainty = _year_of(moment, month, anchor)
    return months(year, month, last, how, certainty) if last else a_month(year, month, how, certainty)


def _year_of(moment: Moment, month: int, anchor: Anchor) -> tuple[int, str, float]:
    if moment.year:
        return moment.year, "none", 1.0
    if anchor.not_before:
        return anchor.not_before.year + (month < anchor.not_before.month), "text", 0.9
    near = anchor.day or date.min
    return years.year_of_month(month, near, moment.direction, anchor.hint), "published", 0.85


def _quarter(moment: Moment, quarter: int, anchor: Anchor) -> Resolved:
    if moment.year is None and anchor.day is None and anchor.not_before is None:
        return open_value(f"XXXX-Q{quarter}")
    year, how, certainty = _year_of(moment, 3 * quarter - 2, anchor)
    return a_quarter(year, quarter, how, certainty)


def _lunar(moment: Moment, anchor: Anchor) -> Resolved | None:
    """Resolve a lunar day or month: of the lunar year that begins in `year`, else of the nearest one."""
    month, day = moment.month or 1, moment.day
    near = anchor.day
    if moment.year is None and near is None:
        return open_value("XXXX-XX-XX")
    candidates = (moment.year,) if moment.year else (near.year - 1, near.year, near.year + 1) if near else ()
    found = [first for year in candidates if (first := _lunar_day(year, month, day or 1, moment.year))]
    if moment.direction and near:
        found = [first for first in found if (first - near).days * moment.direction >= 0] or found
    if not found:
        return None
    best = min(found, key=lambda first: abs((first - near).days) if near else 0)
    how = "none" if moment.year else "published"
    if day is not None:
        return one_day(best, how, 0.9)
    end = best + timedelta(days=28)
    return Resolved(f"{best}/{end}", best, end, how, 0.8)


def _lunar_day(year: int | None, month: int, day: int, written: int | None) -> date | None:
    if year is None:
        return None
    # "30 Tết 2014" ends the lunar year before; a last month of 29 days ends on its 29th.
    lunar_year = year - 1 if written and month == 12 and day >= 20 else year
    return lunar_to_solar(lunar_year, month, day) or (lunar_to_solar(lunar_year, month, 29) if day == 30 else None)


def _checked(moment: Moment, found: Resolved) -> Resolved:
    """Return `found` with less certainty when its weekday contradicts it: "thứ Sáu, 14/11/2015"."""
    day = found.begins_on
    if moment.weekday is None or day is None or day.isoweekday() == moment.weekday:
        return found
    return found._replace(certainty=max(0.1, round(found.certainty - _MISMATCH, 2)))


def _at_clock(moment: Moment, found: Resolved) -> Resolved:
    if moment.hour is None:
        return found
    if len(found.value) != len("2013-10-23"):
        return found if found.begins_on else found._replace(value=f"XXXX-XX-XXT{_clock(moment)}")
    return found._replace(value=f"{found.value}T{_clock(moment)}")


def _clock(moment: Moment) -> str:
    hour = moment.hour or 0
    small_hours = {"night": 6, "noon": 0}.get(moment.part or "", 1)  # "2h đêm" stays, "1h trưa" is 13
    if moment.part in _AFTERNOON and small_hours <= hour < (4 if moment.part == "noon" else 12):
        hour += 12
    return f"{hour:02}:{moment.minute or 0:02}"
