"""Warehouses for tests: an empty one is migrated once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.ledger import start_run
from models.warehouse import Warehouse, open_warehouse
from tests.models import made


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    open_warehouse(path, now=made.NOW).close()
    return path


@pytest.fixture
def warehouse(tmp_path: Path, empty_file: Path) -> Iterator[Warehouse]:
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(empty_file, path)
    with open_warehouse(path, now=made.NOW) as opened:
        start_run(opened, made.run())
        yield opened
