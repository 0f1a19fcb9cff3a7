"""The subject of a speech verb: the words before it, read from right to left."""

from __future__ import annotations

from diembao.document import Shape
from diembao.extract.quotes.cast import Cast, Voice
from diembao.lexicon.sources import source_nouns
from diembao.lexicon.speech import Stands, word_set, word_table
from diembao.reading import EntityType, SourceKind

# Words between subject and verb that say when, how or how often.
_ADVERBS = word_set("adverbs")
_CONNECTIVES = word_table("connectives")
_PREPOSITIONS = word_set("adverbial_heads")
_PREDICATES = word_set("predicates")
_DETERMINERS = word_set("determiners")
_TIME_HEADS = word_set("time_heads")
_TIME_TAILS = word_set("time_tails")
_BREAKS = frozenset(["nhưng", "còn", "song", "mà", "trong_khi", "vì", "bởi"])


class Subjects:
    """Finds subjects on one page."""

    def __init__(self, cast: Cast) -> None:
        """Read on the page of `cast`."""
        self.cast = cast
        self.page = cast.page
        self._nouns = source_nouns()

    def before(self, left: int, verb: int) -> Voice | None:
        """Return who is the subject of the verb at word `verb`, looking back no further than word `left`."""
        nearest = True
        after = verb
        while after > left:
            first = self._segment_start(left, after)
            a, b = self._trim(first, after)
            voice = self._read(a, b, nearest, left, first) if a < b else None
            if voice is None and nearest and a < b:
                voice = self._titled_last(a, b)
            if voice:
                return voice
            nearest = nearest and a >= b
            after = first - 1 if first > left else left
        return None

    def _segment_start(self, left: int, after: int) -> int:
        """Return the word after the last comma or spaced dash before `after`, outside brackets."""
        depth, tokens = 0, self.page.tokens
        for i in range(after - 1, left - 1, -1):
            text = tokens[i].text
            if text == ")":
                depth += 1
            elif text == "(":
                depth = max(0, depth - 1)
            elif depth == 0 and (text in ",;:" or (text in "-–—" and self._spaced(i))):
                return i + 1
        return left

    def _spaced(self, i: int) -> bool:
        tokens = self.page.tokens
        if self.page.name_at[i] >= 0:
            return False
        before = i == 0 or tokens[i - 1].end < tokens[i].start
        behind = i + 1 >= len(tokens) or tokens[i].end < tokens[i + 1].start
        return before or behind

    def _trim(self, a: int, b: int) -> tuple[int, int]:
        """Drop connectives in front; adverbs, times and brackets behind."""
        low = self.page.low
        while a < b and (found := _CONNECTIVES.at(low, a, b)) and self.page.name_at[a] < 0:
            a = found[0]
        while a < b:
            if low[b - 1] == ")":
                opened = b - 1
                while opened > a and low[opened] != "(":
                    opened -= 1
                b = opened
            elif self.page.name_at[b - 1] < 0 and low[b - 1] in _ADVERBS and b - 1 not in self.cast.words:
                b -= 1
            elif (c := self._without_time(a, b)) < b:
                b = c
            else:
                break
        return a, b

    def _without_time(self, a: int, b: int) -> int:
        low, tokens = self.page.low, self.page.tokens
        best = b
        for i in range(b - 1, max(a - 1, b - 10), -1):
            if low[i] in _TIME_HEADS:
                best = i
            elif not (tokens[i].shape is Shape.NUMBER or low[i] in "/-.()" or low[i] in _TIME_TAILS):
                break
        return best

    def _read(self, a: int, b: int, nearest: bool, left: int, first: int) -> Voice | None:
        low = self.page.low
        if low[a] in _PREPOSITIONS and self.page.name_at[a] < 0 and a not in self.cast.words:
            return self._inside_adverbial(a, b) if nearest else None
        voice = self.noun_phrase(a, b)
        if voice is None or voice.rule not in ("phrase", "role", "pronoun", "description"):
            return (
                voice if voice is None or not self._apposed_body(voice, a) else self._apposed_to(left, first) or voice
            )
        if voice.rule == "pronoun" or a not in self.cast.words:
            return voice
        return self._apposed_to(left, first) or voice

    def _apposed_body(self, voice: Voice, a: int) -> bool:
        return a in self.cast.words and self.cast.words[a][1].kind is Stands.ROLE and voice.at != a

    def _apposed_to(self, left: int, first: int) -> Voice | None:
        """Return the person named right before the comma at `first - 1`, whose office these words are."""
        if first - 1 <= left:
            return None
        b = first - 1
        if self.page.low[b - 1] == ")":
            while b > left and self.page.low[b - 1] != "(":
                b -= 1
            b -= 1
        number = self.page.name_at[b - 1] if b > left else -1
        if number >= 0 and self.page.names[number].type is EntityType.PER:
            return self.cast.named(number)
        return None

    def _titled_last(self, a: int, b: int) -> Voice | None:
        """Return the person right before the verb whom a title leads in, whatever stands before: "như bạn Lan"."""
        number = self.page.name_at[b - 1]
        if number < 0 or self.page.names[number].type is not EntityType.PER:
            return None
        first = self.page.name_span[number][0]
        titled = any(self.cast.words[i][0] == first for i in range(max(a, first - 4), first) if i in self.cast.words)
        return self.cast.named(number) if titled else None

    def _inside_adverbial(self, a: int, b: int) -> Voice | None:
        """Return the subject of "Tại cuộc họp ông A", where no comma sets it off."""
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
        return None

    def noun_phrase(self, a: int, b: int) -> Voice | None:
        """Return whom the noun phrase that begins at word `a` names; what follows it up to `b` may be a predicate."""
        described = self.cast.words.get(a)
        if described and described[0] <= b:
            return self._described(a, b)
        number = self.page.name_at[a]
        if number >= 0:
            return self._name_first(a, b, number)
        head = a
        while head < b - 1 and (self.page.low[head] in _DETERMINERS or self.page.tokens[head].shape is Shape.NUMBER):
            head += 1
        noun = self._nouns.at(self.page.low, head, b)
        if noun and noun[1].speaks:
            return self._noun_first(a, b, noun[0], noun[1].kind)
        if head > a:
            if head in self.cast.words:
                return self.cast.phrase(a, self._phrase_end(head + 1, b))
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
            return self._office_held(after, b) or self.cast.who(a, word)
        end = self._phrase_end(after, b)
        if word.kind in (Stands.BODY, Stands.LAND):
            return self._body(a, after, end)
        if found := self.cast.holder(a, end):
            return found
        if word.kind is Stands.DESCRIPTION and not word.form.startswith("vị "):
            found = self.cast.who(a, word)
            return found if found.speaker else self.cast.phrase(a, end)
        return self.cast.phrase(a, end)

    def _body(self, a: int, after: int, end: int) -> Voice | None:
        """Return the body that "hãng hàng không X" names, or the one that "tập đoàn này" means."""
        for i in range(after, end):
            number = self.page.name_at[i]
            if number >= 0 and self.page.names[number].type is EntityType.ORG:
                return self.cast.named(number)
        word = self.cast.words[a][1]
        return self.cast.who(a, word) if end == after and word.kind is Stands.BODY else self.cast.phrase(a, end)

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
        return self.cast.named(number)

    def _coordinated(self, i: int, b: int) -> bool:
        return i < b and (self.page.name_at[i] >= 0 or i in self.cast.words or self.page.low[i] in _DETERMINERS)

    def _noun_first(self, a: int, b: int, after: int, kind: SourceKind) -> Voice:
        number = self.page.name_at[after] if after < b else -1
        if number >= 0 and (kind in (SourceKind.OUTLET, SourceKind.AGENCY) or self.page.low[a] == "phía"):
            return self.cast.named(number, "outlet" if kind is not SourceKind.PERSON else "name")
        person = self._person(after, b)
        if person >= 0:
            return self.cast.named(person)
        return self.cast.phrase(a, self._phrase_end(after, b))

    def _someone_within(self, a: int, b: int) -> Voice | None:
        person = self._person(a, min(b, a + 12))
        if person >= 0:
            return self.cast.named(person)
        number = next((self.page.name_at[i] for i in range(a, min(b, a + 4)) if self.page.name_at[i] >= 0), -1)
        if number < 0 or any(self.page.low[i] in _PREDICATES for i in range(a, self.page.name_span[number][0])):
            return None
        return self.cast.phrase(a, self._phrase_end(self.page.name_span[number][1], b))

    def _phrase_end(self, after: int, b: int) -> int:
        for i in range(after, b):
            if self.page.name_at[i] < 0 and (self.page.low[i] in _PREDICATES or self.page.low[i] in ",("):
                return i
        return max(after, b)
