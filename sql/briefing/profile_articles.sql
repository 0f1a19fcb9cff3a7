-- One row per name that is asked for and article that names it, the newest first, with the first sentence that does.
-- needs: articles, outlets, mentions
-- read by: models.profiles
with named as (
    select entity_id, article_id, min(sentence_no) as sentence_no
    from mentions
    where entity_id in (select unnest($ids::varchar[]))
    group by entity_id, article_id
),
newest as (
    select n.entity_id, n.article_id, n.sentence_no
    from named as n
    join articles as a on a.article_id = n.article_id
    qualify row_number() over (
        partition by n.entity_id order by a.published_at desc nulls last, a.article_id
    ) <= $most
)
select
    n.entity_id,
    a.article_id,
    coalesce(o.name, a.outlet_id)   as outlet,
    a.title,
    a.published_at,
    a.published_precision = 'day'   as day_only,
    a.duplicate_of is not null      as is_copy,
    coalesce(oo.name, d.outlet_id)  as copy_of,
    n.sentence_no
from newest as n
join articles as a on a.article_id = n.article_id
left join outlets as o on o.outlet_id = a.outlet_id
left join articles as d on d.article_id = a.duplicate_of
left join outlets as oo on oo.outlet_id = d.outlet_id
order by n.entity_id, a.published_at desc nulls last, a.article_id;
