-- One row per table that the batches of a run wrote to, with the number of rows.
-- needs: ops.batches
-- read by: models/lineage.py
with counted as (
    select row_counts, unnest(json_keys(row_counts)) as name
    from ops.batches
    where run_id = :run_id
)
select name, cast(sum(cast(row_counts ->> name as bigint)) as bigint) as written
from counted
group by name;
