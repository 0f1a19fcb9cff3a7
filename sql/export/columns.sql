-- One row per column of a table, in its order.
-- needs:
-- read by: models.export_rows
select column_name
from duckdb_columns()
where schema_name = 'main' and table_name = $table and database_name = current_database()
order by column_index;
