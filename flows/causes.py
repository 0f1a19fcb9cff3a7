"""What stands behind an alert: a failed check, an outlet that failed it, or a run that did not get to its end."""

from __future__ import annotations

import errno
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from diembao.alerts.cause import Cause, Urgency
from diembao.errors import DiembaoError, GateRefused, WarehouseLocked
from diembao.quality.result import CheckResult, Severity
from diembao.quality.warehouse import WHOLE
from flows.plan import Plan

_HOMELESS = frozenset({"read", "automations", "--version"})  # commands that take no home
_OVER_AN_INBOX = frozenset({"run", "daily"})
_MANY = 5  # more subjects of one check than these have one cause
_COMMAND = re.compile(r"`(diembao [^`]+)`")
DISK_FULL = "DISK_FULL"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
CRASHED, LATE = "RUN_CRASHED", "RUN_LATE"  # told by Prefect's server, since such a run tells nothing itself
_STEPS = {
    "RUN_FAILED": ("The report and the log say where it broke; run again when that is mended.", "diembao status"),
    DISK_FULL: ("Make room, then run again: nothing is half loaded, and the last publication stays.", "df -h {home}"),
    "WAREHOUSE_LOCKED": ("Wait for the other run to end, or stop it, then run again.", "diembao status"),
    "WAREHOUSE_CORRUPT": (
        "Move the file away, put the published one in its place and run again: what came since is loaded again.",
        "cd {home} && mkdir -p broken && mv warehouse.duckdb* broken/ && cp published/diembao.duckdb warehouse.duckdb "
        "&& chmod u+w warehouse.duckdb && {run}",
    ),
    "WAREHOUSE_ERROR": ("Check the path, its rights and the room on its disk.", "diembao doctor"),
    "MIGRATION_CHANGED": ("Install diembao anew: a file of the installation was edited.", "diembao doctor"),
    "INBOX_NOT_FOUND": ("Name the folder, file or URL where the crawler puts its files.", "diembao run INBOX"),
    "TAGGER_UNAVAILABLE": ("Install underthesea with its models again.", "diembao doctor"),
}


def causes_of(checks: Iterable[CheckResult]) -> list[Cause]:
    """Return a cause for each failed check, or for each outlet that failed it; more than five outlets are one cause.

    Rows that were set aside are no cause: they stand in quarantine. Neither is what is kept for charts.
    """
    found: list[Cause] = []
    for check in checks:
        if not check.passed and not check.judges_rows and check.severity is not Severity.INFO:
            found.extend(_causes(check))
    return found


def cause_of(error: BaseException, plan: Plan) -> Cause:
    """Return the cause that a run which broke stands for: WAREHOUSE_LOCKED, DISK_FULL, RUN_FAILED."""
    code = code_of(error)
    urgency = Urgency.WARNING if isinstance(error, WarehouseLocked) else Urgency.CRITICAL
    action, command = _STEPS.get(code, _STEPS["RUN_FAILED"])
    meaning = f"A run did not get to its end: {said(error)}"
    known = {"home": shlex.quote(str(plan.home)), "run": typed("diembao run", plan)}
    return Cause(code, "", urgency, meaning, action, command.format(**known))


def typed(command: str, plan: Plan) -> str:
    """Return `command` so that it works in any shell: with the home of `plan`, a run also with the inbox of a run.

    "diembao run" of a run over /in to /home is "diembao run /in --home /home".
    """
    name, _, rest = command.removeprefix("diembao ").partition(" ")
    if not command.startswith("diembao ") or name in _HOMELESS or "--home" in rest:
        return command
    inbox = plan.inbox if "://" in plan.inbox else str(Path(plan.inbox).absolute())
    words = [shlex.quote(inbox)] if (name, rest) == ("run", "") and plan.command in _OVER_AN_INBOX else []
    return " ".join([command, *words, "--home", shlex.quote(str(plan.home))])


def said(error: BaseException) -> str:
    """Return the first line of what an error says; for a full disk that of the error which found it full."""
    first = next((one for one in _chain(error) if _is_full(one)), error)
    return (str(first) or repr(first)).splitlines()[0][:300]


def code_of(error: BaseException) -> str:
    """Return the code of an error: its class in capitals, DISK_FULL wherever that is the reason, else RUN_FAILED."""
    if any(_is_full(one) for one in _chain(error)):
        return DISK_FULL
    return _code(type(error)) if isinstance(error, DiembaoError) else "RUN_FAILED"


def failure_codes() -> frozenset[str]:
    """Return the codes that a run which broke can have; GateRefused has none, since its failed checks are told."""
    kinds, codes = [DiembaoError], {DISK_FULL, CRASHED, LATE}
    while kinds:
        kind = kinds.pop()
        kinds.extend(kind.__subclasses__())
        codes.add(_code(kind))
    return frozenset(codes - {_code(GateRefused)})


def _code(kind: type[DiembaoError]) -> str:
    if kind is DiembaoError:
        return "RUN_FAILED"
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).upper()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _is_full(error: BaseException) -> bool:
    return (isinstance(error, OSError) and error.errno in _FULL) or "No space left on device" in str(error)


def _causes(check: CheckResult) -> list[Cause]:
    urgency = Urgency.CRITICAL if check.severity is Severity.CRITICAL else Urgency.WARNING
    command = match[1] if (match := _COMMAND.search(check.action)) else "diembao status"

    def made(subject: str, rows: tuple[str, ...], failing: int, covers: tuple[str, ...] = ()) -> Cause:
        return Cause(check.name, subject, urgency, check.meaning, check.action, command, rows, failing, covers)

    subjects = [s for s in check.subjects if s.subject != WHOLE]
    if not subjects:
        rows = tuple(s.seen for s in check.subjects) or check.sample
        return [made("", rows, check.failing)]
    each = [made(s.subject, (s.seen,), 1) for s in subjects]
    if len(subjects) <= _MANY:
        return each
    rows = tuple(f"{s.subject}: {s.seen}" for s in subjects)
    return [made("many", rows, len(rows), tuple(cause.key for cause in each))]
