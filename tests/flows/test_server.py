"""A real Prefect server and a real worker: prefect.yaml is deployed, the deployment triggered, the file published."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.flows.news import article, write_json

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
PREFECT = [str(Path(sys.executable).parent / "prefect")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Start a server of its own and yield the environment that names it."""
    folder = tmp_path_factory.mktemp("prefect")
    port = free_port()
    made = {
        **os.environ,
        "PREFECT_HOME": str(folder),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "DIEMBAO_WORKERS": "1",
    }
    log = (folder / "server.log").open("w")
    server = subprocess.Popen(
        [*PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)], env=made, stdout=log, stderr=log
    )
    try:
        wait_until_healthy(made["PREFECT_API_URL"] + "/health", server)
        yield made
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    raise AssertionError("the server did not get healthy")


def prefect(environment: dict[str, str], *arguments: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(
        [*PREFECT, *arguments], env=environment, cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_daily_deployment_publishes(environment: dict[str, str], tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", *(article(n) for n in range(6)))
    prefect(environment, "work-pool", "create", "diembao", "--type", "process")
    prefect(environment, "work-pool", "set-concurrency-limit", "diembao", "1")
    prefect(environment, "--no-prompt", "deploy", "--all")
    worker_log = (tmp_path / "worker.log").open("w")
    worker = subprocess.Popen(
        [*PREFECT, "worker", "start", "--pool", "diembao"],
        env=environment,
        cwd=ROOT,
        stdout=worker_log,
        stderr=worker_log,
    )
    try:
        said = prefect(
            environment,
            "deployment",
            "run",
            "daily/daily",
            "--param",
            f"inbox={tmp_path / 'inbox'}",
            "--param",
            f"home={tmp_path / 'home'}",
            "--watch",
        )
    finally:
        worker.terminate()
        worker.wait(timeout=60)
        worker_log.close()
    published = tmp_path / "home" / "published" / "diembao.duckdb"
    assert published.exists(), said + (tmp_path / "worker.log").read_text()
    with duckdb.connect(str(published), read_only=True) as db:
        assert db.execute("select count(*) from articles").fetchall() == [(6,)]
    shutil.rmtree(tmp_path / "home")


def test_the_schedule_is_the_morning_in_vietnam() -> None:
    (daily,) = [d for d in yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"] if d["name"] == "daily"]
    (schedule,) = daily["schedules"]
    assert (schedule["cron"], schedule["timezone"]) == ("30 5 * * *", "Asia/Ho_Chi_Minh")
    assert daily["concurrency_limit"]["limit"] == 1
    assert ":" not in daily["entrypoint"], "a module path: a file path would load the module twice"
