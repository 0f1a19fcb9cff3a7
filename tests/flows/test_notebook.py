"""The notebook answers its ten questions on a published file, as a script and as a page would."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "ten_questions.py"
ANSWERS = {
    "articles_a_day",
    "biggest_stories",
    "timeline",
    "who_said_what",
    "conflicts",
    "single_source",
    "agencies",
    "rising_names",
    "offices",
    "edits",
}


@pytest.fixture(scope="module")
def answers(newsroom: Path) -> dict[str, Any]:
    pytest.importorskip("marimo", reason="marimo is not installed")
    spec = importlib.util.spec_from_file_location("ten_questions", NOTEBOOK)
    assert spec is not None
    assert spec.loader is not None
    notebook = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIEMBAO_HOME", str(newsroom))
        spec.loader.exec_module(notebook)
        _, found = notebook.app.run()
    return dict(found)


def test_there_are_ten_questions_in_two_languages() -> None:
    asked = re.findall(r'"## (\d+)\. .+\? / .+\?"', NOTEBOOK.read_text("utf-8"))
    assert [int(number) for number in asked] == list(range(1, 11))


def test_every_question_is_answered(answers: dict[str, Any]) -> None:
    assert set(answers) >= ANSWERS
    empty = {name for name in ANSWERS if answers[name].num_rows == 0}
    assert empty <= {"edits", "agencies", "offices"}, "the small press edits nothing and cites no agency"


def test_the_story_of_the_bridge_is_told_by_its_view(answers: dict[str, Any]) -> None:
    assert answers["biggest_stories"]["outlet_count"][0].as_py() == 3
    assert [row["outlet"] for row in answers["timeline"].to_pylist()] == ["Thanh Niên", "Tuổi Trẻ", "VnExpress"]
    (killed,) = [row for row in answers["conflicts"].to_pylist() if row["kind"] == "killed"]
    assert killed["nature"] == "conflict"


def test_it_runs_as_a_script(newsroom: Path) -> None:
    pytest.importorskip("marimo", reason="marimo is not installed")
    done = subprocess.run(
        [sys.executable, str(NOTEBOOK), "--home", str(newsroom)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
