"""Why a file or a record was set aside, in words a newcomer understands.

A refusal is data, not an exception: it becomes a row of `ops.quarantine` with the raw bytes beside it, and can be
replayed once the rule or the file is mended. Codes are stable: alerts, the runbook and tests name them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diembao.article import Origin


class Stage(StrEnum):
    """The stage of the day of an article at which it was set aside."""

    READ = "read"
    CLEAN = "clean"
    GATE_ARTICLES = "gate_articles"
    EXTRACT = "extract"
    GATE_FACTS = "gate_facts"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One record, or one whole file (`origin.record_no` is -1), that was set aside.

    `rule` is a stable code such as "file_empty" or the name of a failed expectation; `reason` is one sentence that
    says what was found and what to do; `raw` is a copy of what was refused, cut at 1 MiB.
    """

    origin: Origin
    stage: Stage
    rule: str
    reason: str
    raw: bytes = b""
    external_id: str | None = None
