-- One row per article of the day that was edited after it was published: its first and its last wording, and what changed between them.
-- needs: article_changes, articles, outlets
-- read by: models.briefing
select
    a.article_id,
    coalesce(o.name, a.outlet_id)                   as outlet,
    a.title,
    arg_min(c.title_before, c.version)              as title_before,
    flatten(list(c.removed order by c.version))     as removed,
    flatten(list(c.added order by c.version))       as added
from article_changes as c
join articles as a on a.article_id = c.article_id
left join outlets as o on o.outlet_id = a.outlet_id
where a.day_vn = $day
group by a.article_id, o.name, a.outlet_id, a.title
order by outlet nulls last, a.title, a.article_id;
