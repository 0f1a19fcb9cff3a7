"""Which code makes a run."""

from __future__ import annotations

import importlib.metadata
import platform

from flows.plan import Plan

_PACKAGES = ("duckdb", "great_expectations", "prefect", "pyarrow", "sqlalchemy", "underthesea")


def versions(plan: Plan) -> dict[str, str]:
    """Return the versions of diembao, of its extractors, of Python and of the packages that a run stands on."""
    ours = {"diembao": plan.run.diembao_version, "extractors": plan.run.extractor_version}
    theirs = {name: importlib.metadata.version(name) for name in _PACKAGES}
    return {**ours, "python": platform.python_version(), **theirs, "platform": platform.platform(terse=True)}
