"""A backfill day by day: equal to the daily runs, resumable, and silent."""

from __future__ import annotations

import shutil
import signal
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from diembao.errors import InboxNotFound
from flows import recipe
from flows.alerting import JOURNAL
from flows.backfill import COMMAND, Passed, backfill, days_to_take, morning_after, plan_day
from flows.plan import plan_run
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch
from tests.flows.news import UNCHECKED, article, checksums, write_json
from tests.flows.processes import diembao, wait_for

FIRST = date(2025, 11, 10)
LATER = datetime(2026, 3, 1, tzinfo=UTC)


def write_days(inbox: Path, days: int) -> tuple[date, ...]:
    """Write a folder for each day: two new articles, yesterday's first one edited, a copy, a broken and a wrong one."""
    found = tuple(FIRST + timedelta(days=n) for n in range(days))
    for n, day in enumerate(found):
        made = [article(10 * n + k, date=f"{day}T08:0{k}:00+07:00") for k in range(2)]
        if n:
            before, first = day - timedelta(days=1), 10 * (n - 1)
            edited = f"TPO - Đính chính: di dời {n + 70} hộ dân, ông Trần Văn Hảo cho biết sáng {day.day}/11."
            again = article(first, date=f"{before}T08:00:00+07:00", modified=f"{day}T09:00:00+07:00", text=edited)
            made.append({**again, "id": f"sua-{n}"})
            made.append({**article(first + 1, date=f"{before}T08:01:00+07:00"), "id": f"lai-{n}"})
        made.append(article(10 * n + 9, date=f"2031-11-{10 + n}T08:00:00+07:00"))  # not yet, whoever reads it
        write_json(inbox / str(day), *made)
        (inbox / str(day) / "hong.json").write_text('{"title": "Thiếu ngoặc', "utf-8")
    return found


def settings_of(inbox: Path, home: Path) -> Settings:
    return Settings(inbox=str(inbox), home=home, workers=1, max_refused_share=0.9)


def carry_out(steps: Steps, publishing: bool) -> Summary:
    return recipe.run(steps, Watch(), publishing=publishing)


def carry_unchecked(steps: Steps, publishing: bool) -> Summary:
    return recipe.run(steps, Watch(), made=UNCHECKED, publishing=publishing)


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "published" / "diembao.duckdb"), read_only=True) as db:
        return db.execute(sql).fetchall()


@pytest.mark.slow
def test_a_backfill_of_four_days_is_four_daily_runs(tmp_path: Path) -> None:
    days = write_days(tmp_path / "all", 4)
    for day in days:
        shutil.copytree(tmp_path / "all" / str(day), tmp_path / "growing" / str(day))
        plan = plan_run(settings_of(tmp_path / "growing", tmp_path / "daily"), "daily", now=morning_after(day))
        assert recipe.run(Steps(plan), Watch(), made=UNCHECKED).status == "done"
    settings = settings_of(tmp_path / "all", tmp_path / "backfilled")
    done = list(backfill(settings, days_to_take(settings.inbox, None, None), carry_unchecked, LATER))
    assert [one.status for one in done if isinstance(one, Summary)] == ["done"] * 4
    assert checksums(settings.home) == checksums(tmp_path / "daily")
    versions = "select version, count(*) from articles group by version order by 1"
    assert ask(settings.home, versions) == [(1, 5), (2, 3)], "the edited ones of three days are known as such"
    quarantined = "select file, record_no, rule, status, attempts from ops.quarantine order by all"
    assert ask(settings.home, quarantined) == ask(tmp_path / "daily", quarantined)
    assert ask(settings.home, "select count(*), min(delivered_on), max(delivered_on) from ops.runs") == [
        (4, days[0], days[-1])
    ]
    assert ask(settings.home, "select max(publication_no) from ops.publications") == [(None,)], "one, made from this"


