"""The subject of a speech verb: the words before it, read from right to left."""

from __future__ import annotations

from typing import Final

from diembao.document import Shape
from diembao.extract.quotes.cast import Cast, Voice
from diembao.extract.quotes.noun_phrases import NounPhrases
from diembao.lexicon.sources import source_nouns
from diembao.lexicon.speech import Stands, word_list, word_set, word_table, word_tails
from diembao.reading import EntityType

# Words between subject and verb that say when, how or how often.
_ADVERBS: Final = word_tails("adverbs")
_CONNECTIVES: Final = word_table("connectives")
_PREPOSITIONS: Final = word_set("adverbial_heads")
_TIME_HEADS: Final = word_set("time_heads")
_TIME_TAILS: Final = word_set("time_tails")
_OFFICE_PREFIXES: Final = word_set("office_prefixes")
_MOST_OFFICES: Final = 4
_ASIDES: Final = word_set("asides")
_PUPILS: Final = frozenset(("học", "nữ", "nam", "thí", "giáo"))
_DOING: Final = word_table("doing")
_DOCUMENTS_SENT: Final = word_table("documents_sent")
# What a person given as an example is called.
_EXAMPLES: Final = frozenset(("ông", "bà", "anh", "chị", "em", "cô", "bạn", "cụ", "chú", "bác"))
_SENDERS: Final = frozenset(word_list("senders"))
_COUNTS: Final = frozenset(("một", "các", "những", "nhiều", "vài"))
_LONGEST_UNNAMED: Final = 6
_PIVOTS: Final = frozenset(("nhận", "bỏ", "dẫn", "bố", "gặp", "nghe", "hiện", "có"))
_WIDE: Final = frozenset(("", "toàn cầu", "quốc tế"))
_NOT_ONLY: Final = ["không", "chỉ"]
_AT_PLACE: Final = frozenset(("ở", "tại", "trên", "trú", "ngụ", "quê", "nhà"))
_DETERMINERS: Final = word_set("determiners")
_BELONGING: Final = frozenset(
    ("của", "với", "cho", "và", "cùng", "về", "từ", "do", "bởi", "tới", "đến", "gửi", "là", "như")
)


