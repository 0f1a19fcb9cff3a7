"""kill -9 anywhere, start again: the same tables as a run that was never killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.checks import run_checks
from models.checksum import table_checksums
from models.derive import refresh
from models.ledger import finish_reading, start_run
from models.load import load_batch
from models.warehouse import open_warehouse
from tests.models.made import BODY, NOW, article, batch, run

LOADER = """
import os, signal, sys
from pathlib import Path
from models.derive import refresh
from models.ledger import start_run
from models.load import load_batch
from models.warehouse import open_warehouse
from tests.models.made import NOW, run

home, deadly = Path(sys.argv[1]), int(sys.argv[2])
steps = []

def after(step):
    steps.append(step)
    if len(steps) == deadly:
        os.kill(os.getpid(), signal.SIGKILL)

with open_warehouse(home / "warehouse.duckdb", now=NOW) as warehouse:
    start_run(warehouse, run(1))
    for folder in sorted(home.glob("batch-*")):
        load_batch(warehouse, folder, run(1), now=NOW, after_step=after)
    after("before derive")
    refresh(warehouse)
"""
STEPS = 6


@pytest.fixture
def home(tmp_path: Path, empty_file: Path) -> Path:
    """A warehouse with an article, and two batches that edit it and add others."""
    shutil.copyfile(empty_file, tmp_path / "warehouse.duckdb")
    edited = article("a", title="Bão đã tan", body="Không còn gió ở Quảng Ngãi.", file="z.txt", modified_at=NOW)
    batch(tmp_path / "batch-0", article("a"), article("b", body=BODY + " Thêm."))
    batch(tmp_path / "batch-1", edited, article("c"), article("d", body="Một tin khác."))
    return tmp_path


def killed_at(home: Path, step: int) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    died = subprocess.run([sys.executable, "-c", LOADER, str(home), str(step)], env=environment, check=False)
    assert died.returncode == -signal.SIGKILL


def finished(home: Path, number: int) -> dict[str, str]:
    with open_warehouse(home / "warehouse.duckdb", now=NOW) as warehouse:
        start_run(warehouse, run(number))
        for folder in sorted(home.glob("batch-*")):
            load_batch(warehouse, folder, run(number), now=NOW)
        refresh(warehouse)
        finish_reading(warehouse, run(number), files_seen=5, records_seen=5)
        assert [c.name for c in run_checks(warehouse) if not c.passed and c.severity == "critical"] == []
        with warehouse.begin() as connection:
            return table_checksums(connection)


@pytest.mark.parametrize(
    "step",
    [
        pytest.param(3, id="in-the-first-batch"),
        pytest.param(STEPS + 4, id="in-the-second-batch-after-facts"),
        pytest.param(2 * STEPS + 1, id="between-loading-and-deriving"),
    ],
)
def test_a_load_that_was_killed_and_started_again_is_as_if_never_killed(
    home: Path, tmp_path_factory: pytest.TempPathFactory, step: int
) -> None:
    undisturbed = shutil.copytree(home, tmp_path_factory.mktemp("undisturbed") / "home")
    expected = finished(undisturbed, 1)
    killed_at(home, step)
    assert finished(home, 2) == expected


def test_nothing_of_a_batch_that_was_killed_is_there_and_all_of_the_one_before(home: Path) -> None:
    killed_at(home, STEPS + 5)
    with open_warehouse(home / "warehouse.duckdb", now=NOW) as warehouse, warehouse.begin() as connection:
        ids = "select external_id, title from articles order by external_id"
        rows = connection.exec_driver_sql(ids).all()
        batches = connection.exec_driver_sql("select batch from ops.batches").scalars().all()
    assert [r.external_id for r in rows] == ["a", "b"]
    assert rows[0].title == article("a").title
    assert batches == ["batch-0"]


@pytest.mark.slow
def test_a_load_that_was_killed_at_many_moments_is_as_if_never_killed(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    undisturbed = shutil.copytree(home, tmp_path_factory.mktemp("undisturbed") / "home")
    expected = finished(undisturbed, 1)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    moments = random.Random(9)
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", LOADER, str(home), "-1"], env=environment) as loader:
            try:
                loader.wait(timeout=moments.uniform(0.5, 4))
            except subprocess.TimeoutExpired:
                loader.kill()
    assert finished(home, 2) == expected
