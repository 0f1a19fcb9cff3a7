-- One row per name that is asked for, with how it is written, since when it is in the news, and how often.
-- needs: entities, entity_aliases, mentions, articles
-- read by: models.profiles
with asked as (
    select unnest($ids::varchar[]) as entity_id
),
named as (
    select distinct m.entity_id, a.article_id, a.outlet_id, a.day_vn
    from mentions as m
    join asked as q on q.entity_id = m.entity_id
    join articles as a on a.article_id = m.article_id
),
counted as (
    select
        entity_id,
        min(day_vn)               as first_day,
        count(*)                  as article_count,
        count(distinct outlet_id) as outlet_count
    from named
    group by entity_id
),
days as (
    select
        q.entity_id,
        d.day,
        count(n.article_id) as article_count
    from asked as q
    cross join (select unnest(generate_series($day::date - 27, $day::date, interval 1 day))::date as day) as d
    left join named as n on n.entity_id = q.entity_id and n.day_vn = d.day
    group by q.entity_id, d.day
),
charts as (
    select entity_id, list({'day': day, 'articles': article_count} order by day) as days
    from days
    group by entity_id
),
aliases as (
    select a.entity_id, list(a.alias order by a.mention_count desc, a.alias)[:7] as also
    from entity_aliases as a
    join asked as q on q.entity_id = a.entity_id
    group by a.entity_id
)
select
    e.entity_id,
    e.name,
    e.type,
    coalesce(list_filter(x.also, lambda one: one <> e.name)[:6], []) as also,
    c.first_day,
    coalesce(c.article_count, 0)                                     as article_count,
    coalesce(c.outlet_count, 0)                                      as outlet_count,
    h.days
from entities as e
join asked as q on q.entity_id = e.entity_id
left join counted as c on c.entity_id = e.entity_id
left join charts as h on h.entity_id = e.entity_id
left join aliases as x on x.entity_id = e.entity_id;
