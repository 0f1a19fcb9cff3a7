-- The articles were read by this code now; what that changed is kept, and the batch is done.
-- needs: articles, ops.reprocessed, ops.fact_changes, ops.fact_change_samples, ops.batches
-- read by: models.reprocessing, after the facts were replaced
update articles as a
set extractor_version = l.extractor_version, last_run_id = l.run_id
from again as g, this_load as l
where a.article_id = g.article_id;

insert into ops.reprocessed by name
select
    l.run_id,
    l.batch,
    g.article_id,
    g.from_version,
    l.extractor_version                                  as to_version,
    if(d.article_id is null, 'same', 'changed')          as outcome,
    null                                                 as reason
from again as g
cross join this_load as l
left join (select distinct article_id from differences) as d using (article_id)
union all by name
select
    l.run_id,
    l.batch,
    b.article_id,
    a.extractor_version  as from_version,
    l.extractor_version  as to_version,
    'kept'               as outcome,
    min(r.reason)        as reason
from batch_refusals as r
join batch_articles as b using (article_no)
join articles as a on a.article_id = b.article_id
cross join this_load as l
group by all;

insert into ops.fact_changes by name
with names as (
    select unnest([
        'sentences', 'mentions', 'roles', 'quotes', 'times', 'figures', 'citations', 'events', 'topics', 'keyphrases'
    ]) as table_name
),
stood as (
    select table_name, count(*) as facts from facts_before group by table_name
),
stands as (
    select table_name, count(*) as facts from facts_after group by table_name
),
differing as (
    select
        table_name,
        count(*) filter (change = 'added')   as added,
        count(*) filter (change = 'dropped') as dropped,
        count(*) filter (change = 'changed') as changed
    from differences
    group by table_name
)
select
    l.run_id,
    l.batch,
    n.table_name,
    coalesce(s.facts, 0)   as before,
    coalesce(t.facts, 0)   as after,
    coalesce(d.added, 0)   as added,
    coalesce(d.dropped, 0) as dropped,
    coalesce(d.changed, 0) as changed
from names as n
cross join this_load as l
left join stood as s using (table_name)
left join stands as t using (table_name)
left join differing as d using (table_name);

insert into ops.fact_change_samples by name
with numbered as (
    select d.*, row_number() over (partition by table_name, change order by article_id, start_char, before, after) as n
    from differences as d
),
kept as (
    select table_name, change, count(*) as samples
    from ops.fact_change_samples
    where run_id = (select run_id from this_load)
    group by table_name, change
)
select
    l.run_id,
    d.table_name,
    d.change,
    d.article_id,
    substring(a.text, d.start_char + 1, d.end_char - d.start_char) as words,
    d.before,
    d.after
from numbered as d
join articles as a using (article_id)
cross join this_load as l
left join kept as k on k.table_name = d.table_name and k.change = d.change
where d.n + coalesce(k.samples, 0) <= 20;

insert into ops.batches by name
select
    l.run_id,
    l.batch,
    l.loaded_at,
    0                                                                                    as loaded,
    (select count(*) from again)::integer                                                as unchanged,
    0                                                                                    as duplicate,
    0                                                                                    as quarantined,
    (select json_group_object(table_name, facts) from (
        select table_name, count(*) as facts from facts_after group by table_name
    ))                                                                                   as row_counts
from this_load as l;
