"""What Prefect must be told before it is imported: quiet, patient with its own start, and our loggers on."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

HEARTBEAT_SECONDS = 30
_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    # an ephemeral server takes 7 to 20 s to start on a small machine, twice that without bytecode
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "diembao,models,flows",
    # so often a run says that it lives; the least that Prefect takes
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_SECONDS),
}


def prepare_environment(environment: MutableMapping[str, str] | None = None) -> None:
    """Set what is not set yet; call it before anything imports prefect."""
    target = os.environ if environment is None else environment
    for name, value in _DEFAULTS.items():
        target.setdefault(name, value)


def server_is_named(environment: MutableMapping[str, str] | None = None) -> bool:
    """Return whether PREFECT_API_URL names a server, so that a run is a flow run of it."""
    return bool((os.environ if environment is None else environment).get("PREFECT_API_URL"))
