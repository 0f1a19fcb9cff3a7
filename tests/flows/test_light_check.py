"""The look of every hour: what analysts open is whole and not too old; open causes are listed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from diembao.alerts.cause import Cause, Urgency
from diembao.errors import WarehouseError
from flows.alerting import JOURNAL
from flows.light_check import check, lines
from flows.settings import Settings
from flows.standing import DAMAGED, OVERDUE, tell
from models import lock
from models.query import query
from tests.flows.standing_home import SECOND, later, publish_twice


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish_twice(tmp_path_factory.mktemp("published"))


@pytest.fixture
def home(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "home")


def codes(home: Path) -> list[tuple[str, str]]:
    path = home / JOURNAL
    found = path.read_text("utf-8").splitlines() if path.exists() else []
    return [(row["kind"], row["code"]) for row in map(json.loads, found)]


def put_aside(home: Path) -> Path:
    file = home / "published" / "diembao.duckdb"
    content = file.read_bytes()
    file.unlink()  # a file of its own: history has the same one under another name
    file.write_bytes(content)
    return file


def change_a_byte(home: Path) -> None:
    file = put_aside(home)
    content = bytearray(file.read_bytes())
    content[-5] ^= 1
    file.write_bytes(content)


def cut_off(home: Path) -> None:
    put_aside(home).write_bytes(b"no database")


def take_away(home: Path) -> None:
    (home / "published" / "diembao.duckdb").unlink()


def spoil_the_manifest(home: Path) -> None:
    (home / "published" / "manifest.json").write_text("{", "utf-8")


def test_a_whole_file_is_sound_and_tells_nobody(home: Path) -> None:
    looked = check(Settings(home=home), later(2))
    assert looked.is_sound
    said = "\n".join(lines(looked))
    assert "opens, and is the one that was published" in said
    assert "2.0 hours ago by run run-2" in said
    assert "is not going on" in said
    assert codes(home) == []


@pytest.mark.parametrize("spoil", [change_a_byte, cut_off, take_away, spoil_the_manifest])
def test_a_file_that_is_not_whole_is_told_and_closed_when_it_is_back(
    published: Path, home: Path, spoil: object
) -> None:
    spoil(home)  # type: ignore[operator]
    looked = check(Settings(home=home), later(2))
    assert not looked.is_sound
    assert ("opened", DAMAGED) in codes(home)
    shutil.rmtree(home / "published")
    shutil.copytree(published / "published", home / "published")
    assert check(Settings(home=home), later(3)).is_sound
    assert ("closed", DAMAGED) in codes(home)


def test_whoever_asks_a_damaged_file_is_told_how_to_get_a_whole_one(home: Path) -> None:
    cut_off(home)
    with pytest.raises(WarehouseError, match="`diembao rollback` puts the last whole one back"):
        query(home / "published", "select 1")


def test_an_old_file_is_told_with_the_code_of_the_dead_man_and_only_once(home: Path) -> None:
    for hours in (30, 31):
        assert not check(Settings(home=home), later(hours)).is_sound
    assert codes(home) == [("opened", OVERDUE)]


def test_a_home_without_a_publication_is_overdue_and_not_damaged(tmp_path: Path) -> None:
    check(Settings(home=tmp_path / "home"), SECOND)
    assert codes(tmp_path / "home") == [("opened", OVERDUE)]


def test_open_causes_and_the_run_that_is_going_on_are_listed_and_nothing_is_taken(home: Path) -> None:
    settings = Settings(home=home)
    causes = [
        Cause("volume_low", "", Urgency.WARNING, "Ít tin.", "Xem.", "diembao status"),
        Cause("DISK_FULL", "", Urgency.CRITICAL, "Đầy đĩa.", "Dọn.", "df -h"),
    ]
    tell(settings, "daily", causes, ())
    with lock.hold(home, lock.Holder(1, "run-7", "backfill", SECOND, "here")):
        said = list(lines(check(settings, later(2))))
    assert "run run-7 (backfill" in next(line for line in said if line.startswith("a run"))
    listed = [line.strip() for line in said if line.startswith("  ")]
    assert [line.split(" since ")[0] for line in listed] == [
        "critical DISK_FULL",
        "next: df -h",
        "warning volume_low",
        f"next: diembao status --home {home}",
    ]
