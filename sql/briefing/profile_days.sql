-- One row per day of the four weeks up to the day, with how many articles name the entity.
-- needs: mentions, articles
-- read by: models.profiles
select
    d.day,
    count(distinct n.article_id) as article_count
from (select unnest(generate_series($day::date - 27, $day::date, interval 1 day))::date as day) as d
left join (
    select m.article_id, a.day_vn
    from mentions as m
    join articles as a on a.article_id = m.article_id
    where m.entity_id = $entity_id
) as n on n.day_vn = d.day
group by d.day
order by d.day;
