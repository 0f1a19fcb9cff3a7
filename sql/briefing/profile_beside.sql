-- One row per person or organisation that stands in the same articles, the most frequent first.
-- needs: mentions, entities, outlets
-- read by: models.profiles
select
    e.entity_id,
    e.name,
    count(distinct m.article_id) as article_count
from mentions as m
join entities as e on e.entity_id = m.entity_id
where m.article_id in (select article_id from mentions where entity_id = $entity_id)
    and m.entity_id <> $entity_id and e.type in ('PER', 'ORG')
    and not exists (select 1 from outlets as o where e.name in (o.name, o.code, o.domain))
group by e.entity_id, e.name
order by count(distinct m.article_id) desc, max(e.article_count) desc, e.name
limit 8;
