"""The command line as a person meets it: real processes, real exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from flows.cli import app
from models.query import query
from tests.flows.news import article, make_home, write_json

ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_API_URL", "DIEMBAO_"))}


def diembao(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "COLUMNS": "160", "DIEMBAO_WORKERS": "1", "DIEMBAO_KEEP_DOCS": "0"},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    write_json(folder / "inbox", *(article(n) for n in range(8)))
    (folder / "inbox" / "empty.txt").write_bytes(b"")
    return make_home(folder / "inbox", folder / "home")


def commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = [()]
    command = typer.main.get_command(app)
    for name, child in command.commands.items():  # type: ignore[attr-defined]
        found.append((name,))
        found.extend((name, below) for below in getattr(child, "commands", {}))
    return found


@pytest.mark.parametrize("command", commands(), ids=lambda c: " ".join(c) or "diembao")
def test_help_ends_with_an_example_and_imports_nothing_heavy(command: tuple[str, ...]) -> None:
    said = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "flows.cli", *command, "--help"],
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "COLUMNS": "160"},
        check=True,
    )
    last = [line for line in said.stdout.splitlines() if line.strip()][-1]
    assert last.strip().startswith("Example: diembao " + " ".join(command))
    assert not re.search(r"\b(prefect|great_expectations|duckdb|underthesea|sqlalchemy)\b", said.stderr)


def test_a_run_says_what_happened_and_where_things_are(home: Path) -> None:
    said = diembao("run", str(home.parent / "inbox"), "--home", str(home))
    assert said.returncode == 0, said.stderr
    assert "0 new articles of 9 files" in said.stdout
    assert str(home / "published" / "diembao.duckdb") in said.stdout
    assert (home / "reports" / "latest.md").exists()


def test_query_answers_as_csv_json_and_table(home: Path) -> None:
    sql = "select outlet_id, count(*) as n from articles group by all"
    as_csv = diembao("query", sql, "--home", str(home), "--format", "csv")
    assert list(csv.reader(io.StringIO(as_csv.stdout))) == [["outlet_id", "n"], ["tienphong", "8"]]
    as_json = diembao("query", sql, "--home", str(home), "--format", "json")
    assert json.loads(as_json.stdout) == {"outlet_id": "tienphong", "n": 8}
    assert "tienphong" in diembao("query", sql, "--home", str(home)).stdout


def test_the_published_file_cannot_be_written_through_query(home: Path) -> None:
    said = diembao("query", "delete from articles", "--home", str(home))
    assert said.returncode == 1
    assert "Traceback" not in said.stderr
    assert "read-only" in said.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("run", "no/such/inbox"), 2, "no/such/inbox", id="inbox-missing"),
        pytest.param(("query", "select 1", "--home", "no/such/home"), 1, "diembao run", id="nothing-published"),
        pytest.param(("run", "--no-such-option"), 2, "no-such-option", id="usage"),
        pytest.param(("quarantine", "list", "--home", "no/such/home"), 1, "diembao run", id="no-warehouse"),
    ],
)
def test_what_goes_wrong_has_its_own_exit_code_and_no_traceback(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    given = arguments if "--home" in arguments else (*arguments, "--home", str(tmp_path))
    said = diembao(*given)
    assert (said.returncode, "Traceback" in said.stderr) == (code, False), said.stderr
    assert words in said.stderr


def test_an_empty_inbox_ends_with_3_and_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    said = diembao("run", str(tmp_path / "inbox"), "--home", str(tmp_path / "home"))
    assert said.returncode == 3
    assert "inbox_empty" in said.stderr


def test_quarantine_is_listed_and_shown(home: Path) -> None:
    listed = diembao("quarantine", "list", "--home", str(home))
    assert "empty.txt" in listed.stdout
    assert "file_empty" in listed.stdout
    quarantine_id = re.search(r"\b[0-9a-f]{16}\b", listed.stdout)
    assert quarantine_id
    shown = diembao("quarantine", "show", quarantine_id[0][:8], "--home", str(home))
    assert "empty.txt" in shown.stdout
    assert "tries" in shown.stdout


def test_a_mended_file_is_replayed_and_its_history_shows_both_tries(tmp_path: Path) -> None:
    inbox, home = tmp_path / "inbox", tmp_path / "home"
    write_json(inbox, *(article(n) for n in range(4)))
    (inbox / "tin-9.json").write_text('{"title": "Thiếu ngoặc', "utf-8")
    make_home(inbox, home)
    write_json(inbox, article(9))
    again = subprocess.run(
        [sys.executable, "-m", "flows.cli", "quarantine", "replay", "--home", str(home)],
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "DIEMBAO_INBOX": str(inbox), "DIEMBAO_WORKERS": "1", "DIEMBAO_KEEP_DOCS": "0"},
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert "1 of 1 rows are mended" in again.stdout
    assert query(home / "published", "select len(history) from ops.quarantine").rows == [(2,)]
    assert query(home / "published", "select count(*) from articles").rows == [(5,)]


def test_read_shows_the_facts_of_a_file_as_json(tmp_path: Path) -> None:
    write_json(tmp_path, article(3))
    said = diembao("read", str(tmp_path / "tin-3.json"))
    assert said.returncode == 0, said.stderr
    row = json.loads(said.stdout)
    assert row["title"].startswith("Bình Khê")
    assert row["mentions"]
    assert all(row["text"][m["start"] : m["end"]] == m["surface"] for m in row["mentions"])


def test_status_and_doctor_answer(home: Path) -> None:
    assert "8 articles" in diembao("status", "--home", str(home)).stdout
    said = diembao("doctor", "--home", str(home))
    assert said.returncode == 0, said.stdout
    assert "underthesea" in said.stdout


def test_migrate_is_harmless_on_a_new_warehouse(home: Path) -> None:
    assert diembao("migrate", "--home", str(home)).returncode == 0
