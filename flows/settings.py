"""Every setting of diembao, from one file and the environment (prefix DIEMBAO_, which wins); read once, handed down.

The file is TOML, flat, with the names of the fields below. It is, the first of these that is there: the one that
$DIEMBAO_CONFIG names, `diembao.toml` in the working folder, `diembao.toml` in the home folder. Paths in it are relative
to the file. Secrets come from the environment, or from a Prefect block; a file that holds one is refused.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from diembao.errors import SettingsInvalid
from diembao.formats.limits import Limits

PREFIX = "DIEMBAO_"
CONFIG = "DIEMBAO_CONFIG"
FILE_NAME = "diembao.toml"
DEFAULT_HOME = Path("data")
_LIMITS = Limits()
_SIZE = r"^\d+(\.\d+)?\s?([kKmMgGtT]i?)?[bB]$"


class Settings(BaseSettings):
    """The settings of one process. SettingsInvalid names every value that cannot be used, never a secret one."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid")

    home: Path = Field(DEFAULT_HOME, description="The folder of the warehouse, the published file and the reports.")
    inbox: str = Field("inbox", description="Where article files come in: a folder, a file or an fsspec URL.")
    workers: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, 8),
        ge=1,
        description="Processes that read articles side by side; 1 reads in the process of the run.",
    )
    batch_articles: int = Field(400, ge=1, description="Articles a batch; a batch is loaded in one transaction.")
    batch_bytes: int = Field(4_000_000, ge=1_000, description="Bytes of raw text after which a batch is closed.")
    window: int = Field(4, ge=1, description="Batches that are taken in before they are read and loaded.")
    max_record_bytes: int = Field(
        _LIMITS.max_record_bytes, ge=1_000, description="Bytes of one article, or of one line of a .jsonl or .csv."
    )
    max_document_bytes: int = Field(
        _LIMITS.max_document_bytes, ge=1_000, description="Bytes of an .xml file, which is read whole."
    )
    max_total_bytes: int = Field(
        _LIMITS.max_total_bytes, ge=1_000, description="Bytes that may come out of one compressed file or archive."
    )
    max_members: int = Field(_LIMITS.max_members, ge=1, description="Files that one archive may hold, all levels.")
    max_depth: int = Field(_LIMITS.max_depth, ge=1, description="Levels of archives in archives.")
    max_ratio: int = Field(
        _LIMITS.max_ratio, ge=2, description="Bytes that may come out of an archive for one that went in."
    )
    memory_limit: str = Field(
        "96MB",
        pattern=_SIZE,
        description="Memory DuckDB may use in a run, in its own words (1GB, 512MB); more for many long articles.",
    )
    explore_memory_limit: str = Field(
        "512MB", pattern=_SIZE, description="Memory DuckDB may use for one question of `diembao explore`."
    )
    wait_seconds: float = Field(
        0, ge=0, description="Seconds a run waits for another one to let go of the home folder; 0 refuses at once."
    )
    max_refused_share: float = Field(
        0.5, ge=0, le=1, description="Share of new records set aside above which nothing is published."
    )
    alert_urls: SecretStr = Field(
        SecretStr(""),
        description="Where alerts are sent besides the log and HOME/alerts.jsonl: Apprise URLs, set apart by spaces. "
        "A secret: from the environment only.",
    )
    alert_block: str = Field(
        "", description="Name of a Prefect Secret block that holds more Apprise URLs; read when a run begins."
    )
    alert_repeat_hours: float = Field(
        20, gt=0, description="Hours after which what still stands is told again; 20 is once in every daily run."
    )
    dead_man_hours: float = Field(
        26, gt=0, description="Hours without a new publication after which the dead-man check raises its alert."
    )
    briefing_texts: Literal["full", "excerpt"] = Field(
        "full",
        description="What the briefing prints of an article beside it: full, or an excerpt of what is quoted, where "
        "the pages leave the house.",
    )
    briefing_url: str = Field("", description="Where HOME/briefings is read (https://…/), for the links of its feed.")
    briefing_days: int = Field(7, ge=1, description="Days whose briefing one run writes anew at most, the newest.")
    export_texts: bool = Field(
        True, description="Whether `diembao export` writes the whole texts; false where files leave the house."
    )
    keep: int = Field(7, ge=1, description="Publications that are kept in history, for `diembao rollback`.")
    keep_docs: int = Field(
        7, ge=0, description="Runs whose Data Docs are kept, about 4 MB each; 0 writes none, and saves seconds a run."
    )
    keep_reports_days: int = Field(400, ge=1, description="Days that the reports of runs are kept.")
    keep_lineage_days: int = Field(400, ge=1, description="Days that the lineage files of runs are kept.")
    keep_raw_days: int = Field(
        90, ge=1, description="Days that raw copies are kept after their rows left quarantine; open rows keep theirs."
    )

    def __init__(self, **given: Any) -> None:
        try:
            super().__init__(**given)
        except ValidationError as error:
            raise SettingsInvalid(_words(error)) from None

    @property
    def limits(self) -> Limits:
        """What one file may cost before it is set aside."""
        return Limits(**{f.name: getattr(self, f.name) for f in fields(Limits) if f.name in Settings.model_fields})

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return the sources, the strongest first: what was given, the environment, the file."""
        given: dict[str, Any] = getattr(init_settings, "init_kwargs", {})
        path = settings_file(given.get("home"))
        return (init_settings, env_settings, *_of_file(settings_cls, path))


def file_values(path: Path) -> dict[str, Any]:
    """Return what the settings file at `path` says, its paths as seen from its folder.

    SettingsInvalid when it is no TOML, or holds a name that is no setting, or a secret.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"settings file {path} is no TOML: {error}. Mend that line.") from None
    except OSError as error:
        raise SettingsInvalid(f"settings file {path} cannot be read: {error.strerror}.") from None
    for name in found:
        _refuse(path, name)
    return found | _beside(path, found)


