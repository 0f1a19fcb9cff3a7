"""Values in TIMEX3 writing with the days they cover: days, weeks, weekends, months, quarters, years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

_SCHOOL_BEGINS: Final = 8  # teachers are back, and papers speak of the new school year, from August on


class Resolved(NamedTuple):
    """A value in TIMEX3 writing and the days it covers; `begins_on` is None while it is open."""

    value: str
    begins_on: date | None
    ends_on: date | None
    anchor: str
    certainty: float


def one_day(day: date, anchor: str, certainty: float) -> Resolved:
    """Return a single day: "2013-10-23"."""
    return Resolved(day.isoformat(), day, day, anchor, certainty)


def a_month(year: int, month: int, anchor: str, certainty: float) -> Resolved:
    """Return a month: "2013-10"."""
    last = monthrange(year, month)[1]
    return Resolved(f"{year:04}-{month:02}", date(year, month, 1), date(year, month, last), anchor, certainty)


def months(year: int, first: int, last: int, anchor: str, certainty: float) -> Resolved:
    """Return a run of months of one year: "2013-01/2013-06"."""
    begin, end = a_month(year, first, anchor, certainty), a_month(year, last, anchor, certainty)
    return begin._replace(value=f"{begin.value}/{end.value}", ends_on=end.ends_on)


def a_week(day: date, anchor: str, certainty: float) -> Resolved:
    """Return the ISO week that holds `day`: "2013-W42"."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Resolved(f"{year:04}-W{week:02}", monday, monday + timedelta(days=6), anchor, certainty)


def a_weekend(day: date, anchor: str, certainty: float) -> Resolved:
    """Return Saturday and Sunday of the ISO week that holds `day`: "2013-10-19/2013-10-20"."""
    saturday = day + timedelta(days=6 - day.isoweekday())
    sunday = saturday + timedelta(days=1)
    return Resolved(f"{saturday}/{sunday}", saturday, sunday, anchor, certainty)


def a_quarter(year: int, quarter: int, anchor: str, certainty: float) -> Resolved:
    """Return a quarter: "2013-Q3"."""
    run = months(year, 3 * quarter - 2, 3 * quarter, anchor, certainty)
    return run._replace(value=f"{year:04}-Q{quarter}")


def a_year(year: int, anchor: str, certainty: float) -> Resolved:
    """Return a year: "2013"."""
    return Resolved(f"{year:04}", date(year, 1, 1), date(year, 12, 31), anchor, certainty)


def a_school_year(day: date, anchor: str, certainty: float) -> Resolved:
    """Return the school year of `day`, which begins in August: "2013/2014"."""
    year = day.year - (day.month < _SCHOOL_BEGINS)
    return Resolved(f"{year}/{year + 1}", date(year, 1, 1), date(year + 1, 12, 31), anchor, certainty)


def open_value(value: str) -> Resolved:
    """Return a value that no day can be given to: "XXXX-11-13", "PAST_REF"."""
    return Resolved(value, None, None, "none", 0.5)


def moved(day: date, unit: str, count: int) -> date | None:
    """Return `day` moved by `count` units; by months and years the first of the month."""
    try:
        if unit in ("day", "week", "weekend"):
            return day + timedelta(days=count * (1 if unit == "day" else 7))
        months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "school_year": 12}[unit]
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None


def spread(day: date, unit: str, anchor: str, certainty: float) -> Resolved:
    """Return the whole `unit` that holds `day`."""
    if unit == "day":
        return one_day(day, anchor, certainty)
    if unit == "week":
        return a_week(day, anchor, certainty)
    if unit == "weekend":
        return a_weekend(day, anchor, certainty)
    if unit == "month":
        return a_month(day.year, day.month, anchor, certainty)
    if unit == "quarter":
        return a_quarter(day.year, (day.month + 2) // 3, anchor, certainty)
    if unit == "school_year":
        return a_school_year(day, anchor, certainty)
    return a_year(day.year, anchor, certainty)
