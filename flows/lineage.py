"""Lineage: OpenLineage events of each run, a JSON file an event, in HOME/lineage; nothing is sent anywhere.

    20261121T223000Z-1f3a9c-start.json       a run that was killed leaves this one only
    20261121T223000Z-1f3a9c-complete.json    or -fail.json

The classes are those of OpenLineage's own client, made from the public schema. A collector takes the files as they are.
"""

from __future__ import annotations

import logging
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import whole
from flows.lineage_datasets import inputs_of, outputs_of
from flows.plan import Plan
from flows.versions import versions
from models.lineage import LineageTold

if TYPE_CHECKING:
    from diembao.quality.result import CheckResult
    from models.manifest import Manifest

log = logging.getLogger(__name__)
NAMESPACE = "diembao"


def started(plan: Plan) -> None:
    """Write the event that the run began; its inbox is known, what it will write is not."""
    _sign(plan)
    _write(plan, "START", plan.started_at, {}, inputs_of(plan), [])


def completed(plan: Plan, told: LineageTold, checks: tuple[CheckResult, ...], manifest: Manifest | None) -> None:
    """Write the event that the run came to its end: what it read, how that was judged, what stands in which table."""
    _sign(plan)
    inputs, outputs = inputs_of(plan, told, checks), outputs_of(plan, told, manifest)
    _write(plan, "COMPLETE", datetime.now(UTC), {}, inputs, outputs)


def failed(plan: Plan, error: BaseException) -> None:
    """Write the event that the run broke, and why."""
    from openlineage.client.generated.error_message_run import ErrorMessageRunFacet

    _sign(plan)
    said = ErrorMessageRunFacet(message=f"{type(error).__name__}: {error}"[:1000], programmingLanguage="PYTHON")
    _write(plan, "FAIL", datetime.now(UTC), {"errorMessage": said}, inputs_of(plan), [])


def run_uuid(run_id: str) -> str:
    """Return the id that OpenLineage wants of a run: a UUID that follows from ours."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:diembao:run:{run_id}"))


def files_of(plan: Plan) -> list[Path]:
    """Return the files of the events of a run, the first first."""
    return sorted(plan.lineage.glob(f"{plan.run_id}-*.json"), reverse=True)


def _write(plan: Plan, kind: str, at: datetime, facets: dict[str, Any], inputs: list[Any], outputs: list[Any]) -> None:
    """Write one event. A home without room is told by what comes after; lineage never breaks a run."""
    from openlineage.client.event_v2 import Run, RunEvent, RunState
    from openlineage.client.serde import Serde

    event = RunEvent(
        eventType=RunState(kind),
        eventTime=at.isoformat(),
        producer=producer(plan),
        run=Run(run_uuid(plan.run_id), {**_run_facets(plan), **facets}),
        job=_job(plan),
        inputs=inputs,
        outputs=outputs,
    )
    path = plan.lineage / f"{plan.run_id}-{kind.lower()}.json"
    try:
        whole.put(path, Serde.to_json(event, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        log.warning("could not write lineage path=%s error=%s", path, error)


def producer(plan: Plan) -> str:
    """Return the URI of what made the events: "urn:diembao:0.1.0"."""
    return f"urn:diembao:{plan.run.diembao_version}"


def _sign(plan: Plan) -> None:
    """Have every facet name us as its producer; OpenLineage's client keeps that for the whole process."""
    from openlineage.client.event_v2 import set_producer

    set_producer(producer(plan))


def _job(plan: Plan) -> Any:
    from openlineage.client.event_v2 import Job
    from openlineage.client.generated.documentation_job import DocumentationJobFacet
    from openlineage.client.generated.job_type_job import JobTypeJobFacet

    words = "Reads Vietnamese news files, checks them, and publishes documented DuckDB tables."
    return Job(
        NAMESPACE,
        plan.command,
        {
            "documentation": DocumentationJobFacet(words),
            "jobType": JobTypeJobFacet("BATCH", "DIEMBAO", "COMMAND"),
        },
    )


def _run_facets(plan: Plan) -> dict[str, Any]:
    from openlineage.client.generated.nominal_time_run import NominalTimeRunFacet
    from openlineage.client.generated.processing_engine_run import ProcessingEngineRunFacet
    from openlineage.client.generated.tags_run import TagsRunFacet, TagsRunFacetFields

    known = versions(plan)
    tags = [TagsRunFacetFields("run_id", plan.run_id, "DIEMBAO")]
    tags += [TagsRunFacetFields(name, known[name], "DIEMBAO") for name in ("diembao", "extractors", "python")]
    return {
        "nominalTime": NominalTimeRunFacet(plan.started_at.isoformat()),
        "processing_engine": ProcessingEngineRunFacet(known["duckdb"], "DuckDB"),
        "tags": TagsRunFacet(tags),
    }
