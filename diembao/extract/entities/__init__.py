"""Names in an article: persons, places, organisations and other proper names, every mention."""

from __future__ import annotations

from diembao.document import Document
from diembao.extract.entities.candidates import Finder
from diembao.extract.entities.choose import Choice, Chooser
from diembao.extract.entities.evidence import Evidence
from diembao.extract.entities.memory import remember
from diembao.extract.entities.view import View, look
from diembao.lexicon.cues import cues
from diembao.lexicon.names import key_of, names
from diembao.reading import Mention

__all__ = ["find_mentions"]


def find_mentions(document: Document) -> tuple[Mention, ...]:
    """Return the names of `document` in text order, flat, each with itself as canonical name.

    "Ngoại trưởng Mỹ John Kerry" gives LOC "Mỹ" and PER "John Kerry". Nothing is read inside promo passages.
    What is clear in one place decides what is unclear in another: names are chosen twice, and the second time every
    candidate has the vote of the whole article.
    """
    words, known = cues(), names()
    view = look(document, words, known)
    candidates = Finder(view, words, known).all()
    evidence = Evidence(view, words, known)
    for here in candidates.values():
        for candidate in here:
            evidence.vote(candidate)
    chooser = Chooser(view, words, candidates)
    remember(view, words, chooser.choose()).vote(candidates)
    return tuple(_mention(view, choice) for choice in chooser.choose())


def _mention(view: View, choice: Choice) -> Mention:
    start, end = view.starts[choice.start], view.ends[choice.end - 1]
    surface = view.text[start:end]
    entity_id = f"{choice.type.lower()}:{key_of(surface)}"
    return Mention(start, end, surface, choice.type, surface, entity_id, choice.confidence, choice.rule)
