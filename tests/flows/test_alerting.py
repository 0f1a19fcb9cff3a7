"""From a run to its alerts: what failed is told once, what is mended is closed once, and secrets stay secret."""

from __future__ import annotations

import errno
import json
import logging
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from diembao.alerts.cause import Outcome
from diembao.errors import DiembaoError, InboxNotFound, SettingsInvalid, WarehouseCorrupt, WarehouseLocked
from diembao.quality.result import CheckResult, FailingSubject, Severity
from flows import recipe
from flows.alerting import JOURNAL, raise_alerts, run_and_tell
from flows.causes import cause_of, causes_of, code_of, failure_codes, typed
from flows.plan import Plan
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary
from flows.watch import Watch
from models.alerting import told_so_far
from models.ledger import RunCounts
from models.lock import Holder, hold
from models.warehouse import open_warehouse
from tests.alerts.made import cause
from tests.alerts.test_channels import SECRET, smtp_server, webhook
from tests.flows.news import article, make_home, plan_of, write_json

DAY = timedelta(days=1)


def result(name: str, *, passed: bool = False, severity: Severity = Severity.WARNING, **changed: Any) -> CheckResult:
    given: dict[str, Any] = {"judges_rows": False, "examined": 100, "failing": 0 if passed else 3, "observed": None}
    words = {"meaning": "Có gì đó sai.", "action": 'Look: `diembao query "select 1"`, then `diembao status`.'}
    return CheckResult(suite="trends", name=name, severity=severity, passed=passed, **given | words | changed)


def outlets(*names: str) -> tuple[FailingSubject, ...]:
    return tuple(FailingSubject(name, "days_silent 3") for name in names)


def settings_of(plan: Plan, urls: str = "") -> Settings:
    return Settings(home=plan.home, inbox=plan.inbox, alert_urls=SecretStr(urls))


def carry_out(plan: Plan) -> Callable[[], Summary]:
    return lambda: recipe.run(Steps(plan), Watch())


def told_in(home: Path) -> list[tuple[str, str]]:
    path = home / JOURNAL
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [(row["kind"], row["cause"]) for row in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("check", "keys"),
    [
        pytest.param(result("volume_low"), ["volume_low"], id="a-check"),
        pytest.param(result("volume_low", passed=True), [], id="a-check-that-held"),
        pytest.param(result("text_short_often", severity=Severity.INFO), [], id="kept-for-charts"),
        pytest.param(result("title_missing", severity=Severity.CRITICAL, judges_rows=True), [], id="rows-set-aside"),
        pytest.param(result("volume_low", subjects=outlets("all")), ["volume_low"], id="the-whole"),
        pytest.param(
            result("outlet_silent", subjects=outlets("vov", "nld")),
            ["outlet_silent/vov", "outlet_silent/nld"],
            id="an-outlet-is-a-cause",
        ),
        pytest.param(result("outlet_silent", subjects=outlets(*"abcdef")), ["outlet_silent/many"], id="six-are-one"),
    ],
)
def test_a_failed_check_is_a_cause(check: CheckResult, keys: list[str]) -> None:
    assert [c.key for c in causes_of([check])] == keys


def test_the_command_of_a_cause_is_the_first_that_its_action_names() -> None:
    (found,) = causes_of([result("volume_low")])
    assert found.command == 'diembao query "select 1"'


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        pytest.param("diembao run", "diembao run {inbox} --home {home}", id="a-run-needs-its-inbox"),
        pytest.param("diembao run INBOX", "diembao run INBOX --home {home}", id="another-inbox"),
        pytest.param("diembao quarantine list --rule x", "diembao quarantine list --rule x --home {home}", id="a-look"),
        pytest.param('diembao query "select 1"', 'diembao query "select 1" --home {home}', id="a-question"),
        pytest.param("diembao read FILE", "diembao read FILE", id="needs-no-home"),
        pytest.param("diembao run --home /srv", "diembao run --home /srv", id="has-one"),
        pytest.param("df -h /srv", "df -h /srv", id="not-ours"),
    ],
)
def test_a_command_can_be_typed_in_any_shell(tmp_path: Path, command: str, wanted: str) -> None:
    plan = plan_of(tmp_path / "the inbox", tmp_path / "home")
    assert typed(command, plan) == wanted.format(inbox=f"'{tmp_path}/the inbox'", home=plan.home)


