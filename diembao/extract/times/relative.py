"""Times told from another time: "hôm qua", "tuần trước", "cuối năm", "thứ Sáu tới", "hai ngày sau đó"."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.times import stops
from diembao.extract.times.atoms import Atom, Match, Rule
from diembao.extract.times.moment import Moment
from diembao.lexicon.calendar import calendar_words
from diembao.text.numerals import WORDS, read_number
from diembao.text.page import Page

_UNITS: Final = {
    "ngày": "day",
    "hôm": "day",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
    "năm học": "school_year",
    "quý": "quarter",
    "quí": "quarter",
}
_STEPS: Final = {
    "này": 0, "nay": 0, "trước": -1, "qua": -1, "vừa qua": -1, "vừa rồi": -1, "rồi": -1, "ngoái": -1,
    "kia": -2, "tới": 1, "sau": 1, "sắp tới": 1, "tiếp theo": 1,
}  # fmt: skip
_EDGES: Final = {"đầu": "start", "giữa": "mid", "cuối": "end"}
_DAYS: Final = {form: int(value) for form, value in calendar_words("day").items()}
_WEEKDAYS: Final = {form: int(value) for form, value in calendar_words("weekday").items()}


def _day(page: Page, match: Match) -> Atom | None:
    """Read "hôm qua", "ngày mai"; "thanh niên hôm nay" means our times."""
    if match["word"] == "hôm nay" and (
        _OUR_TIMES.search(page.before(match.start(), 20)) or _FOR_EVER.match(page.after(match.end()))
    ):
        return None
    if match["word"] == "ngày mai" and page.before(match.start(), 4).endswith("vì "):
        return None
    return Atom(match.start(), match.end(), Moment(shift=("day", _DAYS[match["word"]])))


def _tomorrow(page: Page, match: Match) -> Atom | None:
    if page.text[match.start()] == "M":
        return None  # a name
    return Atom(match.start(), match.end(), Moment(shift=("day", 1)))


def _same_day(page: Page, match: Match) -> Atom | None:
    """Read "cùng ngày", "hôm đó", "ngày hôm sau": told from the last day that the text named."""
    step = {"sau": 1, "trước": -1}.get(match["step"] or match["before"] or "", 0)
    return Atom(match.start(), match.end(), Moment(text_shift=("day", step)))


def _same_unit(page: Page, match: Match) -> Atom | None:
    """Read "năm ấy", "tháng đó": told from the last time that the text named."""
    if stops.PLURAL.search(page.before(match.start(), 12)) or _THOSE.search(page.before(match.start(), 12)):
        return None
    return Atom(match.start(), match.end(), Moment(text_shift=(_UNITS[match["unit"]], 0)))


def _unit(page: Page, match: Match) -> Atom | None:
    """Read "tuần trước", "tháng này", "năm ngoái", "quý trước"; "3 tuần trước" is told by `_ago`."""
    word, step = match["unit"], match["step"]
    counted = _INDEFINITE if step in ("này", "nay") else stops.PLURAL  # "liveshow 5 tuần này" counts no weeks
    if counted.search(page.before(match.start(), 12)):
        return None
    if (
        (word, step) in _VAGUE
        or (step in ("nay", "ngoái", "kia") and word != "năm")
        or (word != "năm" and step == "kia")
    ):
        return None
    return Atom(match.start(), match.end(), Moment(shift=(_UNITS[word], _STEPS[step])))


def _weekend(page: Page, match: Match) -> Atom | None:
    """Read "cuối tuần qua"; "cuối tuần" alone is when people rest, not a time."""
    return Atom(match.start(), match.end(), Moment(shift=("weekend", _STEPS[match["step"]])))


def _edge(page: Page, match: Match) -> Atom | None:
    """Read the "cuối" of "cuối năm 2014" as weak, and "hồi cuối năm" as this year's."""
    edge, unit = _EDGES[match["edge"]], match["unit"]
    if unit is None:
        return Atom(match.start(), match.end(), Moment(edge=edge), is_weak=True)
    if not _EDGE_LEAD.search(page.before(match.start(), 20)):
        return None
    return Atom(match.start(), match.end(), Moment(edge=edge, shift=(_UNITS[unit], 0)))


def _half(page: Page, match: Match) -> Atom | None:
    """Read "nửa đầu năm" and the "nửa cuối" of "nửa cuối năm 2013"."""
    first, last = (1, 6) if match["edge"] == "đầu" else (7, 12)
    year = int(match["y"]) if match["y"] else None
    weak = year is None and not match["bare"]
    return Atom(match.start(), match.end(), Moment(span=("month", first, last), year=year), is_weak=weak)


