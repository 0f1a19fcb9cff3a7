-- One row per outlet that brought something in a run or was measured in it, and one for all together; the worst first.
-- needs: articles, outlets, ops.deliveries, ops.outlets_measured
-- read by: models/reporting.py
with brought as (
    select
        a.outlet_id,
        count(*) filter (where d.outcome = 'loaded' and a.version = 1) as loaded,
        count(*) filter (where d.outcome = 'loaded' and a.version > 1) as edited,
        count(*) filter (where d.outcome = 'unchanged')                as unchanged,
        count(*) filter (where d.outcome = 'duplicate')                as duplicate
    from ops.deliveries as d
    inner join articles as a using (article_id)
    where d.run_id = :run_id
    group by a.outlet_id
),
outlets_told as (
    select outlet_id, false as is_total, loaded, edited, unchanged, duplicate
    from brought
    union all
    select null, true, coalesce(sum(loaded), 0), coalesce(sum(edited), 0), coalesce(sum(unchanged), 0), coalesce(sum(duplicate), 0)
    from brought
    union all
    select m.outlet_id, false, 0, 0, 0, 0
    from ops.outlets_measured as m
    where m.run_id = :run_id and m.outlet_id is not null and m.outlet_id not in (select outlet_id from brought where outlet_id is not null)
)
select
    t.outlet_id,
    o.name                          as outlet,
    t.is_total,
    cast(t.loaded as integer)       as loaded,
    cast(t.edited as integer)       as edited,
    cast(t.unchanged as integer)    as unchanged,
    cast(t.duplicate as integer)    as duplicate,
    m.judged_day,
    m.articles,
    m.usual_articles,
    m.volume_score,
    m.last_day,
    m.days_silent
from outlets_told as t
left join outlets as o on o.outlet_id = t.outlet_id
left join ops.outlets_measured as m
    on m.run_id = :run_id and m.outlet_id is not distinct from t.outlet_id and (t.outlet_id is not null or t.is_total)
order by
    t.is_total desc,
    coalesce(m.days_silent >= 3, false) desc,
    coalesce(m.volume_score < -3, false) desc,
    t.loaded + t.edited desc,
    coalesce(m.articles, 0) desc,
    t.outlet_id nulls last;