def test_a_watchman_does_not_know_the_inbox(tmp_path: Path) -> None:
    plan = replace(plan_of(tmp_path / "inbox", tmp_path / "home"), command="dead-man")
    assert typed("diembao run", plan) == f"diembao run --home {plan.home}"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(WarehouseLocked("w", "run 1"), "WAREHOUSE_LOCKED", id="locked"),
        pytest.param(WarehouseCorrupt("w", "torn"), "WAREHOUSE_CORRUPT", id="corrupt"),
        pytest.param(InboxNotFound("inbox"), "INBOX_NOT_FOUND", id="no-inbox"),
        pytest.param(OSError(errno.ENOSPC, "No space left on device"), "DISK_FULL", id="disk-full"),
        pytest.param(DiembaoError("IO Error: No space left on device"), "DISK_FULL", id="disk-full-in-words"),
        pytest.param(OSError(errno.EACCES, "denied"), "RUN_FAILED", id="another-system-error"),
        pytest.param(ValueError("?"), "RUN_FAILED", id="a-bug"),
        pytest.param(DiembaoError("?"), "RUN_FAILED", id="our-own-failure"),
    ],
)
def test_a_run_that_broke_has_a_code(tmp_path: Path, error: Exception, code: str) -> None:
    assert code_of(error) == code
    assert code in failure_codes()
    found = cause_of(error, plan_of(tmp_path, tmp_path))
    assert (found.key, bool(found.action), bool(found.command)) == (code, True, True)


def test_a_full_disk_is_seen_behind_another_error() -> None:
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device")
        except OSError as error:
            raise RuntimeError("the batch was not written") from error
    except RuntimeError as error:
        assert code_of(error) == "DISK_FULL"


def test_a_cause_is_told_once_and_closed_once_over_mail_and_webhook(tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "inbox", tmp_path / "home")
    open_warehouse(plan.warehouse, now=plan.started_at).close()
    summary = _summary(plan, result("outlet_silent", subjects=outlets("vov")))
    mended = _summary(plan, result("outlet_silent", passed=True))
    with smtp_server() as (mail, mailbox), webhook() as (hook, taken):
        settings = settings_of(plan, f"{mail} {hook}")
        for one in (summary, summary, mended, mended):
            run_and_tell(plan, settings, lambda one=one: one)  # type: ignore[misc]
    wanted = ["diembao WARNING outlet_silent: vov", "diembao CLOSED outlet_silent: vov"]
    assert [subject for subject, _ in mailbox.mails] == wanted
    assert [post["title"] for post in taken] == wanted
    assert told_in(plan.home) == [("opened", "outlet_silent/vov"), ("closed", "outlet_silent/vov")]
    with open_warehouse(plan.warehouse, now=plan.started_at) as opened:
        rows = told_so_far(opened)
    assert len(rows) == 8, "two messages on file, log, mail and webhook"


