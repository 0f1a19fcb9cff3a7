"""Corrections of entities in the warehouse: every id that refers to an entity follows, and comes back."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from diembao.reading import Citation, EntityType, Event, Mention, Quote, QuoteKind, Role, SourceKind
from models.batch import write_readings
from models.checks import run_checks
from models.checksum import table_checksums
from models.corrections import Action, Correction
from models.derive import refresh
from models.load import load_batch
from models.warehouse import Warehouse, open_warehouse
from tests.models.made import NOW, article, batch, reading, run

PER, ORG, LOC = EntityType.PER, EntityType.ORG, EntityType.LOC
Named = tuple[str, str, str]


def merge(name: str, into: str, kind: EntityType = PER, line: int = 2) -> Correction:
    return Correction(line, Action.MERGE, name, kind, into)


def split(name: str, into: str = "", kind: EntityType = PER, line: int = 3) -> Correction:
    return Correction(line, Action.SPLIT, name, kind, into)


def load(warehouse: Warehouse, folder: Path, name: str, *names: Named, kind: EntityType = PER, **changed: Any) -> None:
    """Load an article that mentions (surface, canonical, entity_id) in this order, each with a fact of every kind."""
    of = article(name, body="; ".join(surface for surface, _, _ in names) or "Không ai.", **changed)
    mentions, at = [], len(of.title) + 2
    for surface, canonical, entity_id in names:
        at = of.text.index(surface, at)
        mentions.append(Mention(at, at + len(surface), surface, kind, canonical, entity_id, 0.9, "r"))
        at += len(surface)
    found = dataclasses.replace(
        reading(of),
        mentions=tuple(mentions),
        roles=tuple(Role(m.start, m.end, m.entity_id, "Bão", m.entity_id, m.entity_id) for m in mentions),
        quotes=tuple(Quote(m.start, m.end, QuoteKind.DIRECT, "x", m.entity_id, "nói", "cue") for m in mentions),
        citations=tuple(Citation(m.start, m.end, m.surface, m.entity_id, SourceKind.AGENCY) for m in mentions),
        events=tuple(
            Event(m.start, m.end, "ACCIDENT", "x", m.entity_id, m.entity_id, m.entity_id, None, "asserted", 0.5)
            for m in mentions
        ),
    )
    batch(folder, of)
    write_readings(folder, 0, [(0, found)])
    load_batch(warehouse, folder, run(), now=NOW)


def ask(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    with warehouse.begin() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def entities(warehouse: Warehouse) -> set[tuple[Any, ...]]:
    return set(ask(warehouse, "select entity_id, name, mention_count from entities"))


def ids(warehouse: Warehouse) -> dict[str, list[str]]:
    """Return the ids of every column that refers to an entity, in the order of the text; all must be alike."""
    columns = {
        "mentions": ["entity_id"],
        "roles": ["person_id", "organisation_id", "place_id"],
        "quotes": ["speaker_id"],
        "citations": ["source_id"],
        "events": ["actor_id", "target_id", "place_id"],
    }
    order = "order by (select external_id from articles as a where a.article_id = t.article_id), start_char"
    return {
        f"{table}.{column}": [row[0] for row in ask(warehouse, f"select {column} from {table} as t {order}")]
        for table, many in columns.items()
        for column in many
    }


def everywhere(warehouse: Warehouse) -> list[str]:
    found = ids(warehouse)
    assert all(column == found["mentions.entity_id"] for column in found.values()), found
    return found["mentions.entity_id"]


def state(warehouse: Warehouse) -> tuple[object, ...]:
    with warehouse.begin() as connection:
        sums = table_checksums(connection)
    return sums, ask(warehouse, "from ops.corrected_ids order by all"), ask(warehouse, "from ops.corrected_names")


LUC = ("Trần Lực", "Trần Lực", "per:trần lực")
VAN_LUC = ("Trần Văn Lực", "Trần Văn Lực", "per:trần văn lực")
ONG_LUC = ("Lực", "Trần Văn Lực", "per:trần văn lực")
MAI = ("Mai", "Lê Thị Mai", "per:lê thị mai")


@pytest.fixture(scope="module")
def loaded_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path) -> Path:
    folder = tmp_path_factory.mktemp("loaded")
    path = folder / "warehouse.duckdb"
    shutil.copyfile(empty_file, path)
    with open_warehouse(path, now=NOW) as opened:
        load(opened, folder / "1", "a", LUC, LUC, LUC, MAI)
        load(opened, folder / "2", "b", VAN_LUC, ONG_LUC)
        refresh(opened)
    return path


@pytest.fixture
def loaded(tmp_path: Path, loaded_file: Path) -> Iterator[Warehouse]:
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(loaded_file, path)
    with open_warehouse(path, now=NOW) as opened:
        yield opened


def test_a_merge_takes_every_id_along_and_the_entity_is_called_as_the_line_says(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[merge("Trần Lực", "Trần Văn Lực")])
    assert everywhere(loaded) == ["per:trần văn lực"] * 3 + ["per:lê thị mai"] + ["per:trần văn lực"] * 2
    assert entities(loaded) == {("per:trần văn lực", "Trần Văn Lực", 5), ("per:lê thị mai", "Lê Thị Mai", 1)}
    aliases = ask(loaded, "select alias, mention_count from entity_aliases where entity_id = 'per:trần văn lực'")
    assert set(aliases) == {("Trần Lực", 3), ("Trần Văn Lực", 1), ("Lực", 1)}
    assert [c.name for c in run_checks(loaded) if not c.passed and c.severity == "critical"] == []


@pytest.mark.parametrize(
    ("name", "into"),
    [
        pytest.param("per:trần lực", "per:trần văn lực", id="both-by-id"),
        pytest.param("per:trần lực", "Trần Văn Lực", id="from-an-id"),
        pytest.param("Trần Lực", "per:trần văn lực", id="into-an-id"),
    ],
)
def test_entities_may_be_told_by_their_ids(loaded: Warehouse, name: str, into: str) -> None:
    refresh(loaded, corrections=[merge(name, into)])
    assert ("per:trần văn lực", "Trần Văn Lực", 5) in entities(loaded)
    assert "per:trần lực" not in everywhere(loaded)


def test_a_merge_into_a_name_that_nobody_wrote_makes_a_new_entity(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[merge("Trần Lực", "NSND Trần Lực")])
    assert ("per:nsnd trần lực", "NSND Trần Lực", 3) in entities(loaded)
    assert ask(loaded, "select name_folded from entities where entity_id = 'per:nsnd trần lực'") == [("nsnd tran luc",)]


@pytest.mark.parametrize(
    ("name", "is_met"),
    [
        pytest.param("Hoà Thuận", True, id="tone-elsewhere"),
        pytest.param("HÒA THUẬN", False, id="other-case"),
        pytest.param("Hoa Thuan", False, id="no-accents"),
        pytest.param("Hòa", False, id="a-part"),
    ],
)
def test_a_name_is_met_whatever_its_tone_placement_but_not_without_case_or_accents(
    warehouse: Warehouse, tmp_path: Path, name: str, is_met: bool
) -> None:
    load(warehouse, tmp_path / "1", "a", ("Hòa Thuận", "Hòa Thuận", "loc:hòa thuận"), kind=LOC)
    refresh(warehouse, corrections=[merge(name, "Thuận Hóa", LOC), split(name, "Thuận Hóa", LOC)])
    assert everywhere(warehouse) == ["loc:thuận hóa" if is_met else "loc:hòa thuận"]


def test_a_line_for_another_type_changes_nothing(loaded: Warehouse) -> None:
    before = state(loaded)
    refresh(loaded, corrections=[merge("Trần Lực", "Trần Văn Lực", ORG), split("Lực", "", ORG)])
    assert state(loaded) == before


def test_a_split_gives_the_alias_an_entity_of_its_own(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[split("Lực")])
    assert everywhere(loaded)[-2:] == ["per:trần văn lực", "per:lực"]
    assert {("per:lực", "Lực", 1), ("per:trần văn lực", "Trần Văn Lực", 1)} <= entities(loaded)
    assert ask(loaded, "select entity_id from entity_aliases where alias = 'Lực'") == [("per:lực",)]


def test_a_split_may_say_where_the_alias_belongs(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[split("Lực", "Lê Thị Mai")])
    assert everywhere(loaded)[-1] == "per:lê thị mai"
    assert ("per:lê thị mai", "Lê Thị Mai", 2) in entities(loaded)


def test_a_fact_without_a_mention_in_it_follows_the_nearest_mention(warehouse: Warehouse, tmp_path: Path) -> None:
    load(warehouse, tmp_path / "1", "a", VAN_LUC, MAI, MAI, MAI, ONG_LUC)
    end = "(select max(end_char) from mentions)"
    with warehouse.begin() as connection:
        connection.execute(text("delete from quotes where quote_no > 1"))
        connection.execute(text("update quotes set speaker_id = 'per:trần văn lực'"))
        connection.execute(text(f"update quotes set start_char = {end} - 3, end_char = {end} where quote_no = 1"))
    refresh(warehouse, corrections=[split("Lực")])
    assert ask(warehouse, "select speaker_id from quotes order by quote_no") == [("per:trần văn lực",), ("per:lực",)]


def test_merge_and_split_in_one_file_work_on_what_extraction_said(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[merge("Trần Văn Lực", "Trần Lực"), split("Lực")])
    assert everywhere(loaded)[-2:] == ["per:trần lực", "per:lực"]
    assert {("per:trần lực", "Trần Lực", 4), ("per:lực", "Lực", 1)} <= entities(loaded)


def test_what_is_split_off_may_be_merged_elsewhere(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[split("Lực"), merge("Lực", "Lê Thị Mai")])
    assert everywhere(loaded)[-1] == "per:lê thị mai"


@pytest.mark.parametrize("between", ["Lê Thị Mai", "Người Không Ai Nêu"], ids=["named", "named-by-nobody"])
@pytest.mark.parametrize("turned", [False, True], ids=["in-order", "turned-round"])
def test_a_chain_is_followed_to_its_end(loaded: Warehouse, between: str, turned: bool) -> None:
    lines = [merge("Trần Lực", between, line=2), merge(between, "Trần Văn Lực", line=3)]
    refresh(loaded, corrections=lines[::-1] if turned else lines)
    assert everywhere(loaded)[:3] == ["per:trần văn lực"] * 3
    assert ("per:trần văn lực", "Trần Văn Lực", 6 if between == "Lê Thị Mai" else 5) in entities(loaded)


def test_an_id_that_no_mention_has_is_merged_too(loaded: Warehouse) -> None:
    with loaded.begin() as connection:
        connection.execute(text("update roles set organisation_id = 'org:sở'"))
    refresh(loaded, corrections=[merge("org:sở", "org:sở y tế", ORG)])
    assert set(ids(loaded)["roles.organisation_id"]) == {"org:sở y tế"}
    refresh(loaded)
    assert set(ids(loaded)["roles.organisation_id"]) == {"org:sở"}


FILES: list[list[Correction]] = [
    [merge("Trần Lực", "Trần Văn Lực")],
    [split("Lực")],
    [merge("Trần Văn Lực", "Trần Lực"), split("Lực", "Lê Thị Mai")],
    [merge("Trần Lực", "Lê Thị Mai"), merge("Lê Thị Mai", "Ai Đó"), split("Lực", "Trần Lực")],
]


@pytest.mark.parametrize("lines", FILES, ids=["merge", "split", "both", "chain"])
def test_a_line_that_is_removed_gives_back_what_extraction_said(loaded: Warehouse, lines: list[Correction]) -> None:
    before = state(loaded)
    refresh(loaded, corrections=lines)
    assert state(loaded) != before
    refresh(loaded)
    assert state(loaded) == before


@pytest.mark.parametrize("lines", FILES, ids=["merge", "split", "both", "chain"])
def test_the_same_file_again_changes_nothing(loaded: Warehouse, lines: list[Correction]) -> None:
    refresh(loaded, corrections=lines, run_id="run-1")
    once = state(loaded)
    refresh(loaded, corrections=lines, run_id="run-2")
    assert state(loaded) == once
    assert ask(loaded, "select sum(rows_changed) from ops.corrections where run_id = 'run-2'") == [(0,)]


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 2), (2, 3), (3, 0)])
def test_another_file_gives_what_it_would_have_given_at_first(loaded: Warehouse, first: int, second: int) -> None:
    refresh(loaded, corrections=FILES[second])
    wanted = state(loaded)
    refresh(loaded, corrections=FILES[first])
    refresh(loaded, corrections=FILES[second])
    assert state(loaded) == wanted


def test_an_entity_is_named_by_its_own_articles_before_those_that_were_merged_in(loaded: Warehouse) -> None:
    refresh(loaded, corrections=[merge("per:trần lực", "per:lê thị mai")])
    assert ("per:lê thị mai", "Lê Thị Mai", 4) in entities(loaded)


def test_a_new_version_of_a_corrected_article_is_corrected_as_it_says_now(loaded: Warehouse, tmp_path: Path) -> None:
    lines = [merge("Trần Lực", "Trần Văn Lực")]
    refresh(loaded, corrections=lines)
    load(loaded, tmp_path / "3", "a", MAI, LUC, modified_at=NOW)
    refresh(loaded, corrections=lines)
    assert everywhere(loaded)[:2] == ["per:lê thị mai", "per:trần văn lực"]
    refresh(loaded)
    assert everywhere(loaded)[:2] == ["per:lê thị mai", "per:trần lực"]
    assert ask(loaded, "from ops.corrected_ids") == []


def test_without_corrections_nothing_of_them_is_kept(loaded: Warehouse) -> None:
    refresh(loaded, run_id="run-1")
    assert [ask(loaded, f"from ops.{t}") for t in ("corrections", "corrected_ids", "corrected_names")] == [[], [], []]


def test_the_run_keeps_which_line_did_what(loaded: Warehouse) -> None:
    lines = [merge("Trần Lực", "Trần Văn Lực"), split("Không Ai", line=4)]
    refresh(loaded, corrections=lines, run_id="run-1")
    refresh(loaded, run_id="run-2")
    columns = "run_id, line, action, name, type, into_name, rows_held, rows_changed"
    assert ask(loaded, f"select {columns} from ops.corrections order by run_id, line") == [
        ("run-1", 2, "merge", "Trần Lực", "PER", "Trần Văn Lực", 27, 27),
        ("run-1", 4, "split", "Không Ai", "PER", None, 0, 0),
        ("run-2", None, "restored", None, None, None, 0, 27),
    ]


def test_a_refresh_that_breaks_corrects_nothing(loaded: Warehouse) -> None:
    before = state(loaded)

    def broken(_: str) -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        refresh(loaded, corrections=[merge("Trần Lực", "Trần Văn Lực")], fold=broken)
    assert state(loaded) == before


def test_only_entities_that_are_corrected_are_made_again(loaded: Warehouse) -> None:
    with loaded.begin() as connection:
        connection.execute(text("update entities set name = 'by hand' where entity_id = 'per:lê thị mai'"))
    refresh(loaded, corrections=[merge("Trần Lực", "Trần Văn Lực")])
    assert ("per:lê thị mai", "by hand", 1) in entities(loaded)


NAMES = [LUC, VAN_LUC, ONG_LUC, MAI, ("Lực", "Lực", "per:lực"), ("Mai", "Mai", "per:mai")]
LINES = [
    merge("Trần Lực", "Trần Văn Lực"),
    merge("Trần Văn Lực", "Lực"),
    merge("Lực", "Lê Thị Mai"),
    merge("Mai", "per:trần lực"),
    split("Lực", line=6),
    split("Mai", "Trần Văn Lực", line=7),
]


@pytest.fixture(scope="module")
def numbers() -> Iterator[Iterator[int]]:
    yield iter(range(1_000_000))


@given(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), min_size=1, max_size=3),
    st.lists(st.sampled_from(LINES), unique=True, max_size=4),
    st.lists(st.sampled_from(LINES), unique=True, max_size=4),
    st.randoms(use_true_random=False),
)
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_articles_and_file_decide_alone_whatever_came_first(
    tmp_path: Path,
    empty_file: Path,
    numbers: Iterator[int],
    articles: list[list[Named]],
    earlier: list[Correction],
    lines: list[Correction],
    chance: Any,
) -> None:
    def made(order: Sequence[int], files: Sequence[list[Correction]]) -> tuple[object, ...]:
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        shutil.copyfile(empty_file, folder / "warehouse.duckdb")
        with open_warehouse(folder / "warehouse.duckdb", now=NOW) as warehouse:
            for n, file in zip(order, files, strict=True):
                load(warehouse, folder / f"batch-{n}", f"n{n}", *articles[n])
                refresh(warehouse, corrections=file)
            refresh(warehouse, corrections=lines)
            return state(warehouse)

    order = list(range(len(articles)))
    at_once = made(order, [[]] * len(order))
    chance.shuffle(order)
    assert made(order, [earlier] * len(order)) == at_once
    assert made(order[::-1], [lines] * len(order)) == at_once
