"""The same run through Prefect: flows, tasks, artifacts, and tables identical to the bare run's."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.alerting import JOURNAL
from tests.flows.news import article, checksums, make_home, write_json

pytestmark = pytest.mark.flow


@pytest.fixture(scope="module", autouse=True)
def server() -> Iterator[None]:
    from flows.prefect_setup import prepare_environment

    prepare_environment()
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prefect") / "inbox"
    write_json(folder, *(article(n) for n in range(12)))
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_a_flow_run_and_a_bare_run_give_identical_tables_and_the_flow_run_leaves_its_report(
    inbox: Path, tmp_path: Path
) -> None:
    from prefect.client.orchestration import get_client

    from flows.daily import daily

    make_home(inbox, tmp_path / "bare")
    state = daily(inbox=str(inbox), home=str(tmp_path / "flow"), return_state=True)
    assert state.is_completed(), state.message
    assert checksums(tmp_path / "flow") == checksums(tmp_path / "bare")
    with get_client(sync_client=True) as client:
        found = {artifact.key: artifact.type for artifact in client.read_artifacts()}
    assert found["diembao-report"] == "markdown"
    assert found["diembao-stages"] == "table"
    assert found["diembao-progress"] == "progress"


def test_a_gate_that_refuses_fails_the_flow_run_with_the_reason(tmp_path: Path) -> None:
    from flows.daily import daily

    (tmp_path / "nothing").mkdir()
    state = daily(inbox=str(tmp_path / "nothing"), home=str(tmp_path / "home"), return_state=True)
    assert state.is_failed()
    assert "inbox_empty" in (state.message or "")


def test_a_transient_error_is_retried_and_a_data_error_is_not(tmp_path: Path) -> None:
    from prefect import flow

    from diembao.errors import WarehouseLocked
    from flows.tasks import _task

    tries: list[str] = []

    def locked_once() -> str:
        tries.append("locked")
        if len(tries) == 1:
            raise WarehouseLocked("warehouse.duckdb", "pid 1")
        return "loaded"

    def wrong() -> None:
        tries.append("wrong")
        raise ValueError("not transient")

    @flow
    def both() -> str:
        task = _task(locked_once, "locked once").with_options(retry_delay_seconds=0)
        loaded: str = task()
        _task(wrong, "wrong")(return_state=True)
        return loaded

    assert both() == "loaded"
    assert tries == ["locked", "locked", "wrong"]


def test_a_full_disk_is_told_as_such_through_prefect_too(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.commands.running import run_inbox
    from flows.steps import Steps

    def no_room(_: Steps) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Steps, "start", no_room)
    with pytest.raises(OSError, match="No space left"):
        run_inbox(str(inbox), tmp_path / "home", through_prefect=True, workers=1, wait=None, tour=False, verbose=False)
    (line,) = (tmp_path / "home" / JOURNAL).read_text("utf-8").splitlines()
    assert json.loads(line)["code"] == "DISK_FULL"
