-- What became of every record, every file and the batch.
-- needs: ops.deliveries, ops.files, ops.batches
-- read by: models.load
delete from ops.deliveries as d
using outcomes as o
where d.file = o.file and d.record_no = o.record_no and d.file_sha256 = o.file_sha256;

insert into ops.deliveries by name
select o.file, o.record_no, o.file_sha256, o.article_id, o.content_hash, o.outcome, l.run_id
from outcomes as o
cross join this_load as l;

-- A file may run over several batches: what this batch adds is added to what stands.
create or replace temp table file_counts as
with one_by_one as (
    select container as file, outcome, null as reason from outcomes
    union all
    select container, 'quarantined', reason from batch_refusals where article_no is null
    union all
    select any_value(container), 'quarantined', min(reason)
    from batch_refusals where article_no is not null group by article_no
),
added as (
    select
        file,
        (count(*) filter (outcome = 'loaded'))::integer      as loaded,
        (count(*) filter (outcome = 'unchanged'))::integer   as unchanged,
        (count(*) filter (outcome = 'duplicate'))::integer   as duplicate,
        (count(*) filter (outcome = 'quarantined'))::integer as quarantined,
        min(reason)                                          as reason
    from one_by_one
    group by file
)
select
    b.file,
    b.file_sha256,
    b.size_bytes,
    coalesce(b.format, f.format)                               as format,
    coalesce(b.records_seen, f.records_seen)                   as records_seen,
    coalesce(f.loaded, 0) + coalesce(a.loaded, 0)              as loaded,
    coalesce(f.unchanged, 0) + coalesce(a.unchanged, 0)        as unchanged,
    coalesce(f.duplicate, 0) + coalesce(a.duplicate, 0)        as duplicate,
    coalesce(f.quarantined, 0) + coalesce(a.quarantined, 0)    as quarantined,
    coalesce(f.reason, a.reason)                               as reason
from batch_files as b
cross join this_load as l
left join added as a on a.file = b.file
left join ops.files as f on f.run_id = l.run_id and f.file = b.file;

delete from ops.files
where run_id in (select run_id from this_load) and file in (select file from file_counts);

insert into ops.files by name
select
    l.run_id,
    c.file,
    c.file_sha256,
    c.size_bytes,
    c.format,
    case
        when c.loaded > 0 then 'loaded'
        when c.unchanged > 0 then 'unchanged'
        when c.duplicate > 0 then 'duplicate'
        when c.quarantined > 0 then 'quarantined'
        else 'ignored'
    end                                                                                   as outcome,
    case when c.records_seen = 0 then 'there is no record in it' else c.reason end        as reason,
    coalesce(c.loaded + c.unchanged + c.duplicate + c.quarantined = c.records_seen, false) as finished,
    c.records_seen,
    c.loaded,
    c.unchanged,
    c.duplicate,
    c.quarantined,
    l.extractor_version,
    l.loaded_at                                                                           as recorded_at
from file_counts as c
cross join this_load as l;

insert into ops.batches by name
select
    l.run_id,
    l.batch,
    l.loaded_at,
    (select count(*) filter (outcome = 'loaded') from outcomes)::integer    as loaded,
    (select count(*) filter (outcome = 'unchanged') from outcomes)::integer as unchanged,
    (select count(*) filter (outcome = 'duplicate') from outcomes)::integer as duplicate,
    (
        select count(*) filter (article_no is null) + count(distinct article_no)
        from batch_refusals
    )::integer                                                              as quarantined,
    json_object(
        'articles', (select count(*) from standing),
        'passages', (select count(*) from batch_passages semi join standing using (article_no)),
        'sentences', (select count(*) from batch_sentences semi join standing using (article_no)),
        'mentions', (select count(*) from batch_mentions semi join standing using (article_no)),
        'roles', (select count(*) from batch_roles semi join standing using (article_no)),
        'quotes', (select count(*) from batch_quotes semi join standing using (article_no)),
        'times', (select count(*) from batch_times semi join standing using (article_no)),
        'figures', (select count(*) from batch_figures semi join standing using (article_no)),
        'citations', (select count(*) from batch_citations semi join standing using (article_no)),
        'events', (select count(*) from batch_events semi join standing using (article_no)),
        'topics', (select count(*) from batch_topics semi join standing using (article_no)),
        'keyphrases', (select count(*) from batch_keyphrases semi join standing using (article_no))
    )                                                                       as row_counts
from this_load as l;
