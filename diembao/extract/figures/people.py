"""Counts of people: killed, injured, missing, arrested, displaced, affected, and crowds that are the news themselves.

The words beside the number decide. People who come first suffer what follows ("33 tay súng IS bị thiệt mạng"), people
who come last what goes before ("bắt giữ 20 nghi phạm"). A count without such words is a figure when it is a crowd.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from diembao.extract.figures.numbers import Quantity
from diembao.extract.figures.rows import follows_in_row
from diembao.lexicon.units import casualty_verbs, count_nouns
from diembao.reading import FigureKind
from diembao.text.numerals import WORDS
from diembao.text.page import Page

SMALLEST_CROWD: Final = Decimal(10)
_NATION: Final = Decimal(1_000_000)  # so many "người" are a population, not participants
_REACH: Final = 70
_ONE_REACH: Final = 32  # "một người" is followed by all sorts of things: only what comes at once is said of that one

_NOUNS: Final = count_nouns()
_VERBS: Final = casualty_verbs()


def _kinds(side: str) -> dict[str, FigureKind]:
    return {verb.form: FigureKind(verb.kind) for verb in _VERBS if verb.side == side}


def _longest_first(forms: dict[str, FigureKind]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_AFTER, _BEFORE = _kinds("after"), _kinds("before")
_SUFFERED: Final = re.compile(rf"(?<!\w)(?:{_longest_first(_AFTER)})(?!\w)")
_AT_ONCE: Final = re.compile(rf" (?:khác )?(?:đã |đang |còn )?(?P<verb>{_longest_first(_AFTER)})(?!\w)")
_POPULATION: Final = re.compile(r"(?<!\w)dân số(?!\w)[^.;\n]*$")
_IN_A_LIST: Final = re.compile(r"(?:,|và|làm|khiến) $")
_ENDS: Final = re.compile(r" ?(?:[,.;:)!?\n”\"]|$)| (?:và|sau|trong|tính|tại|ở|vào|kể|khi|do)(?!\w)")
_DONE: Final = re.compile(
    rf"(?<!\w)(?P<verb>{_longest_first(_BEFORE)})"
    r"(?: (?:chết|được|thêm|tổng cộng|tới|đến|ít nhất|tối thiểu|hơn|gần|khoảng|trên|toàn bộ|cả|luôn|tất cả|xấp xỉ|"
    r"cho|người|nhiều|có|tính mạng|của|đồng thời))* $"
)
_CLAUSE_END: Final = re.compile(
    r"[.;:!?\n”\"(]|,| và (?=\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|làm|khiến|hàng) )|(?<= )nhưng "
)
_PARTS_FOLLOW: Final = re.compile(r",? (?:trong đó|bao gồm|gồm|kể cả)(?!\w)")
# "17 người, trong đó 3 người đã tử vong": a part counted by the same noun is all that the verb tells of.
_PART_TOLD: Final = re.compile(
    rf",? trong (?:số )?đó,?(?: có)?(?: ít nhất)? (?:\d+|{WORDS}) (?:người|nạn nhân)(?: khác)?(?: đã| bị| được| đang)?"
    rf" (?:{_longest_first(_AFTER)})(?!\w)"
)
_NAME_BEFORE: Final = re.compile(r"\w (?=[^\W\d_])(?P<first>\w)[\w.]* $")
_FINDABLE: Final = frozenset(
    ("nạn nhân", "mẹ con", "cha con", "bố con", "vợ chồng", "anh em", "chị em", "ông cháu", "bà cháu")
)
_FOUND: Final = re.compile(r"tìm thấy|tìm được|phát hiện|ôm nhau")
_ALIVE: Final = re.compile(r"(?<!\w)(?:còn sống|sống sót|an toàn|chưa|cứu sống|đang)(?!\w)")
_DEATHS: Final = re.compile(r"(?<!\w)(?:thi thể|chết|thiệt mạng|tử vong)(?!\w)")
_BRACKETS: Final = re.compile(r" ?\([^()\n]{0,60}\)")
_SENTENCE_END: Final = re.compile(r"[.;!?\n]")
_TOLL: Final = re.compile(
    r"số (?:lượng )?(?:người |nạn nhân |thường dân |dân thường |binh sĩ |trường hợp |ca )?(?:đã |bị )?"
    rf"(?P<verb>{_longest_first(_AFTER)}|thương vong)(?!\w)[^.;,\d\n]{{0,50}}$"
)
_SAME_LOT: Final = re.compile(
    r"(?:trong đó có|trong đó|bao gồm|gồm|gồm có|kể cả|trong số này có|trong số đó có) (?:ít nhất |khoảng |hơn )?$"
)
_LONGEST_LINK: Final = 16
_LINK: Final = re.compile(r"(?:,| và| cùng|, và|, cùng)(?: có| với)? (?:khoảng |hơn |gần |ít nhất )?")
# "những người thiệt mạng gồm lái xe, 2 hành khách": all that follows in the sentence is told of them.
_VICTIMS: Final = re.compile(
    rf"(?:người|nạn nhân|ca|trường hợp)(?: \w+)? (?:bị )?(?P<verb>{_longest_first(_AFTER)})(?: \w+){{0,3}}"
    r" (?:gồm|bao gồm|gồm có|là)(?: [^.;:\n]*?[ ,])?$"
)
_PER: Final = re.compile(r"(?:mỗi|cứ|từng|top|một trong|nhóm|đội|tốp|thứ|lứa|hạng|loại|xe|tàu|bàn) $")
_AGENT: Final = re.compile(
    r"(?:sau khi|vì|do|để|vụ|nghi|cáo buộc|liên quan|tội|kẻ|khi|nếu|chống|phản đối|tìm kiếm|cứu) |"
    r"(?:tại|ở|trong|của|với|nơi|đến|từ) (?:các|những|nhiều|vùng|khu vực|một số|nơi|mọi|hai|ba) |tuổi "
)


def kind_of(page: Page, quantity: Quantity, previous: tuple[Quantity, FigureKind] | None) -> FigureKind | None:
    """Return what the counted people went through, PEOPLE for a crowd, None for a count that is no figure.

    `previous` is the last count of people and its kind: "33 người thiệt mạng, trong đó có 5 trẻ em".
    """
    use = _NOUNS.get(quantity.form, "bare")
    if use == "not" or (quantity.value != int(quantity.value)):
        return None
    if use == "body":
        return FigureKind.KILLED
    if use == "bare":
        return _bare(page, quantity, previous)
    kind = _suffered(page, quantity) or _done_to(page, quantity)
    if use == "household":
        return kind if kind in (FigureKind.DISPLACED, FigureKind.AFFECTED) else None
    if kind:
        return kind
    if use == "ill":
        return None if quantity.value == 1 and quantity.in_words else FigureKind.AFFECTED
    if use == "casualty" and _found_dead(page, quantity):
        return FigureKind.KILLED
    if listed := _listed(page, quantity, previous):
        return listed
    if (
        previous
        and previous[1] is not FigureKind.PEOPLE
        and _SAME_LOT.search(page.before(quantity.start))
        and quantity.start - previous[0].end < 120
    ):
        return previous[1]
    return _crowd(page, quantity, use)


def _listed(page: Page, quantity: Quantity, previous: tuple[Quantity, FigureKind] | None) -> FigureKind | None:
    """Return the kind of the count that this one continues: "trong đó có 7 trẻ em và 9 phụ nữ"."""
    if previous and previous[1] is not FigureKind.PEOPLE:
        between = page.low[previous[0].end : quantity.start]
        if len(between) < _LONGEST_LINK and _LINK.fullmatch(between):
            return previous[1]
        if follows_in_row(page, previous[0], quantity):
            return previous[1]
    of_victims = _VICTIMS.search(page.before(quantity.start, 110))
    return _AFTER[of_victims["verb"]] if of_victims else None


def _same_sentence(page: Page, end: int, start: int) -> bool:
    return start - end < 2 * _REACH and not _SENTENCE_END.search(page.low[end:start])


def _bare(page: Page, quantity: Quantity, previous: tuple[Quantity, FigureKind] | None) -> FigureKind | None:
    """Return what a number without a noun counts: "12 bị thương", "số người chết lên 33"."""
    verb = _AT_ONCE.match(page.low, quantity.end)
    if verb is None and (quantity.in_words or not _ENDS.match(page.low, quantity.end)):
        return None  # most numbers
    if previous and previous[1] is not FigureKind.PEOPLE and follows_in_row(page, previous[0], quantity):
        return previous[1]
    name = _NAME_BEFORE.search(page.text[max(0, quantity.start - 20) : quantity.start])
    if name and name["first"].isupper():
        return None  # "Khu công nghiệp Long Đức 3 thiếu nước"
    kind = _AFTER[verb["verb"]] if verb else None
    if (
        kind
        and kind is not FigureKind.AFFECTED
        and (not quantity.in_words or _IN_A_LIST.search(page.before(quantity.start, 8)))
    ):
        return kind
    if quantity.in_words or not _ENDS.match(page.low, quantity.end):
        return None
    if previous and quantity.scale == 1 and _OTHER_COUNT.search(page.before(quantity.start, 40)):
        return previous[1] if _same_sentence(page, previous[0].end, quantity.start) else None
    return _toll(page, quantity)


def _suffered(page: Page, quantity: Quantity) -> FigureKind | None:
    window = _without_brackets(page.after(quantity.end, 2 * _REACH))[:_REACH]
    parts = _PARTS_FOLLOW.match(window)
    if parts and _PART_TOLD.match(window):
        return None
    if parts and quantity.value != 1:
        rest = page.after(quantity.end, 2 * _REACH)
        end = _SENTENCE_END.search(rest)
        window = rest[: end.start()] if end else rest
    else:
        end = _CLAUSE_END.search(window)
        window = window[: end.start()] if end else window
    if quantity.value == 1:
        window = window[:_ONE_REACH]
    verb = _SUFFERED.search(window)
    if verb is None or _AGENT.search(window[: verb.start()]):
        return None
    return _AFTER[verb.group()]


def _without_brackets(window: str) -> str:
    return _BRACKETS.sub("", window) if "(" in window else window


def _found_dead(page: Page, quantity: Quantity) -> bool:
    """Whether victims are said to be found in an article that has told of deaths, and not alive."""
    around = page.before(quantity.start, 24) + "|" + page.after(quantity.end, 50)
    if quantity.form not in _FINDABLE or not _FOUND.search(around) or _ALIVE.search(around):
        return False
    return _DEATHS.search(page.before(quantity.start, 3000)) is not None


def _done_to(page: Page, quantity: Quantity) -> FigureKind | None:
    before = page.before(quantity.start, 60)
    verb = _DONE.search(before)
    if verb:
        return _BEFORE[verb["verb"]]
    return _toll(page, quantity)


def _toll(page: Page, quantity: Quantity) -> FigureKind | None:
    toll = _TOLL.search(page.before(quantity.start, 90))
    return _AFTER.get(toll["verb"], FigureKind.AFFECTED) if toll else None


def _crowd(page: Page, quantity: Quantity, use: str) -> FigureKind | None:
    if use in ("party", "crew"):
        return _side_or_crew(page, quantity, use)
    if quantity.value < SMALLEST_CROWD or (quantity.in_words and quantity.scale == 1):
        return FigureKind.PEOPLE if _REMAIN.match(page.low, quantity.end) and quantity.value > 1 else None
    if quantity.form in ("người", "người dân") and quantity.value >= _NATION:
        return None
    if (
        use == "casualty"
        or _POPULATION.search(page.before(quantity.start, 30))
        or _PER.search(page.before(quantity.start, 12))
    ):
        return None
    if use == "population":
        return FigureKind.AFFECTED if _in_disaster(page, quantity) else None
    return FigureKind.PEOPLE


def _side_or_crew(page: Page, quantity: Quantity, use: str) -> FigureKind | None:
    """Return PEOPLE for two or more accused or suspects, and for a crew that is rescued or in danger."""
    before = page.before(quantity.start, 12)
    if quantity.value < 2 or (_PER.search(before) and not before.endswith("một trong ")):
        return None
    if quantity.value == 2 and quantity.in_words and before.endswith("một trong "):
        return None  # "một trong hai phi công": there always are two
    if use == "party" or (quantity.value >= SMALLEST_CROWD and not quantity.in_words):
        return FigureKind.PEOPLE
    around = page.before(quantity.start, 120) + page.after(quantity.end, 120)
    return FigureKind.PEOPLE if _RESCUE.search(around) else None


def _in_disaster(page: Page, quantity: Quantity) -> bool:
    return _DISASTER.search(page.before(quantity.start, 160) + page.after(quantity.end, 120)) is not None


_RESCUE: Final = re.compile(
    r"(?<!\w)(?:cứu|giải cứu|cứu hộ|cứu nạn|an toàn|mắc kẹt|tai nạn|chìm|trúng đạn|tên lửa|bắt cóc|cướp biển|"
    r"mất liên lạc|bị thương|thiệt mạng|tử vong|sống sót|gặp nạn)(?!\w)"
)
_OTHER_COUNT: Final = re.compile(r"(?:đưa ra|là|công bố|nêu|nói) (?:một )?con số (?:khoảng |gần |hơn |tới |lên tới )?$")
_REMAIN: Final = re.compile(r" (?:còn lại|khác được tại ngoại|được tại ngoại)(?!\w)")
_DISASTER: Final = re.compile(
    r"(?<!\w)(?:cháy|lửa|hỏa hoạn|bão|lũ|lụt|ngập|động đất|sóng thần|hạn hán|sạt lở|dịch|núi lửa|nổ|cô lập|thiệt hại|"
    r"thiên tai|lốc|mất điện|sơ tán|đói|ô nhiễm)(?!\w)"
)
