"""ops.alerts remembers what was told, and the checks of a run's batches can be asked for."""

from __future__ import annotations

from sqlalchemy import text

from diembao.quality.result import CheckResult, Severity
from models.alerting import batch_checks, remember, told_so_far
from models.ledger import record_checks
from models.warehouse import Warehouse
from tests.alerts.made import Memory, cause
from tests.models.made import NOW, run


def result(name: str, *, passed: bool, failing: int = 0, **changed: bool) -> CheckResult:
    sample = () if passed else (f"{failing}.txt#0",)
    return CheckResult(
        "articles",
        name,
        Severity.WARNING,
        changed.get("judges_rows", False),
        passed,
        100,
        failing,
        None,
        "M.",
        "A.",
        sample,
    )


def test_what_is_remembered_is_read_again(warehouse: Warehouse) -> None:
    memory = Memory("file", "mail")
    for hours, causes in ((0, [cause()]), (30, [cause()]), (31, [])):
        memory.run(hours, causes, broken={"mail"} if hours == 0 else set())
    assert remember(warehouse, memory.told) == 6
    assert sorted(told_so_far(warehouse), key=lambda t: t.alert_id) == sorted(memory.told, key=lambda t: t.alert_id)


def test_what_is_there_already_is_not_written_twice(warehouse: Warehouse) -> None:
    memory = Memory("log")
    memory.run(0, [cause()])
    assert remember(warehouse, [*memory.told, *memory.told]) == 1
    memory.run(1)
    assert remember(warehouse, memory.told) == 1
    assert remember(warehouse, memory.told) == 0


def test_a_cause_can_be_followed_from_its_opening_to_its_end(warehouse: Warehouse) -> None:
    memory = Memory("log")
    for hours, causes in ((0, [cause()]), (30, [cause()]), (31, [])):
        memory.run(hours, causes)
    remember(warehouse, memory.told)
    query = "select kind, cause, severity, status, opened_at = min(sent_at) over () from ops.alerts order by sent_at"
    with warehouse.begin() as connection:
        rows = [tuple(row) for row in connection.execute(text(query))]
    assert rows == [(k, "outlet_silent/tienphong", "warning", "sent", True) for k in ("opened", "repeated", "closed")]


def test_a_check_that_failed_in_one_batch_failed_in_the_run(warehouse: Warehouse) -> None:
    record_checks(warehouse, run(), [result("a", passed=True), result("b", passed=True)], now=NOW, batch="batch-1")
    record_checks(warehouse, run(), [result("a", passed=False, failing=60)], now=NOW, batch="batch-2")
    record_checks(warehouse, run(), [result("a", passed=False, failing=70)], now=NOW, batch="batch-3")
    record_checks(warehouse, run(), [result("whole", passed=False)], now=NOW)
    record_checks(warehouse, run(2), [result("later", passed=False)], now=NOW, batch="batch-1")
    first, second = batch_checks(warehouse, "run-1")
    assert (first.name, first.passed, first.examined, first.failing) == ("a", False, 200, 130)
    assert first.sample == ("60.txt#0", "70.txt#0")
    assert (second.name, second.passed, second.examined) == ("b", True, 100)
