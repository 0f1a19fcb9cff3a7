-- One row per outlet that has articles: how many, copies among them, and since when.
-- needs: articles, outlets
-- read by: models.exploring
select
    a.outlet_id,
    coalesce(o.name, a.outlet_id)                                           as name,
    o.kind,
    o.domain,
    count(*)                                                                as article_count,
    count(*) filter (where a.duplicate_of is not null)                      as copy_count,
    count(*) filter (where a.day_vn is null)                                as undated_count,
    count(distinct a.story_id)                                              as story_count,
    min(a.day_vn)                                                           as first_day,
    max(a.day_vn)                                                           as last_day
from articles as a
left join outlets as o on o.outlet_id = a.outlet_id
where a.outlet_id is not null and ($outlet is null or a.outlet_id = $outlet)
group by a.outlet_id, o.name, o.kind, o.domain
order by article_count desc, name;
