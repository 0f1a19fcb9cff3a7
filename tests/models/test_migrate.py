from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from diembao.errors import MigrationChanged, WarehouseError
from models.migrate import make_views, migrate, schema_version
from models.scripts import ROOT, scripts
from models.tables import Table
from models.warehouse import Settings, Warehouse, engine_for
from tests.models.made import NOW

MISSING = """
    select schema_name || '.' || table_name as place from duckdb_tables() where comment is null and not internal
    union all
    select schema_name || '.' || view_name from duckdb_views() where comment is null and not internal
    union all
    select schema_name || '.' || table_name || '.' || column_name from duckdb_columns()
    where comment is null and not internal
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of sql/ that a test may edit."""
    return Path(shutil.copytree(ROOT, tmp_path / "sql"))


def test_every_migration_leaves_its_row_and_runs_once(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "w.duckdb", Settings())
    first = migrate(engine, now=NOW)
    assert first == [s.name for s in scripts("migrations")]
    assert migrate(engine, now=NOW) == []
    with engine.connect() as connection:
        rows = connection.execute(text("select name, sha256, applied_at from ops.migrations order by number")).all()
        assert schema_version(connection) == int(first[-1].split("_")[0])
    assert [(r.name, r.sha256) for r in rows] == [(s.name, s.sha256) for s in scripts("migrations")]
    assert {r.applied_at for r in rows} == {NOW}


def test_an_applied_migration_that_was_edited_is_refused_by_name(tmp_path: Path, root: Path) -> None:
    engine = engine_for(tmp_path / "w.duckdb", Settings())
    migrate(engine, now=NOW, root=root)
    edited = next(iter(sorted((root / "migrations").glob("0003*.sql"))))
    edited.write_text(edited.read_text(encoding="utf-8") + "-- one more line\n", encoding="utf-8")
    with pytest.raises(MigrationChanged) as caught:
        migrate(engine, now=NOW, root=root)
    assert caught.value.name == edited.stem


def test_a_warehouse_of_a_newer_version_is_refused(tmp_path: Path, root: Path) -> None:
    engine = engine_for(tmp_path / "w.duckdb", Settings())
    (root / "migrations" / "9000_add_something.sql").write_text("create table something (a integer);")
    migrate(engine, now=NOW, root=root)
    with pytest.raises(WarehouseError, match="9000_add_something"):
        migrate(engine, now=NOW)


def test_a_migration_that_breaks_leaves_nothing_behind_and_the_earlier_ones_stay(tmp_path: Path, root: Path) -> None:
    engine = engine_for(tmp_path / "w.duckdb", Settings())
    (root / "migrations" / "9000_break.sql").write_text("create table half (a integer); select error('broken');")
    with pytest.raises(DBAPIError, match="broken"):
        migrate(engine, now=NOW, root=root)
    with engine.connect() as connection:
        assert "half" not in inspect(connection).get_table_names()
        assert schema_version(connection) == int(scripts("migrations")[-1].name.split("_")[0])


def test_the_mapped_tables_are_the_migrated_ones_column_for_column(warehouse: Warehouse) -> None:
    dialect = warehouse.engine.dialect
    with warehouse.begin() as connection:
        inspector = inspect(connection)
        for table in Table.metadata.sorted_tables:
            found = [
                (c["name"], c["type"].compile(dialect), c["nullable"])
                for c in inspector.get_columns(table.name, schema=table.schema)
            ]
            assert found == [(c.name, c.type.compile(dialect), c.nullable) for c in table.columns], table.name


def test_every_table_of_the_file_is_mapped(warehouse: Warehouse) -> None:
    with warehouse.begin() as connection:
        rows = connection.execute(text("select schema_name, table_name from duckdb_tables() where not temporary"))
        found = {name if schema == "main" else f"{schema}.{name}" for schema, name in rows}
    assert found == set(Table.metadata.tables)


def test_no_table_view_or_column_is_without_a_comment(warehouse: Warehouse) -> None:
    with warehouse.begin() as connection:
        assert connection.execute(text(MISSING)).scalars().all() == []


def test_no_table_has_a_primary_or_foreign_key(warehouse: Warehouse) -> None:
    keys = "select count(*) from duckdb_constraints() where constraint_type in ('PRIMARY KEY', 'FOREIGN KEY', 'UNIQUE')"
    with warehouse.begin() as connection:
        assert connection.execute(text(keys)).scalar_one() == 0


def test_views_are_made_again_only_when_a_file_changed(tmp_path: Path, root: Path) -> None:
    engine = engine_for(tmp_path / "w.duckdb", Settings())
    migrate(engine, now=NOW, root=root)
    assert make_views(engine, now=NOW, root=root)
    assert make_views(engine, now=NOW, root=root) == []
    new = root / "views" / "only_titles.sql"
    new.write_text(
        "-- One row per article.\n-- needs: articles\ncreate view only_titles as select title from articles;"
    )
    assert "only_titles" in make_views(engine, now=NOW, root=root)
    new.unlink()
    make_views(engine, now=NOW, root=root)
    with engine.connect() as connection:
        assert "only_titles" not in inspect(connection).get_view_names()


def test_a_view_comes_after_the_views_it_needs(tmp_path: Path, root: Path) -> None:
    engine = engine_for(tmp_path / "w.duckdb", Settings())
    migrate(engine, now=NOW, root=root)
    later = "-- needs: zz_first\ncreate or replace view aa_second as select a from zz_first;"
    (root / "views" / "aa_second.sql").write_text(later)
    (root / "views" / "zz_first.sql").write_text("create or replace view zz_first as select 1 as a;")
    made = make_views(engine, now=NOW, root=root)
    assert made.index("zz_first") < made.index("aa_second")
