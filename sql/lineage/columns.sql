-- One row per column of the tables of the schema main, with its comment and that of its table.
-- needs:
-- read by: models/lineage.py
select
    c.table_name,
    c.column_name,
    c.data_type,
    coalesce(c.comment, '')   as comment,
    coalesce(t.comment, '')   as table_comment
from duckdb_columns() as c
inner join duckdb_tables() as t on t.table_oid = c.table_oid and t.database_oid = c.database_oid
where c.schema_name = 'main' and not t.temporary and c.database_name = current_database()
order by c.table_name, c.column_index;
