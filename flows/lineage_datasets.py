"""The datasets of a run as OpenLineage describes them: the inbox, the tables of the warehouse, the published file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.lineage_columns import COLUMNS, Source
from flows.plan import Plan
from models.lineage import LineageTold, TableTold

if TYPE_CHECKING:
    from diembao.quality.result import CheckResult
    from models.manifest import Manifest

_OF_INBOX = frozenset({"articles", "run"})  # suites that judge what came; the others judge what stands


def inputs_of(plan: Plan, told: LineageTold | None = None, checks: Iterable[CheckResult] = ()) -> list[Any]:
    """Return what the run read: the inbox, and when it is over the tables that its checks looked at."""
    from openlineage.client.event_v2 import InputDataset

    namespace, name = inbox_name(plan.inbox)
    if told is None:
        return [InputDataset(namespace, name)]
    by_table: dict[str, list[CheckResult]] = {}
    for check in checks:
        for table in _tables_of(check, told):
            by_table.setdefault(table, []).append(check)
    found = [InputDataset(namespace, name, {**_metrics(told), **_assertions(by_table.pop("", ()))})]
    for table in sorted(by_table):
        found.append(InputDataset(_warehouse(plan), f"main.{table}", _assertions(by_table[table])))
    return found


def outputs_of(plan: Plan, told: LineageTold, manifest: Manifest | None) -> list[Any]:
    """Return what the run wrote: every table with its columns and where they come from, and the published file."""
    tables = [_table(plan, table, manifest) for table in told.tables]
    return [*tables, *([_published(plan, told, manifest)] if manifest else [])]


def inbox_name(inbox: str) -> tuple[str, str]:
    """Return the namespace and name of an inbox: ("file", "/news/inbox"), ("s3://bucket", "news")."""
    scheme, found, rest = inbox.partition("://")
    if not found:
        return "file", str(Path(inbox).absolute())
    host, _, path = rest.partition("/")
    return f"{scheme}://{host}", path or "/"


def _tables_of(check: CheckResult, told: LineageTold) -> list[str]:
    """Return the tables that a check looked at; "" is the inbox."""
    if check.suite in _OF_INBOX:
        return [""]
    names = {table.name for table in told.tables}
    return [name for name in told.needs.get(check.name, ()) if name in names] or ["articles"]


def _metrics(told: LineageTold) -> dict[str, Any]:
    from openlineage.client.generated.data_quality_metrics_input_dataset import DataQualityMetricsInputDatasetFacet

    metrics = DataQualityMetricsInputDatasetFacet({}, rowCount=told.records, bytes=told.bytes, fileCount=told.files)
    return {"dataQualityMetrics": metrics}


def _assertions(checks: Iterable[CheckResult]) -> dict[str, Any]:
    from openlineage.client.generated.data_quality_assertions_dataset import (
        Assertion,
        DataQualityAssertionsDatasetFacet,
    )

    made = [
        Assertion(
            assertion=f"{c.suite}.{c.name}",
            success=c.passed,
            severity="error" if c.severity.value == "critical" else "warn",
            name=c.name,
            description=c.meaning,
            actual=None if c.observed is None else str(c.observed),
        )
        for c in checks
    ]
    return {"dataQualityAssertions": DataQualityAssertionsDatasetFacet(made)} if made else {}


def _warehouse(plan: Plan) -> str:
    return f"duckdb://{plan.warehouse}"


def _table(plan: Plan, table: TableTold, manifest: Manifest | None) -> Any:
    from openlineage.client.event_v2 import OutputDataset
    from openlineage.client.generated.dataset_version_dataset import DatasetVersionDatasetFacet
    from openlineage.client.generated.documentation_dataset import DocumentationDatasetFacet
    from openlineage.client.generated.output_statistics_output_dataset import OutputStatisticsOutputDatasetFacet

    facets: dict[str, Any] = {"documentation": DocumentationDatasetFacet(table.comment), "schema": _schema(table)}
    if table.name in COLUMNS:
        facets["columnLineage"] = _columns(plan, COLUMNS[table.name])
    if manifest and table.name in manifest.checksums:
        facets["version"] = DatasetVersionDatasetFacet(manifest.checksums[table.name])
    written: dict[str, Any] = {}
    if table.written is not None:
        written["outputStatistics"] = OutputStatisticsOutputDatasetFacet(table.written)
    return OutputDataset(_warehouse(plan), f"main.{table.name}", written, facets=facets)


def _schema(table: TableTold) -> Any:
    from openlineage.client.generated.schema_dataset import SchemaDatasetFacet, SchemaDatasetFacetFields

    return SchemaDatasetFacet(
        [
            SchemaDatasetFacetFields(column.name, column.type, column.comment, number)
            for number, column in enumerate(table.columns, start=1)
        ]
    )


def _columns(plan: Plan, columns: dict[str, tuple[Source, ...]]) -> Any:
    from openlineage.client.generated.column_lineage_dataset import (
        ColumnLineageDatasetFacet,
        Fields,
        InputField,
        Transformation,
    )

    def made_of(source: Source) -> Any:
        how = [Transformation("DIRECT", source.how)]
        return InputField(_warehouse(plan), f"main.{source.table}", source.column, how)

    return ColumnLineageDatasetFacet({name: Fields([made_of(s) for s in of]) for name, of in columns.items()})


def _published(plan: Plan, told: LineageTold, manifest: Manifest) -> Any:
    from openlineage.client.event_v2 import OutputDataset
    from openlineage.client.generated.dataset_version_dataset import DatasetVersionDatasetFacet
    from openlineage.client.generated.documentation_dataset import DocumentationDatasetFacet
    from openlineage.client.generated.output_statistics_output_dataset import OutputStatisticsOutputDatasetFacet

    rows = sum(table.rows for table in told.tables)
    return OutputDataset(
        "file",
        str(plan.published / "diembao.duckdb"),
        {"outputStatistics": OutputStatisticsOutputDatasetFacet(rows, manifest.size_bytes, 1)},
        facets={
            "documentation": DocumentationDatasetFacet("A read-only copy of the warehouse, which analysts open."),
            "version": DatasetVersionDatasetFacet(manifest.sha256),
        },
    )
