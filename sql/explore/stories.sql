-- One row per story of a choice of days, outlets and sizes, the newest first; copies count.
-- needs: articles, outlets, stories
-- read by: models.exploring
with chosen as (
    select
        a.story_id,
        count(*)                                                            as article_count,
        list(distinct coalesce(o.name, a.outlet_id)) filter (where a.outlet_id is not null) as outlets,
        bool_or($outlet is null or a.outlet_id = $outlet)                   as is_told_there,
        min(a.day_vn)                                                       as first_day,
        max(a.day_vn)                                                       as last_day
    from articles as a
    left join outlets as o on o.outlet_id = a.outlet_id
    where a.story_id is not null
        and ($first is null or a.day_vn >= $first) and ($last is null or a.day_vn <= $last)
    group by a.story_id
)
select
    c.story_id,
    s.title,
    c.article_count,
    list_sort(c.outlets)    as outlets,
    c.first_day,
    c.last_day
from chosen as c
join stories as s on s.story_id = c.story_id
where c.is_told_there and len(coalesce(c.outlets, [])) >= $least_outlets
order by c.last_day desc nulls last, len(coalesce(c.outlets, [])) desc, c.article_count desc, c.story_id
limit $most offset $skip;
