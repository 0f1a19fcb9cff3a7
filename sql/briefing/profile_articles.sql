-- One row per article that names the entity, the newest first, with the first sentence that does.
-- needs: articles, outlets, mentions
-- read by: models.profiles
select
    a.article_id,
    coalesce(o.name, a.outlet_id)   as outlet,
    a.title,
    a.published_at,
    a.published_precision = 'day'   as day_only,
    a.duplicate_of is not null      as is_copy,
    coalesce(oo.name, d.outlet_id)  as copy_of,
    n.sentence_no
from (
    select article_id, min(sentence_no) as sentence_no
    from mentions
    where entity_id = $entity_id
    group by article_id
) as n
join articles as a on a.article_id = n.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join articles as d on d.article_id = a.duplicate_of
left join outlets as oo on oo.outlet_id = d.outlet_id
order by a.published_at desc nulls last, a.article_id
limit $most;