def test_the_address_of_a_channel_is_in_no_log_no_file_and_no_table(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    write_json(tmp_path / "inbox", article(1))
    with webhook() as (hook, _):
        pass  # nothing listens there any more: a failure says most
    plan = plan_of(tmp_path / "inbox", tmp_path / "home", max_refused_share=0.0)
    (tmp_path / "inbox" / "empty.txt").write_bytes(b"")
    with caplog.at_level(logging.DEBUG):
        run_and_tell(plan, settings_of(plan, hook), carry_out(plan))
    assert "alert was not sent" in caplog.text
    assert SECRET not in caplog.text
    assert SECRET not in "".join(capfd.readouterr())
    assert SECRET not in repr(settings_of(plan, hook))
    holding = [p for p in plan.home.rglob("*") if p.is_file() and SECRET.encode() in p.read_bytes()]
    assert holding == []


def test_an_address_that_cannot_be_used_is_refused_before_the_run_begins(tmp_path: Path) -> None:
    plan = plan_of(tmp_path / "inbox", tmp_path / "home")
    with pytest.raises(SettingsInvalid):
        run_and_tell(plan, settings_of(plan, "nonsense://x"), carry_out(plan))
    assert not plan.home.exists()


def test_a_sound_run_tells_nothing(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", *(article(n) for n in range(12)))
    plan = plan_of(tmp_path / "inbox", tmp_path / "home")
    assert run_and_tell(plan, settings_of(plan), carry_out(plan)).status == "done"
    assert not (plan.home / JOURNAL).exists()


def test_whole_runs_tell_a_cause_once_and_close_it_once_over_mail_and_webhook(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    statuses = []
    with smtp_server() as (mail, mailbox), webhook() as (hook, taken):
        for number in range(3):
            if number == 2:
                write_json(tmp_path / "inbox", article(1))
            plan = plan_of(tmp_path / "inbox", tmp_path / "home")
            statuses.append(run_and_tell(plan, settings_of(plan, f"{mail} {hook}"), carry_out(plan)).status)
    assert statuses == ["refused", "refused", "done"]
    wanted = ["diembao CRITICAL inbox_empty", "diembao CLOSED inbox_empty"]
    assert [subject for subject, _ in mailbox.mails] == wanted
    assert [post["title"] for post in taken] == wanted
    assert [post["type"] for post in taken] == ["failure", "success"]
    assert f"Next:  diembao run {tmp_path / 'inbox'} --home {tmp_path / 'home'}" in mailbox.mails[0][1]
    assert told_in(tmp_path / "home") == [("opened", "inbox_empty"), ("closed", "inbox_empty")]
    with open_warehouse(plan.warehouse, now=plan.started_at) as opened:
        rows = told_so_far(opened)
    assert len(rows) == 8, "two messages on file, log, mail and webhook"
    assert {row.outcome for row in rows} == {Outcome.SENT}


def test_a_run_that_is_locked_out_is_told_and_written_down_by_the_next(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", article(1))
    plan = plan_of(tmp_path / "inbox", tmp_path / "home")
    open_warehouse(plan.warehouse, now=plan.started_at).close()
    other = Holder(plan.pid, "another-run", "backfill", plan.started_at, "here")
    with hold(plan.home, other), pytest.raises(WarehouseLocked):
        run_and_tell(plan, settings_of(plan), carry_out(plan))
    assert told_in(plan.home) == [("opened", "WAREHOUSE_LOCKED")]
    run_and_tell(plan, settings_of(plan), carry_out(plan))
    with open_warehouse(plan.warehouse, now=plan.started_at) as opened:
        rows = [(t.kind, t.cause, t.channel) for t in told_so_far(opened)]
    assert sorted(rows) == sorted(
        (kind, "WAREHOUSE_LOCKED", channel) for kind in ("opened", "closed") for channel in ("file", "log")
    )


def test_a_corrupt_warehouse_is_told_and_the_command_it_names_brings_it_back(tmp_path: Path) -> None:
    write_json(tmp_path / "inbox", *(article(n) for n in range(3)))
    plan = plan_of(tmp_path / "inbox", tmp_path / "home")
    make_home(tmp_path / "inbox", plan.home)
    plan.warehouse.write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseCorrupt) as caught:
        run_and_tell(plan, settings_of(plan), carry_out(plan))
    assert told_in(plan.home) == [("opened", "WAREHOUSE_CORRUPT")]
    command = cause_of(caught.value, plan).command
    assert command.split(" && ")[-1] == f"diembao run {plan.inbox} --home {plan.home}"
    shell = command.rpartition(" && ")[0]
    _sh(shell)
    assert run_and_tell(plan, settings_of(plan), carry_out(plan)).status == "done"
    assert told_in(plan.home)[-1] == ("closed", "WAREHOUSE_CORRUPT")


@pytest.mark.parametrize("command", ["backfill", "reprocess", "replay"])
def test_what_an_operator_does_by_hand_raises_no_alerts(tmp_path: Path, command: str) -> None:
    plan = replace(plan_of(tmp_path, tmp_path / "home"), command=command)
    assert raise_alerts(plan, [cause()], (), (), DAY) == ()
    assert told_in(plan.home) == []


def _summary(plan: Plan, *checks: CheckResult) -> Summary:
    return Summary(plan, "done", RunCounts({}, {}), checks, None, {}, {}, {})


def _sh(command: str) -> None:
    subprocess.run(command, shell=True, check=True, timeout=30)  # the command is ours, from the runbook
