-- One row: the files that a run met, their bytes, and the records in those it read.
-- needs: ops.files
-- read by: models/lineage.py
select
    count(*)                          as files,
    coalesce(sum(size_bytes), 0)      as bytes,
    coalesce(sum(records_seen), 0)    as records
from ops.files
where run_id = :run_id;
