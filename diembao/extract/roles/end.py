"""Where a role behind a name ends: at a mark, a verb, or the place where something happens."""

from __future__ import annotations

from typing import Final

from diembao.document import Shape
from diembao.extract.roles.page import QUOTES, Page
from diembao.reading import EntityType

PER: Final = EntityType.PER
ORG: Final = EntityType.ORG
PLACES: Final = frozenset({"tại", "ở", "trong"})
POINTING: Final = frozenset({"này", "đó", "ấy", "trên", "khác"})
# How many words a role after a name may have, and a phrase of place in it.
_LIMIT: Final = 30
_PLACE_LIMIT: Final = 9
# After "tại" these are where something happens, nobody's place of work.
_EVENTS: Final = (
    *(["buổi"], ["cuộc"], ["hội"], ["phiên"], ["kỳ"], ["lễ"], ["sự"], ["vòng"], ["giải"]),
    *(["đây"], ["đó"], ["thời"], ["ngày"], ["hôm"]),
)
_OF_MANY: Final = (["những"], ["các"], ["số"])  # "một trong những …"
# A mark that closes an apposition.
_CLOSING: Final = frozenset({",", "(", ")", "-", "–", "—", ";"})
# No role ends in one of these.
_JOINTS: Final = frozenset({"là", "và", "của", ","})
# "và" and one of these is somebody else: "Chủ tịch nước và các đại biểu".
_GROUPS: Final = [[word] for word in ("các", "những", "lãnh", "đại", "đoàn", "nhiều", "một", "gia", "hai")]
# These stand for a body on their own account; after a comma they are another person's.
_DELEGATES: Final = (["đại", "diện"], ["lãnh", "đạo"])
# Words that look like the verb after a role, and are part of a longer one.
_WHOLE: Final = (
    "có tiếng,có con,nhận thức,tiếp nhận,chứng nhận,giao nhận,dẫn đầu,hướng dẫn,dự án,dự báo,dự phòng,dự bị,tin tức,"
    "tin học,thông tin,đưa tin,còn lại,làm việc,thiết bị,trang bị,chuẩn bị,đổi mới,mới nổi,tham mưu,tham tán,"
    "không quân,không gian,không lưu,hàng không,phòng không,triển khai,công khai,trả trước,cùng tên,đọc sách,chăm lo,"
    "ban chỉ"
)
# "nguyên Thị trưởng Nam Kinh từ tháng 1-2010"
_SINCE: Final = (["tháng"], ["năm"], ["ngày"], ["khi"], ["đầu"], ["cuối"], ["giữa"], ["nhiều"], ["lúc"])
# How somebody does it, between a role and its verb.
_HOW: Final = (["đặc", "biệt"], ["trực", "tiếp"], ["liên", "tục"], ["nhiều", "lần"], ["chính", "thức"], ["tiếp", "tục"])
# "phỏng vấn ông A, Chủ tịch B về vụ C": what they talk about is no part of the office
_IN_CHARGE: Final = (["đặc", "phái"], ["phái", "viên"], ["đặc", "sứ"], ["cố", "vấn"], ["cao", "ủy"], ["trợ", "lý"])
_ASKING: Final = (
    ["phỏng", "vấn"],
    ["trao", "đổi"],
    ["trò", "chuyện"],
    ["làm", "việc"],
    ["trả", "lời"],
    ["đối", "thoại"],
)
_KEEPS: Final = frozenset(tuple(words.split(" ")) for words in _WHOLE.split(","))


