"""Times of day and parts of the day: "9h30", "21 giờ", "19:30", "8g sáng", "rạng sáng", "tối qua"."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.times import stops
from diembao.extract.times.atoms import Atom, Match, Rule
from diembao.extract.times.moment import Moment
from diembao.lexicon.calendar import calendar_words
from diembao.text.page import Page

_PARTS: Final = calendar_words("part")
_PART_DAYS: Final = {"nay": 0, "qua": -1, "mai": 1, "kia": -2}


def _clock(page: Page, match: Match) -> Atom | None:
    """Read "9h30", "21h", "8g sáng"; bare hours that may be a length of time are weak."""
    hour = int(match["h"])
    if hour > 24 or stops.is_inside_code(page.low, match.start()) or stops.runs_on(page.low, match.end()):
        return None
    before, after = page.before(match.start()), page.after(match.end(), 12)
    if stops.follows_habit(before, page.after(match.end(), 24)):
        return None
    if (match["u"] and page.text[match.end("u") - 1] == "G") or (match["mi2"] and stops.is_numbered(before)):
        return None  # "4G" is a network, "tỷ lệ 16:10" a shape
    minute = 30 if match["half"] else int(match["mi"] or match["mi2"] or match["mi3"] or 0)
    if match["pm"] and hour < 12:
        hour += 12
    moment = Moment(hour=hour, minute=minute)
    return Atom(match.start(), match.end(), moment, is_weak=not _is_strong(match, before, after))


def _is_strong(match: Match, before: str, after: str) -> bool:
    if match["mi2"]:
        return True
    if stops.is_clock_led(before):
        return not stops.is_duration("", after)
    if stops.is_duration("" if match["mi"] and before.endswith("từ sau ") else before, after):
        return False  # and not "từ sau 10h30"
    return match["u"].strip() == "h" or match["mi"] is not None


def _part(page: Page, match: Match) -> Atom | None:
    """Read "sáng nay", "tối qua", "chiều mai"; a part alone is weak."""
    part = _PARTS[match["p"]]
    if match["when"]:
        return Atom(match.start(), match.end(), Moment(part=part, shift=("day", _PART_DAYS[match["when"]])))
    return Atom(match.start(), match.end("p"), Moment(part=part), is_weak=True)


_PART_WORD: Final = "|".join(sorted(_PARTS, key=len, reverse=True))
_MINUTE_ENDS: Final = r"(?= ?(?:[,.;:)]|$|sáng|trưa|chiều|tối|đêm|ngày|hôm|cùng|thứ|gmt))"
CLOCK: Rule = (
    re.compile(
        r"(?P<h>\d{1,2})(?:(?P<u> ?h| ?g| ?giờ)(?:(?P<mi>[0-5]\d)(?!\d)(?: ?phút|p|')?"
        rf"| ?(?P<mi3>[0-5]?\d)(?: ?phút| ?'|{_MINUTE_ENDS})|(?P<half> rưỡi))?|:(?P<mi2>[0-5]\d)(?::[0-5]\d)?)(?!\w)"
        r"(?: ?(?:am|(?P<pm>pm))(?!\w))?(?: \(\d{1,2}[hg]\d{0,2} ?(?:gmt|giờ [^()\d]{2,20})\))?"
    ),
    _clock,
)
PART: Rule = (
    re.compile(rf"(?:buổi )?(?P<p>{_PART_WORD})(?!\w)(?: (?P<when>nay|qua|mai|kia)(?!\w))?"),
    _part,
)
