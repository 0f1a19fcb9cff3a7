-- What was refused is kept with its reason; what passed at last is closed.
-- needs: ops.quarantine
-- read by: models.load
create or replace temp table refused as
select distinct on (quarantine_id) *
from batch_refusals
order by quarantine_id, reason;

update ops.quarantine as q
set
    reason        = r.reason,
    file_sha256   = r.file_sha256,
    last_seen_at  = l.loaded_at,
    last_run_id   = l.run_id,
    attempts      = q.attempts + (q.last_run_id <> l.run_id)::integer,
    history       = case when q.status = 'open' and q.last_run_id = l.run_id then q.history
                    else list_append(q.history, concat_ws(' ', strftime(l.loaded_at, '%Y-%m-%dT%H:%M:%SZ'), l.run_id, 'open')) end,
    status        = 'open'
from refused as r, this_load as l
where q.quarantine_id = r.quarantine_id;

insert into ops.quarantine by name
select
    r.* exclude (article_no, container),
    l.loaded_at                                                                           as first_seen_at,
    l.loaded_at                                                                           as last_seen_at,
    l.run_id                                                                              as first_run_id,
    l.run_id                                                                              as last_run_id,
    1                                                                                     as attempts,
    'open'                                                                                as status,
    [concat_ws(' ', strftime(l.loaded_at, '%Y-%m-%dT%H:%M:%SZ'), l.run_id, 'open')]        as history
from refused as r
cross join this_load as l
anti join ops.quarantine as q using (quarantine_id);

-- A record that passes closes what was open on it; a record of a file closes what was open on the whole file.
create or replace temp table passed as
select
    q.quarantine_id,
    max(case when a.file_sha256 = q.file_sha256 then 'replayed' else 'resolved' end) as status
from ops.quarantine as q
cross join this_load as l
join accepted as a
    on a.file = q.file and q.record_no in (a.record_no, -1)
where q.status = 'open' and q.last_run_id <> l.run_id and q.quarantine_id not in (select quarantine_id from refused)
group by q.quarantine_id;

update ops.quarantine as q
set
    status  = p.status,
    history = list_append(q.history, concat_ws(' ', strftime(l.loaded_at, '%Y-%m-%dT%H:%M:%SZ'), l.run_id, p.status))
from passed as p, this_load as l
where q.quarantine_id = p.quarantine_id;
