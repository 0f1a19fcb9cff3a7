"""To which day a file belongs: the day of its delivery, by its path, else by when it was written."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from diembao.errors import InboxNotFound
from diembao.formats.days import day_in_path, days_of
from diembao.formats.inbox import walk


@pytest.mark.parametrize(
    ("path", "day"),
    [
        pytest.param("2026-11-17/tin.html", date(2026, 11, 17), id="a-folder"),
        pytest.param("2026/11/17/tin.html", date(2026, 11, 17), id="three-folders"),
        pytest.param("crawl/2026_11_17/a/b.json", date(2026, 11, 17), id="a-folder-further-down"),
        pytest.param("dump-20261117.jsonl.gz", date(2026, 11, 17), id="a-name"),
        pytest.param("crawl-20261117T0530.warc", date(2026, 11, 17), id="a-name-with-a-time"),
        pytest.param("crawl-20261117053000.warc", date(2026, 11, 17), id="a-time-without-a-mark"),
        pytest.param("2026-11-17/tin-2026-11-16.html", date(2026, 11, 17), id="the-folder-is-the-delivery"),
        pytest.param("2026-02-30/tin-2026-03-01.html", date(2026, 3, 1), id="no-such-day"),
        pytest.param("tuoitre/4962215.html", None, id="an-id"),
        pytest.param("1202611171.html", None, id="in-the-middle-of-a-number"),
        pytest.param("2026-11/tin.html", None, id="a-month"),
        pytest.param("2026-1117/tin.html", None, id="mixed-marks"),
    ],
)
def test_the_path_says_the_day(path: str, day: date | None) -> None:
    assert day_in_path(path) == day


def inbox(folder: Path) -> Path:
    for path in ("2026-11-16/a.txt", "2026-11-17/b.txt", "2026-11-17/c.txt", "2026-11-17/c.meta.json", "khac/d.txt"):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}" if path.endswith("json") else "Tít\n\nLời.", "utf-8")
    late = datetime(2026, 11, 17, 18, 0, tzinfo=UTC).timestamp()  # one in the morning of the 18th in Vietnam
    os.utime(folder / "khac" / "d.txt", (late, late))
    return folder


def test_files_are_counted_by_day_without_a_look_into_them(tmp_path: Path) -> None:
    found = days_of(str(inbox(tmp_path)))
    assert found == {date(2026, 11, 16): 1, date(2026, 11, 17): 2, date(2026, 11, 18): 1}


def test_the_days_of_an_inbox_share_its_files_out(tmp_path: Path) -> None:
    location = str(inbox(tmp_path))
    by_day = {day: [file.path for file in walk(location, day=day)] for day in days_of(location) if day}
    assert by_day[date(2026, 11, 17)] == ["2026-11-17/b.txt", "2026-11-17/c.txt"]
    shared = [path for paths in by_day.values() for path in paths]
    assert sorted(shared) == [file.path for file in walk(location)]


def test_a_file_that_was_written_tells_its_day_on_other_storage_too() -> None:
    import fsspec

    storage = fsspec.filesystem("memory")
    storage.pipe("/ngay/tin.txt", "Tít\n\nLời.".encode())
    try:
        (day,) = days_of("memory://ngay")
        assert day is not None
        assert [file.path for file in walk("memory://ngay", day=day)] == ["tin.txt"]
    finally:
        storage.rm("/ngay", recursive=True)


def test_an_inbox_that_is_not_there_is_said() -> None:
    with pytest.raises(InboxNotFound):
        days_of("/nowhere/at/all")
