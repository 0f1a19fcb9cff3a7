-- One row per article of a choice of days and outlets, the newest first.
-- needs: articles, outlets
-- read by: models.exploring
select
    a.article_id,
    coalesce(o.name, a.outlet_id)   as outlet,
    a.title,
    a.published_at,
    a.published_precision = 'day'   as day_only,
    a.duplicate_of is not null      as is_copy,
    coalesce(oo.name, d.outlet_id)  as copy_of
from articles as a
left join outlets as o on o.outlet_id = a.outlet_id
left join articles as d on d.article_id = a.duplicate_of
left join outlets as oo on oo.outlet_id = d.outlet_id
where ($outlet is null or a.outlet_id = $outlet)
    and ($first is null or a.day_vn >= $first) and ($last is null or a.day_vn <= $last)
order by a.published_at desc nulls last, a.article_id
limit $most offset $skip;
