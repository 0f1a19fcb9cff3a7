"""The name lexicons are well formed: NFC, known types and flags, no name twice, no name that is only a classifier."""

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import diembao.lexicon

DATA = Path(diembao.lexicon.__file__).parent / "data"
ROOMS = ("places", "vn_admin", "organisations", "people", "misc")
FILES = sorted(path for room in ROOMS for path in DATA.glob(f"{room}*.tsv"))
COLUMNS = ["name", "type", "aliases", "country", "flags", "entity_id"]
FLAGS = frozenset(
    [
        "state",
        "capital",
        "city",
        "region",
        "river",
        "sea",
        "mountain",
        "airport",
        "road",
        "province",
        "district",
        "commune",
        "district_old",
        "province_old",
        "party",
        "ministry",
        "agency",
        "outlet",
        "platform",
        "company",
        "bank",
        "club",
        "team",
        "university",
        "school",
        "hospital",
        "court",
        "military",
        "armed_group",
        "union",
        "index",
        "law",
        "award",
        "competition",
        "festival",
        "storm",
        "ship",
        "aircraft",
        "product",
        "work",
        "common",
        "titled",
        "weak",
    ]
)
TYPE_OF_ROOM = {"places": {"LOC"}, "vn_admin": {"LOC"}, "organisations": {"ORG"}, "people": {"PER"}, "misc": {"MISC"}}


@cache
def rows(path: Path) -> tuple[dict[str, str], ...]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def spellings(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_every_room_has_a_file() -> None:
    assert {room for room in ROOMS if list(DATA.glob(f"{room}*.tsv"))} == set(ROOMS)


@each_file
def test_a_file_names_its_source_and_its_columns(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    assert any("Source:" in line for line in comments)
    assert lines[len(comments)].split("\t") == COLUMNS


@each_file
def test_a_file_is_nfc_with_six_fields_a_line_and_no_stray_space(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    body = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line for line in body if line.count("\t") != 5 or "||" in line or "  " in line] == []
    assert [line for line in body if any(cell != cell.strip() for cell in re.split(r"[\t|]", line))] == []


@each_file
def test_types_flags_and_countries_come_from_the_closed_sets(path: Path) -> None:
    room = next(room for room in ROOMS if path.name.startswith(room))
    bad = [
        row["name"]
        for row in rows(path)
        if row["type"] not in TYPE_OF_ROOM[room]
        or not set(row["flags"].split()) <= FLAGS
        or not re.fullmatch(r"(?:[A-Z]{2})?", row["country"])
        or not re.fullmatch(r"(?:(?:per|loc|org|misc)-[a-z0-9-]+)?", row["entity_id"])
    ]
    assert bad == []


@each_file
def test_a_name_holds_a_letter_or_digit_and_begins_like_a_name(path: Path) -> None:
    small = ("châu ", "phương ", "miền ", "vùng ", "lục địa ")
    bad = [
        name
        for row in rows(path)
        for name in spellings(row)
        if not any(letter.isalnum() for letter in name)
        or (
            name.split(" ")[0].islower()
            and not name.startswith(small)
            and not re.match(r"\d|al-|de |von |e[A-Z]", name)
        )
        or any(mark in name for mark in "()\t")
    ]
    assert bad == []


def test_no_name_stands_twice_with_one_type() -> None:
    counted = Counter((row["name"], row["type"]) for path in FILES for row in rows(path))
    assert [name for name, times in counted.items() if times > 1] == []


def test_an_alias_never_repeats_its_own_name() -> None:
    bad = [row["name"] for path in FILES for row in rows(path) if len(set(spellings(row))) < len(spellings(row))]
    assert bad == []


@pytest.mark.parametrize(
    ("surface", "kind"),
    [
        pytest.param("Mỹ", "LOC", id="short-country-name"),
        pytest.param("Ả Rập Xê Út", "LOC", id="country-in-vietnamese-spelling"),
        pytest.param("Địa Trung Hải", "LOC", id="sea"),
        pytest.param("Tây Nguyên", "LOC", id="vietnamese-region"),
        pytest.param("Đắk Lắk", "LOC", id="province"),
        pytest.param("Mát-xcơ-va", "LOC", id="city-spelled-by-ear"),
        pytest.param("HĐBA", "ORG", id="acronym-of-a-body"),
        pytest.param("Vietcombank", "ORG", id="bank"),
        pytest.param("Reuters", "ORG", id="news-agency"),
        pytest.param("HAGL", "ORG", id="club-by-its-acronym"),
        pytest.param("Võ Nguyên Giáp", "PER", id="general"),
        pytest.param("Tập Cận Bình", "PER", id="chinese-leader-in-sino-vietnamese"),
        pytest.param("Champions League", "MISC", id="competition"),
        pytest.param("VN-Index", "MISC", id="index"),
    ],
)
def test_names_of_the_daily_news_are_known(surface: str, kind: str) -> None:
    known = {name for path in FILES for row in rows(path) if row["type"] == kind for name in spellings(row)}
    assert surface in known