def _weekday(page: Page, match: Match) -> Atom | None:
    """Read "hôm thứ Hai", "thứ Sáu tuần trước", "Chủ nhật"; "thứ ba" alone is the third of something."""
    before = page.before(match.start(), 20)
    if _EVERY.search(before) or _EVERY_AFTER.match(page.low, match.end()):
        return None
    moment = Moment(weekday=_WEEKDAYS[match["name"]], direction=-1 if match["lead"] == "hôm " else 0)
    strong = match["name"].endswith("nhật") or match["lead"] == "hôm "
    if not strong and page.text[match.start("name") + 4].isupper():
        strong = bool(match["lead"]) or _WEEKDAY_LEAD.search(before) is not None
    start, end, step = match.start(), match.end("name"), match["step"]
    if step in _THIS_WEEK and (strong or step != "này" or page.text[match.start("name") + 4].isupper()):
        return Atom(start, match.end("step"), Moment(weekday=moment.weekday, shift=("week", 0)))
    if step and (strong or page.text[match.start("name") + 4].isupper()):
        direction = _STEPS[step] or moment.direction
        return Atom(start, match.end("step"), Moment(weekday=moment.weekday, direction=direction))
    return Atom(start, end, moment, is_weak=not strong)


def _ago(page: Page, match: Match) -> Atom | None:
    """Read "3 ngày nữa", "hai năm trước", "một tuần sau đó", looking back from the unit for the number."""
    number = _COUNT_BEFORE.search(page.before(match.start(), 30))
    count = _steps(number["n"]) if number else None
    if number is None or count is None or number["about"]:
        return None
    where, unit = match["where"], _UNITS[match["unit"]]
    start = match.start() - len(number["n"]) - 1
    if (how_long := _HOW_LONG.get(where.split()[0])) and how_long.search(page.before(start, 12)):
        return None  # "trong 30 ngày trước đó" and "thêm 10 ngày nữa" are how long, not when
    steps = count if where.startswith(("sau", "nữa")) else -count
    if where in ("trước", "nữa") or where == "về trước":
        return Atom(start, match.end(), Moment(shift=(unit, steps)))
    return Atom(start, match.end(), Moment(text_shift=(unit, steps)))


def _from_that(page: Page, match: Match) -> Atom | None:
    """Read "trước đó một ngày", "sau đó hai tuần": told from the last time that the text named."""
    steps = _steps(match["n"])
    if steps is None:
        return None
    there = (_UNITS[match["unit"]], steps if match["where"] == "sau" else -steps)
    return Atom(match.start(), match.end(), Moment(text_shift=there))


def _next_year(page: Page, match: Match) -> Atom | None:
    """Read "sang năm"; "bước sang năm mới" is another thing."""
    if page.before(match.start(), 5).endswith("bước "):
        return None
    return Atom(match.start(), match.end(), Moment(shift=("year", 1)))


def _since(page: Page, match: Match) -> Atom | None:
    """Read "cách đây hai năm"."""
    steps = _steps(match["n"])
    if steps is None:
        return None
    return Atom(match.start(), match.end(), Moment(shift=(_UNITS[match["unit"]], -steps)))


def _steps(written: str) -> int | None:
    """Return how many days, weeks, months or years are counted; None for what nobody counts."""
    count = read_number(written, whole=True)
    return int(count) if count is not None and count == int(count) and count <= _MOST_STEPS else None


_MOST_STEPS: Final = 500
_COUNT: Final = rf"(?P<n>\d{{1,3}}|{WORDS})"
_COUNTED: Final = rf"(?:đúng |tròn )?{_COUNT} (?P<unit>ngày|hôm|tuần|tháng|năm)(?!\w)"
_THIS_WEEK: Final = frozenset({"này", "đầu tuần", "cuối tuần"})
_INDEFINITE: Final = re.compile(r"(?:^|\W)(?:mấy|vài|nhiều|các|những|mỗi|mọi|hai|ba) $")
_OUR_TIMES: Final = re.compile(
    r"(?:thế hệ|thanh niên|giới trẻ|xã hội|cuộc sống|thời đại|con người|tuổi trẻ|đất nước) $"
)
# "cho hôm nay và mãi mãi mai sau"
_FOR_EVER: Final = re.compile(r" và (?:mãi mãi |cả |muôn )?(?:mai sau|ngày mai|mãi mãi|mãi về sau)(?!\w)")
_VAGUE: Final = frozenset(
    {("năm", "qua"), ("năm", "này"), ("ngày", "này"), ("năm", "tiếp theo"), ("tuần", "tiếp theo")}
)
_EDGE_LEAD: Final = re.compile(r"(?:^|\W)(?:hồi|vào|từ|đến|tới|trước|kể từ|trong|dịp|ngay|ngay từ|khoảng|lúc|so với) $")
_EVERY: Final = re.compile(
    r"(?:^|\W)(?:mỗi|các|hàng|hằng|những|mọi|bước vào|bước sang|sang)(?: ngày| tối| sáng| chiều)? $"
)
_EVERY_AFTER: Final = re.compile(r" (?:hàng|hằng|mỗi) tuần| liên tiếp")
_WEEKDAY_LEAD: Final = re.compile(r"(?:^|\W)(?:vào|từ|đến|tới|trước|sau|hết|sáng|trưa|chiều|tối|đêm|phiên|kể từ|cho) $")
_THOSE: Final = re.compile(r"(?:^|\W)(?:những|các|mấy|\d+|hai|ba|vào|trong|của|cuối|đầu|giữa) $")
_HOW_LONG: Final = {
    "trước": re.compile(r"(?:^|\W)(?:trong|suốt|trong suốt|cả) $"),
    "nữa": re.compile(r"(?:^|\W)thêm(?: (?:khoảng|gần|hơn|ít nhất))? $"),
}
_COUNT_BEFORE: Final = re.compile(
    r"(?:^|[^\w.,/-])(?<!thứ )(?<!ngày )(?<!tháng )"
    r"(?P<about>(?:hơn|gần|khoảng|chừng|ngót|vài|mấy|nhiều|hàng|trên|tầm|cả) )?"
    rf"{_COUNT} $"
)

