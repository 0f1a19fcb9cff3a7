"""Bad mornings by the machine: full disks (real ones), a lock, a kill, a torn file; as the runbook says."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from models.lock import Holder, hold
from models.publications import FILE
from tests.flows.news import article, plan_of, run, write_json
from tests.flows.test_faults import Seen, morning, promised, seen_after

pytestmark = pytest.mark.slow
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_API_URL", "DIEMBAO_"))}
MANY = 160
OWN_MOUNTS = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]


def can_mount() -> bool:
    """Whether this user may mount a file system that nobody else sees."""
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run([*OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    return tried.returncode == 0


needs_mounts = pytest.mark.skipif(not can_mount(), reason="no right to mount a small file system of one's own")


def command(inbox: Path, home: Path) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "run", str(inbox), "--home", str(home), "--workers", "1"]


def articles(file: Path) -> int:
    with duckdb.connect(str(file), read_only=True) as db:
        (row,) = db.execute("select count(*) from articles").fetchall()
    return int(row[0])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has published, and an inbox with more than it has room for."""
    folder = tmp_path_factory.mktemp("machine")
    write_json(folder / "first", *(article(n) for n in range(4)))
    run(folder / "first", folder / "home")
    write_json(folder / "inbox", *(article(n) for n in range(MANY)))
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "home", tmp_path / "home")
    return tmp_path / "home"


def run_on_a_small_disk(inbox: Path, home: Path, small: Path, room: int) -> tuple[int, str]:
    """Return exit code and log of a run with the folder `small` of the home on a disk with so many bytes left."""
    kept = small.with_name(f"{small.name}-kept")
    shutil.move(small, kept)
    small.mkdir()
    size = room + sum(p.stat().st_blocks * 512 for p in kept.rglob("*") if p.is_file())
    lines = [
        f"mount -t tmpfs -o size={size // 4096 * 4096} small {shlex.quote(str(small))}",
        f"cp -a {shlex.quote(str(kept))}/. {shlex.quote(str(small))}",
        f"rm -r {shlex.quote(str(kept))}",
        f"{shlex.join(command(inbox, home))}; code=$?",
        f"cp -a {shlex.quote(str(small))} {shlex.quote(str(kept))}",
        "exit $code",
    ]
    done = subprocess.run(
        [*OWN_MOUNTS, "sh", "-c", "\n".join(["set -u", *lines])],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    small.rmdir()
    shutil.move(kept, small)
    assert "No space left on device" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stderr


@needs_mounts
def test_a_disk_that_is_full_while_loading(made: Path, home: Path, tmp_path: Path) -> None:
    for name in ("published", "data_docs", "reports", "lineage", "work"):
        (tmp_path / name).mkdir()
        shutil.rmtree(home / name, ignore_errors=True)
        (home / name).symlink_to(tmp_path / name)  # only the warehouse, its journal and the lock share the small disk
    before = articles(home / "warehouse.duckdb")
    code, log = run_on_a_small_disk(made / "inbox", home, home, room=700_000)
    assert "read the first article" in log and "loaded batch" not in log
    assert seen_after(plan_of(made / "inbox", home), code) == promised("disk full while loading")
    assert articles(home / "warehouse.duckdb") == before, "nothing is half loaded"
    assert morning(plan_of(made / "inbox", home)).exit == 0, "with room again, the next run does the work"
    assert articles(home / "published" / FILE) == MANY


@needs_mounts
def test_a_disk_that_is_full_while_publishing(made: Path, home: Path) -> None:
    published = articles(home / "published" / FILE)
    code, log = run_on_a_small_disk(made / "inbox", home, home / "published", room=1_000_000)
    assert "loaded batch" in log
    assert seen_after(plan_of(made / "inbox", home), code) == promised("disk full while publishing")
    assert articles(home / "published" / FILE) == published, "the last publication stays"
    assert morning(plan_of(made / "inbox", home)).exit == 0
    assert articles(home / "published" / FILE) == MANY


def test_a_warehouse_that_is_locked(made: Path, home: Path) -> None:
    with hold(home, Holder(os.getpid(), "another-run", "backfill", datetime.now(UTC), "here")):
        done = subprocess.run(
            command(made / "inbox", home), env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
        )
    assert "another-run" in done.stderr
    assert seen_after(plan_of(made / "inbox", home), done.returncode) == promised("the warehouse is locked")


def test_a_worker_that_is_killed(made: Path, home: Path) -> None:
    killed = subprocess.Popen(command(made / "inbox", home), env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    assert killed.stderr is not None
    log = ""
    while "read the first article" not in log and (line := killed.stderr.readline()):
        log += line
    time.sleep(0.2)
    killed.send_signal(signal.SIGKILL)
    killed.stderr.read()
    assert killed.wait(timeout=30) == -signal.SIGKILL, log
    assert morning(plan_of(made / "inbox", home)) == promised("the worker was killed")
    assert articles(home / "published" / FILE) == MANY
    (left,) = [p for p in (home / "lineage").glob("*-start.json") if not list(p.parent.glob(f"{p.name[:23]}-c*"))]
    assert left.name[:8].isdigit(), "a killed run has a start and no end"


def test_a_warehouse_file_that_is_corrupt(made: Path, home: Path) -> None:
    (home / "warehouse.duckdb").write_bytes(b"no database at all" * 1000)
    done = subprocess.run(
        command(made / "inbox", home), env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False
    )
    seen = seen_after(plan_of(made / "inbox", home), done.returncode)
    assert seen == promised("the warehouse file is corrupt")
    assert isinstance(seen, Seen)
    assert articles(home / "published" / FILE) == 4, "the published file is another file"
