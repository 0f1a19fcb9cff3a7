"""Sums whose currency goes without saying: "1.700 tỷ trái phiếu", "phạt 5 triệu"."""

from __future__ import annotations

import re
from typing import Final

from diembao.extract.figures.numbers import Quantity
from diembao.lexicon.units import measured_things
from diembao.text.page import Page

_THING: Final = re.compile(
    rf" (?:{'|'.join(re.escape(t) for t in sorted(measured_things(), key=len, reverse=True))})(?!\w)"
)
_MONEY_TALK: Final = re.compile(
    r"(?<!\w)(?:giá|trị giá|vốn|lương|phạt|tiền|chi|thu|vay|nợ|lãi|lỗ|mua|bán|trả|nộp|thưởng|đầu tư|doanh thu|"
    r"lợi nhuận|học phí|viện phí|bồi thường|đền|tốn|hết|kiếm|cát-xê|cát xê|thu nhập|ủng hộ|hỗ trợ|tặng|"
    r"ngốn|đội vốn|thất thoát|lãng phí|rót|giải ngân|quyết toán|dự toán|tổng mức|gói thầu|dự án|tài sản|vốn hóa|"
    r"thanh khoản|đấu giá|cược|gom|quyên|giảm|tăng|bù|gửi|rút|chuyển|phí|kinh phí|ngân sách|chiếm đoạt|hối lộ|trúng|"
    r"phát hành|thuế|ngân hàng|cổ tức|doanh số|quỹ|mất|đồng)(?!\w)"
)
_ENDS: Final = re.compile(
    r" ?(?:[,.;:)\]!?/”\"\n]|$|-)|"
    r" (?:so với|mà|trên|hồi|nhưng|vào|từ|do|khi|sau|trước|trong|vì|bị|được|đã|sẽ|còn|nên|nữa|"
    r"một|mỗi|cho|đối với|để|và|là|với|trong|của|thì|nhưng|hoặc|tiền|trái phiếu|vốn|nợ)(?!\w)"
)


def is_bare_sum(page: Page, quantity: Quantity) -> bool:
    """Return whether a number without a unit is a sum in đồng: "tỷ" nearly always, "triệu" where money is spoken of."""
    if quantity.unit is not None or quantity.scale < 1000 or _THING.match(page.low, quantity.end):
        return False
    talk = _MONEY_TALK.search(page.before(quantity.start, 50)) is not None
    if quantity.scale >= 1_000_000_000:
        return talk or _ENDS.match(page.low, quantity.end) is not None
    return talk and _ENDS.match(page.low, quantity.end) is not None
