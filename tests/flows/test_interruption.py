"""Real processes: killed runs, two runs at once, readers that are in the middle of a query."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tests.flows.news import article, checksums, run, write_json

SMALL = {**os.environ, "DIEMBAO_BATCH_ARTICLES": "10", "DIEMBAO_WINDOW": "1", "DIEMBAO_WORKERS": "1"}


def start(inbox: Path, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "run", str(inbox), "--home", str(home)],
        env={k: v for k, v in SMALL.items() if k != "PREFECT_API_URL"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(process: subprocess.Popen[str], words: str, times: int = 1) -> None:
    assert process.stderr is not None
    seen: list[str] = []
    for line in process.stderr:
        seen.append(line)
        times -= words in line
        if times == 0:
            return
    raise AssertionError("".join(seen))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("undisturbed")
    write_json(folder / "inbox", *(article(n) for n in range(60)))
    run(folder / "inbox", folder / "home")
    return folder / "inbox", checksums(folder / "home")


@pytest.mark.parametrize("batches", [1, 3], ids=["after-one-batch", "after-three-batches"])
def test_a_run_that_is_killed_and_started_again_ends_with_the_same_tables(
    undisturbed: tuple[Path, dict[str, str]], tmp_path: Path, batches: int
) -> None:
    inbox, wanted = undisturbed
    process = start(inbox, tmp_path / "home")
    wait_for(process, "loaded batch", batches)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    again = start(inbox, tmp_path / "home")
    assert again.wait(timeout=120) == 0, again.stderr.read() if again.stderr else ""
    assert checksums(tmp_path / "home") == wanted


def test_a_second_run_is_told_who_holds_the_warehouse(undisturbed: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    inbox, _ = undisturbed
    first = start(inbox, tmp_path / "home")
    wait_for(first, "loaded batch")
    second = start(inbox, tmp_path / "home")
    assert second.wait(timeout=60) == 5
    assert second.stderr is not None and str(first.pid) in second.stderr.read()
    assert first.stderr is not None
    first.stderr.read()
    assert first.wait(timeout=120) == 0


def test_a_reader_in_the_middle_of_a_query_is_not_disturbed(
    undisturbed: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    inbox, _ = undisturbed
    run(inbox, tmp_path / "home")
    published = tmp_path / "home" / "published" / "diembao.duckdb"
    with duckdb.connect(str(published), read_only=True) as reader:
        rows = reader.execute("select article_id, text from articles order by article_id")
        first = rows.fetchmany(5)
        write_json(tmp_path / "more", *(article(n) for n in range(100, 112)))
        process = start(tmp_path / "more", tmp_path / "home")
        time.sleep(0.1)
        assert process.wait(timeout=120) == 0, process.stderr.read() if process.stderr else ""
        assert len(first) + len(rows.fetchall()) == 60, "the reader sees the file it opened"
        assert reader.execute("select count(*) from articles").fetchall() == [(60,)]
    with duckdb.connect(str(published), read_only=True) as reader:
        assert reader.execute("select count(*) from articles").fetchall() == [(72,)]
