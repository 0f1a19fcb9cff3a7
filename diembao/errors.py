"""What can go wrong on our side of the door.

    DiembaoError                  exit 1
    ├── InboxNotFound             exit 2
    ├── SettingsInvalid           exit 2
    ├── GateRefused               exit 3
    ├── TaggerUnavailable         exit 4
    ├── BriefingFailed            exit 1
    └── WarehouseError            exit 1
        ├── WarehouseLocked       exit 5
        ├── WarehouseCorrupt      exit 1
        ├── MigrationChanged      exit 1
        ├── BatchIncomplete       exit 1
        └── NothingPublished      exit 1

Bad *data* is never an exception: it becomes a `refusal.Refusal` and a row of `ops.quarantine`.
Each class carries its facts as attributes, and its message says what, where, and the next step.
"""

from __future__ import annotations


class DiembaoError(Exception):
    """Something on our side failed; the command line prints the message and no traceback."""

    exit_code = 1


class InboxNotFound(DiembaoError):
    """The inbox that was named does not exist or cannot be listed."""

    exit_code = 2

    def __init__(self, inbox: str, reason: str = "no such file or folder") -> None:
        super().__init__(f"inbox {inbox}: {reason}. Name a folder, a file or an fsspec URL.")
        self.inbox = inbox


class SettingsInvalid(DiembaoError):
    """A setting has a value that cannot be used."""

    exit_code = 2


class GateRefused(DiembaoError):
    """A batch- or warehouse-level expectation failed, so nothing was published."""

    exit_code = 3

    def __init__(self, failed: tuple[str, ...], next_step: str) -> None:
        super().__init__(f"not published: {'; '.join(failed)}. {next_step}")
        self.failed = failed


class TaggerUnavailable(DiembaoError):
    """underthesea, or a model it needs, cannot be loaded on this machine."""

    exit_code = 4


class BriefingFailed(DiembaoError):
    """The pages of a briefing could not be written; the news itself is published."""


class WarehouseError(DiembaoError):
    """The warehouse file could not be used."""


class WarehouseLocked(WarehouseError):
    """Another process holds the warehouse."""

    exit_code = 5

    def __init__(self, path: str, holder: str) -> None:
        super().__init__(f"warehouse {path} is in use by {holder}. Wait for it to end, or stop it, and run again.")
        self.path = path
        self.holder = holder


class WarehouseCorrupt(WarehouseError):
    """The warehouse file exists but DuckDB cannot read it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"warehouse {path} cannot be read: {reason}. Move it away and copy the published file in its place."
        )
        self.path = path


class MigrationChanged(WarehouseError):
    """A migration that was already applied was edited afterwards."""

    def __init__(self, name: str) -> None:
        super().__init__(f"migration {name} was edited after it was applied. Restore it and add a new migration.")
        self.name = name


class BatchIncomplete(WarehouseError):
    """A batch was to be loaded before every article of it was either read or set aside."""

    def __init__(self, folder: str, missing: int) -> None:
        super().__init__(f"batch {folder}: {missing} articles have neither facts nor a refusal. Extract them first.")
        self.folder = folder
        self.missing = missing


class NothingPublished(WarehouseError):
    """There is no published file yet."""

    def __init__(self, path: str) -> None:
        super().__init__(f"nothing is published at {path}. Run `diembao run` first.")
        self.path = path
