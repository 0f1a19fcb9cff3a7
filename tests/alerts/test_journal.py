"""HOME/alerts.jsonl remembers every message, also after a kill."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from diembao.alerts import journal
from tests.alerts.made import Memory, cause


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    memory = Memory("file", "mail")
    memory.run(0, [cause()], broken={"mail"})
    path = tmp_path / "home" / "alerts.jsonl"
    journal.append(path, tuple(memory.told))
    assert journal.read(path) == tuple(memory.told)


def test_a_message_is_one_line_that_says_what_each_channel_did(tmp_path: Path) -> None:
    memory = Memory("file", "mail")
    memory.run(0, [cause()], broken={"mail"})
    journal.append(tmp_path / "alerts.jsonl", tuple(memory.told))
    (line,) = (tmp_path / "alerts.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["channels"] == {"file": "sent", "mail": "failed"}
    assert "Tòa soạn im lặng ba ngày." in line


def test_a_line_cut_off_by_a_kill_is_passed_over_and_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    memory = Memory("file")
    memory.run(0, [cause()])
    path = tmp_path / "alerts.jsonl"
    journal.append(path, tuple(memory.told))
    whole = path.read_text("utf-8")
    path.write_text("[1]\n" + whole[:40], "utf-8")
    journal.append(path, tuple(memory.told))
    with caplog.at_level(logging.WARNING):
        assert journal.read(path) == tuple(memory.told)
    assert caplog.text.count("passed over") == 2


def test_no_journal_is_an_empty_memory(tmp_path: Path) -> None:
    assert journal.read(tmp_path / "none.jsonl") == ()
