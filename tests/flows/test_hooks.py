"""Runs that died or never began: Prefect's server sees them and has them told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from diembao.errors import SettingsInvalid
from flows.alerting import JOURNAL
from flows.causes import failure_codes
from flows.hooks import SILENT_SECONDS, TAG, automations, install, tell_trouble, trouble
from flows.prefect_setup import HEARTBEAT_SECONDS
from flows.settings import Settings
from models.lock import current
from tests.flows.news import article, write_json
from tests.flows.server import Server, deployed, wait_until


def told(home: Path) -> list[tuple[str, str]]:
    path = home / JOURNAL
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [(row["kind"], row["code"]) for row in map(json.loads, lines)]
    return [row for row in rows if row[1].startswith("RUN_")]  # what watchmen say meanwhile is another matter


@pytest.mark.parametrize(("state", "code"), [("Crashed", "RUN_CRASHED"), ("Late", "RUN_LATE")])
def test_a_run_in_trouble_is_told_once_with_what_to_do(tmp_path: Path, state: str, code: str) -> None:
    cause = trouble(state, "brave-otter", "exit -9")
    assert (cause.key, cause.rows) == (code, ("brave-otter: exit -9",))
    assert cause.code in failure_codes(), "the next run that gets to its end closes it"
    settings = Settings(home=tmp_path)
    assert tell_trouble(settings, state, "brave-otter")
    assert tell_trouble(settings, state, "another") == ()
    assert told(tmp_path) == [("opened", code)]


@pytest.mark.flow
def test_the_server_watches_only_over_runs_that_load_and_gives_them_three_heartbeats() -> None:
    found = automations(uuid4())
    assert [one.name for one in found] == [
        "diembao: a run without a heartbeat",
        "diembao: a run has crashed",
        "diembao: a run is late",
    ]
    assert all(f'"prefect.tag.{TAG}"' in one.model_dump_json() for one in found)
    assert SILENT_SECONDS >= 3 * HEARTBEAT_SECONDS
    assert found[0].trigger.within == timedelta(seconds=SILENT_SECONDS)  # type: ignore[union-attr]


@pytest.mark.flow
def test_without_a_server_there_is_nothing_to_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with pytest.raises(SettingsInvalid, match="names no server"):
        install()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that sees after ten seconds what is late, and not after ten minutes."""
    with deployed(tmp_path_factory.mktemp("prefect")) as found:
        install_in(found, late_seconds=10)
        yield found


def install_in(server: Server, **seconds: float) -> None:
    """Install the automations in the environment of `server`."""
    command = f"from flows.hooks import install; install(**{seconds})"
    subprocess.run([sys.executable, "-c", command], env=server.environment, check=True, timeout=120)


@pytest.mark.server
def test_automations_that_are_installed_again_are_there_once(server: Server) -> None:
    install_in(server, late_seconds=10)
    names = [one["name"] for one in server.ask("/automations/filter", {})]
    assert sorted(name for name in names if name.startswith("diembao")) == [
        "diembao: a run has crashed",
        "diembao: a run is late",
        "diembao: a run without a heartbeat",
    ]


@pytest.mark.server
def test_a_run_that_is_late_or_killed_is_told_and_closed_by_the_next(server: Server, tmp_path: Path) -> None:
    home = tmp_path / "home"
    write_json(tmp_path / "inbox", *(article(n) for n in range(6)))
    settings = {"DIEMBAO_INBOX": str(tmp_path / "inbox"), "DIEMBAO_HOME": str(home)}
    with server.worker("diembao-watch", **settings):
        late = server.start_run("daily/daily")
        wait_until(lambda: told(home) == [("opened", "RUN_LATE")], "nobody takes the run up, and it is told")
        with server.worker("diembao", **settings):
            holder = wait_until(lambda: current(home), "the worker takes the late run up by itself")
            os.kill(holder.pid, signal.SIGKILL)
            assert "-9" in server.wait_for(late, "Crashed")
            wait_until(lambda: ("opened", "RUN_CRASHED") in told(home), "the run that was killed is told")
            assert current(home) is None, "the kernel let go of the home"
            assert server.state(late)[0] == "Crashed", "nothing runs again by itself"
            following = server.start_run("daily/daily")
            assert "6 new articles" in server.wait_for(following, "Completed", "Failed", "Crashed")
    wanted = [("opened", "RUN_LATE"), ("opened", "RUN_CRASHED"), ("closed", "RUN_LATE"), ("closed", "RUN_CRASHED")]
    assert sorted(told(home)) == sorted(wanted)


@pytest.mark.server
def test_a_run_without_a_heartbeat_is_set_to_crashed_by_the_server(server: Server) -> None:
    """Its worker died with it, so nobody else can see it: a run that says once that it lives, and never again."""
    install_in(server, silent_seconds=10)
    flow = server.ask("/flows/", {"name": "daily"})["id"]
    run = server.ask("/flow_runs/", {"flow_id": flow, "tags": [TAG], "state": {"type": "RUNNING", "name": "Running"}})[
        "id"
    ]
    heartbeat = {
        "event": "prefect.flow-run.heartbeat",
        "occurred": datetime.now(UTC).isoformat(),
        "resource": {"prefect.resource.id": f"prefect.flow-run.{run}"},
        "related": [{"prefect.resource.id": f"prefect.tag.{TAG}", "prefect.resource.role": "tag"}],
        "id": str(uuid4()),
    }
    server.ask("/events", [heartbeat])
    assert "No heartbeat for 10 seconds" in server.wait_for(run, "Crashed", seconds=90)
