"""A document as the reader of roles sees it: tokens and mentions by index, built once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from diembao.document import Document
from diembao.lexicon.cues import cues
from diembao.reading import EntityType, Mention

ROLES: Final = frozenset({"office", "rank", "job"})
QUOTES: Final = frozenset("“”\"'‘’")


@dataclass(frozen=True, slots=True)
class Found:
    """A role in tokens `start` to `end`, exclusive."""

    start: int
    end: int


class Page:
    """The tokens of one document with their keys, and the mention at each: `mention_of` by its first token.

    `last` gives for every token inside a mention the first token of that mention.
    """

    def __init__(self, document: Document, mentions: tuple[Mention, ...]) -> None:
        self.text = document.text
        self.columns = document.words
        self.keys = document.words.keys
        self.starts = document.words.starts
        self.mention_of: dict[int, Mention] = {}
        self.last: dict[int, int] = {}
        for mention in mentions:
            first, after = self.first(mention), self.after(mention)
            self.mention_of[first] = mention
            for i in range(first, after):
                self.last[i] = first
        self.cues = cues()

    def first(self, mention: Mention) -> int:
        """Return the first token of `mention`."""
        return bisect_left(self.starts, mention.start)

    def after(self, mention: Mention) -> int:
        """Return the token after `mention`."""
        return bisect_left(self.starts, mention.end)

    def words(self, part: Found) -> str:
        """Return the words of `part`, with one blank between them."""
        return " ".join(self.text[self.starts[part.start] : self.columns.ends[part.end - 1]].split())

    def inside(self, part: Found) -> list[Mention]:
        """Return the mentions inside `part`, first to last."""
        return [self.mention_of[i] for i in range(part.start, part.end) if i in self.mention_of]

    def names_body(self, part: Found) -> bool:
        """Return whether an organisation is named inside `part`."""
        named = any(m.type is EntityType.ORG for m in self.inside(part))
        return named or any(self.body_noun(i) for i in range(part.start, part.end - 1))

    def body_noun(self, at: int) -> bool:
        """Return whether the noun of a body stands at `at`, and a word with a capital that is no place behind it."""
        noun = self.cues.heads.at(self.keys, at)
        if noun is None or noun[1].type is not EntityType.ORG or noun[0] >= len(self.keys):
            return False
        behind = self.mention_of.get(noun[0])
        return self.columns.texts[noun[0]][0].isupper() and (behind is None or behind.type is EntityType.ORG)

    def bodies(self, part: Found) -> bool:
        """Return whether a place or a body is named inside `part`."""
        return any(m.type is not EntityType.PER for m in self.inside(part))

    def tight(self, i: int) -> bool:
        """Return whether token `i` touches the ones before and after it."""
        starts, ends = self.columns.starts, self.columns.ends
        return 0 < i < len(self.keys) - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]

    def names_another(self, after: int) -> bool:
        """Return whether the title is of the next person: "Daniele Bonera, tiền đạo Mario Balotelli"."""
        at = after
        if self.last.get(at, at) < at:  # "Trưởng [Ban Dân vận Trung ương]"
            at = self.after(self.mention_of[self.last[at]])
        for _ in range(3):
            mention = self.mention_of.get(at)
            if mention is None:
                address = self.cues.titles.at(self.keys, at)
                if address and (address[1] == "address" or address[1] in ROLES):
                    at = address[0]
                    continue
                return False
            if mention.type is EntityType.PER:
                return True
            at = self.after(mention)
        return False
