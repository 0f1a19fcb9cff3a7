"""Noun phrases in front of a speech verb: whom they name or describe."""

from __future__ import annotations

from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cast import THEY, Cast, Voice
from diembao.extract.quotes.page import OPENING
from diembao.lexicon.sources import source_nouns
from diembao.lexicon.speech import Stands, word_list, word_set, word_table
from diembao.reading import EntityType, SourceKind

_PREDICATES: Final = word_set("predicates")
_DETERMINERS: Final = word_set("determiners")
_OFFICE_PREFIXES: Final = word_set("office_prefixes")
_NOUNY: Final = frozenset(word_list("nouny"))
_ACCOUNTS: Final = word_table("account_openers")
_REACTIONS: Final = word_table("reactions")
_AVIATION: Final = ["hàng", "không"]
_AGAIN: Final = frozenset(("từng", "cũng", "đã", "lại", "vẫn", "đang", "còn"))
_LONGEST_ACRONYM: Final = 6
_CRITICISM: Final = ["chỉ", "trích"]
_DEGREES: Final = frozenset(("rất", "khá", "không", "quá", "hầu"))
_MANY: Final = frozenset(("nhiều", "đông", "ít", "hết"))
_LEADING_IN: Final = frozenset(("đối", "với", "trong", "tại", "về", "ở", "trên", "từ"))
_OF_SOMEBODY: Final = frozenset(("đình", "nhà", "thân", "bè", "xóm", "nghiệp", "làng"))
"""Last words of nouns for people that the name behind them does not name: "gia đình anh Hùng"."""
_ON_BEHALF: Final = frozenset(("đại diện", "người đại diện", "lãnh đạo"))
_NOTICES: Final = frozenset(("thông báo", "tuyên bố", "thông cáo", "thông điệp"))
_SHORT_DESCRIPTION: Final = 6


