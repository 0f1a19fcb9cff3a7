"""`diembao export` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app, main


def typed(newsroom: Path, *words: str) -> tuple[int, str]:
    """Return the exit code and the output of `diembao export`."""
    done = CliRunner().invoke(app, ["export", "--home", str(newsroom), *words])
    return done.exit_code, done.output


def test_it_says_how_many_rows_it_wrote_and_where(newsroom: Path, tmp_path: Path) -> None:
    code, said = typed(newsroom, "--to", str(tmp_path / "a"), "--format", "csv")
    assert code == 0, said
    assert str(tmp_path / "a") in said.splitlines()[-1]
    assert any(line.split() == ["8", "articles"] for line in said.splitlines())


def test_days_and_texts_are_chosen(newsroom: Path, tmp_path: Path) -> None:
    code, said = typed(newsroom, "--to", str(tmp_path), "--format", "jsonl", "--from", "2026-11-15", "--no-texts")
    assert code == 0, said
    lines = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text("utf-8").splitlines()]
    assert {line["day_vn"] for line in lines} == {"2026-11-15"}
    assert not {"text", "lead"} & set(lines[0])


def test_the_settings_keep_texts_in_the_house(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIEMBAO_EXPORT_TEXTS", "false")
    assert typed(newsroom, "--to", str(tmp_path), "--format", "jsonl")[0] == 0
    assert '"text":' not in (tmp_path / "articles.jsonl").read_text("utf-8")
    assert typed(newsroom, "--to", str(tmp_path), "--format", "jsonl", "--texts")[0] == 0
    assert '"text":' in (tmp_path / "articles.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("--format", "xlsx"), ("--separator", ";;"), ("--from", "15/11/2026")], ids=["format", "separator", "day"]
)
def test_what_cannot_be_done_is_a_mistake_of_usage(newsroom: Path, tmp_path: Path, words: tuple[str, str]) -> None:
    assert typed(newsroom, "--to", str(tmp_path), *words)[0] == 2


def test_without_a_publication_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["diembao", "export", "--home", str(tmp_path), "--to", str(tmp_path / "out")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert "diembao run" in capsys.readouterr().err
