"""What Prefect's server does by itself: it sees runs that died or never began, and has them told.

A process that is killed runs no hook, so nothing in a flow can tell of it; the server can. These are its automations: a
run without a heartbeat is set to Crashed, and a run that crashed or is late starts the deployment `run-trouble`, which
tells it on the channels of all alerts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from diembao.alerts.cause import Cause, Told, Urgency
from diembao.alerts.journal import read
from diembao.errors import SettingsInvalid
from flows.causes import CRASHED, LATE
from flows.plan import JOURNAL
from flows.prefect_setup import HEARTBEAT_SECONDS, prepare_environment, server_is_named
from flows.settings import Settings
from flows.standing import tell

if TYPE_CHECKING:
    from prefect.events.schemas.automations import AutomationCore

TAG = "diembao"
"""The tag of the deployments that load; the watchmen do not bear it, so that none of them tells of itself."""
TELLER = "run-trouble/told-by-server"
SILENT_SECONDS = 6 * HEARTBEAT_SECONDS  # three are the least: a process that stands still misses one
LATE_SECONDS = 600
_ENDED = ("Completed", "Failed", "Cancelled", "Crashed")
_TAKEN_UP = ("Pending", "Running", "AwaitingConcurrencySlot")
_ACTIONS = {
    CRASHED: (
        "A run died without a word.",
        "Nothing runs again by itself: the next schedule does its work, or start it now. If memory was the reason, "
        "give it fewer workers or smaller batches.",
        "prefect deployment run daily/daily",
    ),
    LATE: (
        "A run should have begun and nobody took it up.",
        "Start the worker again, it takes the run up by itself; without Prefect: `diembao run`.",
        "prefect worker start --pool diembao",
    ),
}


def trouble(state: str, flow_run: str, said: str = "") -> Cause:
    """Return the cause that a flow run stands for whose state is "Crashed" or "Late"."""
    code = LATE if state == "Late" else CRASHED
    meaning, action, command = _ACTIONS[code]
    row = f"{flow_run}: {said[:300]}" if said else flow_run
    return Cause(code, "", Urgency.CRITICAL, meaning, action, command, (row,), 1)


def tell_trouble(settings: Settings, state: str, flow_run: str, said: str = "") -> tuple[Told, ...]:
    """Tell of a flow run that crashed or is late, and return what was told; the next run that ends closes it.

    The server may say twice that a run crashed, the second time after the next run has ended well; once is told.
    """
    cause = trouble(state, flow_run, said)
    if any(past.code == cause.code and flow_run in past.body for past in read(settings.home / JOURNAL)):
        return ()
    return tell(settings, "run-trouble", [cause], ())


def automations(
    teller: UUID, *, silent_seconds: float = SILENT_SECONDS, late_seconds: float = LATE_SECONDS
) -> tuple[AutomationCore, ...]:
    """Return what the server is to do; `teller` is the deployment that it starts."""
    from prefect.events.actions import ChangeFlowRunState, RunDeployment
    from prefect.events.schemas.automations import AutomationCore, Posture
    from prefect.server.schemas.states import StateType

    def told(state: str) -> RunDeployment:
        run = "{{ flow_run.name }}"
        said = "{{ (flow_run.state.message or '') }}"
        return RunDeployment(
            source="selected", deployment_id=teller, parameters={"state": state, "flow_run": run, "said": said}
        )

    crash = ChangeFlowRunState(
        state=StateType.CRASHED.value,
        message=f"No heartbeat for {silent_seconds:g} seconds: its process, its worker or its machine is gone.",
    )
    return (
        AutomationCore(
            name="diembao: a run without a heartbeat",
            description="A run whose process is gone, and its worker too, is set to Crashed.",
            trigger=_trigger(after=("heartbeat",), expect=("heartbeat", *_ENDED), within=silent_seconds),
            actions=[crash],
        ),
        AutomationCore(
            name="diembao: a run has crashed",
            description="A run that crashed is told on the channels of all alerts.",
            trigger=_trigger(expect=("Crashed",), within=0, posture=Posture.Reactive),
            actions=[told("Crashed")],
        ),
        AutomationCore(
            name="diembao: a run is late",
            description="A run that nobody takes up is told on the channels of all alerts.",
            trigger=_trigger(after=("Late",), expect=(*_TAKEN_UP, *_ENDED), within=late_seconds),
            actions=[told("Late")],
        ),
    )


def _trigger(*, expect: Iterable[str], within: float, after: Iterable[str] = (), posture: Any = None) -> Any:
    """Return a trigger on the events of each flow run of its own, of those that are tagged."""
    from prefect.events.schemas.automations import EventTrigger, Posture

    tag = {"prefect.resource.id": f"prefect.tag.{TAG}", "prefect.resource.role": "tag"}
    return EventTrigger(
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related=tag,
        for_each={"prefect.resource.id"},
        after={f"prefect.flow-run.{name}" for name in after},
        expect={f"prefect.flow-run.{name}" for name in expect},
        posture=posture or Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=within),
    )


def install(**seconds: float) -> tuple[str, ...]:
    """Put the automations into the server that PREFECT_API_URL names, in place of older ones; return their names.

    SettingsInvalid when no server is named, or the deployments are not there yet.
    """
    prepare_environment()
    if not server_is_named():
        raise SettingsInvalid("PREFECT_API_URL names no server, so there is nothing to set up. Start one and name it.")
    from prefect.client.orchestration import get_client
    from prefect.exceptions import ObjectNotFound

    with get_client(sync_client=True) as client:
        try:
            teller = client.read_deployment_by_name(TELLER).id
        except ObjectNotFound:
            raise SettingsInvalid(
                f"the server has no deployment {TELLER}. `prefect --no-prompt deploy --all`."
            ) from None
        wanted = automations(teller, **seconds)
        for one in wanted:
            old = client.read_automations_by_name(one.name)
            if old:
                client.update_automation(old[0].id, one)
            else:
                client.create_automation(one)
    return tuple(one.name for one in wanted)
