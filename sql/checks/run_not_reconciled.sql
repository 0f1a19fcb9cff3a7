-- One row per run or file whose counts do not add up.
-- severity: critical
-- meaning: A file or record was seen and has no outcome, or has two: something was lost without a row that says so.
-- action: Do not publish. Look at ops.files of the run for files that are not finished, and run again.
-- needs: ops.runs, ops.files
with by_run as (
    select
        run_id,
        count(*)                                                   as files,
        sum(loaded + unchanged + duplicate + quarantined)          as records
    from ops.files
    group by run_id
)
select
    r.run_id,
    'all files'                        as file,
    r.files_seen                       as seen,
    coalesce(b.files, 0)               as accounted
from ops.runs as r
left join by_run as b using (run_id)
where r.files_seen is not null and r.files_seen <> coalesce(b.files, 0)
union all
select
    r.run_id,
    'all records',
    r.records_seen,
    coalesce(b.records, 0)
from ops.runs as r
left join by_run as b using (run_id)
where r.records_seen is not null and r.records_seen <> coalesce(b.records, 0)
union all
select
    f.run_id,
    f.file,
    f.records_seen,
    f.loaded + f.unchanged + f.duplicate + f.quarantined
from ops.files as f
join ops.runs as r using (run_id)
where
    r.files_seen is not null
    and f.outcome <> 'ignored'
    and f.format is not null
    and (f.records_seen is null or f.records_seen <> f.loaded + f.unchanged + f.duplicate + f.quarantined);
