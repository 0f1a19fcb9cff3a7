"""The flows of prefect.yaml beside `daily`: on demand, once a week, every hour, and what the server starts.

Each is a few lines around a plain function that the command line calls too. A run that a gate refused, or a watchman
that found something, ends as Failed with the reason as its message.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger
from prefect.artifacts import create_markdown_artifact
from prefect.states import Completed, Failed

from flows import backfill as days
from flows import dead_man as dead
from flows import light_check as light
from flows import recipe, report
from flows.daily import carry_out
from flows.hooks import tell_trouble
from flows.plan import plan_run
from flows.replay import COMMAND as REPLAY
from flows.replay import ReplaySteps, mended_of, rows_to_replay
from flows.reprocess import COMMAND as REPROCESS
from flows.reprocess import ReprocessSteps, wanted_by
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary


@flow(name="backfill", flow_run_name="backfill {first} to {last}")
def backfill(
    first: date | None = None, last: date | None = None, inbox: str | None = None, home: str | None = None
) -> State[Any]:
    """Take the days from `first` to `last` in one by one; None is no bound."""
    settings = _settings(inbox, home)
    wanted = days.days_to_take(settings.inbox, first, last)

    def carry(steps: Steps, publishing: bool) -> Summary:
        return carry_out(steps, settings, publishing=publishing)

    for one in days.backfill(settings, wanted, carry):
        get_run_logger().info("%s", report.headline(one) if isinstance(one, Summary) else f"{one.day} passed over")
    assert isinstance(one, Summary)  # the last day is never passed over
    return _ended(one, f"{len(wanted)} days, {wanted[0]} to {wanted[-1]}")


@flow(name="reprocess")
def reprocess(
    first: date | None = None, last: date | None = None, all_versions: bool = False, home: str | None = None
) -> State[Any]:
    """Read again what an older version of the extractors has read."""
    settings = _settings(None, home)
    plan = plan_run(settings, REPROCESS)
    steps = ReprocessSteps(plan, wanted_by(plan, first, last, all_versions=all_versions))
    with steps.held():
        waiting = steps.waiting()
    if not waiting:
        return Completed(message=f"nothing to read again: version {plan.extractor_version} has read all of it")
    return _ended(carry_out(steps, settings), f"{waiting} articles read again")


@flow(name="replay")
def replay(
    ids: list[str] | None = None, rule: str | None = None, inbox: str | None = None, home: str | None = None
) -> State[Any]:
    """Read rows of quarantine again: those with these ids, of this rule, or all that are open."""
    settings = _settings(inbox, home)
    plan = plan_run(settings, REPLAY)
    rows = rows_to_replay(plan, ids or (), rule)
    if not rows:
        return Completed(message="nothing to replay")
    summary = carry_out(ReplaySteps(plan, rows), settings)
    return _ended(summary, f"{mended_of(summary)} of {len(rows)} rows are mended")


@flow(name="dead-man")
def dead_man(home: str | None = None) -> State[Any]:
    """Tell when nothing was published for too long."""
    found, cause = dead.watch(_settings(None, home))
    return Failed(message=cause.meaning) if cause else Completed(message=f"published by run {found.run_id}")


@flow(name="light-check")
def light_check(home: str | None = None) -> State[Any]:
    """Look whether what is published is whole, how old it is, and which causes stand open."""
    looked = light.check(_settings(None, home))
    seen = list(light.lines(looked))
    create_markdown_artifact("\n".join(f"    {line}" for line in seen), key="diembao-light-check")
    wrong = looked.damage or (looked.overdue.meaning if looked.overdue else "")
    return Failed(message=wrong) if wrong else Completed(message=f"sound, {len(looked.open)} causes open")


@flow(name="run-trouble", flow_run_name="{state}: {flow_run}")
def run_trouble(state: str, flow_run: str, said: str = "", home: str | None = None) -> State[Any]:
    """Tell of a flow run that crashed or is late; the server starts this, see `flows.hooks`."""
    told = tell_trouble(_settings(None, home), state, flow_run, said)
    return Completed(message=f"told on {len(told)} channels" if told else "told before")


def _settings(inbox: str | None, home: str | None) -> Settings:
    given: dict[str, Any] = {k: v for k, v in {"inbox": inbox, "home": home and Path(home)}.items() if v}
    return Settings(**given)


def _ended(summary: Summary, words: str) -> State[Any]:
    refusal = recipe.refusal_of(summary)
    return Failed(message=str(refusal)) if refusal else Completed(message=f"{words}; {report.headline(summary)}")
