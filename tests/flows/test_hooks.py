"""What Prefect's server is to watch over, and how it is told; tests.flows.test_server has a real one do it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from diembao.errors import SettingsInvalid
from flows.alerting import JOURNAL
from flows.causes import failure_codes
from flows.hooks import SILENT_SECONDS, TAG, automations, install, tell_trouble, trouble
from flows.prefect_setup import HEARTBEAT_SECONDS
from flows.settings import Settings
from flows.standing import tell


def told(home: Path) -> list[tuple[str, str]]:
    lines = (home / JOURNAL).read_text("utf-8").splitlines()
    return [(row["kind"], row["code"]) for row in map(json.loads, lines)]


@pytest.mark.parametrize(("state", "code"), [("Crashed", "RUN_CRASHED"), ("Late", "RUN_LATE")])
def test_a_run_in_trouble_is_told_once_with_what_to_do(tmp_path: Path, state: str, code: str) -> None:
    cause = trouble(state, "brave-otter", "exit -9")
    assert (cause.key, cause.rows) == (code, ("brave-otter: exit -9",))
    assert cause.code in failure_codes(), "the next run that gets to its end closes it"
    settings = Settings(home=tmp_path)
    assert tell_trouble(settings, state, "brave-otter")
    assert tell_trouble(settings, state, "another") == ()
    assert told(tmp_path) == [("opened", code)]


def test_a_run_that_crashed_is_not_told_again_when_the_next_one_has_ended_well(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert tell_trouble(settings, "Crashed", "brave-otter", "exit -9")
    assert tell(settings, "run", [], failure_codes()), "the next run closes it"
    assert tell_trouble(settings, "Crashed", "brave-otter", "No heartbeat") == (), "the server says it twice"
    assert tell_trouble(settings, "Crashed", "calm-heron", "exit -9"), "another run is another matter"
    assert told(tmp_path) == [("opened", "RUN_CRASHED"), ("closed", "RUN_CRASHED"), ("opened", "RUN_CRASHED")]


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
