"""Run a suite over a staged DuckDB file with Great Expectations, and say which rows must be set aside.

What is known of Great Expectations on DuckDB and needed here: the engine must run in autocommit and skip the rollback
(it reads cursors after closing them), complete lists of failing rows need `partial_unexpected_count`, and the engines
it leaves open hold the file until they are disposed of.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from diembao.quality.expectation import Expectation, Suite
from diembao.quality.result import CheckResult, FailingSubject, GateResult, RowFailure, Severity

_COMPLETE = {"result_format": "COMPLETE", "partial_unexpected_count": 10**9}
_SAMPLE = 5


class Gate:
    """The gates of one run: one Great Expectations context, whose results end as Data Docs in `docs_folder`, if any.

    Making it imports Great Expectations (some 4 s); it makes no analytics calls and draws no progress bars.
    """

    def __init__(self, docs_folder: Path | None) -> None:
        os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
        import great_expectations as gx

        self._gx = gx
        self._context: Any = gx.get_context(mode="ephemeral")
        self._context.enable_analytics(False)
        quiet: Any = {"globally": False, "metric_calculations": False}
        self._context.variables.progress_bars = quiet
        self.docs_folder = docs_folder
        self._shown: set[str] = set()

    def check(self, suite: Suite, staged: Path, label: str) -> GateResult:
        """Return what `suite` says of its table in the DuckDB file `staged`; `label` names it in the Data Docs.

        The first look of a suite, where there are Data Docs, and each in which more than an INFO failed, is in full:
        with every failing row, and a page in the Data Docs. The others only count, which takes half the time.
        """
        with _disposed_engines():
            described = self._look(suite, self._table(suite, staged, label), label)
        by_name = {e.name: e for e in suite.expectations}
        checks: list[CheckResult] = []
        failures: list[RowFailure] = []
        for result in described.results:
            expectation = by_name[result.expectation_config.meta["name"]]
            checks.append(_judged(suite, expectation, result))
            if expectation.judges_rows and expectation.severity is Severity.CRITICAL:
                failures.extend(_failures(expectation, result))
        return GateResult(tuple(checks), tuple(failures))

    def build_docs(self) -> Path | None:
        """Write the Data Docs of all checks so far and return their first page; None where none are wanted."""
        if self.docs_folder is None:
            return None
        self.docs_folder.mkdir(parents=True, exist_ok=True)
        self._context.build_data_docs()
        return self.docs_folder / "index.html"

    def _look(self, suite: Suite, table: Any, label: str) -> Any:
        if self.docs_folder is None or suite.name in self._shown:
            counted = table.get_batch().validate(self._suite(suite), result_format="BASIC")
            if not _needs_rows(suite, counted):
                return counted
        self._shown.add(suite.name)
        self._open_site()
        definition = self._gx.ValidationDefinition(name=f"{suite.name} {label}", data=table, suite=self._suite(suite))
        added = self._context.validation_definitions.add_or_update(definition)
        return added.run(result_format={**_COMPLETE, "unexpected_index_column_names": suite.key})

    def _table(self, suite: Suite, staged: Path, label: str) -> Any:
        source = self._context.data_sources.add_or_update_sql(
            f"{suite.name} {label}",
            connection_string=f"duckdb:///{staged}",
            kwargs={
                "isolation_level": "AUTOCOMMIT",
                "skip_autocommit_rollback": True,
                "connect_args": {"read_only": True},
            },
        )
        asset = source.add_table_asset(suite.table, table_name=suite.table)
        return asset.add_batch_definition_whole_table("all")

    def _suite(self, suite: Suite) -> Any:
        import great_expectations.expectations as gxe

        known = {s.name: s for s in self._context.suites.all()}
        if suite.name in known:
            return known[suite.name]
        made = [
            getattr(gxe, e.gx)(
                **e.arguments,
                severity=e.severity.value,
                meta={"name": e.name},
                description=f"{e.meaning} {e.action}",
            )
            for e in suite.expectations
        ]
        return self._context.suites.add(self._gx.ExpectationSuite(name=suite.name, expectations=made))

    def _open_site(self) -> None:
        if self.docs_folder is None:
            return
        site = {
            "class_name": "SiteBuilder",
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(self.docs_folder)},
        }
        if "diembao" not in self._context.get_site_names():
            self._context.variables.data_docs_sites = {"diembao": site}


def _needs_rows(suite: Suite, counted: Any) -> bool:
    """Return whether the rows that failed must be known, and not only how many there are."""
    noted = {e.name for e in suite.expectations if e.severity is Severity.INFO}
    return any(not r.success and r.expectation_config.meta["name"] not in noted for r in counted.results)


def _judged(suite: Suite, expectation: Expectation, result: Any) -> CheckResult:
    found = result.result
    if result.exception_info and result.exception_info.get("raised_exception"):
        raise RuntimeError(f"{suite.name}.{expectation.name}: {result.exception_info['exception_message']}")
    examined = int(found.get("element_count") or 1)
    failing = int(found.get("unexpected_count") or not result.success)
    observed = found.get("observed_value", failing / examined)
    subjects = tuple(_subjects(suite, expectation, result))
    return CheckResult(
        suite=suite.name,
        name=expectation.name,
        severity=expectation.severity,
        judges_rows=expectation.judges_rows,
        passed=bool(result.success),
        examined=examined,
        failing=failing,
        observed=None if observed is None else float(observed),
        meaning=expectation.meaning,
        action=expectation.action,
        sample=_sample(result, subjects),
        subjects=subjects,
    )


def _sample(result: Any, subjects: tuple[FailingSubject, ...]) -> tuple[str, ...]:
    if subjects:
        return tuple(f"{s.subject}: {s.seen}" for s in subjects[:_SAMPLE])
    return tuple(f"{row['file']}#{row['record_no']}" for row in _rows(result)[:_SAMPLE])


def _subjects(suite: Suite, expectation: Expectation, result: Any) -> Iterator[FailingSubject]:
    if suite.subject is None:
        return
    for row in _rows(result):
        seen = ", ".join(f"{name} {row[name]}" for name in expectation.shows if row[name] is not None)
        yield FailingSubject(str(row[suite.subject]), seen)


def _failures(expectation: Expectation, result: Any) -> Iterator[RowFailure]:
    for row in _rows(result):
        yield RowFailure(
            article_no=int(row["article_no"]),
            rule=expectation.name,
            reason=f"{expectation.meaning} {expectation.action}",
        )


def _rows(result: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = result.result.get("unexpected_index_list") or []
    return rows


@contextmanager
def _disposed_engines() -> Iterator[None]:
    """Dispose of every SQLAlchemy engine that is connected inside; Great Expectations keeps several open."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    seen: set[Engine] = set()

    def note(connection: Any) -> None:
        seen.add(connection.engine)

    event.listen(Engine, "engine_connect", note)
    try:
        yield
    finally:
        event.remove(Engine, "engine_connect", note)
        for engine in seen:
            engine.dispose()