class Subjects:
    """Finds subjects on one page."""

    def __init__(self, cast: Cast) -> None:
        """Read on the page of `cast`."""
        self.cast = cast
        self.page = cast.page
        self.nouns = source_nouns()
        self.noun_phrase = NounPhrases(cast).read

    def before(self, left: int, verb: int) -> Voice | None:
        """Return who is the subject of the verb at word `verb`, looking back no further than word `left`."""
        if example := self._example(left, verb):
            return example
        nearest = True
        after = verb
        while after > left:
            first = self._segment_start(left, after)
            a, b = self._trim(first, after)
            if a < b and first > left and (self._is_enumerated(first) or (after < verb and self._is_set_off(a, b))):
                nearest = nearest and not self._is_adverbial(a)
                after = first - 1
                continue
            voice = self._object_of_another(a, b) if nearest and a < b else None
            voice = voice or (self._read(a, b, nearest, left, first, after < verb) if a < b else None)
            if nearest and a < b and (voice is None or self._is_stranger(voice, a, b)):
                voice = self._titled_last(a, b) or voice or self._counted_last(a, b)
            if voice:
                return voice
            nearest = nearest and a >= b
            after = first - 1 if first > left else left
        return None

    def _example(self, left: int, verb: int) -> Voice | None:
        """Return who is named as an example right before the verb: "có những lời khen như bạn Mơ viết: ..."."""
        number = self.page.name_at[verb - 1]
        if number < 0 or self.page.names[number].type is not EntityType.PER:
            return None
        at = self.page.name_span[number][0] - 1
        at -= at > left and self.page.low[at] in _EXAMPLES
        return self.cast.named(number, "name") if at > left and self.page.low[at] == "như" else None

    def _is_enumerated(self, first: int) -> bool:
        """Whether the name at word `first` goes on with names that a preposition leads in: "của Đảng, Nhà nước"."""
        names = self.page.name_at
        before = names[first - 2]
        if names[first] < 0 or before < 0 or self.page.low[first - 1] != ",":
            return False
        both = {self.page.names[names[first]].type, self.page.names[before].type}
        lead = self.page.name_span[before][0] - 1
        return both == {EntityType.ORG} and lead >= 0 and self.page.low[lead] in ("của", "cho", "với", "tới")

    def _is_set_off(self, a: int, b: int) -> bool:
        """Whether two commas hold a circumstance: "bà Mơ, sau khi gặp ông Bé, khẳng định"; "theo" leads in a source.

        Or what the one before them does: "luật sư Mơ, bào chữa cho bị cáo Bé, đề nghị".
        """
        doing = self.page.name_at[a] < 0 and _DOING.at(self.page.low, a, b) is not None
        return doing or (self._is_adverbial(a) and self.page.low[a] != "theo")

    def _segment_start(self, left: int, after: int) -> int:
        """Return the word after the last comma or spaced dash before `after`, outside brackets."""
        depth, words = 0, self.page.words
        for i in range(after - 1, left - 1, -1):
            text = words.texts[i]
            if text == ")":
                depth += 1
            elif text == "(":
                depth = max(0, depth - 1)
            elif depth == 0 and self.page.name_at[i] < 0 and (text in ",;:" or (text in "-–—" and self._spaced(i))):
                return i + 1
        return left

    def _spaced(self, i: int) -> bool:
        words = self.page.words
        before = i == 0 or words.ends[i - 1] < words.starts[i]
        behind = i + 1 >= len(words.starts) or words.ends[i] < words.starts[i + 1]
        return before or behind

    def _trim(self, a: int, b: int) -> tuple[int, int]:
        """Drop connectives in front; adverbs, times and brackets behind."""
        low = self.page.low
        while a < b and (found := _CONNECTIVES.at(low, a, b)) and self.page.name_at[a] < 0:
            if self.nouns.at(low, a, b) or (low[a] == "chính" and self._goes_on_small(found[0], b)):
                break  # "chính phủ", "chính sách"
            a = found[0]
        while a < b:
            if low[b - 1] == ")":
                opened = b - 1
                while opened > a and low[opened] != "(":
                    opened -= 1
                b = opened
            elif low[b - 1] == ".":
                b -= 1
            elif (sent := self._without_document(a, b)) < b:
                b = sent
            elif size := self._adverb_before(a, b):
                b -= size
            elif (c := self._without_time(a, b)) < b:
                b = c
            else:
                break
        return a, b

    def _goes_on_small(self, i: int, b: int) -> bool:
        """Whether a small word that stands for nobody follows."""
        return i < b and self.page.words.shapes[i] is Shape.LOWER and i not in self.cast.words

    def _without_document(self, a: int, b: int) -> int:
        """Return the end of `a..b` without the "có văn bản", "gửi công văn" that closes it."""
        low = self.page.low
        for i in range(max(a + 2, b - 3), b):
            found = _DOCUMENTS_SENT.at(low, i, b)
            if found and found[0] == b and self.page.name_at[i] < 0:
                for size in (2, 1):
                    if i - size > a and " ".join(low[i - size : i]) in _SENDERS:
                        return i - size
        return b

    def _adverb_before(self, a: int, b: int) -> int:
        """Return how many words the adverb has that ends before word `b`, 0 where there is none."""
        if self.page.name_at[b - 1] >= 0 or b - 1 in self.cast.words:
            return 0
        for words in _ADVERBS.get(self.page.low[b - 1], ()):
            if b - len(words) >= a and self.page.low[b - len(words) : b] == words:
                return len(words)
        return 0

    def _without_time(self, a: int, b: int) -> int:
        low, words = self.page.low, self.page.words
        noun = self.nouns.at(low, a, b)
        best, floor = b, noun[0] if noun else a  # "nhà đầu tư" ends in no time
        for i in range(b - 1, max(floor - 1, b - 10), -1):
            if low[i] in _TIME_HEADS and i + 1 < b:
                best = i
            elif not (words.shapes[i] is Shape.NUMBER or low[i] in "/-.()" or low[i] in _TIME_TAILS):
                break
        born = a < best - 1 and best < b and low[best - 1] == "sinh" and low[best - 2] not in _PUPILS
        return best - born  # "nữ ca sĩ sinh năm 1995 viết"

    def _read(self, a: int, b: int, nearest: bool, left: int, first: int, closed: bool) -> Voice | None:
        if self._is_adverbial(a):
            return self._inside_adverbial(a, b) if nearest else None
        voice = self.noun_phrase(a, b)
        if voice is None or voice.rule in ("pronoun", "outlet"):
            return voice
        if nearest and (opener := self._opener(voice, a, b, left)):
            return opener
        if self._is_place(a, b) or (self._is_body(a, b) and (closed or self._behind_office(left, first))):
            return self._apposed_to(left, first, closed) or voice
        return (self._apposed_to(left, first) or voice) if self._may_appose(voice, a, b) else voice

    def _opener(self, voice: Voice, a: int, b: int, left: int) -> Voice | None:
        """Return the person who opens the clause, where the last words before the verb belong to what he does.

        "Chị Hoa bán gà, vịt ở chợ X nói", "Chị Nga bán cá tại chợ X, Hà Nội cho biết"; or the medium right before
        the verb, where another line was glued to it.
        """
        number = self.page.name_at[b - 1]
        if a > left and self._strays(voice, a, b):
            start, _ = self._trim(left, a)
            found = self.noun_phrase(start, a) if start < a else None
            if found and found.rule == "name" and found.speaker_id and self._is_person_at(found.at):
                return found
        first = self.page.name_span[number][0] if number >= 0 else a
        if first > a and self.page.name_at[first - 1] >= 0 and self.cast.is_medium(self.cast.named(number)):
            return self.cast.named(number, "outlet")
        return None

    def _strays(self, voice: Voice, a: int, b: int) -> bool:
        """Whether the words are no speaker: the rest of an address, or a thing that nobody's name heads."""
        low, named = self.page.low, self.page.name_at
        if self._is_place(a, b):
            number = named[a - 2]
            if number < 0 or self.page.names[number].type is not EntityType.LOC:
                return False
            return not _AT_PLACE.isdisjoint(low[max(0, a - 12) : a - 2])
        bare = voice.rule == "phrase" and a not in self.cast.words and named[a] < 0
        return bare and self.nouns.at(low, a, b) is None and low[a] not in _DETERMINERS

    def _is_stranger(self, voice: Voice, a: int, b: int) -> bool:
        """Whether a thing opens the words, and one with a title who does not belong to it stands before the verb.

        A crawler glues a caption to what follows: "Một cây cầu bị cuốn trôi Tổng thống A nói".
        """
        if voice.rule != "phrase" or voice.at != a or self.page.low[a] not in _DETERMINERS:
            return False
        number = self.page.name_at[b - 1]
        if not self._is_person_at(b - 1) or self.nouns.at(self.page.low, a + 1, b) or a + 1 in self.cast.words:
            return False
        title = max((i for i in range(a + 1, self.page.name_span[number][0]) if i in self.cast.words), default=a)
        return title > a + 2 and self.page.low[title - 1] not in _BELONGING

    def _is_person_at(self, at: int) -> bool:
        number = self.page.name_at[at]
        return number >= 0 and self.page.names[number].type is EntityType.PER

    def _is_place(self, a: int, b: int) -> bool:
        """Whether the words are a place and nothing else, as after the name of a body: "Công an quận 9, TP.HCM"."""
        return self._is_only(a, b, EntityType.LOC)

    def _is_body(self, a: int, b: int) -> bool:
        """Whether the words are a body and nothing else, as after the name of one of its people."""
        return self._is_only(a, b, EntityType.ORG)

    def _is_only(self, a: int, b: int, kind: EntityType) -> bool:
        number = self.page.name_at[a]
        if number < 0 or self.page.names[number].type is not kind:
            return False
        after = self.page.name_span[number][1]
        return after <= b and " ".join(self.page.low[after:b]) in _WIDE

    def _behind_office(self, left: int, first: int) -> bool:
        """Whether the words before the comma at `first - 1` are an office: "ông A, phó chủ tịch, Norrvik"."""
        start = self._segment_start(left, first - 1) if first - 1 > left else first
        return left < start < first and start in self.cast.words and self.cast.words[start][1].kind is Stands.ROLE

    def _is_adverbial(self, a: int) -> bool:
        return self.page.low[a] in _PREPOSITIONS and self.page.name_at[a] < 0 and a not in self.cast.words

    def _may_appose(self, voice: Voice, a: int, b: int) -> bool:
        """Whether the words may be the office of the one named before the comma: an office or a phrase, no name."""
        if a in self.cast.words:
            holds = self.cast.words[a][1].kind is Stands.ROLE and self._is_person_at(b - 1)
            return voice.rule != "name" or (voice.at != a and not holds)
        return voice.rule == "phrase" and self.page.name_at[a] < 0

    def _apposed_to(self, left: int, first: int, closed: bool = False) -> Voice | None:
        """Return the one named before the comma at `first - 1`, whose office or offices these words are.

        A body that is described, not named, counts where a comma has `closed` the words or it opens the clause.
        """
        for _ in range(_MOST_OFFICES):
            if first - 1 <= left:
                return None
            after = first - 1
            first = self._segment_start(left, after)
            a, b = self._trim(first, after)
            if self.page.low[first : first + 2] == _NOT_ONLY:
                return None
            if a >= b or self._is_adverbial(a):
                return None
            if (number := self.page.name_at[b - 1]) >= 0 and self._is_whole(number, a, b):
                # "ông A, Viện Địa chất, người đi lên đỉnh": the body is where A works
                belongs = None if self._is_person_at(b - 1) else self._apposed_to(left, first)
                return belongs or self.cast.named(number)
            if self._is_aside(a, b) or self._is_place(a, b):
                continue
            if number >= 0 and (closed or first == left) and (noun := self.nouns.at(self.page.low, a, b)):
                return self._apposed_to(left, first) or (self.noun_phrase(a, b) if noun[1].speaks else None)
            a += self.page.low[a] in _OFFICE_PREFIXES and a not in self.cast.words
            if a not in self.cast.words or self.cast.words[a][1].kind is not Stands.ROLE:
                return None
        return None

    def _is_aside(self, a: int, b: int) -> bool:
        """Whether the words say no more than an age or a home: "23 tuổi", "trú tại Huế"."""
        aged = self.page.words.shapes[a] is Shape.NUMBER and "tuổi" in self.page.low[a:b]
        return aged or self.page.low[a] in _ASIDES

    def _is_whole(self, number: int, a: int, b: int) -> bool:
        """Whether the words `a..b` are a person with a title, or an organisation and nothing else."""
        if self.page.names[number].type is EntityType.PER:
            found = self.noun_phrase(a, b)
            same = found is not None and found.speaker_id == self.page.names[number].entity_id
            return same or self._titled_last(a, b) is not None
        return self.page.is_body(a, b)

    def _titled_last(self, a: int, b: int) -> Voice | None:
        """Return the person right before the verb whom a title leads in, whatever stands before: "như bạn Lan"."""
        number = self.page.name_at[b - 1]
        if number < 0 or self.page.names[number].type is not EntityType.PER:
            return None
        first = self.page.name_span[number][0]
        titled = any(self.cast.words[i][0] == first for i in range(max(a, first - 4), first) if i in self.cast.words)
        return self.cast.named(number) if titled else None

    def _counted_last(self, a: int, b: int) -> Voice | None:
        """Return the unnamed source right before the verb: "phủ nhận một báo cáo cho rằng", "gặp nhiều người nói"."""
        for i in range(b - 2, max(a, b - _LONGEST_UNNAMED) - 1, -1):
            if i == a + 1 and self.page.low[a] in _AT_PLACE:
                return None  # "trên nhiều trang mạng"
            if self.page.low[i] in _COUNTS and self.page.name_at[i] < 0:
                noun = self.nouns.at(self.page.low, i + 1, b)
                return self.cast.phrase(i, b) if noun and noun[0] >= b - 1 else None
        return None

    def _object_of_another(self, a: int, b: int) -> Voice | None:
        """Return the unnamed source that a verb before it has as its object: "phủ nhận một báo cáo cho rằng"."""
        found = self._counted_last(a, b)
        return found if found and found.at > a and self.page.low[found.at - 1] in _PIVOTS else None

    def _inside_adverbial(self, a: int, b: int) -> Voice | None:
        """Return the subject of "Tại cuộc họp ông A", where no comma sets it off; the source behind "theo"."""
        if self.page.low[a] == "theo" and a + 1 < b and (found := self.noun_phrase(a + 1, b)):
            return found
        for i in range(b - 1, a, -1):
            if i in self.cast.words and self.cast.words[i][1].kind in (Stands.PRONOUN, Stands.ROLE):
                found = self.noun_phrase(i, b)
                if found and found.rule == "name":
                    return found
        number = self.page.name_at[b - 1]
        if number >= 0 and self.page.names[number].type in (EntityType.PER, EntityType.ORG):
            return self.cast.named(number)
        word = self.cast.words.get(b - 1)
        if word and word[1].kind is Stands.PRONOUN:
            return self.cast.who(b - 1, word[1])
        return self._writer(a, b) or self._source_behind_name(a, b)

    def _source_behind_name(self, a: int, b: int) -> Voice | None:
        """Return the source right behind a name: "Trao đổi với báo X đại diện công an huyện Y cho biết"."""
        for i in range(b - 1, a + 1, -1):
            if self.page.name_at[i - 1] >= 0 and self.page.name_at[i] < 0:
                noun = self.nouns.at(self.page.low, i, b)
                return self.noun_phrase(i, b) if noun and noun[1].speaks else None
        return None

    def _writer(self, a: int, b: int) -> Voice | None:
        """Return whose letter it is: "Trong điện mừng của Bộ trưởng X gửi Y có đoạn viết"."""
        low = self.page.low
        owner = next((i for i in range(a + 1, min(b, a + 6)) if low[i] == "của"), None)
        if owner is None or low[a] != "trong" or "gửi" not in low[owner:b]:
            return None
        return self.noun_phrase(owner + 1, low.index("gửi", owner, b))
