-- One row per name and person or organisation that stands in the same articles, the most frequent first.
-- needs: mentions, entities, outlets
-- read by: models.profiles
with named as (
    select distinct entity_id, article_id
    from mentions
    where entity_id in (select unnest($ids::varchar[]))
),
others as (
    select distinct m.entity_id, m.article_id
    from mentions as m
    where m.type in ('PER', 'ORG') and m.article_id in (select article_id from named)
),
together as (
    select n.entity_id, o.entity_id as other_id, count(*) as article_count
    from named as n
    join others as o on o.article_id = n.article_id and o.entity_id <> n.entity_id
    group by n.entity_id, o.entity_id
)
select t.entity_id, t.other_id, e.name, t.article_count
from together as t
join entities as e on e.entity_id = t.other_id
where not exists (select 1 from outlets as o where e.name in (o.name, o.code, o.domain))
qualify row_number() over (
    partition by t.entity_id order by t.article_count desc, e.article_count desc, e.name, e.entity_id
) <= $most
order by t.entity_id, t.article_count desc, e.article_count desc, e.name, e.entity_id;
