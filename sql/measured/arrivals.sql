-- One row: what this run brought, and how old the newest news usually is when a run brings something.
-- needs: articles, ops.runs, ops.files, ops.quarantine, moment
-- read by: whole_measured
create or replace temp table arrivals as
with outcomes as (
    select
        coalesce(sum(loaded), 0)                                                as loaded,
        coalesce(sum(greatest(duplicate, (outcome = 'duplicate')::integer)), 0) as duplicate,
        coalesce(sum(quarantined), 0)                                           as quarantined,
    from ops.files
    where run_id = (select run_id from moment)
),
mended as (
    select count(*) as articles
    from articles
    where
        first_run_id = (select run_id from moment)
        and (
            len(list_filter(repairs, lambda r: r like 'mojibake%' or r like 'undecodable%')) > 0
            or contains(text, chr(65533))
        )
),
spoilt as (
    select count(*) as records
    from ops.quarantine
    where last_run_id = (select run_id from moment) and rule in ('encoding_suspect', 'text_garbled')
),
brought as (
    select
        (r.started_at at time zone 'Asia/Ho_Chi_Minh')::date                     as run_day,
        (r.started_at at time zone 'Asia/Ho_Chi_Minh')::date - max(a.day_vn)     as age_days,
    from articles as a
    inner join ops.runs as r on r.run_id = a.first_run_id
    where r.command = 'run' or r.command = 'daily'
    group by r.run_id, r.started_at
),
usual as (
    select
        count(distinct b.run_day)  as run_days,
        median(b.age_days)         as age_days,
    from brought as b, moment as m
    where b.run_day between m.run_day - 28 and m.run_day - 1
),
before as (
    select
        count(*) filter (where status = 'interrupted' and started_at > coalesce(ended.at, '1970-01-01')) as killed,
    from ops.runs as r
    left join (
        select max(o.started_at) as at
        from ops.runs as o
        where o.status in ('done', 'refused', 'failed') and o.run_id != (select run_id from moment)
    ) as ended on true
)
select
    outcomes.loaded,
    outcomes.duplicate,
    outcomes.quarantined,
    mended.articles + spoilt.records as encoding_troubled,
    usual.run_days,
    usual.age_days                   as usual_age_days,
    before.killed                    as killed_runs,
from outcomes, mended, spoilt, usual, before;
