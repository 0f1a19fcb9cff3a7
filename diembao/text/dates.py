"""When an article was published, read from the words of its source: day before month, Hanoi time unless a zone is told.

Only timestamps are read here, never the dates that an article tells of (extract.times does).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

VIETNAM: Final = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_EARLIEST_YEAR: Final = 1990
_LATEST_YEAR: Final = 2100
_LONGEST: Final = 200
_STAMP_LONGEST: Final = 80
_TELLING: Final = re.compile(r"(?:ngày|lúc|vào|hôm)\s+\d", re.IGNORECASE)
_STAMP_END: Final = re.compile(r"[\dhg)](?=[\s,]|$)|(?:AM|PM|SA|CH|GMT|\+7)(?=[\s,]|$)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in UTC and how finely the source gave it: "day", "minute" or "second".

    A source that gave only a day stands at midnight in Asia/Ho_Chi_Minh.
    """

    at: datetime
    precision: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """A timestamp line: when it says, and whether it is the time of an update rather than of publication."""

    moment: Moment
    updated: bool


_ISO: Final = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"
    r"(?:[T ](?P<H>\d{2}):?(?P<M>\d{2})(?::?(?P<S>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}))?)?"
)
_RFC: Final = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{2,4}(?:,?\s+\d{1,2}:\d{2}.*)?")
_AMERICAN: Final = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?\s(?P<day>\d{1,2}),\s(?=\d{4}\b)")
_DAY: Final = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})(?!\d)"
    r"|(?<!\d)(?P<y2>\d{4})(?P<sep2>[/-])(?P<m2>\d{1,2})(?P=sep2)(?P<d2>\d{1,2})(?!\d)"
    r"|(?:ngày\s{1,3})?(?<!\d)(?P<d3>\d{1,2})\s{1,3}tháng\s{1,3}(?P<m3>\d{1,2})\s{0,3}(?:,|năm)?\s{0,3}(?P<y3>\d{4})(?!\d)",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?<![\d:/.-])(?P<H>\d{1,2})\s?(?:giờ\s?|:|h|g)(?:(?P<M>\d{2})(?::(?P<S>\d{2}))?)?(?:\s?(?:phút|'|p)\b)?(?:\s?(?P<half>AM|PM|SA|CH)\b)?(?![\d/])",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(
    r"(?:GMT|UTC)\s?(?P<hours>[+-]?\d{1,2})?(?::?(?P<minutes>\d{2}))?|(?<=\d)\s?(?P<offset>[+-]\d{2}:?\d{2})\b"
)
_UPDATED: Final = re.compile(r"cập nhật|updated|sửa đổi", re.IGNORECASE)
# Everything else that a timestamp line may hold; any other word makes it prose.
_FILLER: Final = re.compile(
    r"thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s?nhật|\b(?:cn|t[2-7])\b|ngày\sđăng|đăng\s(?:lúc|ngày)|(?:thời\sgian|giờ)\sđăng|xuất\sbản"
    r"|cập\snhật(?:\slúc|\sngày|\slần\scuối)?|lúc|ngày|vào|giờ\s(?:hà\snội|việt\snam|đông\sdương)|published|updated|posted|on|at"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[\W_]+",
    re.IGNORECASE,
)
_SECONDS: Final = re.compile(r"\d{9,10}|\d{13}")


def parse_moment(words: str | None) -> Moment | None:
    """Return when `words` say, None when they say no day: "Thứ Sáu, 21/12/2023 11:42 (GMT+7)" is 04:42 UTC that day.

    Reads ISO 8601, RFC 2822, Unix seconds and milliseconds, and the forms of Vietnamese page heads, in which the day
    stands before the month. "05-09-2026 - 17:09 PM" is nine past five in the afternoon. 31 February is nothing.
    """
    words = " ".join((words or "")[:_LONGEST].split())
    if not words:
        return None
    for read in (_iso, _unix, _rfc2822, _vietnamese):
        if (moment := read(words)) is not None:
            return moment if _EARLIEST_YEAR <= moment.at.year < _LATEST_YEAR else None
    return None


def parse_stamp(line: str) -> Stamp | None:
    """Return the timestamp that is all of `line`, None for prose: "Cập nhật: 16:34 30/11/2016 GMT+7" is an update."""
    if len(line) > 90 or not any(c.isdigit() for c in line):
        return None
    rest = line
    for pattern in (_DAY, _CLOCK, _ZONE):
        rest = pattern.sub(" ", rest, count=1)
    if not _DAY.search(line) or _FILLER.sub("", rest):
        return None
    moment = parse_moment(line)
    return Stamp(moment, bool(_UPDATED.search(line))) if moment else None


def opening_stamp(text: str, start: int, end: int) -> int:
    """Return where the timestamp ends with which `text[start:end]` opens, `start` if it opens with none.

    A crawler that drops line ends leaves "Thứ Sáu, 21/12/2023 11:42 (GMT+7) Bão số 3 …". A day without a clock may
    belong to the sentence and is not taken.
    """
    head = text[start : min(end, start + _STAMP_LONGEST)]
    if not _CLOCK.search(head) or not _DAY.search(head) or _TELLING.match(head):
        return start
    ends = [match.end() for match in _STAMP_END.finditer(head)]
    for stop in reversed(ends):
        words = head[:stop]
        goes_on = text[start + stop : min(end, start + stop + 4)].lstrip(" -–|")[:1]
        if not (goes_on.isupper() or goes_on in ("", "(", "[", "“", '"')):
            continue
        if _CLOCK.search(_DAY.sub(" ", words, count=1)) and parse_stamp(words):
            return start + stop
    return start


def _moment(build: Callable[[], datetime], precision: str) -> Moment | None:
    try:
        return Moment(build().astimezone(UTC), precision)
    except (ValueError, OverflowError):
        return None


def _iso(words: str) -> Moment | None:
    match = _ISO.fullmatch(words)
    if match is None:
        return None
    year, month, day = (int(match[name]) for name in ("y", "m", "d"))
    if match["H"] is None:
        return _moment(lambda: datetime(year, month, day, tzinfo=VIETNAM), "day")
    hour, minute, second = int(match["H"]), int(match["M"]), int(match["S"] or 0)
    zone = _offset(match["zone"])
    precision = "second" if match["S"] else "minute"
    return _moment(lambda: datetime(year, month, day, hour, minute, second, tzinfo=zone), precision)


def _offset(zone: str | None) -> timezone:
    if zone is None:
        return VIETNAM
    digits = re.sub(r"\D", "", zone)
    if not digits:
        return UTC
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes)) if minutes < 1_440 else UTC


