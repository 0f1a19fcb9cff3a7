"""A real Prefect server and real workers: prefect.yaml is deployed, each deployment is triggered and does its work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml

from tests.flows.news import article, write_json
from tests.flows.server import ROOT, Server, deployed, wait_until

DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
AFTERWARDS = ("reprocess/weekly", "replay/on-demand", "backfill/on-demand", "dead-man/hourly", "light-check/hourly")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with deployed(tmp_path_factory.mktemp("prefect")) as found:
        yield found


@pytest.mark.server
def test_every_deployment_does_its_work(server: Server, tmp_path: Path) -> None:
    """The daily run publishes; then all others are started at once: those that write wait for their turn."""
    write_json(tmp_path / "inbox" / "2026-11-10", *(article(n) for n in range(6)))
    (tmp_path / "inbox" / "2026-11-10" / "hong.json").write_text("{", "utf-8")
    settings = {"DIEMBAO_INBOX": str(tmp_path / "inbox"), "DIEMBAO_HOME": str(tmp_path / "home")}
    with server.worker("diembao", **settings), server.worker("diembao-watch", **settings):
        said = server.wait_for(server.start_run("daily/daily"), "Completed", "Failed", "Crashed")
        assert "6 new articles of 7 files" in said
        runs = {name: server.start_run(name) for name in AFTERWARDS}
        ended = {name: server.wait_for(run, "Completed", "Failed", "Crashed") for name, run in runs.items()}
        states = {name: server.state(run)[0] for name, run in runs.items()}
    assert states == dict.fromkeys(AFTERWARDS, "Completed") | {"replay/on-demand": "Failed"}, ended
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
