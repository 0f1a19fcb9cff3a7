"""`diembao read` as a person meets it: on a terminal, in a pipe, as a page."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.news import article, write_json

ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_API_URL", "DIEMBAO_", "NO_COLOR"))}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def read(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.cli", "read", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, timeout=120, check=False)


def read_on_a_terminal(*arguments: object) -> tuple[str, int]:
    """Return what a person sees on a terminal of 120 columns, colours and all, and the exit code."""
    ours, theirs = pty.openpty()
    environment = {**ENVIRONMENT, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "50"}
    command = [sys.executable, "-m", "flows.cli", "read", *map(str, arguments)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end was closed
                break
            if not piece:
                break
            seen += piece
        code = process.wait(timeout=120)
    os.close(ours)
    return seen.decode().replace("\r\n", "\n"), code


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    write_json(folder, article(1), article(2))
    return folder


def test_in_a_pipe_every_article_is_one_line_of_json(inbox: Path) -> None:
    said = read(inbox)
    assert said.returncode == 0, said.stderr
    rows = [json.loads(line) for line in said.stdout.splitlines()]
    assert [row["external_id"] for row in rows] == ["tin-1", "tin-2"]
    for row in rows:
        assert row["mentions"]
        assert all(row["text"][m["start"] : m["end"]] == m["surface"] for m in row["mentions"])
        assert "seconds" not in row


def test_verbose_adds_what_each_extractor_took(inbox: Path) -> None:
    row = json.loads(read(inbox / "tin-1.json", "--verbose").stdout)
    assert {"segment", "entities", "quotes", "times"} <= set(row["seconds"])


def test_on_a_terminal_the_text_is_in_colour_and_the_facts_follow(inbox: Path) -> None:
    seen, code = read_on_a_terminal(inbox / "tin-1.json")
    assert code == 0
    assert COLOUR.search(seen)
    plain = COLOUR.sub("", seen)
    assert "Hòa Thuận di dời 21 hộ dân vùng sạt lở" in plain
    assert "Tiền Phong (tienphong), by" in plain
    assert "2026-11-11 08:01 in Vietnam, from metadata" in plain
    assert re.search(r"^ +dateline +TPO -", plain, re.MULTILINE)
    assert "Sáng 12/11 ⟨2026-11-12⟩" in plain
    assert re.search(r"^names \(\d+\)", plain, re.MULTILINE)
    assert re.search(r"^times \(1\) +value", plain, re.MULTILINE)


def test_on_a_terminal_too_json_can_be_asked_for(inbox: Path) -> None:
    seen, _ = read_on_a_terminal(inbox / "tin-1.json", "--json")
    assert json.loads(seen)["external_id"] == "tin-1"


def test_an_article_cannot_steer_the_terminal(tmp_path: Path) -> None:
    steering = "\x1b]0;chiếm\x07\x1b[2J\u202e"
    write_json(tmp_path, article(3, title=f"Tít {steering} lạ của một bài báo", author=f"An {steering}"))
    seen, _ = read_on_a_terminal(tmp_path)
    assert "lạ của một bài báo" in seen
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", COLOUR.sub("", seen))


def test_the_page_holds_every_article_and_what_was_set_aside(inbox: Path, tmp_path: Path) -> None:
    broken = tmp_path / "hong.json"
    broken.write_text('{"title": "Thiếu ngoặc', "utf-8")
    said = read(inbox, broken, "--html", tmp_path / "page.html")
    assert said.returncode == 1
    assert said.stdout == ""
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.count("<article") == 2
    assert "Bình Khê" not in page
    assert "hong.json" in page


def test_what_would_be_set_aside_is_told_with_its_rule_and_the_rest_is_read(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "trong.txt").write_bytes(b"")
    said = read(tmp_path / "trong.txt", inbox / "tin-1.json")
    assert said.returncode == 1
    assert "trong.txt: file_empty: " in said.stderr
    assert json.loads(said.stdout)["external_id"] == "tin-1"


def test_a_page_that_cannot_be_written_is_said_so_without_a_traceback(inbox: Path, tmp_path: Path) -> None:
    said = read(inbox / "tin-1.json", "--html", tmp_path / "no" / "such" / "page.html")
    assert (said.returncode, "Traceback" in said.stderr) == (2, False)
    assert "cannot be written" in said.stderr