class Ends:
    """Finds the ends of the roles of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def of(self, start: int, closing: bool) -> int:
        """Return the token after the role that begins at `start`; one in brackets (`closing`) goes on over verbs."""
        keys, words = self._page.keys, self._page.columns
        title = self._page.cues.titles.at(keys, start)
        at = start if title is None or title[0] - 1 in self._page.last else title[0]
        while at < len(keys) and at - start < _LIMIT and words.sentences[at] == words.sentences[start]:
            if at in self._page.mention_of:
                if self._page.mention_of[at].type is PER:
                    break
                at = self._page.after(self._page.mention_of[at])
                continue
            if not closing and (bracket := self._body_in_brackets(at)):
                at = bracket
                continue
            if (
                words.shapes[at] is Shape.PUNCT
                and not (keys[at] == "&" or (keys[at] in "-/" and self._page.tight(at)))
                and keys[at] not in QUOTES
                and not self._another_office(at)
                and not self._body_above(start, at)
            ):
                break
            if not closing and at > start and self._ends_after(start, at):
                break
            at += 1
        while at > start and (keys[at - 1] in QUOTES or keys[at - 1] in _JOINTS or self._addressed(at)):
            at -= 1
        return at

    def _body_in_brackets(self, at: int) -> int:
        """Return the token after a body or a place that stands alone in brackets at `at`, 0 if none: "(Bộ Y tế)"."""
        inside = self._page.mention_of.get(at + 1) if self._page.keys[at] == "(" else None
        if inside is None or inside.type is PER:
            return 0
        after = self._page.after(inside)
        return after + 1 if self._page.keys[after : after + 1] == [")"] else 0

    def _addressed(self, at: int) -> bool:
        """Return whether "và ông" ends at `at`: what follows is another person."""
        found = self._page.cues.titles.before(self._page.keys, at)
        return found is not None and found[1] == "address" and self._page.keys[found[0] - 1] in _JOINTS

    def _another_office(self, at: int) -> bool:
        """Return whether the comma at `at` goes on with an office of the same person: "…, Bí thư Thành ủy"."""
        if self._page.keys[at] != "," or at + 1 >= len(self._page.keys):
            return False
        first = at + 1 + (self._page.keys[at + 1] == "kiêm")
        while (
            self._page.keys[first] in self._page.cues.words.role_modifier
            and first < at + 3
            and first + 1 < len(self._page.keys)
        ):
            if self._page.cues.titles.at(self._page.keys, first):
                break
            first += 1
        found = self._page.cues.titles.at(self._page.keys, first)
        if self._page.keys[at + 1 : at + 3] in _DELEGATES:
            return False
        return found is not None and found[1] == "office" and not self._page.names_another(found[0])

    def _body_above(self, start: int, at: int) -> bool:
        """Return whether the body of an office follows the comma at `at`: "Trưởng khoa Ngoại, Bệnh viện Hoa Mai,"."""
        keys = self._page.keys
        title = self._page.cues.titles.at(keys, start + (keys[start] in self._page.cues.words.role_modifier))
        if keys[at] != "," or title is None or title[1] != "office" or title[0] == at:
            return False
        body = self._page.mention_of.get(at + 1)
        if body is None or body.type is not ORG:
            return self._page.body_noun(at + 1) and self._to_mark(at + 1)
        after = self._page.after(body)
        verb = self._page.cues.after.at(keys, after)
        spoken = verb is not None and verb[0] - after > 1
        return spoken or after == len(keys) or self._page.columns.shapes[after] is Shape.PUNCT or keys[after] == "làm"

    def _in_place(self, at: int) -> bool:
        """Return whether "tại" at `at` tells where somebody works, up to a mark: "chủ sạp rau tại chợ Đông Ba,"."""
        following = self._page.keys[at + 1 : at + 2]
        return following in _OF_MANY or (following not in _EVENTS and self._to_mark(at + 1))

    def _to_mark(self, start: int) -> bool:
        """Return whether the words from `start` are one phrase, up to a mark that closes it."""
        keys, words = self._page.keys, self._page.columns
        for i in range(start, min(start + _PLACE_LIMIT, len(keys))):
            if i in self._page.last:
                continue
            ended = keys[i] in self._page.cues.words.role_end or keys[i] in POINTING
            if ended or words.sentences[i] != words.sentences[start]:
                return False
            if words.shapes[i] is Shape.PUNCT:
                return keys[i] in _CLOSING
        return False

    def _ends_after(self, start: int, at: int) -> bool:
        """Return whether a verb, or a place of the event, ends the apposition from `start` at `at`."""
        if self._kept(at) or self._page.columns.texts[at][0].isupper():
            return False  # "Trưởng ban Chỉ đạo" is an office, and nobody gives orders
        if self._page.keys[at] == "và" and self._page.keys[at + 1 : at + 2] in _GROUPS:
            return True
        if self._page.keys[at] == "từ" and self._page.keys[at + 1 : at + 2] in _SINCE:
            return True
        if self._page.keys[at] == "về" and at - 1 in self._page.last and self._asked(start):
            return True
        if self._page.keys[at] in PLACES:
            return at + 1 not in self._page.mention_of and not self._in_place(at)
        if self._page.keys[at : at + 2] in _HOW:
            at += 2  # "Đô trưởng Vientiane đặc biệt đánh giá cao"
        if at >= len(self._page.keys):
            return False
        found = self._page.cues.after.at(self._page.keys, at)
        return self._page.keys[at] in self._page.cues.words.role_end or (found is not None and found[0] - at > 1)

    def _asked(self, start: int) -> bool:
        """Return whether somebody talks with the bearer of the role that begins at `start`: "phỏng vấn ông A, …".

        Of an envoy or an adviser "về" says what he is in charge of.
        """
        keys, sentences = self._page.keys, self._page.columns.sentences
        if keys[start : start + 2] in _IN_CHARGE:
            return False
        first = start
        while first > 0 and sentences[first - 1] == sentences[start]:
            first -= 1
        return any(keys[i : i + 2] in _ASKING for i in range(first, start - 1))

    def _kept(self, at: int) -> bool:
        keys = self._page.keys
        whole = tuple(keys[at : at + 2]) in _KEEPS or tuple(keys[at - 1 : at + 1]) in _KEEPS
        return whole or self._page.cues.titles.at(keys, at) is not None
