"""Real processes: a run that is killed, a reader in the middle of a query."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import duckdb
import pytest

from tests.flows.news import article, checksums, make_home, write_json
from tests.flows.processes import diembao, wait_for


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("undisturbed")
    write_json(folder / "inbox", *(article(n) for n in range(30)))
    make_home(folder / "inbox", folder / "home")
    return folder / "inbox", checksums(folder / "home")


def test_a_run_that_is_killed_and_started_again_ends_with_the_same_tables(
    undisturbed: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    inbox, wanted = undisturbed
    killed = diembao("run", str(inbox), home=tmp_path / "home")
    wait_for(killed, "loaded batch", 2)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    again = diembao("run", str(inbox), home=tmp_path / "home")
    said, talk = again.communicate(timeout=400)
    assert again.returncode == 0, talk
    assert "20 files unchanged" in said, "what the killed run had loaded is not read again"
    assert checksums(tmp_path / "home") == wanted


def test_a_reader_in_the_middle_of_a_query_is_not_disturbed(
    undisturbed: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    inbox, _ = undisturbed
    home = shutil.copytree(inbox.parent / "home", tmp_path / "home")
    published = home / "published" / "diembao.duckdb"
    with duckdb.connect(str(published), read_only=True) as reader:
        rows = reader.execute("select article_id, text from articles order by article_id")
        first = rows.fetchmany(5)
        write_json(tmp_path / "more", *(article(n) for n in range(100, 112)))
        process = diembao("run", str(tmp_path / "more"), home=home)
        _, talk = process.communicate(timeout=400)
        assert process.returncode == 0, talk
        assert len(first) + len(rows.fetchall()) == 30, "the reader sees the file it opened"
        assert reader.execute("select count(*) from articles").fetchall() == [(30,)]
    with duckdb.connect(str(published), read_only=True) as reader:
        assert reader.execute("select count(*) from articles").fetchall() == [(42,)]
