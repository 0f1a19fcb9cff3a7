from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from diembao.errors import WarehouseLocked
from models.lock import Holder, current, hold

ME = Holder(os.getpid(), "run-1", "diembao run inbox", datetime(2026, 11, 21, tzinfo=UTC), "here")
OTHER = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from models.lock import Holder, hold
holder = Holder(os.getpid(), "run-9", "diembao run tin", datetime(2026, 11, 21, 6, tzinfo=UTC), "there")
with hold(Path(sys.argv[1]), holder):
    if "fork" in sys.argv and os.fork() == 0:
        import time; time.sleep(30); os._exit(0)
    print("held", flush=True)
    sys.stdin.read()
"""


def another(home: Path, *words: str) -> subprocess.Popen[bytes]:
    """Return another process that holds `home`."""
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", OTHER, str(home), *words]
    started = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": root}
    )
    assert started.stdout and started.stdout.readline() == b"held\n"
    return started


def test_a_second_run_is_told_who_holds_the_home(tmp_path: Path) -> None:
    with another(tmp_path) as other:
        with pytest.raises(WarehouseLocked) as caught, hold(tmp_path, ME):
            pass
        assert "run run-9 (diembao run tin, process" in caught.value.holder
        assert f"process {other.pid} on there, since 2026-11-21 06:00:00 UTC" in caught.value.holder
        found = current(tmp_path)
        assert found and found.run_id == "run-9"
        other.kill()


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    with another(tmp_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert "run-9" in (tmp_path / "run.lock").read_text()
    assert current(tmp_path) is None
    with hold(tmp_path, ME):
        assert current(tmp_path) == ME


def test_a_forked_worker_that_outlives_its_killed_run_does_not_keep_the_home(tmp_path: Path) -> None:
    with another(tmp_path, "fork") as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        with hold(tmp_path, ME):
            assert current(tmp_path) == ME


def test_a_home_can_be_held_again_after_a_run_ended_or_failed(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(RuntimeError), hold(tmp_path / "home", ME):
            raise RuntimeError
    with hold(tmp_path / "home", ME):
        pass
    assert current(tmp_path / "home") is None


def test_a_home_without_a_run_is_held_by_nobody(tmp_path: Path) -> None:
    assert current(tmp_path) is None


LOOK = """
import sys
from pathlib import Path
from models.lock import current
while True:
    current(Path(sys.argv[1]))
"""


def test_looking_at_the_lock_all_the_time_does_not_keep_a_run_from_starting(tmp_path: Path) -> None:
    with hold(tmp_path, ME):
        pass
    root = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", LOOK, str(tmp_path)], env=os.environ | root) as looker:
        time.sleep(0.5)
        for _ in range(20):
            with hold(tmp_path, ME):
                pass
        looker.kill()