class NounPhrases:
    """Reads noun phrases on the page of a cast."""

    def __init__(self, cast: Cast) -> None:
        """Read on the page of `cast`."""
        self.cast = cast
        self.page = cast.page
        self._nouns = source_nouns()

    def read(self, a: int, b: int) -> Voice | None:
        """Return whom the noun phrase that begins at word `a` names; what follows it up to `b` may be a predicate."""
        if (account := _ACCOUNTS.at(self.page.low, a, b)) and account[0] < b:
            found = self.read(account[0], b)
            told_it = self.page.low[account[0] - 1] == "của" and found is not None and self.cast.is_medium(found)
            return self.cast.phrase(a, self._phrase_end(account[0] + 1, b)) if told_it else found
        if self.page.name_at[a] < 0 and _REACTIONS.at(self.page.low, a, b):
            return None  # "giao Bộ Công an xác minh thông tin nói rằng ..."
        a += a + 2 < b and self.page.low[a] in _AGAIN and self.page.low[a + 1] == "có"
        described = self.cast.words.get(a)
        if described and described[0] <= b:
            return self._described(a, b)
        number = self.page.name_at[a]
        if number >= 0:
            return self._name_first(a, b, number)
        if self.page.low[a] in _OFFICE_PREFIXES and a + 1 < b and a + 1 in self.cast.words:
            found = self._described(a + 1, b)
            return found if found and found.speaker_id else self.cast.phrase(a, self._phrase_end(a + 2, b))
        told = self.page.low[a] == "có" and a + 1 < b  # "có thông tin cho rằng"
        if told:
            a += 2 if self.page.low[a + 1] == "thể" and a + 2 < b else 1
            if self.page.name_at[a] >= 0:
                return self._name_first(a, b, self.page.name_at[a])
        head = a + (b - a > 2 and self.page.low[a] in _DEGREES and self.page.low[a + 1] in _MANY)
        while head < b - 1 and (self.page.low[head] in _DETERMINERS or self.page.words.shapes[head] is Shape.NUMBER):
            head += 1
        noun = self._nouns.at(self.page.low, head, b)
        if noun and (noun[1].speaks or told):
            return self._noun_first(a, b, noun[0], noun[1].kind)
        if head > a:
            if head in self.cast.words:
                return self.cast.phrase(a, self._phrase_end(head + 1, b))
            if self.page.words.shapes[head - 1] is Shape.NUMBER:
                return None
            after = self._phrase_end(head + 1, b)
            return self.cast.phrase(a, after) if after - a <= 10 else None
        return self._someone_within(a, b)

    def _described(self, a: int, b: int) -> Voice | None:
        after, word = self.cast.words[a]
        if word.kind is Stands.GROUP:
            return self.cast.phrase(a, self._phrase_end(after, b))
        number = self._person(after, b)
        if number >= 0:
            return self.cast.named(number)
        if word.kind is Stands.PRONOUN:
            return self._office_held(after, b) or self._meant(a, after, b)
        end = self._phrase_end(after, b)
        if word.kind in (Stands.BODY, Stands.LAND):
            return self._body(a, after, end)
        if found := self.cast.holder(a, end):
            return found
        pointed = self.page.low[end - 1] == "này" and end - a <= _SHORT_DESCRIPTION
        anybody = word.form in _ON_BEHALF and end - after > 1  # "đại diện công ty này" may be anybody there
        if pointed and not anybody and (found := self.cast.same(a, word)):
            return found
        if word.family and end == after and (found := self.cast.of_calling(a, word)):
            return found
        described = word.kind is Stands.DESCRIPTION or self._by_trait(after, end)
        if described and not word.form.startswith("vị "):
            found = self.cast.who(a, word)
            return found if found.speaker else self.cast.phrase(a, end)
        return self.cast.phrase(a, end)

    def _by_trait(self, after: int, end: int) -> bool:
        """Return whether an office is told by where its holder is from, or by his age: "HLV người Hàn Quốc"."""
        if end - after < 2:
            return False
        origin = self.page.low[after] == "người" and self.page.name_at[after + 1] >= 0
        return origin or (self.page.words.shapes[after] is Shape.NUMBER and self.page.low[after + 1] == "tuổi")

    def _meant(self, a: int, after: int, b: int) -> Voice | None:
        """Return whom a pronoun means; one that describes stands for itself where nobody is meant by it."""
        word = self.cast.words[a][1]
        describes = word.form in _NOUNY
        if not describes and after < b and after in self.cast.words and self.cast.words[after][1].kind is Stands.ROLE:
            return self.cast.phrase(a, self._phrase_end(self.cast.words[after][0], b))
        unknown = after < b and self.page.words.shapes[after] is Shape.CAPITAL and self.page.name_at[after] < 0
        end = self._phrase_end(after + unknown, b) if describes or unknown else after  # "Ngài Hạnh phúc": a nickname
        if end > after:
            return self.cast.phrase(a, end)
        found = self.cast.who(a, word)
        if word.form in THEY and not found.speaker:
            return None
        return self.cast.phrase(a, end) if describes and not found.speaker else found

    def _body(self, a: int, after: int, end: int) -> Voice | None:
        """Return the body that "hãng hàng không X" names, or the one that "tập đoàn này" means."""
        for i in range(after, end):
            number = self.page.name_at[i]
            if number >= 0 and self.page.names[number].type is EntityType.ORG:
                return self.cast.named(number)
        word = self.cast.words[a][1]
        if end == after and word.kind is Stands.BODY:
            for found in (self.cast.who(a, word), self.cast.same_body(a, after)):
                if found.speaker:
                    return found
        return self.cast.phrase(a, end)

    def _office_held(self, a: int, b: int) -> Voice | None:
        """Return the holder of the office that follows a pronoun: "cô hiệu trưởng"."""
        if a >= b or a not in self.cast.words or self.cast.words[a][1].kind is not Stands.ROLE:
            return None
        return self.cast.holder(a, self._phrase_end(self.cast.words[a][0], b))

    def _person(self, after: int, b: int) -> int:
        """Return the number of the person that words `after..b` name before any predicate, -1 if none."""
        for i in range(after, min(b, after + 30)):
            number = self.page.name_at[i]
            if number >= 0:
                if self.page.names[number].type is EntityType.PER:
                    return number
            elif self.page.low[i] == "vụ":  # "bị cáo vụ VGold"
                return -1
            elif self.page.low[i] == "là" and i + 1 < b and self.page.name_at[i + 1] >= 0:
                continue
            elif self.page.low[i] in _PREDICATES or (self.page.low[i] == "của" and self._owned_by_person(i + 1, b)):
                return -1
        return -1

    def _owned_by_person(self, i: int, b: int) -> bool:
        if i in self.cast.words and self.cast.words[i][1].kind is Stands.PRONOUN:
            i = self.cast.words[i][0]
        number = self.page.name_at[i] if i < b else -1
        return number >= 0 and self.page.names[number].type is EntityType.PER

    def _name_first(self, a: int, b: int, number: int) -> Voice:
        after = self.page.name_span[number][1]
        if after < b and self.page.low[after] in ("và", "cùng") and self._coordinated(after + 1, b):
            return self.cast.phrase(a, self._phrase_end(after + 1, b))
        last = self.page.name_at[b - 1]
        if last > number and self._is(last, EntityType.PER) and self.page.name_span[last] == (after, b):
            return self.cast.named(last)  # "Nhà Trắng Jay Carney"
        return self.cast.named(number)

    def _is(self, number: int, kind: EntityType) -> bool:
        return number >= 0 and self.page.names[number].type is kind

    def _coordinated(self, i: int, b: int) -> bool:
        return i < b and (self.page.name_at[i] >= 0 or i in self.cast.words or self.page.low[i] in _DETERMINERS)

    def _noun_first(self, a: int, b: int, after: int, kind: SourceKind) -> Voice:
        if kind in (SourceKind.OUTLET, SourceKind.AGENCY):
            after = self._past_second_noun(after, b)
        number = self.page.name_at[after] if after < b else -1
        if kind in (SourceKind.OUTLET, SourceKind.AGENCY) and self._is(number, EntityType.LOC):
            behind = self.page.name_span[number][1]  # "tạp chí Nhật Bản Mac Fan", but "truyền thông Nhật Bản"
            if behind >= b or not self._is(self.page.name_at[behind], EntityType.ORG):
                return self.cast.phrase(a, self._phrase_end(behind, b))
            number = self.page.name_at[behind]
        if number >= 0 and (kind in (SourceKind.OUTLET, SourceKind.AGENCY) or self.page.low[a] == "phía"):
            return self.cast.named(number, "outlet" if kind is not SourceKind.PERSON else "name")
        person = self._person(after, b) if self.page.low[after - 1] not in _OF_SOMEBODY else -1
        if person >= 0:
            return self.cast.named(person)
        end = self._phrase_end(after, b)
        single = kind is SourceKind.PERSON and end - after == 1 and self.page.low[after] == "này"
        if single and self.page.low[after - 1] not in _OF_SOMEBODY and (found := self.cast.same(a)):
            return found
        if kind is SourceKind.DOCUMENT:
            pointed = end - after == 1 and self.page.low[after] == "này"
            sender = self.cast.sender(a, after) if pointed else self._sender(after, end)
            return sender or self.cast.phrase(a, end)
        held = self.cast.holder(a + 1, end) if self.page.low[a] == "vị" else None  # "vị chủ tịch xã nói"
        return held or self._acronym(end) or self.cast.phrase(a, end)

    def _sender(self, after: int, end: int) -> Voice | None:
        """Return whose notice it is: "thông báo của Bộ Y tế" speaks for the ministry, "báo cáo của ..." for itself."""
        low = self.page.low
        if " ".join(low[after - 2 : after]) not in _NOTICES or after + 1 >= end or low[after] not in ("của", "từ"):
            return None
        number = self.page.name_at[after + 1]
        whole = number >= 0 and self.page.name_span[number][1] == end
        return self.cast.named(number) if whole and self._is(number, EntityType.ORG) else None

    def _past_second_noun(self, after: int, b: int) -> int:
        """Return the word of the name in "tờ nhật báo Yomiuri", "tờ “Granma”", `after` where there is neither."""
        noun = self._nouns.at(self.page.low, after, b) if after < b else None
        behind = noun[0] if noun else after + (after < b and self.page.low[after] in OPENING)
        return behind if behind < b and self.page.name_at[behind] >= 0 else after

    def _acronym(self, i: int) -> Voice | None:
        """Return the body that brackets at word `i` name in short: "tổ chức quan sát nhân quyền Syria (SOHR)"."""
        low = self.page.low
        if i + 2 >= len(low) or low[i] != "(" or low[i + 2] != ")":
            return None
        number = self.page.name_at[i + 1]
        return self.cast.named(number) if number >= 0 and self.page.names[number].type is EntityType.ORG else None

    def _someone_within(self, a: int, b: int) -> Voice | None:
        person = self._person(a, min(b, a + 12))
        if person >= 0:
            return self.cast.named(person)
        if self.page.words.shapes[a] is Shape.UPPER:
            end = self._phrase_end(a + 1, b)
            return self.cast.phrase(a, end) if end - a <= _LONGEST_ACRONYM else None
        number = next((self.page.name_at[i] for i in range(a, min(b, a + 4)) if self.page.name_at[i] >= 0), -1)
        if number < 0:
            return None
        leading = self.page.low[a : self.page.name_span[number][0]]
        if any(word in _PREDICATES or word in _LEADING_IN for word in leading):
            return None
        return self.cast.phrase(a, self._phrase_end(self.page.name_span[number][1], b))

    def _phrase_end(self, after: int, b: int) -> int:
        low, name_at = self.page.low, self.page.name_at
        for i in range(after, b):
            stops = low[i] in _PREDICATES or low[i] in ",(."
            ends = stops and name_at[i] < 0 and i not in self.cast.words
            if ends and low[i - 1 : i + 1] != _AVIATION and low[i : i + 2] != _CRITICISM:
                return i
            if name_at[i] < 0 and _REACTIONS.at(low, i, b):
                return i
        return max(after, b)
