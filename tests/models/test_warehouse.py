from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from diembao.errors import WarehouseCorrupt, WarehouseError, WarehouseLocked
from models.process import describe, is_alive
from models.warehouse import Settings, Warehouse, open_warehouse
from tests.models.made import NOW

HOLD = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_a_warehouse_held_by_another_process_names_it(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    open_warehouse(path, now=NOW).close()
    with subprocess.Popen([sys.executable, "-c", HOLD, path], stdin=-1, stdout=-1) as other:
        assert other.stdout and other.stdin
        other.stdout.readline()
        with pytest.raises(WarehouseLocked) as caught:
            open_warehouse(path, now=NOW)
        assert f"process {other.pid} (" in caught.value.holder
        assert "duckdb.connect" in str(caught.value)
        assert caught.value.exit_code == 5
        other.stdin.close()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda b: b"this is no database at all" * 400, id="another-file"),
        pytest.param(lambda b: b[:20_000], id="cut-short"),
        pytest.param(lambda b: b[:12_288] + b"y" * 8_192 + b[20_480:], id="overwritten"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_what_to_do(tmp_path: Path, damage: object) -> None:
    path = tmp_path / "w.duckdb"
    open_warehouse(path, now=NOW).close()
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(WarehouseCorrupt, match="copy the published file in its place"):
        open_warehouse(path, now=NOW)


def test_a_folder_in_the_place_of_the_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "w.duckdb").mkdir()
    with pytest.raises(WarehouseError, match=r"w\.duckdb"):
        open_warehouse(tmp_path / "w.duckdb", now=NOW)


def test_a_released_warehouse_can_be_opened_by_another_process_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with open_warehouse(path, now=NOW) as warehouse:
        warehouse.release()
        script = "import duckdb, sys; print(duckdb.connect(sys.argv[1]).execute('select 42').fetchone()[0])"
        assert subprocess.check_output([sys.executable, "-c", script, path]).strip() == b"42"
        with warehouse.begin() as connection:
            assert connection.execute(text("select 1")).scalar_one() == 1


def test_a_closed_warehouse_leaves_no_journal(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "w.duckdb", now=NOW) as warehouse, warehouse.begin() as connection:
        connection.execute(text("insert into outlets values ('a', 'A', null, null, null, true)"))
    assert [p.name for p in tmp_path.iterdir()] == ["w.duckdb"]


def test_what_raises_inside_a_transaction_undoes_it(warehouse: Warehouse) -> None:
    with pytest.raises(RuntimeError), warehouse.begin() as connection:
        connection.execute(text("insert into outlets values ('a', 'A', null, null, null, true)"))
        raise RuntimeError
    with warehouse.begin() as connection:
        assert connection.execute(text("select count(*) from outlets")).scalar_one() == 0


def test_what_needs_more_memory_says_what_to_raise(tmp_path: Path) -> None:
    settings = Settings(memory_limit="24MB", temp_directory=tmp_path / "spill")
    sorted_lists = "select list(repeat('a', 1000) order by n) from range(1000000) as t(n)"
    with (
        open_warehouse(tmp_path / "w.duckdb", now=NOW, settings=settings) as warehouse,
        pytest.raises(WarehouseError, match="DIEMBAO_MEMORY_LIMIT"),
        warehouse.begin() as connection,
    ):
        connection.execute(text(sorted_lists))


def test_times_are_utc_and_nothing_is_ever_fetched(tmp_path: Path) -> None:
    settings = Settings(threads=1, memory_limit="200MB", temp_directory=tmp_path / "spill")
    wanted = {
        "TimeZone": "UTC",
        "threads": "1",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "temp_directory": str(tmp_path / "spill"),
    }
    with (
        open_warehouse(tmp_path / "w.duckdb", now=NOW, settings=settings) as warehouse,
        warehouse.begin() as connection,
    ):
        for name, value in wanted.items():
            found = connection.execute(text("select current_setting(:name)"), {"name": name}).scalar_one()
            assert str(found).lower() == value.lower(), name


def test_a_process_that_is_gone_is_a_number_and_not_alive() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as gone:
        gone.wait()
    assert describe(gone.pid) == f"process {gone.pid}"
    assert not is_alive(gone.pid)
    assert not is_alive(0)
