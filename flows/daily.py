"""The daily run as Prefect flows: `daily`, and a flow for each stage of a window.

The recipe, the stages and the steps are the plain ones; Prefect adds retries, timeouts, states and artifacts.
Entry point in prefect.yaml: `flows.daily.daily`.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from prefect import State, flow, get_run_logger, tags
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.states import Completed, Failed

from diembao.text.dates import VIETNAM
from flows import recipe, report, stages
from flows.alerting import run_and_tell
from flows.hooks import TAG
from flows.plan import Plan, plan_run
from flows.recipe import Stages
from flows.settings import Settings
from flows.steps import Steps
from flows.summary import Summary
from flows.tasks import TaskSteps
from flows.watch import Display, Watch

_STAGES = Stages(
    take_in=flow(name="take in", validate_parameters=False)(stages.take_in),
    extract=flow(name="extract", validate_parameters=False)(stages.extract),
    load=flow(name="load", validate_parameters=False)(stages.load),
    check=flow(name="check", validate_parameters=False)(stages.check),
    publish=flow(name="publish", validate_parameters=False)(stages.publish),
)
_ORDER = ("read", "gate articles", "extract", "gate facts", "load", "derive", "check", "publish")


class ProgressArtifact:
    """Progress as a Prefect artifact: how far the window at hand is, and how many articles each stage has done."""

    def __init__(self) -> None:
        self._id: Any = create_progress_artifact(progress=0.0, key="diembao-progress", description="starting")

    def shown(self, stage: str, articles: int) -> None:
        """Update the artifact."""
        share = 100.0 * (_ORDER.index(stage) + 1) / len(_ORDER)
        update_progress_artifact(self._id, progress=share, description=f"{stage}: {articles} articles so far")


def carry_out(bare: Steps, settings: Settings, display: Display | None = None, *, publishing: bool = True) -> Summary:
    """Carry out a run inside a flow run, with tasks for steps and flows for stages; its alerts, then its artifacts.

    A run that breaks leaves its report as an artifact too.
    """
    plan = bare.plan

    def carried_out() -> Summary:
        watch = Watch(display or ProgressArtifact())
        with tags(TAG):  # so that the server watches over the stages too
            return recipe.run(bare, watch, TaskSteps(bare), _STAGES, publishing=publishing)

    try:
        summary = run_and_tell(plan, settings, carried_out)
    except Exception:
        _leave_page(plan)
        raise
    report.write(summary)
    _leave_page(plan)
    create_table_artifact(
        report.stage_table(summary), key="diembao-stages", description="articles and seconds by stage"
    )
    return summary


def name_of_the_day() -> str:
    """Return the name of a daily flow run: "daily 2026-11-22", the day in Vietnam."""
    return f"daily {datetime.now(VIETNAM):%Y-%m-%d}"


@flow(name="daily", flow_run_name=name_of_the_day, log_prints=False)
def daily(inbox: str | None = None, home: str | None = None) -> State[Any]:
    """Take article files in from `inbox`, read them, load them and publish; defaults come from the settings.

    Completed when it was published; Failed, with what to do next, when a gate refused the publication.
    """
    given: dict[str, Any] = {k: v for k, v in {"inbox": inbox, "home": home and Path(home)}.items() if v}
    settings = Settings(**given)
    plan = plan_run(settings, command="daily")
    summary = carry_out(Steps(plan), settings)
    refusal = recipe.refusal_of(summary)
    if refusal is not None:
        get_run_logger().error("%s", refusal)
        return Failed(message=str(refusal))
    return Completed(message=report.headline(summary))


def _leave_page(plan: Plan) -> None:
    """Leave the report of the run as an artifact; there is none where the disk had no room for it."""
    page = plan.reports / f"{plan.run_id}.md"
    if page.exists():
        create_markdown_artifact(page.read_text("utf-8"), key="diembao-report", description=plan.run_id)