_STEP: Final = "|".join(sorted(_STEPS, key=len, reverse=True))
_WEEKDAY_NAME: Final = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_NOT_YET: Final = r"(?! (?:khi|ngày|thềm|mắt|mặt|vụ|trận|lúc|giờ|thời|cuộc|đây))"

DAY: Rule = (
    re.compile(rf"(?P<word>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?!\w)"),
    _day,
)
TOMORROW: Rule = (re.compile(r"mai(?= (?:sẽ|mới|mà|thì|lại|phải)(?!\w))"), _tomorrow)
SAME_DAY: Rule = (
    re.compile(
        r"(?:cùng ngày|(?:ngày )?hôm (?:đó|ấy|(?P<step>sau|trước(?= đó)))|ngày hôm (?P<before>trước))(?: đó)?(?!\w)"
    ),
    _same_day,
)
UNIT: Rule = (
    re.compile(
        rf"(?P<unit>tuần|tháng|năm(?: học)?|qu[ýí]) (?P<step>{_STEP})(?!\w)(?! đó)"
        r"(?!(?<=trước) (?:khi|ngày)|(?<=sau) (?:khi|ngày))"
    ),
    _unit,
)
SAME_UNIT: Rule = (re.compile(r"(?P<unit>năm|tháng) (?:ấy|đó)(?=[ ,.;:)]|$)"), _same_unit)
WEEKEND: Rule = (
    re.compile(r"(?:hôm )?cuối tuần (?P<step>này|trước|qua|vừa qua|vừa rồi|rồi|tới|sau)(?!\w)"),
    _weekend,
)
EDGE: Rule = (
    re.compile(
        r"(?:hôm (?=\w+ tuần ))?(?P<edge>đầu|giữa|cuối) "
        r"(?:(?=(?:tháng|năm|qu[ýí]|tuần) (?:\d|i|nay|này|ngoái|trước|sau|tới|qua|vừa|rồi"
        r"|giêng|chạp|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|thập|những năm|\d{4})"
        r"|(?P<unit>năm|tháng|tuần|qu[ýí])(?! học)(?!\w))"
    ),
    _edge,
)
HALF: Rule = (
    re.compile(
        r"nửa (?P<edge>đầu|cuối|sau)(?: của)?(?P<bare> năm(?! \d| nay| ngoái| trước| sau| tới))?"
        r"(?: (?:năm )?(?P<y>\d{4})(?!\d))?"
    ),
    _half,
)
WEEKDAY: Rule = (
    re.compile(
        rf"(?P<lead>ngày |hôm )?(?P<name>{_WEEKDAY_NAME})(?!\w)"
        r"(?: (?P<step>tới|vừa qua|vừa rồi|qua|này|sau|rồi"
        r"|(?:đầu|cuối) tuần(?! (?:này|trước|sau|tới|qua|vừa|rồi)))(?!\w))?"
    ),
    _weekday,
)
AGO: Rule = (
    re.compile(
        rf"(?P<unit>ngày|hôm|tuần|tháng|năm) (?P<where>(?:về )?trước(?: đó)?|sau đó|sau(?= ?[,.;])|nữa)(?!\w){_NOT_YET}"
    ),
    _ago,
)
SINCE: Rule = (re.compile(rf"cách đây {_COUNTED}"), _since)
FROM_THAT: Rule = (re.compile(rf"(?P<where>trước|sau) đó {_COUNTED}"), _from_that)
NEXT_YEAR: Rule = (
    re.compile(r"sang năm(?= ?[,.;:)]| (?:sẽ|là|thì|tôi|em|con|họ|có|được|cũng|lại|anh|cô))"),
    _next_year,
)
