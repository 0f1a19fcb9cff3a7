-- One row per run, the newest first, with what became of its records.
-- needs: ops.runs, ops.files
-- read by: models.exploring
select
    r.run_id,
    r.started_at,
    r.command,
    r.status,
    r.files_seen,
    coalesce(sum(f.loaded), 0)::integer         as loaded,
    coalesce(sum(f.quarantined), 0)::integer    as set_aside
from ops.runs as r
left join ops.files as f on f.run_id = r.run_id
group by r.run_id, r.started_at, r.command, r.status, r.files_seen
order by r.started_at desc
limit 12;
