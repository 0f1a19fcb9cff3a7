"""What a check says: whether it held, how many rows it looked at, which failed, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Critical sets a row aside or stops the publication; a warning is for the operator; info is kept for charts."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class FailingSubject:
    """What failed, such as an outlet, and what was seen of it ("last_day 2026-11-16, days_silent 3")."""

    subject: str
    seen: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check of one table at one moment.

    `examined` and `failing` count rows; `observed` is the value judged, or the share of failing rows where rows are
    judged; `sample` shows a few failing rows as "file#record_no". `meaning` and `action` are the owner's sentences.
    `subjects` are all failing rows of a table that has one row for each outlet, or one for the whole.
    """

    suite: str
    name: str
    severity: Severity
    judges_rows: bool
    passed: bool
    examined: int
    failing: int
    observed: float | None
    meaning: str
    action: str
    sample: tuple[str, ...] = ()
    subjects: tuple[FailingSubject, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether it keeps the run from publishing: critical, failed, and not mended by setting rows aside."""
        return not self.passed and self.severity is Severity.CRITICAL and not self.judges_rows


@dataclass(frozen=True, slots=True)
class RowFailure:
    """An article that must be set aside: its position in the batch, the rule it broke and the reason in words."""

    article_no: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class GateResult:
    """What a gate says of one staged table: every check, and the complete list of rows to set aside."""

    results: tuple[CheckResult, ...]
    failures: tuple[RowFailure, ...] = ()

    @property
    def stopping(self) -> tuple[CheckResult, ...]:
        """The critical checks of the table as a whole that failed; where there is one, nothing is published."""
        return tuple(r for r in self.results if r.stops)
