"""How a run ended: what its report, its alerts and its lineage are told of it."""

from __future__ import annotations

from dataclasses import dataclass

from diembao.alerts.cause import Cause
from diembao.quality.result import CheckResult, Severity
from flows.plan import Plan
from flows.section import Section
from models.ledger import RunCounts
from models.manifest import Manifest
from models.reporting import RunReport
from models.tables.operations import Quarantined


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended. `manifest` is None when nothing was published; `failed` are the checks that did not hold.

    `set_aside` are the rows of quarantine that the run wrote and that are open; `told` is what else the report of the
    run shows of the warehouse, `further` what needs a person beside the failed checks.
    """

    plan: Plan
    status: str
    counts: RunCounts
    checks: tuple[CheckResult, ...]
    manifest: Manifest | None
    seconds: dict[str, float]
    articles: dict[str, int]
    extractor_seconds: dict[str, float]
    set_aside: tuple[Quarantined, ...] = ()
    sections: tuple[Section, ...] = ()
    told: RunReport | None = None
    further: tuple[Cause, ...] = ()

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """The checks that failed, the critical ones first."""
        rank = list(Severity)
        return tuple(sorted((c for c in self.checks if not c.passed), key=lambda c: rank.index(c.severity)))
