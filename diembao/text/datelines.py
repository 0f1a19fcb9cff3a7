"""How a lead opens: "TPO -", "(Dân trí) -", "Hà Nội (TTXVN) -", "WASHINGTON (AP) —"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from diembao.lexicon.outlets import all_outlets, outlet_of_prefix
from diembao.text.syllables import is_syllable

_DASH: Final = r"\s{0,3}[.:]?\s{0,3}[-–—]{1,2}"
_PLACE: Final = r"[^\W\d_][^\W\d_.]*(?:[ \-][^\W\d_][^\W\d_.]*){0,4}"
_AGENCY: Final = re.compile(
    rf"(?:{_PLACE}(?:,\s(?:ngày\s)?\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?)?\s?)?"
    rf"\((?:TTXVN(?:/Vietnam\+)?|Vietnam\+|VNA|AP|AFP|Reuters|THX|Xinhua|Kyodo|Yonhap|Bloomberg)\)(?P<dash>{_DASH})?(?P<next>\s*[^\W\d_])"
)
_CITY: Final = re.compile(
    r"(?P<city>[^\W\d_]{2,12}(?:[ .][^\W\d_]{1,12}){0,3})(?:,\s\d{1,2}[/-]\d{1,2})?"
    r"(?P<dash>\s?[—–]\s|\s-\s)(?=(?P<next>[^\W\d_]+))"
)
_BRACKETED: Final = re.compile(rf"(?P<open>[(\[])(?P<name>[^()\[\]]{{2,30}})[)\]](?P<dash>{_DASH})?")
_SITE: Final = re.compile(r"(?:Online|News|Plus|\.vn|\.com|\.net)$")
_LABELS: Final = re.compile(r"[(\[](?:Video|Ảnh|Infographic|eMagazine|Clip)[)\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """An opening at `start..end`, the rule that found it, and the outlet it names, if it is one of the registry's."""

    start: int
    end: int
    rule: str
    outlet_id: str | None = None


@cache
def _prefixed() -> re.Pattern[str]:
    names = {prefix for outlet in all_outlets() for prefix in outlet.prefixes}
    choice = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # "TGVN. Ngày 3" ends its prefix with a full stop
    return re.compile(rf"(?P<name>{choice})(?:{_DASH}(?=\s|[^\W\d_])|(?<=[A-ZĐ]{{4}})\.(?=\s))")


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the opening that stands at `start`, up to and with its dash; None if the words there are prose.

    "(Dân trí) - Sáng nay" gives "(Dân trí) -". "Hà Nội - Huế" and "(Ảnh: AFP)" are no openings.
    """
    if match := _prefixed().match(text, start, end):
        return _named(match, "dateline.prefix")
    match = _AGENCY.match(text, start, end)
    if match and (match["dash"] or match["next"].strip().isupper()):
        return Dateline(match.start(), match.start("next"), "dateline.agency")
    match = _BRACKETED.match(text, start, end)
    if match and not _LABELS.match(text, start, end):
        known = outlet_of_prefix(match["name"])
        if known is not None:
            return _named(match, "dateline.bracketed")
        if match["dash"] and match["open"] == "(" and len(match["name"].split()) <= 4 and ":" not in match["name"]:
            return Dateline(match.start(), match.end(), "dateline.bracketed")
    match = _CITY.match(text, start, end)
    if match and match["city"].isupper() and _is_city(match):
        return Dateline(match.start(), match.end() - 1, "dateline.city")
    return None


def _is_city(match: re.Match[str]) -> bool:
    """Return whether capitals before a dash are a place: "HÀ NỘI - Sáng nay" are, "MU - Arsenal" are not."""
    if match["dash"].strip() != "-":
        return True
    syllables = match["city"].split()
    named = all(is_syllable(word.lower()) for word in syllables) and not match["city"].isascii()
    return named and not (len(match["next"]) > 1 and match["next"].isupper())


def _named(match: re.Match[str], rule: str) -> Dateline:
    known = outlet_of_prefix(match["name"])
    return Dateline(match.start(), match.end(), rule, known.outlet_id if known else None)


def find_inner_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the outlet's prefix at `start`, in a later sentence; only those of the registry are believed there."""
    match = _prefixed().match(text, start, end)
    if match is None:
        match = _BRACKETED.match(text, start, end)
        if match is None or not match["dash"]:
            return None
        if outlet_of_prefix(match["name"]) is None and not _SITE.search(match["name"]):
            return None
    return _named(match, "dateline.inner")
