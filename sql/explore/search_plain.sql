-- One row per article that has all the words, whatever the accents: for files that have no ranked search.
-- needs: articles, outlets
-- read by: models.exploring
select
    a.article_id,
    coalesce(o.name, a.outlet_id)                                   as outlet,
    a.title,
    a.day_vn
from articles as a
left join outlets as o on o.outlet_id = a.outlet_id
where len($words::varchar[]) > 0
    and list_bool_and(list_transform($words::varchar[], lambda word: contains(a.text_folded, word)))
order by list_bool_and(list_transform($words::varchar[], lambda word: contains(a.title_folded, word))) desc,
    a.published_at desc nulls last, a.article_id
limit $most;
