"""Cited sources: whom and what an article leans on, in its text and in the line that ends it.

A news agency and any other body is `agency`, a newspaper, station or site `outlet`, a report or survey `document`,
people `person`, and those who asked not to be named `anonymous`. Photo credits cite nothing.
`source_id` is the id of the outlet where the registry has it, else of the entity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from diembao.article import FURNITURE, PassageKind
from diembao.document import Document, Shape
from diembao.extract.citations.names import UNNAMED, Named, SourceNames
from diembao.extract.citations.tail import tail_sources
from diembao.lexicon.speech import descriptions, speech_verbs
from diembao.reading import Citation, Mention, Quote, SourceKind

_RELAYS: Final = frozenset(("dẫn", "trích"))
_RELAYED: Final = frozenset(("lời", "nguồn", "thông", "tin", "ý", "phát", "tuyên", "báo", "nhận", "theo"))
_LEADS_IN: Final = frozenset(("dẫn", "từ", "được"))
_DETERMINERS: Final = frozenset(("một", "các", "những", "nhiều", "vài", "mấy", "hai", "ba", "số"))
_TITLED: Final = frozenset(("ông", "bà", "anh", "chị", "cô", "thầy", "cụ", "bác"))
_FOLLOWING: Final = frozenset(
    ("đi", "chạy", "mang", "kèm", "tiếp", "dõi", "đuổi", "bám", "học", "tùy", "nghe", "kéo", "sống", "tuân")
)
_UNREAD: Final = FURNITURE - {PassageKind.CAPTION}
_OWNER: Final = frozenset(("của", "từ", "do"))
_CIRCUMSTANCES: Final = frozenset(("sau", "trước", "trong", "tại", "ở", "hôm", "ngày", "sáng", "trưa", "chiều", "tối"))
_HEARS: Final = frozenset(("với", "trên", "trước", "cho", "tới"))
_LEAK: Final = ["nguồn", "tin"]
_SAY: Final = 8
"""Words between a source and its verb: "Reuters hôm 5/3 cho hay"."""


def find_citations(
    document: Document, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...] = ()
) -> tuple[Citation, ...]:
    """Return the sources that `document` cites, in text order, each place once.

    "Theo Reuters, giá dầu giảm." cites Reuters; "AFP dẫn lời ông Kham" cites AFP, and Kham as relayed by AFP.
    A person is a source after "theo" and where relayed, not for every quotation.
    """
    names = SourceNames(document, mentions)
    spoken = [(quote.start, quote.end) for quote in quotes if quote.kind == "direct"]
    found = [*_in_text(document, names, spoken), *_in_tails(document, names)]
    return tuple(_apart(sorted(found, key=lambda c: (c.start, -c.end, c.relayed_by is None))))


def _apart(citations: list[Citation]) -> Iterator[Citation]:
    reached = -1
    for citation in citations:
        if citation.start >= reached:
            yield citation
            reached = citation.end


def _in_tails(document: Document, names: SourceNames) -> Iterator[Citation]:
    for named in tail_sources(document, names):
        yield _citation(document, names, named)


def _citation(document: Document, names: SourceNames, named: Named, relayed_by: str | None = None) -> Citation:
    start, end = names.words.starts[named.first], names.words.ends[named.after - 1]
    return Citation(start, end, document.text[start:end], named.source_id, named.kind, relayed_by)


def _in_text(document: Document, names: SourceNames, spoken: list[tuple[int, int]]) -> Iterator[Citation]:
    begin_at = names.begin_at
    for first, after in _prose(document, names):
        reached = first
        for i in begin_at[bisect_left(begin_at, first) : bisect_left(begin_at, after)]:
            if i < reached or (spoken and _inside(spoken, names.words.starts[i])):
                continue
            for citation in _at(document, names, i, min(after, i + 40), first):
                yield citation
                reached = max(reached, names.word_at(citation.end))


def _prose(document: Document, names: SourceNames) -> Iterator[tuple[int, int]]:
    """Yield the words of each sentence outside furniture."""
    for sentence in document.sentences:
        if document.passages[sentence.passage_no].kind not in _UNREAD:
            yield names.word_at(sentence.start), names.word_at(sentence.end)


def _inside(spoken: list[tuple[int, int]], start: int) -> bool:
    while spoken and spoken[0][1] <= start:
        spoken.pop(0)
    return bool(spoken) and spoken[0][0] <= start


def _at(document: Document, names: SourceNames, i: int, limit: int, first: int) -> Iterable[Citation]:
    """Return the sources that are cited from word `i` on."""
    low = names.low
    if low[i] == "theo" and i + 1 < limit and not (i > first and low[i - 1] in _FOLLOWING):
        source = _after_theo(names, i + 1, limit)
    elif low[i] in _RELAYS and i + 2 < limit and low[i + 1] in _RELAYED:
        relayed = _relayed(names, i + 1, limit)
        return (_citation(document, names, relayed),) if relayed else ()
    else:
        source = _subject(names, i, limit, first)
    return _with_relay(document, names, source, limit) if source else ()


def _with_relay(document: Document, names: SourceNames, source: Named, limit: int) -> Iterator[Citation]:
    """Yield the source, and the one it relays in "AFP dẫn lời ông Kham"."""
    cited = _citation(document, names, source)
    yield cited
    for i in range(source.after, min(limit - 2, source.after + _SAY)):
        if names.low[i] in _RELAYS and (names.low[i + 1] in _RELAYED or names.low[i + 1] in _DETERMINERS):
            behind = _relayed(names, i + 1, limit)
            if behind:
                yield _citation(document, names, behind, cited.source)
            return


def _after_theo(names: SourceNames, i: int, limit: int) -> Named | None:
    """Return the source after "theo": a name, a titled person, a source noun; "theo quy định" cites nothing."""
    low = names.low
    noun_at = i
    while noun_at < limit and low[noun_at] in _DETERMINERS and names.noun(noun_at, limit) is None:
        noun_at += 1
    noun = names.noun(noun_at, limit)
    if noun and noun[1].kind is SourceKind.PERSON and (body := names.body_at(noun_at, limit)) and body.after > noun[0]:
        return body  # "theo Công an tỉnh Lâm Đồng"
    if noun and noun[1].theo:
        return _headed(names, i, noun[0], noun[1].kind, limit)
    known = names.mention_at.get(i)
    if noun_at > i or (noun and (known is None or known[0] <= noun[0])):
        return None
    if known and known[1].type == "MISC":
        return None
    if low[i] in _TITLED:
        person = names.mention_at.get(i + 1)
        return Named(i + 1, person[0], SourceKind.PERSON, person[1].entity_id) if person else None
    named = names.name(i, limit)
    if named is None or (named.source_id is None and not _closed(names, named, limit)):
        return _officer(names, i, limit)
    return named


def _closed(names: SourceNames, named: Named, limit: int) -> bool:
    """Whether a comma or the end follows a name that nobody knows."""
    return named.after >= limit or names.low[named.after] in ",.)(" or names.low[named.after] in ("cho", "đưa", "thì")


def _officer(names: SourceNames, i: int, limit: int) -> Named | None:
    """Return the person behind an office: "theo Ngoại trưởng Lào Thao Kham"."""
    office = descriptions().at(names.low, i, limit)
    if office is None and i not in names.mention_at and names.noun(i, limit) is None:
        return None
    return _person_within(names, i, min(limit, i + 14))


def _person_within(names: SourceNames, i: int, limit: int) -> Named | None:
    for k in range(i, limit):
        if names.low[k] in ",.;:()":
            return None
        found = names.mention_at.get(k)
        if found and found[1].type == "PER" and found[0] <= limit:
            return Named(k, found[0], SourceKind.PERSON, found[1].entity_id)
    return None


def _headed(names: SourceNames, i: int, head: int, kind: SourceKind, limit: int) -> Named | None:
    """Return the source whose noun ends before word `head`: a name, an acronym in brackets, else the phrase."""
    medium = kind in (SourceKind.OUTLET, SourceKind.AGENCY)
    if medium and (named := names.name(head, limit, kind)):
        return Named(i, named.after, kind, None) if names.is_place(head) else named  # "truyền thông Hàn Quốc"
    end = names.phrase_end(head, limit)
    if medium:
        end = next((k for k in range(head, end) if names.low[k] in _CIRCUMSTANCES), end)
        if end == head and i and names.low[i - 1] in _HEARS:
            return None  # "phát biểu với báo chí sau cuộc gặp"
    acronym = names.acronym_after(end, limit)
    if acronym:
        return acronym
    if _unnamed(names, i, min(limit, end + 8)):
        return Named(i, end, SourceKind.ANONYMOUS, None)
    person = _person_within(names, head, end) if kind in (SourceKind.PERSON, SourceKind.DOCUMENT) else None
    if person:
        return person
    if medium and names.words.shapes[end - 1] is Shape.LOWER and end > head + 2:
        return None
    if kind is SourceKind.PERSON and (body := names.mention_at.get(head)) and body[0] <= end:
        return Named(i, end, SourceKind.AGENCY, body[1].entity_id)
    return Named(i, end, kind, None)


def _unnamed(names: SourceNames, i: int, end: int) -> str:
    """Return the words by which a source stays unnamed: "giấu tên"; "" if there are none."""
    words = " ".join(names.low[i:end])
    return next((phrase for phrase in UNNAMED if phrase in words), "")


def _relayed(names: SourceNames, i: int, limit: int) -> Named | None:
    """Return the source after "dẫn lời", "dẫn nguồn tin", "trích tuyên bố của"."""
    low, first = names.low, i
    while i < limit and low[i] in _RELAYED:
        i += 1
    if i < limit and low[i] in _OWNER:
        i += 1
    found = _after_theo(names, i, limit) if i < limit else None
    if low[first : first + 2] == _LEAK and (found is None or found[2:] == (SourceKind.PERSON, None)):
        return Named(first, names.phrase_end(first + 2, limit), SourceKind.ANONYMOUS, None)  # "nguồn tin chính phủ"
    return found


def _subject(names: SourceNames, i: int, limit: int, first: int) -> Named | None:
    """Return the medium, document or unnamed source at word `i` that a speech verb follows."""
    noun = names.noun(i, limit)
    if noun and noun[1].kind is SourceKind.PERSON:
        named = None
        if unnamed := _unnamed(names, i, min(limit, i + 12)):
            end = names.phrase_end(noun[0], limit)
            victim = unnamed == "danh tính" and not _says(names, end, limit)  # "một thanh niên chưa rõ danh tính"
            return None if victim else Named(i, end, SourceKind.ANONYMOUS, None)
    elif noun:
        named = _headed(names, i, noun[0], noun[1].kind, limit)
        written = named is not None and named.kind is SourceKind.DOCUMENT
        if named and written and (_is_told(names, i, limit, first) or not _says(names, named.after, limit, _SHOWS)):
            return None
    else:
        named = names.medium(i, limit, plain=False)
    if named and named.kind is SourceKind.DOCUMENT:
        return named if names.low[named.after - 1] not in _POINTS_BACK else None
    if named is None or (names.low[named.after - 1] in _POINTS_BACK):
        return None
    led = i > first and names.low[i - 1] in _LEADS_IN
    return named if (led and named.first > i) or _says(names, named.after, limit) else None


def _is_told(names: SourceNames, i: int, limit: int, first: int) -> bool:
    """Whether word `i` is a verb that somebody does: "bà Mơ xác nhận sự việc và cho biết", not "Thống kê cho thấy"."""
    if i == first or names.low[i - 1] in _DETERMINERS:
        return False
    verb = speech_verbs().at(names.low, i, limit)
    return verb is not None and verb[0] < limit and names.low[verb[0]] not in _OWNER


_POINTS_BACK: Final = frozenset(("trên", "này", "đó", "nhân", "và"))
_SHOWS: Final = frozenset(
    (("cho", "thấy"), ("chỉ", "ra"), ("nêu", "rõ"), ("cho", "biết"), ("cho", "hay"), ("ghi", "rõ"))
)


def _says(names: SourceNames, i: int, limit: int, pairs: frozenset[tuple[str, str]] | None = None) -> bool:
    """Whether a speech verb follows within a few words, before a stop; `pairs` are the only ones a document has."""
    low, verbs = names.low, speech_verbs()
    for k in range(i, min(limit, i + _SAY)):
        if low[k] in ".;:" or (pairs is not None and low[k] == ","):
            return False
        if pairs is not None:
            if tuple(low[k : k + 2]) in pairs:
                return True
        elif low[k] in _RELAYS or (low[k] == "đăng" and k + 1 < limit and low[k + 1] in ("tải", "tin")):
            return True
        elif low[k] in verbs.firsts and (found := verbs.at(low, k, limit)) and found[1].weight > 1:
            return low[k - 1] not in ("không", "chưa")
    return False
