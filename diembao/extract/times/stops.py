"""What looks like a time and is none: scores, fractions, laws, document numbers, codes, durations, ranks.

Each function is handed the levelled characters on one side of a candidate.
"""

from __future__ import annotations

import re

LIKELY_YEARS = range(1900, 2100)

_NUMBERED = re.compile(
    r"(?:^|\W)(?:số|điều|khoản|mục|chương|luật|nghị định|nghị quyết|quyết định|thông tư|chỉ thị|công văn|công điện|"
    r"pháp lệnh|nđ|nq|qđ|tt|quốc lộ|tỉnh lộ|đường|ngõ|hẻm|ngách|kiệt|nhà|tổ|lô|phòng|phường|quận|"
    r"tỷ số|tỉ số|tỷ lệ|tỉ lệ|hòa|hoà|thắng|thua|hạng|xếp|đứng|điểm|trang|bài|tập|kênh|phiên bản|"
    r"vòng|tứ kết|bán kết|chung kết|chiếm|khoảng|gần|hơn|bằng|mất|được|có|giảm|tăng|cứ|quá|ít nhất|chưa tới)"
    r"(?: số| tỷ số| tỉ số)? $"
)
_DATE_LEAD = re.compile(
    r"(?:^|\W)(?:ngày|hôm|từ|đến|tới|vào|trước|sau|dịp|lễ|sáng|trưa|chiều|tối|đêm|lúc|hồi|kể từ|hết|tết) $|[(\[|] ?$"
)
_FRACTION_OF = re.compile(
    r" ?(?:số|dân|diện tích|tổng|phần|người|thành viên|nước|quốc gia|tỉnh|huyện|xã|thôn|điểm|phiếu|chặng|đoạn|sản|tấn|"
    r"kg|ha|m|m2|km|giờ|ngày|câu|hộ|học sinh|đại biểu|quãng|lượng|giá|doanh|lợi|vốn|ngân sách|cổ phần|cổ phiếu|"
    r"trường|đơn vị|dự án|bệnh nhân|nạn nhân|trận|cuộc|ca|lần|ghế|suất|ván|séc|set|thế giới|chỉ tiêu|mẫu|đội|trong|"
    r"lực lượng|nhân viên|công ty|doanh nghiệp|thu nhập|mức|con|chiếc|thời gian|khối|toàn)(?!\w)"
)
_UNIT = re.compile(
    r" ?(?:%|°|usd|đô|đồng|vnđ|vnd|đ(?!\w)|euro|người|dân|tấn|tạ|kg|g(?!\w)|ha|m(?!\w)|m2|m3|km|cm|mm|lít|chiếc|cái|"
    r"con|hộ|cây|căn|nhà|ca|lượt|vé|xe|tàu|máy|cổ phiếu|sản phẩm|tỷ|tỉ|triệu|nghìn|ngàn|vạn|trăm|lao động|học|"
    r"sinh viên|doanh nghiệp|binh|lính|quân|thùng|hộp|cuốn|bản|bài|tác phẩm|suất|phần|trường|mẫu|tỉnh|xã|khách|thí sinh|"
    r"đại biểu|cán bộ|chiến sĩ|công nhân|phụ nữ|trẻ|em(?!\w)|vận động viên|năm(?! \d)|tháng|ngày|giờ|phút|giây|điểm|"
    r"mw|kw|mah|gb|mb|ghz|mhz|lần|câu|đơn vị|vị trí|bộ|tờ|trận|vụ|trường hợp|hồ sơ|viên|đôi|suất|m²)(?!\w)"
)
_COUNTED = re.compile(
    r"(?:^|\W)(?:hơn|khoảng|gần|trên|dưới|có|là|được|đạt|với|tổng|số|thêm|còn|mua|bán|giá|lên|xuống|ở|mức|điểm|"
    r"tăng|giảm|chi|phạt|quá|những|các|mỗi|cả|thứ|và|như|bởi|cho|windows|office|tài khoản|mã|máy|model|đời|tiền|"
    r"phiên bản|mất|nhận|thu|xấp xỉ|chừng|ngót|tầm|cỡ|phòng|boeing|sim) $"
)
_YEAR_LEAD = re.compile(
    r"(?:^|\W)(?:từ|đến|tới|trước|sau|trong|vào|hồi|kể từ|giữa|cuối|đầu|giai đoạn|nhiệm kỳ|niên khóa|niên khoá|"
    r"năm học|mùa giải|mùa bóng|mùa|niên vụ|khóa|khoá|thời kỳ|thời kì|năm) $"
)


