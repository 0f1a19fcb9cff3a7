"""HOME/entities.csv in a run: what analysts see follows it, and a file that cannot be used stops the run at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from diembao.errors import SettingsInvalid
from models.checksum import table_checksums
from models.query import query
from tests.flows.news import article, checksums, make_home, run, write_json

HEADER = "action,name,type,into,note\n"
FACTS = ("mentions", "roles", "quotes", "citations", "events", "entities", "entity_aliases")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    write_json(folder, *(article(n) for n in range(4)))
    return folder


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    return query(home / "published", sql).rows


def correct(home: Path, *lines: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "entities.csv").write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def facts(home: Path) -> dict[str, str]:
    return {table: checksum for table, checksum in checksums(home).items() if table in FACTS}


def test_a_correction_is_published_by_the_next_run_and_taken_back_when_its_line_goes(
    inbox: Path, tmp_path: Path
) -> None:
    home = make_home(inbox, tmp_path / "home")
    said = facts(home)
    ((person, name),) = ask(home, "select entity_id, name from entities where type = 'PER'")
    assert (person, name) == ("per:trần văn hảo", "Trần Văn Hảo")

    correct(home, "merge,Trần Văn Hảo,PER,Trần Hảo,tên ông viết ngắn", "split,Reuters,ORG,Hãng Reuters,")
    assert run(inbox, home).status == "done"
    assert ask(home, "select name from entities where type = 'PER'") == [("Trần Hảo",)]
    assert ask(home, "select distinct speaker_id from quotes where speaker_id like 'per:%'") == [("per:trần hảo",)]
    assert ask(home, "select distinct person_id from roles") == [("per:trần hảo",)]
    assert ask(home, "select distinct speaker from who_said_what where speaker like '%Reuters'") == [("Hãng Reuters",)]
    applied = "select line, action, note, rows_changed > 0 from ops.corrections join ops.runs using (run_id) order by 1"
    assert ask(home, applied) == [(2, "merge", "tên ông viết ngắn", True), (3, "split", None, True)]

    (home / "entities.csv").unlink()
    make_home(inbox, home)
    assert facts(home) == said
    assert ask(home, "from ops.corrected_ids") == []


def test_one_run_over_everything_and_a_run_for_every_file_are_corrected_alike(inbox: Path, tmp_path: Path) -> None:
    lines = ("split,Hảo,PER,Nguyễn Hảo,", "merge,Nguyễn Hảo,PER,Trần Hảo,")
    at_once, in_turn = tmp_path / "at_once", tmp_path / "in_turn"
    correct(at_once, *lines)
    make_home(inbox, at_once)
    correct(in_turn, "merge,Trần Văn Hảo,PER,Người Khác,")
    for file in sorted(inbox.iterdir(), reverse=True):
        make_home(file, in_turn)
    correct(in_turn, *lines)
    assert run(inbox, in_turn).status == "done"
    assert facts(in_turn) == facts(at_once)
    assert ask(at_once, "select count(*) > 0 from mentions where entity_id = 'per:trần hảo'") == [(True,)]


def test_a_file_that_cannot_be_used_stops_the_run_before_anything_is_changed(inbox: Path, tmp_path: Path) -> None:
    home = make_home(inbox, tmp_path / "home")
    before = table_checksums(home / "warehouse.duckdb")
    correct(home, "merge,Trần Văn Hảo,PER,Trần Hảo,", "merge,Hảo,người,,")
    write_json(tmp_path / "more", article(50))
    with pytest.raises(SettingsInvalid, match=r"line 3: type 'người'(.|\n)*line 3: merge needs"):
        run(tmp_path / "more", home)
    assert table_checksums(home / "warehouse.duckdb") == before