def test_a_backfill_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    write_days(tmp_path / "inbox", 3)
    arguments = ("backfill", str(tmp_path / "inbox"), "--to", "2025-11-12")
    killed = diembao(*arguments, home=tmp_path / "home")
    wait_for(killed, "loaded batch", 2)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    again = diembao(*arguments, home=tmp_path / "home")
    said, talk = again.communicate(timeout=400)
    assert again.returncode == 0, talk
    assert "2025-11-10  nothing new" in talk
    assert "passed over: nothing new" in said
    once = settings_of(tmp_path / "inbox", tmp_path / "once")
    assert len(list(backfill(once, days_to_take(once.inbox, None, None), carry_unchecked, LATER))) == 3
    assert checksums(tmp_path / "home") == checksums(once.home)


def test_a_day_that_is_refused_at_the_end_publishes_nothing_and_tells_nobody(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox" / "2025-11-10", article(1, date="2025-11-10T08:00:00+07:00"))
    for number in range(3):
        (tmp_path / "inbox" / "2025-11-11").mkdir(exist_ok=True)
        (tmp_path / "inbox" / "2025-11-11" / f"hong-{number}.json").write_text("{", "utf-8")
    settings = settings_of(tmp_path / "inbox", tmp_path / "home")
    days = days_to_take(settings.inbox, None, None)
    first, last = backfill(settings, days, carry_out, LATER)
    assert isinstance(first, Summary) and isinstance(last, Summary)
    assert (first.status, first.manifest) == ("done", None)
    refusal = recipe.refusal_of(last)
    assert refusal is not None and refusal.exit_code == 3
    assert not (settings.home / "published").exists()
    assert not (settings.home / JOURNAL).exists()
    again, _ = backfill(settings, days, carry_out, LATER)
    assert again == Passed(date(2025, 11, 10))


def test_a_date_that_has_come_since_the_day_of_delivery_is_none_of_the_future(tmp_path: Path) -> None:
    """A folder of a week is named by its first day: its Friday was not to come yet then, and is loaded today."""
    dates = {1: "2025-11-10", 2: "2025-11-14", 3: "2026-03-09"}
    write_json(tmp_path / "inbox" / str(FIRST), *(article(n, date=f"{day}T08:00:00+07:00") for n, day in dates.items()))
    settings = settings_of(tmp_path / "inbox", tmp_path / "home")
    (only,) = backfill(settings, (FIRST,), carry_unchecked, LATER)
    assert isinstance(only, Summary)
    assert only.plan.judged_at == morning_after(FIRST), "the checks look at that day"
    assert ask(settings.home, "select external_id from articles order by 1") == [("tin-1",), ("tin-2",)]
    assert [row.rule for row in only.set_aside] == ["future_date"], "the ninth of March is still to come"


def test_days_are_those_of_the_inbox_within_the_bounds(tmp_path: Path) -> None:
    for name in ("2025-11-10/a.txt", "2025-11-12/b.txt", "2025-11-12/.hidden", "2025-11-13/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Tít\n\nLời", "utf-8")
    first, last = date(2025, 11, 10), date(2025, 11, 12)
    assert days_to_take(str(tmp_path), None, None) == (first, last), "a day of ignored files is none"
    assert days_to_take(str(tmp_path), date(2025, 11, 11), None) == (last,)
    assert days_to_take(str(tmp_path), None, date(2025, 11, 11)) == (first,)
    with pytest.raises(InboxNotFound, match="its days run from 2025-11-10 to 2025-11-12"):
        days_to_take(str(tmp_path), date(2025, 12, 1), None)


def test_a_day_is_judged_by_the_morning_after_it_and_never_by_one_that_has_not_come(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, tmp_path)
    old = plan_day(settings, FIRST, patient=True, now=LATER)
    assert (old.command, old.delivered_on, old.judged_at.isoformat()) == (COMMAND, FIRST, "2025-11-11T05:30:00+07:00")
    assert old.wait_seconds == 3600
    today = plan_day(settings, LATER.date(), patient=False, now=LATER)
    assert (today.judged_at, today.wait_seconds) == (LATER, 0)