def settings_file(home: Path | str | None = None) -> Path | None:
    """Return the settings file that counts, None when there is none; SettingsInvalid when $DIEMBAO_CONFIG is wrong."""
    if named := os.environ.get(CONFIG):
        if not Path(named).is_file():
            raise SettingsInvalid(
                f"${CONFIG} names {named}, which is no file. `diembao config init {named}` writes it."
            )
        return Path(named)
    folder = Path(home or os.environ.get(f"{PREFIX}HOME") or DEFAULT_HOME)
    return next((path for path in (Path(FILE_NAME), folder / FILE_NAME) if path.is_file()), None)


def variable(name: str) -> str:
    """Return the environment variable of a setting: "DIEMBAO_HOME" for "home"."""
    return PREFIX + name.upper()


def nearest(name: str) -> str:
    """Return what may have been meant by a name that is no setting: "Did you mean workers?"."""
    near = difflib.get_close_matches(name, Settings.model_fields, 1)
    return f"Did you mean {near[0]}?" if near else "`diembao config show` lists them."


def is_secret(field: FieldInfo) -> bool:
    """Return whether the value of a field must never be shown."""
    return field.annotation is SecretStr


def _of_file(kind: type[BaseSettings], path: Path | None) -> tuple[PydanticBaseSettingsSource, ...]:
    return (InitSettingsSource(kind, file_values(path)),) if path else ()


def _refuse(path: Path, name: str) -> None:
    """Raise SettingsInvalid when `name` has no place in a settings file."""
    fields = Settings.model_fields
    if name not in fields:
        raise SettingsInvalid(f"settings file {path}: {name} is no setting. {nearest(name)}")
    if is_secret(fields[name]):
        raise SettingsInvalid(
            f"settings file {path}: {name} is a secret. Put it into ${variable(name)}, not in a file."
        )


def _beside(path: Path, found: dict[str, Any]) -> dict[str, str]:
    """Return the paths in `found` as seen from the folder of the file; URLs and absolute paths as they are."""
    return {
        name: str(path.parent / value)
        for name in ("home", "inbox")
        if isinstance(value := found.get(name), str) and "://" not in value
    }


def _words(error: ValidationError) -> str:
    """Return what is wrong, a setting a sentence; the value is shown unless the setting is a secret."""
    said = []
    for one in error.errors():
        name = str(one["loc"][0]) if one["loc"] else "settings"
        field = Settings.model_fields.get(name)
        if field is None:
            said.append(f"{name} is no setting.")
            continue
        value = "its value" if is_secret(field) else repr(one["input"])
        said.append(f"{name}: {value} cannot be used: {one['msg'].lower()}. {field.description}")
    return " ".join([*said, "`diembao config show` says where each value comes from."])


def settings_of(home: Path | None, **given: Any) -> Settings:
    """Return the settings of this process with what the command line gave on top."""
    named = {k: v for k, v in {"home": home, **given}.items() if v is not None}
    return Settings(**named)
