"""Which year a date without one means: the nearest in the direction that the words give, never an invented one."""

from __future__ import annotations

from datetime import date
from typing import Final

# A report speaks of what was more than of what will be: a day of the past counts as nearer than one as far ahead.
_PAST_WEIGHT: Final = 0.6
_FAR: Final = 120  # days; a "sẽ" in the sentence moves a date to another year only when the nearest one is this far off

_IMPLAUSIBLE: Final = 270  # days; who says "hôm" or "tới" of a date does not mean one three quarters of a year away


def day_in(year: int, month: int, day: int) -> date | None:
    """Return the day, None for one that the year does not have: 29 February 2013."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of_day(month: int, day: int, near: date, direction: int, hint: int = 0) -> date | None:
    """Return the day of `month` and `day` nearest to `near`; `direction` is firm, `hint` the tense of the sentence.

    With `near` 19 November 2015, 13 November is of 2015; with direction -1 ("hôm 20/11") 20 November is of 2014.
    """
    near_years = (near.year - 1, near.year, near.year + 1)
    days = [found for year in near_years if (found := day_in(year, month, day))]
    if not days:
        return None
    nearest = min(days, key=lambda found: abs((found - near).days))
    if direction:
        days = [found for found in days if (found - near).days * direction >= 0] or days
        if min(abs((found - near).days) for found in days) > _IMPLAUSIBLE:
            return nearest  # "vào hôm 3/12" in October looks ahead all the same
    best = min(days, key=lambda found: _distance(found, near))
    if hint and not direction and (best - near).days * hint < -_FAR:
        others = [found for found in days if (found - near).days * hint >= 0]
        return min(others, key=lambda found: abs((found - near).days), default=best)
    return best


def _distance(day: date, near: date) -> float:
    days = (day - near).days
    return days if days >= 0 else -days * _PAST_WEIGHT


def year_of_month(month: int, near: date, direction: int, hint: int = 0) -> int:
    """Return the year of a month without one: this year's, unless the words or the turn of the year say another.

    In October "hồi tháng 12" is last year's and "tháng 2 tới" next year's; in January "tháng 11" is last year's.
    """
    ahead = month - near.month
    if direction < 0:
        return near.year if ahead <= 0 else near.year - 1
    if direction > 0:
        return near.year if ahead >= 0 else near.year + 1
    if (hint > 0 and ahead < -4) or (hint >= 0 and ahead <= -9):
        return near.year + 1
    if (hint <= 0 and ahead >= 8) or ahead >= 9:
        return near.year - 1
    return near.year