def _unix(words: str) -> Moment | None:
    if not _SECONDS.fullmatch(words):
        return None
    return _moment(lambda: datetime.fromtimestamp(int(words[:10] if len(words) == 13 else words), UTC), "second")


def _rfc2822(words: str) -> Moment | None:
    words = _AMERICAN.sub(r"\g<day> \g<month> ", words)
    if not _RFC.fullmatch(words):
        return None
    clock = re.search(r"\d:\d{2}(:\d{2})?", words)
    zoned = clock is not None and re.search(r"(?:[+-]\d{4}|[A-Z]{1,4})$", words[clock.end() :])
    try:
        found = parsedate_to_datetime(words if clock else words + " 00:00")
    except (ValueError, TypeError, IndexError):
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC if zoned else VIETNAM)
    return _moment(lambda: found, "day" if clock is None else "second" if clock[1] else "minute")


def _vietnamese(words: str) -> Moment | None:
    match = _DAY.search(words)
    if match is None:
        return None
    parts = [next(filter(None, (match[name], match[name + "2"], match[name + "3"]))) for name in "ymd"]
    year, month, day = map(int, parts)
    year += 2_000 if len(parts[0]) == 2 else 0
    rest = words[: match.start()] + " " + words[match.end() :]
    clock = _CLOCK.search(rest)
    if clock is None:
        return _moment(lambda: datetime(year, month, day, tzinfo=VIETNAM), "day")
    hour, minute, second = _hour(clock), int(clock["M"] or 0), int(clock["S"] or 0)
    zone = _zone(rest[clock.end() :])
    return _moment(
        lambda: datetime(year, month, day, hour, minute, second, tzinfo=zone), "second" if clock["S"] else "minute"
    )


def _hour(clock: re.Match[str]) -> int:
    """Return the hour of the day; AM and PM are believed only where the hour does not already say so."""
    hour, half = int(clock["H"]), (clock["half"] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        return hour + 12
    return 0 if half in ("AM", "SA") and hour == 12 else hour


def _zone(words: str) -> timezone:
    match = _ZONE.search(words)
    if match is None:
        return VIETNAM
    if match["offset"]:
        return _offset(match["offset"])
    hours = int(match["hours"] or 0)
    minutes = int(match["minutes"] or 0)
    return timezone(timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes)) if abs(hours) < 15 else VIETNAM
