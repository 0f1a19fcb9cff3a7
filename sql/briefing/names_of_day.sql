-- One row per name in the news of the day, by type, the most widely named first; `days` counts the articles of each of the last 14 days.
-- needs: articles, mentions, entities, outlets, roles
-- read by: models.briefing
with named as (
    select distinct
        m.entity_id,
        a.article_id,
        a.outlet_id,
        a.day_vn
    from articles as a
    join mentions as m on m.article_id = a.article_id
    where a.day_vn between $day::date - 13 and $day::date and a.duplicate_of is null
),
today as (
    select
        entity_id,
        count(*)                  as article_count,
        count(distinct outlet_id) as outlet_count
    from named
    where day_vn = $day
    group by entity_id
),
ranked as (
    select
        t.entity_id,
        e.name,
        e.type,
        t.article_count,
        t.outlet_count,
        row_number() over (partition by e.type order by t.article_count desc, t.outlet_count desc, e.article_count desc, e.name) as place
    from today as t
    join entities as e on e.entity_id = t.entity_id
    where e.type in ('PER', 'ORG', 'LOC') and not exists (
        select 1 from outlets as o where e.name in (o.name, o.code, o.domain)
    )
    qualify place <= $most
),
counted as (
    select
        r.entity_id,
        d.day,
        count(n.article_id) as articles
    from ranked as r
    cross join (select unnest(generate_series($day::date - 13, $day::date, interval 1 day))::date as day) as d
    left join named as n on n.entity_id = r.entity_id and n.day_vn = d.day
    group by r.entity_id, d.day
)
select
    r.entity_id,
    r.name,
    r.type,
    r.article_count,
    r.outlet_count,
    (select list(c.articles order by c.day) from counted as c where c.entity_id = r.entity_id) as days,
    (
        select arg_max(l.role, (la.published_at, length(l.role), l.role))
        from roles as l
        join articles as la on la.article_id = l.article_id
        where l.person_id = r.entity_id and la.day_vn <= $day
    ) as role
from ranked as r
order by r.type, r.place;
