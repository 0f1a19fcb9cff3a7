"""A Prefect server and workers of a test's own, with prefect.yaml deployed."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_PREFECT = str(Path(sys.executable).parent / "prefect")


def wait_until(holds: Callable[[], Any], what: str, seconds: float = 120) -> Any:
    """Return what `holds` gives as soon as it is true; fails with `what` after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds:g} s in vain: {what}")


class Server:
    """A server that is up, and the environment that names it."""

    def __init__(self, environment: dict[str, str], url: str) -> None:
        self.environment = environment
        self.url = url

    def prefect(self, *arguments: str) -> str:
        """Run a command of Prefect's and return what it said; fails when it does."""
        done = subprocess.run(
            [_PREFECT, *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def ask(self, path: str, body: dict[str, Any] | list[Any] | None = None) -> Any:
        """Return the answer of the server's API; with a `body` it is posted. A busy machine gets its time."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers={"content-type": "application/json"})
        for _ in range(10):
            try:
                with urllib.request.urlopen(request, timeout=120) as answer:
                    return json.loads(answer.read() or b"null")
            except urllib.error.HTTPError as error:
                if error.code != HTTPStatus.SERVICE_UNAVAILABLE:  # its SQLite file is locked for a moment
                    raise
                time.sleep(2)
        raise AssertionError(f"the server is too busy to answer {path}")

    def start_run(self, deployment: str, **parameters: Any) -> str:
        """Have `deployment` run now and return the id of the flow run."""
        flow, _, name = deployment.partition("/")
        found = self.ask(f"/deployments/name/{flow}/{name}")
        made = self.ask(
            f"/deployments/{found['id']}/create_flow_run", {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        )
        return str(made["id"])

    def state(self, run: str) -> tuple[str, str]:
        """Return name and message of the state of a flow run."""
        found = self.ask(f"/flow_runs/{run}")["state"]
        return found["name"], found["message"] or ""

    def wait_for(self, run: str, *states: str, seconds: float = 180) -> str:
        """Return the message of the flow run when it is in one of `states`."""
        wait_until(lambda: self.state(run)[0] in states, f"flow run {run} is {states}", seconds)
        return self.state(run)[1]

    @contextmanager
    def worker(self, pool: str, **environment: str) -> Iterator[None]:
        """Have a worker for `pool` for the time of the block."""
        with subprocess.Popen(
            [_PREFECT, "worker", "start", "--pool", pool],
            env={**self.environment, **environment},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                yield
            finally:
                _stop(process)


def _stop(process: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """End a server or worker; one that misses the signal while it starts a flow run is killed."""
    process.terminate()
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def deployed(folder: Path) -> Iterator[Server]:
    """Give a server with the pools and deployments of prefect.yaml, which sees what is late after two seconds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("DIEMBAO_")},
        "PREFECT_HOME": str(folder),
        "PREFECT_API_URL": url,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_LATE_RUNS_AFTER_SECONDS": "2",
        "PREFECT_SERVER_SERVICES_LATE_RUNS_LOOP_SECONDS": "1",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "DO_NOT_TRACK": "1",
        "DIEMBAO_WORKERS": "1",
        "DIEMBAO_KEEP_DOCS": "0",
    }
    command = [_PREFECT, "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (
        (folder / "server.log").open("w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            wait_until(lambda: process.poll() is not None or _is_up(url), "the server is up")
            server = Server(environment, url)
            server.prefect("work-pool", "create", "diembao", "--type", "process")
            template = server.ask("/work_pools/diembao")[
                "base_job_template"
            ]  # the command again would take ten seconds
            server.ask("/work_pools/", {"name": "diembao-watch", "type": "process", "base_job_template": template})
            server.prefect("--no-prompt", "deploy", "--all")
            yield server
        finally:
            _stop(process)


def _is_up(url: str) -> bool:
    try:
        with urllib.request.urlopen(url + "/health", timeout=2):
            return True
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
