"""The ten questions of docs/questions.md, asked of the samples as the page asks them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from models.query import Answer, examples, query

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "questions.md").read_text("utf-8")
QUESTIONS = re.findall(
    r"^## (\d+)\. (.+)\n\n\*(.+)\*\n\n {4}(diembao query .+)\n(?:\nAmong the answer: (.+))?", PAGE, re.M
)
BY_NAME = {example.name: example for example in examples()}


@pytest.fixture(scope="module")
def published(sample_home: Path) -> Path:
    return sample_home / "published"


def ask(published: Path, command: str) -> Answer:
    words = shlex.split(command)[2]
    return query(published, BY_NAME[words[1:]].sql if words.startswith("@") else words)


def test_there_are_ten_in_both_languages() -> None:
    assert [int(number) for number, *_ in QUESTIONS] == list(range(1, 11))
    assert all(vi.endswith("?") and en.endswith("?") for _, vi, en, *_ in QUESTIONS)


@pytest.mark.parametrize(("command", "among"), [q[3:] for q in QUESTIONS], ids=[q[0] for q in QUESTIONS])
def test_a_question_is_answered(published: Path, command: str, among: str) -> None:
    answer = ask(published, command)
    assert answer.rows
    assert among.lower() in " ".join(str(cell) for row in answer.rows for cell in row).lower()


def test_every_view_that_the_page_names_is_there(published: Path) -> None:
    named = set(re.findall(r"`(\w+)`", PAGE)) - {"example_queries"}
    rows = query(published, "select distinct relation from data_dictionary").rows
    assert named <= {str(row[0]) for row in rows}


def test_every_example_in_the_file_runs_as_it_stands_there(published: Path) -> None:
    kept = query(published, "select name, question, question_vi, sql from example_queries order by name").rows
    assert {row[0] for row in kept} == set(BY_NAME)
    for name, question, question_vi, sql in kept:
        assert question and question_vi, name
        assert query(published, str(sql)).rows, name


def test_a_newcomer_finds_the_conflict_of_the_top_disaster(published: Path) -> None:
    asked = (
        "select said from figure_conflicts where kind = 'killed' and nature = 'conflict' and least = 33 and most = 35"
    )
    ((said,),) = query(published, asked).rows
    assert said == ["33 – Tuổi Trẻ", "35 – Thanh Niên"]
