"""Secrets stay secret: planted ones are in no log, report, table, artifact or file of a run, Prefect or not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.alerts.test_channels import SECRET, webhook
from tests.flows.news import article, write_json

BLOCK_SECRET = "t1nNongKhongAiBiet"
_SAVE_BLOCK_AND_GO_ON = """
from flows.prefect_setup import prepare_environment
prepare_environment()
from prefect.blocks.system import Secret
Secret(value={url!r}).save("diembao-alerts")
from flows.cli import main
main()
"""


def holding(folder: Path, *secrets: str) -> list[str]:
    """Return the files under `folder` that hold one of the secrets, in UTF-8 or UTF-16."""
    wanted = [s.encode(coding) for s in secrets for coding in ("utf-8", "utf-16-le")]
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert files
    return [str(p) for p in files if any(word in p.read_bytes() for word in wanted)]


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "DIEMBAO_"))}
    return {**known, "PREFECT_HOME": str(tmp_path / "prefect"), "DIEMBAO_WORKERS": "1", **more}


def diembao(
    arguments: list[str], known: dict[str, str], program: tuple[str, str] = ("-m", "flows.cli")
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *program, *arguments],
        capture_output=True,
        text=True,
        env=known,
        timeout=300,
        check=False,
    )


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox whose run raises an alert: half of it is set aside, and nothing of that is allowed."""
    write_json(tmp_path / "inbox", article(1))
    (tmp_path / "inbox" / "empty.txt").write_bytes(b"")
    return tmp_path / "inbox"


def test_a_run_leaves_no_trace_of_an_address(inbox: Path, tmp_path: Path) -> None:
    with webhook() as (url, taken):
        known = environment(tmp_path, DIEMBAO_ALERT_URLS=url, DIEMBAO_MAX_REFUSED_SHARE="0")
        done = diembao(["--verbose", "run", str(inbox), "--home", str(tmp_path / "home"), "--verbose"], known)
        again = diembao(["config", "show"], known)
    assert done.returncode == 3
    assert [post["title"] for post in taken] == ["diembao CRITICAL too_many_refused"], "the address was used"
    assert SECRET not in done.stdout + done.stderr + again.stdout + again.stderr
    assert holding(tmp_path / "home", SECRET) == []


def test_a_wrong_address_is_not_repeated_in_the_error(inbox: Path, tmp_path: Path) -> None:
    known = environment(tmp_path, DIEMBAO_ALERT_URLS=f"nonsense://{SECRET}")
    done = diembao(["run", str(inbox), "--home", str(tmp_path / "home")], known)
    assert (done.returncode, SECRET in done.stdout + done.stderr) == (2, False)
    assert "alert URL number 1" in done.stderr


@pytest.mark.flow
@pytest.mark.slow
def test_a_run_through_prefect_leaves_none_either_and_may_take_addresses_from_a_block(
    inbox: Path, tmp_path: Path
) -> None:
    with webhook() as (url, taken), webhook() as (other, taken_too):
        blocked = other.replace(SECRET, BLOCK_SECRET)
        known = environment(
            tmp_path, DIEMBAO_ALERT_URLS=url, DIEMBAO_ALERT_BLOCK="diembao-alerts", DIEMBAO_MAX_REFUSED_SHARE="0"
        )
        # in one process: two would both wait for a Prefect of their own
        program = ("-c", _SAVE_BLOCK_AND_GO_ON.format(url=blocked))
        done = diembao(["run", str(inbox), "--home", str(tmp_path / "home"), "--prefect"], known, program)
    assert done.returncode == 3, done.stderr
    assert [p["title"] for p in taken] == [p["title"] for p in taken_too] == ["diembao CRITICAL too_many_refused"]
    assert SECRET not in done.stdout + done.stderr
    assert BLOCK_SECRET not in done.stdout + done.stderr
    assert holding(tmp_path / "home", SECRET, BLOCK_SECRET) == []
    assert holding(tmp_path / "prefect", SECRET, BLOCK_SECRET) == [], "blocks are kept encrypted, artifacts hold none"
    with sqlite3.connect(tmp_path / "prefect" / "prefect.db") as db:
        (count,) = db.execute("select count(*) from artifact where key = 'diembao-report'").fetchone()
    assert count == 1, "the artifact that was looked into is there"


def test_a_block_that_is_not_there_is_said_without_a_traceback(inbox: Path, tmp_path: Path) -> None:
    known = environment(tmp_path, DIEMBAO_ALERT_BLOCK="nowhere", PREFECT_API_URL="http://127.0.0.1:9/api")
    done = diembao(["config", "check"], known)
    assert done.returncode == 2
    assert "nowhere" in done.stdout
    assert "Traceback" not in done.stderr
