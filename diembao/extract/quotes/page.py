"""An article laid out for reading speech: words, statements (sentences that no quotation is cut by), names, marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from diembao.article import FURNITURE, PassageKind
from diembao.document import Document, Shape
from diembao.extract.quotes.marks import Pair, find_pairs
from diembao.lexicon.speech import Manner, Stands, descriptions, speech_verbs, word_table
from diembao.reading import EntityType, Mention, Role

_LONGEST_STATEMENT: Final = 300
"""Words; what runs on for longer is no sentence, and the rules look at all pairs of words of a statement."""
_SPEECH: Final = 10
"""Words: a title or a scare quote is shorter."""
_LEAD: Final = 6
_SIGNATURE: Final = 12
_SIGNED: Final = 14
"""Words behind the marks among which the verb stands that says who spoke."""
_CLOCK: Final = re.compile(r"\d{1,2}[hg]\d{0,2}")
_LEADS_IN: Final = frozenset(
    ("là", "rằng", "như", "câu", "chữ", "dòng", "tên", "đề", "hiệu", "lời", "bài", "đoạn", "thì", "và")
)
ENDS: Final = frozenset(".!?…")
_REPEATED: Final = frozenset('“"«„')
"""A mark that opens the next paragraph too: the quotation goes on, so the one left open runs to the end of its own."""
OPENING: Final = frozenset("“„«‘‹\"'")
CLOSING: Final = frozenset("”‟»’›\"'")
# Words with a capital only where a statement begins: after a word without a stop, a crawler glued two lines.
_BEGINNERS: Final = word_table("beginners")

_THEO, _ELLIPSIS = frozenset({"theo"}), frozenset({"…"})


class Statement(NamedTuple):
    """Words `first..after` of one sentence with every quotation in it whole; `paragraph` counts lines of prose."""

    first: int
    after: int
    paragraph: int
    pairs: tuple[tuple[int, int, Pair], ...]


class Page:
    """What the rules of this room look at. Words are numbered as in `document.words`."""

    def __init__(self, document: Document, mentions: tuple[Mention, ...], roles: tuple[Role, ...]) -> None:
        """Lay out `document`; mentions that do not fit its text are left aside."""
        self.text = document.text
        self.words = document.words
        self.low = document.words.low
        self._starts = document.words.starts
        self.names: list[Mention] = []
        self.name_span: list[tuple[int, int]] = []
        self.name_at = [-1] * len(self.low)
        self._place_names(mentions)
        self.roles = {(role.start, role.end): role for role in roles}
        starts = {self.word_at(sentence.start) for sentence in document.sentences}
        beginners, capital, shapes = _BEGINNERS.firsts, Shape.CAPITAL, self.words.shapes
        starts.update([i for i in self.words.where(beginners) if shapes[i] is capital])
        starts.update([i + 1 for i in self.words.where(_ELLIPSIS)])
        self._openers = sorted(starts)
        firsts = speech_verbs().firsts
        self._verbs = self.words.where(firsts)
        self._theo = self.words.where(_THEO)
        self.statements: list[Statement] = []
        self.has_title = bool(document.passages) and document.passages[0].kind is PassageKind.TITLE
        lines = list(_paragraphs(document))
        self.captions: set[int] = set()  # the paragraphs that stand under pictures
        for paragraph, (start, end, kind) in enumerate(lines):
            following = lines[paragraph + 1][0] if paragraph + 1 < len(lines) else len(self.text)
            self._goes_on = self.text[following : following + 1] in _REPEATED
            self.statements.extend(self._statements(paragraph, start, end))
            if kind is PassageKind.CAPTION:
                self.captions.add(paragraph)

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that starts at `offset` or after it."""
        return bisect_right(self._starts, offset - 1)

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Return the characters that the words `first..after` cover."""
        return self.words.starts[first], self.words.ends[after - 1]

    def is_body(self, first: int, after: int) -> bool:
        """Return whether words `first..after` are the name of an organisation and nothing else."""
        number = self.name_at[first]
        return number >= 0 and self.names[number].type is EntityType.ORG and self.name_span[number] == (first, after)

    def verbs_in(self, first: int, after: int) -> list[int]:
        """Return the words of `first..after` at which a speech verb may begin."""
        return self._verbs[bisect_left(self._verbs, first) : bisect_left(self._verbs, after)]

    def has_theo(self, statement: Statement) -> bool:
        """Return whether the word that leads a source in stands in `statement`."""
        return bisect_left(self._theo, statement.first) < bisect_left(self._theo, statement.after)

    def is_colon(self, i: int) -> bool:
        """Return whether word `i` is a colon that announces something: not that of "1:50.000", "19:30", "17h25:"."""
        if self.low[i] != ":" or (i and _CLOCK.fullmatch(self.low[i - 1])):
            return False
        words = self.words
        glued = (
            0 < i < len(self.low) - 1 and words.ends[i - 1] == words.starts[i] and words.ends[i] == words.starts[i + 1]
        )
        return not (glued and words.shapes[i - 1] is Shape.NUMBER and words.shapes[i + 1] is Shape.NUMBER)

    def _place_names(self, mentions: tuple[Mention, ...]) -> None:
        reached = 0
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            first = max(self.word_at(mention.start), reached)
            after = self.word_at(mention.end)
            if after - first == 1 and self._is_office(first, mention.type is EntityType.PER):
                continue
            if after - first > 1 and self._verb_begins_in(after - 1):
                after -= 1
                mention = _without_last_word(mention, self.words.ends[after - 1])
            if first >= after or mention.end > len(self.text):
                continue
            number = len(self.names)
            self.names.append(mention)
            self.name_span.append((first, after))
            self.name_at[first:after] = [number] * (after - first)
            reached = after

    def _is_office(self, i: int, person: bool) -> bool:
        """Whether word `i`, taken for a name, is an office or degree: "ThS", or the first word of "Phó TGĐ"."""
        found = descriptions().at(self.low, i)
        return found is not None and (found[0] > i + 1 or not person) and found[1].kind is Stands.ROLE

    def _verb_begins_in(self, i: int) -> bool:
        """Whether a lower-case word `i` and the next are a speech verb, so that no name holds the first of them."""
        if self.words.shapes[i] is not Shape.LOWER or self.low[i] not in speech_verbs().firsts:
            return False
        found = speech_verbs().at(self.low, i)
        return found is not None and found[0] > i + 1

    def _statements(self, paragraph: int, start: int, end: int) -> Iterator[Statement]:
        first, after = self.word_at(start), self.word_at(end)
        if first == after:
            return
        pairs = self._pairs(start, end)
        at, taken = first, 0
        for i in self._candidates(first, after, pairs):
            while taken < len(pairs) and pairs[taken][1] < i:
                taken += 1
            if taken < len(pairs) and pairs[taken][0] <= i:
                continue
            before, following = pairs[taken - 1] if taken else None, pairs[taken] if taken < len(pairs) else None
            if i - at >= _LONGEST_STATEMENT or self._breaks(i, before, following):
                yield Statement(at, i, paragraph, _from(at, pairs[:taken]))
                at, pairs, taken = i, pairs[taken:], 0
        yield Statement(at, after, paragraph, _from(at, pairs))

    def _candidates(self, first: int, after: int, pairs: list[tuple[int, int, Pair]]) -> list[int]:
        """Return the words at which a statement may begin, the first one left out."""
        found = self._openers[bisect_left(self._openers, first + 1) : bisect_left(self._openers, after)]
        closed = [close + 1 for _, close, _ in pairs if close + 1 < after]
        closed += [opened - 1 for opened, close, _ in pairs if opened - 1 > first and close - opened >= _SPEECH]
        spread = range(first + _LONGEST_STATEMENT, after, _LONGEST_STATEMENT)
        return sorted({*found, *closed, *spread})

    def _pairs(self, start: int, end: int) -> list[tuple[int, int, Pair]]:
        """Return (first word inside, word of the closing mark, pair); one never closed ends with its sentence."""
        out: list[tuple[int, int, Pair]] = []
        for pair in find_pairs(self.text, start, end):
            first, after = self.word_at(pair.start), self.word_at(pair.end)
            if not pair.closed:
                after = after if self._goes_on else self._sentence_end(first, after)
                if first >= after:
                    continue
                pair = Pair(pair.start, self.words.ends[after - 1], False, pair.single)
            if first < after and (not out or first > out[-1][1]):
                out.append((first, after if pair.closed else after - 1, pair))
        return out

    def _sentence_end(self, first: int, limit: int) -> int:
        for i in range(first + 1, limit):
            if self.words.sentences[i] != self.words.sentences[i - 1] and self.low[i - 1] in ENDS:
                return i
        return limit

    def _breaks(
        self, i: int, quoted: tuple[int, int, Pair] | None, following: tuple[int, int, Pair] | None = None
    ) -> bool:
        """Whether a statement begins at word `i`, which stands in no quotation; `following` is the next one."""
        shapes, sentences = self.words.shapes, self.words.sentences
        word, before = self.low[i], self.low[i - 1]
        if word in OPENING and shapes[i - 1] is not Shape.PUNCT:
            return sentences[i] != sentences[i - 1] or self._begins_speech(i, following)
        if before in CLOSING and quoted and quoted[1] == i - 1 and quoted[2].closed:
            return self._breaks_after_quotation(i, quoted)
        if sentences[i] != sentences[i - 1]:
            return True
        if shapes[i] is Shape.CAPITAL and before in "…!?":
            return True
        if shapes[i] is Shape.CAPITAL and shapes[i - 1] is not Shape.PUNCT and _BEGINNERS.at(self.low, i):
            return self.name_at[i] < 0 and self.words.ends[i - 1] < self.words.starts[i]
        return False

    def _signs(self, i: int) -> bool:
        """Whether the sentence at word `i` says no more than who spoke: `"Hay quá." Thu Phương chia sẻ.`"""
        for k in range(i + 1, min(len(self.low), i + _SIGNATURE)):
            if self.low[k] in ENDS:
                return False
            found = speech_verbs().at(self.low, k) if self.name_at[k] < 0 else None
            if found and (found[0] >= len(self.low) or self.low[found[0]] in ENDS):
                return found[1].follows
        return False

    def _begins_speech(self, i: int, pair: tuple[int, int, Pair] | None) -> bool:
        """Whether the marks that open at word `i` hold speech that nothing before leads in.

        A crawler glues "EVN vẫn là con nợ" and "“Số tiền đó đã trả”, ông A nói" together: a heading or caption, and
        the sentence after it.
        """
        if pair is None or pair[0] != i + 1 or self.words.shapes[i + 1] is not Shape.CAPITAL:
            return False
        close = pair[1]
        behind = range(close + 1, min(len(self.low), close + 1 + _SIGNED))
        signed = any(speech_verbs().at(self.low, k) for k in behind)
        sentences = any(word in ENDS for word in self.low[pair[0] : close - 1])
        whole = close + 1 < len(self.low) and (self.low[close + 1] in ",-–—" or self._signs(close + 1))
        if not (signed and whole) and not sentences:
            return False
        leads = range(max(0, i - _LEAD), i)
        return not any(self.low[k] in _LEADS_IN or self._leads_in(k, i) for k in leads)

    def _leads_in(self, k: int, mark: int) -> bool:
        """Whether a verb at word `k` may lead in what the mark opens; "cười", "mở đầu" do so only right before it."""
        found = speech_verbs().at(self.low, k, mark)
        return found is not None and (found[0] == mark or found[1].manner is not Manner.MARKS)

    def _breaks_after_quotation(self, i: int, pair: tuple[int, int, Pair]) -> bool:
        shape, word = self.words.shapes[i], self.low[i]
        begins_sentence = self.words.sentences[i] != self.words.sentences[i - 1]
        if shape is Shape.PUNCT and word not in OPENING:
            return begins_sentence and word not in ".,-–—…!?"
        if self._signs(i):
            return False
        begins = shape not in (Shape.LOWER, Shape.NUMBER)
        whole = self.low[pair[1] - 1] in ENDS
        led = pair[0] >= 2 and self.words.texts[pair[0] - 2] == ":"
        return (begins and (whole or (led and self.name_at[i] < 0))) or begins_sentence


def _from(at: int, pairs: list[tuple[int, int, Pair]]) -> tuple[tuple[int, int, Pair], ...]:
    return tuple([pair for pair in pairs if pair[0] >= at]) if pairs else ()


def _without_last_word(mention: Mention, end: int) -> Mention:
    surface = mention.surface[: end - mention.start]
    canonical = surface if mention.canonical == mention.surface else mention.canonical
    return replace(mention, end=end, surface=surface, canonical=canonical)


def _paragraphs(document: Document) -> Iterator[tuple[int, int, PassageKind]]:
    """Yield the lines of prose and of captions: passages without other furniture, cut at line ends."""
    text = document.text
    for passage in document.passages:
        if passage.kind in FURNITURE and passage.kind is not PassageKind.CAPTION:
            continue
        start, stop = passage.start, min(passage.end, len(text))
        while start < stop:
            end = text.find("\n", start, stop)
            end = stop if end < 0 else end
            if end > start:
                yield start, end, passage.kind
            start = end + 1
