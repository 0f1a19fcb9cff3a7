"""A real Prefect server and real workers: each deployment does its work, and runs that died or never began are told.

All of it is in one file, since a server takes as long to start as a test.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import duckdb
import pytest
import yaml

from flows.alerting import JOURNAL
from flows.hooks import TAG
from models.lock import current
from tests.flows.news import article, write_json
from tests.flows.server import ROOT, Server, deployed, wait_until

DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
# Those of one wave are started at once. More processes than cores, and the server is too busy to answer them.
AFTERWARDS = (
    ("reprocess/weekly", "backfill/on-demand"),
    ("replay/on-demand", "dead-man/hourly"),
    ("light-check/hourly",),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with deployed(tmp_path_factory.mktemp("prefect")) as found:
        yield found


@pytest.mark.server
def test_every_deployment_does_its_work(server: Server, tmp_path: Path) -> None:
    """The daily run publishes; then the others are started, two at once: those that write wait for their turn."""
    write_json(tmp_path / "inbox" / "2026-11-10", *(article(n) for n in range(6)))
    (tmp_path / "inbox" / "2026-11-10" / "hong.json").write_text("{", "utf-8")
    settings = {"DIEMBAO_INBOX": str(tmp_path / "inbox"), "DIEMBAO_HOME": str(tmp_path / "home")}
    with server.worker("diembao", **settings), server.worker("diembao-watch", **settings):
        said = server.wait_for(server.start_run("daily/daily"), "Completed", "Failed", "Crashed")
        assert "6 new articles of 7 files" in said
        runs: dict[str, str] = {}
        ended: dict[str, str] = {}
        for wave in AFTERWARDS:
            started = {name: server.start_run(name) for name in wave}
            ended |= {name: server.wait_for(run, "Completed", "Failed", "Crashed") for name, run in started.items()}
            runs |= started
        states = {name: server.state(run)[0] for name, run in runs.items()}
    assert states == dict.fromkeys(runs, "Completed") | {"replay/on-demand": "Failed"}, ended
    assert "nothing to read again" in ended["reprocess/weekly"]
    assert "too_many_refused" in ended["replay/on-demand"], "the broken file is still broken"
    assert "1 days, 2026-11-10 to 2026-11-10" in ended["backfill/on-demand"]
    assert "sound" in ended["light-check/hourly"]
    with duckdb.connect(str(tmp_path / "home" / "published" / "diembao.duckdb"), read_only=True) as db:
        assert db.execute("select count(*) from articles").fetchall() == [(6,)]


@pytest.mark.server
def test_the_server_schedules_the_morning_in_vietnam(server: Server) -> None:
    daily = server.ask("/deployments/name/daily/daily")["id"]
    coming = {"deployments": {"id": {"any_": [daily]}}, "flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    found = wait_until(lambda: server.ask("/flow_runs/filter", coming), "a run of every coming day is scheduled")
    assert {run["expected_start_time"][11:16] for run in found} == {"22:30"}, "05:30 in Vietnam, told in UTC"


def told(home: Path) -> list[tuple[str, str]]:
    path = home / JOURNAL
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    rows = [(row["kind"], row["code"]) for row in map(json.loads, lines)]
    return [row for row in rows if row[1].startswith("RUN_")]  # what watchmen say meanwhile is another matter


def install_in(server: Server, **seconds: float) -> None:
    """Install the automations in the environment of `server`."""
    command = f"from flows.hooks import install; install(**{seconds})"
    subprocess.run([sys.executable, "-c", command], env=server.environment, check=True, timeout=120)


@pytest.mark.server
def test_a_run_that_is_late_or_killed_is_told_and_closed_by_the_next(server: Server, tmp_path: Path) -> None:
    install_in(server, late_seconds=10)
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
    names = [one["name"] for one in server.ask("/automations/filter", {})]
    assert sorted(name for name in names if name.startswith("diembao")) == [
        "diembao: a run has crashed",
        "diembao: a run is late",
        "diembao: a run without a heartbeat",
    ], "once, however often they are installed"
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


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda d: f"{d['entrypoint']}")
def test_a_deployment_is_a_module_path_in_a_pool_of_its_kind(deployment: dict[str, object]) -> None:
    assert ":" not in str(deployment["entrypoint"]), "a file path would load the module twice"
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
    pool = deployment["work_pool"]
    assert isinstance(pool, dict)
    assert (pool["name"] == "diembao") == (deployment["tags"] == ["diembao"]), "who looks does not tell of itself"


def test_the_schedules_are_those_of_the_desk_in_vietnam() -> None:
    found = {d["entrypoint"].rpartition(".")[2]: [s["cron"] for s in d["schedules"]] for d in DEPLOYMENTS}
    assert found == {
        "daily": ["30 5 * * *"],
        "reprocess": ["0 2 * * 0"],
        "backfill": [],
        "replay": [],
        "dead_man": ["0 * * * *"],
        "light_check": ["20 * * * *"],
        "run_trouble": [],
    }
    assert {s["timezone"] for d in DEPLOYMENTS for s in d["schedules"]} == {"Asia/Ho_Chi_Minh"}
