"""Every setting of diembao, from the environment (prefix DIEMBAO_); read once, handed down as plain values."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """The settings of one process."""

    model_config = SettingsConfigDict(env_prefix="DIEMBAO_", extra="ignore")

    home: Path = Field(Path("data"), description="The folder of the warehouse, the published file and the reports.")
    inbox: str = Field("inbox", description="Where article files come in: a folder, a file or an fsspec URL.")
    workers: int = Field(
        default_factory=lambda: min(os.cpu_count() or 1, 8),
        ge=1,
        description="Processes that read articles side by side; 1 reads in the process of the run.",
    )
    batch_articles: int = Field(1000, ge=1, description="Articles a batch; a batch is loaded in one transaction.")
    batch_bytes: int = Field(32_000_000, ge=1_000, description="Bytes of raw text after which a batch is closed.")
    window: int = Field(4, ge=1, description="Batches that are taken in before they are read and loaded.")
    keep: int = Field(7, ge=1, description="Publications and Data Docs of runs that are kept.")
    max_refused_share: float = Field(
        0.5, ge=0, le=1, description="Share of new records set aside above which nothing is published."
    )
    alert_urls: SecretStr = Field(
        SecretStr(""),
        description="Where alerts are sent besides the log and HOME/alerts.jsonl: Apprise URLs, set apart by spaces.",
    )
    alert_repeat_hours: float = Field(
        20, gt=0, description="Hours after which what still stands is told again; 20 is once in every daily run."
    )
    memory_limit: str = Field("1GB", description="Memory DuckDB may use, in its own words (1GB, 512MB).")
