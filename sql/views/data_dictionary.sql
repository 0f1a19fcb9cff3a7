-- One row per column of every table and view, with what it means; the comments of this file, as a table.
-- needs:
-- read by: analysts, docs
create or replace view data_dictionary as
with relations as (
    select schema_name, table_name as relation, 'table' as kind, comment
    from duckdb_tables()
    where database_name = current_database() and not internal and not temporary
    union all
    select schema_name, view_name, 'view', comment
    from duckdb_views()
    where database_name = current_database() and not internal and not temporary
)
select
    r.schema_name  as schema_name,
    r.relation     as relation,
    r.kind         as kind,
    r.comment      as relation_meaning,
    c.column_index as position,
    c.column_name  as column_name,
    c.data_type    as data_type,
    c.is_nullable  as nullable,
    c.comment      as column_meaning
from relations as r
join duckdb_columns() as c
    on c.database_name = current_database() and c.schema_name = r.schema_name and c.table_name = r.relation
order by r.schema_name, r.relation, c.column_index;

comment on view   data_dictionary                  is 'One row per column of every table and view, with what it means (từ điển dữ liệu).';
comment on column data_dictionary.schema_name      is 'main for what analysts ask for, ops for what operators ask for.';
comment on column data_dictionary.relation         is 'Name of the table or view.';
comment on column data_dictionary.kind             is 'table or view.';
comment on column data_dictionary.relation_meaning is 'What one row of it is.';
comment on column data_dictionary.position         is 'Position of the column, from 1.';
comment on column data_dictionary.column_name      is 'Name of the column.';
comment on column data_dictionary.data_type        is 'Its type in DuckDB.';
comment on column data_dictionary.nullable         is 'Whether it may be null.';
comment on column data_dictionary.column_meaning   is 'What it holds, in which unit, and what null means.';
