-- One row: a name with how it is written, since when it is in the news, and how often.
-- needs: entities, entity_aliases, mentions, articles
-- read by: models.profiles
select
    e.entity_id,
    e.name,
    e.type,
    (
        select list(a.alias order by a.mention_count desc, a.alias)
        from entity_aliases as a
        where a.entity_id = e.entity_id and a.alias <> e.name
    )[:6]                          as also,
    min(n.day_vn)                  as first_day,
    count(n.article_id)            as article_count,
    count(distinct n.outlet_id)    as outlet_count
from entities as e
left join (
    select distinct m.entity_id, a.article_id, a.outlet_id, a.day_vn
    from mentions as m
    join articles as a on a.article_id = m.article_id
    where m.entity_id = $entity_id
) as n on n.entity_id = e.entity_id
where e.entity_id = $entity_id
group by e.entity_id, e.name, e.type;
