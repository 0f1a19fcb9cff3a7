"""The words of the calendar, the holidays, and the Vietnamese lunar calendar.

The lunar calendar follows the published method of Hồ Ngọc Đức ("Computing the Vietnamese lunar calendar", with the
astronomy of Jean Meeus, *Astronomical Algorithms*): months begin on the day of the new moon at UTC+7, month 11 holds
the winter solstice, and in a year of thirteen moons the first month without a principal term is the leap month.
The code is our own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data"
_ZONE: Final = 7.0  # hours east of Greenwich
_LUNATION: Final = 29.530588853  # mean days between new moons
_FIRST_MOON: Final = 2415021.076998695  # Julian date of the new moon of 1 January 1900
_DAY_ZERO: Final = 2440588  # Julian day number of 1 January 1970


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that has a name: month and day in the solar or the lunar calendar."""

    name: str
    is_lunar: bool
    month: int
    day: int


def _rows(name: str) -> list[list[str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def calendar_words(kind: str) -> dict[str, str]:
    """Return the written forms of one kind with their values: `calendar_words("weekday")["thứ hai"]` is "1"."""
    return {form: value for row_kind, form, value in _rows("calendar.tsv") if row_kind == kind}


@cache
def calendar_cues(kind: str) -> tuple[str, ...]:
    """Return the words of one kind that tell times from other numbers: "tỷ số" is one of "numbered"."""
    return tuple(form for row_kind, form in _rows("calendar_cues.tsv") if row_kind == kind)


@cache
def holidays() -> dict[str, Holiday]:
    """Return the named days by their name in lower case: "quốc khánh" is 2 September."""
    return {
        name: Holiday(name, kind == "lunar", int(month), int(day)) for name, kind, month, day in _rows("holidays.tsv")
    }


def _julian(day: date) -> int:
    return (day - date(1970, 1, 1)).days + _DAY_ZERO


def _from_julian(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=number - _DAY_ZERO)


@lru_cache(maxsize=1024)
def _new_moon(k: int) -> int:
    """Return the Julian day number, at UTC+7, of the k-th new moon after 1 January 1900."""
    t = k / 1236.85
    rad = math.pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * math.sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3) * rad
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3) * rad
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3) * rad
    return math.floor(mean + _moon_terms(t, sun, moon, node) - _dynamical_shift(t) + 0.5 + _ZONE / 24)


def _moon_terms(t: float, sun: float, moon: float, node: float) -> float:
    """Return the periodic terms of the time of a new moon, in days (Meeus, chapter on the phases of the moon)."""
    sine = math.sin
    return (
        (0.1734 - 0.000393 * t) * sine(sun)
        + 0.0021 * sine(2 * sun)
        - 0.4068 * sine(moon)
        + 0.0161 * sine(2 * moon)
        - 0.0004 * sine(3 * moon)
        + 0.0104 * sine(2 * node)
        - 0.0051 * sine(sun + moon)
        - 0.0074 * sine(sun - moon)
        + 0.0004 * sine(2 * node + sun)
        - 0.0004 * sine(2 * node - sun)
        - 0.0006 * sine(2 * node + moon)
        + 0.0010 * sine(2 * node - moon)
        + 0.0005 * sine(sun + 2 * moon)
    )


def _dynamical_shift(t: float) -> float:
    """Return dynamical minus universal time, in days, `t` centuries after 1900."""
    if t < -11:
        return 0.001 + 0.000839 * t + 0.0002261 * t**2 - 0.00000845 * t**3 - 0.000000081 * t**4
    return -0.000278 + 0.000265 * t + 0.000262 * t**2


@lru_cache(maxsize=1024)
def _sun_sector(number: int) -> int:
    """Return which twelfth of the zodiac (0 to 11) the sun stands in at the start of a Julian day at UTC+7."""
    t = (number - 2451545.5 - _ZONE / 24) / 36525
    rad = math.pi / 180
    anomaly = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * rad
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * math.sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * math.sin(2 * anomaly) + 0.000290 * math.sin(3 * anomaly)
    return int(longitude % 360 // 30)


@lru_cache(maxsize=256)
def _month_eleven(year: int) -> int:
    """Return the Julian day on which month 11 of a lunar year begins, the one that holds the winter solstice."""
    k = math.floor((_julian(date(year, 12, 31)) - 2415021) / _LUNATION)
    start = _new_moon(k)
    return _new_moon(k - 1) if _sun_sector(start) >= 9 else start


def _leap_offset(month_eleven: int) -> int:
    """Return how many months after `month_eleven` the leap month stands."""
    k = math.floor((month_eleven - _FIRST_MOON) / _LUNATION + 0.5)
    i, last, sector = 1, -1, _sun_sector(_new_moon(k + 1))
    while sector != last and i < 14:
        i, last, sector = i + 1, sector, _sun_sector(_new_moon(k + i + 1))
    return i - 1


def lunar_to_solar(year: int, month: int, day: int, is_leap: bool = False) -> date | None:
    """Return the solar day of a day of the Vietnamese lunar calendar, None when the lunar year has no such day.

    `lunar_to_solar(2014, 1, 1)`, the first day of Tết Giáp Ngọ, is 31 January 2014.
    """
    if not (1800 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 30):
        return None  # the astronomical series are good for a few centuries around 2000
    first = _month_eleven(year - 1) if month < 11 else _month_eleven(year)
    following = _month_eleven(year) if month < 11 else _month_eleven(year + 1)
    months = (month - 11) % 12
    if following - first > 365:
        leap = _leap_offset(first)
        if is_leap and month != (leap - 3) % 12 + 1:
            return None
        months += is_leap or months >= leap
    elif is_leap:
        return None
    k = math.floor(0.5 + (first - _FIRST_MOON) / _LUNATION) + months
    start = _new_moon(k)
    return _from_julian(start + day - 1) if day <= _new_moon(k + 1) - start else None
