"""One expectation: what must hold of a staged table, how bad it is when it doesn't, what that means, what to do.

A new one is a few lines in `suites.py`. One on the values of a column judges each row: failing rows of a critical one
are set aside and the batch goes on. With `mostly`, or on the table as a whole, it judges the table: a critical one that
fails stops the publication.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from diembao.quality.result import Severity


@dataclass(frozen=True, slots=True)
class Expectation:
    """`gx` names a class of great_expectations.expectations and `given` its arguments beside the column.

    `Expectation("title_missing", CRITICAL, "ExpectColumnValuesToBeBetween", "title_chars", {"min_value": 1}, …)` sets
    every article aside whose title has no letter. `shows` names columns that tell why a row failed.
    """

    name: str
    severity: Severity
    gx: str
    column: str | None = None
    given: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    mostly: float | None = None
    meaning: str = ""
    action: str = ""
    shows: tuple[str, ...] = ()

    @property
    def judges_rows(self) -> bool:
        """Whether failing rows, and not the table, are what it points at."""
        return self.column is not None and self.mostly is None and self.gx.startswith("ExpectColumnValues")

    @property
    def arguments(self) -> dict[str, object]:
        """Return the arguments of the GX class."""
        made: dict[str, object] = dict(self.given)
        if self.column:
            made["column"] = self.column
        if self.mostly is not None:
            made["mostly"] = self.mostly
        return made


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations on one table of a staged file.

    Its rows are deliveries, named by `article_no`, `file` and `record_no`, unless `subject` names the column that does.
    """

    name: str
    table: str
    expectations: tuple[Expectation, ...]
    subject: str | None = None

    @property
    def key(self) -> list[str]:
        """Return the columns that name a row, and those that its expectations show."""
        if self.subject is None:
            return ["article_no", "file", "record_no"]
        return list(dict.fromkeys([self.subject, *(name for e in self.expectations for name in e.shows)]))
