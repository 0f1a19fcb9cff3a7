"""Who took a picture: "(Ảnh: BBC)", "- Ảnh: Lê Mơ", "Ảnh minh họa", wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from diembao.lexicon.outlets import all_outlets
from diembao.lexicon.page_words import page_words
from diembao.text.signatures import is_person_name

_LABELS: Final = (
    r"(?:[Ảả]nh|ẢNH|[Hh]ình(?:\s[Ảả]nh)?|[Pp]hotos?|PHOTO|[Đđ]ồ\s[Hh][ọo][aạ]|[Ii]nfographics?|[Vv]ideo|[Cc]lip"
    r"|[Nn]guồn(?:\s[Ảả]nh)?|NGUỒN|[Mm]inh\s[Hh][ọo][ạa]|[Tt]heo)"
)
_PAREN: Final = re.compile(
    rf"\(\s*+(?:{_LABELS}(?:\s(?:minh\sh[ọo][ạa]|tư\sliệu|chụp\smàn\shình))?\s*+[:/][^()]{{1,80}}"
    r"|[Ảả]nh[^():]{0,40}|[Mm]inh\sh[ọo][ạa][^()]{0,40})\)\.?"
)
_ILLUSTRATION: Final = re.compile(
    r"(?:Ảnh|ẢNH|Hình|Ảnh\schỉ\s(?:có|mang)\stính\s(?:chất\s)?)\s?(?:minh\sh[ọo][ạa]|MINH\sH[ỌO][ẠA]|tư\sliệu"
    r"|:?\s?(?:do\s)?(?:[Nn]hân\svật|[Gg]ia\sđình|[Bb]ạn\sđọc|[Đđ]ơn\svị|[Cc]ông\san|[Cc]ơ\squan\scông\san)\scung\scấp"
    r"|cắt\stừ\s(?:clip|video)|chụp\stừ\smàn\shình)(?:\s?[:/]\s?)?"
)
_TITLES: Final = (
    *("Ảnh", "ẢNH", "Hình", "Photo", "PHOTO", r"Đồ\sh[ọo][ạa]", "Infographic"),
    *(r"Nguồn\sảnh", r"Ảnh\svà\s(?:video|clip)"),
)
# Every branch begins with a letter of its own: the engine walks from one of these letters to the next.
_PLAIN: Final = re.compile(
    "".join([title + r"\s?:\s?(?=\S)|" for title in _TITLES])
    + r"Nguồn(?<=[-–—]\sNguồn)\s?:\s?(?=\S)|Ảnh\s(?=(?:VGP|TTXVN|AFP|AP|Reuters|EPA|Getty|VOV|VNA|BTC|NVCC|KCNA)\b)"
)
# "Bà Lê Mơ. Ảnh Trần Bé": the mark that is missing is made up for by a whole name behind the end of a sentence
_BARE: Final = re.compile(r"Ảnh(?<=[.”\")–-]\sẢnh)\s(?=[^\W\d_])")
_WORD: Final = re.compile(r"[\s.]*([^\W\d_]+)\s?([^\W\d_]*)")
_NAME_TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[/&.\-–+·]|[^\w\s]|\s+")
_DOMAIN: Final = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*"
    # "imemc. org": a crawler that respaces marks
    r"\.(?:(?:com|vn|net|org|info|tv|cn|kr|jp|uk|ru|fr|de|me|gov|edu)(?:\.vn)?|\s(?-i:com|net|org|vn))\b",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"\s?[/&+·–-]\s?(?=[^\W_])")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit at `start..end`; `illustration` if it says no more than that the picture illustrates."""

    start: int
    end: int
    illustration: bool


def find_credits(text: str, start: int, end: int) -> list[Credit]:
    """Return the credits of `text[start:end]`, left to right; "Ảnh: EPA Trong hiệp hai" gives "Ảnh: EPA"."""
    found = [Credit(m.start(), m.end(), "minh h" in m.group()) for m in _PAREN.finditer(text, start, end)]
    for match in _ILLUSTRATION.finditer(text, start, end):
        stop = name_end(text, match.end(), end) if match.group().rstrip()[-1] in ":/" else match.end()
        found.append(Credit(match.start(), _with_stop(text, stop, end), True))
    for match in _PLAIN.finditer(text, start, end):
        if match.start() > 0 and (text[match.start() - 1].isalnum() or text[match.start() - 1] == "("):
            continue
        stop = name_end(text, match.end(), end)
        if stop > match.end():
            found.append(Credit(match.start(), _with_stop(text, stop, end), False))
    for match in _BARE.finditer(text, start, end):
        stop = name_end(text, match.end(), end)
        if is_person_name(text[match.end() : stop]) and _begins_anew(text, stop, end):
            found.append(Credit(match.start(), _with_stop(text, stop, end), False))
    return list(_apart(sorted(found, key=lambda credit: (credit.start, -credit.end))))


