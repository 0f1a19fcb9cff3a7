-- One row per table, view or column of this file that has no comment.
-- severity: critical
-- meaning: Analysts read the meaning of a column in its comment; this one has none.
-- action: Add a migration, or lines to the view, with the comment.
-- needs: 
select schema_name, table_name, null as column_name
from duckdb_tables()
where database_name = current_database() and not internal and not temporary and comment is null
union all
select schema_name, view_name, null
from duckdb_views()
where database_name = current_database() and not internal and not temporary and comment is null
union all
select c.schema_name, c.table_name, c.column_name
from duckdb_columns() as c
where c.database_name = current_database() and c.schema_name in ('main', 'ops') and not c.internal and c.comment is null;