def is_inside_code(low: str, start: int) -> bool:
    """Return whether the digits at `start` carry on from something: "362" in "QĐ-362", "10" in "1.10"."""
    if start == 0:
        return False
    before = low[start - 1]
    if before.isalnum() or before in "_$":
        return True
    if before == "-" and start > 1:  # "MH-370", but "8g-13g", "30/9-5/10"
        return low[start - 2].isalpha() and not _HOURS_TO.search(low[max(0, start - 6) : start])
    return before in "/.,:" and start > 1 and low[start - 2].isalnum()


_HOURS_TO = re.compile(r"(?<!\w)\d{1,2}[hg]-$")


def runs_on(low: str, end: int) -> bool:
    """Return whether more of a code or a number follows `end`: "12/2013/NĐ-CP", "18-NQ", "1/3%", "4.3.1"."""
    nearby = low[end : end + 2]
    if not nearby:
        return False
    first, second = nearby[0], nearby[1:]
    if first.isalnum() or first in "%°/_":
        return True
    return (first in ".,:" and second.isdigit()) or (first == "-" and second.isalpha())


def is_numbered(before: str) -> bool:
    """Return whether a number after `before` names or measures something: "Nghị định ", "tỷ số ", "vòng "."""
    return _NUMBERED.search(before) is not None


def is_fraction(day: int, month: int, before: str, after: str) -> bool:
    """Return whether "day/month" is a part of a whole: "1/3 số ghế", "chiếm 2/3", "24/7"."""
    if _FRACTION_OF.match(after):
        return True
    if (day, month) == (24, 7):
        return not before.endswith(("ngày ", "hôm ", "sáng ", "chiều ", "tối "))
    return day < month and month <= 10 and not _DATE_LEAD.search(before)


def is_measured(after: str) -> bool:
    """Return whether a unit or a counted noun follows: " người", " đồng", "%"."""
    return _UNIT.match(after) is not None


def is_year_led(before: str, written_before: str) -> bool:
    """Return whether a bare year may stand after `before`: "tầm nhìn đến ", "trận lụt lịch sử ", not "iPad ".

    A preposition is enough; else two common words must come before, so that "Kinh doanh 2014", the end of a
    title, stays whole. `written_before` is `before` as written.
    """
    if _YEAR_LEAD.search(before):
        return True
    pair = written_before.split(" ")[-3:-1]
    common = len(pair) == 2 and all(word.isalpha() and word.islower() for word in pair)
    return common and not _COUNTED.search(before)


def follows_plural(before: str) -> bool:
    """Return whether "tuần", "năm" … after `before` are counted or meant in general: "3 ", "những ", "mỗi "."""
    return PLURAL.search(before) is not None


PLURAL = re.compile(
    r"(?:^|[^\w/.-])(?<!tháng )(?<!ngày )(?<!quý )(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm|trăm|nghìn|chục|rưỡi|mấy|vài|nhiều|các|những|"
    r"mỗi|mọi|hàng|hằng|từng|đa số|số|cả|đêm|bao|ít) $"
)
_DURATION_LEAD = re.compile(
    r"(?:^|\W)(?:trong|suốt|hơn|gần|kéo dài|mất|sau|mỗi|cả|vòng|thêm|sớm|muộn|chậm|trễ|cách|dài|tới|chờ|đợi|đủ|"
    r"tốn|nghỉ|ngủ|bay|học|liền|nhất|quá|chỉ|là|được|những|khoảng|còn|hết|các) $"
)
_DURATION_AFTER = re.compile(
    r" ?(?:đồng hồ|liền|liên tục|qua|tới|nữa|trước khi|sau khi|bay|lái xe|làm việc|mỗi|một ngày|/|trong ngày|sau)"
)
_CLOCK_LEAD = re.compile(r"(?:^|\W)(?:lúc|hồi|vào|vào khoảng|vào lúc|lúc gần|khoảng lúc|từ)(?: khoảng| gần| đúng)? $")


def is_duration(before: str, after: str) -> bool:
    """Return whether hours are a length of time: "trong 24h qua", "2 giờ đồng hồ"."""
    return _DURATION_LEAD.search(before) is not None or _DURATION_AFTER.match(after) is not None


def is_clock_led(before: str) -> bool:
    """Return whether a time of day is announced: "lúc ", "vào khoảng "."""
    return _CLOCK_LEAD.search(before) is not None