def _begins_anew(text: str, at: int, end: int) -> bool:
    """Return whether nothing follows at `at`, or a word that opens a sentence and is no part of a name."""
    word = _WORD.match(text, at, min(end, at + 40))
    if word is None or not word[1][0].isupper():
        return not text[at : at + 3].strip(" .\n")
    opener, pair = word[1].lower(), f"{word[1]} {word[2]}".lower()
    return opener in page_words("opener") or opener in page_words("opener_n") or pair in page_words("opener_2")


def _apart(credits: list[Credit]) -> Iterator[Credit]:
    at = -1
    for credit in credits:
        if credit.start >= at:
            yield credit
            at = credit.end


def _with_stop(text: str, stop: int, end: int) -> int:
    if text.startswith("!", stop) and stop + 1 < end and not text[stop + 1 : stop + 3].strip().isalnum():
        stop += 1  # "Ảnh: Yahoo!."
    return stop + 1 if stop < end and text[stop] == "." and text[stop : stop + 3] != "..." else stop


@cache
def _known_sources() -> re.Pattern[str]:
    names = set(page_words("source"))
    for outlet in all_outlets():
        names.update((outlet.name, outlet.code, *outlet.prefixes, *outlet.aliases, *outlet.domains))
    long = sorted((re.escape(name) for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(long)})(?![^\W_])")


def name_end(text: str, at: int, end: int) -> int:
    """Return where the name that begins at `at` ends: of a source that is known, a domain, or a run of capitals.

    The last capital before a small letter begins the next sentence ("Lê Mơ Trong ảnh …" is "Lê Mơ"), and no name
    of a person has more than four words. `at` itself is returned where no name begins.
    """
    stop = at
    while True:
        known = _known_sources().match(text, stop, end) or _DOMAIN.match(text, stop, end)
        stop = known.end() if known else _capitals_end(text, stop, end)
        joined = _JOINT.match(text, stop, end)
        if joined is None or stop == at or not (text[joined.end()].isupper() or "/" in joined.group()):
            return stop
        following = _known_sources().match(text, joined.end(), end) or text[joined.end()].isupper()
        if not following:
            return stop
        at = stop = joined.end()


def _capitals_end(text: str, at: int, end: int) -> int:
    """Return where the run of capitalised words and initials that begins at `at` ends."""
    ends: list[int] = []
    for match in _NAME_TOKEN.finditer(text, at, min(end, at + 80)):
        token = match.group()
        if token == "." and ends and ends[-1] == match.start() and _initial(text, at, match.start()):
            ends[-1] = match.end()
            if _INITIALS.fullmatch(text, at, match.end()):
                break
        elif token.isspace() or (ends and _PARTICLE.match(text, match.start(), end)):
            continue
        elif not token[0].isupper() or len(ends) == 4:
            if token[0].isalnum() and not token[0].isupper() and len(ends) > 1 and not _shouted(text, ends):
                ends.pop()
            break
        elif ends and _begins_sentence(text, match, len(ends)):
            break
        else:
            ends.append(match.end())
    return ends[-1] if ends else at


_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,4}")
_PARTICLE: Final = re.compile(r"(?:of|the|de|and|và)\s(?=[^\W\d_])")


def _begins_sentence(text: str, match: re.Match[str], taken: int) -> bool:
    """Return whether a capitalised word after a name is no part of it: "Trong" before "trận", "Ông" before a name."""
    word, following = match.group().lower(), text[match.end() : match.end() + 3].lstrip(' "“')[:1]
    if word in page_words("opener_c"):
        return following.isupper() and (word not in ("anh", "em") or taken > 1)
    return word in page_words("opener") and (following.islower() or following.isdigit())


def _initial(text: str, start: int, dot: int) -> bool:
    """Return whether the dot at `dot` ends an initial: "N.Khánh", "TR.T.", "P.V."."""
    word = re.search(r"[^\W\d_]+$", text[start:dot])
    return word is not None and (len(word.group()) == 1 or (len(word.group()) == 2 and word.group()[0].isupper()))


def _shouted(text: str, ends: list[int]) -> bool:
    last = text[ends[-2] : ends[-1]].strip()
    return len(last) > 1 and last.isupper()
