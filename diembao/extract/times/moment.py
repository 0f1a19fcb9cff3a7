"""A time as far as its words say: fields that are filled one by one, and what joining two of them gives."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

# a unit (day, week, weekend, month, quarter, year, school_year) and how many of them from the anchor
Shift = tuple[str, int]


class Level(StrEnum):
    """How fine a moment is, coarsest last."""

    CLOCK = "clock"
    PART = "part"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_RANK: Final = {level: rank for rank, level in enumerate(Level)}


class Moment(NamedTuple):
    """What the words of a time expression say; None is what they leave open.

    `shift` counts from the day of publication ("hôm qua" is ("day", -1)), `text_shift` from the last time named in
    the text ("hai ngày sau đó" is ("day", 2)). `span` runs over several units: ("month", 1, 6) are the first six
    months of the year, ("year", 1990, 1999) a decade. `edge` is start, mid or end ("cuối năm 2014").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_month: int | None = None
    quarter: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    edge: str | None = None
    shift: Shift | None = None
    text_shift: Shift | None = None
    span: tuple[str, int, int] | None = None
    is_lunar: bool = False
    direction: int = 0

    @property
    def finest(self) -> Level:
        """The finest level that is filled: CLOCK for "21h thứ 7"."""
        if self.hour is not None:
            return Level.CLOCK
        if self.part is not None:
            return Level.PART
        return self._finest_of_calendar()

    @property
    def has_day(self) -> bool:
        """Whether the words lead to one day (or run of days), by date, weekday or distance."""
        return self._finest_of_calendar() is Level.DAY

    @property
    def until_of_its_own(self) -> bool:
        """Whether the words already run over several units: "21 đến 27/10", "6 tháng đầu năm"."""
        return self.last_day is not None or self.last_month is not None or self.span is not None

    def _finest_of_calendar(self) -> Level:
        unit = (self.shift or self.text_shift or ("", 0))[0]
        if self.day is not None or self.weekday is not None or unit == "day":
            return Level.DAY
        if unit in ("week", "weekend"):
            return Level.WEEK
        if self.month is not None or unit == "month":
            return Level.MONTH
        if self.quarter is not None or unit == "quarter" or (self.span and self.span[0] == "month"):
            return Level.QUARTER
        return Level.YEAR

    @property
    def coarsest(self) -> Level:
        """The coarsest level that is filled; a time still open above it can take a coarser one."""
        if self.year is not None or self._unit() in ("year", "school_year") or (self.span and self.span[0] == "year"):
            return Level.YEAR
        if self.quarter is not None or self.span or self._unit() == "quarter":
            return Level.QUARTER
        if self.month is not None or self._unit() == "month":
            return Level.MONTH
        if self._unit() in ("week", "weekend"):
            return Level.WEEK
        if self.day is not None or self.weekday is not None or self._unit() == "day":
            return Level.DAY
        return Level.PART if self.part is not None else Level.CLOCK

    def _unit(self) -> str:
        return (self.shift or self.text_shift or ("", 0))[0]

    def joined(self, other: Moment) -> Moment | None:
        """Return both as one, "21h" + "thứ 7" + "2/11"; None when they speak of different times."""
        if not (_coarser_follows(self, other) or _same_day_again(self, other) or _clock_follows(self, other)):
            return None
        changes = {}
        for name, default in _DEFAULTS:
            theirs = getattr(other, name)
            if theirs == default:
                continue
            if getattr(self, name) not in (default, theirs):
                return None
            changes[name] = theirs
        return self._replace(**changes)


_DEFAULTS: Final = Moment._field_defaults.items()


def _coarser_follows(first: Moment, second: Moment) -> bool:
    if (
        first.coarsest in (Level.CLOCK, Level.PART)
        and first.edge is None
        and not second.has_day
        and second.part is None
    ):
        return False  # "tối", "năm 2012"
    if first.weekday is not None and first.day is None and not second.has_day and second.finest is not Level.WEEK:
        return False  # "lần thứ hai, năm 2013" names no Monday
    if first.day is not None and first.month is None and second.month is None and second._unit() != "month":
        return False  # "ngày 21, năm 2013" lacks its month
    if first.shift and first.shift[0] == "day" and second.coarsest is Level.YEAR and second.day is None:
        return False  # "hôm qua, năm 2012" are two times
    return _RANK[second.finest] > _RANK[first.coarsest]


def _same_day_again(first: Moment, second: Moment) -> bool:
    """Return whether a day is named twice over: "thứ Sáu, 13/11", "hôm nay chủ nhật", "thứ Bảy tuần này, 2/11"."""
    if not (first.has_day and second.has_day):
        return False
    if None not in (first.day, second.day) and (first.day, first.month) != (second.day, second.month):
        return False
    if second.hour is not None or second.part is not None or second.text_shift or first.text_shift:
        return False
    return not (first.shift and second.shift) and not (first.weekday and second.weekday)


def _clock_follows(first: Moment, second: Moment) -> bool:
    return second.coarsest is Level.CLOCK and first.hour is None and first.has_day and first.last_day is None
