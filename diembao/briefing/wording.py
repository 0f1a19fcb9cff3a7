"""The Vietnamese of a briefing: days, hours, numbers and kinds as a newspaper prints them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from diembao.briefing.edition import Agreement, Count, Gap, Tally
from diembao.briefing.marks import Layer
from diembao.briefing.visible import visible
from diembao.segment import VIETNAM_TIME

NO_BREAK = "\u00a0"
KINDS = {
    "killed": "Người chết",
    "missing": "Mất tích",
    "injured": "Bị thương",
    "arrested": "Bị bắt",
    "displaced": "Phải sơ tán",
    "affected": "Bị ảnh hưởng",
    "people": "Số người",
    "money": "Số tiền",
    "percent": "Tỷ lệ",
}
AGREEMENTS = {Agreement.AGREED: "", Agreement.RISING: "tăng dần", Agreement.DISPUTED: "chưa khớp"}
LAYERS = {
    Layer.QUOTE: "lời trích dẫn",
    Layer.FIGURE: "con số",
    Layer.PER: "người",
    Layer.LOC: "nơi chốn",
    Layer.ORG: "tổ chức",
    Layer.MISC: "tên khác",
    Layer.ROLE: "chức danh",
    Layer.TIME: "thời gian",
    Layer.SOURCE: "nguồn tin",
    Layer.EVENT: "sự kiện",
}
TYPES = {"PER": "Người", "ORG": "Tổ chức", "LOC": "Nơi chốn", "MISC": "Tên khác"}
_BOUNDS = {"about": "khoảng ", "at_least": "ít nhất ", "at_most": "tối đa "}
_UNITS = {"people": "người", "percent": "%", "VND": "đồng"}
_PEOPLE = frozenset({"killed", "missing", "injured", "arrested", "displaced", "affected", "people"})
_SCALES = ((Decimal(10) ** 9, "tỷ"), (Decimal(10) ** 6, "triệu"))
_MARKS = frozenset('"“”«»')
_HOUR, _DAY = 60, 24 * 60
_LONGEST = 24  # digits; a longer number is shown with an exponent
_GAPS = {
    "undated": "bài trong kho không rõ ngày đăng nên không thuộc về bản tin nào",
    "no_outlet": "bài không rõ tòa soạn",
    "no_url": "bài không có địa chỉ gốc để đối chiếu",
    "no_speaker": "lời trích dẫn không rõ của ai",
    "single_outlet": "vụ việc chỉ một tòa soạn đưa tin, chưa có nguồn thứ hai",
    "copies": "bài chép lại bài khác, không phải nguồn độc lập",
    "edited": "bài đã bị sửa sau khi đăng",
    "set_aside": "tệp hoặc bài không đọc được, nằm trong khu cách ly",
    "failed_checks": "phép kiểm tra dữ liệu không đạt trong lần chạy gần nhất",
    "silent": "tòa soạn thường đăng bài mà hôm nay vắng",
}


def long_day(day: date) -> str:
    """Return "Chủ nhật, ngày 15 tháng 11 năm 2026" with each number on the line of its word."""
    words = format_date(day, "EEEE, 'ngày' d MMMM 'năm' y", locale="vi")
    for unit in ("ngày ", "tháng ", "năm "):
        words = words.replace(unit, unit.strip() + NO_BREAK)
    return words[0].upper() + words[1:].lower()


def short_day(day: date) -> str:
    """Return "15/11"."""
    return f"{day.day}/{day.month}"


def full_day(day: date) -> str:
    """Return "15/11/2026"."""
    return f"{day.day}/{day.month}/{day.year}"


def clock(at: datetime | None, day: date | None = None, *, day_only: bool = False) -> str:
    """Return "18h30" on `day` itself, "18h30 14/11" on another, "14/11" where only the day is known."""
    if at is None:
        return "không rõ giờ"
    local = at.astimezone(VIETNAM_TIME)
    other = f"{NO_BREAK}{short_day(local.date())}" if local.date() != day else ""
    if day_only:
        return other.strip(NO_BREAK) or "trong ngày"
    return f"{local.hour}h{local.minute:02}{other}"


def stamp(at: datetime) -> str:
    """Return "5h32 ngày 16/11/2026", in Vietnam."""
    local = at.astimezone(VIETNAM_TIME)
    return f"{local.hour}h{local.minute:02}{NO_BREAK}ngày{NO_BREAK}{full_day(local.date())}"


def lag(minutes: int | None) -> str:
    """Return how far behind the first report: "sau 35 phút", "sau 4 giờ", "sau 2 ngày"; "" for the first itself."""
    if not minutes:
        return ""
    if minutes < _HOUR:
        count, unit = minutes, "phút"
    elif minutes < 2 * _DAY:
        count, unit = round(minutes / _HOUR), "giờ"
    else:
        count, unit = round(minutes / _DAY), "ngày"
    return f"sau{NO_BREAK}{count}{NO_BREAK}{unit}"


def number(value: Decimal | int) -> str:
    """Return `value` as Vietnamese prints it: "1.250", "5,3"; very long ones with an exponent."""
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact.adjusted()) > _LONGEST:
        return str(exact)
    return str(format_decimal(exact, format="#,##0.######", locale="vi"))


def amount(count: Count, kind: str) -> str:
    """Return a figure with its bound and unit: "khoảng 2.350 tỷ đồng", "ít nhất 14 người", "5,3 %"."""
    unit = count.currency or count.unit or ("people" if kind in _PEOPLE else "")
    value, scale = count.value, ""
    if count.currency:
        for size, name in _SCALES:
            if abs(value) >= size:
                value, scale = value / size, name
                break
    words = (number(value), scale, _UNITS.get(unit, unit))
    return _BOUNDS.get(count.bound, "") + NO_BREAK.join(visible(word) for word in words if word)


def kind(tally: Tally) -> str:
    """Return what a tally counts: "Người chết"; "Số khán giả" where the kind alone says too little."""
    if tally.kind == "people" and tally.subject and tally.subject.split(" ")[0] != "người":
        return f"Số {shortened(tally.subject, 24)}"
    return KINDS[tally.kind]


def said(words: str) -> str:
    """Return `words` fit to stand between “ and ”: marks around them dropped, those inside made ‘single’."""
    bare = " ".join(words.split()).rstrip(" ,;")
    if len(bare) > 1 and bare[0] in _MARKS and bare[-1] in _MARKS and not _MARKS & set(bare[1:-1]):
        bare = bare[1:-1]
    inner, opened = [], False
    for character in bare:
        if character in _MARKS:
            opened = not opened if character == '"' else character in "“«"
            inner.append("‘" if opened else "’")
        else:
            inner.append(character)
    return "".join(inner)


def shortened(words: str, most: int) -> str:
    """Return `words` on one line, cut after a whole word with an ellipsis when they are longer than `most`."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


def gap(one: Gap) -> str:
    """Return a gap in words, without its number: "lời trích dẫn không rõ của ai"."""
    return _GAPS[one.code]
