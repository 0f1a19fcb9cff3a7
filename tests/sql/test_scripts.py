"""The SQL files are what their headers say: this is what the operators' and analysts' documents are made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.scripts import ROOT, Script, by_need, script, scripts

ROOMS = sorted(p.name for p in ROOT.iterdir() if p.is_dir() and any(p.glob("*.sql")))
EVERY = [pytest.param(room, s, id=f"{room}/{s.name}") for room in ROOMS for s in scripts(room)]


def test_the_rooms_that_the_warehouse_reads_are_there() -> None:
    assert {"checks", "derive", "examples", "load", "migrations", "staged", "views"} <= set(ROOMS)


@pytest.mark.parametrize(("room", "one"), EVERY)
def test_a_file_begins_with_what_it_is(room: str, one: Script) -> None:
    assert one.sql.startswith("-- "), "a file opens with a sentence"
    assert one.sentence.endswith(".") or room == "examples" or ": " in one.sql.splitlines()[0]
    assert "\t" not in one.sql
    assert one.sql.endswith("\n")


@pytest.mark.parametrize("one", [pytest.param(s, id=s.name) for s in scripts("checks")])
def test_a_check_says_how_bad_it_is_what_it_means_and_what_to_do(one: Script) -> None:
    assert one.fields["severity"] in {"critical", "warning"}
    assert one.fields["meaning"].endswith(".")
    assert one.fields["action"].endswith(".")
    assert "needs" in one.fields
    assert one.sentence.startswith("One row per ")


@pytest.mark.parametrize("one", [pytest.param(s, id=s.name) for s in scripts("views")])
def test_a_view_has_the_name_of_its_file_its_grain_and_its_readers(one: Script) -> None:
    assert f"create or replace view {one.name} as" in one.sql
    assert f"comment on view   {one.name} " in one.sql
    assert one.sentence.startswith("One row per ")
    assert one.fields["read by"]
    assert "select *" not in one.sql


def test_no_two_migrations_have_the_same_number() -> None:
    numbers = [int(s.name[:4]) for s in scripts("migrations")]
    assert numbers[0] == 1
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"\d{4}(_[a-z]+)+", s.name) for s in scripts("migrations"))


def test_a_header_gives_its_sentence_and_its_fields(tmp_path: Path) -> None:
    (tmp_path / "views").mkdir()
    (tmp_path / "views" / "v.sql").write_text(
        "-- One row per day:\n-- of each outlet.\n-- needs: articles, outlets\n-- read by: people\n--   who ask\n"
        "-- câu hỏi: Bao nhiêu?\nselect 1; -- meaning: none\n",
        encoding="utf-8",
    )
    read = script("views", "v", tmp_path)
    assert read.sentence == "One row per day: of each outlet."
    assert read.needs == ("articles", "outlets")
    assert read.fields == {"needs": "articles, outlets", "read by": "people who ask", "câu hỏi": "Bao nhiêu?"}


def test_what_is_needed_comes_first_and_a_circle_ends() -> None:
    a, b, c = (Script(name, "", "", {"needs": needs}) for name, needs in (("a", "b"), ("b", "c"), ("c", "articles")))
    assert [s.name for s in by_need([a, b, c])] == ["c", "b", "a"]
    d, e = Script("d", "", "", {"needs": "e"}), Script("e", "", "", {"needs": "d"})
    assert [s.name for s in by_need([d, e])] == ["d", "e"]
