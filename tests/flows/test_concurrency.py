"""Two at once, as real processes: the second is refused and told who has the home, or waits; nothing is harmed."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows.news import article, checksums, make_home, write_json
from tests.flows.processes import diembao, wait_for

ROOMY = {"DIEMBAO_MAX_REFUSED_SHARE": "1", "DIEMBAO_BATCH_ARTICLES": "25"}
"""Two batches: between them is where others come."""


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day of forty articles, and a file that no rule lets pass."""
    folder = tmp_path_factory.mktemp("two-at-once") / "inbox" / "2026-11-20"
    write_json(folder, *(article(n) for n in range(40)))
    (folder / "hong.json").write_text('{"title": "Thiếu ngoặc', "utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def undisturbed(inbox: Path) -> dict[str, str]:
    make_home(inbox, inbox.parent / "undisturbed", max_refused_share=1.0)
    return checksums(inbox.parent / "undisturbed")


@pytest.fixture(scope="module")
def begun(inbox: Path) -> Path:
    """A home that knows two of the articles and has the broken file in quarantine."""
    few = inbox.parent / "few" / "2026-11-20"
    write_json(few, article(0), article(1))
    shutil.copy(inbox / "2026-11-20" / "hong.json", few)
    return make_home(few.parent, inbox.parent / "begun", max_refused_share=1.0)


@pytest.fixture
def home(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "home")


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


@contextmanager
def standing_still(*words: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    """Give a command that has loaded its first batch and does not go on before the end of the block."""
    process = diembao(*words, home=home, **ROOMY)
    wait_for(process, "loaded batch")
    process.send_signal(signal.SIGSTOP)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGCONT)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "refused", "patient"),
    [
        pytest.param("run", ("run", "backfill", "reprocess", "replay"), ("backfill",), id="during-a-run"),
        pytest.param("backfill", ("run",), (), id="during-a-backfill"),
    ],
)
def test_whoever_comes_second_is_refused_with_the_name_of_the_first_or_waits(
    inbox: Path, undisturbed: dict[str, str], home: Path, first: str, refused: tuple[str, ...], patient: tuple[str, ...]
) -> None:
    typed = commands(inbox)
    with standing_still(*typed[first], home=home) as holding:
        at_once = {name: diembao(*typed[name], home=home, **ROOMY) for name in refused}
        for name, process in at_once.items():
            code, talk = ended(process)
            assert code == 5, f"{name}: {talk}"
            assert f"({first}, process {holding.pid} on" in talk, f"{name}: {talk}"
        waiting = {name: diembao(*typed[name], "--wait", "500", home=home, **ROOMY) for name in patient}
    assert ended(holding)[0] == 0
    for name, process in waiting.items():
        code, talk = ended(process)
        assert code == 0, f"{name}: {talk}"
    assert checksums(home) == undisturbed


def test_those_who_look_are_never_refused(inbox: Path, home: Path) -> None:
    with standing_still("run", str(inbox), home=home) as holding:
        looks = [("status",), ("query", "select count(*) from articles"), ("light-check",), ("dead-man",)]
        for words, process in [(words, diembao(*words, home=home)) for words in looks]:
            code, talk = ended(process)
            assert code == 0, f"{words}: {talk}"
        assert holding.poll() is None, "they looked while it ran"
        holding.kill()
    assert ended(holding)[0] == -signal.SIGKILL
