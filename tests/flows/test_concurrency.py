"""Two at once, as real processes: the second is refused and told who has the home, or waits; nothing is harmed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.flows.news import article, checksums, run, write_json
from tests.flows.processes import diembao, wait_for

QUICK = {"DIEMBAO_MAX_REFUSED_SHARE": "1", "DIEMBAO_BATCH_ARTICLES": "100"}
SLOW = {**QUICK, "DIEMBAO_BATCH_ARTICLES": "4"}
"""Ten batches, each through both gates: time enough for others to come."""


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day of forty articles, and a file that no rule lets pass."""
    folder = tmp_path_factory.mktemp("two-at-once") / "inbox" / "2026-11-20"
    write_json(folder, *(article(n) for n in range(40)))
    (folder / "hong.json").write_text('{"title": "Thiếu ngoặc', "utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def undisturbed(inbox: Path) -> dict[str, str]:
    run(inbox, inbox.parent / "undisturbed", max_refused_share=1.0)
    return checksums(inbox.parent / "undisturbed")


@pytest.fixture
def home(inbox: Path, tmp_path: Path) -> Path:
    """A home that knows two of the articles and has the broken file in quarantine."""
    few = tmp_path / "few" / "2026-11-20"
    write_json(few, article(0), article(1))
    shutil.copy(inbox / "2026-11-20" / "hong.json", few)
    run(few.parent, tmp_path / "home", max_refused_share=1.0)
    return tmp_path / "home"


def commands(inbox: Path) -> dict[str, tuple[str, ...]]:
    """Return everything that writes, as it is typed."""
    return {
        "run": ("run", str(inbox)),
        "backfill": ("backfill", str(inbox)),
        "reprocess": ("reprocess", "--all"),
        "replay": ("quarantine", "replay"),
    }


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, talk = process.communicate(timeout=550)
    return process.returncode, talk


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "others"),
    [
        pytest.param("run", ("run", "backfill", "reprocess", "replay"), id="during-a-run"),
        pytest.param("backfill", ("run",), id="during-a-backfill"),
    ],
)
def test_whoever_comes_second_is_refused_with_the_name_of_the_first_or_waits(
    inbox: Path, undisturbed: dict[str, str], home: Path, first: str, others: tuple[str, ...]
) -> None:
    typed = commands(inbox)
    holding = diembao(*typed[first], home=home, **SLOW)
    wait_for(holding, "loaded batch")
    at_once = {name: diembao(*typed[name], home=home, **QUICK) for name in others}
    for name, process in at_once.items():
        code, talk = ended(process)
        assert code == 5, f"{name}: {talk}"
        assert f"({first}, process {holding.pid} on" in talk, f"{name}: {talk}"
    patient = {name: diembao(*typed[name], "--wait", "500", home=home, **QUICK) for name in others}
    assert ended(holding)[0] == 0
    for name, process in patient.items():
        code, talk = ended(process)
        assert code == 0, f"{name}: {talk}"
    assert checksums(home) == undisturbed


def test_those_who_look_are_never_refused(inbox: Path, home: Path) -> None:
    holding = diembao("run", str(inbox), home=home, **SLOW)
    wait_for(holding, "loaded batch")
    for words in (("status",), ("query", "select count(*) from articles"), ("light-check",), ("dead-man",)):
        process = diembao(*words, home=home)
        code, talk = ended(process)
        assert code == 0, f"{words}: {talk}"
    assert holding.poll() is None, "they looked while it ran"
    assert ended(holding)[0] == 0
